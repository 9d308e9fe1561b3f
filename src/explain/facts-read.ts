import { type Evaluation, knownValue } from '../evaluate/evaluation.js'
import type { FactPath } from '../facts/facts.js'
import { factDefinition } from '../facts/vocabulary.js'
import type { CompiledDefeater, CompiledGrant, CompiledPolicy } from '../policy/compiled.js'
import type { Condition } from '../policy/condition.js'

/** The facts by which a grant stands and becomes a route, as its conditions and those of its exclusions name them. */
export function factsRead(policy: CompiledPolicy, { when, provided, excludes }: CompiledGrant): Set<FactPath> {
  const ofRule = ({ when: own, defeatedBy }: CompiledDefeater): Condition[] => [own, ...defeatedBy.flatMap(ofRule)]
  const ofCondition = (condition: Condition): FactPath[] => {
    if (condition.kind === 'atom') return [policy.atoms[condition.atom]?.fact ?? '']
    return condition.kind === 'constant' ? [] : condition.kind === 'not' ? ofCondition(condition.of) : condition.of.flatMap(ofCondition)
  }
  return new Set([when, ...provided.map((one) => one.if), ...excludes.flatMap(ofRule)].flatMap(ofCondition))
}

/** The facts by which a person can still change one: itself, or what it is derived from. Who has the papers of a purchase does not give them away. */
export function changeableFacts(evaluation: Evaluation, fact: FactPath): FactPath[] {
  const { vocabulary } = evaluation.policy
  const sources = factDefinition(vocabulary, fact)?.from ?? [fact]
  return sources.filter(
    (source) => factDefinition(vocabulary, source)?.mutable === true && !(source === 'claim.purchaseProof' && knownValue(evaluation, source) === 'papers'),
  )
}
