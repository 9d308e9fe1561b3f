import { parseDay } from '../../core/civil-day.js'
import { parseInstant } from '../../core/instant.js'
import { minorUnitsOf } from '../../core/money.js'
import { formatIn, instantAt, type TimeZone } from '../../core/zone.js'

const LOCAL = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d?):(\d\d))?$/

/**
 * Reads an instant as a person writes it: with an offset, or as day and time on the clock of the zone; a day alone begins at 00:00.
 *
 * @example
 * readInstant('2026-05-01 15:30', shanghai) // => '2026-05-01T15:30:00+08:00'
 */
export function readInstant(answer: string, zone: TimeZone): string | undefined {
  const text = answer.trim()
  if (parseInstant(text) !== undefined) return text
  const match = LOCAL.exec(text)
  const day = match && parseDay(match[1] as string)
  const [hour, minute] = [Number(match?.[2] ?? 0), Number(match?.[3] ?? 0)]
  if (!match || day === null || day === undefined || hour > 23 || minute > 59) return undefined
  return formatIn(zone, instantAt(zone, day, (hour * 60 + minute) * 60_000))
}

/**
 * Reads an amount in units of the currency as minor units; without a currency, minor units as they are.
 *
 * @example
 * readAmount('299.5', 'CNY') // => 29950
 */
export function readAmount(answer: string, currency: string | undefined): number | undefined {
  const minor = currency === undefined ? 1 : (minorUnitsOf(currency) ?? 1)
  const value = Number(answer.trim().replace(/,/g, ''))
  const amount = Math.round(value * minor)
  return answer.trim() === '' || !Number.isSafeInteger(amount) || Math.abs(value * minor - amount) > 1e-6 ? undefined : amount
}
