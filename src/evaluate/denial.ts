import { deepFreeze } from '../core/freeze.js'
import { FALSE, type Truth } from '../core/truth.js'
import type { CompiledGrant, CompiledProvided } from '../policy/compiled.js'
import type { Denial, Reason } from './decision.js'
import { branch, type DenialOutcome } from './denial-tree.js'
import type { Evaluation } from './evaluation.js'
import type { Findings } from './findings.js'
import type { FramesOf } from './frame.js'
import { alreadyUsed, notInForce, outOfTime, quantityExceeded } from './reasons.js'

const NOTHING: readonly never[] = Object.freeze([])

/** Why a grant does not stand: everything that is known false, in the order of S-15. */
export function denialOf(evaluation: Evaluation, grant: CompiledGrant, findings: Findings, window: FramesOf, units: Truth): DenialOutcome {
  const before = findings.notInForce ? notInForce(evaluation, grant) : undefined
  const late = window.inTime === FALSE ? outOfTime(evaluation, window, grant.pack.zone) : NOTHING
  const own = findings.usedUp.length === 0 && units !== FALSE ? late : [...usedUp(evaluation, grant, findings.usedUp, units), ...late]
  let at = before ? branch(findings.denials, before) : findings.denials
  for (const reason of own) at = branch(at, reason)
  at.outcome ??= denied(grant, [...(before ? [before] : []), ...findings.reasons, ...own])
  return at.outcome
}

/** What was used up by this claim or those before it. */
const usedUp = (evaluation: Evaluation, grant: CompiledGrant, conditions: readonly CompiledProvided[], units: Truth): Reason[] => [
  ...conditions.map((one) => alreadyUsed(evaluation, grant, one)),
  ...(units === FALSE ? [quantityExceeded(evaluation)] : []),
]

let made = 0

const denied = (grant: CompiledGrant, reasons: readonly Reason[]): DenialOutcome => ({
  kind: 'denial',
  number: made++,
  denial: deepFreeze(denialFor(grant, reasons as [Reason, ...Reason[]])),
  missing: NOTHING,
})

function denialFor(grant: CompiledGrant, [first, ...also]: readonly [Reason, ...Reason[]]): Denial {
  const denial: Denial = { rule: grant.id, layer: grant.pack.layer, code: first.code, params: first.params }
  if (first.by !== undefined) denial.by = first.by
  if (also.length > 0) denial.also = also
  return denial
}
