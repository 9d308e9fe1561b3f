import { type Answer, answersOf, type Picks } from '../sixty/answer.js'
import type { Claim, FlatFacts } from '../sixty/claims.js'
import { fullCondition } from '../sixty/rank.js'
import { SERVICES, type SixtyPolicy, type SixtyRule, type When } from '../sixty/rules.js'

/** What a peer is given to set itself up with. */
export interface Setting {
  readonly policy: SixtyPolicy
  /** The rules, best first; a pick is a place in it. */
  readonly ranked: readonly SixtyRule[]
  readonly claims: readonly Claim[]
  readonly flat: readonly FlatFacts[]
}

/** Decides the claim of this number. */
export type Peer =
  | { readonly later?: false; readonly decide: (claim: number) => Answer[] }
  | { readonly later: true; readonly decide: (claim: number) => Promise<Answer[]> }

/** One way of deciding the compared policy: loads its package and the rules. */
export type SetUp = (setting: Setting) => Promise<Peer>

/** A peer that picks rules from flat facts; what a pick means is written once, for all of them. */
export function picking({ ranked, flat }: Setting, pick: (facts: FlatFacts) => Picks): Peer {
  const answer = answersOf(ranked)
  return {
    decide: (claim) => {
      const facts = flat[claim] as FlatFacts
      return answer(pick(facts), facts)
    },
  }
}

export function pickingLater({ ranked, flat }: Setting, pick: (facts: FlatFacts) => Promise<Picks>): Peer {
  const answer = answersOf(ranked)
  return {
    later: true,
    decide: async (claim) => {
      const facts = flat[claim] as FlatFacts
      return answer(await pick(facts), facts)
    },
  }
}

const servicesOf = (ranked: readonly SixtyRule[]): number[] => ranked.map(({ service }) => SERVICES.indexOf(service))
const noPicks = (): number[] => [-1, -1, -1, -1, -1]

/** Tests every rule and keeps the best of each service. */
export function testingAll(ranked: readonly SixtyRule[], test: (rule: number, facts: FlatFacts) => boolean): (facts: FlatFacts) => number[] {
  const services = servicesOf(ranked)
  return (facts) => {
    const picks = noPicks()
    for (let rule = 0; rule < ranked.length; rule++) {
      const holds = test(rule, facts)
      const service = services[rule] as number
      if (holds && (picks[service] as number) < 0) picks[service] = rule
    }
    return picks
  }
}

/** The best rule of each service among those that an engine says match. */
export function bestOf(ranked: readonly SixtyRule[]): (matching: Iterable<number>) => number[] {
  const services = servicesOf(ranked)
  return (matching) => {
    const picks = noPicks()
    for (const rule of matching) {
      const service = services[rule] as number
      const best = picks[service] as number
      if (best < 0 || rule < best) picks[service] = rule
    }
    return picks
  }
}

/** A condition written in another engine's language. */
export interface Language {
  readonly and: string
  readonly or: string
  readonly equal: string
  readonly not: (text: string) => string
  readonly text: (value: string) => string
  readonly fact: (name: string) => string
  readonly inList: (fact: string, values: string[]) => string
  readonly below: (category: string) => string
}

/** Writes a condition of the compared policy in a language. */
export function written(language: Language, when: When): string {
  if (when === true) return 'true'
  const [operator, operands] = Object.entries(when)[0] as [string, unknown]
  const inner = (part: unknown): string => written(language, part as When)
  const literal = (value: unknown): string => (typeof value === 'string' ? language.text(value) : String(value))
  if (operator === 'var') return language.fact(operands as string)
  const list = operands as unknown[]
  if (operator === 'and' || operator === 'or') return `(${list.map(inner).join(language[operator])})`
  if (operator === '!') return language.not(inner(list[0]))
  if (operator === 'in' && !Array.isArray(list[1])) return language.below(literal(list[0]))
  const fact = language.fact((list[0] as { var: string }).var)
  if (operator === 'in') return language.inList(fact, (list[1] as unknown[]).map(literal))
  return `(${fact} ${operator === '==' ? language.equal : operator} ${literal(list[1])})`
}

export const conditionsOf = (ranked: readonly SixtyRule[]): When[] => ranked.map(fullCondition)
