import { ALWAYS_SO, NEVER, type Node } from '../../core/diagram.js'
import { type AnswerBits, answerBits } from '../../core/diagram-answers.js'
import { variablesIn } from '../../core/diagram-count.js'
import { OR } from '../../core/diagram-logic.js'
import type { Answer, Verdict } from '../../evaluate/decision.js'
import { type Assumption, assume, emptyHistory } from './assumption.js'
import { joinAnswers } from './join-answers.js'
import { AVAILABLE, CONDITIONAL, type ServiceOutcome, UNAVAILABLE } from './service-outcome.js'
import type { Variable } from './variable.js'

/** A fact that can change what becomes of a service. */
export interface FactQuestion {
  readonly fact: string
  /** How much nearer to a decision an answer brings, on average: 1 for each step from open to conditional to decided. */
  readonly progress: number
  /** How many rules read it. */
  readonly rules: number
  /** Answers that bring the service nearer to a decision. */
  readonly decides: readonly { readonly answer: Answer; readonly verdict: Verdict }[]
}

const VERDICTS = { [UNAVAILABLE]: 'unavailable', [CONDITIONAL]: 'conditional', [AVAILABLE]: 'available' } as const
const STEPS: Record<Verdict, number> = { needs_information: 0, conditional: 1, unavailable: 2, available: 2 }
/** Bits of the values of a level, and of a condition that always holds. */
const SETTLED: ReadonlyMap<number, Verdict> = new Map([UNAVAILABLE, CONDITIONAL, AVAILABLE].map((level) => [1 << level, VERDICTS[level as 0 | 1 | 2]]))
const HOLDS = 0b10

/**
 * What is known of a service for sure, whatever the rest turns out to be: `available` or `unavailable` where all completions agree, `conditional` where each
 * leaves a route on conditions that may still hold or on a person's decision; else `needs_information`.
 */
export function exactVerdict(outcome: ServiceOutcome): Verdict {
  const { diagrams, level } = outcome
  const value = diagrams.valueOf(level)
  if (value !== undefined) return VERDICTS[value as keyof typeof VERDICTS]
  return standing(outcome, []) === ALWAYS_SO ? 'conditional' : 'needs_information'
}

/** When a route stands but for its conditions, of which none is known to fail. */
function standing({ diagrams, grants }: ServiceOutcome, assumed: readonly Assumption[]): Node {
  let node: Node = NEVER
  for (const { stands, conditions } of grants) {
    if (assume(diagrams, conditions, assumed) !== NEVER) node = diagrams.apply(OR, node, assume(diagrams, stands, assumed))
    if (node === ALWAYS_SO) return node
  }
  return node
}

/** What is left possible, worked out once for every answer. */
interface Possible {
  readonly outcome: ServiceOutcome
  readonly levels: AnswerBits
  /** Of a route that stands but for its conditions. */
  readonly routes: AnswerBits
  /** The conditions of grants that read a variable. */
  readonly conditions: ReadonlyMap<number, readonly Node[]>
}

/** The facts that can change the verdict of a service, each with what its answers decide; none when it is settled. */
export function serviceQuestions(outcome: ServiceOutcome): FactQuestion[] {
  const { diagrams, level, space } = outcome
  if (diagrams.valueOf(level) !== undefined) return []
  const facts = new Map<string, number[]>()
  for (const number of variablesIn(diagrams, level))
    for (const fact of (space.variables[number] as Variable).asks) facts.set(fact, [...(facts.get(fact) ?? []), number])
  const possible: Possible = {
    outcome,
    levels: answerBits(diagrams, level),
    routes: answerBits(diagrams, standing(outcome, [])),
    conditions: conditionsByVariable(outcome),
  }
  const now = STEPS[exactVerdict(outcome)]
  return [...facts].map(([fact, numbers]): FactQuestion => {
    const answers = answersOf(outcome, fact, numbers).map(({ answers: given, assumed }) => ({ given, verdict: verdictAfter(possible, assumed) }))
    const steps = answers.reduce((sum, { verdict }) => sum + Math.max(0, STEPS[verdict] - now), 0)
    return {
      fact,
      progress: answers.length === 0 ? 0 : steps / answers.length,
      rules: numbers.reduce((sum, number) => sum + (space.variables[number] as Variable).use.grants, 0),
      decides: joinAnswers(answers.flatMap(({ given, verdict }) => (STEPS[verdict] > now ? given.map((answer) => ({ answer, verdict })) : []))),
    }
  })
}

