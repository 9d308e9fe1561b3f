import type { EventId } from '../../facts/facts.js'
import { civilDay, daysBetween } from './clock.js'
import { type Reader, valueOf } from './condition.js'
import { type Fraction, fraction, isLess, minus, rounded, times } from './fraction.js'
import { eventMoment, isExact } from './moment.js'

/** An amount; 'unknown' while a fact of it is, or where no formula gives one. */
export type Amount = Fraction | 'unknown'

export interface DeductionTerm {
  code: string
  [param: string]: unknown
}

const NOTHING = fraction(0)

const number = (path: string, reader: Reader): Amount => {
  const value = valueOf(path, reader) as number | undefined
  return value === undefined ? 'unknown' : fraction(value)
}

/** The product; nothing times anything is nothing, also while that is unknown. */
function product(...factors: Amount[]): Amount {
  if (factors.some((factor) => typeof factor === 'object' && factor.over === 0n)) return NOTHING
  if (factors.includes('unknown')) return 'unknown'
  return (factors as Fraction[]).reduce(times)
}

const difference = (a: Amount, b: Amount): Amount => {
  return a === 'unknown' || b === 'unknown' ? 'unknown' : minus(a, b)
}

const quantityOf = (reader: Reader): Amount => number('claim.quantity', reader)
export const paidOf = (reader: Reader): Amount => product(number('item.unitPaid', reader), quantityOf(reader))

/** What a refund is counted from, by the text of the basis (S-11). */
export function basisAmount(basis: string, reader: Reader): Amount {
  switch (basis) {
    case 'paid':
      return paidOf(reader)
    case 'invoice': {
      const proven = valueOf('item.paidPriceProven', reader)
      if (proven === undefined) return 'unknown'
      return product(number(proven ? 'item.unitPaid' : 'item.invoicePrice', reader), quantityOf(reader))
    }
    case 'order_less_kept':
      return difference(number('order.goodsPaid', reader), number('order.keptCost', reader))
    case 'damaged_share':
      return product(paidOf(reader), number('goods.damagedPercent', reader), fraction(1, 100))
    case 'price_difference':
      return product(number('derived.priceDrop', reader), quantityOf(reader))
  }
  return 'unknown'
}

/** What one deduction takes off; `price` is what the refund is counted from. */
export function deductionAmount(term: DeductionTerm, price: Amount, reader: Reader): Amount {
  switch (term.code) {
    case 'pickup_fee':
      return product(said(term.amount), quantityOf(reader))
    case 'outbound_freight':
      return number('order.freightNoLongerFree', reader)
    case 'gift_price':
      return product(unless('goods.giftsComplete', reader), number('item.giftPrice', reader))
    case 'invoice_tax': {
      const invoice = valueOf('goods.paperInvoice', reader)
      const lost = invoice === undefined ? 'unknown' : fraction(invoice === 'lost' ? 1 : 0)
      return product(lost, price, said(term.percentBp, 10_000))
    }
    case 'points_shortfall':
      return product(number('claim.pointsShort', reader), typeof term.pointsPerUnit === 'number' ? fraction(100, term.pointsPerUnit) : 'unknown')
    case 'price_protection_paid':
      return product(number('item.priceProtectionPaid', reader), quantityOf(reader))
    case 'missing_accessory':
      return product(unless('goods.accessoriesComplete', reader), said(term.amount))
    case 'depreciation':
      return product(price, said(term.ratePerDayBp, 10_000), daysOfUse(term, reader))
  }
  return 'unknown'
}

/** What the rule itself says; the parties may have to agree on it. */
const said = (value: unknown, under = 1): Amount => (typeof value === 'number' ? fraction(value, under) : 'unknown')

/** 1 where a fact is false, nothing where it is true. */
function unless(path: string, reader: Reader): Amount {
  const value = valueOf(path, reader)
  return value === undefined ? 'unknown' : fraction(value ? 0 : 1)
}

/** Civil days from one event to another, less the days in repair, at least none. */
function daysOfUse({ from, until }: DeductionTerm, reader: Reader): Amount {
  const [start, end] = [from, until].map((event) => eventMoment(event as EventId, reader.facts))
  const repair = valueOf('derived.daysInRepair', reader) as number | undefined
  if (!start || !end || !isExact(start) || !isExact(end) || repair === undefined) return 'unknown'
  return fraction(Math.max(0, daysBetween(civilDay(reader.zone, end.lo), civilDay(reader.zone, start.lo)) - repair))
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
