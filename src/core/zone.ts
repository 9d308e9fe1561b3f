import { type CivilDay, DAY_MS } from './civil-day.js'
import { formatInstant } from './instant.js'

/** A time zone as data (S-14): offset `offsets[i]` minutes holds from `starts[i]` until the next start. The first start is -Infinity. */
export interface TimeZone {
  readonly id: string
  /** The span of instants that its data covers, UTC milliseconds, half-open. */
  readonly from: number
  readonly until: number
  readonly starts: readonly number[]
  readonly offsets: readonly number[]
}

function segmentAt(zone: TimeZone, ms: number): number {
  let low = 0
  let high = zone.starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((zone.starts[middle] as number) <= ms) low = middle
    else high = middle - 1
  }
  return low
}

const offsetAt = (zone: TimeZone, ms: number): number => zone.offsets[segmentAt(zone, ms)] as number

const localOf = (zone: TimeZone, ms: number): number => ms + offsetAt(zone, ms) * 60_000

/** The civil day of an instant in the zone. */
export const dayAt = (zone: TimeZone, ms: number): CivilDay => Math.floor(localOf(zone, ms) / DAY_MS)

/** Milliseconds since 00:00 on the clock of the zone. */
export const timeOfDayAt = (zone: TimeZone, ms: number): number => {
  const local = localOf(zone, ms)
  return local - Math.floor(local / DAY_MS) * DAY_MS
}

/**
 * The furthest time of day that the clock of the zone has shown, milliseconds since 00:00: while it shows an hour again, the time at which it was set back.
 * Unlike the time that it shows, it never gets earlier within a day.
 */
export function furthestTimeAt(zone: TimeZone, ms: number): number {
  const segment = segmentAt(zone, ms)
  const start = zone.starts[segment] as number
  const reached = segment === 0 ? start : start + (zone.offsets[segment - 1] as number) * 60_000
  const local = ms + (zone.offsets[segment] as number) * 60_000
  return Math.max(local, reached) - Math.floor(local / DAY_MS) * DAY_MS
}

/**
 * The first instant at which the clock of the zone shows the day and time or later: 00:00 unless a change of offset skips it.
 *
 * @param timeOfDay - Milliseconds since 00:00, default 0.
 */
export function instantAt(zone: TimeZone, day: CivilDay, timeOfDay = 0): number {
  const local = day * DAY_MS + timeOfDay
  for (let segment = segmentAt(zone, local - DAY_MS); ; segment++) {
    const candidate = local - (zone.offsets[segment] as number) * 60_000
    const next = zone.starts[segment + 1]
    if (next === undefined || candidate < next) return Math.max(candidate, zone.starts[segment] as number)
  }
}

/** Writes an instant with the offset that the zone has then. */
export const formatIn = (zone: TimeZone, ms: number): string => formatInstant(ms, offsetAt(zone, ms))
