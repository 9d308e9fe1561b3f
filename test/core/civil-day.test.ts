import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addCivilMonths, DAY_MS, dayOf, formatDay, parseDay, partsOf, weekdayOf } from '../../src/core/civil-day.js'

const FIRST = dayOf(1, 1, 1)
const LAST = dayOf(9999, 12, 31)
const civil = fc.integer({ min: FIRST, max: LAST })

describe('civil days', () => {
  it('agree with Date.UTC on every day of 1899 to 2201', () => {
    const wrong: number[] = []
    for (let day = dayOf(1899, 1, 1), end = dayOf(2201, 12, 31); day <= end; day++) {
      const date = new Date(day * DAY_MS)
      const [year, month, of] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
      const parts = partsOf(day)
      const same = parts.year === year && parts.month === month && parts.day === of
      if (!same || dayOf(year, month, of) !== day || weekdayOf(day) !== (date.getUTCDay() || 7)) wrong.push(day)
    }
    expect(wrong).toEqual([])
  })

  it('law: agree with Date on any day of the years 1 to 9999', () => {
    fc.assert(
      fc.property(civil, (day) => {
        expect(formatDay(day)).toBe(new Date(day * DAY_MS).toISOString().slice(0, 10))
        expect(parseDay(formatDay(day))).toBe(day)
        expect(weekdayOf(day + 1)).toBe((weekdayOf(day) % 7) + 1)
      }),
    )
  })

  it.each<[string, number | undefined]>([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2024-02-29', 19_782],
    ['2023-02-29', undefined],
    ['1900-02-29', undefined],
    ['2000-02-29', 11_016],
    ['0001-01-01', FIRST],
    ['9999-12-31', LAST],
    ['2026-04-31', undefined],
    ['2026-00-10', undefined],
    ['2026-13-01', undefined],
    ['2026-01-00', undefined],
    ['2026-1-1', undefined],
    ['2026-01-01T00:00:00Z', undefined],
    [' 2026-01-01', undefined],
    ['2026-01-01\n', undefined],
    ['', undefined],
  ])('reads %j', (text, expected) => {
    expect(parseDay(text)).toBe(expected)
  })

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-10-31', 1, '2026-11-30'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-02-28', 1, '2026-03-28'],
    ['2026-05-15', 0, '2026-05-15'],
    ['2159-12-31', 480, '2199-12-31'],
  ])('%s plus %i months is %s', (from, months, expected) => {
    expect(formatDay(addCivilMonths(parseDay(from) as number, months))).toBe(expected)
  })

  it('law: a month later is the same day of the month, or its last', () => {
    fc.assert(
      fc.property(fc.integer({ min: dayOf(1900, 1, 1), max: dayOf(2200, 1, 1) }), fc.integer({ min: 0, max: 600 }), (day, months) => {
        const from = partsOf(day)
        const to = partsOf(addCivilMonths(day, months))
        expect((to.year - from.year) * 12 + to.month - from.month).toBe(months)
        const last = new Date(Date.UTC(to.year, to.month, 0)).getUTCDate()
        expect(to.day).toBe(Math.min(from.day, last))
      }),
    )
  })
})
