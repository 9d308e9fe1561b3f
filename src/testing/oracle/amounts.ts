import type { EventId } from '../../facts/facts.js'
import { civilDay, daysBetween, type ReadZone, timeOfDay } from './clock.js'
import { factValue, type Reader } from './condition.js'
import { type Fraction, fraction, isLess, isSame, minus, rounded, times } from './fraction.js'
import type { Value } from './known-facts.js'
import { eventMoment, isExact } from './moment.js'

/** An amount; 'unknown' while a fact of it is, or where no formula gives one. */
export type Amount = Fraction | 'unknown'

export interface DeductionTerm {
  code: string
  [param: string]: unknown
}

const NOTHING = fraction(0)

const number = (path: string, reader: Reader): Amount => {
  const value = factValue(path, reader) as number | undefined
  return value === undefined ? 'unknown' : fraction(value)
}

function product(...factors: Amount[]): Amount {
  if (factors.includes('unknown')) return 'unknown'
  return (factors as Fraction[]).reduce(times)
}

/** A product that is taken off: nothing times anything is known to be nothing. */
const takenOff = (...factors: Amount[]): Amount => (factors.some(isNothing) ? NOTHING : product(...factors))

const difference = (a: Amount, b: Amount): Amount => {
  return a === 'unknown' || b === 'unknown' ? 'unknown' : minus(a, b)
}

const quantityOf = (reader: Reader): Amount => number('claim.quantity', reader)
const paidOf = (reader: Reader): Amount => product(number('item.unitPaid', reader), quantityOf(reader))

/** What a refund is counted from, by the text of the basis (S-11). */
export function basisAmount(basis: string, reader: Reader): Amount {
  switch (basis) {
    case 'paid':
      return paidOf(reader)
    case 'invoice': {
      const proven = factValue('item.paidPriceProven', reader)
      const [paid, invoiced] = [paidOf(reader), product(number('item.invoicePrice', reader), quantityOf(reader))]
      // Where both prices are one, it does not matter which counts.
      if (proven === undefined) return typeof paid === 'object' && typeof invoiced === 'object' && isSame(paid, invoiced) ? paid : 'unknown'
      return proven ? paid : invoiced
    }
    case 'order_less_kept':
      return difference(number('order.goodsPaid', reader), number('order.keptCost', reader))
    case 'damaged_share':
      return product(paidOf(reader), number('goods.damagedPercent', reader), fraction(1, 100))
    case 'damaged_pieces': {
      const [pieces, damaged] = [
        number('item.pieces', reader),
        product(number('item.pieces', reader), number('goods.damagedPercent', reader), fraction(1, 100)),
      ]
      if (pieces === 'unknown' || damaged === 'unknown') return 'unknown'
      // Pieces are whole: the share stands for the nearest number of them.
      return product(paidOf(reader), fraction(rounded(damaged), Number(pieces.over)))
    }
    case 'price_difference':
      return product(number('derived.priceDrop', reader), quantityOf(reader))
  }
  return 'unknown'
}

/** What one deduction takes off; `price` is what the refund is counted from, `zone` that of the grant's pack. */
export function deductionAmount(term: DeductionTerm, price: Amount, zone: ReadZone, reader: Reader): Amount {
  switch (term.code) {
    case 'pickup_fee':
      return term.tariff === undefined ? takenOff(said(term.amount), quantityOf(reader)) : tariffAmount(term.tariff as Tariff, zone, reader)
    case 'outbound_freight':
      return number('order.freightNoLongerFree', reader)
    case 'gift_price':
      return unless('goods.giftsComplete', true, number('item.giftPrice', reader), reader)
    case 'invoice_tax': {
      const issued = unless('goods.paperInvoice', 'none_issued', takenOff(price, said(term.percentBp, 10_000)), reader)
      return unless('goods.paperInvoice', 'held', issued, reader)
    }
    case 'points_shortfall':
      return takenOff(number('claim.pointsShort', reader), minorUnits(reader), said(1, term.pointsPerUnit))
    case 'price_protection_paid':
      return takenOff(number('item.priceProtectionPaid', reader), quantityOf(reader))
    case 'missing_accessory':
      return unless('goods.accessoriesComplete', true, said(term.amount), reader)
    case 'usage_fee':
      return takenOff(price, number('goods.kilometres', reader), fraction(1, 1_000), number('item.usageFeeBp', reader), fraction(1, 10_000))
    case 'depreciation':
      return takenOff(price, said(term.ratePerDayBp, 10_000), daysOfUse(term, zone, reader))
  }
  return 'unknown'
}

