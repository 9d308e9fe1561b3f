import { and, FALSE, not, TRUE, type Truth, UNKNOWN } from '../core/truth.js'
import { truthOf } from '../evaluate/condition.js'
import type { Evaluation } from '../evaluate/evaluation.js'
import { scopeTruth } from '../evaluate/scope.js'
import { appliesTruth, inForceTruth, standsTruth } from '../evaluate/standing.js'
import type { CompiledBase, CompiledDefeater, CompiledGrant } from '../policy/compiled.js'
import { factsOfCase, factsOfPack, inForceDay, scopeFacts } from './case-facts.js'
import type { ConsideredExclusion, ExclusionState, KnownFact } from './explanation.js'
import { canBecome, distinctFacts, factsBehind } from './known-facts.js'

/** Every exclusion of a route, with what became of it: none stands, and one that may is pending (S-5b). */
export function consideredExclusions(evaluation: Evaluation, grant: CompiledGrant): ConsideredExclusion[] {
  return grant.excludes.map((exclude) => {
    const lifter = lifterOf(evaluation, exclude)
    const state = stateOf(evaluation, exclude, lifter)
    return {
      rule: exclude.id,
      state,
      facts: factsOf(evaluation, exclude, appliesTruth(evaluation, exclude)),
      ...(state === 'lifted' && lifter && { liftedBy: { rule: lifter.id, facts: factsOfStanding(evaluation, lifter) } }),
    }
  })
}

/** The standing rule that lifts one which applies, or would be lifted if it did. */
const lifterOf = (evaluation: Evaluation, rule: CompiledDefeater): CompiledDefeater | undefined =>
  appliesTruth(evaluation, rule) === FALSE ? undefined : rule.defeatedBy.find((defeater) => standsTruth(evaluation, defeater) === TRUE)

/** The facts by which a rule stands: it applies, and what could lift it does not apply or is lifted itself. */
function factsOfStanding(evaluation: Evaluation, rule: CompiledDefeater): KnownFact[] {
  const against = rule.defeatedBy.flatMap((defeater) => {
    const lifter = lifterOf(evaluation, defeater)
    return lifter ? factsOfStanding(evaluation, lifter) : factsOf(evaluation, defeater, FALSE)
  })
  return distinctFacts([...factsOf(evaluation, rule, TRUE), ...against])
}

function stateOf(evaluation: Evaluation, exclude: CompiledDefeater, lifter: CompiledDefeater | undefined): ExclusionState {
  if (standsTruth(evaluation, exclude) === UNKNOWN) return 'pending'
  return lifter ? 'lifted' : 'does_not_apply'
}

/** The facts by which a rule applies, does not, or may. */
function factsOf(evaluation: Evaluation, rule: CompiledBase, truth: Truth): KnownFact[] {
  const anchor = inForceTruth(evaluation, rule) === truth ? anchorFact(evaluation, rule) : []
  if (truth === TRUE) return distinctFacts([...factsOfCase(evaluation, rule), ...factsOfPack(evaluation, rule), ...anchor])
  const scope = scopeFacts(evaluation, [...rule.pack.selectors, ...rule.coverage, ...rule.reach], truth)
  const whens = [rule.pack.when, rule.when].filter((when) => truthOf(evaluation, when) === truth)
  return distinctFacts([...scope, ...whens.flatMap((when) => factsBehind(evaluation, when)), ...anchor])
}

/** The event by which a rule is in force, with its day. */
function anchorFact(evaluation: Evaluation, rule: CompiledBase): KnownFact[] {
  const inForce = inForceDay(evaluation, rule)
  return inForce ? [{ fact: `events.${inForce.event}`, ...(inForce.day !== undefined && { value: inForce.day }) }] : []
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
