import type { Day } from '../../facts/facts.js'
import type { Anchor, Ends } from '../../policy/rule.js'
import type { Ms } from './clock.js'
import type { KnownFacts } from './known-facts.js'
import { anchorMoment, earliest, latest, type Moment } from './moment.js'
import { spanEnd } from './span.js'
import type { Almanac } from './world.js'

/** The moment at which something is over: the first instant that is too late. */
export interface End extends Moment {
  rolledFrom?: Day | undefined
}

/** The end of a span, or the latest or earliest of some; a leg whose anchor did not happen is left out (S-6). */
export function endMoment(ends: Ends, facts: KnownFacts, almanac: Almanac): End {
  if ('latest' in ends || 'earliest' in ends) {
    const legs = ('latest' in ends ? ends.latest : ends.earliest).map((leg) => endMoment(leg, facts, almanac))
    return keepRoll(('latest' in ends ? latest : earliest)(legs), legs)
  }
  const anchor = anchorMoment(ends.from, facts, almanac)
  const at = (ms: Ms) => (Number.isFinite(ms) ? spanEnd(ends, ms, facts, almanac) : { lo: ms, hi: ms, rolledFrom: undefined })
  const [first, last] = [at(anchor.lo), at(anchor.hi)]
  return { lo: first.lo, hi: last.hi, happened: anchor.happened, rolledFrom: anchor.lo === anchor.hi ? first.rolledFrom : undefined }
}

/** The end of several, rolled as the one that settles it was. */
export function keepRoll(end: Moment, parts: readonly End[]): End {
  const settled = parts.find((part) => part.happened === true && part.lo === end.lo && part.hi === end.hi && end.lo === end.hi)
  return { ...end, rolledFrom: settled?.rolledFrom }
}

/** The first anchor of an end: that of its leftmost leg. */
export function firstAnchor(ends: Ends): Anchor {
  if ('from' in ends) return ends.from
  return firstAnchor(('latest' in ends ? ends.latest : ends.earliest)[0] as Ends)
}
