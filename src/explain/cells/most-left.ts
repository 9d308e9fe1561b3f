import { type Truth, UNKNOWN } from '../../core/truth.js'
import { type Evaluation, integerOf } from '../../evaluate/evaluation.js'
import type { FactPath } from '../../facts/facts.js'
import { unitsLeftAtMost } from '../../facts/history-counts.js'
import type { Atom } from '../../policy/atom.js'

export const BOUGHT: FactPath = 'item.quantity'
export const UNITS_LEFT: FactPath = 'derived.unitsLeft'

/** A test of a derived whole number, with the numbers at which it may change. */
export interface NumberTest {
  readonly fact: FactPath
  readonly literals: readonly number[]
  readonly test: Atom['test']
}

/** The most that a derived whole number can come to; undefined: no bound of its own. A past case that does not say how many units it took, took one at least. */
export function mostOf(evaluation: Evaluation, fact: FactPath): number | undefined {
  const bought = fact === UNITS_LEFT ? integerOf(evaluation, BOUGHT) : undefined
  return bought === undefined ? undefined : unitsLeftAtMost(evaluation.facts.history ?? [], bought)
}

/** What a test comes to on whatever the number may still be. */
export function truthUpTo(evaluation: Evaluation, { fact, literals, test }: NumberTest): Truth {
  const value = integerOf(evaluation, fact)
  if (value !== undefined) return test(value)
  const most = mostOf(evaluation, fact)
  if (most === undefined) return UNKNOWN
  const near = literals.flatMap((literal) => [literal - 1, literal, literal + 1]).filter((one) => one > 0 && one < most)
  const [first = UNKNOWN, ...others] = new Set([0, most, ...near].map(test))
  return others.length === 0 ? first : UNKNOWN
}

/** How many of the numbers at which a test may change are passed, and whether the number is known: rises, and rises wherever `truthUpTo` may change. */
export function rankUpTo(evaluation: Evaluation, { fact, literals }: NumberTest): number {
  const value = integerOf(evaluation, fact)
  const most = value ?? mostOf(evaluation, fact)
  if (most === undefined) return Number.POSITIVE_INFINITY
  const passed = literals.reduce((sum, literal) => sum + Number(most >= literal) + Number(most > literal), 0)
  return passed + (value === undefined ? 2 * literals.length + 1 : 0)
}
