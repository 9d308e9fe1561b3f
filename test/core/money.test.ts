import { describe, expect, it } from 'vitest'
import { minorUnitsOf } from '../../src/core/money.js'

describe('minor units', () => {
  it.each<[string, number | undefined]>([
    ['CNY', 100],
    ['EUR', 100],
    ['JPY', 1],
    ['KWD', 1000],
    ['cny', undefined],
    ['', undefined],
    ['constructor', undefined],
  ])('of %s', (currency, expected) => {
    expect(minorUnitsOf(currency)).toBe(expected)
  })
})
