import { describe, expect, it } from 'vitest'
import { nearMiss } from '../../src/core/near-miss.js'

const NAMES = ['opened', 'activated', 'packagingIntact', 'no_reason_7d', 'no_reason_15d', 'exchange_only_180d', 'delivered']

describe('near misses', () => {
  it.each<[string, string | undefined]>([
    ['activted', 'activated'],
    ['acitvated', 'activated'],
    ['Opened', 'opened'],
    ['packaging_intact', 'packagingIntact'],
    ['PACKAGING-INTACT', 'packagingIntact'],
    ['noReason7d', 'no_reason_7d'],
    ['no_reason_16d', 'no_reason_15d'],
    ['delivery', 'delivered'],
    ['exchange_only_365d', 'exchange_only_180d'],
    ['used', undefined],
    ['price', undefined],
    ['', undefined],
    ['x'.repeat(61), undefined],
  ])('%j was meant to be %j', (name, expected) => {
    expect(nearMiss(name, NAMES)).toBe(expected)
  })

  it('takes the nearest, the first of equals, and any iterable', () => {
    expect(nearMiss('repairs', ['repaid', 'repair'])).toBe('repair')
    expect(nearMiss('cat', ['car', 'bat'])).toBe('car')
    expect(nearMiss('opend', new Set(NAMES))).toBe('opened')
    expect(nearMiss('opend', [])).toBeUndefined()
  })
})
