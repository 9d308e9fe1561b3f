import type { EventId } from '../../facts/facts.js'
import type { Window } from '../../policy/rule.js'
import { endMoment, type End, firstAnchor, keepRoll } from './ends.js'
import { every, type Kleene } from './kleene.js'
import type { KnownFacts } from './known-facts.js'
import { ALWAYS, anchorMoment, earliest, eventMoment, hull, type Moment } from './moment.js'
import type { Almanac } from './world.js'

/** The windows of one rule on one event, held together: the latest opening, the earliest end (S-6e). */
export interface Frame {
  tests: EventId
  /** Not happened: not open. */
  opens: Moment
  /** Not happened: no end yet. */
  end: End
}

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
      end: keepRoll(earliest(ends), ends),
    }
  })
}

function frameOf({ opens, ends }: Window, tests: EventId, facts: KnownFacts, almanac: Almanac): Frame {
  const end = ends ? endMoment(ends, facts, almanac) : ENDLESS
  if (opens) return { tests, opens: anchorMoment(opens, facts, almanac), end: end.happened === 'unknown' ? { ...end, hi: Number.POSITIVE_INFINITY } : end }
  const opening = ends && tests === 'submitted' ? anchorMoment(firstAnchor(ends), facts, almanac) : ALWAYS
  // A window that has not started is not open.
  return { tests, opens: { ...opening, happened: every([opening.happened, end.happened]) }, end: end.happened === 'unknown' ? { ...end, happened: true } : end }
}

/** The tested event: unknown, it lies at or before `submitted`. */
export function testedMoment(tests: EventId, facts: KnownFacts): Moment {
  const moment = eventMoment(tests, facts)
  return moment.happened === 'unknown' ? { lo: moment.lo, hi: Math.min(moment.hi, facts.submitted), happened: true } : moment
}

/** `opens ≤ t`, for every reading, for none, or for some. */
export function hasOpened({ tests, opens }: Frame, facts: KnownFacts): Kleene {
  const tested = testedMoment(tests, facts)
  if (opens.happened === false || tested.happened === false || opens.lo > tested.hi) return false
  return opens.happened === true && opens.hi <= tested.lo ? true : 'unknown'
}

/** `t < closes`; what has no end yet is not over. */
export function isNotOver({ tests, end }: Frame, facts: KnownFacts): Kleene {
  const tested = testedMoment(tests, facts)
  if (end.happened === false || tested.hi < end.lo) return true
  return end.happened === true && tested.lo >= end.hi ? false : 'unknown'
}

export const inTime = (frames: readonly Frame[], facts: KnownFacts): Kleene => every(frames.flatMap((frame) => [hasOpened(frame, facts), isNotOver(frame, facts)]))

/** Windows of two layers, joined: the earlier opening, the later end (S-10). One that is not open adds nothing. */
export function join(own: Frame, other: Frame): Frame {
  if (other.opens.happened === false) return own
  if (own.opens.happened === false) return other
  return { tests: own.tests, opens: earliest([own.opens, other.opens]), end: laterEnd(own, other) }
}

function laterEnd(a: Frame, b: Frame): End {
  if (a.end.happened === false && b.end.happened === false) return a.end
  const lows = [a, b].filter(({ opens, end }) => opens.happened === true && end.happened !== false).map(({ end }) => end.lo)
  const lo = lows.length > 0 ? Math.max(...lows) : Math.min(a.end.lo, b.end.lo)
  const hi = a.end.happened === false || b.end.happened === false ? Number.POSITIVE_INFINITY : Math.max(a.end.hi, b.end.hi)
  return keepRoll({ lo, hi, happened: true }, [a.end, b.end])
}

/** The frames that hold every possible value of a grant's windows: an event that is not tested in all of them has no bounds. */
export function hullOf(values: readonly (readonly Frame[])[]): Frame[] {
  const tested = [...new Set(values.flat().map(({ tests }) => tests))]
  return tested.map((tests) => {
    const frames = values.map((frames) => frames.find((frame) => frame.tests === tests) ?? { tests, opens: ALWAYS, end: ENDLESS })
    const ends = frames.map(({ end }) => end)
    return { tests, opens: hull(frames.map(({ opens }) => opens)), end: endHull(ends) }
  })
}

function endHull(ends: readonly End[]): End {
  if (ends.every(({ happened }) => happened === false)) return ends[0] as End
  const known = ends.filter(({ happened }) => happened !== false)
  const hi = known.length < ends.length ? Number.POSITIVE_INFINITY : Math.max(...known.map((end) => end.hi))
  return keepRoll({ lo: Math.min(...known.map(({ lo }) => lo)), hi, happened: true }, ends)
}

export const isEndless = ({ lo, happened }: End): boolean => happened === true && lo === Number.POSITIVE_INFINITY
