import type { Node, Operation } from '../../../src/core/diagram.js'
import { valueAt, variablesIn } from '../../../src/core/diagram-count.js'
import { cheapest } from '../../../src/core/diagram-witness.js'
import type { Verdict } from '../../../src/evaluate/decision.js'
import { linkedOf } from '../../../src/evaluate/linked.js'
import { emptyHistory } from '../../../src/explain/cells/assumption.js'
import { completeClaim } from '../../../src/explain/cells/complete-claim.js'
import { isReviewed } from '../../../src/explain/cells/review.js'
import { type ServiceOutcome, serviceOutcome } from '../../../src/explain/cells/service-outcome.js'
import type { TimePlans } from '../../../src/explain/cells/time-plan.js'
import type { Facts, Service } from '../../../src/facts/facts.js'
import type { Policy } from '../../../src/index.js'
import { inputOf } from './completed-facts.js'
import { type Random, randomOf } from './random-of.js'

/** More nodes than any claim needs, with all that is restricted here. */
const BUDGET = 5_000_000
const LEVELS = ['unavailable', 'conditional', 'available'] as const
const DIFFERS: Operation = { combine: (a, b) => Number(a !== b), commutes: true }
/** Dearer than any sum of what a value costs at random. */
const DEAR = 1_000_000

/** A claim in which everything is known, as an input: what the cells say of it, and what the evaluator decides. */
export interface Completion {
  readonly facts: Facts
  readonly said: Verdict
  readonly decided: Verdict
  /** Whether a person's decision came with it, which no question asks for (S-9b). */
  readonly reviewed: boolean
}

/** Works a service out exactly, and makes claims up in which everything is known. */
export class Completions {
  readonly outcome: ServiceOutcome
  /** Variables that the service hangs on. */
  readonly decisive: readonly number[]

  constructor(
    private readonly policy: Policy,
    plans: TimePlans,
    facts: Facts,
    private readonly service: Service,
  ) {
    const { policy: compiled, door } = linkedOf(policy)
    const checked = door(facts)
    if (!checked.ok) throw new Error(JSON.stringify(checked.issues))
    this.outcome = serviceOutcome(compiled, plans, checked.facts, service, BUDGET)
    this.decisive = [...variablesIn(this.outcome.diagrams, this.outcome.level)]
  }

  asks(number: number): readonly string[] {
    return this.outcome.space.variables[number]?.asks ?? []
  }

  /** Whether a day that no calendar covers yet may decide: then no claim can be made up in which everything is known. */
  get needsCalendar(): boolean {
    return this.outcome.space.variables.some(({ asks }) => asks.some((ask) => ask.startsWith('calendar:')))
  }

  /** Any values of all variables. */
  any(random: Random): number[] {
    return this.outcome.space.variables.map(({ size }) => random(size))
  }

  /** The claim of some values; undefined where none can be made up. */
  of(values: readonly number[], seed: number): Completion | undefined {
    const { space, evaluation, diagrams, reviewedLevel } = this.outcome
    const random = randomOf(seed)
    const choice = space.variables.map((variable, number) => [variable, values[number] as number] as const)
    const completed = completeClaim(evaluation, choice, (lo, hi) => lo + random(Math.min(hi - lo + 1, 2 ** 31)))
    if (!completed) return undefined
    const facts = inputOf(evaluation.policy, completed)
    const decided = this.policy.evaluate(facts, { only: [this.service] }).services[this.service]?.verdict ?? 'unavailable'
    const reviewed = isReviewed(completed)
    const level = valueAt(diagrams, reviewedLevel, [...values.slice(0, space.review), Number(reviewed)])
    return { facts, said: LEVELS[level] as Verdict, decided, reviewed: reviewed && !isReviewed(evaluation.facts) }
  }

  /** Two claims that differ in one fact, and in what becomes of the service; undefined where none were found. */
  pair(fact: string, random: Random, tries = 40): [Completion, Completion] | undefined {
    const { space } = this.outcome
    const numbers = this.decisive.filter((number) => this.asks(number).includes(fact))
    for (let time = 0; time < tries; time++) {
      const number = numbers[time % numbers.length] as number
      const size = space.variables[number]?.size as number
      const one = random(size)
      const other = (one + 1 + random(size - 1)) % size
      const rest = this.whereTheyDiffer(number, one, other, random)
      const seed = random(2 ** 30)
      const [a, b] = [one, other].map((value) => rest && this.of(rest.with(number, value), seed))
      if (a && b && a.decided !== b.decided) return [a, b]
    }
    return undefined
  }

  /** Values of the others for which two values of a variable come to different things; past cases only where they are needed. */
  private whereTheyDiffer(number: number, one: number, other: number, random: Random): number[] | undefined {
    const { diagrams, level, reviewedLevel, space } = this.outcome
    const withValue = (value: number): Node =>
      space.reviews(number, value)
        ? diagrams.restrict(diagrams.restrict(reviewedLevel, number, value), space.review, 1)
        : diagrams.restrict(level, number, value)
    const plain = new Map(emptyHistory(this.outcome).map(({ variable, value }) => [variable, value]))
    const costs = diagrams.sizes.map((size, index) =>
      Array.from({ length: size }, (_, value) => {
        const isPlain = (plain.get(index) ?? value) === value && (index === space.review || !space.reviews(index, value))
        return (isPlain ? 0 : DEAR) + random(100)
      }),
    )
    return cheapest(diagrams, diagrams.apply(DIFFERS, withValue(one), withValue(other)), Boolean, (index, value) => costs[index]?.[value] as number)
  }
}
