import type { WorkCalendar } from '../core/calendar.js'
import { nthWorkingDay } from '../core/calendar.js'
import { addCivilMonths, type CivilDay } from '../core/civil-day.js'
import { hull, isKnown } from '../core/interval.js'
import { dayAt, instantAt } from '../core/zone.js'
import type { EventId } from '../facts/facts.js'
import type { CompiledPack } from '../policy/compiled.js'
import type { Anchor, Duration, Span } from '../policy/rule.js'
import type { Evaluation } from './evaluation.js'
import { eventSources, eventTime } from './events.js'
import { both, type Moment, ofBoth, ofThoseThatHappened } from './moment.js'
import { openHoursAfter } from './open-hours.js'

/** The time of an anchor, or null when it is known not to have happened (S-6). */
export function anchorTime(evaluation: Evaluation, anchor: Anchor, pack: CompiledPack): Moment | null {
  if (typeof anchor === 'string') return eventMoment(evaluation, anchor)
  if ('event' in anchor) {
    const time = anchorTime(evaluation, anchor.event, pack)
    return time && shift(time, anchor.plus, pack)
  }
  if ('first' in anchor) return firstOf(evaluation, anchor.first, pack)
  const all = ('latest' in anchor ? anchor.latest : anchor.earliest).map((part) => anchorTime(evaluation, part, pack))
  const parts = all.filter((time) => time !== null)
  if (parts.length === 0) return null
  if ('earliest' in anchor) return parts.reduce((a, b) => ofThoseThatHappened('earliest', a, b))
  // The latest of some events has not happened before the last of them has.
  return parts.length < all.length ? null : parts.reduce(ofBoth)
}

/** One object for all rules that count from the event. */
function eventMoment(evaluation: Evaluation, event: EventId): Moment | null {
  const { happened } = evaluation
  const known = happened.get(event)
  if (known !== undefined) return known
  const moment = momentOf(evaluation, event)
  happened.set(event, moment)
  return moment
}

const NOTHING: readonly string[] = Object.freeze([])

function momentOf(evaluation: Evaluation, event: EventId): Moment | null {
  const time = eventTime(evaluation, event)
  if (time !== null && isKnown(time)) return { lo: time.lo, hi: time.hi, dependsOn: NOTHING }
  return time && { ...time, dependsOn: eventSources(evaluation, event), maybe: true }
}

/** The first that happened. While it is unknown whether one did, every later one is possible too. */
function firstOf(evaluation: Evaluation, anchors: readonly Anchor[], pack: CompiledPack): Moment | null {
  const [anchor, ...others] = anchors
  if (anchor === undefined) return null
  const time = anchorTime(evaluation, anchor, pack)
  if (time === null) return firstOf(evaluation, others, pack)
  const rest = time.maybe ? firstOf(evaluation, others, pack) : null
  return rest === null ? time : { ...hull(time, rest), dependsOn: both(time, rest), ...(rest.maybe && { maybe: true }) }
}

/** `plus` in days or longer: 00:00 of the civil day that much later, not rolled; in hours: the exact instant. */
function shift(time: Moment, plus: Duration, pack: CompiledPack): Moment {
  const lo = shiftInstant(time.lo, plus, pack)
  const hi = shiftInstant(time.hi, plus, pack)
  const dependsOn = [...time.dependsOn, ...new Set([...lo.dependsOn, ...hi.dependsOn])]
  return { lo: lo.lo, hi: hi.hi, dependsOn, ...(time.maybe && { maybe: true }) }
}

/** An instant so much later. */
export function shiftInstant(ms: number, plus: Duration, pack: CompiledPack): Moment {
  if (!Number.isFinite(ms)) return { lo: ms, hi: ms, dependsOn: [] }
  if ('hours' in plus) return { lo: ms + plus.hours * 3_600_000, hi: ms + plus.hours * 3_600_000, dependsOn: [] }
  if ('openHours' in plus) return openHoursAfter(ms, plus, pack)
  const day = dayAt(pack.zone, ms)
  return keptEnd(pack, plus, day, () => {
    const { lo, hi, dependsOn } = daysAfter(day, plus, pack)
    return { lo: instantAt(pack.zone, lo), hi: instantAt(pack.zone, hi), dependsOn }
  })
}

const MOST_ENDS = 4096

/** What a span or a duration comes to, worked out once for each day or instant that it is counted from. */
export function keptEnd(pack: CompiledPack, of: Span | Duration, from: number, workOut: () => Moment): Moment {
  let known = pack.ends.get(of) as Map<number, Moment> | undefined
  if (!known || known.size >= MOST_ENDS) {
    known = new Map()
    pack.ends.set(of, known)
  }
  const end = known.get(from)
  if (end !== undefined) return end
  const made = workOut()
  known.set(from, made)
  return made
}

interface Days {
  readonly lo: CivilDay
  readonly hi: CivilDay
  readonly dependsOn: readonly string[]
}

/** The civil day that lies a duration after a day; months and years clamp to the month's end. */
export function daysAfter(day: CivilDay, duration: Exclude<Duration, { hours: number } | { openHours: number }>, pack: CompiledPack): Days {
  if ('workingDays' in duration) return workingDayFrom(day + 1, duration.workingDays, pack)
  const after =
    'days' in duration
      ? day + duration.days
      : 'weeks' in duration
        ? day + 7 * duration.weeks
        : addCivilMonths(day, 'months' in duration ? duration.months : 12 * duration.years)
  return { lo: after, hi: after, dependsOn: [] }
}

/** The nth working day at or after a day. */
export function workingDayFrom(first: CivilDay, n: number, pack: CompiledPack): Days {
  // A rule that counts working days needs a pack with a calendar.
  const calendar = pack.calendar as WorkCalendar
  const { lo, hi, years } = nthWorkingDay(calendar, first, n)
  return { lo, hi, dependsOn: years.map((year) => `calendar:${calendar.id}:${year}`) }
}
