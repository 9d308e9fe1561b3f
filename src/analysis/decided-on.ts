import type { Issue } from '../core/issue.js'
import type { Policy } from '../evaluate/create-policy.js'
import type { ServiceDecision } from '../evaluate/decision.js'
import { linkedOf } from '../evaluate/linked.js'
import type { Facts, Service } from '../facts/facts.js'
import type { CompiledPolicy } from '../policy/compiled.js'

/** What another version, or fewer packs, may not know of. */
const UNKNOWN: ReadonlySet<string> = new Set(['unknown_fact', 'unknown_value'])

/**
 * What a policy decides on a claim, without what it does not know of; undefined where it lets the claim not in.
 *
 * @param wider - The kinds of goods of another version: one that the policy does not know is decided as the nearest above it.
 */
export function decidedOn(policy: Policy, facts: Facts, service: Service, wider?: CompiledPolicy['categories']): ServiceDecision | undefined {
  const known = wider ? withKnownCategory(policy, facts, wider) : facts
  const first = policy.safeEvaluate(known, { only: [service] })
  if (first.ok) return first.decision.services[service]
  if (!first.issues.every(({ code }) => UNKNOWN.has(code))) return undefined
  const again = policy.safeEvaluate(withoutPlaces(known, first.issues), { only: [service] })
  return again.ok ? again.decision.services[service] : undefined
}

function withKnownCategory(policy: Policy, facts: Facts, wider: CompiledPolicy['categories']): Facts {
  const { categories } = linkedOf(policy).policy
  const { category } = facts.item
  const nearest = categories.has(category) ? category : [...(wider.get(category)?.line ?? [])].find((one) => categories.has(one))
  return nearest === undefined || nearest === category ? facts : { ...facts, item: { ...facts.item, category: nearest } }
}

/** Facts without what some issues are about; of a list, from its end on, so that what is left keeps its place. */
const withoutPlaces = (facts: Facts, issues: readonly Issue[]): unknown => issues.reduceRight<unknown>((rest, { path }) => withoutPlace(rest, path), facts)

function withoutPlace(value: unknown, [key, ...rest]: readonly (string | number)[]): unknown {
  if (typeof value !== 'object' || value === null || key === undefined) return value
  if (Array.isArray(value)) return value.flatMap((one, index) => (index !== key ? [one] : rest.length > 0 ? [withoutPlace(one, rest)] : []))
  const { [key]: inner, ...others } = value as Record<string, unknown>
  return rest.length === 0 ? others : { ...others, [key]: withoutPlace(inner, rest) }
}
