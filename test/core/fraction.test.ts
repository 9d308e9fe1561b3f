import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Fraction, fraction, larger, minus, plus, roundHalfUp, smaller, times } from '../../src/core/fraction.js'

const aFraction = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 6n })).map(([num, den]) => fraction(num, den))
const equal = (a: Fraction, b: Fraction): boolean => a.num * b.den === b.num * a.den

describe('fractions', () => {
  it.each([
    [0, 1, 0],
    [1, 2, 1],
    [49, 100, 0],
    [5, 2, 3],
    [7, 3, 2],
    [8, 3, 3],
    [10, 4, 3],
    [2 ** 53 - 1, 1, 2 ** 53 - 1],
  ])('%i/%i rounds half up to %i', (num, den, expected) => {
    expect(roundHalfUp(fraction(num, den))).toBe(expected)
  })

  it('multiplies beyond 2^53 without loss', () => {
    const rate = fraction(5, 10_000)
    expect(roundHalfUp(times(times(fraction(1_000_000_000), fraction(100_000)), rate))).toBe(50_000_000_000)
    expect(times(fraction(2 ** 53 - 1), fraction(2 ** 53 - 1)).num).toBe((2n ** 53n - 1n) ** 2n)
  })

  it('law: counts as rational numbers do', () => {
    fc.assert(
      fc.property(aFraction, aFraction, aFraction, (a, b, c) => {
        expect(equal(plus(a, b), plus(b, a))).toBe(true)
        expect(equal(minus(plus(a, b), b), a)).toBe(true)
        expect(equal(times(a, plus(b, c)), plus(times(a, b), times(a, c)))).toBe(true)
        expect(equal(plus(smaller(a, b), larger(a, b)), plus(a, b))).toBe(true)
        expect(minus(larger(a, b), smaller(a, b)).num >= 0n).toBe(true)
      }),
    )
  })

  it('law: rounds to the nearest, a half up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 12 }), fc.integer({ min: 1, max: 1000 }), (num, den) => {
        const twice = BigInt(roundHalfUp(fraction(num, den))) * 2n * BigInt(den) - 2n * BigInt(num)
        expect(twice > -BigInt(den) && twice <= BigInt(den)).toBe(true)
      }),
    )
  })
})
