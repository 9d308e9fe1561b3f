import { hashOf } from './key-hash.js'

const FEWEST = 16

/** Results by keys of whole numbers, which lie one after the other in memory: a look-up touches little of it. */
export class KeyTable<T> {
  size = 0
  /** Where the entry of a hash starts in `entries`, and one more; 0: none. Open addressing, at most half full. */
  private index: Int32Array = new Int32Array(FEWEST)
  /** Of each entry the number of its result, the length of its key, and the key. */
  private entries: Int32Array = new Int32Array(16 * FEWEST)
  private end = 0
  private results: T[] = []

  /** The result of the first numbers of a key. */
  get(key: Int32Array, length: number): T | undefined {
    const at = this.index[this.slotOf(key, 0, length)] as number
    return at === 0 ? undefined : this.results[this.entries[at - 1] as number]
  }

  /** Adds a result for a key that has none. */
  set(key: Int32Array, length: number, result: T): void {
    if (2 * (this.size + 1) > this.index.length) this.grow()
    while (this.end + 2 + length > this.entries.length) this.entries = longer(this.entries)
    this.index[this.slotOf(key, 0, length)] = this.end + 1
    this.entries[this.end] = this.size++
    this.entries[this.end + 1] = length
    for (let at = 0; at < length; at++) this.entries[this.end + 2 + at] = key[at] as number
    this.end += 2 + length
    this.results.push(result)
  }

  /** The slot of a key that starts somewhere, or the empty one in which it would be. */
  private slotOf(key: Int32Array, from: number, length: number): number {
    const { index } = this
    const mask = index.length - 1
    let slot = hashOf(key, from, length) & mask
    for (let at = index[slot] as number; at !== 0 && !this.holds(at - 1, key, from, length); at = index[slot] as number) slot = (slot + 1) & mask
    return slot
  }

  private holds(start: number, key: Int32Array, from: number, length: number): boolean {
    const { entries } = this
    if (entries[start + 1] !== length) return false
    for (let at = 0; at < length; at++) if (entries[start + 2 + at] !== key[from + at]) return false
    return true
  }

  private grow(): void {
    const starts = this.index.filter((start) => start !== 0)
    this.index = new Int32Array(2 * this.index.length)
    for (const start of starts) this.index[this.slotOf(this.entries, start + 1, this.entries[start] as number)] = start
  }
}

function longer(entries: Int32Array): Int32Array {
  const twice = new Int32Array(2 * entries.length)
  twice.set(entries)
  return twice
}
