import { describe, expect, it } from 'vitest'
import { createPolicy, type Policy } from '../../src/evaluate/create-policy.js'
import type { Route } from '../../src/evaluate/decision.js'
import { grant, type More, onlyRoute } from '../support/decide.js'
import { type RuleSketch, testPack } from '../support/test-pack.js'

const OPENED = { '==': [{ var: 'goods.opened' }, true] }
const USED = { '==': [{ var: 'goods.used' }, true] }
const adjust = (id: string, terms: More, more: More = {}): RuleSketch => ({ id, kind: 'adjust', adjusts: ['test.grant'], terms, ...more })
const platform = (rules: RuleSketch[]): ReturnType<typeof testPack> => testPack({ manifest: { id: 'shop', layer: 'platform', needs: ['test'] }, rules })
/** A grant of the law with its own terms, under adjusts of the platform. */
const across = (own: More, ...offers: RuleSketch[]): Policy => createPolicy([testPack({ rules: [grant({ terms: own })] }), platform(offers)])
const parts = ({ terms, open, rules }: Route): unknown => ({ terms, open, rules })
const goods = (opened: boolean | undefined, used?: boolean): More => ({ goods: { opened, used } })
const openTerm = (term: string, ...dependsOn: string[]): unknown[] => [{ part: `terms.${term}`, dependsOn }]

describe('S-10, S-10b terms adjusted in the own layer', () => {
  it.each<[what: string, rules: RuleSketch[], facts: More, terms: More, rules_: string[]]>([
    ['a grant’s own', [grant({ terms: { freight: 'buyer' } })], {}, { freight: 'buyer' }, ['test.grant']],
    ['replaced', [grant({ terms: { freight: 'seller' } }), adjust('test.a', { freight: 'buyer' })], {}, { freight: 'buyer' }, ['test.grant', 'test.a']],
    ['set where there was none', [grant(), adjust('test.a', { servedBy: 'maker' })], {}, { servedBy: 'maker' }, ['test.grant', 'test.a']],
    [
      'part by part',
      [grant({ terms: { freight: 'buyer', refundTo: 'store_credit' } }), adjust('test.a', { freight: 'seller' })],
      {},
      { freight: 'seller', refundTo: 'store_credit' },
      ['test.grant', 'test.a'],
    ],
    [
      'by one that does not apply',
      [grant({ terms: { freight: 'seller' } }), adjust('test.a', { freight: 'buyer' }, { when: OPENED })],
      goods(false),
      { freight: 'seller' },
      ['test.grant'],
    ],
    [
      'by two, each its own',
      [grant(), adjust('test.a', { freight: 'buyer' }), adjust('test.b', { servedBy: 'maker' })],
      {},
      { freight: 'buyer', servedBy: 'maker' },
      ['test.grant', 'test.a', 'test.b'],
    ],
  ])('%s', (_, rules, facts, terms, shaped) => {
    expect(parts(onlyRoute(rules, facts))).toEqual({ terms, open: [], rules: shaped })
  })

  it('leaves a term out while an adjust of it may apply', () => {
    const rules = [grant({ terms: { freight: 'seller', servedBy: 'maker' } }), adjust('test.a', { freight: 'buyer' }, { when: OPENED })]
    expect(parts(onlyRoute(rules))).toEqual({ terms: { servedBy: 'maker' }, open: openTerm('freight', 'goods.opened'), rules: ['test.grant'] })
  })

  it('is settled where the adjust would change nothing', () => {
    const rules = [grant({ terms: { freight: 'seller' } }), adjust('test.a', { freight: 'seller' }, { when: OPENED })]
    expect(onlyRoute(rules)).toMatchObject({ terms: { freight: 'seller' }, open: [] })
  })

  it('may stay without a value', () => {
    expect(parts(onlyRoute([grant(), adjust('test.a', { freight: 'buyer' }, { when: OPENED })]))).toEqual({
      terms: {},
      open: openTerm('freight', 'goods.opened'),
      rules: ['test.grant'],
    })
  })

  const upper = adjust('test.upper', { servedBy: 'maker' }, { when: OPENED, over: ['test.lower'] })
  const lower = adjust('test.lower', { servedBy: 'dealer' }, { when: USED })
  it.each<[opened: boolean | undefined, used: boolean | undefined, servedBy: string | undefined, dependsOn: string[]]>([
    [true, true, 'maker', []],
    [true, undefined, 'maker', []],
    [false, true, 'dealer', []],
    [false, false, 'seller', []],
    [false, undefined, undefined, ['goods.used']],
    [undefined, true, undefined, ['goods.opened']],
    [undefined, false, undefined, ['goods.opened']],
    [undefined, undefined, undefined, ['goods.opened', 'goods.used']],
  ])('one goes over another: %s, %s', (opened, used, servedBy, dependsOn) => {
    const route = onlyRoute([grant({ terms: { servedBy: 'seller' } }), lower, upper], goods(opened, used))
    expect(route.terms.servedBy).toBe(servedBy)
    expect(route.open).toEqual(dependsOn.length > 0 ? openTerm('servedBy', ...dependsOn) : [])
  })
})