interface Tariff {
  base: number
  steps: { fact: string; over: number; each: number; add: number }[]
  cap?: number
}

function minuteOf(event: string, zone: ReadZone, reader: Reader): number | undefined {
  const moment = eventMoment(event as EventId, reader.facts)
  return moment && isExact(moment) ? Math.floor(timeOfDay(zone, moment.lo) / 60_000) : undefined
}

/** Base plus, for each started `each` of a fact, or of the minute of the day of an event, over `over`, `add`; at most the cap. */
function tariffAmount({ base, steps, cap }: Tariff, zone: ReadZone, reader: Reader): Amount {
  const values = steps.map(({ fact }) => (fact.startsWith('events.') ? minuteOf(fact.slice(7), zone, reader) : (factValue(fact, reader) as number | undefined)))
  if (values.includes(undefined)) return 'unknown'
  const sum = steps.reduce((total, { over, each, add }, index) => total + Math.ceil(Math.max(0, (values[index] as number) - over) / each) * add, base)
  return fraction(cap === undefined ? sum : Math.min(cap, sum))
}

/** What the rule itself says; the parties may have to agree on it. */
const said = (over: unknown, under: unknown = 1): Amount => (typeof over === 'number' && typeof under === 'number' ? fraction(over, under) : 'unknown')

/** Nothing where a fact has a value, else the amount. */
function unless(path: string, harmless: Value, amount: Amount, reader: Reader): Amount {
  const value = factValue(path, reader)
  if (isNothing(amount)) return NOTHING
  if (value === undefined) return 'unknown'
  return value === harmless ? NOTHING : amount
}

/** Minor units in one unit of the order's currency, for the currencies that generated claims use. */
function minorUnits(reader: Reader): Amount {
  const currency = factValue('order.currency', reader)
  return currency === undefined ? 'unknown' : fraction(currency === 'JPY' ? 1 : currency === 'KWD' ? 1000 : 100)
}

/** Civil days from one event to another, less the days in repair, at least none. */
function daysOfUse({ from, until }: DeductionTerm, zone: ReadZone, reader: Reader): Amount {
  const [start, end] = [from, until].map((event) => eventMoment(event as EventId, reader.facts))
  const repair = factValue('derived.daysInRepair', reader) as number | undefined
  if (!start || !end || !isExact(start) || !isExact(end) || repair === undefined) return 'unknown'
  return fraction(Math.max(0, daysBetween(civilDay(zone, end.lo), civilDay(zone, start.lo)) - repair))
}

/** The refund after deductions, rounded once, within nothing and what was paid. */
export function refundAmount(price: Amount, deductions: readonly Amount[], reader: Reader): number | 'unknown' {
  const left = deductions.reduce(difference, price)
  const paid = paidOf(reader)
  if (left === 'unknown' || paid === 'unknown') return 'unknown'
  return Math.min(rounded(paid), Math.max(0, rounded(left)))
}

export interface CompensationTerm {
  of?: string
  multiple?: number
  percent?: number
  perDay?: boolean
  floor?: number
  cap?: number
  open?: boolean
}

/** Compensation of what was paid or of a price difference, within its own floor and cap. */
export function compensationAmount({ of, multiple = 1, percent = 100, perDay, floor, cap, open }: CompensationTerm, reader: Reader): number | 'unknown' {
  if (open || perDay || of === undefined) return 'unknown'
  const counted = product(basisAmount(of, reader), fraction(multiple), fraction(percent, 100))
  if (counted === 'unknown') return counted
  const raised = floor !== undefined && isLess(counted, fraction(floor)) ? fraction(floor) : counted
  return rounded(cap !== undefined && isLess(fraction(cap), raised) ? fraction(cap) : raised)
}

export const isNothing = (amount: Amount): boolean => typeof amount === 'object' && amount.over === 0n
