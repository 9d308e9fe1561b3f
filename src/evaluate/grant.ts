import { and, FALSE, TRUE, type Truth, UNKNOWN } from '../core/truth.js'
import type { CompiledGrant } from '../policy/compiled.js'
import { missingFacts } from './condition.js'
import type { Condition, Denial, Route } from './decision.js'
import { denialOf } from './denial.js'
import type { Evaluation } from './evaluation.js'
import { type Findings, findingsOf } from './findings.js'
import { routeOf } from './route.js'
import { missingToApply, missingToStand, reachTruth } from './standing.js'
import { missingForUnits } from './units.js'
import { inTime, missingForFrame } from './window.js'

/** What one grant comes to, with the facts to ask about it (S-9). */
export type Outcome =
  | { readonly kind: 'route'; readonly route: Route; readonly missing: readonly string[] }
  | { readonly kind: 'open'; readonly grant: CompiledGrant; readonly missing: readonly string[] }
  | { readonly kind: 'denial'; readonly denial: Denial; readonly missing: readonly string[] }

/** Decides one grant; undefined when it is not about this item (S-15). */
export function decideGrant(evaluation: Evaluation, grant: CompiledGrant): Outcome | undefined {
  if (reachTruth(evaluation, grant) === FALSE) return undefined
  const findings = findingsOf(evaluation, grant)
  const { applies, excluding, undecided, frames, units, provided } = findings
  const inAllFrames = frames.reduce<Truth>((truth, frame) => and(truth, inTime(evaluation, frame).truth), TRUE)
  const noExclusion: Truth = excluding.length > 0 ? FALSE : undecided.length > 0 ? UNKNOWN : TRUE
  const conditions = provided.reduce<Truth>(and, TRUE)
  const standing = [applies, noExclusion, inAllFrames, units].reduce<Truth>(and, TRUE)
  if (and(standing, conditions) === FALSE) return { kind: 'denial', denial: denialOf(evaluation, grant, findings), missing: [] }
  if (standing === UNKNOWN) return { kind: 'open', grant, missing: unique(missingForGrant(evaluation, grant, findings)) }
  const pendingConditions = conditionsOf(grant, findings)
  const route = routeOf(evaluation, grant, findings, pendingConditions)
  const missing = [
    ...grant.provided.flatMap((one, index) => (provided[index] === UNKNOWN ? missingFacts(evaluation, one.if) : [])),
    ...findings.pending.flatMap((exclude) => missingToStand(evaluation, exclude)),
    ...('dependsOn' in route.deadline ? route.deadline.dependsOn : []),
  ]
  return { kind: 'route', route, missing: unique(missing) }
}

/** What must still hold before the route is firm: unknown conditions, pending exclusions, an open review. */
function conditionsOf(grant: CompiledGrant, { provided, pending, reviewOpen }: Findings): Condition[] {
  return [
    ...grant.provided.flatMap(({ source }, index) => (provided[index] === UNKNOWN ? [{ code: source.code, params: source.params ?? {}, rule: grant.id }] : [])),
    ...pending.map(({ id, source }) => {
      const { code, params = {} } = (source.kind === 'exclude' && source.pending) as { code: string; params?: Condition['params'] }
      return { code, params, rule: id }
    }),
    ...(reviewOpen ? [{ code: 'manual_review', params: {}, rule: grant.id }] : []),
  ]
}

function missingForGrant(evaluation: Evaluation, grant: CompiledGrant, { undecided, frames, units }: Findings): string[] {
  return [
    ...missingToApply(evaluation, grant),
    ...undecided.flatMap((exclude) => missingToStand(evaluation, exclude)),
    ...frames.flatMap((frame) => missingForFrame(evaluation, frame)),
    ...(units === UNKNOWN ? missingForUnits(evaluation) : []),
  ]
}

const unique = (facts: readonly string[]): string[] => [...new Set(facts)].sort()
