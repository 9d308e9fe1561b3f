import { dayAt, type TimeZone } from '../core/zone.js'
import type { CheckedCase } from './checked-facts.js'
import { isEnded } from './fallbacks.js'

type History = readonly CheckedCase[]

/** The main unit and what it is made of; every other part of `claim.part` is an accessory or software, whose repair leaves the unit as it was. */
export const UNIT_PARTS: readonly string[] = ['main_unit', 'main_part']
/** Services that take units away for good. */
const USING_UP: readonly string[] = ['return', 'refund']

const ended = ({ service, outcome, part }: CheckedCase): boolean => service === 'repair' && isEnded(outcome) && UNIT_PARTS.includes(part)
const count = (history: History, counts: (past: CheckedCase) => boolean): number => history.filter(counts).length

/** Repairs of the unit that came to an end, cured or not. */
export const repairs = (history: History): number => count(history, ended)

export const failedRepairs = (history: History): number => count(history, (past) => ended(past) && past.outcome === 'not_fixed')

export const inRepair = (history: History): boolean => history.some(({ service, outcome }) => service === 'repair' && outcome === 'open')

/** Only the whole unit: a main part that was exchanged leaves the unit the same. */
export const exchangesDone = (history: History): number => count(history, (past) => isExchangeOf(past, 'main_unit'))

/** Unknown while the part that the claim names is. */
export const partExchanges = (history: History, part: string | undefined): number | undefined =>
  part === undefined ? undefined : count(history, (past) => isExchangeOf(past, part))

const isExchangeOf = ({ service, outcome, part }: CheckedCase, of: string): boolean => service === 'exchange' && outcome === 'done' && part === of

/** Handled: whatever the answer was; not one that is open or was withdrawn. */
export const handledComplaints = (history: History): number =>
  count(history, ({ service, outcome }) => service === 'complaint' && outcome !== 'open' && outcome !== 'cancelled')

export const labelUses = (history: History, label: string): number =>
  count(history, (past) => past.label === label && (past.outcome === 'open' || past.outcome === 'done'))

/** Days on which the unit was away for ended repairs, each day once, the day taken in not counted; unknown while one of them has no closedAt. */
export function daysInRepair(history: History, zone: TimeZone): number | undefined {
  let days = 0
  let counted = Number.NEGATIVE_INFINITY
  for (const past of history) {
    if (!ended(past)) continue
    if (past.closedAt === undefined) return undefined
    const last = dayAt(zone, past.closedAt)
    days += Math.max(0, last - Math.max(counted, dayAt(zone, past.openedAt)))
    counted = Math.max(counted, last)
  }
  return days
}

/** A return or refund that is done or open took one unit at least. */
export const isTaking = ({ service, outcome }: CheckedCase): boolean => USING_UP.includes(service) && (outcome === 'open' || outcome === 'done')

/** The most units that can be left of those bought. */
export const unitsLeftAtMost = (history: History, bought: number): number =>
  Math.max(0, bought - history.filter(isTaking).reduce((sum, { quantity }) => sum + (quantity ?? 1), 0))

/**
 * Units bought less those of return and refund cases that are done or open. A case that does not say how many took at least one, so the result is known
 * when that leaves none, and when only one was bought.
 */
export function unitsLeft(history: History, bought: number | undefined): number | undefined {
  if (bought === undefined) return undefined
  const most = unitsLeftAtMost(history, bought)
  return most > 0 && history.some((past) => past.quantity === undefined && isTaking(past)) ? undefined : most
}
