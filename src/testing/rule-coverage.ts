import { rulesAround } from '../analysis/cells/rules-around.js'
import { FALSE, UNKNOWN } from '../core/truth.js'
import { FactsError, type Policy } from '../evaluate/create-policy.js'
import type { Decision } from '../evaluate/decision.js'
import { type Evaluation, newEvaluation } from '../evaluate/evaluation.js'
import { linkedOf } from '../evaluate/linked.js'
import { appliesTruth, reachTruth } from '../evaluate/standing.js'
import type { CompiledBase, CompiledPolicy } from '../policy/compiled.js'
import type { RuleId } from '../policy/rule.js'

/**
 * What became of a rule on a claim.
 * - `stood`: it shaped the answer: a route stands on it, or a denial names it.
 * - `defeated`: an exclusion removed it, or an exception lifted it.
 * - `failed`: the item is one that it is about, and something else of it does not hold.
 * - `unknown`: more facts could still make it stand.
 * - `idle`: it applies, and there is nothing that it could shape.
 * - `elsewhere`: it is about other items, or its pack about other orders.
 */
export type RuleOutcome = 'stood' | 'defeated' | 'failed' | 'unknown' | 'idle' | 'elsewhere'
export type RuleCounts = Record<RuleOutcome, number>

const none = (): RuleCounts => ({ stood: 0, defeated: 0, failed: 0, unknown: 0, idle: 0, elsewhere: 0 })

/**
 * Counts how often each rule of a policy stood, was defeated, failed or stayed unknown; rules made from a table are counted row by row.
 *
 * @param counts - Where to count; every rule of the policy is entered at once. Policies may share one map.
 * @returns Counts one claim, with what the policy decided on it.
 * @example
 * const counts = new Map()
 * const count = ruleCounter(policy, counts)
 * for (const facts of claims) count(facts, policy.evaluate(facts))
 * counts.get('cn.no-reason-return.grant') // => { stood: 12, defeated: 4, failed: 7, unknown: 2, idle: 0, elsewhere: 9 }
 */
export function ruleCounter(policy: Policy, counts: Map<RuleId, RuleCounts>): (facts: unknown, decision: Decision) => void {
  const { policy: compiled, door } = linkedOf(policy)
  const rules = rulesOf(compiled)
  for (const { id } of rules) if (!counts.has(id)) counts.set(id, none())
  return (facts, decision) => {
    const checked = door(facts)
    if (!checked.ok) throw new FactsError(checked.issues)
    const named = outcomesNamed(decision)
    const evaluation = newEvaluation(compiled, checked.facts)
    for (const rule of rules) (counts.get(rule.id) as RuleCounts)[named.get(rule.id) ?? unnamedOutcome(evaluation, rule)]++
  }
}

function unnamedOutcome(evaluation: Evaluation, rule: CompiledBase): RuleOutcome {
  const truth = appliesTruth(evaluation, rule)
  if (truth === FALSE) return reachTruth(evaluation, rule) === FALSE ? 'elsewhere' : 'failed'
  return truth === UNKNOWN ? 'unknown' : 'idle'
}

/** The outcomes that a decision tells by itself. Of two for one rule the later one below counts: that it shaped an answer. */
function outcomesNamed(decision: Decision): Map<RuleId, RuleOutcome> {
  const services = Object.values(decision.services)
  const routes = services.flatMap((one) => one.routes)
  const denials = services
    .flatMap((one) => one.denials)
    .map(({ rule, by, also = [] }) => ({ rule, by: [by, ...also.map((one) => one.by)].filter((id) => id !== undefined) }))
  const outcomes: [RuleOutcome, (RuleId | undefined)[]][] = [
    ['unknown', services.flatMap(({ open }) => open.map(({ rule }) => rule))],
    ['failed', denials.filter(({ by }) => by.length === 0).map(({ rule }) => rule)],
    ['defeated', denials.filter(({ by }) => by.length > 0).map(({ rule }) => rule)],
    ['defeated', routes.flatMap(({ lifted }) => lifted.map(({ exclusion }) => exclusion))],
    ['stood', denials.flatMap(({ by }) => by)],
    ['stood', routes.flatMap(({ rules, lifted }) => [...rules, ...lifted.map(({ by }) => by)])],
  ]
  return new Map(outcomes.flatMap(([outcome, ids]) => ids.flatMap((id) => (id === undefined ? [] : [[id, outcome] as const]))))
}

/** Every rule of a policy once: those that grant, and all that can shape or remove what they grant. */
const rulesOf = ({ grants }: CompiledPolicy): CompiledBase[] => [
  ...new Map(
    [...grants.values()].flatMap((list) => list.flatMap((grant): CompiledBase[] => [grant, ...rulesAround(grant)])).map((rule) => [rule.id, rule]),
  ).values(),
]
