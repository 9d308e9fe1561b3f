import { and, FALSE, UNKNOWN } from '../core/truth.js'
import type { CompiledDefeater, CompiledGrant } from '../policy/compiled.js'
import { missingFacts, truthOf } from './condition.js'
import type { Condition, Denial, Route } from './decision.js'
import { denialOf } from './denial.js'
import { type Evaluation, sharedPart, sortedOnce } from './evaluation.js'
import { type Findings, findingsOf, standingOf } from './findings.js'
import { routeOf } from './route.js'
import { missingToApply, missingToStand, reachTruth } from './standing.js'
import { missingForUnits } from './units.js'
import { missingForFrame } from './window.js'

/** What one grant comes to, with the facts to ask about it (S-9). */
export type Outcome =
  | { readonly kind: 'route'; readonly route: Route; readonly missing: readonly string[] }
  | { readonly kind: 'open'; readonly grant: CompiledGrant; readonly missing: readonly string[] }
  | { readonly kind: 'denial'; readonly denial: Denial; readonly missing: readonly string[] }

const NOTHING: readonly string[] = Object.freeze([])

/** Decides one grant; undefined when it is not about this item (S-15). */
export function decideGrant(evaluation: Evaluation, grant: CompiledGrant): Outcome | undefined {
  if (reachTruth(evaluation, grant) === FALSE) return undefined
  const findings = findingsOf(evaluation, grant)
  const standing = standingOf(findings)
  if (and(standing, findings.conditions) === FALSE) return { kind: 'denial', denial: denialOf(evaluation, grant, findings), missing: NOTHING }
  if (standing === UNKNOWN) return { kind: 'open', grant, missing: sortedOnce(missingForGrant(evaluation, grant, findings)) }
  const route = routeOf(evaluation, grant, findings, conditionsOf(evaluation, grant, findings))
  const missing: string[] = []
  for (const one of grant.provided) missing.push(...missingFacts(evaluation, one.if))
  for (const exclude of findings.pending) missing.push(...missingToStand(evaluation, exclude))
  if ('dependsOn' in route.deadline) missing.push(...route.deadline.dependsOn)
  return { kind: 'route', route, missing: missing.length === 0 ? NOTHING : sortedOnce(missing) }
}

/** What must still hold before the route is firm: unknown conditions, pending exclusions, an open review. */
function conditionsOf(evaluation: Evaluation, grant: CompiledGrant, { pending, reviewOpen }: Findings): Condition[] {
  const conditions: Condition[] = []
  for (const one of grant.provided) {
    const { source, if: when } = one
    if (truthOf(evaluation, when) === UNKNOWN)
      conditions.push(sharedPart(evaluation, 'condition', one, () => ({ code: source.code, params: source.params ?? {}, rule: grant.id })))
  }
  for (const exclude of pending) conditions.push(sharedPart(evaluation, 'pending', exclude, pendingOn))
  if (reviewOpen) conditions.push(sharedPart(evaluation, 'review', grant, reviewOf))
  return conditions
}

const reviewOf = ({ id }: CompiledGrant): Condition => ({ code: 'manual_review', params: {}, rule: id })

function pendingOn({ id, source }: CompiledDefeater): Condition {
  const { code, params = {} } = (source.kind === 'exclude' && source.pending) as { code: string; params?: Condition['params'] }
  return { code, params, rule: id }
}

function missingForGrant(evaluation: Evaluation, grant: CompiledGrant, { undecided, window, units }: Findings): string[] {
  return [
    ...missingToApply(evaluation, grant),
    ...undecided.flatMap((exclude) => missingToStand(evaluation, exclude)),
    ...window.frames.flatMap((frame) => missingForFrame(evaluation, frame)),
    ...(units === UNKNOWN ? missingForUnits(evaluation) : []),
  ]
}
