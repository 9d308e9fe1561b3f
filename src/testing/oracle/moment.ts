import type { EventId } from '../../facts/facts.js'
import type { Anchor, Duration } from '../../policy/rule.js'
import { addCalendarMonths, addDays, civilDay, firstInstant, type Ms } from './clock.js'
import { every, type Kleene, some } from './kleene.js'
import type { KnownFacts } from './known-facts.js'
import { openHoursEnd } from './open-hours.js'
import { workingDays } from './working-days.js'
import type { Almanac } from './world.js'

/** When something happens: in `[lo, hi]`, if it happens at all (S-6). */
export interface Moment {
  lo: Ms
  hi: Ms
  happened: Kleene
}

const NEVER: Moment = { lo: Number.NEGATIVE_INFINITY, hi: Number.POSITIVE_INFINITY, happened: false }
export const ALWAYS: Moment = { lo: Number.NEGATIVE_INFINITY, hi: Number.NEGATIVE_INFINITY, happened: true }

export const isExact = ({ lo, hi, happened }: Moment): boolean => happened === true && lo === hi && Number.isFinite(lo)

/** An event; unknown, it lies anywhere within the declared orders and may not have happened (S-1b). */
export function eventMoment(event: EventId, facts: KnownFacts): Moment {
  const at = facts.events.get(event)
  if (at === null) return NEVER
  if (at !== undefined) return { lo: at, hi: at, happened: true }
  const lo = event === 'delivered' ? (facts.events.get('purchased') as Ms) : Number.NEGATIVE_INFINITY
  const hi = event === 'defectFound' ? facts.submitted : Number.POSITIVE_INFINITY
  return { lo, hi, happened: 'unknown' }
}

/** What may have happened and what surely has; the lowest and highest of some ends of theirs. */
const ends = (moments: readonly Moment[]) => ({
  maybe: moments.filter(({ happened }) => happened !== false),
  surely: moments.filter(({ happened }) => happened === true),
})
const low = (moments: readonly Moment[]): Ms => Math.min(...moments.map(({ lo }) => lo))
const high = (moments: readonly Moment[]): Ms => Math.max(...moments.map(({ hi }) => hi))

/** The latest of those that happened: those that may have are in some readings left out. */
export function latest(moments: readonly Moment[]): Moment {
  const { maybe, surely } = ends(moments)
  if (maybe.length === 0) return NEVER
  return {
    lo: surely.length > 0 ? Math.max(...surely.map(({ lo }) => lo)) : low(maybe),
    hi: high(maybe),
    happened: some(moments.map(({ happened }) => happened)),
  }
}

/** The last of some events: it has not happened before all of them have. */
function lastOf(moments: readonly Moment[]): Moment {
  if (moments.some(({ happened }) => happened === false)) return NEVER
  return { lo: Math.max(...moments.map(({ lo }) => lo)), hi: high(moments), happened: every(moments.map(({ happened }) => happened)) }
}

/** The earliest of those that happened. */
export function earliest(moments: readonly Moment[]): Moment {
  const { maybe, surely } = ends(moments)
  if (maybe.length === 0) return NEVER
  return {
    lo: low(maybe),
    hi: surely.length > 0 ? Math.min(...surely.map(({ hi }) => hi)) : high(maybe),
    happened: some(moments.map(({ happened }) => happened)),
  }
}

/** The first of the list that happened: any up to the first that surely did. */
function first(moments: readonly Moment[]): Moment {
  const sure = moments.findIndex(({ happened }) => happened === true)
  const candidates = moments.slice(0, sure < 0 ? undefined : sure + 1).filter(({ happened }) => happened !== false)
  if (candidates.length === 0) return NEVER
  return { lo: low(candidates), hi: high(candidates), happened: some(candidates.map(({ happened }) => happened)) }
}

/** Where an event may lie that holds several moments at once. */
export function hull(moments: readonly Moment[]): Moment {
  const { maybe } = ends(moments)
  const happened = moments.map((moment) => moment.happened)
  if (maybe.length === 0) return NEVER
  return { lo: low(maybe), hi: high(maybe), happened: every(happened) === true ? true : 'unknown' }
}

export function anchorMoment(anchor: Anchor, facts: KnownFacts, almanac: Almanac): Moment {
  if (typeof anchor === 'string') return eventMoment(anchor, facts)
  if ('event' in anchor) return plus(eventMoment(anchor.event, facts), anchor.plus, almanac)
  const parts = Object.values(anchor)[0] as Anchor[]
  const moments = parts.map((part) => anchorMoment(part, facts, almanac))
  if ('first' in anchor) return first(moments)
  return 'latest' in anchor ? lastOf(moments) : earliest(moments)
}

function plus(moment: Moment, duration: Duration, almanac: Almanac): Moment {
  const shift = (ms: Ms, rests: 'none' | 'longest'): Ms => (Number.isFinite(ms) ? later(ms, duration, almanac, rests) : ms)
  return { ...moment, lo: shift(moment.lo, 'none'), hi: shift(moment.hi, 'longest') }
}

/** `plus` in days or longer: 00:00 of the civil day of the event plus that, not rolled. */
function later(ms: Ms, duration: Duration, almanac: Almanac, rests: 'none' | 'longest'): Ms {
  if ('openHours' in duration) return openHoursEnd(duration, ms, almanac, rests)
  if ('hours' in duration) return ms + duration.hours * 3_600_000
  const { zone, calendar } = almanac
  const day = civilDay(zone, ms)
  if ('workingDays' in duration && calendar) return firstInstant(zone, nthWorkingDay(day, duration.workingDays, calendar, rests))
  return firstInstant(zone, longer(day, duration))
}

/** The civil day that lies days, weeks, months or years after one. */
export function longer(day: string, duration: Exclude<Duration, { openHours: number }>): string {
  if ('days' in duration) return addDays(day, duration.days)
  if ('weeks' in duration) return addDays(day, 7 * duration.weeks)
  if ('months' in duration) return addCalendarMonths(day, duration.months)
  if ('years' in duration) return addCalendarMonths(day, 12 * duration.years)
  throw new Error(`no civil length: ${JSON.stringify(duration)}`)
}

/** The nth working day after a day. */
export function nthWorkingDay(after: string, count: number, calendar: NonNullable<Almanac['calendar']>, rests: 'none' | 'longest'): string {
  const days = workingDays(calendar, addDays(after, 1), rests)
  for (let n = 1; n < count; n++) days.next()
  return days.next().value
}
