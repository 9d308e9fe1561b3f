import { describe, expect, it } from 'vitest'
import { deepFreeze, isPlainObject } from '../../src/core/freeze.js'

describe('freezing', () => {
  it('freezes in depth, in place', () => {
    const value = { a: [{ b: { c: 1 } }], d: null, e: 'x' }
    expect(deepFreeze(value)).toBe(value)
    expect([value, value.a, value.a[0], value.a[0]?.b].every(Object.isFrozen)).toBe(true)
    expect(() => value.a.push({ b: { c: 2 } })).toThrow(TypeError)
  })

  it('takes values of any kind, cycles and great depth', () => {
    const cycle: Record<string, unknown> = {}
    cycle.self = cycle
    expect(Object.isFrozen(deepFreeze(cycle))).toBe(true)
    let deep: unknown[] = []
    for (let depth = 0; depth < 100_000; depth++) deep = [deep]
    expect(Object.isFrozen(deepFreeze(deep)[0])).toBe(true)
    for (const value of [1, 'x', null, undefined, true]) expect(deepFreeze(value)).toBe(value)
  })
})

describe('plain objects', () => {
  class Thing {}

  it.each<[string, unknown, boolean]>([
    ['a literal', {}, true],
    ['without a prototype', Object.create(null), true],
    ['from JSON', JSON.parse('{"__proto__":1}'), true],
    ['from another realm', Object.create(Object.create(null) as object), true],
    ['a list', [], false],
    ['null', null, false],
    ['a text', 'x', false],
    ['a function', () => 1, false],
    ['a Date', new Date(0), false],
    ['a Map', new Map(), false],
    ['an instance', new Thing(), false],
    ['inheriting facts', Object.create({ opened: true }), false],
    ['an error', new Error('x'), false],
  ])('%s', (_, value, expected) => {
    expect(isPlainObject(value)).toBe(expected)
  })
})
