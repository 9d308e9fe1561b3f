import { didYouMean, type IssueCode } from '../core/issue.js'
import { nearMiss } from '../core/near-miss.js'
import { FALSE, TRUE, type Truth } from '../core/truth.js'
import { isBelowOrEqual } from '../facts/categories.js'
import { type FactDefinition, factDefinition, type Vocabulary, valuesOf } from '../facts/vocabulary.js'
import { type Atom, type Comparison, comparisonAtom, containsAtom, type Literal, memberAtom } from './atom.js'

/** A condition ready to be decided. Atoms are numbered over the whole policy, and so are conditions: equal ones are one object with one number. */
export type Condition = { readonly number: number } & (
  | { readonly kind: 'constant'; readonly truth: Truth }
  | { readonly kind: 'atom'; readonly atom: number }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Condition[] }
)

/** An atom of a policy by its number. */
export const atomAt = ({ atoms }: { readonly atoms: readonly Atom[] }, number: number): Atom => atoms[number] as Atom

/** The numbers of the atoms that a condition reads, in the order in which they are written. */
export function atomsIn(condition: Condition): number[] {
  switch (condition.kind) {
    case 'constant':
      return []
    case 'atom':
      return [condition.atom]
    case 'not':
      return atomsIn(condition.of)
    default:
      return condition.of.flatMap(atomsIn)
  }
}

const NEVER_TRUE: Condition = Object.freeze({ number: 0, kind: 'constant', truth: FALSE })
export const ALWAYS_TRUE: Condition = Object.freeze({ number: 1, kind: 'constant', truth: TRUE })

const DEEPEST = 64
const ATOMS = new Set(['==', '!=', '<', '<=', '>', '>=', 'in'])
/** Operators of JsonLogic for which another stands here; names of signs have no near misses. */
const SIGNS: Readonly<Record<string, string>> = { '===': '==', '!==': '!=', '=': '==', '=<': '<=', '=>': '>=' }
const OPERATORS = [...ATOMS, 'and', 'or', '!']

export type Report = (code: IssueCode, path: readonly (string | number)[], params?: Record<string, string | number | boolean>, more?: { hint?: string }) => void

/** The atoms and conditions of a policy, each once. */
export interface ConditionTable {
  readonly atoms: Atom[]
  readonly conditions: Condition[]
  readonly atomNumbers: Map<string, number>
  readonly conditionNumbers: Map<string, number>
}

export const emptyConditions = (): ConditionTable => ({
  atoms: [],
  conditions: [NEVER_TRUE, ALWAYS_TRUE],
  atomNumbers: new Map(),
  conditionNumbers: new Map(),
})

interface Context {
  readonly vocabulary: Vocabulary
  readonly table: ConditionTable
  readonly report: Report
}

/**
 * Reads a JsonLogic condition (S-2). What is wrong is reported with its path, and the condition is then taken as false.
 *
 * @param path - Where the condition stands in its file.
 */
export function readCondition(when: unknown, path: readonly (string | number)[], context: Context, depth = 1): Condition {
  if (when === true) return ALWAYS_TRUE
  if (when === false) return NEVER_TRUE
  const fail = (code: IssueCode, params: Record<string, string | number | boolean>, more?: { hint?: string }): Condition => {
    context.report(code, path, params, more)
    return NEVER_TRUE
  }
  const operator = onlyKey(when)
  if (operator === undefined) return fail('condition_shape', { found: describe(when) })
  if (depth > DEEPEST) return fail('condition_depth', { most: DEEPEST })
  const operand = (when as Record<string, unknown>)[operator]
  const inner = (part: unknown, ...at: (string | number)[]): Condition => readCondition(part, [...path, operator, ...at], context, depth + 1)
  switch (operator) {
    case 'and':
    case 'or':
      if (!Array.isArray(operand) || operand.length === 0) return fail('condition_operands', { operator, expected: 'a list of one or more conditions' })
      return joinConditions(
        operator,
        operand.map((part, index) => inner(part, index)),
        context.table,
      )
    case '!':
      if (!Array.isArray(operand)) return negated(inner(operand), context.table)
      return operand.length === 1 ? negated(inner(operand[0], 0), context.table) : fail('condition_operands', { operator, expected: 'one condition' })
    default:
      if (!ATOMS.has(operator)) return fail('condition_operator', { operator }, didYouMean(operatorMeant(operator)))
      return readAtom(operator, operand, path, context)
  }
}

function readAtom(operator: string, operand: unknown, path: readonly (string | number)[], context: Context): Condition {
  if (Array.isArray(operand) && operand.length === 2)
    return operator === 'in' ? readIn(operand, path, context) : readComparison(operator as Comparison, operand, path, context)
  context.report('condition_operands', path, { operator, expected: 'two operands' })
  return NEVER_TRUE
}

function readComparison(operator: Comparison, operands: unknown[], path: readonly (string | number)[], context: Context): Condition {
  const fact = readFact(operands[0], [...path, operator, 0], context)
  if (!fact) return NEVER_TRUE
  const ordered = operator !== '==' && operator !== '!='
  const fits = fact.type === 'integer' || (!ordered && (fact.type === 'boolean' || fact.type === 'enum' || fact.type === 'string'))
  if (!fits) return unfit(operator, fact, path, context)
  const literal = readLiteral(operands[1], fact, [...path, operator, 1], context)
  if (literal === undefined) return NEVER_TRUE
  return atomOf(`${operator} ${fact.path} ${JSON.stringify(literal)}`, context, () => comparisonAtom(fact.path, operator, literal))
}

