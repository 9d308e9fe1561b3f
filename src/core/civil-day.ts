import { UTCDateMini } from '@date-fns/utc/date/mini'
import { addMonths } from 'date-fns/addMonths'

/** A civil day as an integer: days since 1970-01-01, with no time zone. */
export type CivilDay = number

export const DAY_MS = 86_400_000

const DAY = /^(\d{4})-(\d\d)-(\d\d)$/

/** Days since 1970-01-01 of a proleptic Gregorian date; the date must exist. */
export function dayOf(year: number, month: number, day: number): CivilDay {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

export function partsOf(day: CivilDay): { year: number; month: number; day: number } {
  const shifted = day + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = monthFromMarch + (monthFromMarch < 10 ? 3 : -9)
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  }
}

/**
 * Reads `YYYY-MM-DD`; undefined when the text is not a date that exists.
 *
 * @example
 * parseDay('2024-02-29') // => 19782
 * parseDay('2023-02-29') // => undefined
 */
export function parseDay(text: string): CivilDay | undefined {
  const match = DAY.exec(text)
  if (!match) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (month < 1 || month > 12 || day < 1) return undefined
  const civil = dayOf(year, month, day)
  return partsOf(civil).day === day ? civil : undefined
}

/** The day of a text that the door, the load of a pack or a format has checked. */
export const readDay = (day: string): CivilDay => parseDay(day) as CivilDay

/**
 * Writes a civil day as `YYYY-MM-DD`.
 *
 * @example
 * formatDay(19782) // => '2024-02-29'
 */
export function formatDay(civil: CivilDay): string {
  const { year, month, day } = partsOf(civil)
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`
}

/**
 * Adds months and clamps to the month's end (S-6; Civil Code art. 202).
 *
 * @example
 * formatDay(addCivilMonths(dayOf(2026, 1, 31), 1)) // => '2026-02-28'
 */
export function addCivilMonths(civil: CivilDay, months: number): CivilDay {
  const key = civil * MOST_MONTHS + months
  const known = added.get(key)
  if (known !== undefined) return known
  const day = addMonths(new UTCDateMini(civil * DAY_MS), months).getTime() / DAY_MS
  if (Math.abs(months) * 2 >= MOST_MONTHS) return day
  if (added.size >= MOST_KEPT) added.clear()
  added.set(key, day)
  return day
}

/** Spans of the same months are counted from the same days again and again. */
const added = new Map<number, CivilDay>()
const MOST_MONTHS = 8192
const MOST_KEPT = 50_000

/** ISO weekday, 1 = Monday … 7 = Sunday. */
export function weekdayOf(civil: CivilDay): number {
  return ((((civil + 3) % 7) + 7) % 7) + 1
}
