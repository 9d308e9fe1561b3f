import { type Truth, UNKNOWN } from '../../core/truth.js'
import type { Answer } from '../../evaluate/decision.js'
import { type Evaluation, knownValue } from '../../evaluate/evaluation.js'
import type { FactValue } from '../../facts/checked-facts.js'
import type { FactPath } from '../../facts/facts.js'
import { type FactDefinition, factDefinition, valuesOf } from '../../facts/vocabulary.js'
import type { Literal } from '../../policy/atom.js'
import type { Use } from './claim-needs.js'
import { withFact } from './leaf-end.js'
import { mostOf } from './most-left.js'
import type { Draft, Variable } from './variable.js'

/** Something that a fact decides: an atom, a selector, whether units are left. */
export interface Dependent {
  readonly use: Use
  /** The values that it names, of the fact itself. */
  readonly literals: readonly Literal[]
  truth(evaluation: Evaluation): Truth
  /** For a whole number that decides through something else: a step function of it that changes wherever the truth may. */
  rank?(evaluation: Evaluation): number
}

/** A value that a fact may have, standing for all that are told apart from it by nothing. */
interface Candidate {
  readonly value: FactValue
  readonly answer: Answer
  /** All values that it stands for, of a whole number. */
  readonly range?: { readonly min: number; readonly max: number }
}

/**
 * A fact of a claim that is unknown, with the classes of values that its dependents tell apart, exactly: each is asked about every value, or about every
 * range of whole numbers between two changes.
 *
 * @returns The variable, and what each dependent comes to.
 */
export function factVariable(evaluation: Evaluation, fact: FactPath, dependents: readonly Dependent[]): { variable: Variable; truths: Truth[][] } {
  const definition = factDefinition(evaluation.policy.vocabulary, fact) as FactDefinition
  const classes = new Map<string, { truths: Truth[]; candidates: Candidate[] }>()
  const sorted = candidatesOf(evaluation, fact, definition, dependents).map((candidate) => {
    const known = withFact(evaluation, fact, candidate.value)
    return { candidate, truths: dependents.map((one) => one.truth(known)) }
  })
  // A category that is still too coarse is no answer.
  const settled = sorted.filter(({ truths }) => definition.type !== 'category' || !truths.includes(UNKNOWN))
  for (const { candidate, truths } of settled.length > 0 ? settled : sorted) {
    const key = truths.join('')
    const known = classes.get(key)
    if (known) known.candidates.push(candidate)
    else classes.set(key, { truths, candidates: [candidate] })
  }
  const values = [...classes.values()]
  return {
    variable: variableOf(
      fact,
      dependents,
      values.map(({ candidates }) => candidates),
    ),
    truths: dependents.map((_, index) => values.map(({ truths }) => truths[index] as Truth)),
  }
}

function variableOf(fact: FactPath, dependents: readonly Dependent[], classes: readonly (readonly Candidate[])[]): Variable {
  const spans = classes.map(joinRanges)
  return {
    name: fact,
    asks: [fact],
    use: useOf(dependents),
    size: classes.length,
    answers: classes.flatMap((candidates, value) => candidates.map(({ answer }) => ({ answer, value }))),
    put: ({ values, ranges }, value, pick) => {
      const candidates = spans[value] as readonly Candidate[]
      const chosen = candidates[pick(0, candidates.length - 1)] as Candidate
      if (chosen.range) ranges.set(fact, chosen.range)
      values.set(fact, chosen.range ? pick(chosen.range.min, chosen.range.max) : chosen.value)
    },
  }
}

/** Ranges of whole numbers that follow on each other as one: nothing tells their numbers apart. */
function joinRanges(candidates: readonly Candidate[]): readonly Candidate[] {
  const joined: Candidate[] = []
  for (const one of candidates) {
    const last = joined.at(-1)
    if (last?.range && one.range && one.range.min === last.range.max + 1) joined[joined.length - 1] = { ...last, range: { ...last.range, max: one.range.max } }
    else joined.push(one)
  }
  return joined
}

const useOf = (dependents: readonly { readonly use: Use }[]): Use => ({
  grants: dependents.reduce((sum, { use }) => sum + use.grants, 0),
  first: Math.min(...dependents.map(({ use }) => use.first)),
})

