import { FALSE, type Truth } from '../core/truth.js'
import type { CompiledGrant, CompiledProvided } from '../policy/compiled.js'
import type { Denial, Reason } from './decision.js'
import type { DenialOutcome } from './denied.js'
import type { Evaluation } from './evaluation.js'
import type { Findings } from './findings.js'
import { alreadyUsed, latenessOf, notInForce, quantityExceeded } from './reasons.js'

const NOTHING: readonly never[] = Object.freeze([])

/** Why a grant does not stand: everything that is known false, in the order of S-15. `late`: what its windows say. */
export function denialOf(evaluation: Evaluation, grant: CompiledGrant, findings: Findings, late: readonly Reason[], units: Truth): DenialOutcome {
  if (units === FALSE || findings.notInForce || findings.usedUp.length > 0) {
    const before = findings.notInForce ? [notInForce(evaluation, grant)] : []
    return denied(grant, [...before, ...findings.reasons, ...usedUp(evaluation, findings.usedUp, units), ...late])
  }
  if (late.length > 0) return denied(grant, [...findings.reasons, ...late])
  findings.denial ??= denied(grant, findings.reasons, true)
  return findings.denial
}

/** What was used up by this claim or those before it. */
const usedUp = (evaluation: Evaluation, conditions: readonly CompiledProvided[], units: Truth): Reason[] => [
  ...conditions.map((one) => alreadyUsed(evaluation, one)),
  ...(units === FALSE ? [quantityExceeded(evaluation)] : []),
]

/** Lasting denials are numbered; the numbers may come again after very many. */
let made = 0

function denied(grant: CompiledGrant, reasons: readonly Reason[], lasting = false): DenialOutcome {
  const [first, ...also] = reasons as readonly [Reason, ...Reason[]]
  const denial: Denial = { rule: grant.id, layer: grant.pack.layer, code: first.code, params: first.params }
  if (first.by !== undefined) denial.by = first.by
  if (also.length > 0) denial.also = also
  Object.freeze(also)
  Object.freeze(denial)
  return {
    kind: 'denial',
    rule: grant.id,
    number: lasting ? made++ | 0 : 0,
    denial,
    lasting,
    more: also.length,
    late: latenessOf(reasons).days,
    missing: NOTHING,
  }
}
