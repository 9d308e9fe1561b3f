/** A number for some words of a key. */
export function hashOf(key: Int32Array, from: number, length: number): number {
  let hash = length
  for (let index = 0; index < length; index++) hash = mixed(hash, key[from + index] as number)
  return hash
}

/** A hash with one more number in it. */
export function mixed(hash: number, number: number): number {
  const product = Math.imul(hash ^ number, 0x9e3779b1)
  return product ^ (product >>> 15)
}
