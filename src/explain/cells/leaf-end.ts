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

/** The same claim with one more fact known, or another value of it. */
export const withFact = ({ policy, facts }: Evaluation, fact: FactPath, value: FactValue): Evaluation =>
  newEvaluation(policy, { ...facts, values: new Map(facts.values).set(fact, value) })
