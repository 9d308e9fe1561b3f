import { withinBudget } from '../core/diagram.js'
import { decide } from '../evaluate/decide.js'
import type { Question, Verdict } from '../evaluate/decision.js'
import { type Evaluation, newEvaluation } from '../evaluate/evaluation.js'
import type { Linked } from '../evaluate/linked.js'
import { questionAbout } from '../evaluate/questions.js'
import type { CategoryFacts } from '../facts/category-facts.js'
import type { CheckedFacts } from '../facts/checked-facts.js'
import type { FactPath, Service } from '../facts/facts.js'
import type { RuleId } from '../policy/rule.js'
import { betterRoutes } from './cells/better-routes.js'
import { serviceOutcome } from './cells/service-outcome.js'
import { exactVerdict, type FactQuestion, serviceQuestions } from './cells/service-questions.js'
import type { TimePlans } from './cells/time-plan.js'
import { type Presumptions, presumptionsOf, withPresumption } from './presumptions.js'

/** So many nodes are more than claims of which next to nothing is known have needed so far, and take a second at most. */
const BUDGET = 500_000

/** A policy ready to be asked, exactly. */
export interface Asking {
  readonly linked: Linked
  readonly plans: TimePlans
}

/** What is still open about some services, and what is settled. */
export interface OpenQuestions {
  readonly open: readonly OpenQuestion[]
  /** What is known for sure, whatever the rest turns out to be. */
  readonly verdicts: ReadonlyMap<Service, Verdict>
}

export interface OpenQuestion {
  readonly question: Question
  /** Whether it can change a verdict; else it can only bring a better route. */
  readonly changesVerdict: boolean
}

interface Merged {
  readonly fact: string
  claimed: boolean
  changesVerdict: boolean
  progress: number
  rules: number
  readonly decides: NonNullable<Question['decides']>
  readonly brings: Set<RuleId>
}

/**
 * The facts that can still change a verdict or bring a better route, most decisive first: those of the service claimed, those that change a verdict, those
 * that bring it nearest to a decision on average, those that most rules read. Exact where facts repeat across rules; where the diagrams would need too
 * many nodes, the questions of the decision, which may hold some that change nothing.
 */
export function openQuestions({ linked: { policy }, plans }: Asking, facts: CheckedFacts, service?: Service): OpenQuestions {
  const merged = new Map<string, Merged>()
  const verdicts = new Map<Service, Verdict>()
  const claimed = facts.values.get('claim.service')
  const add = (fact: string, of: Service): Merged => {
    const known = merged.get(fact) ?? { fact, claimed: false, changesVerdict: false, progress: 0, rules: 0, decides: [], brings: new Set() }
    merged.set(fact, known)
    if (of === claimed) known.claimed = true
    return known
  }
  const presumptions: Presumptions = new Map()
  const evaluation = newEvaluation(policy, facts)
  for (const one of [...policy.grants.keys()].filter((known) => service === undefined || known === service)) {
    presumptionsOf(evaluation, one, presumptions)
    const open = openAbout(policy, plans, facts, one)
    verdicts.set(one, open.verdict)
    for (const { fact, progress, rules, decides } of open.questions) {
      const known = add(fact, one)
      known.changesVerdict = true
      known.progress += progress
      known.rules += rules
      known.decides.push(...decides.map(({ answer, verdict }) => ({ answer, service: one, verdict })))
    }
    for (const { rule, facts: needed } of open.better) for (const fact of needed) add(fact, one).brings.add(rule)
  }
  const sorted = [...merged.values()].sort(
    (a, b) =>
      Number(b.claimed) - Number(a.claimed) ||
      Number(b.changesVerdict) - Number(a.changesVerdict) ||
      b.progress - a.progress ||
      b.rules - a.rules ||
      (a.fact < b.fact ? -1 : 1),
  )
  const open = sorted.map(({ fact, changesVerdict, decides, brings }): OpenQuestion => {
    const more = { ...(decides.length > 0 && { decides }), ...(brings.size > 0 && { brings: [...brings].sort() }) }
    return { question: { ...withPresumption(finer(evaluation, questionAbout({ policy }, fact)), presumptions), ...more }, changesVerdict }
  })
  return { open, verdicts }
}

const CATEGORY: FactPath = 'item.category'

/** A category that is asked again is too coarse: only those below it answer. */
function finer({ policy: { categories }, facts: { values } }: Evaluation, question: Question): Question {
  if (question.fact !== CATEGORY) return question
  const { below } = categories.get(values.get(CATEGORY) as string) as CategoryFacts
  return { ...question, values: [...below] }
}

interface OpenService {
  readonly verdict: Verdict
  readonly questions: readonly FactQuestion[]
  readonly better: readonly { readonly rule: RuleId; readonly facts: readonly string[] }[]
}

function openAbout(policy: Linked['policy'], plans: TimePlans, facts: CheckedFacts, service: Service): OpenService {
  return withinBudget<OpenService>(
    () => {
      const outcome = serviceOutcome(policy, plans, facts, service, BUDGET)
      return { verdict: exactVerdict(outcome), questions: serviceQuestions(outcome), better: betterRoutes(outcome) }
    },
    () => {
      const { verdict, ask } = decide(policy, '', facts, [service]).services[service]
      return { verdict, questions: ask.map(({ fact }) => ({ fact, progress: 0, rules: 0, decides: [] })), better: [] }
    },
  )
}
