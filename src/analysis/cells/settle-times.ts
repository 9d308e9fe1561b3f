import { DAY_MS } from '../../core/civil-day.js'
import { dayAt, instantAt, type TimeZone, timeOfDayAt } from '../../core/zone.js'
import type { TimeLeaf } from '../../explain/cells/time-plan.js'
import type { EventId } from '../../facts/facts.js'
import type { CompiledPolicy } from '../../policy/compiled.js'
import type { LeafEnds } from './leaf-ends.js'
import { liesAhead, type Pair, type PolicyTimes, periodAt, positionAt } from './policy-times.js'
import type { Position } from './positions.js'

/** Instants for the claim and its events, UTC milliseconds; null: has not happened. */
export interface SettledTimes {
  readonly submitted: number
  readonly events: ReadonlyMap<EventId, number | null>
}

export interface Span {
  lo: number
  hi: number
}

/** Minutes of the day in which a claim has to be made. */
export interface Minutes {
  readonly min: number
  readonly max: number
}

export const MINUTE_MS = 60_000
const MORNING: Minutes = { min: 600, max: 600 }
const MOST_TRIES = 40

type ValueFor = (variable: Pair['variable']) => number

/** Finds instants at which every event lies where some cells have it; undefined when none are found. */
export class TimeSettler {
  private named: readonly EventId[]
  private readonly nearest = new Map<Position, readonly number[]>()

  constructor(
    private readonly policy: CompiledPolicy,
    private readonly ends: LeafEnds,
    private readonly times: PolicyTimes,
  ) {
    const named = new Set<EventId>(['purchased', ...times.pairs.map(({ event }) => event), ...times.periodsOf.map(({ event }) => event)])
    this.named = [...named].filter((event) => event !== 'submitted')
  }

  /** @param valueFor - The value of each variable of time. */
  settle(valueFor: ValueFor, minutes: Minutes | undefined): SettledTimes | undefined {
    const made = this.periodOf('submitted', valueFor)
    const tried = new Set<number>()
    for (const span of this.spansToTry(valueFor))
      for (const submitted of instantsIn(this.policy.zone, span, minutes)) {
        if (submitted < made.lo || submitted > made.hi || tried.has(submitted) || !inMinutes(this.policy.zone, submitted, minutes)) continue
        tried.add(submitted)
        const found = this.settleAt(submitted, valueFor)
        if (found || tried.size >= MOST_TRIES) return found
      }
    return undefined
  }

  /** Spans in which the claim may be made, taken from what each event asks for; then any in the law periods. */
  private *spansToTry(valueFor: ValueFor): Iterable<Span> {
    const { zone } = this.policy
    const made = this.periodOf('submitted', valueFor)
    const { horizon } = this.ends
    const latest = instantAt(zone, horizon.until) - 1
    const wanted = this.times.pairs.flatMap((pair) => {
      const position = positionAt(pair, valueFor(pair.variable))
      return position && pair.tested === 'submitted' && pair.leaves.length > 0 ? [{ pair, position }] : []
    })
    for (const { pair, position } of wanted.sort((a, b) => b.pair.leaves.length - a.pair.leaves.length))
      for (const from of this.startsFor(pair, position, valueFor)) {
        const span = this.between(pair, position, from)
        const lo = Math.max(span.lo, made.lo)
        // Past the horizon, calendars say nothing.
        const hi = Math.min(span.hi, made.hi, Math.max(lo, latest))
        if (lo <= hi) yield { lo, hi }
      }
    const period = this.periodOf('purchased', valueFor)
    const middle = instantAt(zone, Math.floor((horizon.from + horizon.until) / 2))
    for (const lo of [middle, period.lo + 40 * DAY_MS, period.hi + 40 * DAY_MS, made.lo, made.hi - 2 * DAY_MS])
      if (Number.isFinite(lo)) yield { lo, hi: lo + 2 * DAY_MS }
  }

  /** Instants of an event to try: where the position was seen, and in its law period. */
  private startsFor(pair: Pair, position: Position, valueFor: ValueFor): number[] {
    const { lo, hi } = this.periodOf(pair.event, valueFor)
    const { zone } = this.policy
    const { horizon } = this.ends
    const purchase = this.periodOf('purchased', valueFor)
    // A day that the calendars know, after the purchase, reads better than one far away.
    const known = { lo: Math.max(lo, purchase.lo, instantAt(zone, horizon.from)), hi: Math.min(hi, instantAt(zone, horizon.until)) }
    const middle = (span: Span): number => Math.floor((span.lo + span.hi) / 2)
    const own = [position.example.from, ...(known.lo < known.hi ? [middle(known)] : []), lo, hi, middle({ lo, hi })].filter((ms) => ms >= lo && ms <= hi)
    const near = pair.event === 'purchased' ? [] : [purchase.lo, purchase.hi].filter((ms) => Number.isFinite(ms) && ms >= lo && ms <= hi)
    // Where nothing counts hours, the middle of the morning reads better.
    return [...own, ...near].flatMap((ms) => [ms, instantAt(zone, dayAt(zone, ms), 10 * 60 * MINUTE_MS)])
  }

