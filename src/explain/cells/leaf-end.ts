import type { Interval } from '../../core/interval.js'
import { FALSE, TRUE, type Truth, UNKNOWN } from '../../core/truth.js'
import { anchorTime } from '../../evaluate/anchor.js'
import { type Evaluation, newEvaluation } from '../../evaluate/evaluation.js'
import type { Moment } from '../../evaluate/moment.js'
import { endOf } from '../../evaluate/window.js'
import type { FactValue } from '../../facts/checked-facts.js'
import type { FactPath } from '../../facts/facts.js'
import type { TimeLeaf } from './time-plan.js'

/** The moment of a leaf when its event happened at an instant, UTC milliseconds: an interval only where the history or a calendar leaves it open. */
export function leafEnd({ policy, facts }: Evaluation, { event, anchor, span, pack }: TimeLeaf, ms: number): Moment {
  // A leaf reads no other event.
  const evaluation = newEvaluation(policy, { ...facts, events: new Map([[event, ms]]) })
  return (span ? endOf(evaluation, span, pack) : anchorTime(evaluation, anchor, pack)) as Moment
}

/** Whether a leaf lies after a tested event, both somewhere in a span: an event stands to itself all over a span as at its beginning. */
export function isAfter(end: (ms: number) => Moment, from: Interval, tested: Interval | 'itself'): Truth {
  const [first, last] = [end(from.lo), end(tested === 'itself' ? from.lo : from.hi)]
  const { lo, hi } = tested === 'itself' ? { lo: from.lo, hi: from.lo } : tested
  return hi < first.lo ? TRUE : lo >= last.hi ? FALSE : UNKNOWN
}

/** The same claim with one more fact known, or another value of it. */
export const withFact = ({ policy, facts }: Evaluation, fact: FactPath, value: FactValue): Evaluation =>
  newEvaluation(policy, { ...facts, values: new Map(facts.values).set(fact, value) })
