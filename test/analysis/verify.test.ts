import { describe, expect, it } from 'vitest'
import { type Proof, type VerifyOptions, verify } from '../../src/analysis.js'
import { policyOf } from '../support/decide.js'
import type { RuleSketch } from '../support/test-pack.js'
import { badPolicy } from './bad-pack.js'

const grant = (more: object = {}): RuleSketch => ({ id: 'test.grant', kind: 'grant', service: 'repair', ...more })
const is = (fact: string, value: unknown): object => ({ '==': [{ var: fact }, value] })
const days = (count: number): object[] => [{ ends: { from: 'delivered', for: { days: count } } }]
const OPTIONS: VerifyOptions = {
  claims: [{ id: 'in-seven-days', service: 'repair', windows: [{ ends: { from: 'delivered', for: { days: 7 } } }], comesTo: ['available'] }],
  monotone: [{ fact: 'goods.packagingIntact', better: true }],
}
const notProved = (proofs: readonly Proof[]): Proof[] => proofs.filter(({ verdict }) => verdict !== 'proved')

describe('each statement has a pack that refutes it and only it', () => {
  const optionsFor: Record<string, VerifyOptions> = { claim: OPTIONS, monotone: OPTIONS, floor: {}, reason: {}, answerable: {} }
  for (const [name, options] of Object.entries(optionsFor))
    it(name, () => {
      const policy = badPolicy(name)
      const refuted = notProved(verify(policy, name === 'monotone' ? { monotone: OPTIONS.monotone ?? [] } : options).proofs)
      expect(refuted.map((one) => [one.name, one.verdict])).toEqual([[name, 'refuted']])
      // The claim shows it to whoever asks the policy.
      const { facts, verdict } = (refuted[0] as Proof).witness as NonNullable<Proof['witness']>
      expect(policy.evaluate(facts).services.repair.verdict).toBe(verdict)
    })
})

describe('what is refuted', () => {
  it('is shown by the least claim', () => {
    const [proof] = notProved(verify(badPolicy('claim'), OPTIONS).proofs)
    expect(proof).toEqual({
      name: 'claim',
      what: 'in-seven-days',
      service: 'repair',
      verdict: 'refuted',
      witness: {
        facts: {
          asOf: expect.any(String),
          order: { market: 'CN', purchasedAt: expect.any(String) },
          item: { category: expect.any(String) },
          goods: { used: true },
          events: { delivered: expect.any(String) },
          history: [],
          claim: {},
        },
        verdict: 'unavailable',
      },
    })
  })
})

describe('what is proved', () => {
  const rules = [grant({ windows: days(15) }), { id: 'test.exclude', kind: 'exclude', defeats: ['test.grant'], when: is('goods.used', true) }]
  const verdictOf = (expected: ('available' | 'conditional' | 'unavailable' | 'excluded')[], within = 7): string | undefined =>
    verify(policyOf(rules), { claims: [{ id: 'one', service: 'repair', windows: days(within) as never, comesTo: expected }] }).proofs.find(
      ({ name }) => name === 'claim',
    )?.verdict

  it('holds for every claim that is like it', () => {
    expect([verdictOf(['available', 'excluded']), verdictOf(['available'])]).toEqual(['proved', 'refuted'])
    expect([verdictOf(['available', 'excluded'], 15), verdictOf(['available', 'excluded'], 16)]).toEqual(['proved', 'refuted'])
    expect([verdictOf(['available', 'unavailable']), verdictOf(['unavailable']), verdictOf(['conditional', 'excluded'])]).toEqual([
      'proved',
      'refuted',
      'proved',
    ])
  })

  it('is replayed cell by cell where there are few', () => {
    const report = verify(policyOf([grant({ when: is('goods.used', false) })]), { replays: 100 })
    expect(notProved(report.proofs)).toEqual([])
    // goods.used, whether units are left, whether a person has decided.
    expect(report.replayed).toBe(8)
  })

  it('is unknown when the nodes run out', () => {
    const { proofs } = verify(policyOf([grant({ when: is('goods.used', false) })]), { ...OPTIONS, budget: 3 })
    expect(proofs.filter(({ name }) => name === 'claim').map(({ verdict, because }) => [verdict, because])).toEqual([
      ['unknown', 'the diagrams need more than 3 nodes'],
    ])
  })
})
