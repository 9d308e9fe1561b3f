import type { Day } from '../../facts/facts.js'
import type { Restart, Span, Suspend } from '../../policy/rule.js'
import { type ReadCase, type Reading, readingsOf } from './case-readings.js'
import { type ClaimedPart, isRestartedBy, isSuspendedBy } from './claimed-part.js'
import { addDays, civilDay, firstInstant, furthestTime, type Ms } from './clock.js'
import type { KnownFacts } from './known-facts.js'
import { longer, nthWorkingDay } from './moment.js'
import { openHoursEnd } from './open-hours.js'
import { isRest, type Rests, rollDay } from './working-days.js'
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
    if (span.restart && isRestart(span.restart, past, reading.part)) {
      // What was closed before the start neither starts it again nor suspends it.
      if (past.closedAt < start) continue
      start = past.closedAt
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

type Starts = NonNullable<Span['starts']>

const startsOf = (span: Span): Starts => span.starts ?? ('hours' in span.for || 'openHours' in span.for ? 'instant' : 'next_day')

const instantOfClose = (close: Close, { zone }: Almanac): Ms => ('at' in close ? close.at : firstInstant(zone, addDays(close.lastDay, 1)))

/** The end without cases: closed at 00:00 after the last day, or at an exact instant (S-6, S-6c). */
function plainEnd(span: Span, start: Ms, almanac: Almanac, rests: Rests): Close {
  const { zone } = almanac
  const starts = startsOf(span)
  const duration = span.for
  const day = civilDay(zone, start)
  const from = starts === 'instant' ? start : firstInstant(zone, starts === 'next_day' ? addDays(day, 1) : day)
  if ('hours' in duration) return { at: from + duration.hours * HOUR }
  if ('openHours' in duration) return { at: openHoursEnd(duration, from, almanac, rests) }
  return 'workingDays' in duration ? workingEnd(duration.workingDays, starts, start, almanac, rests) : civilEnd(duration, starts, start, almanac)
}

function workingEnd(count: number, starts: Starts, start: Ms, { zone, calendar }: Almanac, rests: Rests): Close {
  if (calendar === undefined) throw new Error('working days without a calendar')
  const day = civilDay(zone, start)
  const lastDay = nthWorkingDay(starts === 'same_day' ? addDays(day, -1) : day, count, calendar, rests)
  if (starts !== 'instant') return { lastDay }
  // On a rest day nothing runs: the last day counts whole.
  return { at: isRest(calendar, day, rests) ? firstInstant(zone, addDays(lastDay, 1)) : atTimeOf(start, lastDay, zone) }
}

function civilEnd(duration: Exclude<Span['for'], { openHours: number }>, starts: Starts, start: Ms, { zone }: Almanac): Close {
  const day = civilDay(zone, start)
  const after = longer(day, duration)
  const clamped = isClamped(after, day, duration)
  if (starts === 'instant') return { at: clamped ? firstInstant(zone, addDays(after, 1)) : atTimeOf(start, after, zone) }
  return { lastDay: starts === 'same_day' && !clamped ? addDays(after, -1) : after }
}

/** A month that is too short for the day of the start: the span ends with it. */
const isClamped = (after: Day, start: Day, duration: Span['for']): boolean => ('months' in duration || 'years' in duration) && after.slice(8) !== start.slice(8)

/** The same time of day, on another day. */
const atTimeOf = (ms: Ms, day: Day, zone: Almanac['zone']): Ms => firstInstant(zone, day, furthestTime(zone, ms))

/** The same end, civil days later. */
function move(close: Close, days: number, { zone }: Almanac): Close {
  if (days === 0) return close
  if ('lastDay' in close) return { lastDay: addDays(close.lastDay, days) }
  return { at: atTimeOf(close.at, addDays(civilDay(zone, close.at), days), zone) }
}

/** Only cases that are done start the span again. */
function isRestart(restart: Restart, past: ReadCase, part: ClaimedPart): past is ReadCase & { closedAt: Ms } {
  const { label } = restart
  const labelled = label === undefined || (past.label === undefined ? label.length === 0 : label.includes(past.label))
  return isRestartedBy(restart, past, part) && labelled && past.outcome === 'done' && past.closedAt !== undefined
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
