/** Whole numbers from 0 on, each under two others: next to nothing to collect, where a Map would keep an object for each key. */
export class PairTable {
  private keys = new Int32Array(128)
  private values = new Int32Array(64).fill(-1)
  private used = 0

  /** @returns -1 when there is none. */
  get(a: number, b: number): number {
    return this.values[this.slot(a, b)] as number
  }

  set(a: number, b: number, value: number): void {
    if (this.used * 2 >= this.values.length) this.grow()
    const slot = this.slot(a, b)
    if (this.values[slot] === -1) this.used++
    this.keys[slot * 2] = a
    this.keys[slot * 2 + 1] = b
    this.values[slot] = value
  }

  /** Where a pair is, or where it would go. */
  private slot(a: number, b: number): number {
    const { keys, values } = this
    const mask = values.length - 1
    let slot = mixed(Math.imul(a, 0x9e3779b1) ^ b) & mask
    while (values[slot] !== -1 && (keys[slot * 2] !== a || keys[slot * 2 + 1] !== b)) slot = (slot + 1) & mask
    return slot
  }

  private grow(): void {
    const { keys, values } = this
    this.keys = new Int32Array(keys.length * 2)
    this.values = new Int32Array(values.length * 2).fill(-1)
    this.used = 0
    for (let slot = 0; slot < values.length; slot++)
      if (values[slot] !== -1) this.set(keys[slot * 2] as number, keys[slot * 2 + 1] as number, values[slot] as number)
  }
}

/** A number of which every bit hangs on every bit of another. */
export function mixed(number: number): number {
  const half = Math.imul(number ^ (number >>> 16), 0x85ebca6b)
  return half ^ (half >>> 13)
}
