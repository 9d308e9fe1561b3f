import type { Day } from '../../facts/facts.js'
import type { Restart, Span, Suspend } from '../../policy/rule.js'
import { type ReadCase, type Reading, readingsOf } from './case-readings.js'
import { type ClaimedPart, isRestartedBy, isSuspendedBy } from './claimed-part.js'
import { addDays, civilDay, firstInstant, type Ms, timeOfDay } from './clock.js'
import type { KnownFacts } from './known-facts.js'
import { longer, nthWorkingDay } from './moment.js'
import { openHoursEnd } from './open-hours.js'
import { type Rests, rollDay } from './working-days.js'
import type { Almanac } from './world.js'

const HOUR = 3_600_000

/** Where a span ends, in one reading: a last day, closed at 00:00 after it, or an exact instant. */
type Close = { lastDay: Day } | { at: Ms }

export interface SpanEnd {
  lo: Ms
  hi: Ms
  /** The last day before it was rolled, when every reading says the same. */
  rolledFrom: Day | undefined
}

/** The end of a span that is counted from an exact instant: the hull of all its readings (S-6 to S-6d). */
export function spanEnd(span: Span, anchor: Ms, facts: KnownFacts, almanac: Almanac): SpanEnd {
  const ends = readingsOf(span, anchor, facts, almanac).map((reading) => endIn(reading, span, anchor, facts, almanac))
  const unbounded = facts.history === undefined && (span.suspend !== undefined || span.restart !== undefined)
  const rolled = new Set(ends.map(({ rolledFrom }) => rolledFrom))
  return {
    lo: Math.min(...ends.map(({ lo }) => lo)),
    hi: unbounded ? Number.POSITIVE_INFINITY : Math.max(...ends.map(({ hi }) => hi)),
    rolledFrom: rolled.size === 1 ? [...rolled][0] : undefined,
  }
}

function endIn(reading: Reading, span: Span, anchor: Ms, { asOf }: KnownFacts, almanac: Almanac): SpanEnd {
  const { end, open } = endAfterCases(reading, span, anchor, asOf, almanac)
  const rolled = rolledClose(end, span, reading.rests, almanac)
  const lo = instantOfClose(rolled, almanac)
  const moved = 'lastDay' in end && 'lastDay' in rolled && rolled.lastDay !== end.lastDay
  return { lo, hi: open ? Number.POSITIVE_INFINITY : lo, rolledFrom: moved ? end.lastDay : undefined }
}

/** The end before the roll, moved by past cases one after the other, and whether one of them is still open (S-6b). */
function endAfterCases(reading: Reading, span: Span, anchor: Ms, asOf: Ms, almanac: Almanac): { end: Close; open: boolean } {
  let start = anchor
  let suspended = new Set<Day>()
  let open = false
  const close = (): Close => move(plainEnd(span, start, almanac, reading.rests), suspended.size, almanac)
  for (const past of reading.cases) {
    if (past.openedAt >= instantOfClose(close(), almanac)) break
    if (span.restart && restarts(span.restart, past, reading.part, start)) {
      start = past.closedAt as Ms
      suspended = new Set()
      open = false
    } else if (span.suspend && suspends(span.suspend, past, reading.part)) {
      const first = firstCounted(span, start, almanac)
      for (const day of daysOf(span.suspend, past, asOf, almanac).filter((one) => one >= first)) suspended.add(day)
      open ||= past.outcome === 'open'
    }
  }
  return { end: close(), open }
}

function rolledClose(end: Close, span: Span, rests: Rests, { calendar, roll: usual }: Almanac): Close {
  const roll = span.roll ?? usual
  return 'lastDay' in end && roll !== 'none' && calendar !== undefined ? { lastDay: rollDay(calendar, end.lastDay, roll, rests) } : end
}

const firstCounted = (span: Span, start: Ms, { zone }: Almanac): Day => (countsDay(span) ? civilDay(zone, start) : addDays(civilDay(zone, start), 1))

/** Whether the day of the start is itself the first day counted. */
const countsDay = (span: Span): boolean => startsOf(span) !== 'next_day'

const startsOf = (span: Span): NonNullable<Span['starts']> => span.starts ?? ('hours' in span.for || 'openHours' in span.for ? 'instant' : 'next_day')

const instantOfClose = (close: Close, { zone }: Almanac): Ms => ('at' in close ? close.at : firstInstant(zone, addDays(close.lastDay, 1)))

/** The end without cases: closed at 00:00 after the last day, or at an exact instant (S-6, S-6c). */
function plainEnd(span: Span, start: Ms, almanac: Almanac, rests: Rests): Close {
  const { zone, calendar } = almanac
  const starts = startsOf(span)
  const duration = span.for
  const day = civilDay(zone, start)
  const from = starts === 'instant' ? start : firstInstant(zone, starts === 'next_day' ? addDays(day, 1) : day)
  if ('hours' in duration) return { at: from + duration.hours * HOUR }
  if ('openHours' in duration) return { at: openHoursEnd(duration, from, almanac, rests) }
  if ('workingDays' in duration) {
    if (calendar === undefined) throw new Error('working days without a calendar')
    const lastDay = nthWorkingDay(starts === 'same_day' ? addDays(day, -1) : day, duration.workingDays, calendar, rests)
    return starts === 'instant' ? { at: firstInstant(zone, lastDay, timeOfDay(zone, start)) } : { lastDay }
  }
  const after = longer(day, duration)
  if (starts === 'instant') return { at: firstInstant(zone, after, timeOfDay(zone, start)) }
  return { lastDay: starts === 'same_day' ? dayBefore(after, day, duration) : after }
}

/** The day before the one with the same number, in a month that is too short for it the month's end. */
function dayBefore(after: Day, start: Day, duration: Span['for']): Day {
  const clamped = ('months' in duration || 'years' in duration) && after.slice(8) !== start.slice(8)
  return clamped ? after : addDays(after, -1)
}

/** The same end, civil days later. */
function move(close: Close, days: number, { zone }: Almanac): Close {
  if (days === 0) return close
  if ('lastDay' in close) return { lastDay: addDays(close.lastDay, days) }
  return { at: firstInstant(zone, addDays(civilDay(zone, close.at), days), timeOfDay(zone, close.at)) }
}

/** Only cases that are done start the span again, and none that was closed before the start. */
function restarts(restart: Restart, past: ReadCase, part: ClaimedPart, start: Ms): boolean {
  const { label } = restart
  const labelled = label === undefined || (past.label === undefined ? label.length === 0 : label.includes(past.label))
  return isRestartedBy(restart, past, part) && labelled && past.outcome === 'done' && past.closedAt !== undefined && past.closedAt >= start
}

const suspends = (suspend: Suspend, past: ReadCase, part: ClaimedPart): boolean =>
  isSuspendedBy(suspend, past, part) && ['done', 'not_fixed', 'open'].includes(past.outcome)

/** Civil days of a case, up to asOf while it is open; none when they are fewer than `minDays`. */
function daysOf({ counts, minDays = 0 }: Suspend, { openedAt, closedAt }: ReadCase, asOf: Ms, { zone }: Almanac): Day[] {
  const days: Day[] = []
  const last = civilDay(zone, closedAt ?? asOf)
  const first = civilDay(zone, openedAt)
  for (let day = counts === 'both_days' ? first : addDays(first, 1); day <= last; day = addDays(day, 1)) days.push(day)
  return days.length >= minDays ? days : []
}
