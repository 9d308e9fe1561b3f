import { type Fraction, fraction, larger, minus, plus, roundHalfUp, smaller, times } from '../core/fraction.js'
import { minorUnitsOf } from '../core/money.js'
import { dayAt, timeOfDayAt } from '../core/zone.js'
import type { CompiledPack } from '../policy/compiled.js'
import type { RuleId } from '../policy/rule.js'
import { type Evaluation, integerOf, knownValue, sourcesOf } from './evaluation.js'
import { eventSources } from './events.js'
import type { SettledTerm } from './terms.js'

/** An amount, or the facts that are still missing for it. A formula that only a person can fill has no facts to ask for. */
type Amount = { readonly value: Fraction } | { readonly missing: readonly string[] }

export interface Deduction {
  code: string
  amount?: number
  rule: RuleId
}

export interface Refund {
  readonly amount?: number
  readonly deductions: Deduction[]
  readonly missing: readonly string[]
}

const ZERO = fraction(0)
const isKnown = (amount: Amount): amount is { readonly value: Fraction } => 'value' in amount
const missingOf = (amounts: readonly Amount[]): string[] => amounts.flatMap((amount) => (isKnown(amount) ? [] : amount.missing))

/** A fact as an amount. */
function fact(evaluation: Evaluation, path: string): Amount {
  const value = integerOf(evaluation, path)
  return value === undefined ? { missing: sourcesOf(evaluation, path) } : { value: fraction(value) }
}

/** Works a formula out when every operand is known. */
function formula(operands: readonly Amount[], of: (...values: Fraction[]) => Fraction): Amount {
  const missing = missingOf(operands)
  return operands.every(isKnown) ? { value: of(...operands.map(({ value }) => value)) } : { missing }
}

const isNothing = (amount: Amount): boolean => isKnown(amount) && amount.value.num === 0n

/** A product, known to be nothing as soon as one factor is. */
const share = (factors: readonly Amount[]): Amount => factors.find(isNothing) ?? formula(factors, (...values) => values.reduce(times))

const product = (evaluation: Evaluation, ...paths: string[]): Amount =>
  formula(
    paths.map((path) => fact(evaluation, path)),
    (...values) => values.reduce(times),
  )

/** What was really paid for the units of the claim. */
const paid = (evaluation: Evaluation): Amount => product(evaluation, 'item.unitPaid', 'claim.quantity')

/** The refund before deductions, by the coded formula of its basis (S-11). */
function basisAmount(evaluation: Evaluation, basis: unknown): Amount {
  switch (basis) {
    case 'paid':
      return paid(evaluation)
    case 'invoice':
      return invoiceAmount(evaluation)
    case 'order_less_kept':
      return formula([fact(evaluation, 'order.goodsPaid'), fact(evaluation, 'order.keptCost')], minus)
    case 'damaged_share':
      return formula([paid(evaluation), fact(evaluation, 'goods.damagedPercent')], (sum, percent) => times(sum, times(percent, fraction(1, 100))))
    case 'damaged_pieces':
      return formula([paid(evaluation), fact(evaluation, 'item.pieces'), fact(evaluation, 'goods.damagedPercent')], (sum, pieces, percent) => {
        const damaged = fraction(roundHalfUp(times(pieces, times(percent, fraction(1, 100)))))
        return times(sum, { num: damaged.num * pieces.den, den: damaged.den * pieces.num })
      })
    case 'price_difference':
      return product(evaluation, 'derived.priceDrop', 'claim.quantity')
    default:
      return { missing: [] }
  }
}

/** The price on the invoice, unless the seller has proven the price really paid. */
function invoiceAmount(evaluation: Evaluation): Amount {
  const [invoice, unit] = [product(evaluation, 'item.invoicePrice', 'claim.quantity'), paid(evaluation)]
  const proven = knownValue(evaluation, 'item.paidPriceProven')
  if (proven !== undefined) return proven ? unit : invoice
  const same = isKnown(invoice) && isKnown(unit) && invoice.value.num === unit.value.num
  return same ? invoice : { missing: ['item.paidPriceProven', ...missingOf([invoice, unit])] }
}

