import { FALSE, type Truth, truthOf } from '../../core/truth.js'
import { dayAt, formatIn, instantAt } from '../../core/zone.js'
import type { Answer } from '../../evaluate/decision.js'
import type { Evaluation } from '../../evaluate/evaluation.js'
import { eventSources, eventTime } from '../../evaluate/events.js'
import type { EventId } from '../../facts/facts.js'
import type { InForce } from '../../policy/compiled.js'
import type { Use } from './claim-needs.js'
import { leafEnd } from './leaf-end.js'
import type { TimeLeaf } from './time-plan.js'
import type { Variable } from './variable.js'

/** An unknown event with the instants at which something changes: it may not have happened (value 0), or lie in one of the spans between them. */
export interface EventSpans {
  readonly event: EventId
  readonly lo: number
  readonly hi: number
  /** First instants of the spans, ascending, the first of them `lo`. */
  readonly starts: readonly number[]
}

/** The instants at which an unknown event may lie (S-1b, S-6), UTC milliseconds, both counted. */
export function domainOf({ policy, facts }: Evaluation, event: EventId, isTested: boolean): { lo: number; hi: number } {
  const time = eventTime({ policy, facts } as Evaluation, event)
  const lo = time && Number.isFinite(time.lo) ? time.lo : policy.range.from
  const latest = policy.vocabulary.events[event]?.future ? policy.range.until - 1 : facts.asOf
  return { lo, hi: isTested || event === 'defectFound' ? Math.min(latest, facts.submitted) : latest }
}

/** From which instant of its event on a leaf may lie, and surely lies, after an instant. */
export function thresholds(evaluation: Evaluation, leaf: TimeLeaf, after: number, { lo, hi }: { lo: number; hi: number }): { maybe: number; surely: number } {
  const end = (ms: number): { lo: number; hi: number } => leafEnd(evaluation, leaf, ms)
  const surely = firstInstant(leaf, lo, hi, (ms) => end(ms).lo > after)
  return { surely, maybe: firstInstant(leaf, lo, surely - 1, (ms) => end(ms).hi > after) }
}

/** The first instant from which on something holds, by days and then inside the day; `hi + 1` when it never does. */
function firstInstant({ pack: { zone } }: TimeLeaf, lo: number, hi: number, holds: (ms: number) => boolean): number {
  if (hi < lo || !holds(hi)) return hi + 1
  if (holds(lo)) return lo
  const endOf = (day: number): number => Math.min(hi, instantAt(zone, day + 1) - 1)
  const day = firstNumber(dayAt(zone, lo), dayAt(zone, hi), (one) => holds(endOf(one)))
  const begin = Math.max(lo, instantAt(zone, day))
  return holds(begin) ? begin : firstNumber(begin, endOf(day), holds)
}

/** The first number from which on something holds; it holds at `hi`. */
function firstNumber(lo: number, hi: number, holds: (value: number) => boolean): number {
  let [low, high] = [lo, hi]
  while (low < high) {
    const middle = low + Math.floor((high - low) / 2)
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

export function spansOf(event: EventId, { lo, hi }: { lo: number; hi: number }, changes: Iterable<number>): EventSpans {
  const starts = hi < lo ? [] : [lo, ...[...new Set(changes)].filter((ms) => ms > lo && ms <= hi).sort((a, b) => a - b)]
  return { event, lo, hi, starts }
}

/** The instants of one span, both counted. */
export const spanAt = ({ starts, hi }: EventSpans, index: number): { lo: number; hi: number } => ({
  lo: starts[index] as number,
  hi: (starts[index + 1] ?? hi + 1) - 1,
})

/** The truth of something for each value of an unknown event; FALSE where it has not happened. */
export const truthsOf = (spans: EventSpans, truth: (span: { lo: number; hi: number }) => Truth): Truth[] => [
  FALSE,
  ...spans.starts.map((_, index) => truth(spanAt(spans, index))),
]

/** Days in force as changes of an unknown event. */
export const inForceChanges = ({ from, until, zone }: InForce): number[] => [from, until].filter(Number.isFinite).map((day) => instantAt(zone, day))

export function inForceIn({ from, until, zone }: InForce, span: { lo: number; hi: number }): Truth {
  const day = dayAt(zone, span.lo)
  return truthOf(day >= from && day < until)
}

export function eventVariable(evaluation: Evaluation, spans: EventSpans, use: Use): Variable {
  const { zone } = evaluation.policy
  const { event, starts } = spans
  const answer = (index: number): Answer => ({
    ...(index > 0 && { from: formatIn(zone, starts[index] as number) }),
    ...(index < starts.length - 1 && { until: formatIn(zone, starts[index + 1] as number) }),
  })
  return {
    name: `events.${event}`,
    asks: eventSources(evaluation, event),
    use,
    size: starts.length + 1,
    answers: [{ answer: null, value: 0 }, ...starts.map((_, index) => ({ answer: answer(index), value: index + 1 }))],
    valueIn: ({ facts }) => {
      const known = facts.events.get(event)
      if (known === undefined) return undefined
      return known === null ? 0 : starts.filter((start) => start <= known).length
    },
    put: ({ events, spans: picked }, value, pick) => {
      const span = value === 0 ? undefined : spanAt(spans, value - 1)
      if (span) picked.set(event, span)
      events.set(event, span ? pick(span.lo, span.hi) : null)
    },
  }
}
