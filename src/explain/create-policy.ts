import { deepFreeze } from '../core/freeze.js'
import { type Policy as DecidingPolicy, FactsError, createPolicy as linkPolicy } from '../evaluate/create-policy.js'
import type { Question } from '../evaluate/decision.js'
import { linkedOf } from '../evaluate/linked.js'
import type { CheckedFacts } from '../facts/checked-facts.js'
import type { Facts, Service } from '../facts/facts.js'
import type { Pack } from '../policy/pack.js'
import { TimePlans } from './cells/time-plan.js'
import { type InterviewOptions, type InterviewStep, interviewStep } from './interview.js'
import { openQuestions } from './questions.js'

/** Packs, linked and checked, that decide and ask. Frozen and pure: the same facts always give the same decision and the same questions. */
export interface Policy extends DecidingPolicy {
  /**
   * The facts that can still change a verdict, or bring a better route of an available service, most decisive first, each with what its answers decide
   * (S-20). Empty when nothing is left to ask.
   *
   * @throws FactsError with every issue when the facts are not valid.
   * @example
   * policy.questions(facts, 'return')[0]
   * // => { fact: 'goods.activated', kind: 'boolean', suppliedBy: 'inspection', decides: [{ answer: true, service: 'return', verdict: 'unavailable' }] }
   */
  questions(facts: Facts, service?: Service): Question[]
  /**
   * One step of an interview: the next question, or the decision when nothing is left to ask. Keeps nothing: put the answer into the facts and step again.
   *
   * @throws FactsError with every issue when the facts are not valid.
   */
  interview(facts: Facts, options?: InterviewOptions): InterviewStep
}

/**
 * Links packs into a policy. Takes parsed packs only: imports from "aftersales/rules/…", or what `parsePack` of "aftersales/schema" returns.
 * The order in which packs are given does not matter.
 *
 * @throws PolicyError with every issue: a pack that is missing, an edge that dangles or is forbidden, a condition of the wrong type …
 * @example
 * const policy = createPolicy([cn, jd])
 * policy.evaluate(facts).services.return.verdict // => 'conditional'
 */
export function createPolicy(packs: readonly Pack[]): Policy {
  const deciding = linkPolicy(packs)
  const linked = linkedOf(deciding)
  const asking = { linked, plans: new TimePlans() }
  const checked = (facts: Facts): CheckedFacts => {
    const result = linked.door(facts)
    if (!result.ok) throw new FactsError(result.issues)
    return result.facts
  }
  const own: Pick<Policy, 'questions' | 'interview'> = {
    questions: (facts, service) => deepFreeze(openQuestions(asking, checked(facts), service).open.map(({ question }) => question)),
    interview: (facts, options) => deepFreeze(interviewStep(asking, checked(facts), () => deciding.evaluate(facts), options)),
  }
  // The hash stays a getter, worked out when it is first asked for.
  const { questions: _, ...methods } = Object.getOwnPropertyDescriptors(deciding)
  return Object.freeze(Object.defineProperties(own, methods) as Policy)
}
