import { and, FALSE, not, TRUE, type Truth, UNKNOWN } from '../core/truth.js'
import { truthOf } from '../evaluate/condition.js'
import type { Evaluation } from '../evaluate/evaluation.js'
import { scopeTruth } from '../evaluate/scope.js'
import { appliesTruth, inForceTruth, liftedBy, standsTruth } from '../evaluate/standing.js'
import type { CompiledBase, CompiledDefeater, CompiledGrant } from '../policy/compiled.js'
import { factsOfCase, scopeFacts } from './case-facts.js'
import type { ConsideredExclusion, ExclusionState, KnownFact } from './explanation.js'
import { canBecome, distinctFacts, factsBehind } from './known-facts.js'

/** Every exclusion of a grant, with what became of it. */
export function consideredExclusions(evaluation: Evaluation, grant: CompiledGrant): ConsideredExclusion[] {
  return grant.excludes.map((exclude) => {
    const lifter = liftedBy(evaluation, exclude)
    const state = stateOf(evaluation, exclude, lifter)
    return {
      rule: exclude.id,
      state,
      facts: factsOf(evaluation, exclude, appliesTruth(evaluation, exclude)),
      ...(state === 'lifted' && lifter && { liftedBy: { rule: lifter.id, facts: factsOfCase(evaluation, lifter) } }),
    }
  })
}

function stateOf(evaluation: Evaluation, exclude: CompiledDefeater, lifter: CompiledDefeater | undefined): ExclusionState {
  const stands = standsTruth(evaluation, exclude)
  if (stands === TRUE) return 'stands'
  if (stands === UNKNOWN) return exclude.source.kind === 'exclude' && exclude.source.pending ? 'pending' : 'open'
  return lifter ? 'lifted' : 'does_not_apply'
}

/** The facts by which a rule applies, does not, or may. */
function factsOf(evaluation: Evaluation, rule: CompiledBase, truth: Truth): KnownFact[] {
  if (truth === TRUE) return factsOfCase(evaluation, rule)
  const scope = scopeFacts(evaluation, [...rule.pack.selectors, ...rule.coverage, ...rule.reach], truth)
  return distinctFacts([...scope, ...(truthOf(evaluation, rule.when) === truth ? factsBehind(evaluation, rule.when) : [])])
}

/** Whether a person could still make a standing exclusion go away: it would no longer apply, or what would lift it could be made to. */
export function canBeLifted(evaluation: Evaluation, exclude: CompiledDefeater): boolean {
  return canBecome(evaluation, exclude.when, FALSE) || exclude.defeatedBy.some((except) => canBeMadeToApply(evaluation, except))
}

const canBeMadeToApply = (evaluation: Evaluation, rule: CompiledDefeater): boolean => {
  const fixed = and(
    scopeTruth(evaluation, [...rule.pack.selectors, ...rule.reach, ...rule.coverage]),
    and(truthOf(evaluation, rule.pack.when), inForceTruth(evaluation, rule)),
  )
  const unbeaten = rule.defeatedBy.every((one) => not(standsTruth(evaluation, one)) === TRUE)
  return fixed === TRUE && unbeaten && canBecome(evaluation, rule.when, TRUE)
}
