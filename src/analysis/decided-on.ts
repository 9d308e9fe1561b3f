import type { Issue } from '../core/issue.js'
import type { Policy } from '../evaluate/create-policy.js'
import type { ServiceDecision } from '../evaluate/decision.js'
import type { Facts, Service } from '../facts/facts.js'

/** What another version, or fewer packs, may not know of. */
const UNKNOWN: ReadonlySet<string> = new Set(['unknown_fact', 'unknown_value'])

/** What a policy decides on a claim, without what it does not know of; undefined where it lets the claim not in. */
export function decidedOn(policy: Policy, facts: Facts, service: Service): ServiceDecision | undefined {
  const first = policy.safeEvaluate(facts, { only: [service] })
  if (first.ok) return first.decision.services[service]
  if (!first.issues.every(({ code }) => UNKNOWN.has(code))) return undefined
  const again = policy.safeEvaluate(withoutPlaces(facts, first.issues), { only: [service] })
  return again.ok ? again.decision.services[service] : undefined
}

/** Facts without what some issues are about; of a list, from its end on, so that what is left keeps its place. */
const withoutPlaces = (facts: Facts, issues: readonly Issue[]): unknown => issues.reduceRight<unknown>((rest, { path }) => withoutPlace(rest, path), facts)

function withoutPlace(value: unknown, [key, ...rest]: readonly (string | number)[]): unknown {
  if (typeof value !== 'object' || value === null || key === undefined) return value
  if (Array.isArray(value)) return value.flatMap((one, index) => (index !== key ? [one] : rest.length > 0 ? [withoutPlace(one, rest)] : []))
  const { [key]: inner, ...others } = value as Record<string, unknown>
  return rest.length === 0 ? others : { ...others, [key]: withoutPlace(inner, rest) }
}
