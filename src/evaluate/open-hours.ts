import { isRestDay } from '../core/calendar.js'
import { DAY_MS, partsOf } from '../core/civil-day.js'
import { dayAt, instantAt } from '../core/zone.js'
import { minutesOf } from '../policy/check-windows.js'
import type { CompiledPack } from '../policy/compiled.js'
import type { Duration } from '../policy/rule.js'
import type { Moment } from './moment.js'

type OpenHours = Extract<Duration, { openHours: number }>

/**
 * The instant at which so many open hours have passed, counted only from `from` to `to` of open days (S-6).
 * Days without calendar data are counted as open for the lower end; each may stand behind the longest rest for the upper one.
 */
export function openHoursAfter(start: number, { openHours, from, to, days }: OpenHours, { zone, calendar }: CompiledPack): Moment {
  let left = openHours * 3_600_000
  const unsure = new Set<string>()
  let unsureDays = 0
  for (let day = dayAt(zone, start); ; day++) {
    const covered = days !== 'working' || (calendar !== undefined && day >= calendar.from && day < calendar.until)
    if (days === 'working' && calendar && covered && isRestDay(calendar, day)) continue
    const opens = Math.max(start, instantAt(zone, day, minutesOf(from) * 60_000))
    const closes = instantAt(zone, day, minutesOf(to) * 60_000)
    if (opens >= closes) continue
    if (!covered && calendar) {
      unsureDays++
      unsure.add(`calendar:${calendar.id}:${partsOf(day).year}`)
    }
    if (closes - opens >= left) {
      const end = opens + left
      return { lo: end, hi: end + unsureDays * (calendar?.longestRest ?? 0) * DAY_MS, dependsOn: [...unsure] }
    }
    left -= closes - opens
  }
}
