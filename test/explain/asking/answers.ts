import type { Question } from '../../../src/evaluate/decision.js'
import type { Facts, PastCase } from '../../../src/facts/facts.js'
import type { Policy } from '../../../src/index.js'
import { type Random, randomOf } from './random-of.js'

type Json = Record<string, unknown>

/** The facts with an answer to a question: that of the whole claim where it has one, else one that the door lets in. */
export function answered(policy: Policy, facts: Facts, question: Question, whole: Facts, seed: number): Facts {
  const path = question.fact.split('.')
  const valueIn = (of: Facts): unknown => path.reduce<unknown>((value, key) => (value as Json | undefined)?.[key], of)
  const again = valueIn(facts) !== undefined
  // A category that is asked again is too coarse, and a history has gaps.
  const given = !again ? valueIn(whole) : question.fact === 'history' ? facts.history?.map((past) => withoutGaps(past, facts.asOf)) : undefined
  const random = randomOf(seed + question.fact.length)
  for (const answer of [given, ...answersTo(question, facts, random)]) {
    if (answer === undefined) continue
    const more = withAnswer(facts as unknown as Json, path, answer) as unknown as Facts
    if (policy.check(more).length === 0) return more
  }
  throw new Error(`no answer to ${JSON.stringify(question)} is let in`)
}

const withoutGaps = (past: PastCase, asOf: string): PastCase => ({
  quantity: 1,
  part: 'main_unit',
  ...(past.outcome !== 'open' && { closedAt: asOf }),
  ...past,
})

const withAnswer = (into: Json, [key = '', ...rest]: string[], answer: unknown): Json => ({
  ...into,
  [key]: rest.length === 0 ? answer : withAnswer((into[key] ?? {}) as Json, rest, answer),
})

/** Some answers, in any order; of many the door refuses those that cannot be. */
function answersTo({ kind, values = [] }: Question, { asOf, order }: Facts, random: Random): unknown[] {
  switch (kind) {
    case 'boolean':
      return [random(2) === 0]
    case 'enum':
      return turned(values, random)
    case 'set':
    case 'evidence':
      return [values.filter(() => random(4) === 0)]
    case 'integer':
      return turned([1, 0, 2, 100, 1000, 30_000, 100_000], random)
    case 'string':
      return turned(['jd', 'other'], random)
    case 'instant': {
      const [from, to] = [Date.parse(order.purchasedAt), Date.parse(asOf)]
      return turned([null, new Date(from).toISOString(), new Date(from + random(to - from)).toISOString()], random)
    }
    case 'history':
      return turned([[], [{ service: 'repair', openedAt: order.purchasedAt, closedAt: asOf, outcome: 'not_fixed', part: 'main_unit', quantity: 1 }]], random)
    default:
      return []
  }
}

function turned<T>(list: readonly T[], random: Random): T[] {
  const first = random(list.length)
  return [...list.slice(first), ...list.slice(0, first)]
}
