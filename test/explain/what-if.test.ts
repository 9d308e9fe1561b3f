import { describe, expect, it } from 'vitest'
import { whatIf } from '../../src/index.js'
import { facts, grant, type More, policyOf } from '../support/decide.js'
import type { RuleSketch } from '../support/test-pack.js'

const is = (fact: string, value: unknown = true): unknown => ({ '==': [{ var: fact }, value] })
const RULE = 'test.grant'
const change = (fact: string, from: unknown, to: unknown): object => ({ fact, from, to })

describe('S-21 what if', () => {
  const complete = { code: 'accessories_complete', if: is('goods.accessoriesComplete') }
  const gifts = { code: 'gifts_complete', if: is('goods.giftsComplete') }
  const unused = { code: 'not_used', if: is('goods.used', false) }
  const missing = { goods: { accessoriesComplete: false, giftsComplete: false } }

  it.each<[what: string, rules: RuleSketch[], more: More, expected: object[] | undefined]>([
    [
      'one fact',
      [grant({ provided: [complete] })],
      missing,
      [{ changes: [change('goods.accessoriesComplete', false, true)], verdict: 'available', rule: RULE }],
    ],
    [
      'two facts',
      [grant({ provided: [complete, gifts] })],
      missing,
      [{ changes: [change('goods.accessoriesComplete', false, true), change('goods.giftsComplete', false, true)], verdict: 'available', rule: RULE }],
    ],
    [
      'no two facts where one is enough',
      [grant({ provided: [complete] }), { ...grant({ provided: [complete, gifts] }), id: 'test.other' }],
      missing,
      [{ changes: [change('goods.accessoriesComplete', false, true)], verdict: 'available', rule: RULE }],
    ],
    [
      'on a condition that is still unknown',
      [grant({ provided: [complete, unused] })],
      missing,
      [{ changes: [change('goods.accessoriesComplete', false, true)], verdict: 'conditional', rule: RULE }],
    ],
    ['never what cannot be changed any more', [grant({ provided: [unused] })], { goods: { used: true } }, undefined],
    ['never what cannot be changed beside what can', [grant({ provided: [complete, unused] })], { goods: { ...missing.goods, used: true } }, undefined],
    ['never a time', [grant({ windows: [{ ends: { from: 'purchased', for: { days: 1 } } }] })], missing, undefined],
    ['nothing of what is given anyway', [grant()], missing, undefined],
    [
      'an exclusion that goes away',
      [grant(), { id: 'test.no', kind: 'exclude', defeats: [RULE], when: is('goods.accountLocked') }],
      { goods: { accountLocked: true } },
      [{ changes: [change('goods.accountLocked', true, false)], verdict: 'available', rule: RULE }],
    ],
  ])('%s', (_, rules, more, expected) => {
    const policy = policyOf(rules)
    const found = whatIf(policy, facts(more), 'consultation')
    expect(found).toEqual(expected ?? [])
    for (const { changes, verdict } of found) {
      const goods = Object.fromEntries(changes.map(({ fact, to }) => [fact.slice('goods.'.length), to]))
      const changed = facts({ ...more, goods: { ...(more.goods as object), ...goods } })
      expect(policy.evaluate(changed).services.consultation.verdict).toBe(verdict)
    }
  })
})
