import { DAY_MS, formatDay, parseDay } from '../core/civil-day.js'
import { formatInstant } from '../core/instant.js'
import type { Zone } from '../policy/pack.js'

/**
 * Offset changes of a time zone, from the time-zone data of this JavaScript engine, between 00:00 of two civil days of the zone (S-14).
 * The first entry stands at `from`. Offsets are whole minutes, which holds for every zone since 1972.
 *
 * @example
 * zoneData('Asia/Shanghai', '1992-01-01', '2200-01-01').changes // => [{ at: '1992-01-01T00:00:00+08:00', offsetMinutes: 480 }]
 */
export function zoneData(id: string, from: string, until: string): Zone {
  const offsetAt = offsetReader(id)
  const start = midnight(from, offsetAt)
  const end = midnight(until, offsetAt)
  const changes: Zone['changes'] = []
  const note = (ms: number, offsetMinutes: number): void => void changes.push({ at: formatInstant(ms, offsetMinutes), offsetMinutes })
  let offset = offsetAt(start)
  note(start, offset)
  for (let day = start; day < end; day += DAY_MS) {
    const next = Math.min(day + DAY_MS, end - 1)
    for (let low = day; offsetAt(next) !== offset; ) {
      low = firstChange(low, next, offset, offsetAt)
      offset = offsetAt(low)
      note(low, offset)
    }
  }
  return { id, from, until, changes }
}

/** The first whole second after `low` at which the offset is no longer `offset`. */
function firstChange(low: number, high: number, offset: number, offsetAt: (ms: number) => number): number {
  let [before, after] = [low, high]
  while (after - before > 1000) {
    const middle = before + Math.floor((after - before) / 2000) * 1000
    if (offsetAt(middle) === offset) before = middle
    else after = middle
  }
  return after
}

/** 00:00 of a civil day; the day must exist and have a midnight. */
function midnight(day: string, offsetAt: (ms: number) => number): number {
  const local = (parseDay(day) as number) * DAY_MS
  return local - offsetAt(local - offsetAt(local) * 60_000) * 60_000
}

/** Reads the offset in minutes from the wall clock that Intl shows. */
function offsetReader(id: string): (ms: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: id, timeZoneName: 'longOffset' })
  return (ms) => {
    const name = format.formatToParts(ms).find((part) => part.type === 'timeZoneName')?.value ?? ''
    const match = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(name)
    if (!match) throw new Error(`${id}: no offset in whole minutes on ${formatDay(Math.floor(ms / DAY_MS))}: ${name}`)
    const minutes = Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0)
    return match[1] === '-' ? -minutes : minutes
  }
}
