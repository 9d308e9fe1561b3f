import { restsOn, rollForward } from '../core/calendar.js'
import { type CivilDay, partsOf } from '../core/civil-day.js'
import { hull } from '../core/interval.js'
import { FALSE, TRUE, type Truth } from '../core/truth.js'
import { dayAt, furthestTimeAt, instantAt } from '../core/zone.js'
import type { CompiledPack } from '../policy/compiled.js'
import type { Duration, Span } from '../policy/rule.js'
import { daysAfter, keptEnd, workingDayFrom } from './anchor.js'
import type { Evaluation } from './evaluation.js'
import type { Moment } from './moment.js'
import { openHoursAfter } from './open-hours.js'
import { historyReadings, type Reading } from './readings.js'

type ExactDuration = Extract<Duration, { hours: number } | { openHours: number }>
type DayDuration = Exclude<Duration, ExactDuration>

/** An end before rolling: the last day of a span in days, or the exact closing instant. */
interface RawEnd {
  /** Absent: the span is exact and never rolls. */
  readonly last?: { readonly lo: CivilDay; readonly hi: CivilDay }
  readonly closes: { readonly lo: number; readonly hi: number }
  readonly dependsOn: readonly string[]
  /** A case that suspends the span is open: the end is at least this. */
  readonly openEnded?: boolean
}

/** The end of a span whose anchor lies in an interval (S-6): ends never come earlier for later anchors, so its bounds are the ends of the bounds. */
export function spanEnd(evaluation: Evaluation, span: Span, anchor: Moment, pack: CompiledPack): Moment {
  const first = endFrom(evaluation, span, anchor.lo, pack)
  if (anchor.lo === anchor.hi) return anchor.maybe ? { ...first, dependsOn: [...anchor.dependsOn, ...first.dependsOn], maybe: true } : first
  const last = endFrom(evaluation, span, anchor.hi, pack)
  const dependsOn = [...new Set([...anchor.dependsOn, ...first.dependsOn, ...last.dependsOn])]
  return { lo: first.lo, hi: last.hi, dependsOn, ...(anchor.maybe && { maybe: true }) }
}

function endFrom(evaluation: Evaluation, span: Span, anchor: number, pack: CompiledPack): Moment {
  if (!Number.isFinite(anchor)) return { lo: anchor, hi: anchor, dependsOn: [] }
  const { readings, unbounded, dependsOn } = historyReadings(evaluation, span)
  if (!unbounded && readings.length === 1 && readings[0]?.length === 0) return plainEnd(span, anchor, pack)
  const ends = readings.map((reading) => rolled(stretched(span, anchor, reading, pack), span, pack))
  const lo = Math.min(...ends.map((end) => end.lo))
  const hi = unbounded ? Number.POSITIVE_INFINITY : Math.max(...ends.map((end) => end.hi))
  const [only] = ends
  if (lo === hi && only) return only
  return { lo, hi, dependsOn: [...new Set([...dependsOn, ...ends.flatMap((end) => end.dependsOn)])] }
}

/** The end that no past case moves: known by the day, or the instant, from which it is counted, and so worked out once for each. */
export function plainEnd(span: Span, anchor: number, pack: CompiledPack): Moment {
  return keptEnd(pack, span, isExact(span) ? anchor : dayAt(pack.zone, anchor), () => endWithoutCases(span, anchor, pack))
}

/** The end of a span that no past case moves, worked out anew. */
export const endWithoutCases = (span: Span, anchor: number, pack: CompiledPack): Moment => rolled(bareEnd(span, anchor, pack), span, pack)

/** Counted from a very moment, not from its day. */
export const isExact = (span: Span): boolean => span.starts === 'instant' || (span.starts === undefined && isInHours(span))

const isInHours = ({ for: duration }: Span): boolean => 'hours' in duration || 'openHours' in duration

/** The end of the bare span, counted from an instant. */
function bareEnd({ for: duration, starts }: Span, from: number, pack: CompiledPack): RawEnd {
  const { zone } = pack
  if ('hours' in duration || 'openHours' in duration) {
    const day = dayAt(zone, from)
    const begins = starts === 'next_day' ? instantAt(zone, day + 1) : starts === 'same_day' ? instantAt(zone, day) : from
    return exactEnd(duration, begins, pack)
  }
  const day = dayAt(zone, from)
  const last = lastDay(duration, day, starts === 'same_day', pack)
  if (starts !== 'instant') return { last, closes: { lo: instantAt(zone, last.lo + 1), hi: instantAt(zone, last.hi + 1) }, dependsOn: last.dependsOn }
  const time = furthestTimeAt(zone, from)
  const whole = countsWhole(duration, day, last.lo, pack)
  const close = (day: CivilDay, isWhole: boolean): number => (isWhole ? instantAt(zone, day + 1) : instantAt(zone, day, time))
  return { closes: { lo: close(last.lo, whole === TRUE), hi: close(last.hi, whole !== FALSE) }, dependsOn: last.dependsOn }
}

function exactEnd(duration: ExactDuration, begins: number, pack: CompiledPack): RawEnd {
  if ('openHours' in duration) {
    const end = openHoursAfter(begins, duration, pack)
    return { closes: end, dependsOn: end.dependsOn }
  }
  const closes = begins + duration.hours * 3_600_000
  return { closes: { lo: closes, hi: closes }, dependsOn: [] }
}

