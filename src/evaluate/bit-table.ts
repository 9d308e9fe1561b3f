/** The bits of one claim, in words; see claim-bits. */
export type ClaimBits = Int32Array

/** What was worked out for claims, by those of their bits that it depends on: claims alike in them share one result. */
export interface BitTable<T> {
  /** The words that hold bits it depends on, and which bits of each. */
  readonly words: Int32Array
  readonly masks: Int32Array
  readonly results: Map<number, { readonly key: Int32Array; readonly result: T }>
  readonly most: number
}

/** @param bits - What the results depend on, as places in the bits of a claim. @param most - So many results are kept before all are let go. */
export function bitTable<T>(bits: Iterable<number>, most: number): BitTable<T> {
  const byWord = new Map<number, number>()
  for (const bit of bits) byWord.set(bit >> 5, (byWord.get(bit >> 5) ?? 0) | (1 << (bit & 31)))
  return { words: Int32Array.from(byWord.keys()), masks: Int32Array.from(byWord.values()), results: new Map(), most }
}

/** The result for a claim, worked out when no claim like it was seen. */
export function resultFor<T, E, O>({ words, masks, results, most }: BitTable<T>, claim: ClaimBits, make: (evaluation: E, of: O) => T, evaluation: E, of: O): T {
  let hash = 0
  for (let index = 0; index < words.length; index++) {
    hash = Math.imul(hash ^ ((claim[words[index] as number] as number) & (masks[index] as number)), 0x9e3779b1)
    hash ^= hash >>> 15
  }
  const known = results.get(hash)
  if (known && isKey(known.key, words, masks, claim)) return known.result
  const key = words.map((word, index) => (claim[word] as number) & (masks[index] as number))
  const result = make(evaluation, of)
  if (results.size >= most) results.clear()
  results.set(hash, { key, result })
  return result
}

function isKey(key: Int32Array, words: Int32Array, masks: Int32Array, claim: ClaimBits): boolean {
  for (let index = 0; index < key.length; index++) if (key[index] !== ((claim[words[index] as number] as number) & (masks[index] as number))) return false
  return true
}
