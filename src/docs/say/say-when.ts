import { aroundValue, choiceClause, valueText } from '../../explain/say/say-fact.js'
import type { Table, When } from '../../policy/rule.js'
import type { DocSpeaker } from '../doc-speaker.js'
import { type DocItem, item } from '../model.js'
import { columnText } from './say-window.js'

/** A value, or the cell of a table that holds it. */
type Value = boolean | number | string | { row: string }

/** A condition with its negations moved to its atoms. */
type Said =
  | { readonly kind: 'always' | 'never' }
  | { readonly kind: 'cell'; readonly column: string; readonly positive: boolean }
  | Choice
  | { readonly kind: 'all' | 'any'; readonly of: readonly Said[] }
type Bound = 'atLeast' | 'atMost' | 'moreThan' | 'lessThan'
/** A fact that has, or has not, one of these values; a number with a bound. */
interface Choice {
  readonly kind: 'is' | 'is_not' | Bound
  readonly fact: string
  readonly values: readonly Value[]
}

/** A condition in words, as it is written: a clause, or a list of clauses that must all hold, or of which one must. */
export function whenItem(doc: DocSpeaker, when: When, table?: Table): DocItem {
  return saidItem({ doc, table }, simplified(read(when, true)))
}

/** Whether a condition says nothing: it always holds. */
export const alwaysHolds = (when: When): boolean => simplified(read(when, true)).kind === 'always'

function read(when: unknown, positive: boolean): Said {
  if (typeof when === 'boolean') return { kind: when === positive ? 'always' : 'never' }
  const [operator, args] = Object.entries(when as Record<string, unknown>)[0] as [string, unknown]
  if (operator === 'row') return { kind: 'cell', column: String(args), positive }
  if (operator === '!') return read(Array.isArray(args) ? args[0] : args, !positive)
  const parts = args as unknown[]
  if (operator === 'and' || operator === 'or') return { kind: (operator === 'and') === positive ? 'all' : 'any', of: parts.map((part) => read(part, positive)) }
  return atom(operator, parts, positive)
}

function atom(operator: string, [left, right]: readonly unknown[], positive: boolean): Said {
  if (operator === 'in') {
    const ofSet = typeof left === 'string'
    const values = (ofSet ? [left] : right) as Value[]
    return { kind: positive ? 'is' : 'is_not', fact: factOf(ofSet ? right : left), values }
  }
  const fact = factOf(left)
  if (operator === '==' || operator === '!=') return equality(fact, right as Value, (operator === '==') === positive)
  return bound(fact, operator, right as Value, positive)
}

/** "Not true" is false. */
const equality = (fact: string, value: Value, equal: boolean): Choice =>
  typeof value === 'boolean' ? { kind: 'is', fact, values: [value === equal] } : { kind: equal ? 'is' : 'is_not', fact, values: [value] }

/** Whole numbers: "less than 3" is "2 at most". */
function bound(fact: string, operator: string, limit: Value, positive: boolean): Choice {
  const above = operator.startsWith('>') === positive
  const counted = operator.endsWith('=') === positive
  if (!counted && typeof limit === 'number') return { kind: above ? 'atLeast' : 'atMost', fact, values: [above ? limit + 1 : limit - 1] }
  return { kind: above ? (counted ? 'atLeast' : 'moreThan') : counted ? 'atMost' : 'lessThan', fact, values: [limit] }
}

const factOf = (variable: unknown): string => (variable as { var: string }).var

/** Flat, without parts that say nothing, and with the values of one fact together. */
function simplified(said: Said): Said {
  if (said.kind !== 'all' && said.kind !== 'any') return said
  const { kind } = said
  const [nothing, everything] = kind === 'all' ? (['always', 'never'] as const) : (['never', 'always'] as const)
  const parts = said.of.map(simplified).flatMap((part) => ('of' in part && part.kind === kind ? part.of : [part]))
  if (parts.some((part) => part.kind === everything)) return { kind: everything }
  const of = merged(
    parts.filter((part) => part.kind !== nothing),
    kind === 'all' ? 'is_not' : 'is',
  )
  const [only] = of
  return only === undefined ? { kind: nothing } : of.length === 1 ? only : { kind, of }
}

function merged(parts: readonly Said[], kind: 'is' | 'is_not'): Said[] {
  const result: Said[] = []
  for (const part of parts) {
    const index = result.findIndex((one) => 'fact' in one && 'fact' in part && one.kind === kind && part.kind === kind && one.fact === part.fact)
    const before = result[index] as Choice | undefined
    if (before) result[index] = { ...before, values: [...new Set([...before.values, ...(part as Choice).values])] }
    else result.push(part)
  }
  return result
}

interface Context {
  readonly doc: DocSpeaker
  readonly table: Table | undefined
}

function saidItem(context: Context, said: Said): DocItem {
  const { say, tell } = context.doc
  if (!('of' in said)) return item(say.sentence(clauseOf(context, said)))
  return item(
    said.kind === 'all' ? tell.allOf : tell.anyOf,
    said.of.map((part) => saidItem(context, part)),
  )
}

function clauseOf(context: Context, said: Exclude<Said, { of: unknown }>): string {
  const { doc, table } = context
  switch (said.kind) {
    case 'always':
    case 'never':
      return doc.tell[said.kind]
    case 'cell': {
      const clause = doc.tell.cell({ column: columnText(doc, table, said.column) })
      return clause + doc.tell.colon + (said.positive ? doc.say.yes : doc.say.no)
    }
    case 'is':
      return isClause(context, said)
    case 'is_not':
      return doc.tell.notSo({ clause: isClause(context, said) })
    default: {
      const [bound] = said.values as [Value]
      const value = typeof bound === 'object' ? cellWords(context, bound) : valueText(doc, said.fact, bound)
      const bounds = doc.words.unit(said.fact) === 'minute' ? doc.tell.timeBound : doc.tell.bound
      return aroundValue(doc, said.fact, bounds[said.kind]({ value }))
    }
  }
}

const isClause = (context: Context, { fact, values }: Choice): string =>
  choiceClause(
    context.doc,
    fact,
    values.map((value) => (typeof value === 'object' ? { said: cellWords(context, value) } : value)),
  )

const cellWords = ({ doc, table }: Context, { row }: { row: string }): string => doc.tell.cell({ column: columnText(doc, table, row) })