  /** Where the tested event lies when the event of a pair happened at an instant. */
  between({ leaves }: Pair, { after }: Position, from: number): Span {
    const span = this.range()
    for (let index = 0; index < leaves.length; index++) {
      const end = this.ends.at(leaves[index] as TimeLeaf, from)
      if (after[index]) span.hi = Math.min(span.hi, end - 1)
      else span.lo = Math.max(span.lo, end)
    }
    return span
  }

  private range(): Span {
    return { lo: this.policy.range.from, hi: this.policy.range.until - 1 }
  }

  /** The law period of an event. */
  periodOf(event: EventId, valueFor: ValueFor): Span {
    const periods = this.times.periodsOf.find((one) => one.event === event)
    const period = periods && periodAt(periods, valueFor(periods.variable))
    const range = this.range()
    return period ? { lo: Math.max(range.lo, period.from), hi: Math.min(range.hi, period.until - 1) } : range
  }

  /** The claim at one moment: where every event may lie, then the purchase and the delivery, then what is tested against them. */
  private settleAt(submitted: number, valueFor: ValueFor): SettledTimes | undefined {
    const events = new Map<EventId, number | null>()
    const spans = this.spansAt(submitted, valueFor, events)
    if (!spans) return undefined
    if (!this.settlePurchase(spans, events)) return undefined
    const tested = new Set(this.times.pairs.map((pair) => pair.tested))
    for (const [event, span] of spans) if (!events.has(event) && !tested.has(event)) events.set(event, this.pick(span))
    for (const event of tested) {
      const span = spans.get(event)
      if (!span) continue
      this.makeRoom(span, event, events, valueFor)
      if (span.lo > span.hi) return undefined
      if (!events.has(event)) events.set(event, this.pick(span))
    }
    return { submitted, events }
  }

  /** Where every event may lie; undefined where one has no room. Those that have not happened are settled. */
  private spansAt(submitted: number, valueFor: ValueFor, events: Map<EventId, number | null>): Map<EventId, Span> | undefined {
    const spans = new Map<EventId, Span>()
    for (const event of this.named) {
      const span = this.spanOf(event, submitted, valueFor)
      if (span && span.lo > span.hi) {
        // What had no room at one moment seldom has it at the next.
        this.named = [event, ...this.named.filter((one) => one !== event)]
        return undefined
      }
      if (span) spans.set(event, span)
      else events.set(event, null)
    }
    return spans
  }

  /** Where an event may lie when the claim is made at a moment; null: it has not happened. */
  private spanOf(event: EventId, submitted: number, valueFor: ValueFor): Span | null {
    const pair = this.times.pairs.find((one) => one.event === event && one.tested === 'submitted')
    const position = pair && positionAt(pair, valueFor(pair.variable))
    if (pair && !position) return null
    return this.roomFor(event, pair, position, submitted, this.periodOf(event, valueFor))
  }

  /** Where an event may lie so that its moments lie around the claim as a position has them. */
  roomFor(event: EventId, pair: Pair | undefined, position: Position | undefined, submitted: number, within = this.range()): Span {
    const mayLieAhead = this.policy.vocabulary.events[event]?.future || (pair && position && liesAhead(pair, position))
    if (!mayLieAhead) within.hi = Math.min(within.hi, submitted)
    if (pair && position) this.narrow(within, pair, position, submitted)
    return within
  }

  /** The events that rules name, each after those that it has to come before or is tested against. */
  get inOrder(): readonly EventId[] {
    const tested = new Set(this.times.pairs.map((pair) => pair.tested))
    const rank = (event: EventId): number => (tested.has(event) ? 2 : event === 'purchased' ? 1 : 0)
    this.ordered ??= [...this.named].sort((a, b) => rank(a) - rank(b))
    return this.ordered
  }

  private ordered: readonly EventId[] | undefined

