import { TRUE, type Truth } from '../core/truth.js'
import type { CheckedFacts } from '../facts/checked-facts.js'
import type { Service } from '../facts/facts.js'
import type { AboutService, CompiledPolicy } from '../policy/compiled.js'
import type { Decision, Question, Route, ServiceDecision } from './decision.js'
import { type DenialOutcome, deniedBy, noRule } from './denied.js'
import { type Evaluation, newEvaluation } from './evaluation.js'
import type { Found } from './found.js'
import { decideFound, deniedFound } from './grant.js'
import { Named } from './named.js'
import { routeOrder, verdictOf } from './order.js'
import { planOf } from './plan.js'
import { type Asked, countAsked, inOrder } from './questions.js'
import { unitsTruth } from './units.js'

/** Decides every service, or only those asked for, on facts that have passed the door. `hash` is the policy's. */
export function decide(policy: CompiledPolicy, hash: string, facts: CheckedFacts, only?: readonly Service[]): Decision {
  const evaluation = newEvaluation(policy, facts)
  const asked: Map<string, Asked>[] = []
  const byService = {} as Record<Service, ServiceDecision>
  const named = new Named(policy)
  for (const about of policy.grantsAbout(facts.values.get('item.category') as string).services) {
    const { service } = about
    if (only !== undefined && !only.includes(service)) continue
    const { decision, counted } = decideService(evaluation, about, named)
    if (facts.values.get('claim.service') === service) asked.unshift(counted)
    else asked.push(counted)
    byService[service] = decision
  }
  return {
    policy: { id: policy.id, version: policy.version, hash },
    asOf: facts.asOfText,
    services: byService,
    ask: askOverall(evaluation, asked, facts.values.get('claim.service') as Service | undefined, byService),
    rules: named.notes(),
  }
}

interface Decided {
  readonly decision: ServiceDecision
  readonly counted: Map<string, Asked>
}

/** What the grants of a service come to. */
interface Tried {
  readonly routes: Route[]
  readonly open: ServiceDecision['open']
  /** Denials that hang on the clock, on an amount or on a count, and those that do not. */
  readonly passing: DenialOutcome[]
  readonly lasting: DenialOutcome[]
  readonly counted: Map<string, Asked>
}

function decideService(evaluation: Evaluation, about: AboutService, named: Named): Decided {
  const { service } = about
  const plan = planOf(evaluation, about)
  const units = plan.standing.length + plan.denied.length === 0 ? TRUE : unitsTruth(evaluation, service)
  const tried: Tried = { routes: [], open: [], passing: [], lasting: [], counted: new Map() }
  for (const found of plan.denied) addDenial(tried, deniedFound(evaluation, found, units))
  named.addAll(plan.names)
  for (const found of plan.standing) tryGrant(evaluation, found, units, tried, named)
  const { routes, open, counted } = tried
  if (routes.length > 1) routes.sort(routeOrder)
  if (open.length > 1) open.sort((a, b) => (a.rule < b.rule ? -1 : 1))
  const denials = deniedBy(evaluation.policy, tried.lasting, tried.passing)
  const [best] = routes
  const decision: ServiceDecision = {
    service,
    verdict: verdictOf(routes, open),
    ...(best && { deadline: best.deadline }),
    routes,
    open,
    denials: routes.length + open.length + denials.length > 0 ? denials : [noRule(evaluation, service)],
    ask: inOrder(counted.values(), evaluation),
  }
  return { decision, counted }
}

const addDenial = ({ lasting, passing }: Tried, denial: DenialOutcome): unknown => (denial.lasting ? lasting : passing).push(denial)

function tryGrant(evaluation: Evaluation, found: Found, units: Truth, tried: Tried, named: Named): void {
  const { grant } = found
  const outcome = decideFound(evaluation, found, units)
  if (outcome.kind === 'denial') {
    addDenial(tried, outcome)
    named.addAll(found.names)
    return
  }
  countAsked(outcome.missing, tried.counted)
  if (outcome.kind === 'route') {
    tried.routes.push(outcome.route)
    nameRules(outcome.route, named)
  } else {
    tried.open.push({ rule: grant.id, layer: grant.pack.layer, dependsOn: [...outcome.missing] })
    named.add(grant.id)
  }
}

/** What to ask over all services: the questions of the service claimed first, then the others'. */
function askOverall(
  evaluation: Evaluation,
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
  const ordered = inOrder(total.values(), evaluation)
  return [...ordered.filter(({ fact }) => first.has(fact)), ...ordered.filter(({ fact }) => !first.has(fact))]
}

/** What stands before the id of a duty in `Route.open` (S-12). */
const DUTIES = 'duties.'

function nameRules({ rules, conditions, lifted, open }: Route, named: Named): void {
  for (const id of rules) named.add(id)
  for (const { rule } of conditions) named.add(rule)
  for (const { exclusion } of lifted) named.add(exclusion)
  for (const { part } of open) if (part.startsWith(DUTIES)) named.add(part.slice(DUTIES.length))
}
