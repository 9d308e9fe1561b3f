import type { Interval } from '../../core/interval.js'
import { FALSE, type Truth, UNKNOWN } from '../../core/truth.js'
import type { Evaluation } from '../../evaluate/evaluation.js'
import { eventTime } from '../../evaluate/events.js'
import type { Moment } from '../../evaluate/moment.js'
import type { EventId } from '../../facts/facts.js'
import type { Comparison } from './claim-needs.js'
import { domainOf, type EventSpans, spanAt, spansOf, thresholds } from './event-variables.js'
import { isAfter, leafEnd } from './leaf-end.js'

/** Whether the moment of a leaf lies after the tested event, for every span of the two: `truths[of the leaf's event][of the tested event]`. */
export interface ComparisonTable {
  readonly truths: readonly (readonly Truth[])[]
  /** What decides it where it is unknown. */
  readonly asks: readonly string[]
}

/** The unknown events of some comparisons, cut at every instant at which one of them changes. */
export class ComparisonCells {
  private readonly changes = new Map<EventId, number[]>()
  private readonly tested = new Set<EventId>()
  private readonly ends = new Map<number, Map<number, Moment>>()

  constructor(private readonly evaluation: Evaluation) {}

  isUnknown(event: EventId): boolean {
    const time = eventTime(this.evaluation, event)
    return time !== null && time.lo !== time.hi
  }

  /** Says which events are tested: S-6 takes them to lie at or before the claim. */
  test(event: EventId): void {
    if (this.isUnknown(event)) this.tested.add(event)
  }

  cut(event: EventId, at: readonly number[]): void {
    this.changes.set(event, [...(this.changes.get(event) ?? []), ...at])
  }

  domain(event: EventId): { lo: number; hi: number } {
    return domainOf(this.evaluation, event, this.tested.has(event))
  }

  spans(event: EventId): EventSpans {
    return spansOf(event, this.domain(event), this.changes.get(event) ?? [])
  }

  /** Cuts the event of the leaf, or the tested one, where the other is known. */
  cutByKnown({ leaf, tested }: Comparison): void {
    const [from, at] = [this.known(leaf.event), this.known(tested)]
    if (from === undefined && at !== undefined) {
      const { maybe, surely } = thresholds(this.evaluation, leaf, at, this.domain(leaf.event))
      this.cut(leaf.event, [maybe, surely])
    } else if (from !== undefined && at === undefined) {
      const { lo, hi } = this.end(leaf, from)
      this.cut(tested, [lo, hi])
    } else this.cut(leaf.event, [])
  }

  /** Cuts the tested event at what the leaf comes to at both ends of each span of its event, so that only close calls stay open. */
  cutByUnknown({ leaf, tested }: Comparison): void {
    if (leaf.event === tested || !this.isUnknown(leaf.event) || !this.isUnknown(tested)) return
    const spans = this.spans(leaf.event)
    this.cut(
      tested,
      spans.starts.flatMap((_, index) => [this.end(leaf, spanAt(spans, index).lo).lo, this.end(leaf, spanAt(spans, index).hi).hi]),
    )
  }

  table({ leaf, tested }: Comparison): ComparisonTable {
    const [from, at] = [this.pieces(leaf.event), this.pieces(tested)]
    const asks = new Set<string>()
    const truths = from.map((span) => at.map((other) => (span && other ? this.compare(leaf, span, leaf.event === tested ? 'itself' : other, asks) : FALSE)))
    const pair = leaf.event !== tested && this.isUnknown(leaf.event) && this.isUnknown(tested)
    return { truths, asks: [...asks, ...(pair ? [`events.${leaf.event}`, `events.${tested}`] : [])] }
  }

  private compare(leaf: Comparison['leaf'], span: Interval, at: Interval | 'itself', asks: Set<string>): Truth {
    const end = (ms: number): Moment => this.end(leaf, ms)
    const truth = isAfter(end, span, at)
    if (truth === UNKNOWN) for (const ms of [span.lo, span.hi]) for (const fact of end(ms).dependsOn) asks.add(fact)
    return truth
  }

  private known(event: EventId): number | undefined {
    const time = eventTime(this.evaluation, event)
    return time && time.lo === time.hi ? time.lo : undefined
  }

  /** Where an event may lie: one instant, or nowhere and its spans. */
  private pieces(event: EventId): ({ lo: number; hi: number } | undefined)[] {
    const known = this.known(event)
    if (known !== undefined) return [{ lo: known, hi: known }]
    const spans = this.spans(event)
    return [undefined, ...spans.starts.map((_, index) => spanAt(spans, index))]
  }

  private end(leaf: Comparison['leaf'], ms: number): Moment {
    const memo = this.ends.get(leaf.number) ?? new Map<number, Moment>()
    this.ends.set(leaf.number, memo)
    const known = memo.get(ms)
    if (known) return known
    const end = leafEnd(this.evaluation, leaf, ms)
    memo.set(ms, end)
    return end
  }
}
