import { formatDay } from '../core/civil-day.js'
import { deepFreeze } from '../core/freeze.js'
import { dayAt, formatIn, type TimeZone } from '../core/zone.js'
import type { Deadline } from './decision.js'
import type { Moment } from './moment.js'

/** The last civil day on which an instant before `closes` can lie. */
export const lastDayOf = (zone: TimeZone, closes: number): number => dayAt(zone, closes - 1)

/** Moments are shared between rules and decisions, and most close at some midnight, so each is written once. */
const WRITTEN = new WeakMap<Moment, { readonly zone: TimeZone; readonly deadline: Deadline }>()
const FIXED = new WeakMap<TimeZone, Map<number, Deadline>>()
const MOST_FIXED = 4096

/** A closing moment as a deadline, in the zone of its rule. */
export function deadlineOf(moment: Moment, zone: TimeZone): Deadline {
  if (moment.lo === moment.hi && moment.rolledFrom === undefined && Number.isFinite(moment.lo)) return fixedAt(moment, zone)
  const known = WRITTEN.get(moment)
  if (known?.zone === zone) return known.deadline
  const deadline = newDeadline(moment, zone)
  WRITTEN.set(moment, { zone, deadline })
  return deadline
}

function fixedAt(moment: Moment, zone: TimeZone): Deadline {
  let ofZone = FIXED.get(zone)
  if (!ofZone || ofZone.size >= MOST_FIXED) {
    ofZone = new Map()
    FIXED.set(zone, ofZone)
  }
  const known = ofZone.get(moment.lo)
  if (known) return known
  const deadline = newDeadline(moment, zone)
  ofZone.set(moment.lo, deadline)
  return deadline
}

function newDeadline(moment: Moment, zone: TimeZone): Deadline {
  const deadline = deepFreeze(written(moment, zone))
  LATENESS.set(deadline, latenessOfMoment(moment))
  return deadline
}

const LATENESS = new WeakMap<Deadline, number>()

/** Later deadlines have greater numbers: no limit, then a clock that has still to start, then by the closing instant, of equal ones the one that may move. */
export const latenessOf = (deadline: Deadline): number =>
  deadline.status === 'none' ? Number.POSITIVE_INFINITY : deadline.status === 'unknown' ? Number.MAX_VALUE : (LATENESS.get(deadline) as number)

function latenessOfMoment({ lo, hi, dependsOn }: Moment): number {
  if (!Number.isFinite(lo)) return lo > 0 && dependsOn.length === 0 ? Number.POSITIVE_INFINITY : Number.MAX_VALUE
  return lo < hi ? lo + 0.5 : lo
}

function written({ lo, hi, dependsOn, rolledFrom }: Moment, zone: TimeZone): Deadline {
  const needs = [...new Set(dependsOn)].sort()
  if (lo === Number.POSITIVE_INFINITY) return needs.length === 0 ? { status: 'none' } : { status: 'unknown', dependsOn: needs }
  if (lo === Number.NEGATIVE_INFINITY) return { status: 'unknown', dependsOn: needs }
  const shown = { closesAt: formatIn(zone, lo), lastDay: formatDay(lastDayOf(zone, lo)), timeZone: zone.id }
  if (lo < hi) return { status: 'at_least', ...shown, dependsOn: needs }
  return { status: 'fixed', ...shown, ...(rolledFrom !== undefined && { rolledFrom: formatDay(rolledFrom) }) }
}
