import { DAY_MS, dayOf, partsOf } from './civil-day.js'

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/
/** Offsets in use lie between -12:00 and +14:00. */
const MAX_OFFSET_MINUTES = 14 * 60

/**
 * Reads an ISO 8601 instant with an offset as UTC milliseconds; undefined when it is not one, its date does not exist or it has no offset.
 * Fractions below the millisecond are cut, which changes no comparison with a whole millisecond.
 *
 * @example
 * parseInstant('2026-05-01T10:00:00+08:00') // => 1777600800000
 * parseInstant('2026-05-01T10:00:00') // => undefined
 */
export function parseInstant(text: string): number | undefined {
  // Its parts stand at fixed places, so that it is not cut into texts.
  if (!INSTANT.test(text)) return undefined
  const [year, month, day] = [100 * twoDigits(text, 0) + twoDigits(text, 2), twoDigits(text, 5), twoDigits(text, 8)]
  const [hour, minute] = [twoDigits(text, 11), twoDigits(text, 14)]
  const second = text[16] === ':' ? twoDigits(text, 17) : 0
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return undefined
  const civil = dayOf(year, month, day)
  if (partsOf(civil).day !== day) return undefined
  const offset = offsetMinutes(text)
  if (offset === undefined) return undefined
  return civil * DAY_MS + ((hour * 60 + minute - offset) * 60 + second) * 1000 + (text[19] === '.' ? milliseconds(text) : 0)
}

const ZERO = 48
const twoDigits = (text: string, at: number): number => 10 * (text.charCodeAt(at) - ZERO) + text.charCodeAt(at + 1) - ZERO

function milliseconds(text: string): number {
  const digits = text.slice(20, 23).match(/^\d+/) as RegExpMatchArray
  return Number((digits[0] as string).padEnd(3, '0'))
}

function offsetMinutes(text: string): number | undefined {
  if (text.endsWith('Z')) return 0
  const at = text.length - 6
  const [hours, minutes] = [twoDigits(text, at + 1), twoDigits(text, at + 4)]
  const offset = hours * 60 + minutes
  if (minutes > 59 || offset > MAX_OFFSET_MINUTES) return undefined
  return text[at] === '-' ? -offset : offset
}

/**
 * Writes UTC milliseconds as an ISO 8601 instant at an offset.
 *
 * @example
 * formatInstant(1777600800000, 480) // => '2026-05-01T10:00:00+08:00'
 */
export function formatInstant(ms: number, offset: number): string {
  const local = ms + offset * 60_000
  const civil = Math.floor(local / DAY_MS)
  const { year, month, day } = partsOf(civil)
  const rest = local - civil * DAY_MS
  const seconds = Math.floor(rest / 1000)
  const fraction = rest % 1000
  const time = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':')
  const zone = offset === 0 ? 'Z' : `${offset < 0 ? '-' : '+'}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${time}${fraction ? `.${String(fraction).padStart(3, '0')}` : ''}${zone}`
}

const two = (value: number): string => (value < 10 ? `0${value}` : String(value))
