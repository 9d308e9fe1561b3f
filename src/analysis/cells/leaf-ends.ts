import { DAY_MS, parseDay } from '../../core/civil-day.js'
import { dayAt, instantAt } from '../../core/zone.js'
import { anchorTime } from '../../evaluate/anchor.js'
import { type Evaluation, newEvaluation } from '../../evaluate/evaluation.js'
import { endWithoutCases } from '../../evaluate/span.js'
import type { TimeLeaf } from '../../explain/cells/time-plan.js'
import type { EventId } from '../../facts/facts.js'
import type { CompiledPack, CompiledPolicy } from '../../policy/compiled.js'
import type { Anchor } from '../../policy/rule.js'

/** The civil days from which the ends of windows are counted when their order is worked out: a proof holds for these. */
export interface Horizon {
  /** First day, counted. */
  readonly from: number
  /** First day that is not counted. */
  readonly until: number
}

/** Without a calendar the order of ends repeats with the leap years. */
const FOUR_YEARS: Horizon = { from: parseDay('2023-01-01') as number, until: parseDay('2027-01-01') as number }

/** The years that the calendars of some policies cover; without a calendar, four years with a leap day. */
export function horizonOf(policies: readonly CompiledPolicy[]): Horizon {
  const days = policies.flatMap(({ packs }) => packs.flatMap(({ calendars }) => calendars.map(({ from, until }) => [parseDay(from), parseDay(until)] as const)))
  if (days.length === 0) return FOUR_YEARS
  return { from: Math.min(...days.map(([from]) => from as number)), until: Math.max(...days.map(([, until]) => until as number)) }
}

const HOUR_MS = 3_600_000

/** Moments by the civil day of their event, counted from the first day of a horizon: of the days in it, and of others. */
interface DayMoments {
  readonly near: Float64Array
  readonly far: Map<number, number>
}

/** Moments by day, one list for all leaves that count alike, whatever they count from. */
export class SharedMoments {
  private readonly lists = new Map<string, DayMoments>()

  of(counting: string, days: number): DayMoments {
    const known = this.lists.get(counting)
    if (known) return known
    const made = { near: new Float64Array(days).fill(Number.NaN), far: new Map() }
    this.lists.set(counting, made)
    return made
  }
}

/** Those of each policy, since one is often looked at several times, and they hang on nothing else. */
const ofPolicies = new WeakMap<CompiledPolicy, SharedMoments>()

function sharedMoments(policy: CompiledPolicy): SharedMoments {
  const known = ofPolicies.get(policy) ?? new SharedMoments()
  ofPolicies.set(policy, known)
  return known
}

/** Where the moments of leaves lie for every instant of their event, without past cases. Beyond the calendar, where they lie at the earliest. */
export class LeafEnds {
  private readonly evaluation: Evaluation
  private readonly moments = new Map<TimeLeaf, (ms: number) => number>()
  /** What is shared with whatever else looks at the policy. */
  readonly shared: SharedMoments

  constructor(
    policy: CompiledPolicy,
    readonly horizon: Horizon,
  ) {
    this.shared = sharedMoments(policy)
    this.evaluation = newEvaluation(policy, { asOfText: '', asOf: 0, submitted: 0, values: new Map(), events: new Map(), history: [] })
  }

  /** The moment, UTC milliseconds, when the event happened at `ms`. */
  at(leaf: TimeLeaf, ms: number): number {
    return this.momentOf(leaf)(ms)
  }

  /** The moment of one leaf by the instant of its event. */
  momentOf(leaf: TimeLeaf): (ms: number) => number {
    const known = this.moments.get(leaf)
    if (known) return known
    const made = this.counted(leaf)
    this.moments.set(leaf, made)
    return made
  }

