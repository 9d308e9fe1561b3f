import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer, Question, Verdict } from '../../../src/evaluate/decision.js'
import { routeOrder } from '../../../src/evaluate/order.js'
import { atLeast, LONG } from '../../laws/runs.js'
import { SERVICE } from '../../support/decide.js'
import { EveryCompletion, type OpenFact } from './every-completion.js'
import { smallClaims } from './small-policies.js'

const STEPS: Record<Verdict, number> = { needs_information: 0, conditional: 1, unavailable: 2, available: 2 }

/** Whether an answer that is no member of a set stands for a value. */
function standsFor(answer: Answer, value: unknown): boolean {
  if (typeof answer !== 'object' || answer === null) return value === answer
  const { min = 0, max = Number.POSITIVE_INFINITY, from, until } = answer as { min?: number; max?: number; from?: string; until?: string }
  // Without bounds: whenever it happened, or however many.
  if (typeof value !== 'string') return value !== null && (value as number) >= min && (value as number) <= max
  const at = Date.parse(value)
  return (from === undefined || at >= Date.parse(from)) && (until === undefined || at < Date.parse(until))
}

/** The answers that a fact may have: its values; of a set, each member, and none of them. */
const answersTo = ({ values }: OpenFact): unknown[] => (Array.isArray(values[0]) ? [...new Set((values as string[][]).flat()), null] : [...values])
const given =
  (answer: unknown, { values }: OpenFact) =>
  (value: unknown): boolean =>
    !Array.isArray(values[0]) ? value === answer : answer === null ? (value as string[]).length === 0 : (value as unknown[]).includes(answer)

/** What the questions say: the facts that change the verdict with what each answer decides, and the facts that bring each better route. */
function said(questions: readonly Question[], open: readonly OpenFact[]): object {
  const asked = questions.filter(({ brings }) => brings === undefined)
  const decides = asked.map(({ fact, decides: list = [] }) => {
    const one = open.find(({ path }) => path === fact) as OpenFact
    const isSet = Array.isArray(one.values[0])
    const verdictOf = (answer: unknown): unknown =>
      list.find((entry) => (isSet ? entry.answer === answer : standsFor(entry.answer, answer)))?.verdict ?? 'nothing'
    return [fact, answersTo(one).map((answer) => [answer, verdictOf(answer)])]
  })
  const brings = questions.flatMap(({ fact, brings: rules = [] }) => rules.map((rule) => `${rule} by ${fact}`))
  return { decides: Object.fromEntries(decides), brings: brings.sort() }
}

/** The same, found by trying. */
function tried(found: EveryCompletion): object {
  const before = STEPS[found.now]
  const decides = found.asked.map((fact) => {
    const one = found.open.find(({ path }) => path === fact) as OpenFact
    const verdictOf = (answer: unknown): unknown => {
      const verdict = found.after(fact, given(answer, one))
      return STEPS[verdict] > before ? verdict : 'nothing'
    }
    return [fact, answersTo(one).map((answer) => [answer, verdictOf(answer)])]
  })
  const better = found.now === 'available' ? [...found.better(routeOrder)] : []
  return { decides: Object.fromEntries(decides), brings: better.flatMap((rule) => found.deciding(rule).map((fact) => `${rule} by ${fact}`)).sort() }
}

describe('S-20 asking is what trying every completion finds, over small policies', () => {
  const met = { asked: 0, decides: 0, brings: 0 }
  const count = (questions: readonly Question[]): void => {
    met.asked += questions.length
    met.decides += questions.filter(({ decides }) => decides).length
    met.brings += questions.filter(({ brings }) => brings).length
  }

  it(
    'exactly the facts that change the verdict, what each answer decides, and the better routes that really come',
    () =>
      fc.assert(
        fc.property(smallClaims, ({ rules, facts, open }) => {
          const found = new EveryCompletion(rules, facts, open)
          const questions = found.policy.questions(facts, SERVICE)
          count(questions)
          expect(said(questions, open)).toEqual(tried(found))
          const step = found.policy.interview(facts, { service: SERVICE })
          expect(step.done && (step.verdicts[SERVICE] ?? 'unavailable')).toBe(found.asked.length === 0 && found.now)
        }),
        atLeast(500),
      ),
    LONG,
  )

  it('of all kinds there were some', () => expect(Math.min(...Object.values(met))).toBeGreaterThan(10))
})
