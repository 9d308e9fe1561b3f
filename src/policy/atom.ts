import jsonLogic from 'json-logic-js'
import { type Truth, truthOf, UNKNOWN } from '../core/truth.js'
import type { FactValue } from '../facts/checked-facts.js'
import type { FactPath } from '../facts/facts.js'

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>='
export type Literal = boolean | number | string

/** A test of one fact against literals, as a table that json-logic-js filled when the policy was made (S-2). */
export interface Atom {
  readonly fact: FactPath
  /** The literals it names, for reports. */
  readonly literals: readonly Literal[]
  /** Answers for a known value. */
  test(value: FactValue): Truth
}

/** What the published json-logic-js answers; another answer means that a module of this process changed its operators. */
const PUBLISHED: readonly [unknown, boolean][] = [
  [{ '==': [{ var: 'a' }, 1] }, true],
  [{ '==': [{ var: 'a' }, 2] }, false],
  [{ '!=': [{ var: 'a' }, 1] }, false],
  [{ '!=': [{ var: 'a' }, 2] }, true],
  [{ '<': [{ var: 'a' }, 2] }, true],
  [{ '<': [{ var: 'a' }, 1] }, false],
  [{ '<=': [{ var: 'a' }, 1] }, true],
  [{ '<=': [{ var: 'a' }, 0] }, false],
  [{ '>': [{ var: 'a' }, 0] }, true],
  [{ '>': [{ var: 'a' }, 1] }, false],
  [{ '>=': [{ var: 'a' }, 1] }, true],
  [{ '>=': [{ var: 'a' }, 2] }, false],
  [{ '==': [{ var: 'b.c' }, 'x'] }, true],
  [{ '==': [{ var: 'b.c' }, 'y'] }, false],
  [{ in: [{ var: 'b.c' }, ['x', 'y']] }, true],
  [{ in: [{ var: 'b.c' }, ['y']] }, false],
  [{ in: ['z', { var: 'd' }] }, true],
  [{ in: ['x', { var: 'd' }] }, false],
  [{ '==': [{ var: 'e' }, true] }, true],
  [{ '!=': [{ var: 'e' }, true] }, false],
]
const PROBE = { a: 1, b: { c: 'x' }, d: ['z'], e: true }

/** The first expression that json-logic-js answers otherwise than published, if any: its operators are one table for the whole process. */
export function changedOperator(): string | undefined {
  return PUBLISHED.find(([rule, expected]) => jsonLogic.apply(rule as never, PROBE) !== expected)?.map((part) => JSON.stringify(part))[0]
}

/** Asks json-logic-js about one value of the fact. */
function answer(rule: unknown, fact: FactPath, value: unknown): Truth {
  const data = fact.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value)
  return truthOf(jsonLogic.apply(rule as never, data) === true)
}

/** A fact with finitely many values that matter: those listed, and one for all others. */
function byValue(fact: FactPath, rule: unknown, literals: readonly Literal[], values: readonly Literal[], other: Literal): Atom {
  const table = new Map<FactValue, Truth>(values.map((value) => [value, answer(rule, fact, value)]))
  const rest = answer(rule, fact, other)
  return { fact, literals, test: (value) => table.get(value) ?? rest }
}

/** A text that equals none of the listed ones. */
const otherText = (values: readonly Literal[]): string => `${values.join('')}?`

export function comparisonAtom(fact: FactPath, operator: Comparison, literal: Literal): Atom {
  const rule = { [operator]: [{ var: fact }, literal] }
  if (typeof literal === 'boolean') return byValue(fact, rule, [literal], [true, false], !literal)
  if (typeof literal === 'string') return byValue(fact, rule, [literal], [literal], otherText([literal]))
  const [below, equal, above] = [answer(rule, fact, literal - 1), answer(rule, fact, literal), answer(rule, fact, literal + 1)]
  return { fact, literals: [literal], test: (value) => ((value as number) < literal ? below : value === literal ? equal : above) }
}

export function memberAtom(fact: FactPath, literals: readonly Literal[]): Atom {
  const other = typeof literals[0] === 'number' ? Math.max(...(literals as number[])) + 1 : otherText(literals)
  return byValue(fact, { in: [{ var: fact }, literals] }, literals, literals, other)
}

/** `literal in set`; `undecided` says for which given sets the answer is open although the set is known (S-2b). */
export function containsAtom(fact: FactPath, literal: string, undecided?: (value: ReadonlySet<string>) => boolean): Atom {
  const rule = { in: [literal, { var: fact }] }
  const [present, absent] = [answer(rule, fact, [literal]), answer(rule, fact, [otherText([literal])])]
  return {
    fact,
    literals: [literal],
    test: (value) => ((value as ReadonlySet<string>).has(literal) ? present : undecided?.(value as ReadonlySet<string>) ? UNKNOWN : absent),
  }
}
