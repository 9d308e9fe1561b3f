import { and, FALSE, type Truth, UNKNOWN } from '../core/truth.js'
import type { CompiledGrant } from '../policy/compiled.js'
import type { Condition, Route } from './decision.js'
import { denialOf } from './denial.js'
import type { DenialOutcome } from './denied.js'
import { type Evaluation, sharedPart, sortedOnce } from './evaluation.js'
import { type Findings, findingsOf, missingOf } from './findings.js'
import { type Found, foundBy, framesOf, inTimeOf, timeReasons } from './found.js'
import type { FramesOf } from './frame.js'
import { routeOf } from './route.js'
import { reachTruth } from './standing.js'
import { missingForUnits, unitsTruth } from './units.js'
import { missingForFrame } from './window.js'

/** What one grant comes to, with the facts to ask about it (S-9). */
export type Outcome =
  | { readonly kind: 'route'; readonly route: Route; readonly missing: readonly string[] }
  | { readonly kind: 'open'; readonly grant: CompiledGrant; readonly missing: readonly string[] }
  | DenialOutcome

/** Decides one grant; undefined when it is not about this item (S-15). */
export const decideGrant = (evaluation: Evaluation, grant: CompiledGrant): Outcome | undefined =>
  reachTruth(evaluation, grant) === FALSE
    ? undefined
    : decideFound(evaluation, foundBy(evaluation, findingsOf(evaluation, grant), grant), unitsTruth(evaluation, grant.source.service))

/** Decides a grant that is about this item, or may be. */
export function decideFound(evaluation: Evaluation, found: Found, units: Truth): Outcome {
  const { grant, findings } = found
  const standing = and(findings.standing, and(inTimeOf(evaluation, found), units))
  if (and(standing, findings.conditions) === FALSE) return deniedFound(evaluation, found, units)
  const window = framesOf(evaluation, found)
  if (standing === UNKNOWN) return { kind: 'open', grant, missing: sortedOnce(missingForGrant(evaluation, grant, window, units)) }
  const route = routeOf(evaluation, grant, window, conditionsOf(evaluation, grant, findings))
  const { conditions } = missingOf(evaluation, grant)
  const missing = 'dependsOn' in route.deadline ? [...conditions, ...route.deadline.dependsOn] : conditions
  return { kind: 'route', route, missing: sortedOnce(missing) }
}

/** Why a grant does not stand, which is known. */
export const deniedFound = (evaluation: Evaluation, found: Found, units: Truth): DenialOutcome =>
  denialOf(evaluation, found.grant, found.findings, timeReasons(evaluation, found), units)

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