describe('S-10, S-10c terms adjusted in another layer: the better of both', () => {
  const arrival = (method: string, minWorkingDays: number, maxWorkingDays: number): unknown => ({ method, minWorkingDays, maxWorkingDays })
  it.each<[what: string, own: More, offer: More, better: More, shaped: boolean]>([
    ['an earlier tier', { freight: 'buyer' }, { freight: 'platform' }, { freight: 'platform' }, true],
    ['a later tier', { refundTo: 'original_payment' }, { refundTo: 'account_balance' }, { refundTo: 'original_payment' }, false],
    ['the first of three tiers', { refundTo: 'store_credit' }, { refundTo: 'original_payment' }, { refundTo: 'original_payment' }, true],
    ['one tier: what stands stays', { freight: 'seller' }, { freight: 'platform' }, { freight: 'seller' }, false],
    ['true and false', { goodsBack: true }, { goodsBack: false }, { goodsBack: false }, true],
    ['false stays', { goodsBack: false }, { goodsBack: false }, { goodsBack: false }, false],
    ['where there was none', {}, { freight: 'platform' }, { freight: 'platform' }, true],
    ['more: all values of both', { repairMode: ['carry_in'] }, { repairMode: ['on_site', 'pickup'] }, { repairMode: ['on_site', 'pickup', 'carry_in'] }, true],
    ['more: nothing new', { repairMode: ['send_in', 'on_site'] }, { repairMode: ['send_in'] }, { repairMode: ['send_in', 'on_site'] }, false],
    ['less: the shorter', { loaner: { days: 7 } }, { loaner: { days: 5 } }, { loaner: { days: 5 } }, true],
    ['less: not the longer', { loaner: { days: 7 } }, { loaner: { weeks: 2 } }, { loaner: { days: 7 } }, false],
    ['less: in other units', { loaner: { days: 7 } }, { loaner: { hours: 100 } }, { loaner: { hours: 100 } }, true],
    ['less: a month is more than thirty days', { loaner: { months: 1 } }, { loaner: { days: 30 } }, { loaner: { days: 30 } }, true],
    ['less: and less than thirty-one', { loaner: { months: 1 } }, { loaner: { days: 31 } }, { loaner: { months: 1 } }, false],
    ['less: a year is as long as twelve months', { loaner: { years: 1 } }, { loaner: { months: 12 } }, { loaner: { years: 1 } }, false],
    ['less: and as 365 days', { loaner: { days: 365 } }, { loaner: { years: 1 } }, { loaner: { days: 365 } }, false],
    ['less: as long', { loaner: { days: 7 } }, { loaner: { weeks: 1 } }, { loaner: { days: 7 } }, false],
    [
      'less: for each way of payment the sooner',
      { refundArrival: [arrival('alipay', 1, 3), arrival('gift_card', 0, 1)] },
      { refundArrival: [arrival('alipay', 1, 2), arrival('wechat_pay', 1, 5)] },
      { refundArrival: [arrival('alipay', 1, 2), arrival('gift_card', 0, 1), arrival('wechat_pay', 1, 5)] },
      true,
    ],
    [
      'less: nothing sooner, and nothing put in another order',
      { refundArrival: [arrival('wechat_pay', 1, 2), arrival('alipay', 1, 2)] },
      { refundArrival: [arrival('wechat_pay', 1, 3)] },
      { refundArrival: [arrival('wechat_pay', 1, 2), arrival('alipay', 1, 2)] },
      false,
    ],
    [
      'less: the sooner by its most, then by its fewest days',
      { refundArrival: [arrival('alipay', 0, 5), arrival('wechat_pay', 2, 5)] },
      { refundArrival: [arrival('alipay', 3, 4), arrival('wechat_pay', 1, 5)] },
      { refundArrival: [arrival('alipay', 3, 4), arrival('wechat_pay', 1, 5)] },
      true,
    ],
  ])('%s', (_, own, offer, better, shaped) => {
    expect(parts(onlyRoute(across(own, adjust('shop.a', offer))))).toEqual({
      terms: better,
      open: [],
      rules: shaped ? ['test.grant', 'shop.a'] : ['test.grant'],
    })
  })

  it('fewer: only the deductions that both have', () => {
    const own = { deductions: [{ code: 'gift_price' }, { code: 'outbound_freight' }], refundBasis: 'paid' }
    const policy = across(own, adjust('shop.a', { deductions: [{ code: 'gift_price' }, { code: 'price_protection_paid' }] }))
    const more = { item: { unitPaid: 1000, giftPrice: 300 }, order: { freightNoLongerFree: 200 }, goods: { giftsComplete: false }, claim: { quantity: 1 } }
    expect(onlyRoute(policy, more)).toMatchObject({
      terms: { deductions: [{ code: 'gift_price', amount: 300, rule: 'test.grant' }], refundAmount: 700 },
      rules: ['test.grant', 'shop.a'],
    })
    expect(onlyRoute(across(own, adjust('shop.a', { deductions: [] })), more).terms).toEqual({ deductions: [], refundBasis: 'paid', refundAmount: 1000 })
  })

  it.each<[opened: boolean | undefined, freight: string | undefined]>([
    [true, 'platform'],
    [false, 'buyer'],
    [undefined, undefined],
  ])('while it is not known to apply, the term is open: %s', (opened, freight) => {
    const route = onlyRoute(across({ freight: 'buyer' }, adjust('shop.a', { freight: 'platform' }, { when: OPENED })), goods(opened))
    expect(route.terms.freight).toBe(freight)
    expect(route.open).toEqual(opened === undefined ? openTerm('freight', 'goods.opened') : [])
  })

  it('is settled where it could not better', () => {
    const policy = across({ freight: 'seller' }, adjust('shop.a', { freight: 'platform' }, { when: OPENED }))
    expect(onlyRoute(policy)).toMatchObject({ terms: { freight: 'seller' }, open: [], rules: ['test.grant'] })
  })

  it('betters every value that the own layer leaves possible', () => {
    const law = testPack({ rules: [grant({ terms: { refundTo: 'store_credit' } }), adjust('test.own', { refundTo: 'account_balance' }, { when: USED })] })
    const offer = (refundTo: string): Policy => createPolicy([law, platform([adjust('shop.a', { refundTo })])])
    expect(onlyRoute(offer('account_balance'))).toMatchObject({ terms: { refundTo: 'account_balance' }, open: [] })
    expect(onlyRoute(offer('original_payment'))).toMatchObject({ terms: { refundTo: 'original_payment' }, open: [] })
    const maybe = createPolicy([law, platform([adjust('shop.a', { refundTo: 'account_balance' }, { when: OPENED })])])
    expect(parts(onlyRoute(maybe))).toMatchObject({ terms: {}, open: openTerm('refundTo', 'goods.opened', 'goods.used') })
    expect(parts(onlyRoute(maybe, goods(true)))).toMatchObject({ terms: { refundTo: 'account_balance' }, open: [] })
  })

  it('chooses between adjusts of one tier whatever the order of the packs', () => {
    const law = testPack({ rules: [grant({ terms: { freight: 'buyer' } })] })
    const maker = testPack({ manifest: { id: 'maker', layer: 'manufacturer', needs: ['test'] }, rules: [adjust('maker.a', { freight: 'maker' })] })
    const shop = platform([adjust('shop.a', { freight: 'platform' })])
    const route = onlyRoute(createPolicy([law, maker, shop]))
    expect(['maker', 'platform']).toContain(route.terms.freight)
    expect(onlyRoute(createPolicy([shop, maker, law]))).toEqual(route)
  })
})
