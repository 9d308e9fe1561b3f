import { DAY_MS, dayOf, partsOf } from './civil-day.js'

const INSTANT = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d)$/
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
  const match = INSTANT.exec(text)
  if (!match) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const [hour, minute, second] = [Number(match[4]), Number(match[5]), Number(match[6] ?? 0)]
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return undefined
  const civil = dayOf(year, month, day)
  if (partsOf(civil).day !== day) return undefined
  const offset = offsetMinutes(match[8] as string)
  if (offset === undefined) return undefined
  const milliseconds = Math.floor(Number((match[7] ?? '0').padEnd(3, '0').slice(0, 3)))
  return civil * DAY_MS + ((hour * 60 + minute - offset) * 60 + second) * 1000 + milliseconds
}

function offsetMinutes(text: string): number | undefined {
  if (text === 'Z') return 0
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(4, 6))
  if (Number(text.slice(4, 6)) > 59 || minutes > MAX_OFFSET_MINUTES) return undefined
  return text[0] === '-' ? -minutes : minutes
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
