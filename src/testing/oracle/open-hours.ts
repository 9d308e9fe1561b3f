import type { Duration } from '../../policy/rule.js'
import { addDays, civilDay, firstInstant, type Ms } from './clock.js'
import { type Rests, workingDays } from './working-days.js'
import type { Almanac } from './world.js'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

function* everyDay(from: string): Generator<string, never> {
  for (let day = from; ; day = addDays(day, 1)) yield day
}

const timeOf = (text: string): Ms => Number(text.slice(0, 2)) * HOUR + Number(text.slice(3, 5)) * MINUTE

/** When so many open hours are over, counted from an instant; the doors are open from `from` to `to`, every day or on working days. */
export function openHoursEnd(
  { openHours, from, to, days }: Extract<Duration, { openHours: number }>,
  start: Ms,
  { zone, calendar }: Almanac,
  rests: Rests,
): Ms {
  const today = civilDay(zone, start)
  let left = openHours * HOUR
  for (const day of days === 'working' && calendar ? workingDays(calendar, today, rests) : everyDay(today)) {
    const opens = Math.max(start, firstInstant(zone, day, timeOf(from)))
    const open = Math.max(0, firstInstant(zone, day, timeOf(to)) - opens)
    if (left <= open) return opens + left
    left -= open
  }
  throw new Error('days never end')
}
