import fc from 'fast-check'
import { expect, it } from 'vitest'
import { PairTable } from '../../src/core/pair-table.js'

const small = fc.nat(40)
const entry = fc.tuple(fc.oneof(small, fc.nat()), fc.oneof(small, fc.nat()), fc.nat())

it('law: says of every pair what was put there last, and -1 of every other', () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 400 }), small, small, (entries, a, b) => {
      const table = new PairTable()
      const expected = new Map<string, number>()
      for (const [one, other, value] of entries) {
        table.set(one, other, value)
        expected.set(`${one} ${other}`, value)
      }
      expect(entries.map(([one, other]) => table.get(one, other))).toEqual(entries.map(([one, other]) => expected.get(`${one} ${other}`)))
      expect(table.get(a, b)).toBe(expected.get(`${a} ${b}`) ?? -1)
    }),
  )
})
