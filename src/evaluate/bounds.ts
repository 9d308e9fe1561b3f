import { dayAt, type TimeZone } from '../core/zone.js'
import type { EventId } from '../facts/facts.js'
import type { CompiledPack } from '../policy/compiled.js'
import type { Anchor, Ends, Span } from '../policy/rule.js'
import { shiftInstant } from './anchor.js'
import type { Evaluation } from './evaluation.js'
import { eventTime } from './events.js'
import type { Moment } from './moment.js'
import { historyReadings } from './readings.js'
import { endWithoutCases, isExact } from './span.js'

/** NONE: it has not happened, or there is nothing to count from. MAYBE: the bounds say when if it happened. ASK: numbers are not enough, work out the moment. */
export type Known = 0 | 1 | 2 | 3
export const NONE: Known = 0
export const MAYBE: Known = 1
export const SURE: Known = 2
export const ASK: Known = 3

/** A moment without what it depends on. */
export interface Bounds {
  lo: number
  hi: number
  known: Known
}

/** Reads a moment. What it returns is its own, and is written anew when it is read again: nothing is made for a claim. */
export type ReadBounds = (evaluation: Evaluation) => Bounds

const newBounds = (): Bounds => ({ lo: 0, hi: 0, known: NONE })

function put(bounds: Bounds, lo: number, hi: number, known: Known): Bounds {
  bounds.lo = lo
  bounds.hi = hi
  bounds.known = known
  return bounds
}

/** The bounds of what `anchorTime` says. */
export function anchorBounds(anchor: Anchor, pack: CompiledPack): ReadBounds {
  if (typeof anchor === 'string') return ofEvent(anchor)
  if ('event' in anchor) {
    const { plus } = anchor
    const exact = 'hours' in plus || 'openHours' in plus
    return shifted(anchorBounds(anchor.event, pack), new Moved((from) => shiftInstant(from, plus, pack), exact, pack.zone))
  }
  if ('first' in anchor) return firstOf(anchor.first.map((part) => anchorBounds(part, pack)))
  const parts = ('latest' in anchor ? anchor.latest : anchor.earliest).map((part) => anchorBounds(part, pack))
  return 'latest' in anchor ? latestOfAll(parts) : ofThoseThatHappened('earliest', parts)
}

function ofEvent(event: EventId): ReadBounds {
  const own = newBounds()
  return (evaluation) => {
    const known = evaluation.facts.events.get(event)
    if (typeof known === 'number') return put(own, known, known, SURE)
    const time = known === null ? null : eventTime(evaluation, event)
    return time === null ? put(own, 0, 0, NONE) : put(own, time.lo, time.hi, MAYBE)
  }
}

function shifted(read: ReadBounds, moved: Moved): ReadBounds {
  const own = newBounds()
  return (evaluation) => {
    const { lo, hi, known } = read(evaluation)
    return known === NONE || known === ASK ? put(own, lo, hi, known) : put(own, moved.lo(lo), moved.hi(hi), known)
  }
}

/** The first that happened; while it is unknown whether one did, every later one is possible too. */
function firstOf(parts: readonly ReadBounds[]): ReadBounds {
  const own = newBounds()
  return (evaluation) => {
    put(own, 0, 0, NONE)
    for (const read of parts) {
      const { lo, hi, known } = read(evaluation)
      if (known === NONE) continue
      if (own.known === NONE) put(own, lo, hi, known)
      else put(own, Math.min(own.lo, lo), Math.max(own.hi, hi), known)
      if (known !== MAYBE) return own
    }
    return own
  }
}

/** The latest of some events has not happened before the last of them has. */
function latestOfAll(parts: readonly ReadBounds[]): ReadBounds {
  const own = newBounds()
  return (evaluation) => {
    put(own, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, SURE)
    for (const read of parts) {
      const { lo, hi, known } = read(evaluation)
      if (known === NONE || known === ASK) return put(own, lo, hi, known)
      put(own, Math.max(own.lo, lo), Math.max(own.hi, hi), known === MAYBE ? MAYBE : own.known)
    }
    return own
  }
}

