import { createPolicy, type Policy, tryPolicy } from '../../evaluate/create-policy.js'
import type { Service } from '../../facts/facts.js'
import type { Pack } from '../../policy/pack.js'
import type { RuleId } from '../../policy/rule.js'
import { mismatches } from '../match-case.js'
import { type DecidedCase, type Group, type GroupedCase, groupsOf, type Nearness } from './case-groups.js'
import { changesNothing } from './changes-nothing.js'
import type { Mutant } from './mutants.js'

export type { DecidedCase } from './case-groups.js'

/** What became of one fault. */
export interface MutantResult {
  readonly rule: RuleId
  readonly fault: string
  /** The case that noticed, or `link` when the packs no longer make a policy; absent: nobody noticed. */
  readonly noticedBy?: string
  /** The case passes, but decides something otherwise that it does not expect. */
  readonly unexpected?: true
  /** Nobody noticed, and it is proved that nobody could: no claim is given another route. */
  readonly changesNothing?: true
}

export interface MutateOptions {
  /** A case also notices when anything of its decision is otherwise that it does not expect; one whose expectation fails is named first. */
  readonly whole?: boolean
  /** Called before each case is decided for the first time, and before each fault is planted. */
  readonly onProgress?: (step: { readonly done: number; readonly of: number; readonly what: string }) => void
}

/**
 * Plants one fault after the other and says which cases notice: a case notices when it no longer passes. Cases in which the rule shaped the answer are tried
 * first, and only the services that it can shape are decided.
 *
 * @param cases - Cases that pass; others are left out.
 * @example
 * for (const { rule, fault, noticedBy } of mutate(oneOfEach(mutantsOf(acme), 1), cases)) if (!noticedBy) console.log(rule, fault)
 */
export function* mutate(mutants: readonly Mutant[], cases: readonly DecidedCase[], { whole = false, onProgress }: MutateOptions = {}): Generator<MutantResult> {
  const groups = groupsOf(cases, (done) => onProgress?.({ done, of: cases.length, what: 'deciding the cases' }))
  for (const [done, mutant] of mutants.entries()) {
    const { rule, fault } = mutant
    onProgress?.({ done, of: mutants.length, what: rule })
    const notice = firstNotice(mutant, groups, whole)
    yield { rule, fault, ...notice, ...(notice.noticedBy === undefined && isProvedHarmless(mutant, groups) && { changesNothing: true }) }
  }
}

type Notice = Pick<MutantResult, 'noticedBy' | 'unexpected'>

function firstNotice(mutant: Mutant, groups: readonly Group[], whole: boolean): Notice {
  let unexpected: Notice = {}
  for (const { one, services, policy } of tries(mutant, groups, whole)) {
    if (policy === undefined) return { noticedBy: 'link' }
    const notice = noticedIn(one, policy, services, whole && unexpected.noticedBy === undefined)
    if (notice === 'expected') return { noticedBy: one.case.id }
    if (notice === 'decided') unexpected = { noticedBy: one.case.id, unexpected: true }
  }
  return unexpected
}

/** A case, and what decides it now; undefined where the packs no longer make a policy. */
interface Try {
  readonly one: GroupedCase
  readonly services: readonly Service[]
  readonly policy: Policy | undefined
}

/** The cases that may notice a fault, the nearest first. A policy is only made where there is one. */
function* tries(mutant: Mutant, groups: readonly Group[], whole: boolean): Generator<Try> {
  const faulty = mutant.plant()
  const concerned = groups.filter(({ packs }) => packs.some(({ id }) => id === mutant.pack)).map((group) => ({ group, ...concernedIn(group, mutant.rule) }))
  const policies = new Map<Group, Policy | undefined>()
  const policyOf = (group: Group): Policy | undefined => {
    if (!policies.has(group)) policies.set(group, tryPolicy(planted(group, mutant, faulty)))
    return policies.get(group)
  }
  // A fault that makes a rule about more items may be noticed where it was about none.
  for (const nearness of ['shaped', 'about', ...(mutant.widens ? ['elsewhere'] : [])])
    for (const { group, rules, services } of concerned)
      for (const one of group.cases) {
        const may = nearnessOf(one, rules) === nearness && (whole || services.some((service) => one.case.expect[service]))
        if (may) yield { one, services, policy: policyOf(group) }
      }
}

/** Proved of the pack with no more than it needs: what others add hides nothing then. */
function isProvedHarmless(mutant: Mutant, groups: readonly Group[]): boolean {
  const [group] = groups.filter(({ packs }) => packs.some(({ id }) => id === mutant.pack)).sort((a, b) => a.packs.length - b.packs.length)
  if (!group) return false
  const after = tryPolicy(planted(group, mutant, mutant.plant()))
  return after !== undefined && changesNothing(createPolicy(group.packs), after, concernedIn(group, mutant.rule).rules)
}

/** The packs of a group, one of them with the fault in it. */
const planted = ({ packs }: Group, mutant: Mutant, faulty: Pack): Pack[] => packs.map((pack) => (pack.id === mutant.pack ? faulty.with(pack.values) : pack))

/** Whether a case expects something else of these services, or decides something else. */
function noticedIn(
  { case: { expect }, facts, decided }: GroupedCase,
  policy: Policy,
  services: readonly Service[],
  whole: boolean,
): 'expected' | 'decided' | undefined {
  const result = policy.safeEvaluate(facts, { only: [...services] })
  if (!result.ok) return 'expected'
  const wanted = Object.fromEntries(services.flatMap((service) => (expect[service] ? [[service, expect[service]]] : [])))
  if (mismatches(result.decision, wanted).length > 0) return 'expected'
  return whole && JSON.stringify(result.decision.services) !== decided(services) ? 'decided' : undefined
}

/** A rule, those made from its template, or those made from the row, with the services that they can shape. */
function concernedIn({ services }: Group, rule: RuleId): { rules: RuleId[]; services: Service[] } {
  const row = rule.includes('/') ? rule.slice(rule.indexOf('/')) : undefined
  const rules = [...services.keys()].filter((id) => id === rule || (row === undefined ? id.startsWith(`${rule}/`) : id.endsWith(row)))
  return { rules, services: [...new Set(rules.flatMap((id) => [...(services.get(id) ?? [])]))] }
}

/** How near a case is to the nearest of some rules. */
function nearnessOf({ near }: GroupedCase, rules: readonly RuleId[]): Nearness {
  const found = rules.map((id) => near.get(id))
  return found.includes('shaped') ? 'shaped' : found.includes('about') ? 'about' : 'elsewhere'
}
