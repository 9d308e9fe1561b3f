import { type Truth, UNKNOWN } from '../core/truth.js'
import type { CheckedFacts, FactValue } from '../facts/checked-facts.js'
import { unknownSources } from '../facts/derived.js'
import type { FactPath } from '../facts/facts.js'
import type { CompiledPolicy } from '../policy/compiled.js'
import type { RuleId } from '../policy/rule.js'

/** One policy on one set of facts, with what has been worked out so far. Made for one decision, never kept. */
export interface Evaluation {
  readonly policy: CompiledPolicy
  readonly facts: CheckedFacts
  readonly derived: Map<FactPath, FactValue | undefined>
  /** Truth of each atom; undefined: not asked yet. */
  readonly atoms: (Truth | undefined)[]
  readonly applying: Map<RuleId, Truth>
  readonly standing: Map<RuleId, Truth>
}

export const newEvaluation = (policy: CompiledPolicy, facts: CheckedFacts): Evaluation => ({
  policy,
  facts,
  derived: new Map(),
  atoms: [],
  applying: new Map(),
  standing: new Map(),
})

const DERIVED = 'derived.'

/** The value of a fact, given or derived; undefined when it is unknown. */
export function knownValue(evaluation: Evaluation, fact: FactPath): FactValue | undefined {
  if (!fact.startsWith(DERIVED)) return evaluation.facts.values.get(fact)
  if (!evaluation.derived.has(fact)) evaluation.derived.set(fact, evaluation.policy.derive(fact, evaluation.facts))
  return evaluation.derived.get(fact)
}

/** A whole-number fact. */
export const integerOf = (evaluation: Evaluation, fact: FactPath): number | undefined => knownValue(evaluation, fact) as number | undefined

export function atomTruth(evaluation: Evaluation, number: number): Truth {
  const known = evaluation.atoms[number]
  if (known !== undefined) return known
  const atom = evaluation.policy.atoms[number]
  const value = atom && knownValue(evaluation, atom.fact)
  const truth = atom && value !== undefined ? atom.test(value) : UNKNOWN
  evaluation.atoms[number] = truth
  return truth
}

/** The facts to ask for when a fact is unknown: itself, or what it is derived from. */
export const sourcesOf = (evaluation: Evaluation, fact: FactPath): readonly string[] =>
  fact.startsWith(DERIVED) ? unknownSources(fact, evaluation.facts, evaluation.policy.vocabulary) : [fact]
