/** An instant known only to lie in `[lo, hi]`, UTC milliseconds; `lo === hi` when it is known (S-6). */
export interface Interval {
  readonly lo: number
  readonly hi: number
}

export const ANY_TIME: Interval = Object.freeze({ lo: Number.NEGATIVE_INFINITY, hi: Number.POSITIVE_INFINITY })
export const ALWAYS: Interval = Object.freeze({ lo: Number.NEGATIVE_INFINITY, hi: Number.NEGATIVE_INFINITY })

export const at = (ms: number): Interval => ({ lo: ms, hi: ms })
export const latest = (a: Interval, b: Interval): Interval => ({ lo: Math.max(a.lo, b.lo), hi: Math.max(a.hi, b.hi) })
export const earliest = (a: Interval, b: Interval): Interval => ({ lo: Math.min(a.lo, b.lo), hi: Math.min(a.hi, b.hi) })
export const hull = (a: Interval, b: Interval): Interval => ({ lo: Math.min(a.lo, b.lo), hi: Math.max(a.hi, b.hi) })
export const isKnown = (a: Interval): boolean => a.lo === a.hi
