import { deepFreeze } from '../core/freeze.js'
import { TRUE } from '../core/truth.js'
import { bitsOf } from '../policy/bits.js'
import type { CompiledDuty, CompiledEvidence, CompiledGrant, CompiledPolicy } from '../policy/compiled.js'
import type { Certainty, RuleId } from '../policy/rule.js'
import { byBits } from './by-bits.js'
import { truthOf } from './condition.js'
import type { Route, Terms } from './decision.js'
import { dutiesOf } from './duties.js'
import type { Evaluation } from './evaluation.js'
import { evidenceOf, type NeedList } from './evidence.js'
import { type Findings, findingsOf } from './findings.js'
import { liftedBy } from './standing.js'
import { grantTerms, type TermsOf } from './terms.js'

/** What a standing grant comes to as a route, but for its clocks, its amounts and what has been supplied: shared by claims that are alike in the bits it reads. */
export interface Shape {
  readonly evidence: NeedList
  readonly terms: TermsOf
  /** The terms as the route has them, where no amount is worked out for it. */
  readonly written: Terms | undefined
  readonly duties: readonly CompiledDuty[]
  /** Of the evidence and the duties. */
  readonly open: Route['open']
  readonly lifted: Route['lifted']
  /** The adjusts of its evidence and its terms. */
  readonly by: readonly RuleId[]
  /** Every rule that shaped the route, and the lowest certainty, where no adjust moved its windows. */
  readonly rules: readonly RuleId[]
  readonly certainty: Certainty
}

const MOST_SHAPES = 20_000
const CERTAINTIES: readonly Certainty[] = ['high', 'medium', 'low']

/** Terms that amounts are worked out of. */
const AMOUNTS: readonly string[] = ['refundBasis', 'deductions', 'compensation']

function bitsOfShape(policy: CompiledPolicy, grant: CompiledGrant): Iterable<number> {
  const reads = bitsOf(policy.bits, policy.atoms, policy.vocabulary)
  reads.applies(grant)
  grant.excludes.forEach(reads.stands)
  for (const one of grant.provided) reads.condition(one.if)
  const ofEvidence = (list: readonly CompiledEvidence[] = []): void => {
    for (const one of list) reads.condition(one.if)
  }
  ofEvidence(grant.evidence)
  for (const adjust of grant.evidenceAdjusts) ofEvidence(adjust.evidence)
  const adjusts = [...grant.evidenceAdjusts, ...grant.waivers, ...[...grant.terms.values()].flatMap(({ own, other }) => [...own, ...other])]
  for (const rule of [...adjusts, ...grant.duties]) reads.applies(rule)
  return reads.found
}

function workOut(evaluation: Evaluation, grant: CompiledGrant): Shape {
  const evidence = evidenceOf(evaluation, grant)
  const terms = grantTerms(evaluation, grant)
  const { duties, open } = dutiesOf(evaluation, grant)
  const lifted = liftedExclusions(evaluation, grant)
  const by = [...evidence.by, ...(grant.plainTerms ? [] : [...terms.settled.values()].flatMap((term) => term.by))]
  const rules = shapedBy(grant, by, lifted, duties)
  return {
    evidence: { needs: evidence.needs, supplied: [] },
    terms,
    written: AMOUNTS.some((term) => grant.terms.has(term))
      ? undefined
      : deepFreeze(Object.fromEntries([...terms.settled].map(([term, { value }]) => [term, value]))),
    duties,
    open: deepFreeze([...evidence.open, ...open]),
    lifted: deepFreeze(lifted),
    by,
    rules: deepFreeze(rules),
    certainty: lowest(evaluation, grant, rules, findingsOf(evaluation, grant).waiting),
  }
}

/** The shape of the route of a grant that stands. */
export const shapeOf = byBits({ most: MOST_SHAPES, reads: bitsOfShape, workOut })

function liftedExclusions(evaluation: Evaluation, { excludes }: CompiledGrant): Route['lifted'] {
  const lifted: Route['lifted'] = []
  for (const exclude of excludes) {
    const lifter = liftedBy(evaluation, exclude)
    if (lifter) lifted.push({ exclusion: exclude.id, by: lifter.id })
  }
  return lifted
}

/** The rule itself, then those that shaped it, those that lifted an exclusion, and its duties, each once. */
export const shapedBy = ({ id }: CompiledGrant, shaping: readonly RuleId[], lifted: Route['lifted'], duties: readonly { id: RuleId }[]): RuleId[] => [
  ...new Set([id, ...[...shaping].sort(), ...lifted.map(({ by }) => by).sort(), ...duties.map((duty) => duty.id)]),
]

/** The lowest certainty of some rules, and of the conditions of the grant that are not known to hold. */
export function lowest(evaluation: Evaluation, { provided }: CompiledGrant, rules: readonly RuleId[], waiting: Findings['waiting']): Certainty {
  const found = [...rules, ...waiting.map(({ rule }) => rule)].map((id) => evaluation.policy.rules.get(id)?.rule.certainty)
  const unmet = provided.filter((one) => truthOf(evaluation, one.if) !== TRUE).map(({ source }) => source.certainty)
  return CERTAINTIES[Math.max(0, ...[...found, ...unmet].map((certainty = 'high') => CERTAINTIES.indexOf(certainty)))] as Certainty
}
