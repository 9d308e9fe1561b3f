import { and, FALSE, TRUE, type Truth, UNKNOWN } from '../core/truth.js'
import { type BitsOf, bitsOf } from '../policy/bits.js'
import type { CompiledDefeater, CompiledGrant, CompiledPolicy, CompiledProvided } from '../policy/compiled.js'
import { byBits } from './by-bits.js'
import { missingFacts, truthOf } from './condition.js'
import type { Condition, Reason } from './decision.js'
import { type DenialTree, denialTree } from './denial-tree.js'
import { type Evaluation, sharedPart } from './evaluation.js'
import { firmReasons } from './reasons.js'
import { appliesTruth, inForceTruth, missingToApply, missingToStand, reachTruth, standsTruth } from './standing.js'

/** What decides a grant, but for the clock, the units that are left and a person's review: shared by claims that are alike in the bits it reads. */
export interface Findings {
  /** Whether the grant applies and no exclusion removes it (S-3, S-9). */
  readonly standing: Truth
  /** All of `provided` together. */
  readonly conditions: Truth
  /** What to ask while `standing` is unknown. */
  readonly missing: readonly string[]
  /** Conditions of the route that are not known to hold, and what to ask for them. */
  readonly waiting: readonly Condition[]
  readonly waitingFor: readonly string[]
  readonly notInForce: boolean
  /** Why it does not stand, without the clock; conditions that are used up name numbers, and so are said for each claim. */
  readonly reasons: readonly Reason[]
  readonly usedUp: readonly CompiledProvided[]
  /** An adjust of its windows may apply. */
  readonly windowsAdjusted: boolean
  /** Its denials, by what the clock and what was used up add to `reasons`. */
  readonly denials: DenialTree
}

const MOST_FINDINGS = 64

/** Collects the bits that the findings of a grant depend on. */
export function bitsOfFindings(reads: BitsOf, grant: CompiledGrant): void {
  reads.applies(grant)
  grant.excludes.forEach(reads.stands)
  for (const one of grant.provided) reads.condition(one.if)
  for (const adjust of [...grant.windowAdjusts.own, ...grant.windowAdjusts.other]) reads.applies(adjust)
}

function bitsRead({ bits, atoms, vocabulary }: CompiledPolicy, grant: CompiledGrant): Iterable<number> {
  const reads = bitsOf(bits, atoms, vocabulary)
  bitsOfFindings(reads, grant)
  return reads.found
}

function workOut(evaluation: Evaluation, grant: CompiledGrant): Findings {
  const excluding: CompiledDefeater[] = []
  const pending: CompiledDefeater[] = []
  const undecided: CompiledDefeater[] = []
  for (const exclude of grant.excludes) {
    const truth = standsTruth(evaluation, exclude)
    if (truth !== FALSE) (truth === TRUE ? excluding : isPending(exclude) ? pending : undecided).push(exclude)
  }
  const conditions = grant.provided.reduce<Truth>((truth, one) => and(truth, truthOf(evaluation, one.if)), TRUE)
  const unexcluded = excluding.length > 0 ? FALSE : undecided.length > 0 ? UNKNOWN : TRUE
  const failed = grant.provided.filter((one) => truthOf(evaluation, one.if) === FALSE)
  const mayApply = (adjust: Parameters<typeof appliesTruth>[1]): boolean => appliesTruth(evaluation, adjust) !== FALSE
  return {
    standing: and(appliesTruth(evaluation, grant), unexcluded),
    conditions,
    missing: [...missingToApply(evaluation, grant), ...undecided.flatMap((exclude) => missingToStand(evaluation, exclude))],
    waiting: [
      ...grant.provided
        .filter((one) => truthOf(evaluation, one.if) === UNKNOWN)
        .map((one) => sharedPart(evaluation, 'condition', one, () => unmet(one, grant))),
      ...pending.map((exclude) => sharedPart(evaluation, 'pending', exclude, pendingOn)),
    ],
    waitingFor: [...grant.provided.flatMap((one) => missingFacts(evaluation, one.if)), ...pending.flatMap((exclude) => missingToStand(evaluation, exclude))],
    notInForce: inForceTruth(evaluation, grant) === FALSE,
    reasons: reachTruth(evaluation, grant) === FALSE ? [] : firmReasons(evaluation, grant, excluding, failed),
    usedUp: failed.filter(({ usedUp }) => usedUp),
    windowsAdjusted: grant.windowAdjusts.own.some(mayApply) || grant.windowAdjusts.other.some(mayApply),
    denials: denialTree(),
  }
}

/** What decides a grant. */
export const findingsOf = byBits(MOST_FINDINGS, bitsRead, workOut)

const isPending = ({ source }: CompiledDefeater): boolean => source.kind === 'exclude' && source.pending !== undefined

const unmet = ({ source: { code, params = {} } }: CompiledProvided, { id }: CompiledGrant): Condition => ({ code, params, rule: id })

function pendingOn({ id, source }: CompiledDefeater): Condition {
  const { code, params = {} } = (source.kind === 'exclude' && source.pending) as { code: string; params?: Condition['params'] }
  return { code, params, rule: id }
}
