import type { Interval } from '../../core/interval.js'
import { UNKNOWN } from '../../core/truth.js'
import { type Evaluation, newEvaluation } from '../../evaluate/evaluation.js'
import type { EventId } from '../../facts/facts.js'
import { isAfter, leafEnd } from './leaf-end.js'
import type { Draft } from './variable.js'

/** The comparisons that the spans of both events leave open; the others come out as they do, whatever is wanted. */
export function openComparisons({ policy, facts }: Evaluation, { comparisons, events, spans, values }: Draft): Draft['comparisons'] {
  const evaluation = newEvaluation(policy, { ...facts, values })
  const placeOf = (event: EventId): Interval | undefined => {
    const at = events.get(event)
    return spans.get(event) ?? (typeof at === 'number' ? { lo: at, hi: at } : undefined)
  }
  return comparisons.filter(({ leaf, tested }) => {
    const [from, at] = [placeOf(leaf.event), placeOf(tested)]
    return from !== undefined && at !== undefined && isAfter((ms) => leafEnd(evaluation, leaf, ms), from, leaf.event === tested ? 'itself' : at) === UNKNOWN
  })
}

/** Moves tested events inside their spans to the side of a moment on which they are wanted, where both were unknown; false when they cannot lie there. */
export function settleTimes({ policy, facts }: Evaluation, { comparisons, events, spans, values }: Draft): boolean {
  // Past cases can only move a moment on, so without any the event has the most room before it, and a case may still be made up where it has none.
  const evaluation = newEvaluation(policy, { ...facts, values, history: facts.history ?? [] })
  for (const { leaf, tested, holds } of comparisons) {
    const [from, at, span] = [events.get(leaf.event), events.get(tested), spans.get(tested)]
    if (typeof from !== 'number' || typeof at !== 'number' || !span || leaf.event === tested || facts.events.has(leaf.event)) continue
    const end = leafEnd(evaluation, leaf, from)
    const within = holds ? { lo: span.lo, hi: Math.min(span.hi, end.lo - 1) } : { lo: Math.max(span.lo, end.hi), hi: span.hi }
    if (within.lo > within.hi) {
      if (holds && facts.history === undefined) continue
      return false
    }
    spans.set(tested, within)
    events.set(tested, Math.min(within.hi, Math.max(within.lo, at)))
  }
  return true
}
