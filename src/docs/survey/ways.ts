import type { Policy } from '../../evaluate/create-policy.js'
import type { Route } from '../../evaluate/decision.js'
import { newEvaluation } from '../../evaluate/evaluation.js'
import { decideGrant, type Outcome } from '../../evaluate/grant.js'
import { linkedOf } from '../../evaluate/linked.js'
import { type WindowInPlay, windowsInPlay } from '../../explain/window-steps.js'
import type { CheckedFacts } from '../../facts/checked-facts.js'
import type { ClaimReason, Service } from '../../facts/facts.js'
import type { CompiledGrant } from '../../policy/compiled.js'
import type { RuleId } from '../../policy/rule.js'
import { ordinaryClaim, type Place, type Setting } from './ordinary-claim.js'

/** A grant that ordinary claims have, with the route of each. */
export interface Way {
  readonly service: Service
  readonly grant: CompiledGrant
  readonly windows: readonly WindowInPlay[]
  readonly found: readonly FoundRoute[]
}

/** The route of one ordinary claim. */
export interface FoundRoute {
  readonly place: Place
  readonly reason: ClaimReason
  readonly route: Route
}

/** What ordinary claims about a category come to. */
export interface CategorySurvey {
  readonly category: string
  /** In the order of services, then as a decision puts them. */
  readonly ways: readonly Way[]
  /** Grants that no ordinary claim has, which more facts could give. */
  readonly open: readonly { readonly grant: CompiledGrant; readonly dependsOn: readonly string[] }[]
  /** Exclusions that take a grant away from an ordinary claim. */
  readonly excluded: readonly { readonly service: Service; readonly by: RuleId }[]
  /** Other grants that may be about such an item: by a promise, a brand, or what happens later. */
  readonly others: readonly CompiledGrant[]
}

/** Decides an ordinary claim for every place and reason, grant by grant: what a grant denies for another reason or place is of no use here. */
export function surveyCategory(policy: Policy, setting: Setting, category: string): CategorySurvey {
  const { policy: compiled } = linkedOf(policy)
  const reach = [...compiled.grantsAbout(category).grants.values()].flat()
  const found = new Map<RuleId, { facts: CheckedFacts; found: FoundRoute[] }>()
  const open = new Map<RuleId, Set<string>>()
  const excluded = new Map<string, CategorySurvey['excluded'][number]>()
  for (const { grant, place, reason, facts, outcome } of decided(policy, setting, category, reach)) {
    const { service } = grant.source
    if (outcome.kind === 'route') entry(found, grant.id, () => ({ facts, found: [] })).found.push({ place, reason, route: outcome.route })
    if (outcome.kind === 'open') for (const fact of outcome.missing) entry(open, grant.id, () => new Set()).add(fact)
    const by = outcome.kind === 'denial' && outcome.denial.code === 'excluded' ? outcome.denial.by : undefined
    if (by !== undefined) excluded.set(`${service} ${by}`, { service, by })
  }
  const ways = [...compiled.grants].flatMap(([service, grants]) =>
    grants.flatMap((grant): Way[] => {
      const known = found.get(grant.id)
      return known ? [{ service, grant, windows: windowsInPlay(newEvaluation(compiled, known.facts), grant), found: known.found }] : []
    }),
  )
  return {
    category,
    ways,
    open: reach.flatMap((grant) => {
      const dependsOn = found.has(grant.id) ? undefined : open.get(grant.id)
      return dependsOn ? [{ grant, dependsOn: [...dependsOn].sort() }] : []
    }),
    excluded: [...excluded.values()],
    others: reach.filter(({ id }) => !found.has(id) && !open.has(id)),
  }
}

interface Decided {
  readonly grant: CompiledGrant
  readonly place: Place
  readonly reason: ClaimReason
  readonly facts: CheckedFacts
  readonly outcome: Outcome
}

function* decided(policy: Policy, setting: Setting, category: string, grants: readonly CompiledGrant[]): Generator<Decided> {
  const { policy: compiled, door } = linkedOf(policy)
  for (const { place, reason } of claims(policy, setting)) {
    const checked = door(ordinaryClaim(setting, place, category, reason))
    if (!checked.ok) throw new RangeError(checked.issues[0]?.message)
    const evaluation = newEvaluation(compiled, checked.facts)
    for (const grant of grants.filter((one) => isFor(one, place, reason))) {
      const outcome = decideGrant(evaluation, grant)
      if (outcome) yield { grant, place, reason, facts: checked.facts, outcome }
    }
  }
}

const claims = (policy: Policy, { places }: Setting): { place: Place; reason: ClaimReason }[] =>
  places.flatMap((place) => Object.keys(linkedOf(policy).policy.vocabulary.reasons).map((reason) => ({ place, reason: reason as ClaimReason })))

/** Whether the reasons and channels of a grant leave such a claim in. */
const isFor = ({ coverage }: CompiledGrant, { channel }: Place, reason: ClaimReason): boolean =>
  coverage.every(({ kind, values }) => (kind === 'reason' ? values.has(reason) : kind !== 'channel' || channel === undefined || values.has(channel)))

/** The entry of a key, made when it is missing. */
function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key) ?? make()
  map.set(key, known)
  return known
}
