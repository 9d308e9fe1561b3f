import { describe, expect, it } from 'vitest'
import type { Issue } from '../../src/core/issue.js'
import { BASE_VOCABULARY } from '../../src/facts/vocabulary.js'
import { grant, issuesOf, type More, policyOf, problem } from '../support/decide.js'
import { testPack } from '../support/test-pack.js'

const rule = 'test.grant'
const issues = (terms: More): readonly Issue[] => issuesOf(testPack({ rules: [grant({ terms })] }))
const at = (code: Parameters<typeof problem>[0], path: (string | number)[], params: More, hint?: string): Issue =>
  problem(code, ['rules', 0, 'terms', ...path], params as Issue['params'], { rule, ...(hint && { hint: `did you mean "${hint}"?` }) })

const TARIFF = { base: 1000, steps: [{ fact: 'claim.pickupGrams', over: 1000, each: 500, add: 200 }], cap: 2500 }
const ARRIVAL = { method: 'alipay', minWorkingDays: 1, maxWorkingDays: 3 }

/** Values that each term may and may not have. */
const VALUES: Record<string, { good: unknown[]; bad: unknown[] }> = {
  freight: { good: ['buyer', 'seller', 'platform', 'maker'], bad: ['vendor', '', 1, true, null, ['buyer']] },
  refundBasis: { good: ['paid', 'agreed'], bad: ['price'] },
  goodsBack: { good: [true, false], bad: [0, 'true', null] },
  repairMode: { good: [['on_site'], ['carry_in', 'pickup']], bad: [[], 'on_site', ['on_site', 'on_site'], ['on-site'], null] },
  loaner: { good: [{ days: 5 }, { workingDays: 5 }], bad: [5, { days: 0 }, {}, 'P5D', null] },
  compensation: {
    good: [{ of: 'paid', multiple: 3, floor: 50_000 }, { of: 'loss' }, { of: 'paid', percent: 30, perDay: true, maxDays: 10, cap: 100, open: false }, {}],
    bad: [{ of: 'price' }, { multiple: -1 }, { percent: 1.5 }, { floor: '1' }, { perDay: 1 }, { times: 3 }, [], null, 3],
  },
}

describe('terms against the vocabulary', () => {
  it.each(Object.entries(VALUES))('%s', (term, { good, bad }) => {
    for (const value of good) expect(() => policyOf([grant({ terms: { [term]: value } })])).not.toThrow()
    for (const value of bad) expect(issues({ [term]: value })).toEqual([at('term_value', [term], { term, value: JSON.stringify(value) })])
  })

  it.each(['refundAmount', 'compensationAmount'])('%s is computed, never set', (term) => {
    expect(issues({ [term]: 100 })).toEqual([at('term_computed', [term], { term })])
  })

  it('one that is not there', () => {
    expect(issues({ freigt: 'buyer' })).toEqual([at('unknown_name', ['freigt'], { name: 'freigt', kind: 'a term' }, 'freight')])
    expect(issues({ constructor: 'buyer' })).toEqual([at('unknown_name', ['constructor'], { name: 'constructor', kind: 'a term' })])
  })

  it('all of them at once', () => {
    expect(issues({ freight: 1, goodsBack: 1, loaner: 1 }).map(({ path }) => path.at(-1))).toEqual(['freight', 'goodsBack', 'loaner'])
  })
})

describe('refundArrival', () => {
  const wrong = (entry: unknown, index = 0): Issue => at('term_value', ['refundArrival', index], { term: 'refundArrival', value: JSON.stringify(entry) })
  it.each<[entry: unknown]>([
    [{ ...ARRIVAL, method: 'paypal' }],
    [{ ...ARRIVAL, minWorkingDays: -1 }],
    [{ ...ARRIVAL, maxWorkingDays: 1.5 }],
    [{ method: 'alipay', minWorkingDays: 1 }],
    [{ ...ARRIVAL, note: 'x' }],
    [null],
    ['alipay'],
  ])('no entry: %j', (entry) => {
    expect(issues({ refundArrival: [entry] })).toEqual([wrong(entry)])
    expect(issues({ refundArrival: [ARRIVAL, entry] })).toEqual([wrong(entry, 1)])
  })

  it('is a list', () => {
    expect(issues({ refundArrival: ARRIVAL })).toEqual([at('term_value', ['refundArrival'], { term: 'refundArrival', value: JSON.stringify(ARRIVAL) })])
    expect(() => policyOf([grant({ terms: { refundArrival: [ARRIVAL, { ...ARRIVAL, method: 'gift_card' }] } })])).not.toThrow()
  })
})

