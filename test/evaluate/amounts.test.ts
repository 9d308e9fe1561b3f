import { describe, expect, it } from 'vitest'
import { grant, type More, onlyRoute } from '../support/decide.js'

const PAID: More = { item: { unitPaid: 9999 }, claim: { quantity: 2 } }
/** Facts over those of two units at 99.99. */
const paid = (more: More = {}): More => ({
  ...PAID,
  ...more,
  item: { ...(PAID.item as More), ...((more.item as More) ?? {}) },
  claim: { ...(PAID.claim as More), ...((more.claim as More) ?? {}) },
})
const routeOf = (terms: More, more: More): ReturnType<typeof onlyRoute> => onlyRoute([grant({ terms })], more)
/** The refund, or what it still depends on. */
const refund = (terms: More, more: More): unknown => {
  const { terms: settled, open } = routeOf(terms, more)
  return settled.refundAmount ?? open.filter(({ part }) => part === 'terms.refundAmount').map(({ dependsOn }) => dependsOn)
}

describe('S-11 what a refund is counted from', () => {
  it.each<[basis: string, more: More, amount: unknown]>([
    ['paid', paid(), 19998],
    ['paid', { claim: { quantity: 2 } }, [['item.unitPaid']]],
    ['paid', {}, [['claim.quantity', 'item.unitPaid']]],

    ['invoice', paid({ item: { invoicePrice: 9000, paidPriceProven: false } }), 18000],
    ['invoice', paid({ item: { invoicePrice: 9000, paidPriceProven: true } }), 19998],
    ['invoice', paid({ item: { invoicePrice: 9000 } }), [['item.paidPriceProven']]],
    ['invoice', paid({ item: { invoicePrice: 9999 } }), 19998],
    ['invoice', paid(), [['item.invoicePrice', 'item.paidPriceProven']]],
    ['invoice', paid({ item: { paidPriceProven: false } }), [['item.invoicePrice']]],
    ['invoice', paid({ item: { paidPriceProven: true } }), 19998],
    // Never more than was really paid.
    ['invoice', paid({ item: { invoicePrice: 12000, paidPriceProven: false } }), 19998],

    ['order_less_kept', paid({ order: { goodsPaid: 20000, keptCost: 12345 } }), 7655],
    ['order_less_kept', paid({ order: { goodsPaid: 20000, keptCost: 25000 } }), 0],
    ['order_less_kept', paid({ order: { goodsPaid: 50000, keptCost: 0 } }), 19998],
    ['order_less_kept', paid({ order: { goodsPaid: 20000 } }), [['order.keptCost']]],

    ['damaged_share', paid({ goods: { damagedPercent: 50 } }), 9999],
    // 5999.4 and 2999.7
    ['damaged_share', paid({ goods: { damagedPercent: 30 } }), 5999],
    ['damaged_share', paid({ goods: { damagedPercent: 15 } }), 3000],
    // 2.5, half up
    ['damaged_share', { item: { unitPaid: 5 }, goods: { damagedPercent: 50 }, claim: { quantity: 1 } }, 3],
    ['damaged_share', paid({ goods: { damagedPercent: 0 } }), 0],
    ['damaged_share', paid({ goods: { damagedPercent: 100 } }), 19998],
    ['damaged_share', paid(), [['goods.damagedPercent']]],

    ['damaged_pieces', { item: { unitPaid: 1000, pieces: 10 }, goods: { damagedPercent: 20 }, claim: { quantity: 1 } }, 200],
    // 2.5 of ten pieces are three.
    ['damaged_pieces', { item: { unitPaid: 1000, pieces: 10 }, goods: { damagedPercent: 25 }, claim: { quantity: 1 } }, 300],
    ['damaged_pieces', { item: { unitPaid: 1000, pieces: 3 }, goods: { damagedPercent: 34 }, claim: { quantity: 1 } }, 333],
    ['damaged_pieces', { item: { unitPaid: 1000, pieces: 10 }, goods: { damagedPercent: 4 }, claim: { quantity: 1 } }, 0],
    ['damaged_pieces', paid({ goods: { damagedPercent: 20 } }), [['item.pieces']]],

    ['price_difference', paid({ item: { priceProtectionPaid: 500 }, claim: { priceNow: 9000 } }), 998],
    ['price_difference', paid({ item: { priceProtectionPaid: 0 }, claim: { priceNow: 12000 } }), 0],
    ['price_difference', paid({ claim: { priceNow: 9000 } }), [['item.priceProtectionPaid']]],

    // Only a person can fill these.
    ['part_price', paid(), [[]]],
    ['agreed', paid(), [[]]],
  ])('%s of %j', (refundBasis, more, amount) => {
    expect(refund({ refundBasis }, more)).toEqual(amount)
  })

  it('has no refund without a basis', () => {
    expect(routeOf({ freight: 'seller' }, paid())).toMatchObject({ terms: { freight: 'seller' }, open: [] })
    expect(routeOf({ deductions: [{ code: 'pickup_fee', amount: 800 }] }, paid()).terms).toEqual({
      deductions: [{ code: 'pickup_fee', amount: 1600, rule: 'test.grant' }],
    })
  })
})

