import type { EventId } from '../../facts/facts.js'
import type { Window } from '../../policy/rule.js'
import { type End, endMoment, firstAnchor, keepRoll } from './ends.js'
import { every, type Kleene } from './kleene.js'
import type { KnownFacts } from './known-facts.js'
import { ALWAYS, anchorMoment, earliest, eventMoment, hull, type Moment } from './moment.js'
import type { Almanac } from './world.js'

/** The windows of one rule on one event, held together: the latest opening, the earliest end (S-6e). */
export interface Frame {
  tests: EventId
  opens: Moment
  /** What has not started is not open. */
  started: Kleene
  /** Not happened: no end yet. */
  end: End
  /** Some of the possible windows do not test the event. */
  optional?: boolean
}

/** Of a window that is not open: it is always over. */
const CLOSED: End = { lo: Number.NEGATIVE_INFINITY, hi: Number.NEGATIVE_INFINITY, happened: true }
/** Without an end. */
const ENDLESS: End = { lo: Number.POSITIVE_INFINITY, hi: Number.POSITIVE_INFINITY, happened: true }

export function framesOf(windows: readonly Window[], facts: KnownFacts, almanac: Almanac): Frame[] {
  const tested = [...new Set(windows.map(({ tests = 'submitted' }) => tests))]
  return tested.map((tests) => {
    const own = windows.filter((window) => (window.tests ?? 'submitted') === tests).map((window) => frameOf(window, tests, facts, almanac))
    const opens = own.map((frame) => frame.opens)
    const ends = own.map(({ end }) => end)
    return {
      tests,
      opens: { lo: Math.max(...opens.map(({ lo }) => lo)), hi: Math.max(...opens.map(({ hi }) => hi)), happened: every(opens.map(({ happened }) => happened)) },
      started: every(own.map((frame) => frame.started)),
      end: earliestEnd(ends),
    }
  })
}

/** The earliest end. What has not started is left out, but not in favour of what never ends. */
function earliestEnd(ends: readonly End[]): End {
  const waiting = ends.find(({ happened }) => happened === false)
  const end = keepRoll(earliest(ends), ends)
  return waiting && isEndless(end) ? waiting : end
}

function frameOf({ opens, ends }: Window, tests: EventId, facts: KnownFacts, almanac: Almanac): Frame {
  const end = ends ? endMoment(ends, facts, almanac) : ENDLESS
  if (opens)
    return {
      tests,
      opens: anchorMoment(opens, facts, almanac),
      started: true,
      // What may not have happened is as late as never, so it surely ends somewhere.
      end: end.happened === 'unknown' ? { ...end, hi: Number.POSITIVE_INFINITY, happened: true } : end,
    }
  const opening = ends && tests === 'submitted' ? anchorMoment(firstAnchor(ends), facts, almanac) : ALWAYS
  return { tests, opens: opening, started: end.happened, end: end.happened === 'unknown' ? { ...end, happened: true } : end }
}

/** The tested event: unknown, it lies at or before `submitted`. */
export function testedMoment(tests: EventId, facts: KnownFacts): Moment {
  const moment = eventMoment(tests, facts)
  return moment.happened === 'unknown' ? { lo: moment.lo, hi: Math.min(moment.hi, facts.submitted), happened: true } : moment
}

/** `opens ≤ t`, for every reading, for none, or for some. */
export function hasOpened({ tests, opens, started, optional }: Frame, facts: KnownFacts): Kleene {
  const tested = testedMoment(tests, facts)
  if (tested.happened === false && optional) return 'unknown'
  if (opens.happened === false || tested.happened === false || opens.lo > tested.hi) return false
  return every([started, opens.happened, opens.hi <= tested.lo || 'unknown'])
}

const isSurelyOpen = ({ opens, started }: Frame): boolean => every([opens.happened, started]) === true

/** When a window opens; what may not open may do so as late as never. */
const openingOf = (frame: Frame): Moment => ({
  lo: frame.opens.lo,
  hi: isSurelyOpen(frame) ? frame.opens.hi : Number.POSITIVE_INFINITY,
  happened: every([frame.opens.happened, frame.started]),
})

