import { describe, expect, it } from 'vitest'
import { FactsError, whatIf } from '../../src/index.js'
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

  const few = { '<=': [{ var: 'claim.quantity' }, 2] }
  const three = { '>=': [{ var: 'claim.quantity' }, 3] }
  const unlocked = is('goods.accountLocked', false)
  const other = (id: string, more: More): RuleSketch => ({ ...grant(more), id })
  const returned = { service: 'return', outcome: 'done', quantity: 2, openedAt: '2026-06-02T10:00:00+08:00', closedAt: '2026-06-03T10:00:00+08:00' }
  const laps = {
    'vocabulary/facts.json': {
      'goods.test.laps': { type: 'integer', mutable: true, text: { en: 'Laps', zh: '圈数' }, suppliedBy: 'buyer', ask: { en: 'How many?', zh: '多少？' } },
    },
  }

  it.each<[what: string, rules: RuleSketch[], more: More, expected: [changes: object[], rule?: string, verdict?: string][]]>([
    [
      'fewer units',
      [grant({ when: few })],
      { item: { quantity: 10 }, claim: { quantity: 5 } },
      [[[change('claim.quantity', 5, 2)]], [[change('claim.quantity', 5, 1)]]],
    ],
    [
      'fewer units of who knows how many',
      [grant({ when: few })],
      { claim: { quantity: 5 } },
      [[[change('claim.quantity', 5, 2)]], [[change('claim.quantity', 5, 1)]]],
    ],
    ['more units, as many as were bought', [grant({ when: three })], { item: { quantity: 3 }, claim: { quantity: 1 } }, [[[change('claim.quantity', 1, 3)]]]],
    ['no more units than were bought', [grant({ when: three })], { item: { quantity: 2 }, claim: { quantity: 1 } }, []],
    [
      'the units that are left',
      [grant({ service: 'return' })],
      { item: { quantity: 3 }, claim: { quantity: 3 }, history: [returned] },
      [[[change('claim.quantity', 3, 1)]]],
    ],
    [
      'fewer units and something else',
      [grant({ when: { and: [few, unlocked] } })],
      { item: { quantity: 10 }, claim: { quantity: 5 }, goods: { accountLocked: true } },
      [2, 1].map((units) => [[change('claim.quantity', 5, units), change('goods.accountLocked', true, false)]]),
    ],
    [
      'more evidence',
      [grant({ when: { in: ['photos', { var: 'claim.evidence' }] } })],
      { claim: { evidence: ['video'] } },
      [[[change('claim.evidence', ['video'], ['photos', 'video'])]]],
    ],
    [
      'another proof',
      [grant({ when: is('claim.purchaseProof', 'other') })],
      { claim: { purchaseProof: 'none' } },
      [[[change('claim.purchaseProof', 'none', 'other')]]],
    ],
    ['never papers that are given away', [grant({ when: is('claim.purchaseProof', 'other') })], { claim: { purchaseProof: 'papers' } }, []],
    [
      'a number of a pack without bounds',
      [grant({ when: { '<': [{ var: 'goods.test.laps' }, 2] } })],
      { goods: { test: { laps: 5 } } },
      [[[change('goods.test.laps', 5, 1)]]],
    ],
    [
      'the sure ones first, then by their facts',
      [
        grant({ when: is('claim.sendBackBy', 'store'), provided: [{ code: 'not_opened', if: is('goods.opened', false) }] }),
        other('test.free', { when: unlocked }),
        other('test.whole', { when: is('claim.wholeSet') }),
      ],
      { claim: { sendBackBy: 'buyer_ships', wholeSet: false }, goods: { accountLocked: true } },
      [
        [[change('claim.wholeSet', false, true)], 'test.whole'],
        [[change('goods.accountLocked', true, false)], 'test.free'],
        [[change('claim.sendBackBy', 'buyer_ships', 'store')], RULE, 'conditional'],
      ],
    ],
  ])('%s', (_, rules, more, expected) => {
    const service = rules[0]?.service as 'consultation'
    const found = whatIf(policyOf(rules, { files: laps }), facts(more), service)
    expect(found).toEqual(expected.map(([changes, rule = RULE, verdict = 'available']) => ({ changes, verdict, rule })))
  })

  it('refuses facts that are none', () => {
    expect(() => whatIf(policyOf([grant()]), {} as never, 'return')).toThrow(FactsError)
  })
})