describe('S-11 deductions', () => {
  const DAYS = { from: 'delivered', until: 'submitted' }
  const repair = (from: string, to: string): More => ({
    service: 'repair',
    openedAt: `2026-06-${from}T09:00:00+08:00`,
    closedAt: `2026-06-${to}T09:00:00+08:00`,
    outcome: 'done',
  })
  const used = (more: More = {}): More => paid({ asOf: '2026-06-30T12:00:00+08:00', events: { delivered: '2026-06-10T23:00:00+08:00' }, history: [], ...more })
  type Listed = number | 'unknown' | 'none'
  const tariff = { base: 1000, steps: [{ fact: 'claim.pickupGrams', over: 1000, each: 500, add: 200 }], cap: 2500 }

  const byHour = { base: 900, steps: [{ fact: 'events.collected', over: 419, each: 1440, add: -200 }] }
  const collected = (time: string): More => used({ events: { delivered: '2026-06-10T23:00:00+08:00', collected: `2026-06-20T${time}+08:00` } })

  it.each<[deduction: More, more: More, listed: Listed, refund: unknown]>([
    [{ code: 'pickup_fee', amount: 800 }, paid(), 1600, 18398],
    [{ code: 'pickup_fee' }, paid(), 'none', 19998],
    [{ code: 'pickup_fee', tariff }, paid({ claim: { pickupGrams: 1000 } }), 1000, 18998],
    [{ code: 'pickup_fee', tariff }, paid({ claim: { pickupGrams: 1001 } }), 1200, 18798],
    [{ code: 'pickup_fee', tariff }, paid({ claim: { pickupGrams: 1500 } }), 1200, 18798],
    [{ code: 'pickup_fee', tariff }, paid({ claim: { pickupGrams: 1501 } }), 1400, 18598],
    [{ code: 'pickup_fee', tariff }, paid({ claim: { pickupGrams: 90_000 } }), 2500, 17498],
    [{ code: 'pickup_fee', tariff }, paid(), 'unknown', [['claim.pickupGrams']]],

    [{ code: 'pickup_fee', tariff: byHour }, collected('06:59:59'), 900, 19098],
    [{ code: 'pickup_fee', tariff: byHour }, collected('07:00:00'), 700, 19298],
    [{ code: 'pickup_fee', tariff: byHour }, used(), 'unknown', [['events.collected']]],

    [{ code: 'outbound_freight' }, paid({ order: { freightNoLongerFree: 600 } }), 600, 19398],
    [{ code: 'outbound_freight' }, paid({ order: { freightNoLongerFree: 0 } }), 'none', 19998],
    [{ code: 'outbound_freight' }, paid(), 'unknown', [['order.freightNoLongerFree']]],

    [{ code: 'gift_price' }, paid({ item: { giftPrice: 300 }, goods: { giftsComplete: false } }), 300, 19698],
    [{ code: 'gift_price' }, paid({ item: { giftPrice: 300 }, goods: { giftsComplete: true } }), 'none', 19998],
    [{ code: 'gift_price' }, paid({ item: { giftPrice: 0 } }), 'none', 19998],
    [{ code: 'gift_price' }, paid({ item: { giftPrice: 300 } }), 'unknown', [['goods.giftsComplete']]],
    [{ code: 'gift_price' }, paid({ goods: { giftsComplete: false } }), 'unknown', [['item.giftPrice']]],
    [{ code: 'gift_price' }, paid({ goods: { giftsComplete: true } }), 'none', 19998],

    // 13 per cent of 199.98 is 25.9974; the refund is rounded once, from 173.9826.
    [{ code: 'invoice_tax', percentBp: 1300 }, paid({ goods: { paperInvoice: 'lost' } }), 2600, 17398],
    [{ code: 'invoice_tax', percentBp: 1300 }, paid({ goods: { paperInvoice: 'held' } }), 'none', 19998],
    [{ code: 'invoice_tax', percentBp: 1300 }, paid({ goods: { paperInvoice: 'none_issued' } }), 'none', 19998],
    [{ code: 'invoice_tax', percentBp: 1300 }, paid(), 'unknown', [['goods.paperInvoice']]],
    [{ code: 'invoice_tax' }, paid({ goods: { paperInvoice: 'lost' } }), 'unknown', [[]]],

    // 150 points at 100 to one unit are 1.50.
    [{ code: 'points_shortfall', pointsPerUnit: 100 }, paid({ order: { currency: 'CNY' }, claim: { pointsShort: 150 } }), 150, 19848],
    [{ code: 'points_shortfall', pointsPerUnit: 100 }, paid({ order: { currency: 'JPY' }, claim: { pointsShort: 150 } }), 2, 19997],
    [{ code: 'points_shortfall', pointsPerUnit: 100 }, paid({ order: { currency: 'KWD' }, claim: { pointsShort: 150 } }), 1500, 18498],
    [{ code: 'points_shortfall', pointsPerUnit: 100 }, paid({ claim: { pointsShort: 0 } }), 'none', 19998],
    [{ code: 'points_shortfall', pointsPerUnit: 100 }, paid({ claim: { pointsShort: 150 } }), 'unknown', [['order.currency']]],
    [{ code: 'points_shortfall', pointsPerUnit: 100 }, paid({ order: { currency: 'CNY' } }), 'unknown', [['claim.pointsShort']]],

    [{ code: 'points_shortfall' }, paid({ order: { currency: 'CNY' }, claim: { pointsShort: 150 } }), 'unknown', [[]]],

    [{ code: 'price_protection_paid' }, paid({ item: { priceProtectionPaid: 250 } }), 500, 19498],
    [{ code: 'price_protection_paid' }, paid({ item: { priceProtectionPaid: 0 } }), 'none', 19998],
    [{ code: 'price_protection_paid' }, paid(), 'unknown', [['item.priceProtectionPaid']]],

    [{ code: 'missing_accessory', amount: 700 }, paid({ goods: { accessoriesComplete: false } }), 700, 19298],
    [{ code: 'missing_accessory', amount: 700 }, paid({ goods: { accessoriesComplete: true } }), 'none', 19998],
    [{ code: 'missing_accessory', amount: 700 }, paid(), 'unknown', [['goods.accessoriesComplete']]],
    [{ code: 'missing_accessory' }, paid({ goods: { accessoriesComplete: false } }), 'unknown', [[]]],

    [{ code: 'packing_material' }, paid({ goods: { packagingIntact: true } }), 'none', 19998],
    [{ code: 'packing_material' }, paid({ goods: { packagingIntact: false } }), 'unknown', [[]]],
    [{ code: 'packing_material' }, paid(), 'unknown', [['goods.packagingIntact']]],

    // 199.98 × 0.05 % × 20 days is 1.9998.
    [{ code: 'depreciation', ratePerDayBp: 5, ...DAYS }, used(), 200, 19798],
    // Less the days in repair, the day taken in not counted: 17 days are 1.69983.
    [{ code: 'depreciation', ratePerDayBp: 5, ...DAYS }, used({ history: [repair('15', '18')] }), 170, 19828],
    [{ code: 'depreciation', ratePerDayBp: 5, ...DAYS }, used({ history: [repair('01', '29')] }), 'none', 19998],
    [{ code: 'depreciation', ratePerDayBp: 5, ...DAYS }, used({ asOf: '2026-06-11T00:00:00+08:00' }), 10, 19988],
    [{ code: 'depreciation', ratePerDayBp: 5, ...DAYS }, used({ asOf: '2026-06-10T23:59:59+08:00' }), 'none', 19998],
    [{ code: 'depreciation', ratePerDayBp: 5, ...DAYS }, used({ events: {} }), 'unknown', [['events.delivered']]],
    [{ code: 'depreciation', ratePerDayBp: 5, ...DAYS }, used({ history: undefined }), 'unknown', [['history']]],
    [{ code: 'depreciation', ratePerDayBp: 5 }, used(), 'unknown', [[]]],

    // 199.98 × 12.345 × 0.3 % is 7.4063.
    [{ code: 'usage_fee' }, paid({ goods: { kilometres: 12_345 }, item: { usageFeeBp: 30 } }), 741, 19257],
    [{ code: 'usage_fee' }, paid({ goods: { kilometres: 0 }, item: { usageFeeBp: 30 } }), 'none', 19998],
    [{ code: 'usage_fee' }, paid({ goods: { kilometres: 12_345 } }), 'unknown', [['item.usageFeeBp']]],
    [{ code: 'usage_fee' }, paid({ item: { usageFeeBp: 30 } }), 'unknown', [['goods.kilometres']]],
    [{ code: 'depreciation', ...DAYS }, used(), 'unknown', [[]]],
  ])('%j of %j', (deduction, more, listed, amount) => {
    const terms = { refundBasis: 'paid', deductions: [deduction] }
    const found = routeOf(terms, more).terms.deductions
    const { code } = deduction as { code: string }
    const rule = 'test.grant'
    expect(found).toEqual(listed === 'none' ? [] : listed === 'unknown' ? [{ code, rule }] : [{ code, amount: listed, rule }])
    expect(refund(terms, more)).toEqual(amount)
  })

  it('takes all of them off, in the order of the vocabulary, and rounds once', () => {
    const deductions = [
      { code: 'missing_accessory', amount: 700 },
      { code: 'invoice_tax', percentBp: 333 },
      { code: 'pickup_fee', amount: 1 },
    ]
    const more = paid({ goods: { accessoriesComplete: false, paperInvoice: 'lost' } })
    // The tax is 665.9334: 19998 - 700 - 665.9334 - 2 = 18630.0666.
    expect(routeOf({ refundBasis: 'paid', deductions }, more).terms).toEqual({
      refundBasis: 'paid',
      refundAmount: 18630,
      deductions: [
        { code: 'pickup_fee', amount: 2, rule: 'test.grant' },
        { code: 'invoice_tax', amount: 666, rule: 'test.grant' },
        { code: 'missing_accessory', amount: 700, rule: 'test.grant' },
      ],
    })
  })

  it('S-11 caps the refund to what was paid, and never below nothing', () => {
    expect(refund({ refundBasis: 'paid', deductions: [{ code: 'missing_accessory', amount: 99_999 }] }, paid({ goods: { accessoriesComplete: false } }))).toBe(
      0,
    )
    expect(
      refund(
        { refundBasis: 'order_less_kept', deductions: [{ code: 'missing_accessory', amount: 100 }] },
        paid({ order: { goodsPaid: 30_000, keptCost: 0 }, goods: { accessoriesComplete: false } }),
      ),
    ).toBe(19998)
  })

  it('names everything that is unknown, once', () => {
    const terms = { refundBasis: 'paid', deductions: [{ code: 'pickup_fee', amount: 1 }, { code: 'gift_price' }, { code: 'outbound_freight' }] }
    expect(routeOf(terms, {})).toMatchObject({
      terms: { refundBasis: 'paid', deductions: [{ code: 'pickup_fee' }, { code: 'outbound_freight' }, { code: 'gift_price' }] },
      open: [{ part: 'terms.refundAmount', dependsOn: ['claim.quantity', 'goods.giftsComplete', 'item.unitPaid', 'order.freightNoLongerFree'] }],
    })
  })

  it('is exact where products pass 2^53', () => {
    const more = { item: { unitPaid: 1_000_000_000 }, claim: { quantity: 100_000 }, goods: { paperInvoice: 'lost' } }
    expect(refund({ refundBasis: 'paid', deductions: [{ code: 'invoice_tax', percentBp: 1 }] }, more)).toBe(99_990_000_000_000)
  })

  it('S-10b waits for a basis or deductions that an adjust may change', () => {
    const rules = [
      grant({ terms: { refundBasis: 'paid', deductions: [] } }),
      {
        id: 'test.a',
        kind: 'adjust',
        adjusts: ['test.grant'],
        terms: { deductions: [{ code: 'outbound_freight' }] },
        when: { '==': [{ var: 'goods.opened' }, true] },
      },
    ]
    expect(onlyRoute(rules, paid())).toMatchObject({
      terms: { refundBasis: 'paid' },
      open: [
        { part: 'terms.deductions', dependsOn: ['goods.opened'] },
        { part: 'terms.refundAmount', dependsOn: ['goods.opened'] },
      ],
    })
  })
})