const isSameMoment = (a: Moment, b: Moment): boolean => a.lo === b.lo && a.hi === b.hi && (a.happened === false) === (b.happened === false)
export const isSameFrame = (a: Frame, b: Frame): boolean => isSameMoment(openingOf(a), openingOf(b)) && isSameMoment(a.end, b.end)

/** Whether nothing at all lies in a frame. */
const isEmpty = ({ opens, started }: Frame): boolean => opens.happened === false || started === false

/** `t < closes`; what has no end yet is not over. */
export function isNotOver({ tests, end }: Frame, facts: KnownFacts): Kleene {
  const tested = testedMoment(tests, facts)
  if (end.happened === false || tested.hi < end.lo) return true
  return end.happened === true && tested.lo >= end.hi ? false : 'unknown'
}

export const inTime = (frames: readonly Frame[], facts: KnownFacts): Kleene =>
  every(frames.flatMap((frame) => [hasOpened(frame, facts), isNotOver(frame, facts)]))

/** Windows of two layers, joined: the earlier opening, the later end (S-10). One that is not open adds nothing. */
export function join(own: Frame, other: Frame): Frame {
  if (isEmpty(other)) return own
  if (isEmpty(own)) return other
  const openings = [own, other].map(({ opens, started }) => ({ ...opens, happened: every([opens.happened, started]) }))
  return { tests: own.tests, opens: earliest(openings), started: true, end: laterEnd(own, other) }
}

function laterEnd(a: Frame, b: Frame): End {
  // What is surely open and has no end yet is the later one.
  const waiting = [a, b].find((frame) => frame.end.happened === false && isSurelyOpen(frame))
  if (waiting) return [a, b].find((frame) => isEndless(frame.end) && isSurelyOpen(frame))?.end ?? waiting.end
  const lows = [a, b].filter((frame) => isSurelyOpen(frame) && frame.end.happened !== false).map(({ end }) => end.lo)
  const lo = lows.length > 0 ? Math.max(...lows) : Math.min(...[a, b].filter(({ end }) => end.happened !== false).map(({ end }) => end.lo))
  const hi = a.end.happened === false || b.end.happened === false ? Number.POSITIVE_INFINITY : Math.max(a.end.hi, b.end.hi)
  return keepRoll({ lo, hi, happened: true }, [a.end, b.end])
}

/** The frames that hold every possible value of a grant's windows: an event that is not tested in all of them has no bounds. */
export function hullOf(values: readonly (readonly Frame[])[]): Frame[] {
  const tested = [...new Set(values.flat().map(({ tests }) => tests))]
  return tested.map((tests) => {
    const frames = values.map((frames) => frames.find((frame) => frame.tests === tests) ?? { tests, opens: ALWAYS, started: true, end: ENDLESS })
    if (frames.every(isEmpty)) return frames[0] as Frame
    const end = endHull(frames.map((frame) => (isEmpty(frame) ? CLOSED : frame.end)))
    // A window that has not started opens nowhere.
    const opens = frames.map((frame) => (frame.started === false ? { ...frame.opens, happened: false as const } : frame.opens))
    const optional = values.some((windows) => !windows.some((frame) => frame.tests === tests))
    return { tests, opens: hull(opens), started: hullOfTruth(frames.map(({ started }) => started)), end, optional }
  })
}

const hullOfTruth = (values: readonly Kleene[]): Kleene => (new Set(values).size === 1 ? (values[0] as Kleene) : 'unknown')

function endHull(ends: readonly End[]): End {
  // Without a limit, or with a clock that has still to start: which, is unknown.
  if (ends.every((end) => end.happened === false || isEndless(end))) return ends.find(({ happened }) => happened === false) ?? (ends[0] as End)
  const known = ends.filter(({ happened }) => happened !== false)
  const hi = known.length < ends.length ? Number.POSITIVE_INFINITY : Math.max(...known.map((end) => end.hi))
  return keepRoll({ lo: Math.min(...known.map(({ lo }) => lo)), hi, happened: true }, ends)
}

export const isEndless = ({ lo, happened }: End): boolean => happened === true && lo === Number.POSITIVE_INFINITY
