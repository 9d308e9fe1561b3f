import { FALSE } from '../core/truth.js'
import type { CheckedFacts } from '../facts/checked-facts.js'
import type { Service } from '../facts/facts.js'
import { bitsOf } from '../policy/bits.js'
import type { AboutCategory, CompiledBase, CompiledGrant, CompiledPolicy, RuleNote } from '../policy/compiled.js'
import type { RuleId } from '../policy/rule.js'
import { hashOf, isKey } from './bit-table.js'
import { byBits } from './by-bits.js'
import type { Decision, Denial, Question, Route, ServiceDecision } from './decision.js'
import { type DenialOutcome, deniedBy } from './denied.js'
import { type Evaluation, newEvaluation, sharedPart } from './evaluation.js'
import { decideInReach } from './grant.js'
import { routeOrder, verdictOf } from './order.js'
import { type Asked, countAsked, inOrder } from './questions.js'
import { reachTruth } from './standing.js'

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

/** What is about the item of a claim, or may be (S-15). */
type InReach = Omit<AboutCategory, 'number'>

function inReach(evaluation: Evaluation, { grants, excludes }: AboutCategory): InReach {
  const reaches = (rule: CompiledBase): boolean => reachTruth(evaluation, rule) !== FALSE
  const reached = [...grants].map(([service, all]) => [service, all.filter(reaches)] as const)
  return {
    grants: new Map(reached),
    excludes: new Map(reached.flatMap(([, all]) => all.map((grant) => [grant, (excludes.get(grant) ?? grant.excludes).filter(reaches)]))),
  }
}

function reachBits({ bits, atoms, vocabulary }: CompiledPolicy, { grants, excludes }: AboutCategory): Iterable<number> {
  const reads = bitsOf(bits, atoms, vocabulary)
  for (const { pack, reach } of [...[...grants.values()].flat(), ...[...excludes.values()].flat()]) {
    reads.selectors(pack.selectors)
    reads.condition(pack.when)
    reads.selectors(reach)
  }
  return reads.found
}

const MOST_ITEMS = 5000

/** Worked out once for all items of a category that are alike to the rules. */
const reachedBy = byBits({ most: MOST_ITEMS, reads: reachBits, workOut: inReach })

const noRule = (service: Service): Denial => ({ code: 'no_rule', params: { service } })

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
    denials: routes.length + open.length + denials.length > 0 ? denials : [sharedPart(evaluation, 'no_rule', service, noRule)],
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
  const hash = hashOf(numbers, numbers.length)
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
