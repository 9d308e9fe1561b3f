import { DAY_MS, parseDay } from '../../core/civil-day.js'
import { dayAt, instantAt } from '../../core/zone.js'
import { anchorTime } from '../../evaluate/anchor.js'
import { type Evaluation, newEvaluation } from '../../evaluate/evaluation.js'
import { endOf } from '../../evaluate/window.js'
import type { TimeLeaf } from '../../explain/cells/time-plan.js'
import type { EventId } from '../../facts/facts.js'
import type { CompiledPolicy } from '../../policy/compiled.js'

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

/** Where the moments of leaves lie for every instant of their event, without past cases. Beyond the calendar, where they lie at the earliest. */
export class LeafEnds {
  private readonly events = new Map<EventId, number>()
  private readonly evaluation: Evaluation
  private readonly byDay = new Map<TimeLeaf, Float64Array>()

  constructor(
    policy: CompiledPolicy,
    readonly horizon: Horizon,
  ) {
    this.evaluation = newEvaluation(policy, { asOfText: '', asOf: 0, submitted: 0, values: new Map(), events: this.events, history: [] })
  }

  /** The moment, UTC milliseconds, when the event happened at `ms`. */
  at(leaf: TimeLeaf, ms: number): number {
    const hours = hoursOf(leaf)
    if (hours !== undefined) return ms + hours * HOUR_MS
    if (!isDaily(leaf)) return this.work(leaf, ms)
    const { from, until } = this.horizon
    const day = dayAt(leaf.pack.zone, ms) - from
    if (day < 0 || day >= until - from) return this.work(leaf, ms)
    const days = this.byDay.get(leaf) ?? new Float64Array(until - from).fill(Number.NaN)
    this.byDay.set(leaf, days)
    if (Number.isNaN(days[day])) days[day] = this.work(leaf, ms)
    return days[day] as number
  }

  private work({ event, anchor, span, pack }: TimeLeaf, ms: number): number {
    this.events.set(event, ms)
    const moment = span ? endOf(this.evaluation, span, pack) : anchorTime(this.evaluation, anchor, pack)
    this.events.delete(event)
    return moment ? moment.lo : Number.POSITIVE_INFINITY
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