type Taken = Record<string, unknown> & { code: string }

/** What one deduction takes off, by its coded formula. */
function deductionAmount(evaluation: Evaluation, taken: Taken, base: Amount, pack: CompiledPack): Amount {
  const when = (path: string, free: readonly unknown[], amount: () => Amount): Amount => {
    const value = knownValue(evaluation, path)
    if (value === undefined) return { missing: sourcesOf(evaluation, path) }
    return free.includes(value) ? { value: ZERO } : amount()
  }
  switch (taken.code) {
    case 'pickup_fee':
      return taken.tariff === undefined
        ? formula([fact(evaluation, 'claim.quantity')], (quantity) => times(quantity, fraction((taken.amount as number | undefined) ?? 0)))
        : tariffAmount(evaluation, taken.tariff as Tariff, pack)
    case 'outbound_freight':
      return fact(evaluation, 'order.freightNoLongerFree')
    case 'gift_price':
      return integerOf(evaluation, 'item.giftPrice') === 0 ? { value: ZERO } : when('goods.giftsComplete', [true], () => fact(evaluation, 'item.giftPrice'))
    case 'invoice_tax':
      if (isNothing(base)) return base
      return when('goods.paperInvoice', ['held', 'none_issued'], () =>
        taken.percentBp === undefined ? { missing: [] } : formula([base], (sum) => times(sum, fraction(taken.percentBp as number, 10_000))),
      )
    case 'points_shortfall':
      return pointsAmount(evaluation, taken.pointsPerUnit as number | undefined)
    case 'price_protection_paid':
      return integerOf(evaluation, 'item.priceProtectionPaid') === 0 ? { value: ZERO } : product(evaluation, 'item.priceProtectionPaid', 'claim.quantity')
    case 'missing_accessory':
      return when('goods.accessoriesComplete', [true], () => (taken.amount === undefined ? { missing: [] } : { value: fraction(taken.amount as number) }))
    case 'packing_material':
      return when('goods.packagingIntact', [true], () => ({ missing: [] }))
    case 'depreciation':
      return depreciationAmount(evaluation, taken, base, pack)
    case 'usage_fee':
      return share([base, fact(evaluation, 'goods.kilometres'), fact(evaluation, 'item.usageFeeBp'), { value: fraction(1, 1000 * 10_000) }])
    default:
      return { missing: [] }
  }
}

/** Points that are short, at so many points to one unit of the currency. */
function pointsAmount(evaluation: Evaluation, pointsPerUnit: number | undefined): Amount {
  const short = fact(evaluation, 'claim.pointsShort')
  if (pointsPerUnit === undefined) return { missing: [] }
  if (isKnown(short) && short.value.num === 0n) return short
  const currency = knownValue(evaluation, 'order.currency') as string | undefined
  const minor = currency === undefined ? undefined : minorUnitsOf(currency)
  if (minor === undefined) return { missing: ['order.currency', ...missingOf([short])] }
  return formula([short], (points) => times(points, fraction(minor, pointsPerUnit)))
}

/** Price × daily rate × days of use, days in repair left out; without a rate or its two events only a person can count it. */
function depreciationAmount(evaluation: Evaluation, { ratePerDayBp, from, until }: Taken, base: Amount, { zone }: CompiledPack): Amount {
  if (ratePerDayBp === undefined || from === undefined || until === undefined) return { missing: [] }
  const day = (event: unknown): Amount => {
    const time = evaluation.facts.events.get(event as string)
    return typeof time === 'number' ? { value: fraction(dayAt(zone, time)) } : { missing: eventSources(evaluation, event as string) }
  }
  const days = formula([day(from), day(until), fact(evaluation, 'derived.daysInRepair')], (first, last, repaired) =>
    larger(ZERO, minus(minus(last, first), repaired)),
  )
  return share([base, days, { value: fraction(ratePerDayBp as number, 10_000) }])
}

