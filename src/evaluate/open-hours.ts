import { WorkWalk } from '../core/calendar.js'
import type { CivilDay } from '../core/civil-day.js'
import { dayAt, instantAt, type TimeZone } from '../core/zone.js'
import { minutesOf } from '../policy/check-windows.js'
import type { CompiledPack } from '../policy/compiled.js'
import type { Duration } from '../policy/rule.js'
import type { Moment } from './moment.js'

type OpenHours = Extract<Duration, { openHours: number }>

/**
 * The instant at which so many open hours have passed, counted only from `from` to `to` of open days (S-6).
 * Days without calendar data are counted as open for the lower end; for the upper one, the longest rests lie between them.
 */
export function openHoursAfter(start: number, hours: OpenHours, { zone, calendar }: CompiledPack): Moment {
  let day = dayAt(zone, start)
  if (hours.days !== 'working' || calendar === undefined) {
    const end = openHoursEnd(start, hours, zone, () => day++)
    return { lo: end, hi: end, dependsOn: [] }
  }
  const [soonest, latest] = [new WorkWalk(calendar, day, 0), new WorkWalk(calendar, day, calendar.longestRest)]
  const lo = openHoursEnd(start, hours, zone, () => soonest.next())
  const hi = openHoursEnd(start, hours, zone, () => latest.next())
  return { lo, hi, dependsOn: [...latest.years].map((year) => `calendar:${calendar.id}:${year}`) }
}

/** Counts the hours of one open day after the other. */
function openHoursEnd(start: number, { openHours, from, to }: OpenHours, zone: TimeZone, nextDay: () => CivilDay): number {
  for (let left = openHours * 3_600_000; ; ) {
    const day = nextDay()
    const opens = Math.max(start, instantAt(zone, day, minutesOf(from) * 60_000))
    const open = Math.max(0, instantAt(zone, day, minutesOf(to) * 60_000) - opens)
    if (open >= left) return opens + left
    left -= open
  }
}