/** The bounds of what `endOf` says. */
export function endBounds(ends: Ends, pack: CompiledPack): ReadBounds {
  if ('from' in ends) return ofSpan(ends, anchorBounds(ends.from, pack), pack)
  const kind = 'latest' in ends ? 'latest' : 'earliest'
  const legs = ('latest' in ends ? ends.latest : ends.earliest).map((leg) => endBounds(leg, pack))
  return ofThoseThatHappened(kind, legs)
}

/** The latest or earliest of those that happened. */
function ofThoseThatHappened(kind: 'latest' | 'earliest', parts: readonly ReadBounds[]): ReadBounds {
  const own = newBounds()
  const add = kind === 'latest' ? addLater : addEarlier
  return (evaluation) => {
    put(own, 0, 0, NONE)
    for (const read of parts) {
      const part = read(evaluation)
      if (part.known === ASK) return put(own, 0, 0, ASK)
      if (own.known === NONE) put(own, part.lo, part.hi, part.known)
      else if (part.known !== NONE) add(own, part)
    }
    return own
  }
}

/** Of one that happened and one that may have, the latest is at least the first. */
function addLater(own: Bounds, { lo, hi, known }: Bounds): void {
  const both = own.known === known
  const least = both ? (known === SURE ? Math.max(own.lo, lo) : Math.min(own.lo, lo)) : known === SURE ? lo : own.lo
  put(own, least, Math.max(own.hi, hi), both ? known : SURE)
}

/** Of one that happened and one that may have, the earliest is at most the first. */
function addEarlier(own: Bounds, { lo, hi, known }: Bounds): void {
  const both = own.known === known
  const most = both ? (known === SURE ? Math.min(own.hi, hi) : Math.max(own.hi, hi)) : known === SURE ? hi : own.hi
  put(own, Math.min(own.lo, lo), most, both ? known : SURE)
}

function ofSpan(span: Span, from: ReadBounds, pack: CompiledPack): ReadBounds {
  const own = newBounds()
  const end = new Moved((at) => endWithoutCases(span, at, pack), isExact(span), pack.zone)
  const hangsOnCases = span.suspend !== undefined || span.restart !== undefined
  return (evaluation) => {
    const { lo, hi, known } = from(evaluation)
    if (known === NONE || known === ASK) return put(own, lo, hi, known)
    if (!hangsOnCases) return put(own, end.lo(lo), end.hi(hi), known)
    const { readings, unbounded } = historyReadings(evaluation, span)
    if (readings.length > 1 || readings[0]?.length !== 0) return put(own, lo, hi, ASK)
    return put(own, end.lo(lo), unbounded && Number.isFinite(hi) ? Number.POSITIVE_INFINITY : end.hi(hi), known)
  }
}

/** So many days lie on a page. */
const PAGE = 512
const NOT_ASKED = Number.NEGATIVE_INFINITY

/** What instants are moved to: the lower and the upper bounds, kept by the day unless it is counted from the very moment. What is not finite stays. */
class Moved {
  private readonly pages: (Float64Array | undefined)[] = []

  constructor(
    private readonly move: (from: number) => Moment,
    private readonly exact: boolean,
    private readonly zone: TimeZone,
  ) {}

  lo(from: number): number {
    return Number.isFinite(from) ? (this.pageOf(from)[this.place] as number) : from
  }

  hi(from: number): number {
    return Number.isFinite(from) ? (this.pageOf(from)[this.place + 1] as number) : from
  }

  /** Where on the page what was asked for last stands. */
  private place = 0
  /** The moment asked for last where it is counted from the very moment. */
  private readonly last = new Float64Array(2)
  private lastFrom = Number.NaN

  private pageOf(from: number): Float64Array {
    if (this.exact) return this.exactly(from)
    const day = dayAt(this.zone, from)
    const number = Math.floor(day / PAGE)
    const page = this.pages[number] ?? new Float64Array(2 * PAGE).fill(NOT_ASKED)
    this.pages[number] = page
    this.place = 2 * (day & (PAGE - 1))
    if (page[this.place] === NOT_ASKED) {
      const { lo, hi } = this.move(from)
      page[this.place] = lo
      page[this.place + 1] = hi
    }
    return page
  }
  private exactly(from: number): Float64Array {
    if (from !== this.lastFrom) {
      const { lo, hi } = this.move(from)
      this.last[0] = lo
      this.last[1] = hi
      this.lastFrom = from
    }
    return this.last
  }
}
