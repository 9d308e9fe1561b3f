import { and, FALSE } from '../core/truth.js'
import { bitsOf } from '../policy/bits.js'
import type { AboutService, CompiledPolicy } from '../policy/compiled.js'
import type { RuleId } from '../policy/rule.js'
import { byBits } from './by-bits.js'
import { type Evaluation, kept } from './evaluation.js'
import { findingsOf } from './findings.js'
import { type Found, foundBy } from './found.js'
import { reachTruth } from './standing.js'

/** What the bits of a claim settle of one service: shared by claims of which the same is found. */
export interface ServicePlan {
  /** Grants that the clock and the units decide, those that can come to most first, then by their ids. */
  readonly standing: readonly Found[]
  /** Grants that are denied whatever the clock says, those with the fewest reasons first, then by their ids. */
  readonly denied: readonly Found[]
  /** The exclusions that remove any of them, by their ids. */
  readonly excludedBy: readonly RuleId[]
  /** The rules that the denials of `denied` name, by their numbers. */
  readonly names: Int32Array
}

const MOST_PLANS = 100_000

function bitsOfPlan({ bits, atoms, vocabulary }: CompiledPolicy, { grants, category }: AboutService): Iterable<number> {
  const reads = bitsOf(bits, atoms, vocabulary)
  for (const grant of grants) {
    reads.applies(grant)
    for (const exclude of category.excludes.get(grant) ?? grant.excludes) reads.stands(exclude)
    for (const one of grant.provided) reads.condition(one.if)
    for (const adjust of [...grant.windowAdjusts.own, ...grant.windowAdjusts.other]) reads.applies(adjust)
  }
  return reads.found
}

function workOut(evaluation: Evaluation, { service, grants, category }: AboutService): ServicePlan {
  evaluation.excludes = category.excludes
  const standing: Found[] = []
  const denied: Found[] = []
  const excludedBy = new Set<RuleId>()
  for (const grant of grants) {
    if (reachTruth(evaluation, grant) === FALSE) continue
    const findings = findingsOf(evaluation, grant)
    const found = foundBy(evaluation, findings, grant)
    if (and(findings.standing, findings.conditions) === FALSE) denied.push(found)
    else standing.push(found)
    for (const { by } of findings.reasons) if (by !== undefined) excludedBy.add(by)
  }
  // The grants are in the order of their ids.
  standing.sort((a, b) => a.rank - b.rank)
  denied.sort((a, b) => a.reasons - b.reasons)
  const key = [service, ...standing.map(numberOf), '', ...denied.map(numberOf)].join(' ')
  return kept(evaluation, 'plan', key, () => ({ standing, denied, excludedBy: Object.freeze([...excludedBy].sort()), names: namesOf(denied) }))
}

const namesOf = (denied: readonly Found[]): Int32Array => Int32Array.from(new Set(denied.flatMap(({ names }) => [...names])))

const numberOf = ({ number }: Found): number => number

/** What the bits settle of a service. */
export const planOf = byBits({ most: MOST_PLANS, reads: bitsOfPlan, workOut })
