import { baselineOf, claims, expectPolicy, policySuite, runCases } from 'aftersales/testing'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { base, cases, policy, says, takesBrokenBack } from './acme.js'

await policySuite(policy, { runs: 10, seed: 1 })
it('decides the worked cases', () => expect(runCases(policy, cases, base).flatMap(({ problems }) => problems)).toEqual([]))
it('keeps what Acme says, and all that the law gives', { timeout: 60_000 }, () => expectPolicy(policy).toProve('floor', ...says))
it('takes no broken cosmetics back on its own terms', () => {
  const baseline = { ...baselineOf(policy), item: { category: 'cosmetics' }, goods: { sealIntact: false } }
  const neverBack = fc.property(claims(policy, { baseline }), (facts) => !takesBrokenBack(facts))
  fc.assert(neverBack, { seed: 1 })
})