interface Tariff {
  base: number
  steps: { fact: string; over: number; each: number; add: number }[]
  cap?: number
}

/** The minute of the day at which an event happened, on the clock of the pack. */
function minuteOf(evaluation: Evaluation, event: string, { zone }: CompiledPack): Amount {
  const time = evaluation.facts.events.get(event)
  return typeof time === 'number' ? { value: fraction(Math.floor(timeOfDayAt(zone, time) / 60_000)) } : { missing: eventSources(evaluation, event) }
}

/** Base, and for each started `each` of a fact, or of the minute of the day of an event, over `over`, `add`. */
function tariffAmount(evaluation: Evaluation, { base, steps, cap }: Tariff, pack: CompiledPack): Amount {
  const operand = (name: string): Amount => (name.startsWith('events.') ? minuteOf(evaluation, name.slice('events.'.length), pack) : fact(evaluation, name))
  const amounts = steps.map((step) =>
    formula([operand(step.fact)], ({ num }) => {
      const over = num - BigInt(step.over)
      const each = BigInt(step.each)
      return fraction(over > 0n ? ((over + each - 1n) / each) * BigInt(step.add) : 0n)
    }),
  )
  return formula(amounts, (...values) => {
    const sum = values.reduce(plus, fraction(base))
    return cap === undefined ? sum : smaller(sum, fraction(cap))
  })
}

const NOTHING_OFF: Pick<SettledTerm, 'value' | 'by'> = { value: [], by: [] }

/** The refund of a route with what is taken off it, in the vocabulary's order, capped to [0, paid] and rounded once (S-11). */
export function refundOf(evaluation: Evaluation, terms: ReadonlyMap<string, SettledTerm>, pack: CompiledPack): Refund {
  const { value, by } = terms.get('deductions') ?? NOTHING_OFF
  const basis = terms.get('refundBasis')
  const base: Amount = basis ? basisAmount(evaluation, basis.value) : { missing: [] }
  const order = Object.keys(evaluation.policy.vocabulary.terms.deductions?.codes as object)
  const taken = [...(value as Taken[])].sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code))
  const amounts = taken.map((one) => deductionAmount(evaluation, one, base, pack))
  const deductions = taken.flatMap(({ code }, index): Deduction[] => {
    const amount = amounts[index] as Amount
    const [rule] = by as [RuleId]
    if (!isKnown(amount)) return [{ code, rule }]
    return amount.value.num === 0n ? [] : [{ code, amount: roundHalfUp(amount.value), rule }]
  })
  if (!basis) return { deductions, missing: [] }
  const total = formula([base, paid(evaluation), ...amounts], (sum, most, ...off) => smaller(larger(ZERO, off.reduce(minus, sum)), most))
  if (isKnown(total)) return { amount: roundHalfUp(total.value), deductions, missing: [] }
  const missing = [...new Set(total.missing)].sort()
  return { deductions, missing }
}

interface Compensation {
  of?: string
  multiple?: number
  percent?: number
  perDay?: boolean
  floor?: number
  cap?: number
  open?: boolean
}

/** What the compensation comes to, where its formula needs no person; only its own floor and cap bind it (S-11). */
export function compensationOf(evaluation: Evaluation, terms: ReadonlyMap<string, SettledTerm>): { amount?: number; missing: readonly string[] } {
  const term = terms.get('compensation')?.value as Compensation | undefined
  if (!term) return { missing: [] }
  const countable = term.open !== true && term.perDay !== true
  const base: Amount = !countable
    ? { missing: [] }
    : term.of === 'paid'
      ? paid(evaluation)
      : term.of === 'price_difference'
        ? basisAmount(evaluation, 'price_difference')
        : { missing: [] }
  if (!isKnown(base)) return { missing: base.missing }
  const counted = times(base.value, times(fraction(term.multiple ?? 1), fraction(term.percent ?? 100, 100)))
  const floored = term.floor === undefined ? counted : larger(counted, fraction(term.floor))
  return { amount: roundHalfUp(term.cap === undefined ? floored : smaller(floored, fraction(term.cap))), missing: [] }
}
