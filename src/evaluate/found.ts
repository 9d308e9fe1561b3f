import { FALSE, TRUE, type Truth } from '../core/truth.js'
import type { CompiledGrant } from '../policy/compiled.js'
import { type Clock, clockOf } from './clock.js'
import { latenessOfMoment } from './deadline.js'
import type { Deadline, Reason } from './decision.js'
import type { Evaluation } from './evaluation.js'
import type { Findings } from './findings.js'
import type { FramesOf, Lateness } from './frame.js'
import { IN_TIME, latenessOf, NO_REASONS, outOfTime } from './reasons.js'
import { ownDeadline } from './route.js'
import { grantFrames } from './window.js'

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
  /** What tells whether the claim is in time, where no adjust moves the windows and they are of the commonest kind. */
  readonly clock: Clock | undefined
}

let made = 0
const KNOWN = new WeakMap<Findings, (Found | undefined)[]>()

/** Claims that are alike in what is found of a grant share it. */
export function foundBy(findings: Findings, grant: CompiledGrant, moved: boolean): Found {
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
  }
  return known[place]
}

const framesOf = (evaluation: Evaluation, { grant, moved }: Found): FramesOf => grantFrames(evaluation, grant, moved)

/** Whether the claim is in time: by the clock while that tells, else by the frames, as all that follows. */
export const inTimeOf = (evaluation: Evaluation, found: Found): Truth => found.clock?.inTime(evaluation) ?? framesOf(evaluation, found).inTime

/** Until when the claim may be made. */
export function deadlineOfFound(evaluation: Evaluation, found: Found): Deadline {
  const { clock, grant } = found
  return clock?.inTime(evaluation) === undefined ? ownDeadline(framesOf(evaluation, found).frames, grant) : clock.deadline(evaluation)
}

/** How late that is: see `latenessOfMoment`. */
export function closingOf(evaluation: Evaluation, found: Found): number {
  const { clock } = found
  if (clock?.inTime(evaluation) !== undefined) return clock.end(evaluation)
  for (const { tests, closes } of framesOf(evaluation, found).frames) if (tests === 'submitted') return latenessOfMoment(closes)
  return Number.POSITIVE_INFINITY
}

/** How far the claim is from being in time. */
export function latenessOfFound(evaluation: Evaluation, found: Found): Lateness {
  const { clock, grant } = found
  const inTime = clock?.inTime(evaluation)
  if (inTime === undefined) return latenessOf(evaluation, framesOf(evaluation, found), grant.pack.zone)
  return inTime === FALSE ? (clock as Clock).lateness(evaluation) : IN_TIME
}

/** What a claim is told that is not in time. */
export function timeReasons(evaluation: Evaluation, found: Found): readonly Reason[] {
  const { clock, grant } = found
  const inTime = clock?.inTime(evaluation)
  if (inTime === undefined) return outOfTime(evaluation, framesOf(evaluation, found), grant.pack.zone)
  return inTime === FALSE ? [(clock as Clock).outOfTime(evaluation)] : NO_REASONS
}