function readIn(operands: unknown[], path: readonly (string | number)[], context: Context): Condition {
  if (Array.isArray(operands[1])) {
    const fact = readFact(operands[0], [...path, 'in', 0], context)
    if (!fact) return NEVER_TRUE
    if (fact.type !== 'enum' && fact.type !== 'string' && fact.type !== 'integer') return unfit('in', fact, path, context)
    if (operands[1].length === 0) {
      context.report('condition_operands', path, { operator: 'in', expected: 'at least one literal' })
      return NEVER_TRUE
    }
    const literals = operands[1].map((literal: unknown, index) => readLiteral(literal, fact, [...path, 'in', 1, index], context))
    if (literals.includes(undefined)) return NEVER_TRUE
    const known = literals as Literal[]
    return atomOf(`in ${fact.path} ${JSON.stringify(known)}`, context, () => memberAtom(fact.path, known))
  }
  const fact = readFact(operands[1], [...path, 'in', 1], context)
  if (!fact) return NEVER_TRUE
  if (fact.type !== 'set') return unfit('in', fact, path, context)
  const literal = readLiteral(operands[0], fact, [...path, 'in', 0], context)
  if (literal === undefined) return NEVER_TRUE
  const wanted = literal as string
  const { categories } = context.vocabulary
  const coarser = (line: ReadonlySet<string>): boolean => {
    const own = line.values().next().value
    return own !== undefined && isBelowOrEqual(categories, wanted, own)
  }
  const undecided = fact.path === 'derived.categories' ? coarser : undefined
  return atomOf(`has ${fact.path} ${JSON.stringify(wanted)}`, context, () => containsAtom(fact.path, wanted, undecided))
}

const operatorMeant = (operator: string): string | undefined => (/\w/.test(operator) ? nearMiss(operator, OPERATORS) : SIGNS[operator])

type NamedFact = FactDefinition & { readonly path: string }

function readFact(operand: unknown, path: readonly (string | number)[], context: Context): NamedFact | undefined {
  const named = typeof operand === 'object' && operand !== null && Object.keys(operand).length === 1 ? (operand as { var?: unknown }).var : undefined
  if (typeof named !== 'string') {
    context.report('condition_shape', path, { found: `${describe(operand)} where {"var": "a.fact"} is wanted` })
    return undefined
  }
  // A pattern such as `derived.labelUses.{label}` stands for facts and is none.
  const definition = named.includes('{') ? undefined : factDefinition(context.vocabulary, named)
  if (!definition || definition.type === 'instant' || definition.type === 'category') {
    const hint = !definition
      ? didYouMean(nearMiss(named, Object.keys(context.vocabulary.facts)))
      : { hint: definition.type === 'instant' ? 'instants belong in windows' : 'read it through scope.category or derived.categories' }
    context.report('undeclared_fact', [...path, 'var'], { fact: named }, hint)
    return undefined
  }
  return { ...definition, path: named }
}

function readLiteral(literal: unknown, fact: NamedFact, path: readonly (string | number)[], context: Context): Literal | undefined {
  const values = valuesOf(context.vocabulary, fact)
  const { min = 0, max = Number.MAX_SAFE_INTEGER } = fact
  const fits =
    fact.type === 'boolean'
      ? typeof literal === 'boolean'
      : fact.type === 'integer'
        ? Number.isSafeInteger(literal) && (literal as number) >= min && (literal as number) <= max
        : typeof literal === 'string' && (fact.type === 'string' ? literal !== '' : values.has(literal))
  if (fits) return literal as Literal
  const hint = typeof literal === 'string' ? didYouMean(nearMiss(literal, values)) : {}
  context.report('condition_literal', path, { literal: describe(literal), fact: fact.path }, hint)
  return undefined
}

function unfit(operator: string, fact: NamedFact, path: readonly (string | number)[], context: Context): Condition {
  context.report('condition_type', path, { operator, fact: fact.path, type: fact.type })
  return NEVER_TRUE
}

function atomOf(key: string, { table }: Context, make: () => Atom): Condition {
  let atom = table.atomNumbers.get(key)
  if (atom === undefined) {
    atom = table.atoms.push(make()) - 1
    table.atomNumbers.set(key, atom)
  }
  return once(table, `atom ${atom}`, { kind: 'atom', atom })
}

/** All or any of some conditions. */
export const joinConditions = (kind: 'and' | 'or', of: readonly Condition[], table: ConditionTable): Condition =>
  of.length === 1 ? (of[0] as Condition) : once(table, `${kind} ${of.map(({ number }) => number).join()}`, { kind, of })

const negated = (of: Condition, table: ConditionTable): Condition => once(table, `not ${of.number}`, { kind: 'not', of })

type Unnumbered = Condition extends infer One ? (One extends Condition ? Omit<One, 'number'> : never) : never

function once({ conditions, conditionNumbers }: ConditionTable, key: string, condition: Unnumbered): Condition {
  const known = conditionNumbers.get(key)
  if (known !== undefined) return conditions[known] as Condition
  const number = conditions.length
  const made = Object.freeze({ number, ...condition }) as Condition
  conditions.push(made)
  conditionNumbers.set(key, number)
  return made
}

/** The key of an object that has exactly one. */
function onlyKey(value: unknown): string | undefined {
  const keys = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : []
  return keys.length === 1 ? keys[0] : undefined
}

const describe = (value: unknown): string => (value === undefined ? 'nothing' : (JSON.stringify(value) ?? typeof value))
