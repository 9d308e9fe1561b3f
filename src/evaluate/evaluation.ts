import { type Truth, UNKNOWN } from '../core/truth.js'
import type { CheckedFacts, FactValue } from '../facts/checked-facts.js'
import { unknownSources } from '../facts/derived.js'
import type { FactPath } from '../facts/facts.js'
import type { CompiledPolicy } from '../policy/compiled.js'
import type { Window } from '../policy/rule.js'
import type { Deadline, Duty } from './decision.js'
import type { FramesOf } from './frame.js'
import type { Moment } from './moment.js'

/** One policy on one set of facts, with what has been worked out so far. Made for one decision, never kept. */
export interface Evaluation {
  readonly policy: CompiledPolicy
  readonly facts: CheckedFacts
  readonly derived: Map<FactPath, FactValue | undefined>
  /** Truth of each atom; undefined: not asked yet. */
  readonly atoms: (Truth | undefined)[]
  /** Truth by the number of a pack or a rule; UNASKED: not worked out yet. */
  readonly reaching: Uint8Array
  readonly applying: Uint8Array
  readonly standing: Uint8Array
  /** Windows that were worked out; equal windows of one pack are one object. */
  readonly frames: Map<readonly Window[], FramesOf>
  readonly duties: Map<number, Duty>
  readonly deadlines: Map<Moment, Deadline>
}

/** No truth. */
export const UNASKED = 3

export const newEvaluation = (policy: CompiledPolicy, facts: CheckedFacts): Evaluation => ({
  policy,
  facts,
  derived: new Map(),
  atoms: [],
  reaching: new Uint8Array(policy.packs.length).fill(UNASKED),
  applying: new Uint8Array(policy.rules.size).fill(UNASKED),
  standing: new Uint8Array(policy.rules.size).fill(UNASKED),
  frames: new Map(),
  duties: new Map(),
  deadlines: new Map(),
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
