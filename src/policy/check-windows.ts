import type { IssueCode } from '../core/issue.js'
import type { Vocabulary } from '../facts/vocabulary.js'
import { known, knownWord } from './known.js'
import type { Pack } from './pack.js'
import type { Anchor, Duration, Ends, Span, Window } from './rule.js'

type Path = readonly (string | number)[]

interface Context {
  readonly vocabulary: Vocabulary
  readonly pack: Pack
  readonly report: (code: IssueCode, path: Path, params?: Record<string, string | number>, more?: { hint?: string }) => void
}

/** No duration may run out of the data of a zone (S-1d). */
const MOST_YEARS = 40
const UNITS_A_YEAR: Record<string, number> = { years: 1, months: 12, weeks: 53, days: 366, hours: 366 * 24, workingDays: 262, openHours: 366 }
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/

/** Minutes since 00:00 of a clock time; "24:00" is the end of the day. */
export const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))

/** Whether a value is a duration: exactly one unit, a positive whole number, not beyond what zones cover. */
export function isDuration(value: unknown): value is Duration {
  if (typeof value !== 'object' || value === null) return false
  const keys = Object.keys(value)
  const unit = unitOf(value)
  if (unit === undefined) return false
  const amount = (value as Record<string, unknown>)[unit]
  if (!Number.isSafeInteger(amount) || (amount as number) < 1 || (amount as number) > MOST_YEARS * (UNITS_A_YEAR[unit] as number)) return false
  if (unit !== 'openHours') return keys.length === 1
  const { from, to, days, ...rest } = value as Record<string, unknown>
  if (![from, to].every((clock) => typeof clock === 'string' && CLOCK.test(clock))) return false
  const open = minutesOf(to as string) - minutesOf(from as string)
  const fits = open > 0 && (amount as number) * 60 <= open * MOST_YEARS * (UNITS_A_YEAR.openHours as number)
  return fits && Object.keys(rest).length === 1 && (days === undefined || days === 'all' || days === 'working')
}

/** The unit that a duration is given in, wherever among its keys it stands. */
export const unitOf = (duration: object): string | undefined =>
  'openHours' in duration ? 'openHours' : Object.keys(duration).find((key) => Object.hasOwn(UNITS_A_YEAR, key))

/** Checks events, durations and calendars of windows; what is wrong is reported with its path. */
export function checkWindows(windows: readonly Window[], path: Path, context: Context): void {
  for (const [index, window] of windows.entries()) {
    const at = [...path, index]
    if (window.opens !== undefined) checkAnchor(window.opens, [...at, 'opens'], context)
    if (window.ends !== undefined) checkEnds(window.ends, [...at, 'ends'], context)
    if (window.tests !== undefined) checkEvent(window.tests, [...at, 'tests'], context)
  }
}

export function checkEnds(ends: Ends, path: Path, context: Context): void {
  for (const join of ['latest', 'earliest'] as const)
    if (join in ends) {
      for (const [index, leg] of (ends as Record<typeof join, Ends[]>)[join].entries()) checkEnds(leg, [...path, join, index], context)
      return
    }
  checkSpan(ends as Span, path, context)
}

function checkSpan(span: Span, path: Path, context: Context): void {
  checkAnchor(span.from, [...path, 'from'], context)
  checkDuration(span.for, [...path, 'for'], context)
  const roll = span.roll ?? context.pack.roll ?? 'none'
  const exact = span.starts === 'instant' || (isDuration(span.for) && ('hours' in span.for || 'openHours' in span.for))
  checkWords(span, path, context)
  if (roll !== 'none' && !exact) needCalendar(`roll ${roll}`, [...path, 'roll'], context)
}

/** Words of a span that a cell may have put there, and the services and labels that it names. */
function checkWords({ starts, roll, suspend, restart }: Span, path: Path, { vocabulary, report }: Context): void {
  if (starts !== undefined) knownWord(starts, ['next_day', 'same_day', 'instant'], 'a start', [...path, 'starts'], report)
  if (roll !== undefined) knownWord(roll, ['next_working_day', 'after_holiday', 'none'], 'a way to roll', [...path, 'roll'], report)
  if (suspend) knownWord(suspend.counts, ['both_days', 'first_day_out'], 'a way to count', [...path, 'suspend', 'counts'], report)
  for (const [key, by] of Object.entries({ suspend: suspend?.by ?? [], restart: restart?.by ?? [] }))
    for (const [index, service] of by.entries()) known(service, vocabulary.services, 'a service', [...path, key, 'by', index], report)
  for (const [index, label] of (restart?.label ?? []).entries()) known(label, vocabulary.labels, 'a label', [...path, 'restart', 'label', index], report)
}

function checkAnchor(anchor: Anchor, path: Path, context: Context): void {
  if (typeof anchor !== 'object' || anchor === null) {
    checkEvent(anchor, path, context)
    return
  }
  if ('event' in anchor) {
    checkEvent(anchor.event, [...path, 'event'], context)
    checkDuration(anchor.plus, [...path, 'plus'], context)
    return
  }
  for (const join of ['first', 'latest', 'earliest'] as const)
    if (join in anchor)
      for (const [index, part] of (anchor as Record<typeof join, Anchor[]>)[join].entries()) checkAnchor(part, [...path, join, index], context)
}

function checkDuration(duration: Duration, path: Path, context: Context): void {
  if (!isDuration(duration)) context.report('duration', path, { value: JSON.stringify(duration) ?? 'nothing', most: MOST_YEARS })
  else if ('workingDays' in duration || ('openHours' in duration && duration.days === 'working')) needCalendar('working days', path, context)
}

const checkEvent = (event: unknown, path: Path, { vocabulary, report }: Context): void => known(event, vocabulary.events, 'an event', path, report)

function needCalendar(what: string, path: Path, { pack, report }: Context): void {
  if (pack.calendar === undefined) report('no_calendar', path, { what, pack: pack.id })
}
