import { pathText } from '../core/issue.js'
import type { Policy } from '../evaluate/create-policy.js'
import type { Decision } from '../evaluate/decision.js'
import { type Case, factsOf } from './case.js'
import { mismatches } from './match-case.js'

/** How a case went. `problems` is empty when it passed. */
export interface CaseResult {
  readonly case: Case
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
    const result = policy.safeEvaluate(factsOf(one, base))
    if (!result.ok) return { case: one, problems: result.issues.map(({ path, message }) => `${pathText(path)}: ${message}`) }
    return { case: one, problems: mismatches(result.decision, one.expect as Record<string, never>), decision: result.decision }
  })
}
