import type { Policy } from '../../evaluate/create-policy.js'
import { createPolicy, tryPolicy } from '../../evaluate/create-policy.js'
import type { Decision } from '../../evaluate/decision.js'
import type { Pack } from '../../policy/pack.js'
import type { RuleId } from '../../policy/rule.js'
import type { Case } from '../case.js'
import { type RuleCounts, ruleCounter } from '../rule-coverage.js'
import { runCases } from '../run-cases.js'
import type { Mutant } from './mutants.js'

/** A worked case with the packs that decide it and what it is laid over. */
export interface DecidedCase {
  readonly case: Case
  readonly base?: object | undefined
  readonly packs: readonly Pack[]
}

/** What became of one fault. */
export interface MutantResult {
  readonly rule: RuleId
  readonly fault: string
  /** The case that no longer passes, or `link` when the packs no longer make a policy; absent: nobody noticed. */
  readonly noticedBy?: string
}

/** How near a case is to a rule: the rule shaped the answer, could have, or is about other items. */
type Nearness = 'shaped' | 'about' | 'elsewhere'

/** Cases decided by the same packs, with the rules that each of them is near to. */
interface Group {
  readonly packs: readonly Pack[]
  readonly cases: readonly GroupedCase[]
}

interface GroupedCase {
  readonly one: DecidedCase
  readonly near: ReadonlyMap<RuleId, Nearness>
  /** What every service comes to, as one text; empty where nobody asks. */
  readonly decided: string
}

export interface MutateOptions {
  /** A case notices when anything of its decision is otherwise, whatever it expects: as if every case expected all that is decided. */
  readonly whole?: boolean
}

/**
 * Plants one fault after the other and says which cases notice: a case notices when it no longer passes. Cases in which the rule shaped the answer are tried
 * first.
 *
 * @param cases - Cases that pass; others are left out.
 * @example
 * for (const { rule, fault, noticedBy } of mutate(oneOfEach(mutantsOf(acme), 1), cases)) if (!noticedBy) console.log(rule, fault)
 */
export function* mutate(mutants: readonly Mutant[], cases: readonly DecidedCase[], { whole = false }: MutateOptions = {}): Generator<MutantResult> {
  const groups = groupsOf(cases, whole)
  for (const mutant of mutants) {
    const { rule, fault } = mutant
    const noticedBy = firstNotice(mutant, groups, whole)
    yield { rule, fault, ...(noticedBy !== undefined && { noticedBy }) }
  }
}

function firstNotice(mutant: Mutant, groups: readonly Group[], whole: boolean): string | undefined {
  const planted = mutant.plant()
  const concerned = groups.filter(({ packs }) => packs.some(({ id }) => id === mutant.pack))
  const policies = new Map<Group, Policy>()
  // A fault that makes a rule about more items may be noticed where it was about none.
  for (const nearness of ['shaped', 'about', ...(mutant.widens ? ['elsewhere'] : [])])
    for (const group of concerned) {
      const cases = group.cases.filter(({ near }) => nearnessOf(near, mutant.rule) === nearness)
      if (cases.length === 0) continue
      const policy = policies.get(group) ?? tryPolicy(group.packs.map((pack) => (pack.id === mutant.pack ? planted.with(pack.values) : pack)))
      if (policy === undefined) return 'link'
      policies.set(group, policy)
      const noticed = cases.find(({ one, decided }) =>
        runCases(policy, [one.case], one.base).some(({ problems, decision }) => problems.length > 0 || (whole && textOf(decision) !== decided)),
      )
      if (noticed) return noticed.one.case.id
    }
  return undefined
}

/** How near a case is to a rule, to those made from its template, or to those made from the row: the nearest of them. */
function nearnessOf(near: ReadonlyMap<RuleId, Nearness>, rule: RuleId): Nearness {
  const row = rule.includes('/') ? rule.slice(rule.indexOf('/')) : undefined
  let found = near.get(rule)
  for (const [id, nearness] of near) {
    if (found === 'shaped') return found
    if (row === undefined ? id.startsWith(`${rule}/`) : id.endsWith(row)) found = nearness === 'shaped' ? nearness : (found ?? nearness)
  }
  return found ?? 'elsewhere'
}

const textOf = (decision: Decision | undefined): string => JSON.stringify(decision?.services)

const NOTHING: RuleCounts = { stood: 0, defeated: 0, failed: 0, unknown: 0, idle: 0, elsewhere: 0 }

function groupsOf(cases: readonly DecidedCase[], whole: boolean): Group[] {
  const byPacks = new Map<string, DecidedCase[]>()
  for (const one of cases) {
    const key = JSON.stringify(one.packs.map(({ id, values }) => [id, values]))
    byPacks.set(key, [...(byPacks.get(key) ?? []), one])
  }
  // The largest first: it notices most, and making a policy costs more than deciding by it.
  const largestFirst = [...byPacks.values()].sort((a, b) => b.length - a.length)
  return largestFirst.map((group) => {
    const { packs } = group[0] as DecidedCase
    const policy = createPolicy(packs)
    const counts = new Map<RuleId, RuleCounts>()
    const count = ruleCounter(policy, counts)
    return {
      packs,
      cases: group.flatMap((one) => {
        const [result] = runCases(policy, [one.case], one.base)
        if (!result?.decision || result.problems.length > 0) return []
        for (const one of counts.values()) Object.assign(one, NOTHING)
        count(result.facts, result.decision)
        return [
          {
            one,
            decided: whole ? textOf(result.decision) : '',
            near: new Map(
              [...counts].flatMap(([id, { elsewhere, stood, defeated }]) => (elsewhere > 0 ? [] : [[id, stood + defeated > 0 ? 'shaped' : 'about'] as const])),
            ),
          },
        ]
      }),
    }
  })
}
