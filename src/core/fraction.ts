/** An exact rational number; money is counted in it and rounded once at the end (S-11). */
export interface Fraction {
  readonly num: bigint
  /** Positive. */
  readonly den: bigint
}

export const fraction = (num: number | bigint, den: number | bigint = 1): Fraction => ({ num: BigInt(num), den: BigInt(den) })
export const plus = (a: Fraction, b: Fraction): Fraction => ({ num: a.num * b.den + b.num * a.den, den: a.den * b.den })
export const minus = (a: Fraction, b: Fraction): Fraction => ({ num: a.num * b.den - b.num * a.den, den: a.den * b.den })
export const times = (a: Fraction, b: Fraction): Fraction => ({ num: a.num * b.num, den: a.den * b.den })
const less = (a: Fraction, b: Fraction): boolean => a.num * b.den < b.num * a.den
export const smaller = (a: Fraction, b: Fraction): Fraction => (less(b, a) ? b : a)
export const larger = (a: Fraction, b: Fraction): Fraction => (less(a, b) ? b : a)

/**
 * Rounds half up to a whole number of minor units.
 *
 * @example
 * roundHalfUp(fraction(5, 2)) // => 3
 */
export function roundHalfUp({ num, den }: Fraction): number {
  const [over, under] = [2n * num + den, 2n * den]
  // BigInt division cuts towards zero.
  return Number(over / under - (over < 0n && over % under !== 0n ? 1n : 0n))
}