  /** Nothing is delivered before it was bought. */
  private settlePurchase(spans: ReadonlyMap<EventId, Span>, events: Map<EventId, number | null>): boolean {
    const bought = spans.get('purchased') as Span
    const delivered = spans.get('delivered')
    if (delivered) {
      delivered.lo = Math.max(delivered.lo, bought.lo)
      if (delivered.lo > delivered.hi) return false
      const at = this.pick(delivered)
      events.set('delivered', at)
      bought.hi = Math.min(bought.hi, at)
    }
    events.set('purchased', this.pick(bought))
    return true
  }

  /** Leaves a tested event the room that the events it is tested against leave. */
  private makeRoom(span: Span, event: EventId, events: ReadonlyMap<EventId, number | null>, valueFor: ValueFor): void {
    for (const pair of this.times.pairs) {
      const from = events.get(pair.event)
      if (pair.tested !== event || typeof from !== 'number') continue
      const room = this.between(pair, positionAt(pair, valueFor(pair.variable)) as Position, from)
      span.lo = Math.max(span.lo, room.lo)
      span.hi = Math.min(span.hi, room.hi)
    }
  }

  /** Leaves the instants of an event at which its moments lie around the claim as a position has them. */
  private narrow(span: Span, pair: Pair, position: Position, submitted: number): void {
    for (const index of this.nearestFirst(pair, position)) {
      if (span.lo > span.hi) return
      const leaf = pair.leaves[index] as TimeLeaf
      if (position.after[index]) {
        if (!(this.ends.at(leaf, span.lo) > submitted)) span.lo = this.firstAfter(leaf, span, submitted)
      } else if (this.ends.at(leaf, span.hi) > submitted) span.hi = this.firstAfter(leaf, span, submitted) - 1
    }
  }

  /** Leaves of a position, those nearest to what is tested first: they leave the least room, so the others seldom take anything from it. */
  private nearestFirst({ leaves }: Pair, position: Position): readonly number[] {
    const known = this.nearest.get(position)
    if (known) return known
    const { from, at } = position.example
    const distances = leaves.map((leaf) => Math.abs(this.ends.at(leaf, from) - at))
    const sorted = leaves.map((_, index) => index).sort((a, b) => (distances[a] as number) - (distances[b] as number))
    this.nearest.set(position, sorted)
    return sorted
  }

  /** The first instant of an event from which on a moment lies after the claim, by days and then inside the day: it never comes earlier for a later event. */
  private firstAfter(leaf: TimeLeaf, { lo, hi }: Span, submitted: number): number {
    const isAfter = (ms: number): boolean => this.ends.at(leaf, ms) > submitted
    if (!isAfter(hi)) return hi + 1
    const { zone } = leaf.pack
    const lastOf = (day: number): number => Math.min(hi, instantAt(zone, day + 1) - 1)
    // An event is about as long before its moment on every day.
    const near = 2 * submitted - this.ends.at(leaf, submitted)
    const day = first(dayAt(zone, lo), dayAt(zone, hi), dayAt(zone, near), (one) => isAfter(lastOf(one)))
    const begin = Math.max(lo, instantAt(zone, day))
    return isAfter(begin) ? begin : first(begin, lastOf(day), near, isAfter)
  }

  /** A plain moment inside a span: 10:00 of its last whole day. */
  private pick(span: Span): number {
    return instantsIn(this.policy.zone, span, undefined)[0] ?? span.hi
  }
}

/** The first number from which on something holds, sought around a guess; it holds at `hi`. */
function first(lo: number, hi: number, guess: number, holds: (value: number) => boolean): number {
  let [low, high] = [lo, hi]
  for (let step = 1, at = Math.min(Math.max(guess, lo), hi - 1); at >= low && at < high; step *= 2) {
    if (holds(at)) high = at
    else low = at + 1
    at = high === at ? at - step : at + step
  }
  while (low < high) {
    const middle = low + Math.floor((high - low) / 2)
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

const inMinutes = (zone: TimeZone, ms: number, minutes: Minutes | undefined): boolean => {
  const minute = Math.floor(timeOfDayAt(zone, ms) / MINUTE_MS)
  return minutes === undefined || (minute >= minutes.min && minute <= minutes.max)
}

/** Plain instants inside a span: on its last days, on its first ones, in the morning or in the minutes wanted. */
function instantsIn(zone: TimeZone, { lo, hi }: Span, minutes: Minutes | undefined): number[] {
  const wanted = minutes && (MORNING.min < minutes.min || MORNING.min > minutes.max) ? minutes.min : MORNING.min
  const [begin, end] = [dayAt(zone, lo), dayAt(zone, hi)]
  return [end, end - 1, begin, begin + 1].map((day) => instantAt(zone, day, wanted * MINUTE_MS)).filter((ms) => ms >= lo && ms <= hi)
}
