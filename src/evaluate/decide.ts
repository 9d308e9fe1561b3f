import type { CheckedFacts } from '../facts/checked-facts.js'
import type { Service } from '../facts/facts.js'
import type { CompiledGrant, CompiledPolicy } from '../policy/compiled.js'
import type { RuleId } from '../policy/rule.js'
import type { Decision, Question, ServiceDecision } from './decision.js'
import { type Evaluation, newEvaluation } from './evaluation.js'
import { decideGrant, type Outcome } from './grant.js'
import { denialOrder, routeOrder, verdictDeadline, verdictOf } from './order.js'
import { type Asked, countAsked, inOrder } from './questions.js'

/** Decides every service, or only those asked for, on facts that have passed the door. `hash` is the policy's. */
export function decide(policy: CompiledPolicy, hash: string, facts: CheckedFacts, only?: readonly Service[]): Decision {
  const evaluation = newEvaluation(policy, facts)
  const about = policy.grantsAbout(facts.values.get('item.category') as string)
  const services = [...about.keys()].filter((service) => only === undefined || only.includes(service))
  const asked: Map<string, Asked>[] = []
  const decided = services.map((service) => {
    const { decision, counted } = decideService(evaluation, service, about.get(service) ?? [])
    if (facts.values.get('claim.service') === service) asked.unshift(counted)
    else asked.push(counted)
    return [service, decision] as const
  })
  const byService = Object.fromEntries(decided) as Record<Service, ServiceDecision>
  return {
    policy: { id: policy.id, version: policy.version, hash },
    asOf: facts.asOfText,
    services: byService,
    ask: askOverall(evaluation, asked, facts.values.get('claim.service') as Service | undefined, byService),
    rules: namedRules(policy, Object.values(byService)),
  }
}

function decideService(evaluation: Evaluation, service: Service, grants: readonly CompiledGrant[]): { decision: ServiceDecision; counted: Map<string, Asked> } {
  const outcomes = grants.map((grant) => decideGrant(evaluation, grant)).filter((outcome) => outcome !== undefined)
  const ofKind = <K extends Outcome['kind']>(kind: K): Extract<Outcome, { kind: K }>[] =>
    outcomes.filter((outcome) => outcome.kind === kind) as Extract<Outcome, { kind: K }>[]
  const routes = ofKind('route')
    .map(({ route }) => route)
    .sort(routeOrder)
  const open = ofKind('open').map(({ grant, missing }) => ({ rule: grant.id, layer: grant.pack.layer, dependsOn: [...missing] }))
  const denials = ofKind('denial')
    .map(({ denial }) => denial)
    .sort(denialOrder)
  const counted = countAsked(outcomes.map(({ missing }) => missing))
  const deadline = verdictDeadline(routes)
  const decision: ServiceDecision = {
    service,
    verdict: verdictOf(routes, open),
    ...(deadline && { deadline }),
    routes,
    open,
    denials: outcomes.length > 0 ? denials : [{ code: 'no_rule', params: { service } }],
    ask: inOrder(counted.values(), evaluation.policy.vocabulary),
  }
  return { decision, counted }
}

/** What to ask over all services: the questions of the service claimed first, then the others'. */
function askOverall(
  { policy }: Evaluation,
  asked: readonly ReadonlyMap<string, Asked>[],
  claimed: Service | undefined,
  services: Record<Service, ServiceDecision>,
): Question[] {
  const total = new Map<string, Asked>()
  for (const counted of asked)
    for (const { fact, rules } of counted.values()) {
      const known = total.get(fact) ?? { fact, services: 0, rules: 0 }
      known.services++
      known.rules += rules
      total.set(fact, known)
    }
  const first = new Set(claimed === undefined ? [] : services[claimed]?.ask.map(({ fact }) => fact))
  const ordered = inOrder(total.values(), policy.vocabulary)
  return [...ordered.filter(({ fact }) => first.has(fact)), ...ordered.filter(({ fact }) => !first.has(fact))]
}

/** What stands before the id of a duty in `Route.open` (S-12). */
const DUTIES = 'duties.'

/** Every rule named in the decision, once, by id. */
function namedRules({ rules }: CompiledPolicy, services: readonly ServiceDecision[]): Decision['rules'] {
  const named = new Set<RuleId>()
  const add = (...ids: (RuleId | undefined)[]): void => {
    for (const id of ids) if (id !== undefined) named.add(id)
  }
  for (const { routes, open, denials } of services) {
    for (const { rules: shaping, conditions, lifted, open: parts } of routes) {
      add(...shaping, ...conditions.map(({ rule }) => rule), ...lifted.map(({ exclusion }) => exclusion))
      for (const { part } of parts) if (part.startsWith(DUTIES)) add(part.slice(DUTIES.length))
    }
    for (const { rule } of open) add(rule)
    for (const { rule, by, also = [] } of denials) add(rule, by, ...also.map((reason) => reason.by))
  }
  return Object.fromEntries(
    [...named].sort().flatMap((id) => {
      const known = rules.get(id)
      if (!known) return []
      const { certainty, cites, note } = known.rule
      return [[id, { layer: known.layer, certainty, cites, ...(note !== undefined && { note }) }]]
    }),
  )
}
