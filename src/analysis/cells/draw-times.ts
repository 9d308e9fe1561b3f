import { DAY_MS } from '../../core/civil-day.js'
import { dayAt, instantAt } from '../../core/zone.js'
import { newEvaluation } from '../../evaluate/evaluation.js'
import { leafEnd } from '../../explain/cells/leaf-end.js'
import type { CheckedFacts } from '../../facts/checked-facts.js'
import type { EventId } from '../../facts/facts.js'
import type { CompiledPolicy } from '../../policy/compiled.js'
import type { LeafEnds } from './leaf-ends.js'
import { isMissing, liesAhead, type Pair, type Periods, type PolicyTimes, passedIn, periodAt, positionAt } from './policy-times.js'
import type { Position } from './positions.js'
import { MINUTE_MS, type Minutes, type SettledTimes, type Span, type TimeSettler } from './settle-times.js'

/** A number from 0 on, below 1. */
export type Random = () => number

type Values = number[]
type NumberOf = (variable: Pair['variable']) => number

/** Where the two events of a pair lie, and whether past cases may move the ends that count from the first. */
interface Lying {
  readonly from: number | null
  readonly tested: number | null
  readonly moves: boolean
}

const MOST_TRIES = 4
/** How long before another event one lies that nothing else places. */
const LONG = 400 * DAY_MS

/**
 * Instants drawn near those that some cells ask for, at the ends of their room as often as inside it. Events are put where they can lie together, and the
 * cells follow: cells that no instants fit are not drawn at all, which `TimeSettler` finds out only by searching.
 */
export class TimeDraws {
  private readonly places = new Map<Pair, ReadonlyMap<string, number>>()

  constructor(
    private readonly policy: CompiledPolicy,
    private readonly ends: LeafEnds,
    private readonly times: PolicyTimes,
    private readonly settler: TimeSettler,
    private readonly random: Random,
  ) {}

  /** Changes the values of time to those of the instants drawn; undefined when these lie in no cell. */
  draw(values: Values, numberOf: NumberOf, minutes: Minutes | undefined): SettledTimes | undefined {
    const valueFor = (variable: Pair['variable']): number => values[numberOf(variable)] as number
    const submitted = this.submitted(valueFor, minutes)
    const events = new Map<EventId, number | null>()
    for (const event of this.settler.inOrder) this.place(event, submitted, events, valueFor)
    // Past cases that move an end are seldom.
    return this.follow({ submitted, events }, values, numberOf, this.random() < 0.25) ? { submitted, events } : undefined
  }

  /** A moment at which the claim may be made as well: at an end that counts from one of its events, just before it, or any. */
  moment({ events, history = [] }: CheckedFacts): number | undefined {
    const pairs = this.times.pairs.filter(({ event, tested, leaves }) => tested === 'submitted' && leaves.length > 0 && typeof events.get(event) === 'number')
    const pair = pairs[this.between(0, pairs.length - 1)]
    const { zone } = this.policy
    if (!pair || this.random() < 0.2) return instantAt(zone, this.between(this.ends.horizon.from, this.ends.horizon.until - 1), this.between(0, DAY_MS - 1))
    const leaf = pair.leaves[this.between(0, pair.leaves.length - 1)] as Pair['leaves'][number]
    const from = events.get(pair.event) as number
    const end = history.length === 0 ? this.ends.at(leaf, from) : leafEnd(newEvaluation(this.policy, { ...this.nothing, history }), leaf, from).lo
    return Number.isFinite(end) && end < this.policy.range.until ? end - this.between(0, 1) : undefined
  }

  private readonly nothing: CheckedFacts = { asOfText: '', asOf: 0, submitted: 0, values: new Map(), events: new Map(), history: [] }

  private submitted(valueFor: NumberOf, minutes: Minutes | undefined): number {
    const { zone } = this.policy
    const { from, until } = this.ends.horizon
    const period = this.settler.periodOf('submitted', valueFor)
    const [first, last] = [Math.max(from, dayAt(zone, period.lo)), Math.min(until - 1, dayAt(zone, period.hi))]
    const day = first <= last ? this.between(first, last) : this.between(from, until - 1)
    const { min, max } = minutes ?? { min: 0, max: 1439 }
    return instantAt(zone, day, this.pick({ lo: min * MINUTE_MS, hi: max * MINUTE_MS + MINUTE_MS - 1 }))
  }

