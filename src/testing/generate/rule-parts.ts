import fc, { type Arbitrary } from 'fast-check'
import type { Evidence, InForce, Provided, RuleBase, Scope, TermValues } from '../../policy/rule.js'
import { HARD_DAYS } from './almanacs.js'
import { conditions } from './conditions.js'
import { compact, oneOf, someOf, sometimes } from './sometimes.js'
import { BRANDS, CATEGORIES, CHANNELS, EVIDENCE, LABELS, MARKETS, REASONS } from './words.js'

const text = { en: 'A generated rule', zh: '生成的规则' }

const scopes: Arbitrary<Scope> = fc
  .record({
    category: sometimes(someOf(CATEGORIES)),
    notCategory: sometimes(someOf(CATEGORIES), 8),
    brand: sometimes(someOf(BRANDS), 8),
    channel: sometimes(someOf(CHANNELS), 6),
    market: sometimes(someOf(MARKETS), 8),
    reason: sometimes(someOf(REASONS)),
    label: sometimes(someOf(LABELS), 8),
  })
  .map((scope) => compact(scope) as Scope)

const inForces: Arbitrary<InForce> = fc
  .record({
    by: sometimes(oneOf(['delivered', 'submitted', 'installed'] as const)),
    days: fc.uniqueArray(oneOf(HARD_DAYS), { minLength: 2, maxLength: 2 }),
    bounds: fc.nat(2),
  })
  .map(({ by, days, bounds }) => {
    const [from, until] = [...days].sort()
    return compact({ by, from: bounds === 1 ? undefined : from, until: bounds === 0 ? undefined : until }) as InForce
  })

/** What every rule has, but its id and tags. */
export const bases: Arbitrary<Omit<RuleBase, 'id'>> = fc
  .record({
    scope: sometimes(scopes, 2),
    when: sometimes(conditions),
    inForce: sometimes(inForces, 6),
    certainty: oneOf(['high', 'medium', 'low'] as const),
    note: sometimes(fc.constant('Open.'), 6),
  })
  .map((base) => ({ text, cites: [{ source: 'src', at: '1' }], ...compact(base) }) as Omit<RuleBase, 'id'>)

const CODES = [
  { code: 'not_opened' },
  { code: 'not_activated' },
  { code: 'enough_left', params: { percent: 80 } },
  { code: 'label_uses_left', params: { limit: 1 }, if: { '<': [{ var: 'derived.labelUses.exchange_only_180d' }, 1] } },
] as const

export const provided: Arbitrary<Provided[]> = fc.array(
  fc
    .record({ code: oneOf(CODES), if: conditions, certainty: sometimes(oneOf(['medium', 'low', 'high'] as const)) })
    .map(({ code, ...rest }) => ({ ...compact(rest), ...code }) as Provided),
  { maxLength: 2 },
)

export const evidence: Arbitrary<Evidence[]> = fc.array(
  fc
    .record({
      anyOf: someOf(EVIDENCE, 3),
      atLeast: sometimes(fc.constant(1)),
      two: fc.boolean(),
      need: sometimes(oneOf(['recommended', 'required'] as const)),
      if: sometimes(conditions),
    })
    .map(({ two, ...need }) => compact({ ...need, atLeast: two && need.anyOf.length > 1 ? 2 : need.atLeast }) as Evidence),
  { maxLength: 3 },
)

const arrivals = fc.uniqueArray(
  fc.record({ method: oneOf(['wechat_pay', 'alipay'] as const), minWorkingDays: fc.nat(3) }).map((one) => ({ ...one, maxWorkingDays: one.minWorkingDays + 2 })),
  { minLength: 1, maxLength: 2, selector: ({ method }) => method },
)

const deductions = fc.uniqueArray(
  oneOf([
    { code: 'outbound_freight' },
    { code: 'gift_price' },
    { code: 'price_protection_paid' },
    { code: 'invoice_tax', percentBp: 333 },
    { code: 'points_shortfall', pointsPerUnit: 7 },
    { code: 'missing_accessory', amount: 1_501 },
    { code: 'pickup_fee', amount: 999 },
    { code: 'pickup_fee', tariff: { base: 800, steps: [{ fact: 'claim.pickupMetres', over: 3, each: 7, add: 150 }], cap: 1_100 } },
    { code: 'pickup_fee', tariff: { base: 800, steps: [{ fact: 'events.delivered', over: 419, each: 1440, add: -200 }] } },
    { code: 'usage_fee' },
    { code: 'depreciation', ratePerDayBp: 33, from: 'delivered', until: 'submitted' },
  ]),
  { maxLength: 3, selector: ({ code }) => code },
)

/** Values of terms that any adjust may set in its own layer. */
export const terms: Arbitrary<TermValues> = fc
  .record({
    freight: sometimes(oneOf(['buyer', 'seller', 'platform', 'maker']), 2),
    refundBasis: sometimes(oneOf(['paid', 'invoice', 'order_less_kept', 'damaged_share', 'price_difference', 'agreed', 'damaged_pieces']), 2),
    deductions: sometimes(deductions),
    goodsBack: sometimes(fc.boolean(), 6),
    refundTo: sometimes(oneOf(['store_credit', 'account_balance', 'original_payment']), 6),
    repairMode: sometimes(someOf(['send_in', 'on_site', 'pickup']), 6),
    loaner: sometimes(oneOf([{ days: 10 }, { days: 5 }]), 6),
    refundArrival: sometimes(arrivals, 6),
    compensation: sometimes(
      oneOf([
        { of: 'paid', multiple: 3, floor: 50_000 },
        { of: 'paid', percent: 33, cap: 10_000 },
        { of: 'price_difference', percent: 150 },
        { of: 'loss', open: true },
      ]),
      6,
    ),
  })
  .map((values) => compact(values) as TermValues)

/** Values that can better a term of another layer. */
export const betterTerms: Arbitrary<TermValues> = fc
  .record({
    freight: sometimes(oneOf(['platform', 'seller', 'maker']), 2),
    deductions: sometimes(deductions),
    goodsBack: sometimes(fc.constant(false), 6),
    refundTo: sometimes(oneOf(['account_balance', 'original_payment']), 4),
    repairMode: sometimes(someOf(['send_in', 'on_site', 'pickup']), 4),
    loaner: sometimes(oneOf([{ days: 8 }, { days: 3 }]), 4),
    refundArrival: sometimes(arrivals, 4),
  })
  .map((values) => compact(values) as TermValues)