function candidatesOf(evaluation: Evaluation, fact: FactPath, definition: FactDefinition, dependents: readonly Dependent[]): Candidate[] {
  const { vocabulary, categories } = evaluation.policy
  switch (definition.type) {
    case 'boolean':
      return [true, false].map((value) => ({ value, answer: value }))
    case 'integer':
      return rangesOf(evaluation, fact, definition, dependents)
    case 'category': {
      const known = evaluation.facts.values.get(fact)
      const below = typeof known === 'string' ? categories.get(known)?.below : undefined
      return [...(below ?? categories.keys())].map((value) => ({ value, answer: value }))
    }
    case 'enum':
      return [...valuesOf(vocabulary, definition)].map((value) => ({ value, answer: value }))
    default: {
      const literals = [...new Set(dependents.flatMap((one) => one.literals as string[]))]
      return [...literals.map((value): Candidate => ({ value, answer: value })), { value: `${literals.join('')}?`, answer: null }]
    }
  }
}

/** The ranges between the numbers at which anything changes. */
function rangesOf(
  evaluation: Evaluation,
  fact: FactPath,
  { min = 0, max = Number.MAX_SAFE_INTEGER }: FactDefinition,
  dependents: readonly Dependent[],
): Candidate[] {
  const startsOf = ({ literals, rank }: Dependent): number[] =>
    rank ? changes((value) => rank(withFact(evaluation, fact, value)), min, max) : (literals as number[]).flatMap((literal) => [literal, literal + 1])
  const starts = new Set([min, ...dependents.flatMap(startsOf).filter((start) => start > min && start <= max)])
  const sorted = [...starts].sort((a, b) => a - b)
  return sorted.map((start, index) => {
    const end = (sorted[index + 1] ?? max + 1) - 1
    return { value: start, answer: { ...(start > min && { min: start }), ...(end < max && { max: end }) }, range: { min: start, max: end } }
  })
}

/** Where a function that only rises, or only falls, changes between two numbers. */
function changes(of: (value: number) => number, lo: number, hi: number): number[] {
  const find = (from: number, atFrom: number, to: number, atTo: number): number[] => {
    if (atFrom === atTo) return []
    if (to - from === 1) return [to]
    const middle = from + Math.floor((to - from) / 2)
    const at = of(middle)
    return [...find(from, atFrom, middle, at), ...find(middle, at, to, atTo)]
  }
  return find(lo, of(lo), hi, of(hi))
}

/** A set of which nothing is known: one variable for each member that anything reads. */
export function memberVariable(fact: FactPath, member: string, use: Use): Variable {
  return {
    name: `${fact}:${member}`,
    asks: [fact],
    use,
    size: 2,
    answers: [{ answer: member, value: 1 }],
    member: true,
    put: ({ values }, value) => {
      const before = (values.get(fact) ?? new Set()) as ReadonlySet<string>
      values.set(fact, value === 1 ? new Set([...before, member]) : before)
    },
  }
}

/** A derived fact that is its own variable, with what each of its values stands for. */
export interface DerivedVariable {
  readonly variable: Variable
  readonly values: readonly FactValue[]
}

/** A derived fact that several things, or the history, decide: it is its own variable, since what makes it up has no finite values. */
export function derivedVariable(evaluation: Evaluation, fact: FactPath, asks: readonly string[], dependents: readonly Dependent[]): DerivedVariable {
  const declared = factDefinition(evaluation.policy.vocabulary, fact) as FactDefinition
  const { max: most = Number.POSITIVE_INFINITY } = declared
  const isNumber = declared.type === 'integer'
  const definition = isNumber ? { ...declared, max: Math.min(most, mostOf(evaluation, fact) ?? most) } : declared
  // Its own numbers decide, whatever it is derived from.
  const own = dependents.map(({ use, literals, truth }) => ({ use, literals, truth }))
  const candidates: Candidate[] = isNumber ? rangesOf(evaluation, fact, definition, own) : [false, true].map((value) => ({ value, answer: value }))
  const bounds = candidates.map(({ value, range }) => range ?? { min: Number(value), max: Number(value) })
  const variable: Variable = {
    name: fact,
    asks,
    use: useOf(dependents),
    size: candidates.length,
    answers: [],
    valueIn: (known) => {
      const value = knownValue(known, fact)
      const index = bounds.findIndex(({ min, max }) => Number(value) >= min && Number(value) <= max)
      return value === undefined || index < 0 ? undefined : index
    },
    put: ({ counts }, value) => void counts.set(fact, bounds[value] as { min: number; max: number }),
  }
  return { variable, values: candidates.map(({ value }) => value) }
}

/** Something that may come out either way, for reasons of its own. */
export const openVariable = (
  name: string,
  asks: readonly string[],
  use: Use,
  put: (draft: Draft, holds: boolean) => void,
  valueIn?: Variable['valueIn'],
): Variable => ({
  name,
  asks,
  use,
  size: 2,
  answers: [],
  ...(valueIn && { valueIn }),
  put: (draft, value) => put(draft, value === 1),
})
