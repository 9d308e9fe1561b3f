import { canonicalJson } from '../core/canonical.js'
import { FALSE, TRUE } from '../core/truth.js'
import type { TermDefinition } from '../facts/vocabulary.js'
import type { CompiledGrant, PartAdjusts } from '../policy/compiled.js'
import type { RuleId } from '../policy/rule.js'
import { betterTerm } from '../policy/term-order.js'
import type { Evaluation } from './evaluation.js'
import { appliesTruth, missingToApply } from './standing.js'

/** What a term may turn out to be: one value when it is settled. */
interface Possible {
  readonly value: unknown
  /** The rules that made it so. */
  readonly by: readonly RuleId[]
}

export interface SettledTerm {
  readonly value: unknown
  readonly by: readonly RuleId[]
}

export interface TermsOf {
  readonly settled: ReadonlyMap<string, SettledTerm>
  readonly open: { part: string; dependsOn: string[] }[]
}

/** The terms of a grant after the adjusts of its own and of other layers (S-10). A term that more facts could change is open. */
export function grantTerms(evaluation: Evaluation, grant: CompiledGrant): TermsOf {
  if (grant.plainTerms) return { settled: grant.plainTerms, open: [] }
  const settled = new Map<string, SettledTerm>()
  const open: TermsOf['open'] = []
  for (const [term, adjusts] of grant.terms) {
    const own = grant.source.terms?.[term]
    if (untouched(evaluation, adjusts)) {
      if (own !== undefined) settled.set(term, { value: own, by: [grant.id] })
      continue
    }
    const { possible, dependsOn } = possibleValues(evaluation, term, own === undefined ? { value: undefined, by: [] } : { value: own, by: [grant.id] }, adjusts)
    const [only, ...others] = possible
    if (others.length > 0) open.push({ part: `terms.${term}`, dependsOn })
    else if (only?.value !== undefined) settled.set(term, only)
  }
  return { settled, open }
}

/** Whether no adjust of a part may apply. */
function untouched(evaluation: Evaluation, { own, other }: PartAdjusts): boolean {
  for (const adjust of own) if (appliesTruth(evaluation, adjust) !== FALSE) return false
  for (const adjust of other) if (appliesTruth(evaluation, adjust) !== FALSE) return false
  return true
}

function possibleValues(evaluation: Evaluation, term: string, base: Possible, { own, other }: PartAdjusts): { possible: Possible[]; dependsOn: string[] } {
  const dependsOn: string[] = []
  let possible: Possible[] = []
  let settled = false
  for (const adjust of own) {
    const truth = appliesTruth(evaluation, adjust)
    if (truth === FALSE) continue
    possible.push({ value: adjust.source.terms?.[term], by: [adjust.id] })
    settled = truth === TRUE
    if (settled) break
    dependsOn.push(...missingToApply(evaluation, adjust))
  }
  if (!settled) possible.push(base)
  const definition = evaluation.policy.vocabulary.terms[term] as TermDefinition
  const offers = other.map((adjust) => ({ adjust, truth: appliesTruth(evaluation, adjust) })).filter(({ truth }) => truth !== FALSE)
  for (const { adjust, truth } of offers) {
    const bettered = possible.map(({ value, by }) => better(definition, { value, by }, { value: adjust.source.terms?.[term], by: [adjust.id] }))
    if (truth === TRUE) possible = bettered
    else {
      // Last stands what needs no adjust that is not known to apply.
      possible = [...bettered, ...possible]
      dependsOn.push(...missingToApply(evaluation, adjust))
    }
  }
  return { possible: distinct(possible), dependsOn: [...new Set(dependsOn)].sort() }
}

/** The better of both; of equals, what stands stays, and between two adjusts the choice does not depend on their order. */
function better(definition: TermDefinition, standing: Possible, offer: Possible): Possible {
  const value = betterTerm(definition, standing.value, offer.value)
  if (value === standing.value || keyOf(value) === keyOf(standing.value)) return standing
  return { value, by: value === offer.value ? offer.by : [...standing.by, ...offer.by] }
}

function distinct(possible: readonly Possible[]): Possible[] {
  const seen = new Map(possible.map((one) => [one.value === undefined ? '' : keyOf(one.value), one]))
  return [...seen.values()]
}

/** One text for one value; the order of a set or a list does not matter. */
const keyOf = (value: unknown): string => canonicalJson(Array.isArray(value) ? value.map(canonicalJson).sort() : value)