  private place(event: EventId, submitted: number, events: Map<EventId, number | null>, valueFor: NumberOf): void {
    const pair = this.times.pairs.find((one) => one.event === event && one.tested === 'submitted')
    if (pair && isMissing(pair, valueFor(pair.variable))) {
      events.set(event, null)
      return
    }
    const wanted = pair && positionAt(pair, valueFor(pair.variable))
    const room = this.roomOf(event, pair, wanted, submitted)
    // What is claimed, or delivered, was bought before.
    if (event === 'purchased') room.hi = Math.min(room.hi, submitted, events.get('delivered') ?? submitted)
    const period = this.settler.periodOf(event, valueFor)
    const placed = meet(room, period) ?? room
    const tested = this.times.pairs.filter((one) => one.tested === event).reduce((span, one) => this.besideTested(span, one, events, valueFor), placed)
    events.set(event, this.pick(tested))
  }

  /** Where an event may lie: as wanted, else in another position that there is room for. */
  private roomOf(event: EventId, pair: Pair | undefined, wanted: Position | undefined, submitted: number): Span {
    if (!pair || !wanted) return this.settler.roomFor(event, undefined, undefined, submitted)
    // Seldom is something known that lies behind the claim.
    const first = liesAhead(pair, wanted) && this.random() < 0.9 ? this.anyOf(pair) : wanted
    for (let tries = 0, position = first; tries < MOST_TRIES; tries++) {
      const room = this.settler.roomFor(event, pair, position, submitted)
      if (room.lo <= room.hi) return room
      position = this.anyOf(pair)
    }
    return { lo: submitted - LONG, hi: submitted }
  }

  private anyOf({ positions }: Pair): Position {
    return positions[this.between(0, positions.length - 1)] as Position
  }

  /** Of the room of a tested event what lies where it is wanted beside an event that counts. */
  private besideTested(span: Span, pair: Pair, events: ReadonlyMap<EventId, number | null>, valueFor: NumberOf): Span {
    const from = events.get(pair.event)
    if (typeof from !== 'number') return span
    return meet(span, this.settler.between(pair, positionAt(pair, valueFor(pair.variable)) as Position, from)) ?? span
  }

  /** Sets the values of all variables of time to where the instants lie. */
  follow({ submitted, events }: SettledTimes, values: Values, numberOf: NumberOf, moves = false): boolean {
    const at = (event: EventId): number | null => (event === 'submitted' ? submitted : (events.get(event) ?? null))
    return (
      this.times.pairs.every((pair) => this.followPair(pair, { from: at(pair.event), tested: at(pair.tested), moves }, values, numberOf)) &&
      this.times.periodsOf.every((periods) => followPeriod(periods, at(periods.event), values, numberOf))
    )
  }

  private followPair(pair: Pair, { from, tested, moves }: Lying, values: Values, numberOf: NumberOf): boolean {
    const place = from === null || tested === null ? undefined : this.placeOf(pair, from, tested)
    if (place === undefined && from !== null && tested !== null) return false
    // Where one of the two has not happened, one value stands for all.
    const value = place === undefined ? 0 : place + pair.variable.size - pair.positions.length
    values[numberOf(pair.variable)] = value
    const position = from === null ? undefined : positionAt(pair, value)
    for (const chain of pair.chains) {
      const passed = position ? passedIn(pair, chain, position) : 0
      const wanted = values[numberOf(chain.variable)] as number
      values[numberOf(chain.variable)] = moves && wanted < passed && this.random() < 0.25 ? wanted : passed
    }
    return true
  }

  /** The number of the position in which a tested event lies; undefined: no day of the horizon orders the moments so. */
  private placeOf(pair: Pair, from: number, tested: number): number | undefined {
    let places = this.places.get(pair)
    if (!places) {
      places = new Map(pair.positions.map(({ after }, index) => [after.map(Number).join(''), index]))
      this.places.set(pair, places)
    }
    return places.get(pair.leaves.map((leaf) => Number(this.ends.at(leaf, from) > tested)).join(''))
  }

  /** A whole number, both ends counted. */
  private between(lo: number, hi: number): number {
    return lo + Math.floor(this.random() * (hi - lo + 1))
  }

  /** An instant of a span: its first, its last, or any near enough to its last. */
  private pick({ lo, hi }: Span): number {
    const kind = this.random()
    if (kind < 0.25) return hi
    const first = Math.max(lo, hi - LONG)
    return kind < 0.5 ? first : this.between(first, hi)
  }
}

function meet(a: Span, b: Span): Span | undefined {
  const both = { lo: Math.max(a.lo, b.lo), hi: Math.min(a.hi, b.hi) }
  return both.lo <= both.hi ? both : undefined
}

function followPeriod(periods: Periods, ms: number | null, values: Values, numberOf: NumberOf): boolean {
  const lies = (value: number): boolean => {
    const period = periodAt(periods, value)
    return period ? ms !== null && ms >= period.from && ms < period.until : ms === null
  }
  const value = Array.from({ length: periods.variable.size }, (_, one) => one).findIndex(lies)
  values[numberOf(periods.variable)] = value
  return value >= 0
}
