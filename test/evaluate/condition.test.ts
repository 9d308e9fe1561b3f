import { describe, expect, it } from 'vitest'
import { decide, grant, type More, policyOf } from '../support/decide.js'

type Truth = true | false | undefined
const TRUTHS: readonly Truth[] = [false, undefined, true]
const VERDICTS = new Map<Truth, string>([
  [true, 'available'],
  [false, 'unavailable'],
  [undefined, 'needs_information'],
])

/** A condition that has this truth: a constant, or an atom on a fact that may be absent. */
const OPENED = { '==': [{ var: 'goods.opened' }, true] }
const USED = { '==': [{ var: 'goods.used' }, true] }
const THAWED = { '==': [{ var: 'goods.thawed' }, true] }
const verdictOf = (when: unknown, goods: More = {}, more: More = {}): string => decide([grant({ when })], { goods, ...more }).verdict
const dependsOn = (when: unknown, goods: More = {}, more: More = {}): string[] =>
  decide([grant({ when })], { goods, ...more }).open.flatMap((one) => one.dependsOn)

const least = (...truths: Truth[]): Truth => TRUTHS[Math.min(...truths.map((truth) => TRUTHS.indexOf(truth)))]
const greatest = (...truths: Truth[]): Truth => TRUTHS[Math.max(...truths.map((truth) => TRUTHS.indexOf(truth)))]
const pairs = TRUTHS.flatMap((a) => TRUTHS.map((b): [Truth, Truth] => [a, b]))
const triples = pairs.flatMap(([a, b]) => TRUTHS.map((c): [Truth, Truth, Truth] => [a, b, c]))

describe('S-2 strong Kleene logic: every row', () => {
  it.each(TRUTHS.map((truth) => [truth]))('! %s', (opened) => {
    const mirror = opened === undefined ? undefined : !opened
    expect(verdictOf({ '!': OPENED }, { opened })).toBe(VERDICTS.get(mirror))
    expect(verdictOf({ '!': [OPENED] }, { opened })).toBe(VERDICTS.get(mirror))
    expect(verdictOf({ '!': [{ '!': OPENED }] }, { opened })).toBe(VERDICTS.get(opened))
  })

  it.each(pairs)('%s and, or %s', (opened, used) => {
    expect(verdictOf({ and: [OPENED, USED] }, { opened, used })).toBe(VERDICTS.get(least(opened, used)))
    expect(verdictOf({ or: [OPENED, USED] }, { opened, used })).toBe(VERDICTS.get(greatest(opened, used)))
    expect(verdictOf({ '!': { and: [{ '!': OPENED }, { '!': USED }] } }, { opened, used })).toBe(VERDICTS.get(greatest(opened, used)))
  })

  it.each(triples)('%s, %s, %s nested', (opened, used, thawed) => {
    const goods = { opened, used, thawed }
    expect(verdictOf({ and: [OPENED, { or: [USED, THAWED] }] }, goods)).toBe(VERDICTS.get(least(opened, greatest(used, thawed))))
    expect(verdictOf({ or: [{ and: [OPENED, USED] }, THAWED] }, goods)).toBe(VERDICTS.get(greatest(least(opened, used), thawed)))
    expect(verdictOf({ and: [OPENED, USED, THAWED] }, goods)).toBe(VERDICTS.get(least(opened, used, thawed)))
    expect(verdictOf({ or: [OPENED, USED, THAWED] }, goods)).toBe(VERDICTS.get(greatest(opened, used, thawed)))
  })

  // Claims that are alike share what was worked out: no two of these are.
  it('of one policy, claim after claim', () => {
    const policy = policyOf([grant({ when: { or: [{ and: [OPENED, USED] }, THAWED] } })])
    const wrong = triples.filter(([opened, used, thawed]) => {
      const wanted = VERDICTS.get(greatest(least(opened, used), thawed))
      return decide(policy, { goods: { opened, used, thawed } }).verdict !== wanted
    })
    expect(wrong).toEqual([])
  })

  // What is kept of values is let go when there are many.
  it('of one policy, thousands of values of one fact', () => {
    const policy = policyOf([grant({ when: { '<': [{ var: 'item.unitPaid' }, 2500] } })])
    const prices = Array.from({ length: 4200 }, (_, price) => price)
    expect(prices.filter((unitPaid) => decide(policy, { item: { unitPaid } }).verdict !== VERDICTS.get(unitPaid < 2500))).toEqual([])
  })

  it.each<[when: unknown, opened: Truth, truth: Truth]>([
    [true, undefined, true],
    [{ '!': [false] }, undefined, true],
    [{ and: [true, OPENED] }, undefined, undefined],
    [{ and: [true, OPENED] }, true, true],
    [{ or: [true, OPENED] }, undefined, true],
    [{ or: [false, OPENED] }, undefined, undefined],
    [{ or: [false, OPENED] }, false, false],
    [{ and: [false, OPENED] }, undefined, false],
    [{ and: [OPENED] }, undefined, undefined],
    [{ or: [OPENED] }, true, true],
    // No completion is searched for: an atom and its mirror image stay unknown together.
    [{ or: [OPENED, { '!': OPENED }] }, undefined, undefined],
  ])('%j with %s', (when, opened, truth) => {
    expect(verdictOf(when, { opened })).toBe(VERDICTS.get(truth))
  })

  it('decides conditions nested 64 deep', () => {
    let when: unknown = OPENED
    for (let depth = 1; depth < 64; depth++) when = { '!': [when] }
    expect([true, false, undefined].map((opened) => verdictOf(when, { opened }))).toEqual(['unavailable', 'available', 'needs_information'])
  })
})

