import type { CheckedFacts } from '../facts/checked-facts.js'
import type { Service } from '../facts/facts.js'
import type { CompiledGrant, CompiledPolicy, RuleNote } from '../policy/compiled.js'
import type { RuleId } from '../policy/rule.js'
import type { Decision, Question, Route, ServiceDecision } from './decision.js'
import { type DenialOutcome, deniedBy, noRule } from './denied.js'
import { type Evaluation, newEvaluation } from './evaluation.js'
import { decideInReach } from './grant.js'
import { reachedBy } from './in-reach.js'
import { hashOf, isKey } from './key-hash.js'
import { routeOrder, verdictOf } from './order.js'
import { type Asked, countAsked, inOrder } from './questions.js'

/** Decides every service, or only those asked for, on facts that have passed the door. `hash` is the policy's. */
export function decide(policy: CompiledPolicy, hash: string, facts: CheckedFacts, only?: readonly Service[]): Decision {
  const evaluation = newEvaluation(policy, facts)
  const asked: Map<string, Asked>[] = []
  const byService = {} as Record<Service, ServiceDecision>
  const named = new Set<RuleId>()
  const reached = reachedBy(evaluation, policy.grantsAbout(facts.values.get('item.category') as string))
  evaluation.excludes = reached.excludes
  for (const [service, grants] of reached.grants) {
    if (only !== undefined && !only.includes(service)) continue
    const { decision, counted } = decideService(evaluation, service, grants, named)
    if (facts.values.get('claim.service') === service) asked.unshift(counted)
    else asked.push(counted)
    byService[service] = decision
  }
  return {
    policy: { id: policy.id, version: policy.version, hash },
    asOf: facts.asOfText,
    services: byService,
    ask: askOverall(evaluation, asked, facts.values.get('claim.service') as Service | undefined, byService),
    rules: notesOf(policy, named),
  }
}

interface Decided {
  readonly decision: ServiceDecision
  readonly counted: Map<string, Asked>
}

function decideService(evaluation: Evaluation, service: Service, grants: readonly CompiledGrant[], named: Set<RuleId>): Decided {
  const routes: Route[] = []
  const open: ServiceDecision['open'] = []
  const lasting: DenialOutcome[] = []
  const passing: DenialOutcome[] = []
  const counted = new Map<string, Asked>()
  for (const grant of grants) {
    const outcome = decideInReach(evaluation, grant)
    if (outcome.kind === 'denial') (outcome.lasting ? lasting : passing).push(outcome)
    else if (outcome.kind === 'route') routes.push(outcome.route)
    else open.push({ rule: grant.id, layer: grant.pack.layer, dependsOn: [...outcome.missing] })
    countAsked(outcome.missing, counted)
  }
  if (routes.length > 1) routes.sort(routeOrder)
  const denials = deniedBy(evaluation.policy, lasting, passing, named)
  for (const route of routes) nameRules(route, named)
  for (const { rule } of open) named.add(rule)
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

const MOST_NAMED = 2000

/** What stands before the id of a duty in `Route.open` (S-12). */
const DUTIES = 'duties.'

/** The notes of the rules that are named, by id; decisions about like claims name the same rules, and so share them. */
function notesOf({ rules, notes, named: known }: CompiledPolicy, named: ReadonlySet<RuleId>): Decision['rules'] {
  const numbers = Int32Array.from(named, (id) => (rules.get(id) as { number: number }).number).sort()
  const hash = hashOf(numbers, 0, numbers.length)
  const shared = known.get(hash)
  if (shared?.numbers.length === numbers.length && isKey(shared.numbers, numbers)) return shared.notes as Decision['rules']
  const found: Record<RuleId, RuleNote> = {}
  for (const number of numbers) {
    const { id, note } = notes[number] as CompiledPolicy['notes'][number]
    found[id] = note
  }
  if (known.size >= MOST_NAMED) known.clear()
  known.set(hash, { numbers, notes: Object.freeze(found) })
  return found as Decision['rules']
}

function nameRules({ rules, conditions, lifted, open }: Route, named: Set<RuleId>): void {
  for (const id of rules) named.add(id)
  for (const { rule } of conditions) named.add(rule)
  for (const { exclusion } of lifted) named.add(exclusion)
  for (const { part } of open) if (part.startsWith(DUTIES)) named.add(part.slice(DUTIES.length))
}
