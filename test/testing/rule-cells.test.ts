import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Policy } from '../../src/evaluate/create-policy.js'
import { linkedOf } from '../../src/evaluate/linked.js'
import type { Facts } from '../../src/index.js'
import type { RuleId } from '../../src/policy/rule.js'
import { Coverage } from '../../src/testing/coverage.js'
import { claims } from '../../src/testing/generate/claims.js'
import { facts, grant, type More, policyOf } from '../support/decide.js'
import type { RuleSketch } from '../support/test-pack.js'

const is = (fact: string, value: unknown): object => ({ '==': [{ var: fact }, value] })
const week = { windows: [{ ends: { from: 'delivered', for: { days: 7 } } }] }

/** How many cells of each rule of a policy there can be a claim in, and how many of them some claims lie in. */
function cells(policy: Policy, given: readonly Facts[] = []): Record<RuleId, [hit: number, of: number | undefined]> {
  const coverage = new Coverage()
  const count = coverage.of(policy)
  for (const one of given) count(one, policy.evaluate(one))
  return Object.fromEntries(
    [...coverage.report()].map(
      ([
        id,
        {
          cells: { hit, of },
        },
      ]) => [id.replace('test.', ''), [hit, of]],
    ),
  )
}

const EVIDENCE = Object.keys(linkedOf(policyOf([grant()])).policy.vocabulary.evidence)
const QUANTITY = { var: 'item.quantity' }
describe('the cells in which there can be a claim', () => {
  it.each<[string, RuleSketch[], Record<RuleId, number>]>([
    ['of a grant without conditions: one', [grant()], { grant: 1 }],
    ['two for a condition', [grant({ when: is('goods.opened', true) })], { grant: 2 }],
    [
      'a comparison that is written twice counts once',
      [grant({ when: is('goods.opened', true), provided: [{ code: 'not_opened', if: is('goods.opened', true) }] })],
      { grant: 2 },
    ],
    ['three for two bounds of one number, not four', [grant({ when: { and: [{ '<': [QUANTITY, 3] }, { '<': [QUANTITY, 9] }] } })], { grant: 3 }],
    ['three for two values of one fact', [grant({ when: { or: [is('order.channel', 'marketplace'), is('order.channel', 'self_operated')] } })], { grant: 3 }],
    ['two for the kind of case', [grant({ scope: { reason: ['defective'] } })], { grant: 2 }],
    ['the item alone is no cell', [grant({ scope: { category: ['phones'] } })], { grant: 1 }],
    ['in time or not', [grant({ ...week, when: is('goods.opened', true) })], { grant: 4 }],
    ['a service that takes units, by whether they are left', [grant({ service: 'return' })], { grant: 2 }],
    [
      'an exclusion, and what lifts it',
      [
        grant(),
        { id: 'test.not', kind: 'exclude', defeats: ['test.grant'], when: is('goods.opened', true) },
        { id: 'test.but', kind: 'except', defeats: ['test.not'], when: is('goods.used', true) },
      ],
      // Of the exclusion: what it reads and whether it is lifted.
      { grant: 2, not: 4, but: 2 },
    ],
    [
      'where one thing decides another there are fewer',
      [grant({ when: is('goods.opened', true) }), { id: 'test.not', kind: 'exclude', defeats: ['test.grant'], when: is('goods.opened', true) }],
      { grant: 2, not: 2 },
    ],
    [
      'an adjust and a duty have those of their own conditions',
      [
        grant(),
        { id: 'test.adjust', kind: 'adjust', adjusts: ['test.grant'], when: is('goods.opened', true), terms: { freight: 'buyer' } },
        { id: 'test.duty', kind: 'duty', of: ['test.grant'], act: 'review', actor: 'seller', ends: { from: 'submitted', for: { hours: 24 } } },
      ],
      { grant: 1, adjust: 2, duty: 1 },
    ],
    [
      'thirty conditions that have nothing to do with each other',
      [grant({ when: { and: EVIDENCE.slice(0, 30).map((kind) => ({ in: [kind, { var: 'claim.evidence' }] })) } })],
      { grant: 2 ** 30 },
    ],
  ])('%s', (_, rules, wanted) => {
    expect(Object.fromEntries(Object.entries(cells(policyOf(rules))).map(([id, [, of]]) => [id, of]))).toEqual(wanted)
  })
})

const shop = policyOf([
  grant({ ...week, scope: { category: ['phones'], reason: ['defective'] }, provided: [{ code: 'not_opened', if: is('goods.opened', false) }] }),
  { id: 'test.not', kind: 'exclude', defeats: ['test.grant'], when: is('goods.used', true) },
])
const claim = (more: More = {}): Facts =>
  facts({ events: { delivered: '2026-06-08T10:00:00+08:00' }, goods: { opened: false, used: false }, claim: { reason: 'defective' }, ...more })

describe('the cells in which claims lie', () => {
  it.each<[string, Facts[], number]>([
    ['one', [claim()], 1],
    ['twice the same', [claim(), claim({ buyer: { kind: 'consumer' } })], 1],
    ['too late', [claim(), claim({ asOf: '2026-07-10T12:00:00+08:00' })], 2],
    ['opened, used', [claim(), claim({ goods: { opened: true, used: false } }), claim({ goods: { opened: true, used: true } })], 3],
    ['not where too little is known', [claim({ goods: { opened: false } })], 0],
    ['not of another item', [claim({ item: { category: 'books' } })], 0],
  ])('%s', (_, given, hit) => {
    expect(cells(shop, given).grant).toEqual([hit, 16])
  })

  it('are never more than there can be, and in the end all', () => {
    const given = fc.sample(claims(shop), { numRuns: 1500, seed: 3 }).filter((one) => one.item.category === 'phones')
    expect(cells(shop, given)).toEqual({ grant: [16, 16], not: [2, 2] })
  })
})
