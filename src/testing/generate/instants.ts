import type { Duration } from '../../policy/rule.js'
import { addCalendarMonths, addDays, civilDay, firstInstant, type Ms, type ReadZone, timeOfDay } from '../oracle/clock.js'

const HOUR = 3_600_000

/** Roughly where a duration after an instant ends: a last second of a day, the same time of day, or the exact hour; `extra` days later as rolls and repairs make it. */
export function boundary(from: Ms, duration: Duration, exact: boolean, extra: number, zone: ReadZone): Ms {
  if ('hours' in duration) return from + (duration.hours + 24 * extra) * HOUR
  const day = addDays(lastDayOf(civilDay(zone, from), duration), extra)
  return exact ? firstInstant(zone, day, timeOfDay(zone, from)) : firstInstant(zone, addDays(day, 1))
}

/** The last day of a duration that begins after a day. */
export function lastDayOf(day: string, duration: Duration): string {
  if ('openHours' in duration || 'hours' in duration) return day
  if ('workingDays' in duration) return addDays(day, duration.workingDays)
  if ('days' in duration) return addDays(day, duration.days)
  if ('weeks' in duration) return addDays(day, 7 * duration.weeks)
  if ('months' in duration) return addCalendarMonths(day, duration.months)
  return addCalendarMonths(day, 12 * duration.years)
}
