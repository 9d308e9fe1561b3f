import { and, FALSE, type Truth, UNKNOWN } from '../core/truth.js'
import type { CompiledGrant } from '../policy/compiled.js'
import type { Condition, Route } from './decision.js'
import { denialOf } from './denial.js'
import type { DenialOutcome } from './denied.js'
import { type Evaluation, sharedPart, sortedOnce } from './evaluation.js'
import { type Findings, findingsOf, missingOf } from './findings.js'
import type { FramesOf } from './frame.js'
import { outOfTime } from './reasons.js'
import { routeOf } from './route.js'
import { reachTruth } from './standing.js'
import { missingForUnits, unitsTruth } from './units.js'
import { grantFrames, missingForFrame } from './window.js'

/** What one grant comes to, with the facts to ask about it (S-9). */
export type Outcome =
  | { readonly kind: 'route'; readonly route: Route; readonly missing: readonly string[] }
  | { readonly kind: 'open'; readonly grant: CompiledGrant; readonly missing: readonly string[] }
  | DenialOutcome

/** Decides one grant; undefined when it is not about this item (S-15). */
export const decideGrant = (evaluation: Evaluation, grant: CompiledGrant): Outcome | undefined =>
  reachTruth(evaluation, grant) === FALSE ? undefined : decideInReach(evaluation, grant)

/** Decides a grant that is about this item, or may be. */
export function decideInReach(evaluation: Evaluation, grant: CompiledGrant): Outcome {
  const findings = findingsOf(evaluation, grant)
  const window = grantFrames(evaluation, grant)
  const units = unitsTruth(evaluation, grant.source.service)
  const standing = and(findings.standing, and(window.inTime, units))
  if (and(standing, findings.conditions) === FALSE) return denialOf(evaluation, grant, findings, outOfTime(evaluation, window, grant.pack.zone), units)
  if (standing === UNKNOWN) return { kind: 'open', grant, missing: sortedOnce(missingForGrant(evaluation, grant, window, units)) }
  const route = routeOf(evaluation, grant, window, conditionsOf(evaluation, grant, findings))
  const { conditions } = missingOf(evaluation, grant)
  const missing = 'dependsOn' in route.deadline ? [...conditions, ...route.deadline.dependsOn] : conditions
  return { kind: 'route', route, missing: sortedOnce(missing) }
}

/** What must still hold before the route is firm: unknown conditions, pending exclusions, an open review. */
function conditionsOf(evaluation: Evaluation, grant: CompiledGrant, { waiting }: Findings): Condition[] {
  return isReviewOpen(evaluation, grant) ? [...waiting, sharedPart(evaluation, 'review', grant, reviewOf)] : [...waiting]
}

const reviewOf = ({ id }: CompiledGrant): Condition => ({ code: 'manual_review', params: {}, rule: id })

const REVIEWED: ReadonlySet<unknown> = new Set(['approved', 'sent_back', 'received', 'done'])

/** A person has still to decide (S-9b). */
export const isReviewOpen = (evaluation: Evaluation, { source }: CompiledGrant): boolean => source.review === true && !isReviewed(evaluation)

const isReviewed = ({ facts }: Evaluation): boolean => REVIEWED.has(facts.values.get('claim.stage')) || typeof facts.events.get('claimApproved') === 'number'

const missingForGrant = (evaluation: Evaluation, grant: CompiledGrant, { frames }: FramesOf, units: Truth): string[] => [
  ...missingOf(evaluation, grant).standing,
  ...frames.flatMap((frame) => missingForFrame(evaluation, frame)),
  ...(units === UNKNOWN ? missingForUnits(evaluation) : []),
]
