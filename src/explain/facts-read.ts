import { type Evaluation, knownValue } from '../evaluate/evaluation.js'
import type { FactPath } from '../facts/facts.js'
import { factDefinition } from '../facts/vocabulary.js'
import type { CompiledDefeater, CompiledGrant, CompiledPolicy } from '../policy/compiled.js'
import { atomAt, atomsIn, type Condition } from '../policy/condition.js'

/** The facts by which a grant stands and becomes a route, as its conditions and those of its exclusions name them. */
export function factsRead(policy: CompiledPolicy, { when, provided, excludes }: CompiledGrant): Set<FactPath> {
  const ofRule = ({ when: own, defeatedBy }: CompiledDefeater): Condition[] => [own, ...defeatedBy.flatMap(ofRule)]
  const conditions = [when, ...provided.map((one) => one.if), ...excludes.flatMap(ofRule)]
  return new Set(conditions.flatMap(atomsIn).map((number) => atomAt(policy, number).fact))
}

/** The facts by which a person can still change one: itself, or what it is derived from. Who has the papers of a purchase does not give them away. */
export function changeableFacts(evaluation: Evaluation, fact: FactPath): FactPath[] {
  const { vocabulary } = evaluation.policy
  const sources = factDefinition(vocabulary, fact)?.from ?? [fact]
  return sources.filter(
    (source) => factDefinition(vocabulary, source)?.mutable === true && !(source === 'claim.purchaseProof' && knownValue(evaluation, source) === 'papers'),
  )
}
