import { describe, expect, it } from 'vitest'
import type { Proposition } from '../../src/analysis.js'
import { PolicyError } from '../../src/evaluate/create-policy.js'
import { expectPolicy, type Provable } from '../../src/testing.js'
import { badPolicy } from '../analysis/bad-pack.js'
import { policyOf } from '../support/decide.js'
import type { RuleSketch } from '../support/test-pack.js'

const week = (days: number, more: object = {}): RuleSketch => ({
  ...{ id: 'test.week', kind: 'grant', service: 'return', windows: [{ ends: { from: 'delivered', for: { days }, roll: 'none' } }] },
  ...more,
})
const used: RuleSketch = { id: 'test.used', kind: 'exclude', defeats: ['test.week'], when: { '==': [{ var: 'goods.used' }, true] } }
const policy = policyOf([week(7), used])
const unused: Proposition = {
  ...{ id: 'unused-week', service: 'return', when: { '==': [{ var: 'goods.used' }, false] }, comesTo: ['available', 'excluded'] },
  windows: [{ ends: { from: 'delivered', for: { days: 7 }, roll: 'none' } }],
}
/** What an expectation throws; undefined: it holds. */
function thrown(run: () => void): string | undefined {
  try {
    run()
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

describe('expectPolicy … toProve', () => {
  it.each<[string, Provable[]]>([
    ['what holds of every policy', []],
    ['one statement by its name', ['floor']],
    ['a claim of the author', [unused]],
    ['a good fact', [{ fact: 'goods.used', better: false }]],
    ['several at once', ['reason', 'answerable', unused, { fact: 'goods.used', better: false }]],
  ])('holds: %s', (_, statements) => expect(thrown(() => expectPolicy(policy).toProve(...statements))).toBeUndefined())

  it.each<[string, () => void, RegExp]>([
    [
      'a claim that is not so, with the facts that matter',
      () => expectPolicy(policy).toProve({ ...unused, when: { '==': [{ var: 'goods.used' }, true] }, comesTo: ['available'] }),
      /^refuted: return: unused-week \[claim\]\n {2}decided "unavailable": \{.*"goods":\{"used":true\}.*\}$/,
    ],
    [
      'a fact that is not good',
      () => expectPolicy(policy).toProve({ fact: 'goods.used', better: true }),
      /^refuted: return: "goods\.used" being true is never worse \[monotone\]\n {2}decided "unavailable": \{.*\}$/,
    ],
    ['a floor that is undercut', () => expectPolicy(badPolicy('floor')).toProve('floor'), /^refuted: repair: nothing undercuts what "test" gives \[floor\]\n/],
    ['denials without a reason', () => expectPolicy(badPolicy('reason')).toProve(), /^refuted: \w+: every denial says why \[reason\]\n/],
  ])('throws: %s', (_, run, said) => expect(thrown(run)).toMatch(said))

  it('proves only what is asked', () => expect(thrown(() => expectPolicy(badPolicy('floor')).toProve('reason'))).toBeUndefined())

  it('takes no fact that is not there for a good one', () => {
    const run = (): void => expectPolicy(policy).toProve({ fact: 'goods.usd' as 'goods.used', better: false })
    expect(run).toThrow(PolicyError)
    expect(run).toThrow(/goods\.usd/)
  })
})

describe('expectPolicy … toBeNoWorseThan', () => {
  it.each<[string, RuleSketch[], string | RegExp | undefined]>([
    ['the same', [week(7), used], undefined],
    ['a longer window', [week(8), used], undefined],
    ['a shorter window', [week(6), used], /^test@1\.0\.0 is worse than test@1\.0\.0 for the consumer\nreturn was available and is unavailable: \{.*\}$/],
  ])('%s', (_, rules, said) => {
    const message = thrown(() => expectPolicy(policyOf(rules)).toBeNoWorseThan(policy))
    if (said === undefined) expect(message).toBeUndefined()
    else expect(message).toMatch(said)
  })
})
