import { FALSE, TRUE, type Truth } from '../core/truth.js'
import type { CompiledGrant } from '../policy/compiled.js'
import { type Clock, clockOf } from './clock.js'
import type { Deadline, Reason } from './decision.js'
import { type Evaluation, once } from './evaluation.js'
import type { Findings } from './findings.js'
import type { FramesOf, Lateness } from './frame.js'
import { numbersOf } from './named.js'
import { IN_TIME, latenessOf, NO_REASONS, outOfTime } from './reasons.js'
import { ownDeadline } from './route.js'
import { grantFrames, mayAdjust } from './window.js'

/** A grant about the item of a claim, with what decides it but for the clock. */
export interface Found {
  /** Tells those of a policy apart. */
  readonly number: number
  readonly grant: CompiledGrant
  readonly findings: Findings
  /** How many reasons its denial has, but for the clock and the units. */
  readonly reasons: number
  /** What it can come to: 0 a firm route, 1 a route that waits for something, 2 no route as far as is known. */
  readonly rank: 0 | 1 | 2
  /** Whether an adjust moves its windows, or may. */
  readonly moved: boolean
  /** What tells whether the claim is in time, where no adjust moves the windows and no two of them test the same event. */
  readonly clock: Clock | undefined
  /** The rules that its denial names, by their numbers. */
  readonly names: Int32Array
}

let made = 0
const KNOWN = new WeakMap<Findings, (Found | undefined)[]>()

/** Claims that are alike in what is found of a grant share it. */
export function foundBy(evaluation: Evaluation, findings: Findings, grant: CompiledGrant): Found {
  const moved = mayAdjust(evaluation, grant.windowAdjusts)
  const known = KNOWN.get(findings) ?? []
  KNOWN.set(findings, known)
  const place = Number(moved)
  known[place] ??= {
    number: made++ | 0,
    grant,
    findings,
    rank: findings.standing !== TRUE ? 2 : findings.waiting.length > 0 ? 1 : 0,
    reasons: findings.reasons.length + findings.usedUp.length + Number(findings.notInForce),
    moved,
    clock: moved ? undefined : clockOf(grant),
    names: numbersOf(evaluation.policy, [grant.id, ...findings.reasons.flatMap(({ by = [] }) => by)]),
  }
  return known[place]
}

/** Its windows. */
export const framesOf = (evaluation: Evaluation, { grant, moved }: Found): FramesOf => grantFrames(evaluation, grant, moved)

/** Whether the claim is in time: by the clock while that tells, else by the frames, as all that follows. */
export const inTimeOf = (evaluation: Evaluation, found: Found): Truth => found.clock?.inTime(evaluation) ?? framesOf(evaluation, found).inTime

/** Until when the claim may be made that is in time. */
export const deadlineOfFound = (evaluation: Evaluation, found: Found): Deadline =>
  found.clock?.deadline(evaluation) ?? ownDeadline(framesOf(evaluation, found).frames, found.grant)

/** How far the claim is from being in time. */
export function latenessOfFound(evaluation: Evaluation, found: Found): Lateness {
  const { clock, grant } = found
  const inTime = clock?.inTime(evaluation)
  if (inTime === undefined) return latenessOf(outOfTime(evaluation, framesOf(evaluation, found), grant.pack.zone))
  return inTime === FALSE ? (clock as Clock).lateness(evaluation) : IN_TIME
}

/** What a claim is told that is not in time. */
export function timeReasons(evaluation: Evaluation, found: Found): readonly Reason[] {
  const { clock, grant } = found
  const inTime = clock?.inTime(evaluation)
  if (inTime === undefined) return outOfTime(evaluation, framesOf(evaluation, found), grant.pack.zone)
  return inTime === FALSE ? once(evaluation.memo, clock, () => (clock as Clock).outOfTime(evaluation)) : NO_REASONS
}