describe('S-2 an atom on an absent fact is unknown', () => {
  const is = (operator: string, fact: string, literal: unknown): unknown => ({ [operator]: [{ var: fact }, literal] })
  it.each([
    [is('==', 'goods.opened', true), 'goods.opened'],
    [is('!=', 'goods.opened', true), 'goods.opened'],
    [is('==', 'order.saleMode', 'distance'), 'order.saleMode'],
    [is('!=', 'order.saleMode', 'distance'), 'order.saleMode'],
    [is('==', 'order.platform', 'jd'), 'order.platform'],
    [is('!=', 'order.platform', 'jd'), 'order.platform'],
    ...['==', '!=', '<', '<=', '>', '>='].map((operator): [unknown, string] => [is(operator, 'goods.damagedPercent', 50), 'goods.damagedPercent']),
    [is('in', 'order.saleMode', ['distance', 'store']), 'order.saleMode'],
    [is('in', 'order.platform', ['jd']), 'order.platform'],
    [is('in', 'goods.damagedPercent', [1, 2]), 'goods.damagedPercent'],
    [{ in: ['plus', { var: 'buyer.memberships' }] }, 'buyer.memberships'],
    [is('==', 'buyer.labelUsesThisYear.allergy_cover', 0), 'buyer.labelUsesThisYear.allergy_cover'],
  ])('%j', (when, fact) => {
    const decided = decide([grant({ when })])
    expect([decided.verdict, verdictOf({ '!': when })]).toEqual(['needs_information', 'needs_information'])
    expect(decided.open).toEqual([{ rule: 'test.grant', layer: 'law', dependsOn: [fact] }])
  })

  it.each<[fact: string, literal: unknown, more: More, asked: string[]]>([
    ['derived.faultSide', 'seller', {}, ['claim.reason']],
    ['derived.failedRepairs', 2, { history: undefined }, ['history']],
    ['derived.claimAmount', 2, {}, ['claim.quantity', 'item.unitPaid']],
    ['derived.claimAmount', 2, { item: { unitPaid: 1 } }, ['claim.quantity']],
    ['derived.durable', true, { item: { category: 'phones_and_digital' } }, ['item.durable']],
    ['derived.partExchanges', 1, {}, ['claim.part']],
  ])('S-1c asks for what %s comes from', (fact, literal, more, asked) => {
    expect(dependsOn({ '==': [{ var: fact }, literal] }, {}, more)).toEqual(asked)
  })

  it('asks only for facts that decide', () => {
    expect(dependsOn({ and: [OPENED, USED] }, { used: true })).toEqual(['goods.opened'])
    expect(dependsOn({ or: [{ and: [OPENED, USED] }, THAWED] }, { used: false })).toEqual(['goods.thawed'])
    expect(dependsOn({ and: [OPENED, { or: [USED, THAWED] }] }, { thawed: true })).toEqual(['goods.opened'])
    expect(dependsOn({ '!': { or: [OPENED, { '!': USED }] } })).toEqual(['goods.opened', 'goods.used'])
  })
})

describe('S-2b categories in conditions', () => {
  const has = (category: string): unknown => ({ in: [category, { var: 'derived.categories' }] })
  it.each<[category: string, wanted: string, truth: Truth]>([
    ['phones', 'phones', true],
    ['phones', 'phones_and_digital', true],
    ['phones_and_digital', 'phones_and_digital', true],
    ['phones', 'cameras', false],
    ['phones', 'clothing', false],
    ['phones_and_digital', 'clothing', false],
    // Coarser than the rule: it may be a phone.
    ['phones_and_digital', 'phones', undefined],
    ['large_appliances', 'black_white_tvs', undefined],
    ['tvs', 'large_appliances', true],
  ])('%s has %s: %s', (category, wanted, truth) => {
    const more = { item: { category } }
    expect(verdictOf(has(wanted), {}, more)).toBe(VERDICTS.get(truth))
    expect(verdictOf({ '!': has(wanted) }, {}, more)).toBe(VERDICTS.get(truth === undefined ? undefined : !truth))
    expect(dependsOn(has(wanted), {}, more)).toEqual(truth === undefined ? ['item.category'] : [])
  })
})
