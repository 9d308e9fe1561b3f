import { parseDay, partsOf } from '../core/civil-day.js'
import type { Deadline } from '../evaluate/decision.js'
import type { Duration } from '../policy/rule.js'
import { MESSAGES } from './messages.js'
import { fill, type Locale } from './words.js'

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/**
 * A civil day in words.
 *
 * @example
 * dayText('2026-05-08', 'en') // => '8 May 2026'
 * dayText('2026-05-08', 'zh') // => '2026年5月8日'
 */
export function dayText(day: string, locale: Locale): string {
  const civil = parseDay(day)
  if (civil === undefined) return day
  const { year, month, day: date } = partsOf(civil)
  return locale === 'zh' ? `${year}年${month}月${date}日` : `${date} ${MONTHS[month - 1]} ${year}`
}

const withTime = (day: string, time: string, locale: Locale): string => `${dayText(day, locale)}${locale === 'zh' ? '' : ', '}${time}`

/** An instant as the day and the time of its own offset: `2026-05-06T10:00:00+08:00` → "6 May 2026, 10:00". */
export const instantText = (instant: string, locale: Locale): string => withTime(instant.slice(0, 10), instant.slice(11, 16), locale)

/** A deadline as a phrase: a day that ends at midnight is said to end at 24:00. */
export function deadlineText(deadline: Deadline, locale: Locale): string {
  const messages = MESSAGES[locale]
  if (deadline.status === 'none') return messages.noLimit
  if (deadline.status === 'unknown') return messages.notYetRunning
  const midnight = deadline.closesAt.slice(11, 19) === '00:00:00'
  const day = midnight ? withTime(deadline.lastDay, '24:00', locale) : instantText(deadline.closesAt, locale)
  const phrase = fill(deadline.status === 'at_least' ? messages.atLeastUntil : messages.until, { day })
  if (deadline.status !== 'fixed' || deadline.rolledFrom === undefined) return phrase
  return phrase + fill(messages.inBrackets, { text: fill(messages.rolled, { day: dayText(deadline.rolledFrom, locale) }) })
}

const UNITS: Record<string, Record<Locale, [string, string]>> = {
  years: { en: ['year', 'years'], zh: ['年', '年'] },
  months: { en: ['month', 'months'], zh: ['个月', '个月'] },
  weeks: { en: ['week', 'weeks'], zh: ['周', '周'] },
  days: { en: ['day', 'days'], zh: ['天', '天'] },
  hours: { en: ['hour', 'hours'], zh: ['小时', '小时'] },
  workingDays: { en: ['working day', 'working days'], zh: ['个工作日', '个工作日'] },
  openHours: { en: ['open hour', 'open hours'], zh: ['个工作小时', '个工作小时'] },
}

/** A duration in words. */
export function durationText(duration: Duration, locale: Locale): string {
  const [unit, amount] = Object.entries(duration)[0] as [string, number]
  const [one, many] = UNITS[unit]?.[locale] ?? [unit, unit]
  return `${amount}${locale === 'zh' ? '' : ' '}${amount === 1 ? one : many}`
}
