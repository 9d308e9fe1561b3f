import type { Decision, Question, Verdict } from '../evaluate/decision.js'
import type { CheckedFacts } from '../facts/checked-facts.js'
import type { Service } from '../facts/facts.js'
import { type Asking, openQuestions } from './questions.js'

export interface InterviewOptions {
  /** Ask about this service alone; default: `claim.service` of the facts, else every service. */
  service?: Service
  /** Who is there to answer; default: everybody. A question for somebody else is left out. */
  answeredBy?: readonly Question['suppliedBy'][]
  /** Facts that were asked and that nobody knows. */
  unanswered?: readonly string[]
  /** Go on asking for what may bring a better route once a service is available; default false. */
  betterRoutes?: boolean
}

/** What comes next. */
export type InterviewStep =
  | {
      readonly done: false
      readonly question: Question
      /** How many facts still matter, this one included. */
      readonly open: number
    }
  | {
      readonly done: true
      readonly decision: Decision
      /** What is known for sure of each service that was asked about, whatever the rest turns out to be: sharper than the decision where facts repeat. */
      readonly verdicts: Partial<Record<Service, Verdict>>
    }

/** The next question, or the decision when nothing is left that anybody there can answer. */
export function interviewStep(
  asking: Asking,
  facts: CheckedFacts,
  decide: () => Decision,
  { service, answeredBy, unanswered = [], betterRoutes = false }: InterviewOptions = {},
): InterviewStep {
  const claimed = service ?? (facts.values.get('claim.service') as Service | undefined)
  const found = openQuestions(asking, facts, claimed)
  const open = found.open.filter(
    ({ question: { fact, kind, suppliedBy }, changesVerdict }) =>
      kind !== 'calendar' && !unanswered.includes(fact) && (answeredBy?.includes(suppliedBy) ?? true) && (betterRoutes || changesVerdict),
  )
  const [next] = open
  return next ? { done: false, question: next.question, open: open.length } : { done: true, decision: decide(), verdicts: Object.fromEntries(found.verdicts) }
}
