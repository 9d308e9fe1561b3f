import { isKnown } from '../core/interval.js'
import { and, FALSE, not, TRUE, type Truth, UNKNOWN } from '../core/truth.js'
import { dayAt } from '../core/zone.js'
import { rowOf } from '../policy/bits.js'
import type { CompiledBase, CompiledDefeater, CompiledPack, InForce } from '../policy/compiled.js'
import type { ClaimBits } from './bit-table.js'
import { missingFacts, truthOf } from './condition.js'
import { type Evaluation, UNASKED } from './evaluation.js'
import { eventSources, eventTime } from './events.js'
import { scopeTruth, selectedFacts } from './scope.js'

/** Whether the item, and the order as the pack sees it, is one the rule is about (S-15, S-15b). */
export function reachTruth(evaluation: Evaluation, { pack, reach }: CompiledBase): Truth {
  const ofPack = packTruth(evaluation, pack)
  return ofPack === FALSE ? FALSE : and(ofPack, scopeTruth(evaluation, reach))
}

/** Whether the order is one that the pack is about (S-15b). */
function packTruth(evaluation: Evaluation, { number, selectors, when }: CompiledPack): Truth {
  const known = evaluation.reaching[number]
  if (known !== UNASKED) return known as Truth
  const truth = and(scopeTruth(evaluation, selectors), truthOf(evaluation, when))
  evaluation.reaching[number] = truth
  return truth
}

/** In force by the civil day of its anchor event (S-3). */
export const inForceTruth = (evaluation: Evaluation, { inForce }: CompiledBase): Truth => (inForce ? inForceAt(evaluation, inForce) : TRUE)

export function inForceAt(evaluation: Evaluation, { by, from, until, zone }: InForce): Truth {
  const time = eventTime(evaluation, by)
  if (time === null) return FALSE
  const [first, last] = [dayAt(zone, time.lo), dayAt(zone, time.hi)]
  // An event that is not known may not have happened.
  if (first >= from && last < until && isKnown(time)) return TRUE
  return last < from || first >= until ? FALSE : UNKNOWN
}

/** Applies: in force, in scope and `when`, each three-valued (S-3). */
export function appliesTruth(evaluation: Evaluation, rule: CompiledBase): Truth {
  const known = evaluation.applying[rule.number]
  if (known !== UNASKED) return known as Truth
  const truth = evaluation.bits ? rowTruth(evaluation, evaluation.bits, rule) : partsTruth(evaluation, rule)
  evaluation.applying[rule.number] = truth
  return truth
}

/** By the bits of the claim, where they are worked out. */
function rowTruth(evaluation: Evaluation, claim: ClaimBits, rule: CompiledBase): Truth {
  const { rows, bits } = evaluation.policy
  const row = rows[rule.number] ?? rowOf(bits, rule)
  rows[rule.number] = row
  const { words, want, against, rest } = row
  let truth: Truth = TRUE
  for (let index = 0; index < words.length; index++) {
    const word = claim[words[index] as number] as number
    if (word & (against[index] as number)) return FALSE
    if ((word & (want[index] as number)) !== want[index]) truth = UNKNOWN
  }
  for (const condition of rest) if (truth !== FALSE) truth = and(truth, truthOf(evaluation, condition))
  return truth
}

function partsTruth(evaluation: Evaluation, rule: CompiledBase): Truth {
  const inScope = and(reachTruth(evaluation, rule), scopeTruth(evaluation, rule.coverage))
  return inScope === FALSE ? FALSE : and(and(inScope, inForceTruth(evaluation, rule)), truthOf(evaluation, rule.when))
}

/** Stands: applies and no standing rule defeats it (S-4). The graph is acyclic, so this ends. */
export function standsTruth(evaluation: Evaluation, rule: CompiledDefeater): Truth {
  const known = evaluation.standing[rule.number]
  if (known !== UNASKED) return known as Truth
  let truth = appliesTruth(evaluation, rule)
  for (const defeater of rule.defeatedBy) if (truth !== FALSE) truth = and(truth, not(standsTruth(evaluation, defeater)))
  evaluation.standing[rule.number] = truth
  return truth
}

/** The facts to ask for when it is unknown whether a rule applies. */
export function missingToApply(evaluation: Evaluation, rule: CompiledBase): string[] {
  if (appliesTruth(evaluation, rule) !== UNKNOWN) return []
  return [
    ...selectedFacts(evaluation, [...rule.pack.selectors, ...rule.reach, ...rule.coverage], UNKNOWN),
    ...missingFacts(evaluation, rule.pack.when),
    ...(rule.inForce && inForceTruth(evaluation, rule) === UNKNOWN ? eventSources(evaluation, rule.inForce.by) : []),
    ...missingFacts(evaluation, rule.when),
  ]
}

/** The facts to ask for when it is unknown whether a rule stands. */
export function missingToStand(evaluation: Evaluation, rule: CompiledDefeater): string[] {
  if (standsTruth(evaluation, rule) !== UNKNOWN) return []
  return [...missingToApply(evaluation, rule), ...rule.defeatedBy.flatMap((defeater) => missingToStand(evaluation, defeater))]
}

/** The first standing rule, by id, that lifts a rule which would otherwise stand. */
export function liftedBy(evaluation: Evaluation, rule: CompiledDefeater): CompiledDefeater | undefined {
  if (appliesTruth(evaluation, rule) !== TRUE) return undefined
  return rule.defeatedBy.find((defeater) => standsTruth(evaluation, defeater) === TRUE)
}
