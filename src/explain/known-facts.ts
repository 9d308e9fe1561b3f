import { FALSE, not, TRUE, type Truth } from '../core/truth.js'
import { truthOf } from '../evaluate/condition.js'
import { type Evaluation, knownValue } from '../evaluate/evaluation.js'
import type { FactValue } from '../facts/checked-facts.js'
import type { FactPath } from '../facts/facts.js'
import { factDefinition, valuesOf } from '../facts/vocabulary.js'
import type { Atom, Literal } from '../policy/atom.js'
import { atomAt, type Condition } from '../policy/condition.js'
import type { KnownFact } from './explanation.js'
import { changeableFacts } from './facts-read.js'

/** A value as JSON has it; a set is a list in the order of its codes. */
export const plainValue = (value: FactValue): KnownFact['value'] & {} => (value instanceof Set ? [...value].sort() : (value as boolean | number | string))

/** A fact with the value that it has, if it has one. */
export function knownFact(evaluation: Evaluation, fact: FactPath, fits?: KnownFact['fits']): KnownFact {
  const value = knownValue(evaluation, fact)
  return { fact, ...(value !== undefined && { value: plainValue(value) }), ...(fits && { fits }) }
}

/** Of a set only the member that an atom finds in it. */
function foundFact(evaluation: Evaluation, { fact, literals }: Atom): KnownFact {
  const value = knownValue(evaluation, fact)
  return value instanceof Set ? { fact, value: literals.filter((literal): literal is string => value.has(literal)) } : knownFact(evaluation, fact)
}

/** Each fact once, as it was first named. */
export const distinctFacts = (facts: readonly KnownFact[]): KnownFact[] => [...new Map([...facts].reverse().map((one) => [one.fact, one])).values()].reverse()

/**
 * The facts because of which a condition is what it is, in the order in which they are written. Where it fails, each says with which values it would not.
 *
 * @example
 * factsBehind(evaluation, saleModeIsDistance) // => [{ fact: 'order.saleMode', value: 'store', fits: { values: ['distance'] } }]
 */
export function factsBehind(evaluation: Evaluation, condition: Condition): KnownFact[] {
  const truth = truthOf(evaluation, condition)
  return distinctFacts(
    decisiveAtoms(evaluation, condition, truth).map(({ atom, is }) => {
      if (truth === FALSE) return knownFact(evaluation, atom.fact, fitting(evaluation, atom, not(is)))
      return is === TRUE ? foundFact(evaluation, atom) : knownFact(evaluation, atom.fact)
    }),
  )
}

interface Decisive {
  readonly atom: Atom
  readonly is: Truth
}

/** The atoms that make a condition what it is. */
function decisiveAtoms(evaluation: Evaluation, condition: Condition, truth: Truth): Decisive[] {
  switch (condition.kind) {
    case 'constant':
      return []
    case 'atom':
      return [{ atom: atomAt(evaluation.policy, condition.atom), is: truth }]
    case 'not':
      return decisiveAtoms(evaluation, condition.of, not(truth))
    default:
      return condition.of.filter((part) => truthOf(evaluation, part) === truth).flatMap((part) => decisiveAtoms(evaluation, part, truth))
  }
}

/** The values of a fact for which an atom has this truth: those of an enum, or bounds of a number. */
function fitting({ policy }: Evaluation, { fact, literals, test }: Atom, wanted: Truth): KnownFact['fits'] {
  const definition = factDefinition(policy.vocabulary, fact)
  const does = (value: Literal): boolean => test(value) === wanted
  switch (definition?.type) {
    case 'boolean':
      return { values: [true, false].filter(does) }
    case 'enum':
      return { values: [...valuesOf(policy.vocabulary, definition)].filter(does) }
    case 'set':
      return wanted === TRUE ? { values: [...literals] } : undefined
    case 'integer':
      return literals.length === 1 ? bounds(literals[0] as number, does) : undefined
    default:
      return undefined
  }
}

/** Where whole numbers begin, or end, to fit. */
function bounds(limit: number, does: (value: number) => boolean): KnownFact['fits'] {
  const [below, at, above] = [does(limit - 1), does(limit), does(limit + 1)]
  if (below === above) return at && !below ? { values: [limit] } : undefined
  return below ? { max: at ? limit : limit - 1 } : { min: at ? limit : limit + 1 }
}

/** Whether a condition could become true, or false, by changing only what a person can still change. */
export function canBecome(evaluation: Evaluation, condition: Condition, wanted: Truth): boolean {
  if (truthOf(evaluation, condition) === wanted) return true
  switch (condition.kind) {
    case 'constant':
      return false
    case 'atom':
      return changeableFacts(evaluation, atomAt(evaluation.policy, condition.atom).fact).length > 0
    case 'not':
      return canBecome(evaluation, condition.of, not(wanted))
    default: {
      const all = (condition.kind === 'and') === (wanted === TRUE)
      const can = (part: Condition): boolean => canBecome(evaluation, part, wanted)
      return all ? condition.of.every(can) : condition.of.some(can)
    }
  }
}
