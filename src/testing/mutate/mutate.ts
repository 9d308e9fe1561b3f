import type { Policy } from '../../evaluate/create-policy.js'
import { createPolicy, tryPolicy } from '../../evaluate/create-policy.js'
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

/** Cases decided by the same packs, with the rules that each of them is about. */
interface Group {
  readonly packs: readonly Pack[]
  readonly cases: readonly { readonly one: DecidedCase; readonly about: ReadonlySet<RuleId> }[]
}

/**
 * Plants one fault after the other and says which cases notice: a case notices when it no longer passes. Cases that are about the rule are tried first.
 *
 * @param cases - Cases that pass; others are left out.
 * @example
 * for (const { rule, fault, noticedBy } of mutate(oneOfEach(mutantsOf(acme), 1), cases)) if (!noticedBy) console.log(rule, fault)
 */
export function* mutate(mutants: readonly Mutant[], cases: readonly DecidedCase[]): Generator<MutantResult> {
  const groups = groupsOf(cases)
  for (const mutant of mutants) {
    const { rule, fault } = mutant
    const noticedBy = firstNotice(mutant, groups)
    yield { rule, fault, ...(noticedBy !== undefined && { noticedBy }) }
  }
}

function firstNotice(mutant: Mutant, groups: readonly Group[]): string | undefined {
  const planted = mutant.plant()
  const concerned = groups.filter(({ packs }) => packs.some(({ id }) => id === mutant.pack))
  const policies = new Map<Group, Policy>()
  // A fault that makes a rule about more items may be noticed where it was about none.
  for (const near of mutant.widens ? [true, false] : [true])
    for (const group of concerned) {
      const cases = group.cases.filter(({ about }) => isAbout(about, mutant.rule) === near)
      if (cases.length === 0) continue
      const policy = policies.get(group) ?? tryPolicy(group.packs.map((pack) => (pack.id === mutant.pack ? planted.with(pack.values) : pack)))
      if (policy === undefined) return 'link'
      policies.set(group, policy)
      const noticed = cases.find(({ one }) => runCases(policy, [one.case], one.base).some(({ problems }) => problems.length > 0))
      if (noticed) return noticed.one.case.id
    }
  return undefined
}

/** Whether a case is about a rule, one made from its template, or one made from the row. */
function isAbout(about: ReadonlySet<RuleId>, rule: RuleId): boolean {
  if (about.has(rule)) return true
  const row = rule.includes('/') ? rule.slice(rule.indexOf('/')) : undefined
  return [...about].some((id) => (row === undefined ? id.startsWith(`${rule}/`) : id.endsWith(row)))
}

function groupsOf(cases: readonly DecidedCase[]): Group[] {
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
        for (const one of counts.values()) one.elsewhere = 0
        count(result.facts, result.decision)
        return [{ one, about: new Set([...counts].flatMap(([id, { elsewhere }]) => (elsewhere > 0 ? [] : [id]))) }]
      }),
    }
  })
}
