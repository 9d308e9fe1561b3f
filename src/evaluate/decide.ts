import { FALSE } from '../core/truth.js'
import type { CheckedFacts } from '../facts/checked-facts.js'
import type { Service } from '../facts/facts.js'
import { bitsOf } from '../policy/bits.js'
import type { CompiledGrant, CompiledPolicy, RuleNote } from '../policy/compiled.js'
import type { RuleId } from '../policy/rule.js'
import { byBits } from './by-bits.js'
import type { Decision, Denial, Question, Route, ServiceDecision } from './decision.js'
import { type DenialOutcome, deniedBy } from './denied.js'
import { type Evaluation, newEvaluation, sharedPart } from './evaluation.js'
import { decideInReach } from './grant.js'
import { routeOrder, verdictDeadline, verdictOf } from './order.js'
import { type Asked, countAsked, inOrder } from './questions.js'
import { reachTruth } from './standing.js'

/** Decides every service, or only those asked for, on facts that have passed the door. `hash` is the policy's. */
export function decide(policy: CompiledPolicy, hash: string, facts: CheckedFacts, only?: readonly Service[]): Decision {
  const evaluation = newEvaluation(policy, facts)
  const asked: Map<string, Asked>[] = []
  const byService = {} as Record<Service, ServiceDecision>
  const named = new Set<RuleId>()
  for (const [service, grants] of grantsInReach(evaluation, ALL_GRANTS)) {
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

function inReach(evaluation: Evaluation): ReadonlyMap<Service, readonly CompiledGrant[]> {
  const about = evaluation.policy.grantsAbout(evaluation.facts.values.get('item.category') as string)
  return new Map([...about].map(([service, grants]) => [service, grants.filter((grant) => reachTruth(evaluation, grant) !== FALSE)]))
}

function reachBits({ bits, atoms, vocabulary, grants }: CompiledPolicy): Iterable<number> {
  const reads = bitsOf(bits, atoms, vocabulary)
  for (const list of grants.values())
    for (const { pack, reach } of list) {
      reads.selectors(pack.selectors)
      reads.condition(pack.when)
      reads.selectors(reach)
    }
  return reads.found
}

const MOST_ITEMS = 512
const ALL_GRANTS = { number: 0 }

/** The grants that are about the item of the claim, or may be, by service (S-15). */
const grantsInReach = byBits({ most: MOST_ITEMS, reads: reachBits, workOut: inReach })

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
  const deadline = verdictDeadline(routes)
  const decision: ServiceDecision = {
    service,
    verdict: verdictOf(routes, open),
    ...(deadline && { deadline }),
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

const MOST_NAMED = 256

/** What stands before the id of a duty in `Route.open` (S-12). */
const DUTIES = 'duties.'

/** The notes of the rules that are named, by id; decisions about like claims name the same rules, and so share them. */
function notesOf({ rules, notes, named: known }: CompiledPolicy, named: ReadonlySet<RuleId>): Decision['rules'] {
  // One bit a rule, in words of sixteen.
  const marks = new Uint16Array(Math.ceil(notes.length / 16))
  for (const id of named) {
    const number = rules.get(id)?.number ?? 0
    marks[number >> 4] = (marks[number >> 4] as number) | (1 << (number & 15))
  }
  const key = String.fromCharCode(...marks)
  const shared = known.get(key)
  if (shared) return shared as Decision['rules']
  const found: Record<RuleId, RuleNote> = {}
  for (const [number, { id, note }] of notes.entries()) if ((marks[number >> 4] as number) & (1 << (number & 15))) found[id] = note
  if (known.size >= MOST_NAMED) known.clear()
  known.set(key, Object.freeze(found))
  return found as Decision['rules']
}

function nameRules({ rules, conditions, lifted, open }: Route, named: Set<RuleId>): void {
  for (const id of rules) named.add(id)
  for (const { rule } of conditions) named.add(rule)
  for (const { exclusion } of lifted) named.add(exclusion)
  for (const { part } of open) if (part.startsWith(DUTIES)) named.add(part.slice(DUTIES.length))
}
