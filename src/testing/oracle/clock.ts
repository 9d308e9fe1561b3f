import { UTCDate } from '@date-fns/utc'
import { addDays as add, addMonths, differenceInCalendarDays } from 'date-fns'
import type { Day, Instant } from '../../facts/facts.js'
import type { Zone } from '../../policy/pack.js'

/** UTC milliseconds, possibly infinite. */
export type Ms = number

const MINUTE = 60_000
const DAY = 86_400_000

/** A time zone with its changes in milliseconds. */
export interface ReadZone {
  id: string
  changes: readonly { at: Ms; offset: Ms }[]
}

export const readZone = ({ id, changes }: Zone): ReadZone => ({
  id,
  changes: changes.map(({ at, offsetMinutes }) => ({ at: msOf(at), offset: offsetMinutes * MINUTE })),
})

export const msOf = (instant: Instant): Ms => new UTCDate(instant).getTime()
export const instantOf = (ms: Ms): Instant => new UTCDate(ms).toISOString()

const dateOf = (day: Day): UTCDate => new UTCDate(`${day}T00:00:00Z`)
const dayOf = (date: UTCDate): Day => date.toISOString().slice(0, 10)

export const addDays = (day: Day, days: number): Day => dayOf(add(dateOf(day), days))

/** Clamps to the month's end (S-6). */
export const addCalendarMonths = (day: Day, months: number): Day => dayOf(addMonths(dateOf(day), months))

/** How many days the first lies after the second. */
export const daysBetween = (later: Day, earlier: Day): number => differenceInCalendarDays(dateOf(later), dateOf(earlier))

/** ISO weekday, 1 = Monday. */
export const weekdayOf = (day: Day): number => dateOf(day).getUTCDay() || 7

/** The offset of the last change at or before the instant; before the first change, that of the first. */
function offsetAt({ changes }: ReadZone, ms: Ms): Ms {
  return ((changes.filter(({ at }) => at <= ms).at(-1) ?? changes[0]) as ReadZone['changes'][number]).offset
}

/** What the clock of the zone shows, as if it were UTC. */
const shownAt = (zone: ReadZone, ms: Ms): Ms => ms + offsetAt(zone, ms)

export const civilDay = (zone: ReadZone, ms: Ms): Day => dayOf(new UTCDate(shownAt(zone, ms)))

/** Milliseconds since 00:00 on the clock of the zone. */
export const timeOfDay = (zone: ReadZone, ms: Ms): Ms => shownAt(zone, ms) - dateOf(civilDay(zone, ms)).getTime()

/** The same, but while the clock shows an hour for the second time, the time that it had reached. */
export function furthestTime(zone: ReadZone, ms: Ms): Ms {
  const day = civilDay(zone, ms)
  const before = zone.changes.filter(({ at }) => at <= ms && ms - at < DAY).map(({ at }) => at - 1)
  const reached = before.filter((one) => civilDay(zone, one) === day).map((one) => timeOfDay(zone, one) + 1)
  return Math.max(timeOfDay(zone, ms), ...reached)
}

/** The first instant at which the clock of the zone shows this day and time, or later where the clock leaps over it. */
export function firstInstant(zone: ReadZone, day: Day, time: Ms = 0): Ms {
  const wanted = dateOf(day).getTime() + time
  const offsets = new Set(zone.changes.map(({ offset }) => offset))
  const leaps = zone.changes.map(({ at }) => at).filter((at) => Math.abs(at - wanted) < 2 * DAY)
  const candidates = [...[...offsets].map((offset) => wanted - offset), ...leaps]
  return Math.min(...candidates.filter((ms) => shownAt(zone, ms) >= wanted))
}
