import { DAY_MS, parseDay } from '../../core/civil-day.js'
import { parseInstant } from '../../core/instant.js'
import { minorUnitsOf } from '../../core/money.js'
import type { Day, Instant } from '../../facts/facts.js'

/** Dates and money as a language writes them; the only file that asks the runtime for its locale data, and never for its zone. */
export interface Formats {
  /** A civil day: "8 October 2026". */
  day(day: Day): string
  /** An ISO weekday, 1 = Monday: "Saturday". */
  weekday(weekday: number): string
  /** The civil day and the time of an instant on the clock of the zone, or of its own offset. */
  clock(instant: Instant): { day: Day; time: string; midnight: boolean }
  /** Minor units as money: "CN¥3,999.00"; undefined for what is no currency. */
  money(amount: number, currency: string): string | undefined
  /** A whole number: "10,000". */
  number(amount: number): string
}

const TWO = '2-digit'
/** Any Monday, as UTC milliseconds. */
const MONDAY = 4 * DAY_MS

/**
 * @param tag - Language by which words and separators are chosen, "en-GB".
 * @param zone - IANA zone of the clock for instants; left out: the offset that each instant carries.
 * @throws RangeError for a zone that the runtime does not know.
 */
export function formatsIn(tag: string, zone?: string): Formats {
  const days = new Intl.DateTimeFormat(tag, { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric' })
  const clock = zone === undefined ? undefined : clockIn(zone)
  return {
    day: (day) => {
      const civil = parseDay(day)
      return civil === undefined ? day : days.format(civil * DAY_MS)
    },
    weekday: (weekday) => new Intl.DateTimeFormat(tag, { timeZone: 'UTC', weekday: 'long' }).format(MONDAY + (weekday - 1) * DAY_MS),
    clock: (instant) => clock?.(parseInstant(instant) as number) ?? ownClock(instant),
    money: (amount, currency) => {
      const minor = minorUnitsOf(currency)
      if (minor === undefined) return undefined
      const digits = Math.round(Math.log10(minor))
      return new Intl.NumberFormat(tag, { style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits }).format(amount / minor)
    },
    number: (amount) => new Intl.NumberFormat(tag).format(amount),
  }
}

/** An instant says the day and the time of its own offset: "2026-05-06T10:00:00+08:00". */
const ownClock = (instant: Instant): ReturnType<Formats['clock']> => ({
  day: instant.slice(0, 10),
  time: instant.slice(11, 16),
  midnight: instant.slice(11, 19) === '00:00:00',
})

function clockIn(zone: string): (ms: number) => ReturnType<Formats['clock']> {
  // A fixed language, since only the numbers are read.
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: TWO,
    day: TWO,
    hour: TWO,
    minute: TWO,
    second: TWO,
  })
  return (ms) => {
    const parts = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, value]))
    const time = `${parts.hour}:${parts.minute}`
    return { day: `${parts.year}-${parts.month}-${parts.day}`, time, midnight: `${time}:${parts.second}` === '00:00:00' }
  }
}
