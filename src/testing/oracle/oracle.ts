import type { Denial, Reason, Verdict } from '../../evaluate/decision.js'
import type { Facts, Instant, Service } from '../../facts/facts.js'
import type { Pack } from '../../policy/pack.js'
import type { Certainty, Citation, Grant, Layer, RuleId } from '../../policy/rule.js'
import type { OracleDeadline } from './deadline.js'
import { denialReasons } from './denial.js'
import { findingsOf, isAbout } from './grant.js'
import type { Of } from './ground-rules.js'
import { knownFacts } from './known-facts.js'
import { denialOrder, routeOrder } from './order.js'
import { type OracleRoute, routeOf } from './route.js'
import { type World, worldOf } from './world.js'

export interface OracleService {
  service: Service
  verdict: Verdict
  deadline?: OracleDeadline
  routes: OracleRoute[]
  open: { rule: RuleId; layer: Layer }[]
  denials: Denial[]
}

/** A decision without its questions, without what open parts depend on, and without the hash of the policy. */
export interface OracleDecision {
  asOf: Instant
  services: Partial<Record<Service, OracleService>>
  rules: Record<RuleId, { layer: Layer; certainty: Certainty; cites: Citation[]; note?: string }>
}

/**
 * The semantics S-1 to S-17 a second time, written for clearness from docs/semantics.md: no index, no memory, no truth tables.
 * The evaluator must agree with it on every valid pack and every valid claim.
 */
export const oracle = (packs: readonly Pack[], facts: Facts): OracleDecision => oracleFor(packs)(facts)

/** The oracle for many claims: the packs are read once. */
export function oracleFor(packs: readonly Pack[]): (facts: Facts) => OracleDecision {
  const world = worldOf(packs)
  return (facts) => decide({ ...world, facts: knownFacts(facts) }, facts.asOf)
}

function decide(world: World, asOf: Instant): OracleDecision {
  const services = Object.keys(world.vocabulary.services) as Service[]
  const decided = services.map((service) => decideService(service, world))
  return { asOf, services: Object.fromEntries(decided.map((one) => [one.service, one])), rules: namedRules(decided, world) }
}

function decideService(service: Service, world: World): OracleService {
  const grants = world.rules.filter((rule): rule is Of<Grant> => rule.rule.kind === 'grant' && rule.rule.service === service)
  const findings = grants.filter((grant) => isAbout(grant, world)).map((grant) => findingsOf(grant, world))
  const routes = findings.filter(({ outcome }) => outcome === 'route').map((one) => routeOf(one, world))
  const open = findings.filter(({ outcome }) => outcome === 'open').map(({ grant }) => ({ rule: grant.id, layer: grant.layer }))
  const denials = findings.filter(({ outcome }) => outcome === 'denial').map((one) => denialOf(one.grant, denialReasons(one, world)))
  const firm = routes.filter((route) => route.firm)
  const verdict = firm.length > 0 ? 'available' : routes.length > 0 ? 'conditional' : open.length > 0 ? 'needs_information' : 'unavailable'
  const [best] = routes.sort(routeOrder(world.vocabulary))
  return {
    service,
    verdict,
    ...(best && { deadline: best.deadline }),
    routes,
    open,
    denials: findings.length === 0 ? [{ code: 'no_rule', params: { service } }] : denials.sort(denialOrder),
  }
}

function denialOf({ id, layer }: Of<Grant>, reasons: Reason[]): Denial {
  const [first, ...also] = reasons as [Reason, ...Reason[]]
  return { rule: id, layer, ...first, ...(also.length > 0 && { also }) }
}

/** Every rule named in the decision, once. */
function namedRules(decided: readonly OracleService[], { rules }: World): OracleDecision['rules'] {
  const names = new Set(
    decided.flatMap(({ routes, open, denials }) => [...routes.flatMap(namesOf), ...open.map(({ rule }) => rule), ...denials.flatMap(deniedBy)]),
  )
  return Object.fromEntries(
    rules
      .filter(({ id }) => names.has(id))
      .map(({ id, layer, rule: { certainty, cites, note } }) => [id, { layer, certainty, cites, ...(note !== undefined && { note }) }]),
  )
}

const namesOf = ({ rules, conditions, lifted, evidence, duties, open, terms }: OracleRoute): string[] => [
  ...rules,
  ...[...conditions, ...evidence, ...duties, ...(terms.deductions ?? [])].map(({ rule }) => rule),
  ...lifted.flatMap(({ exclusion, by }) => [exclusion, by]),
  ...open.flatMap(({ part }) => (part.startsWith('duties.') ? [part.slice('duties.'.length)] : [])),
]

const deniedBy = ({ rule, by, also = [] }: Denial): string[] => [rule, by, ...also.map((reason) => reason.by)].filter((id) => id !== undefined)
