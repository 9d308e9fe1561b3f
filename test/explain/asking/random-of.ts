/** Whole numbers below `k`, the same ones for the same seed. */
export type Random = (k: number) => number

export function randomOf(seed: number): Random {
  let state = seed >>> 0
  return (k) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * k)
  }
}
