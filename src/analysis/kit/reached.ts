import { parseInstant } from '../../core/instant.js'
import { formatIn } from '../../core/zone.js'
import type { Policy } from '../../evaluate/create-policy.js'
import type { Deadline, Decision, Denial, Route } from '../../evaluate/decision.js'
import { linkedOf } from '../../evaluate/linked.js'
import type { Facts, Service } from '../../facts/facts.js'
import type { Grant, Rule } from '../../policy/rule.js'
import { keys } from './regions.js'

/** When a claim is made, in milliseconds. */
const momentOf = ({ asOf, claim }: Facts): number => parseInstant(claim.submittedAt ?? asOf) as number

/** The claim made at another moment; what happened and what is known stays as it is, but for what happened by the very moment of the decision. */
export function claimedAt(policy: Policy, facts: Facts, at: number): Facts {
  const text = formatIn(linkedOf(policy).policy.zone, at)
  if (facts.claim.submittedAt !== undefined)
    return { ...facts, asOf: at > (parseInstant(facts.asOf) as number) ? text : facts.asOf, claim: { ...facts.claim, submittedAt: text } }
  if (facts.events === undefined) return { ...facts, asOf: text }
  const events = Object.fromEntries(Object.entries(facts.events).map(([id, when]) => [id, when === facts.asOf && at < momentOf(facts) ? text : when]))
  return { ...facts, asOf: text, events }
}

export const closesAt = (deadline: Deadline): number | undefined => (deadline.status === 'fixed' ? parseInstant(deadline.closesAt) : undefined)
const opensAt = ({ opensAt: at }: Route): number | undefined => (at === undefined ? undefined : parseInstant(at))
const servicesOf = ({ services }: Decision): Decision['services'][keyof Decision['services']][] => Object.values(services)

/**
 * What becomes of every grant on a claim, by the keys of the regions that it shows.
 *
 * @param only - The services that were decided; default: all.
 */
export function reached(policy: Policy, facts: Facts, decision: Decision, only?: Service[]): Set<string> {
  const at = momentOf(facts)
  const routes = servicesOf(decision).flatMap((one) => one.routes)
  const denials = servicesOf(decision).flatMap((one) => one.denials)
  const found = [
    ...routes.flatMap((route) => ofRoute(route, at)),
    ...denials.flatMap((denial) => ofDenial(policy, denial, at)),
    ...servicesOf(decision).flatMap((one) => one.open.map(({ rule }) => keys.open(rule))),
    ...lateBy(policy, facts, at, denials, only),
  ]
  return new Set(found)
}

function ofRoute(route: Route, at: number): string[] {
  const { rule, firm, conditions, lifted, deadline } = route
  return [
    ...(firm ? [keys.firm(rule)] : []),
    ...(conditions.length === 1 ? conditions.map(({ code }) => (code === REVIEW ? keys.waits(rule) : keys.unknown(rule, code))) : []),
    ...lifted.map(({ exclusion, by }) => keys.lifted(rule, exclusion, by)),
    ...(closesAt(deadline) === at + 1 ? [keys.last(rule)] : []),
    ...(opensAt(route) === at ? [keys.first(rule)] : []),
  ]
}

/** What a route says while a person has still to decide. */
const REVIEW = 'manual_review'
const ELSEWHERE = ['reason_not_covered', 'not_covered', 'order_state']

/** Only what a denial names first: of further reasons a back end may leave some out. */
function ofDenial(policy: Policy, { rule = '', code, params, by, also = [] }: Denial, at: number): string[] {
  if (by !== undefined) return [keys.excluded(rule, by)]
  if (ELSEWHERE.includes(code)) return [keys.elsewhere(rule)]
  if (code === 'condition_not_met' && also.length === 0) return [keys.unmet(rule, String(params.condition))]
  if (code === 'already_used' && also.length === 0) return usesOf(policy, rule).map((condition) => keys.unmet(rule, condition))
  if (code === 'window_not_open' && also.length === 0 && parseInstant(String(params.opensAt)) === at + 1) return [keys.early(rule)]
  return []
}

/** The one condition of a grant that says how often it can be used; a denial for it does not name it. */
function usesOf(policy: Policy, id: string): string[] {
  const { rules, vocabulary } = linkedOf(policy).policy
  const { provided = [] } = (rules.get(id) as { rule: Rule }).rule as Grant
  const codes = provided.map(({ code }) => code).filter((code) => vocabulary.conditions[code]?.denial === 'already_used')
  return codes.length === 1 ? codes : []
}

/** Grants that stood until this very moment. */
function lateBy(policy: Policy, facts: Facts, at: number, denials: readonly Denial[], only: Service[] | undefined): string[] {
  const late = new Set(denials.flatMap(({ rule, code, also }) => (rule !== undefined && code === 'window_expired' && !also ? [rule] : [])))
  if (late.size === 0) return []
  const before = policy.safeEvaluate(claimedAt(policy, facts, at - 1), only ? { only } : {})
  if (!before.ok) return []
  const ended = servicesOf(before.decision as Decision).flatMap(({ routes }) => routes.filter(({ deadline }) => closesAt(deadline) === at))
  return ended.flatMap(({ rule }) => (late.has(rule) ? [keys.late(rule)] : []))
}
