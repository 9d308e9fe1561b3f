import { deepFreeze } from '../core/freeze.js'
import { formatIn } from '../core/zone.js'
import { FactsError, type Policy } from '../evaluate/create-policy.js'
import type { ServiceDecision } from '../evaluate/decision.js'
import { type Evaluation, newEvaluation } from '../evaluate/evaluation.js'
import { linkedOf } from '../evaluate/linked.js'
import type { Facts, Service } from '../facts/facts.js'
import type { CompiledGrant } from '../policy/compiled.js'
import type { ExplainedService, Explanation, WhyNot } from './explanation.js'
import { presumptionsOf, withPresumption } from './presumptions.js'
import { explainRules } from './rule-texts.js'
import { smallestChanges } from './what-if.js'
import { whyOf } from './why.js'
import { nearestFirst, outOfReach, whyNotOf } from './why-not.js'

export interface ExplainOptions {
  /** Explain only this service; the other keys of `services` are then absent. */
  service?: Service
  /** Also name the rules that are about other items; left out, since there are hundreds. */
  otherItems?: boolean
}

/**
 * Why a policy decides as it does on these facts: why each route stands, and why what does not stand does not, nearest first (S-18). Codes and parameters
 * only, frozen; `render` says them in words. Costs more than deciding, which it does not slow down.
 *
 * @throws FactsError with every issue when the facts are not valid.
 * @example
 * explain(policy, facts, { service: 'return' }).services.return.whyNot[0]
 * // => { rule: 'cn.no-reason-return.grant', nearness: 'late', reasons: [{ code: 'window_expired', params: { lastDay: '2026-10-08', daysLate: 1 }, … }], … }
 */
export function explain(policy: Policy, facts: Facts, { service, otherItems = false }: ExplainOptions = {}): Explanation {
  const { policy: compiled, door } = linkedOf(policy)
  const checked = door(facts)
  if (!checked.ok) throw new FactsError(checked.issues)
  const decision = policy.evaluate(facts, service === undefined ? {} : { only: [service] })
  const evaluation = newEvaluation(compiled, checked.facts)
  const services = Object.values(decision.services).map((decided) => [decided.service, explainService(evaluation, decided, otherItems)] as const)
  const currency = checked.facts.values.get('order.currency') as string | undefined
  const explained = Object.fromEntries(services) as Explanation['services']
  return deepFreeze({
    policy: decision.policy,
    asOf: decision.asOf,
    submitted: formatIn(compiled.zone, checked.facts.submitted),
    ...(currency !== undefined && { currency }),
    services: explained,
    rules: explainRules(compiled, Object.values(explained)),
  })
}

function explainService(evaluation: Evaluation, decided: ServiceDecision, otherItems: boolean): ExplainedService {
  const { service, verdict, deadline, routes, open, denials, ask } = decided
  const presumptions = presumptionsOf(evaluation, service)
  const grants = evaluation.policy.grants.get(service) as readonly CompiledGrant[]
  const grantOf = (rule: string | undefined): CompiledGrant => grants.find(({ id }) => id === rule) as CompiledGrant
  const denied = denials.map((denial): WhyNot => {
    if (denial.rule !== undefined) return whyNotOf(evaluation, grantOf(denial.rule), denial)
    const { code, params } = denial
    return { nearness: 'other_item', reasons: [{ code, params, nearness: 'other_item', facts: [] }] }
  })
  const nearness = denied.flatMap((one) => (one.rule === undefined ? [] : [{ grant: grantOf(one.rule), nearness: one.nearness }]))
  return {
    service,
    verdict,
    ...(deadline && { deadline }),
    why: routes.map((route) => whyOf(evaluation, grantOf(route.rule), route)),
    whyNot: [...denied.sort(nearestFirst), ...(otherItems ? outOfReach(evaluation, grants) : [])],
    whatIf: verdict === 'unavailable' ? smallestChanges(evaluation, service, nearness) : [],
    open,
    ask: ask.map((question) => withPresumption(question, presumptions)),
  }
}
