import type { Evaluation } from '../../evaluate/evaluation.js'
import { leafEnd } from './leaf-end.js'
import type { Draft } from './variable.js'

/** Moves tested events inside their spans to the side of a moment on which they are wanted, where both were unknown; false when they cannot lie there. */
export function settleTimes(evaluation: Evaluation, { comparisons, events, spans }: Draft): boolean {
  for (const { leaf, tested, holds } of comparisons) {
    const [from, at, span] = [events.get(leaf.event), events.get(tested), spans.get(tested)]
    if (typeof from !== 'number' || typeof at !== 'number' || !span || leaf.event === tested || evaluation.facts.events.has(leaf.event)) continue
    const end = leafEnd(evaluation, leaf, from)
    const within = holds ? { lo: span.lo, hi: Math.min(span.hi, end.lo - 1) } : { lo: Math.max(span.lo, end.hi), hi: span.hi }
    if (within.lo > within.hi) return false
    spans.set(tested, within)
    events.set(tested, Math.min(within.hi, Math.max(within.lo, at)))
  }
  return true
}
