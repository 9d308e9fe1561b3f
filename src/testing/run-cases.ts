import { pathText } from '../core/issue.js'
import type { Policy } from '../evaluate/create-policy.js'
import type { Decision } from '../evaluate/decision.js'
import type { Facts } from '../facts/facts.js'
import { type Case, factsOf } from './case.js'
import { mismatches } from './match-case.js'

/** How a case went. `problems` is empty when it passed. */
export interface CaseResult {
  readonly case: Case
  /** What was decided on: the case over its base. */
  readonly facts: Facts
  readonly problems: readonly string[]
  readonly decision?: Decision
}

/**
 * Decides each case and compares what it expects.
 *
 * @param base - Facts that every case is laid over.
 */
export function runCases(policy: Policy, cases: readonly Case[], base?: object): CaseResult[] {
  return cases.map((one) => {
    const facts = factsOf(one, base)
    const result = policy.safeEvaluate(facts)
    if (!result.ok) return { case: one, facts, problems: result.issues.map(({ path, message }) => `${pathText(path)}: ${message}`) }
    return { case: one, facts, problems: mismatches(result.decision, one.expect as Record<string, never>), decision: result.decision }
  })
}