  private counted(leaf: TimeLeaf): (ms: number) => number {
    const hours = hoursOf(leaf)
    if (hours !== undefined) return (ms) => ms + hours * HOUR_MS
    if (!isDaily(leaf)) return (ms) => this.work(leaf, ms)
    const { zone } = leaf.pack
    const { from, until } = this.horizon
    const { near, far } = this.shared.of(`${from} ${until} ${countedLike(leaf)}`, until - from)
    return (ms) => {
      const day = dayAt(zone, ms) - from
      const known = day >= 0 && day < near.length ? (near[day] as number) : (far.get(day) ?? Number.NaN)
      if (!Number.isNaN(known)) return known
      const moment = this.work(leaf, ms)
      if (day >= 0 && day < near.length) near[day] = moment
      else far.set(day, moment)
      return moment
    }
  }

  private anchored(event: EventId, anchor: Anchor, pack: CompiledPack, ms: number): number {
    const { policy, facts } = this.evaluation
    return anchorTime(newEvaluation(policy, { ...facts, events: new Map([[event, ms]]) }), anchor, pack)?.lo ?? Number.POSITIVE_INFINITY
  }

  private work({ event, anchor, span, pack }: TimeLeaf, ms: number): number {
    const from = typeof anchor === 'string' ? ms : this.anchored(event, anchor, pack, ms)
    return span && Number.isFinite(from) ? endWithoutCases(span, from, pack).lo : from
  }

  /** Instants of an event between which the order of its ends can change, for one day of the horizon. */
  *instants(leaves: readonly TimeLeaf[]): Iterable<number> {
    const zone = (leaves[0] as TimeLeaf).pack.zone
    const times = timesOfDay(leaves)
    for (let day = this.horizon.from; day < this.horizon.until; day++) for (const time of times) yield instantAt(zone, day, time)
  }
}

/** Whether the moment depends on the civil day of the event alone. */
const isDaily = ({ anchor, span }: TimeLeaf): boolean => {
  const plain = typeof anchor === 'string' || !isExact(anchor.plus)
  if (!span) return typeof anchor !== 'string' && plain
  return plain && span.starts !== 'instant' && (span.starts !== undefined || !isExact(span.for) || typeof anchor !== 'string')
}

/** Of a moment that lies so many hours after the event, to the millisecond. */
function hoursOf({ anchor, span }: TimeLeaf): number | undefined {
  if (typeof anchor !== 'string') return undefined
  if (!span) return 0
  return 'hours' in span.for && (span.starts ?? 'instant') === 'instant' && !span.suspend && !span.restart ? span.for.hours : undefined
}

/** What the moment of a leaf hangs on beside its event: past cases add nothing here. */
export function countedLike({ anchor, span, pack: { zone, calendar, roll } }: TimeLeaf): string {
  const days =
    calendar &&
    textOf(calendar, ({ weekend, daysOff, workingDays, ...more }) => ({ ...more, weekend: [...weekend], daysOff: [...daysOff], workingDays: [...workingDays] }))
  const counted = JSON.stringify([typeof anchor === 'string' ? undefined : anchor.plus, span && [span.for, span.starts, span.roll ?? roll]])
  return `${counted} ${textOf(zone, (one) => one)} ${days}`
}

/** Zones and calendars are long, and many leaves share them. */
const texts = new WeakMap<object, string>()

function textOf<T extends object>(shared: T, plain: (shared: T) => object): string {
  const text = texts.get(shared) ?? JSON.stringify(plain(shared))
  texts.set(shared, text)
  return text
}

const isExact = (duration: object): boolean => 'hours' in duration || 'openHours' in duration

/** Times of day at which an end that counts hours passes midnight, with the last moment before; and the middle of the morning. */
function timesOfDay(leaves: readonly TimeLeaf[]): number[] {
  const counted = leaves.filter((leaf) => !isDaily(leaf) && leaf.span)
  if (counted.length === 0) return [10 * HOUR_MS]
  const hours = new Set<number>([0, 10])
  for (const { span } of counted) {
    if (span && 'openHours' in span.for) for (let hour = 0; hour < 24; hour++) hours.add(hour)
    else if (span && 'hours' in span.for) hours.add((24 - (span.for.hours % 24)) % 24)
  }
  return [...hours].flatMap((hour) => [hour * HOUR_MS, (hour * HOUR_MS - 1 + DAY_MS) % DAY_MS]).sort((a, b) => a - b)
}