function conditionsByVariable({ diagrams, grants }: ServiceOutcome): Map<number, Node[]> {
  const found = new Map<number, Node[]>()
  for (const conditions of new Set(grants.map((one) => one.conditions)))
    for (const variable of variablesIn(diagrams, conditions)) found.set(variable, [...(found.get(variable) ?? []), conditions])
  return found
}

function verdictAfter({ outcome, levels, routes, conditions }: Possible, assumed: readonly Assumption[]): Verdict {
  const [only, ...others] = assumed
  if (!only) return 'needs_information'
  const simple = others.length === 0 && !outcome.space.reviews(only.variable, only.value)
  const level = simple ? levels.of(only.variable, only.value) : bitsOf(outcome, afterwards(outcome, assumed))
  const settled = SETTLED.get(level)
  if (settled) return settled
  // Whoever stands without regard to conditions that the answer fails stands with it too: so only where that holds is it looked at closely.
  if (simple) {
    if (routes.of(only.variable, only.value) !== HOLDS) return 'needs_information'
    const fails = (node: Node): boolean => assume(outcome.diagrams, node, assumed) === NEVER
    if (!conditions.get(only.variable)?.some(fails)) return 'conditional'
  }
  return standing(outcome, assumed) === ALWAYS_SO ? 'conditional' : 'needs_information'
}

const bitsOf = ({ diagrams }: ServiceOutcome, node: Node): number => {
  const value = diagrams.valueOf(node)
  return value === undefined ? 0 : 1 << value
}

/** What becomes of a service once something is known; a person's decision may come with it. */
function afterwards({ diagrams, reviewedLevel, level, space }: ServiceOutcome, assumed: readonly Assumption[]): Node {
  if (!assumed.some(({ variable, value }) => space.reviews(variable, value))) return assume(diagrams, level, assumed)
  return assume(diagrams, reviewedLevel, [...assumed, { variable: space.review, value: 1 }])
}

/** Answers that come to the same, with what is known then. */
interface AnswerClass {
  readonly answers: readonly Answer[]
  readonly assumed: readonly Assumption[]
}

/** The answers to a question: the values of its variable; each member of a set, and none; that there is no history. */
function answersOf(outcome: ServiceOutcome, fact: string, numbers: readonly number[]): AnswerClass[] {
  const { variables } = outcome.space
  if (fact === 'history') return [{ answers: [null], assumed: emptyHistory(outcome) }]
  const own = numbers.filter((number) => isOwn(variables[number] as Variable, fact))
  if (own.some((number) => (variables[number] as Variable).member)) {
    const members = variables.flatMap((variable, number) => (variable.member && isOwn(variable, fact) ? [number] : []))
    return [
      ...own.map((number) => ({ answers: (variables[number] as Variable).answers.map(({ answer }) => answer), assumed: [{ variable: number, value: 1 }] })),
      { answers: [null], assumed: members.map((variable) => ({ variable, value: 0 })) },
    ]
  }
  const [variable] = own
  if (variable === undefined) return []
  const { answers, size } = variables[variable] as Variable
  return Array.from({ length: size }, (_, value) => ({
    answers: answers.filter((one) => one.value === value).map(({ answer }) => answer),
    assumed: [{ variable, value }],
  }))
}

const isOwn = ({ asks, answers }: Variable, fact: string): boolean => asks.length === 1 && asks[0] === fact && answers.length > 0
