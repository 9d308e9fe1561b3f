import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { earliest, type Interval, latest } from '../../src/core/interval.js'
import { and, FALSE, not, TRUE, type Truth, truthOf, UNKNOWN } from '../../src/core/truth.js'

const ALL: Truth[] = [FALSE, UNKNOWN, TRUE]
const anInterval: fc.Arbitrary<Interval> = fc.tuple(fc.integer(), fc.nat()).map(([lo, length]) => ({ lo, hi: lo + length }))

describe('S-2 strong Kleene logic', () => {
  it('and, not', () => {
    expect(ALL.map((a) => ALL.map((b) => and(a, b)))).toEqual([
      [FALSE, FALSE, FALSE],
      [FALSE, UNKNOWN, UNKNOWN],
      [FALSE, UNKNOWN, TRUE],
    ])
    expect(ALL.map(not)).toEqual([TRUE, UNKNOWN, FALSE])
    expect([truthOf(true), truthOf(false)]).toEqual([TRUE, FALSE])
  })
})

describe('S-6 intervals of instants', () => {
  it('law: the latest and the earliest of two hold every reading of both', () => {
    const within = (a: Interval, share: number): number => a.lo + Math.floor((a.hi - a.lo) * share)
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(anInterval, anInterval, share, share, (a, b, s, t) => {
        const [x, y] = [within(a, s), within(b, t)]
        const [late, early] = [latest(a, b), earliest(a, b)]
        expect(late.lo <= Math.max(x, y) && Math.max(x, y) <= late.hi).toBe(true)
        expect(early.lo <= Math.min(x, y) && Math.min(x, y) <= early.hi).toBe(true)
      }),
    )
  })
})
