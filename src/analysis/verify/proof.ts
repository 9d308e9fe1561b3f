import type { Node } from '../../core/diagram.js'
import type { Verdict } from '../../evaluate/decision.js'
import type { Facts, Service } from '../../facts/facts.js'

/** What is proved of a policy. */
export type ProofName = 'floor' | 'claim' | 'monotone' | 'reason' | 'answerable'
export const PROOF_NAMES: readonly ProofName[] = ['floor', 'claim', 'monotone', 'reason', 'answerable']

/** A claim for which it is not so, with what the evaluator decides on it. Facts that do not matter are left out. */
export interface Counterexample {
  readonly facts: Facts
  readonly verdict: Verdict
}

/** One statement about a policy, and what became of it. */
export interface Proof {
  readonly name: ProofName
  /** What is said, in words. */
  readonly what: string
  readonly service?: Service
  /** `refuted` always comes with a claim that the evaluator decided so; `unknown` with what kept it from being settled. */
  readonly verdict: 'proved' | 'refuted' | 'unknown'
  readonly because?: string
  readonly witness?: Counterexample
}

/** A gap in a statement: where it is not so, and how the evaluator shows that. */
export interface Gap {
  readonly node: Node
  /** Whether what the evaluator decides shows the gap. */
  readonly shows: (verdict: Verdict, facts: Facts) => boolean
}

/** How much a verdict gives; a claim of which something is unknown may still come to nothing. */
export const RANK: Readonly<Record<Verdict, number>> = { unavailable: 0, needs_information: 0, conditional: 1, available: 2 }
