import { KeyTable } from './key-table.js'

/** The bits of one claim, in words; see claim-bits. */
export type ClaimBits = Int32Array

/** What was worked out for claims, by what it depends on: claims alike in that share one result. */
export interface BitTable<T> {
  /** The words that hold bits it depends on, and which bits of each. */
  readonly words: Int32Array
  readonly masks: Int32Array
  results: KeyTable<T>
}

/** @param bits - What the results depend on, as places in the bits of a claim. */
export function bitTable<T>(bits: Iterable<number>): BitTable<T> {
  const byWord = new Map<number, number>()
  for (const bit of bits) byWord.set(bit >> 5, (byWord.get(bit >> 5) ?? 0) | (1 << (bit & 31)))
  return { words: Int32Array.from(byWord.keys()), masks: Int32Array.from(byWord.values()), results: new KeyTable() }
}

/** Grows with the largest key; one is enough, as a key is looked up before anything else is worked out. */
let scratch = new Int32Array(256)

/** A key with the words of the claim in it, and room for so many more. */
export function keyOf({ words, masks }: BitTable<unknown>, claim: ClaimBits, more: number): Int32Array {
  if (words.length + more > scratch.length) scratch = new Int32Array(2 * (words.length + more))
  for (let index = 0; index < words.length; index++) scratch[index] = (claim[words[index] as number] as number) & (masks[index] as number)
  return scratch
}
