import jsonLogic from 'json-logic-js'
import type { Vocabulary } from '../../facts/vocabulary.js'
import type { When } from '../../policy/rule.js'
import { isIn } from './categories.js'
import type { ReadZone } from './clock.js'
import { derivedFact } from './derived-facts.js'
import { every, type Kleene, not, some } from './kleene.js'
import type { KnownFacts, Value } from './known-facts.js'

/** What conditions are asked of. */
export interface Reader {
  facts: KnownFacts
  vocabulary: Vocabulary
  /** The policy's: that of its first pack. */
  zone: ReadZone
}

/** A fact's value; undefined: unknown. */
export function factValue(path: string, { facts, vocabulary, zone }: Reader): Value | undefined {
  return path.startsWith('derived.') ? derivedFact(path, facts, vocabulary, zone) : facts.given.get(path)
}

type Node = { [operator: string]: unknown }

const operatorOf = (node: Node): string => Object.keys(node)[0] as string
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])
const partsOf = (node: Node): When[] => listOf(node[operatorOf(node)]) as When[]
const isAtom = (when: When): when is Node => typeof when === 'object' && !['and', 'or', '!'].includes(operatorOf(when))

/** The fact that an atom reads. */
export const factOf = (atom: Node): string =>
  (listOf(atom[operatorOf(atom)]).find((part) => typeof part === 'object' && part !== null && 'var' in part) as { var: string }).var

const atomsOf = (when: When): Node[] => (typeof when === 'boolean' ? [] : isAtom(when) ? [when] : partsOf(when).flatMap(atomsOf))

/** That a category below that of the item is in its set is unknown (S-2b). */
const asksBelow = (atom: Node, { facts, vocabulary }: Reader): boolean =>
  factOf(atom) === 'derived.categories' && isIn(facts.given.get('item.category') as string, [listOf(atom.in)[0] as string], vocabulary) === 'unknown'

const isKnown = (atom: Node, reader: Reader): boolean => factValue(factOf(atom), reader) !== undefined && !asksBelow(atom, reader)

/** A condition: json-logic-js answers it whole when all its facts are known, else strong Kleene logic over its tree (S-2). */
export function holds(when: When, reader: Reader): Kleene {
  if (typeof when === 'boolean') return when
  const atoms = atomsOf(when)
  if (atoms.every((atom) => isKnown(atom, reader))) return jsonLogic.apply(when as never, dataOf(atoms, reader)) as boolean
  if (isAtom(when)) return 'unknown'
  const parts = partsOf(when).map((part) => holds(part, reader))
  if (operatorOf(when) === '!') return not(parts[0] as Kleene)
  return operatorOf(when) === 'and' ? every(parts) : some(parts)
}

/** The facts of some atoms, nested as json-logic-js reads them. */
function dataOf(atoms: Node[], reader: Reader): object {
  const data: Record<string, unknown> = {}
  for (const path of atoms.map(factOf)) {
    const keys = path.split('.')
    let at = data
    for (const key of keys.slice(0, -1)) {
      at[key] ??= {}
      at = at[key] as Record<string, unknown>
    }
    at[keys.at(-1) as string] = factValue(path, reader)
  }
  return data
}

/** The atoms by which a condition comes out as `outcome`: those that fail it, when it is false (S-15). */
export function reasonsOf(when: When, outcome: boolean, reader: Reader): Node[] {
  if (holds(when, reader) !== outcome || typeof when === 'boolean') return []
  if (isAtom(when)) return [when]
  if (operatorOf(when) === '!') return reasonsOf(partsOf(when)[0] as When, !outcome, reader)
  return partsOf(when).flatMap((part) => reasonsOf(part, outcome, reader))
}
