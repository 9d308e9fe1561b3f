import { rulesAround } from '../../analysis/cells/rules-around.js'
import { createPolicy, type Policy } from '../../evaluate/create-policy.js'
import { linkedOf } from '../../evaluate/linked.js'
import type { Facts, Service } from '../../facts/facts.js'
import type { Pack } from '../../policy/pack.js'
import type { RuleId } from '../../policy/rule.js'
import { type Case, factsOf } from '../case.js'
import { type RuleCounts, ruleCounter } from '../rule-coverage.js'
import { runCases } from '../run-cases.js'

/** A worked case with the packs that decide it and what it is laid over. */
export interface DecidedCase {
  readonly case: Case
  readonly base?: object | undefined
  readonly packs: readonly Pack[]
}

/** How near a case is to a rule: the rule shaped the answer, could have, or is about other items. */
export type Nearness = 'shaped' | 'about' | 'elsewhere'

export interface GroupedCase {
  readonly case: Case
  readonly facts: Facts
  /** The rules that are not about other items. */
  readonly near: ReadonlyMap<RuleId, Exclude<Nearness, 'elsewhere'>>
  /** What some services come to, as one text. */
  decided(services: readonly Service[]): string
}

/** Cases decided by the same packs. */
export interface Group {
  readonly packs: readonly Pack[]
  readonly cases: readonly GroupedCase[]
  /** The rules of the policy, each with the services that it can shape. */
  readonly services: ReadonlyMap<RuleId, ReadonlySet<Service>>
}

const NOTHING: RuleCounts = { stood: 0, defeated: 0, failed: 0, unknown: 0, idle: 0, elsewhere: 0 }

/** The cases that pass, by the packs that decide them, the largest group first: it notices most, and making a policy costs more than deciding by it. */
export function groupsOf(cases: readonly DecidedCase[], onCase: (done: number) => void): Group[] {
  const byPacks = new Map<string, DecidedCase[]>()
  for (const one of cases) {
    const key = JSON.stringify(one.packs.map(({ id, values }) => [id, values]))
    byPacks.set(key, [...(byPacks.get(key) ?? []), one])
  }
  let done = 0
  return [...byPacks.values()]
    .sort((a, b) => b.length - a.length)
    .map((group) => {
      const { packs } = group[0] as DecidedCase
      const policy = createPolicy(packs)
      const counts = new Map<RuleId, RuleCounts>()
      const count = ruleCounter(policy, counts)
      const grouped = group.flatMap((one): GroupedCase[] => {
        onCase(done++)
        const [result] = runCases(policy, [one.case], one.base)
        if (!result?.decision || result.problems.length > 0) return []
        for (const counted of counts.values()) Object.assign(counted, NOTHING)
        count(result.facts, result.decision)
        return [{ case: one.case, facts: factsOf(one.case, one.base), near: nearOf(counts), decided: decidedBy(policy, result.facts) }]
      })
      return { packs, cases: grouped, services: servicesOf(policy) }
    })
}

const nearOf = (counts: ReadonlyMap<RuleId, RuleCounts>): GroupedCase['near'] =>
  new Map([...counts].flatMap(([id, { elsewhere, stood, defeated }]) => (elsewhere > 0 ? [] : [[id, stood + defeated > 0 ? 'shaped' : 'about']])))

/** The text of what is decided; each is made when it is first asked for. */
function decidedBy(policy: Policy, facts: Facts): GroupedCase['decided'] {
  const known = new Map<string, string>()
  return (services) => {
    const key = services.join()
    const text = known.get(key) ?? textOf(policy, facts, services)
    known.set(key, text)
    return text
  }
}

const textOf = (policy: Policy, facts: Facts, services: readonly Service[]): string => JSON.stringify(policy.evaluate(facts, { only: [...services] }).services)

function servicesOf(policy: Policy): Group['services'] {
  const found = new Map<RuleId, Set<Service>>()
  for (const [service, grants] of linkedOf(policy).policy.grants)
    for (const { id } of grants.flatMap((grant) => [grant, ...rulesAround(grant)])) found.set(id, (found.get(id) ?? new Set()).add(service))
  return found
}