describe('deductions', () => {
  const GOOD: More[] = [
    { code: 'pickup_fee', amount: 800 },
    { code: 'pickup_fee', tariff: TARIFF },
    { code: 'pickup_fee', tariff: { base: 0, steps: [] } },
    { code: 'pickup_fee', tariff: { base: 900, steps: [{ fact: 'events.collected', over: 419, each: 1440, add: -200 }] } },
    { code: 'outbound_freight' },
    { code: 'gift_price' },
    { code: 'invoice_tax', percentBp: 1300 },
    { code: 'points_shortfall', pointsPerUnit: 100 },
    { code: 'price_protection_paid' },
    { code: 'missing_accessory', amount: 100 },
    { code: 'depreciation', ratePerDayBp: 5, from: 'delivered', until: 'submitted' },
    { code: 'usage_fee' },
  ]
  it('every code of the vocabulary, with its params or without', () => {
    const bare = Object.keys(BASE_VOCABULARY.terms.deductions?.codes ?? {}).map((code) => ({ code }))
    expect(bare.map(({ code }) => code)).toEqual(expect.arrayContaining(GOOD.map(({ code }) => code)))
    for (const deduction of [...GOOD, ...bare]) expect(() => policyOf([grant({ terms: { deductions: [deduction] } })])).not.toThrow()
  })

  const step = (more: More): More => ({ code: 'pickup_fee', tariff: { base: 0, steps: [{ ...TARIFF.steps[0], ...more }] } })
  it.each<[deduction: More]>([
    [{ code: 'pickup_fee', amount: -1 }],
    [{ code: 'pickup_fee', fee: 800 }],
    [{ code: 'outbound_freight', amount: 100 }],
    [{ code: 'invoice_tax', percentBp: 13.5 }],
    [{ code: 'depreciation', ratePerDayBp: 5, from: 'deliverd', until: 'submitted' }],
    [{ code: 'pickup_fee', tariff: 100 }],
    [{ code: 'pickup_fee', tariff: { steps: [] } }],
    [{ code: 'pickup_fee', tariff: { base: 0, steps: [], floor: 1 } }],
    [{ code: 'pickup_fee', tariff: { base: 0, steps: [], cap: -1 } }],
    [step({ fact: 'claim.pickupGram' })],
    [step({ fact: 'goods.opened' })],
    [step({ fact: 'events.colected' })],
    [step({ each: 0 })],
    [step({ over: -1 })],
    [step({ add: '200' })],
    [step({ more: 1 })],
  ])('no deduction: %j', (deduction) => {
    expect(issues({ deductions: [GOOD[0], deduction] })).toEqual([
      at('term_value', ['deductions', 1], {
        term: 'deductions',
        value: JSON.stringify(deduction).slice(0, 80) + (JSON.stringify(deduction).length > 80 ? '…' : ''),
      }),
    ])
  })

  it.each<[deduction: unknown, name: string, hint?: string]>([
    [{ code: 'pickup_fees', amount: 1 }, 'pickup_fees', 'pickup_fee'],
    [{ code: 'handling' }, 'handling'],
    [{ amount: 100 }, 'undefined'],
    [null, 'undefined'],
  ])('no code: %j', (deduction, name, hint) => {
    expect(issues({ deductions: [deduction] })).toEqual([at('unknown_name', ['deductions', 0, 'code'], { name, kind: 'a deduction' }, hint)])
  })

  it('is a list', () => {
    expect(issues({ deductions: 'none' })).toEqual([at('term_value', ['deductions'], { term: 'deductions', value: '"none"' })])
  })
})
