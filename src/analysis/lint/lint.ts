import { formatDay } from '../../core/civil-day.js'
import type { Policy } from '../../evaluate/create-policy.js'
import type { RuleId } from '../../policy/rule.js'
import { studiedOf } from '../studied-policy.js'
import { lintAdjusts } from './adjusts.js'
import { lintConditions } from './conditions.js'
import { lintDeadlineOrder } from './deadline-order.js'
import { lintDefeaters, sayDefeaters } from './defeaters.js'
import { type Finding, type FindingCode, finding, type Unsettled } from './finding.js'
import { lintGrants } from './grants.js'
import { lintInspection } from './inspection.js'
import { Ledger } from './ledger.js'
import { lintPeriods } from './periods.js'
import { lintWords } from './words.js'

/** A finding that the author has looked at and lets stand. */
export interface Acceptance {
  readonly code: FindingCode
  /** A rule, a template, or with a star at its end all rules that begin so. */
  readonly rule: RuleId
  /** Only findings with these params. */
  readonly params?: Readonly<Record<string, string>>
  readonly because: string
}

export interface LintOptions {
  /** Findings to let stand, each with its reason; one that is about nothing is itself a finding. */
  readonly accept?: readonly Acceptance[]
  /** Most nodes of the diagrams of one service; default 2,000,000. */
  readonly budget?: number
  /** Is told before each service which one it is, and how many there are. */
  readonly onProgress?: (step: { readonly done: number; readonly of: number; readonly what: string }) => void
}

export interface LintReport {
  readonly policy: { readonly id: string; readonly version: string }
  /** First and last day from which windows were counted: the findings are proved for these. */
  readonly horizon: { readonly from: string; readonly until: string }
  readonly rules: number
  readonly findings: readonly Finding[]
  readonly accepted: readonly (Finding & { readonly because: string })[]
  /** What the budget did not reach to. */
  readonly unsettled: readonly Unsettled[]
}

/**
 * What an author would want to know about the rules of a policy: conditions that say nothing, rules that never stand or change nothing, exclusions that never
 * bite, gaps between law periods, missing words. Every finding is proved for all claims that the vocabulary can express; nothing is sampled.
 *
 * @example
 * lint(createPolicy([cn, jd])).findings // => []
 */
export function lint(policy: Policy, { accept = [], budget, onProgress }: LintOptions = {}): LintReport {
  const studied = studiedOf(policy, budget)
  const compiled = studied.linked.policy
  const ledger = new Ledger(studied)
  const services = studied.services
  for (const [done, service] of services.entries()) {
    onProgress?.({ done, of: services.length, what: service })
    ledger.guard(service, () => {
      const room = studied.room(service)
      lintConditions(room, ledger)
      lintGrants(room, ledger)
      lintDefeaters(room, ledger)
      lintAdjusts(room, ledger)
      lintPeriods(room, ledger)
      lintDeadlineOrder(room, ledger)
    })
  }
  onProgress?.({ done: services.length, of: services.length, what: 'words' })
  sayDefeaters(ledger)
  ledger.sayShaping()
  lintInspection(compiled, ledger)
  lintWords(compiled, ledger)
  const { horizon } = studied.ends
  const { findings, accepted } = sortOut(ledger.findings(), accept)
  return {
    policy: { id: policy.id, version: policy.version },
    horizon: { from: formatDay(horizon.from), until: formatDay(horizon.until - 1) },
    rules: compiled.rules.size,
    findings,
    accepted,
    unsettled: ledger.unsettled,
  }
}

function sortOut(found: readonly Finding[], accept: readonly Acceptance[]): Pick<LintReport, 'findings' | 'accepted'> {
  const used = new Set<Acceptance>()
  const findings: Finding[] = []
  const accepted: (Finding & { because: string })[] = []
  for (const one of found) {
    const by = accept.find(
      ({ code, rule, params = {} }) =>
        code === one.code && covers(rule, one.rule) && Object.entries(params).every(([name, value]) => one.params[name] === value),
    )
    if (by) {
      used.add(by)
      accepted.push({ ...one, because: by.because })
    } else findings.push(one)
  }
  const unused = accept.filter((one) => !used.has(one)).map(({ code, rule }) => finding('acceptance_unused', rule, { accepted: code, of: rule }))
  return { findings: [...findings, ...unused], accepted }
}

const covers = (accepted: RuleId, rule: RuleId): boolean =>
  accepted === rule || rule.startsWith(`${accepted}/`) || (accepted.endsWith('*') && rule.startsWith(accepted.slice(0, -1)))
