import { describe, expect, it } from 'vitest'
import { allBelow, hasBelow, isBelowOrEqual, lineOf } from '../../src/facts/categories.js'
import { BASE_VOCABULARY } from '../../src/facts/vocabulary.js'

const tree = { a: { parent: null }, b: { parent: 'a' }, c: { parent: 'b' }, d: { parent: 'b' }, e: { parent: null } }
const cycle = { a: { parent: 'b' }, b: { parent: 'a' } }

describe('categories', () => {
  it('lists a category and all above it, nearest first', () => {
    expect(lineOf(tree, 'c')).toEqual(['c', 'b', 'a'])
    expect(lineOf(tree, 'a')).toEqual(['a'])
    expect(lineOf(tree, 'zzz')).toEqual(['zzz'])
    expect(lineOf(tree, '__proto__')).toEqual(['__proto__'])
    expect(lineOf(BASE_VOCABULARY.categories, 'phones')).toEqual(['phones', 'phones_and_digital'])
  })

  it('ends on a cycle', () => {
    expect(lineOf(cycle, 'a')).toEqual(['a', 'b'])
    expect(isBelowOrEqual(cycle, 'a', 'b')).toBe(true)
  })

  it.each([
    ['c', 'c', true],
    ['c', 'a', true],
    ['a', 'c', false],
    ['c', 'd', false],
    ['e', 'a', false],
  ])('%s is %s or below it: %s', (id, above, expected) => {
    expect(isBelowOrEqual(tree, id, above)).toBe(expected)
  })

  it('finds what lies below', () => {
    expect(['a', 'b', 'c', 'd', 'e'].map((id) => hasBelow(tree, id))).toEqual([true, true, false, false, false])
    expect(allBelow(tree, 'a')).toEqual(['b', 'c', 'd'])
    expect(allBelow(tree, 'c')).toEqual([])
  })
})
