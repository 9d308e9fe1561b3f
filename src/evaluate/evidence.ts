import { canonicalJson } from '../core/canonical.js'
import { FALSE, TRUE, UNKNOWN } from '../core/truth.js'
import type { CompiledAdjust, CompiledEvidence, CompiledGrant } from '../policy/compiled.js'
import type { RuleId } from '../policy/rule.js'
import { missingFacts, truthOf } from './condition.js'
import type { EvidenceNeed } from './decision.js'
import { type Evaluation, knownValue, sharedPart } from './evaluation.js'
import { appliesTruth, missingToApply } from './standing.js'

export interface EvidenceOf {
  readonly needs: CompiledEvidence[]
  readonly open: { part: string; dependsOn: string[] }[]
  readonly by: RuleId[]
}

/** The evidence of a grant: replaced by an adjust of its own layer, less what is waived; what is not settled is listed and open (S-10). */
export function evidenceOf(evaluation: Evaluation, grant: CompiledGrant): EvidenceOf {
  let listed: readonly CompiledEvidence[] = grant.evidence
  const by: RuleId[] = []
  const replacing: CompiledAdjust[] = []
  for (const adjust of grant.evidenceAdjusts) {
    const truth = appliesTruth(evaluation, adjust)
    if (truth === TRUE) {
      listed = adjust.evidence
      by.push(adjust.id)
      break
    }
    if (truth === UNKNOWN) replacing.push(adjust)
  }
  const unsure =
    replacing.length === 0 ? [] : replacing.filter(({ evidence }) => !isSame(evidence, listed)).flatMap((adjust) => missingToApply(evaluation, adjust))
  const open: EvidenceOf['open'] = unsure.length > 0 ? [{ part: 'evidence', dependsOn: unique(unsure) }] : []
  const needs: CompiledEvidence[] = []
  for (const evidence of listed) {
    const asked = truthOf(evaluation, evidence.if)
    if (asked === FALSE) continue
    const { waived, unsure: waiving } = waivers(evaluation, grant, evidence, by)
    if (waived) continue
    const dependsOn = [...missingFacts(evaluation, evidence.if), ...waiving]
    if (dependsOn.length > 0) open.push({ part: `evidence.${needs.length}`, dependsOn: unique(dependsOn) })
    needs.push(evidence)
  }
  return { needs, open, by }
}

/** Whether both ask for the same. */
const isSame = (a: readonly CompiledEvidence[], b: readonly CompiledEvidence[]): boolean =>
  canonicalJson(a.map(({ source }) => source)) === canonicalJson(b.map(({ source }) => source))

const unique = (facts: readonly string[]): string[] => [...new Set(facts)].sort()

/** Whether an adjust waives a need; what an unknown one depends on. */
function waivers(
  evaluation: Evaluation,
  { waivers: adjusts }: CompiledGrant,
  { source }: CompiledEvidence,
  by: RuleId[],
): { waived: boolean; unsure: string[] } {
  const unsure: string[] = []
  for (const adjust of adjusts) {
    if (!adjust.source.waives?.some((kind) => source.anyOf.includes(kind))) continue
    const truth = appliesTruth(evaluation, adjust)
    if (truth === TRUE) {
      if (!by.includes(adjust.id)) by.push(adjust.id)
      return { waived: true, unsure: [] }
    }
    if (truth === UNKNOWN) unsure.push(...missingToApply(evaluation, adjust))
  }
  return { waived: false, unsure }
}

/** A list of needs with what was worked out of it: the list for each of them that is supplied, by a number. */
export interface NeedList {
  readonly needs: readonly CompiledEvidence[]
  readonly supplied: (readonly EvidenceNeed[] | undefined)[]
}

/** So many needs at most are kept for each of them that is supplied. */
const FEW = 8

/** Needs, and whether what was handed in meets them. */
export function needsOf(evaluation: Evaluation, { needs, supplied }: NeedList): readonly EvidenceNeed[] {
  const made = (): readonly EvidenceNeed[] => Object.freeze(needs.map((one) => needOf(evaluation, one)))
  if (needs.length > FEW) return made()
  const given = givenTo(evaluation)
  let number = given ? 1 : 0
  if (given) for (const { source } of needs) number = 2 * number + Number(isSupplied(source, given))
  const known = supplied[number]
  if (known) return known
  const list = made()
  supplied[number] = list
  return list
}

const givenTo = (evaluation: Evaluation): ReadonlySet<string> | undefined => knownValue(evaluation, 'claim.evidence') as ReadonlySet<string> | undefined

function isSupplied({ anyOf, atLeast = 1 }: CompiledEvidence['source'], given: ReadonlySet<string>): boolean {
  let count = 0
  for (const kind of anyOf) if (given.has(kind)) count++
  return count >= atLeast
}

/** A need, and whether what was handed in meets it. */
function needOf(evaluation: Evaluation, evidence: CompiledEvidence): EvidenceNeed {
  const { rule, source } = evidence
  const { anyOf, need = 'required' } = source
  const given = givenTo(evaluation)
  const supplied = given === undefined ? 'unknown' : isSupplied(source, given)
  const kind = supplied === 'unknown' ? 'need not known' : supplied ? 'need supplied' : 'need missing'
  return sharedPart(evaluation, kind, evidence, () => ({ anyOf, ...(source.atLeast !== undefined && { atLeast: source.atLeast }), supplied, need, rule }))
}