describe('S-11 compensation has only its own floor and cap', () => {
  it.each<[compensation: More, more: More, amount: unknown]>([
    [{ of: 'paid', multiple: 3 }, paid(), 59994],
    [{ of: 'paid', multiple: 3, floor: 50_000 }, { item: { unitPaid: 100 }, claim: { quantity: 1 } }, 50_000],
    [{ of: 'paid', multiple: 10, floor: 100_000 }, paid(), 199_980],
    [{ of: 'paid', percent: 30 }, paid(), 5999],
    [{ of: 'paid', percent: 15 }, paid(), 3000],
    [{ of: 'paid', percent: 30, cap: 5000 }, paid(), 5000],
    [{ of: 'paid' }, paid(), 19998],
    [{ of: 'price_difference', multiple: 2 }, paid({ item: { priceProtectionPaid: 0 }, claim: { priceNow: 9000 } }), 3996],
    [{ of: 'paid', multiple: 3 }, { item: { unitPaid: 100 } }, [['claim.quantity']]],
    [{ of: 'price_difference' }, paid(), [['claim.priceNow', 'item.priceProtectionPaid']]],
    // A person or a court counts these.
    [{ of: 'loss', multiple: 2 }, paid(), [[]]],
    [{ of: 'repair_cost' }, paid(), [[]]],
    [{ of: 'paid', percent: 1, perDay: true, maxDays: 30 }, paid(), [[]]],
    [{ of: 'paid', multiple: 3, open: true }, paid(), [[]]],
  ])('%j of %j', (compensation, more, amount) => {
    const { terms, open } = routeOf({ compensation }, more)
    expect(terms.compensationAmount ?? open.map(({ dependsOn }) => dependsOn)).toEqual(amount)
    expect(terms.compensation).toEqual(compensation)
    expect(open.map(({ part }) => part)).toEqual(typeof amount === 'number' ? [] : ['terms.compensationAmount'])
  })
})
