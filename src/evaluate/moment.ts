import type { CivilDay } from '../core/civil-day.js'
import { earliest, hull, type Interval, isKnown, latest } from '../core/interval.js'

/** An instant known to lie in an interval, with what it depends on while it is not known. */
export interface Moment extends Interval {
  readonly dependsOn: readonly string[]
  /** It may never have happened: the interval says when if it did. */
  readonly maybe?: true
  /** The last day before it was rolled, when that moved it. */
  readonly rolledFrom?: CivilDay
}

export const both = (a: Moment, b: Moment): readonly string[] =>
  a.dependsOn.length === 0 ? b.dependsOn : b.dependsOn.length === 0 ? a.dependsOn : [...a.dependsOn, ...b.dependsOn]

/** What may not have happened may lie as late as never. */
export const orNever = (moment: Moment): Moment => (moment.maybe ? { ...moment, hi: Number.POSITIVE_INFINITY } : moment)

/** The latest or earliest of two of which one that has not happened is left out (S-6). */
export function ofThoseThatHappened(kind: 'latest' | 'earliest', a: Moment, b: Moment): Moment {
  if (!a.maybe && !b.maybe) return join(kind, a, b)
  const sure = a.maybe ? (b.maybe ? undefined : b) : a
  const other = sure === a ? b : a
  if (sure && (kind === 'latest' ? other.hi <= sure.lo : other.lo >= sure.hi)) return sure
  const lo = kind === 'latest' && sure ? sure.lo : Math.min(a.lo, b.lo)
  const hi = kind === 'earliest' && sure ? sure.hi : Math.max(a.hi, b.hi)
  return { lo, hi, dependsOn: both(a, b), ...(!sure && { maybe: true }) }
}

/** The later of two that must both have happened. */
export function ofBoth(a: Moment, b: Moment): Moment {
  if (a === b) return a
  if (!a.maybe && !b.maybe) return join('latest', a, b)
  return { lo: Math.max(a.lo, b.lo), hi: Math.max(a.hi, b.hi), dependsOn: both(a, b), maybe: true }
}

/** Puts a bound of two moments together with what it depends on: a moment that cannot be the bound does not matter. */
export function join(kind: 'latest' | 'earliest', a: Moment, b: Moment): Moment {
  if (a.lo === Number.POSITIVE_INFINITY && b.lo === Number.POSITIVE_INFINITY) return endless(kind, a, b)
  const out = (one: Moment, other: Moment): boolean => (kind === 'latest' ? one.hi <= other.lo : one.lo >= other.hi)
  if (out(b, a)) return a
  if (out(a, b)) return b
  return { ...(kind === 'latest' ? latest(a, b) : earliest(a, b)), dependsOn: both(a, b) }
}

/** Of two without an end: for the later one, that there is no limit counts; for the earlier one, that a clock has still to start. */
function endless(kind: 'latest' | 'earliest', a: Moment, b: Moment): Moment {
  const [free, bound] = a.dependsOn.length === 0 ? [a, b] : [b, a]
  return free.dependsOn.length > 0 ? { ...a, dependsOn: both(a, b) } : kind === 'latest' ? free : bound
}

export const sameTime = (a: Interval, b: Interval): boolean => a.lo === b.lo && a.hi === b.hi

/** Either of two without an end: once the clock of one has still to start, there may be a limit. */
function eitherEndless(a: Moment, b: Moment, because: readonly string[]): Moment {
  const waiting = [a, b].filter(({ dependsOn }) => dependsOn.length > 0)
  return waiting.length === 1 ? { ...a, dependsOn: [...both(a, b), ...because] } : { ...a, dependsOn: both(a, b) }
}

/** An instant that is either of two. */
export function either(a: Moment, b: Moment, because: readonly string[]): Moment {
  if (isKnown(a) && sameTime(a, b)) return a.lo === Number.POSITIVE_INFINITY ? eitherEndless(a, b, because) : a
  return { ...hull(a, b), dependsOn: [...both(a, b), ...because], ...((a.maybe || b.maybe) && { maybe: true }) }
}
