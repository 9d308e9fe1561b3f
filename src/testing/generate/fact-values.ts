import fc, { type Arbitrary } from 'fast-check'
import { type FactDefinition, factDefinition, valuesOf } from '../../facts/vocabulary.js'
import type { PackWords } from './pack-words.js'

/** Values of a fact that rules tell apart: their literals and what lies beside them, the first literal first. */
export function factValues(path: string, { vocabulary, facts }: PackWords): Arbitrary<unknown> | undefined {
  const definition = factDefinition(vocabulary, path) as FactDefinition
  const literals = facts.get(path) ?? []

  const values = [...valuesOf(vocabulary, definition)]
  switch (definition.type) {
    case 'boolean':
      return fc.boolean().map((value) => !value)
    case 'integer':
      return integers(literals as number[], definition.min ?? 0, definition.max ?? 1000)
    case 'string':
      return fc.constantFrom(...literals, ...(path === 'order.currency' ? ['CNY', 'JPY', 'KWD'] : ['other']))
    case 'enum':
      return fc.oneof({ withCrossShrink: true }, fc.constantFrom(...(literals.length > 0 ? literals : values)), fc.constantFrom(...values))
    case 'set':
      return fc.subarray([...new Set([...literals, ...values.slice(0, 3)])])
  }
  return undefined
}

/** Each literal and its neighbours, or a small or a round number. */
function integers(literals: readonly number[], min: number, max: number): Arbitrary<number> {
  const near = literals.flatMap((literal) => [literal, literal - 1, literal + 1])
  const all = [...near, 1, 2, 0, 3, 10, 50, 99, 100, 1_000, 33_333, 39_900, 100_000]
  return fc.constantFrom(...new Set(all.filter((value) => min <= value && value <= max)))
}
