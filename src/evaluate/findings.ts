import { and, FALSE, TRUE, type Truth, UNKNOWN } from '../core/truth.js'
import { bitsOf } from '../policy/bits.js'
import type { CompiledDefeater, CompiledGrant, CompiledPolicy, CompiledProvided } from '../policy/compiled.js'
import { byBits } from './by-bits.js'
import { missingFacts, truthOf } from './condition.js'
import type { Condition, Reason } from './decision.js'
import type { DenialOutcome } from './denied.js'
import { type Evaluation, excludesOf, sharedPart } from './evaluation.js'
import { firmReasons } from './reasons.js'
import { appliesTruth, inForceTruth, missingToApply, missingToStand, reachTruth, standsTruth } from './standing.js'

/** What decides a grant, but for the clock, the units that are left and a person's review: shared by claims that are alike in the bits it reads. */
export interface Findings {
  /** Whether the grant applies and no exclusion removes it (S-3, S-9). */
  readonly standing: Truth
  /** All of `provided` together. */
  readonly conditions: Truth
  /** Conditions of the route that are not known to hold. */
  readonly waiting: readonly Condition[]
  readonly notInForce: boolean
  /** Why it does not stand, without the clock; conditions that are used up name numbers, and so are said for each claim. */
  readonly reasons: readonly Reason[]
  readonly usedUp: readonly CompiledProvided[]
  /** Its denial when `reasons` are all there is, once it was asked for. */
  denial: DenialOutcome | undefined
}

const MOST_FINDINGS = 50_000

function bitsRead({ bits, atoms, vocabulary }: CompiledPolicy, grant: CompiledGrant): Iterable<number> {
  const reads = bitsOf(bits, atoms, vocabulary)
  reads.applies(grant)
  for (const one of grant.provided) reads.condition(one.if)
  return reads.found
}

function workOut(evaluation: Evaluation, grant: CompiledGrant): Findings {
  const excluding: CompiledDefeater[] = []
  const pending: CompiledDefeater[] = []
  const undecided: CompiledDefeater[] = []
  for (const exclude of excludesOf(evaluation, grant)) {
    const truth = standsTruth(evaluation, exclude)
    if (truth !== FALSE) (truth === TRUE ? excluding : isPending(exclude) ? pending : undecided).push(exclude)
  }
  const conditions = grant.provided.reduce<Truth>((truth, one) => and(truth, truthOf(evaluation, one.if)), TRUE)
  const unexcluded = excluding.length > 0 ? FALSE : undecided.length > 0 ? UNKNOWN : TRUE
  const failed = grant.provided.filter((one) => truthOf(evaluation, one.if) === FALSE)
  return {
    standing: and(appliesTruth(evaluation, grant), unexcluded),
    conditions,
    waiting: [
      ...grant.provided
        .filter((one) => truthOf(evaluation, one.if) === UNKNOWN)
        .map((one) => sharedPart(evaluation, 'condition', one, () => unmet(one, grant))),
      ...pending.map((exclude) => sharedPart(evaluation, 'pending', exclude, pendingOn)),
    ],
    notInForce: inForceTruth(evaluation, grant) === FALSE,
    reasons: reachTruth(evaluation, grant) === FALSE ? [] : firmReasons(evaluation, grant, excluding, failed),
    usedUp: failed.filter(({ usedUp }) => usedUp),
    denial: undefined,
  }
}

/** What decides a grant. */
export const findingsOf = byBits({ most: MOST_FINDINGS, reads: bitsRead, standing: excludesOf, workOut })

/** What to ask about a grant while it is unknown whether it stands, but for the clock and the units; and about its conditions. */
interface Missing {
  readonly standing: readonly string[]
  readonly conditions: readonly string[]
}

function bitsOfMissing({ bits, atoms, vocabulary }: CompiledPolicy, grant: CompiledGrant): Iterable<number> {
  const reads = bitsOf(bits, atoms, vocabulary)
  reads.applies(grant)
  grant.excludes.forEach(reads.stands)
  for (const one of grant.provided) reads.condition(one.if)
  return reads.found
}

function workOutMissing(evaluation: Evaluation, grant: CompiledGrant): Missing {
  const [pending, undecided] = [true, false].map((waits) => excludesOf(evaluation, grant).filter((exclude) => isPending(exclude) === waits))
  const toStand = (excludes: readonly CompiledDefeater[] = []): string[] => excludes.flatMap((exclude) => missingToStand(evaluation, exclude))
  return {
    standing: [...missingToApply(evaluation, grant), ...toStand(undecided)],
    conditions: [...grant.provided.flatMap((one) => missingFacts(evaluation, one.if)), ...toStand(pending)],
  }
}

/** What to ask about a grant. */
export const missingOf = byBits({ most: MOST_FINDINGS, reads: bitsOfMissing, workOut: workOutMissing })

const isPending = ({ source }: CompiledDefeater): boolean => source.kind === 'exclude' && source.pending !== undefined

const unmet = ({ source: { code, params = {} } }: CompiledProvided, { id }: CompiledGrant): Condition => ({ code, params, rule: id })

function pendingOn({ id, source }: CompiledDefeater): Condition {
  const { code, params = {} } = (source.kind === 'exclude' && source.pending) as { code: string; params?: Condition['params'] }
  return { code, params, rule: id }
}