function lastDay(duration: DayDuration, day: CivilDay, counted: boolean, pack: CompiledPack): { lo: CivilDay; hi: CivilDay; dependsOn: readonly string[] } {
  if ('workingDays' in duration) return workingDayFrom(counted ? day : day + 1, duration.workingDays, pack)
  const { lo, hi, dependsOn } = daysAfter(day, duration, pack)
  return counted && !isClamped(duration, day, lo) ? { lo: lo - 1, hi: hi - 1, dependsOn } : { lo, hi, dependsOn }
}

/** Whether the last day of a span that starts at a very moment counts whole: where its month has no day of that number, and where the moment lies in a rest day, on which no working day runs. */
function countsWhole(duration: DayDuration, day: CivilDay, last: CivilDay, { calendar }: CompiledPack): Truth {
  if (!('workingDays' in duration)) return isClamped(duration, day, last) ? TRUE : FALSE
  return calendar ? restsOn(calendar, day) : FALSE
}

/** Whether the last month has no day of that number: the span then ends with the month, also when its first day is counted. */
const isClamped = (duration: DayDuration, day: CivilDay, end: CivilDay): boolean =>
  ('months' in duration || 'years' in duration) && partsOf(end).day !== partsOf(day).day

/** A span while past cases are laid over it. */
interface Running {
  /** Since when it counts: the anchor, or the last restart. */
  readonly from: number
  /** Civil days added by suspensions, and the last day that was looked at, so that none is added twice. */
  readonly added: number
  readonly countedUntil: CivilDay
  readonly end: RawEnd
}

/** The span with what past cases do to it: suspension adds days, restart begins it anew (S-6b). */
const stretched = (span: Span, anchor: number, reading: Reading, pack: CompiledPack): RawEnd =>
  along(span, anchor, reading, startAt(span, anchor, pack), false, pack)

function along(span: Span, anchor: number, [past, ...others]: Reading, running: Running, openEnded: boolean, pack: CompiledPack): RawEnd {
  if (past === undefined) return { ...running.end, openEnded }
  const without = (): RawEnd => along(span, anchor, others, running, openEnded, pack)
  if (past.openedAt >= running.end.closes.hi || (past.restarts && past.until < running.from)) return without()
  const next = past.restarts ? startAt(span, past.until, pack) : suspend(span, running, past, pack)
  const withIt = along(span, anchor, others, next, past.open || (openEnded && !past.restarts), pack)
  // Where the calendar has no data, it may be unknown whether the case was opened before the end.
  return past.openedAt < running.end.closes.lo ? withIt : eitherEnd(withIt, without())
}

function eitherEnd(a: RawEnd, b: RawEnd): RawEnd {
  const last = a.last && b.last && hull(a.last, b.last)
  return {
    ...(last && { last }),
    closes: hull(a.closes, b.closes),
    dependsOn: [...a.dependsOn, ...b.dependsOn],
    openEnded: a.openEnded === true || b.openEnded === true,
  }
}

const startAt = (span: Span, from: number, pack: CompiledPack): Running => ({
  from,
  added: 0,
  countedUntil: firstCounted(span, from, pack) - 1,
  end: bareEnd(span, from, pack),
})

function suspend(span: Span, running: Running, past: Reading[number], pack: CompiledPack): Running {
  const opened = dayAt(pack.zone, past.openedAt) + (span.suspend?.counts === 'first_day_out' ? 1 : 0)
  const closed = dayAt(pack.zone, past.until)
  if (closed - opened + 1 < (span.suspend?.minDays ?? 1)) return running
  const begins = Math.max(opened, running.countedUntil + 1)
  const added = running.added + Math.max(0, closed - begins + 1)
  return { ...running, added, countedUntil: Math.max(running.countedUntil, closed), end: later(bareEnd(span, running.from, pack), added, pack) }
}

/** The first civil day that a span counts; days before it suspend nothing (S-6d). */
const firstCounted = (span: Span, from: number, { zone }: CompiledPack): CivilDay =>
  dayAt(zone, from) + ((span.starts ?? (isInHours(span) ? 'instant' : 'next_day')) === 'next_day' ? 1 : 0)

function later(end: RawEnd, days: number, { zone }: CompiledPack): RawEnd {
  if (end.last) {
    const last = { lo: end.last.lo + days, hi: end.last.hi + days }
    return { last, closes: { lo: instantAt(zone, last.lo + 1), hi: instantAt(zone, last.hi + 1) }, dependsOn: end.dependsOn }
  }
  const shift = (ms: number): number => instantAt(zone, dayAt(zone, ms) + days, furthestTimeAt(zone, ms))
  return { closes: { lo: shift(end.closes.lo), hi: shift(end.closes.hi) }, dependsOn: end.dependsOn }
}

/** Rolls a last day, once; exact spans stay. */
function rolled(end: RawEnd, span: Span, pack: CompiledPack): Moment {
  const { zone, calendar, roll } = pack
  const kind = span.roll ?? roll
  if (end.openEnded) return { lo: rolled({ ...end, openEnded: false }, span, pack).lo, hi: Number.POSITIVE_INFINITY, dependsOn: ['history'] }
  if (!end.last || !calendar || kind === 'none') return { ...end.closes, dependsOn: end.dependsOn }
  const first = rollForward(calendar, end.last.lo, kind)
  const last = end.last.lo === end.last.hi ? first : rollForward(calendar, end.last.hi, kind)
  const lo = instantAt(zone, first.lo + 1)
  const hi = instantAt(zone, last.hi + 1)
  const dependsOn = [...end.dependsOn, ...[...first.years, ...last.years].map((year) => `calendar:${calendar.id}:${year}`)]
  return { lo, hi, dependsOn: [...new Set(dependsOn)], ...(lo === hi && first.lo !== end.last.lo && { rolledFrom: end.last.lo }) }
}
