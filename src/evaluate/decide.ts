import type { CheckedFacts } from '../facts/checked-facts.js'
import type { Service } from '../facts/facts.js'
import type { CompiledGrant, CompiledPolicy, RuleNote } from '../policy/compiled.js'
import type { RuleId } from '../policy/rule.js'
import type { Decision, Denial, Question, Route, ServiceDecision } from './decision.js'
import { type Evaluation, newEvaluation } from './evaluation.js'
import { decideGrant } from './grant.js'
import { inDenialOrder, routeOrder, verdictDeadline, verdictOf } from './order.js'
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
  const routes: Route[] = []
  const open: ServiceDecision['open'] = []
  const denials: Denial[] = []
  const counted = new Map<string, Asked>()
  for (const grant of grants) {
    const outcome = decideGrant(evaluation, grant)
    if (outcome === undefined) continue
    if (outcome.kind === 'denial') denials.push(outcome.denial)
    else if (outcome.kind === 'route') routes.push(outcome.route)
    else open.push({ rule: grant.id, layer: grant.pack.layer, dependsOn: [...outcome.missing] })
    countAsked(outcome.missing, counted)
  }
  if (routes.length > 1) routes.sort(routeOrder)
  const deadline = verdictDeadline(routes)
  const decision: ServiceDecision = {
    service,
    verdict: verdictOf(routes, open),
    ...(deadline && { deadline }),
    routes,
    open,
    denials: routes.length + open.length + denials.length > 0 ? inDenialOrder(denials) : [{ code: 'no_rule', params: { service } }],
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

/** Every rule named in the decision, once, by id. */
function namedRules(policy: CompiledPolicy, services: readonly ServiceDecision[]): Decision['rules'] {
  const { rules, notes } = policy
  // One bit a rule; an even number of bytes, to be read in twos.
  const named = new Uint8Array(2 * Math.ceil(notes.length / 16))
  const mark = (id: RuleId | undefined): void => {
    const known = id === undefined ? undefined : rules.get(id)
    if (known) named[known.number >> 3] = (named[known.number >> 3] as number) | (1 << (known.number & 7))
  }
  for (const { routes, open, denials } of services) {
    for (const route of routes) markRoute(route, mark)
    for (const { rule } of open) mark(rule)
    for (const denial of denials) markDenial(denial, mark)
  }
  return notesOf(policy, named)
}

/** The notes of the marked rules; decisions about like claims name the same rules, and so share them. */
function notesOf({ notes, named: known }: CompiledPolicy, marks: Uint8Array): Decision['rules'] {
  const key = String.fromCharCode(...new Uint16Array(marks.buffer))
  const shared = known.get(key)
  if (shared) return shared as Decision['rules']
  const found: Record<RuleId, RuleNote> = {}
  for (const [number, { id, note }] of notes.entries()) if ((marks[number >> 3] as number) & (1 << (number & 7))) found[id] = note
  if (known.size >= MOST_NAMED) known.clear()
  known.set(key, Object.freeze(found))
  return found as Decision['rules']
}

function markDenial({ rule, by, also = [] }: Denial, mark: (id: RuleId | undefined) => void): void {
  mark(rule)
  mark(by)
  for (const reason of also) mark(reason.by)
}

function markRoute({ rules, conditions, lifted, open }: Route, mark: (id: RuleId) => void): void {
  for (const id of rules) mark(id)
  for (const { rule } of conditions) mark(rule)
  for (const { exclusion } of lifted) mark(exclusion)
  for (const { part } of open) if (part.startsWith(DUTIES)) mark(part.slice(DUTIES.length))
}
