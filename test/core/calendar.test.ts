import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRestDay, nthWorkingDay, type RollKind, restsOn, rollForward, type WorkCalendar } from '../../src/core/calendar.js'
import { type CivilDay, formatDay, parseDay } from '../../src/core/civil-day.js'
import { FALSE, TRUE, type Truth, UNKNOWN } from '../../src/core/truth.js'

const day = (text: string): CivilDay => parseDay(text) as CivilDay

/** October 2026: days off from the 1st to the 7th, Saturday the 10th worked; covered until the end of the year. */
const CN: WorkCalendar = {
  id: 'cn',
  from: day('2026-01-01'),
  until: day('2027-01-01'),
  weekend: new Set([6, 7]),
  daysOff: new Set([1, 2, 3, 4, 5, 6, 7].map((one) => day(`2026-10-0${one}`))),
  workingDays: new Set([day('2026-10-10'), day('2026-09-27')]),
  longestRest: 10,
}

const rolled = (text: string, kind: RollKind): unknown => {
  const { lo, hi, years } = rollForward(CN, day(text), kind)
  return [formatDay(lo), formatDay(hi), ...years]
}

describe('S-7 rolling a last day', () => {
  it.each<[string, string, RollKind, unknown]>([
    ['a working day', '2026-09-30', 'next_working_day', ['2026-09-30', '2026-09-30']],
    ['the first day off', '2026-10-01', 'next_working_day', ['2026-10-08', '2026-10-08']],
    ['the last day off', '2026-10-07', 'next_working_day', ['2026-10-08', '2026-10-08']],
    ['the day after', '2026-10-08', 'next_working_day', ['2026-10-08', '2026-10-08']],
    ['a Saturday', '2026-05-16', 'next_working_day', ['2026-05-18', '2026-05-18']],
    ['a Sunday', '2026-05-17', 'next_working_day', ['2026-05-18', '2026-05-18']],
    ['a Saturday that is worked', '2026-10-10', 'next_working_day', ['2026-10-10', '2026-10-10']],
    ['a Sunday that is worked', '2026-09-27', 'next_working_day', ['2026-09-27', '2026-09-27']],
    ['the Sunday after', '2026-10-11', 'next_working_day', ['2026-10-12', '2026-10-12']],
    ['a weekend, only off days off', '2026-05-16', 'after_holiday', ['2026-05-16', '2026-05-16']],
    ['a day off, only off days off', '2026-10-03', 'after_holiday', ['2026-10-08', '2026-10-08']],
    ['a day off, never', '2026-10-03', 'none', ['2026-10-03', '2026-10-03']],
    ['the last day covered', '2026-12-31', 'next_working_day', ['2026-12-31', '2026-12-31']],
    ['the first day not covered', '2027-01-01', 'next_working_day', ['2027-01-01', '2027-01-11', 2027]],
    ['the first day not covered, only off days off', '2027-01-01', 'after_holiday', ['2027-01-01', '2027-01-11', 2027]],
    ['not covered, never', '2027-01-01', 'none', ['2027-01-01', '2027-01-01']],
    ['across the year', '2027-12-28', 'next_working_day', ['2027-12-28', '2028-01-07', 2027, 2028]],
    ['before the data', '2025-12-31', 'next_working_day', ['2025-12-31', '2026-01-10', 2025, 2026]],
  ])('%s: %s, %s', (_, last, kind, expected) => {
    expect(rolled(last, kind)).toEqual(expected)
  })

  it('goes on beyond the data when the data ends in rest days', () => {
    const short = { ...CN, until: day('2026-10-04') }
    const { lo, hi, years } = rollForward(short, day('2026-10-02'), 'next_working_day')
    expect([formatDay(lo), formatDay(hi), years]).toEqual(['2026-10-04', '2026-10-12', [2026]])
  })

  it('law: rolling ends on a working day, with only rest days on the way, and twice is once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: CN.from, max: day('2026-12-20') }),
        fc.constantFrom<RollKind>('next_working_day', 'after_holiday', 'none'),
        (last, kind) => {
          const { lo, hi } = rollForward(CN, last, kind)
          expect(lo).toBe(hi)
          for (let on = last; on < lo; on++) expect(isRestDay(CN, on)).toBe(true)
          if (lo > last) expect(isRestDay(CN, lo)).toBe(false)
          expect(rollForward(CN, lo, kind).lo).toBe(lo)
        },
      ),
    )
  })
})

describe('S-7 rest days', () => {
  it.each<[string, string, WorkCalendar, Truth]>([
    ['a Saturday', '2026-05-16', CN, TRUE],
    ['a Monday', '2026-05-18', CN, FALSE],
    ['a day without data', '2027-05-18', CN, UNKNOWN],
    ['a day without data where nobody rests', '2027-05-18', { ...CN, longestRest: 0 }, FALSE],
  ])('%s, %s', (_, text, calendar, wanted) => {
    expect(restsOn(calendar, day(text))).toBe(wanted)
  })
})

describe('S-7 working days', () => {
  const nth = (first: string, n: number): unknown => {
    const { lo, hi, years } = nthWorkingDay(CN, day(first), n)
    return [formatDay(lo), formatDay(hi), ...years]
  }

  it.each<[string, string, number, unknown]>([
    ['the first, on a working day', '2026-09-30', 1, ['2026-09-30', '2026-09-30']],
    ['the first, on a day off', '2026-10-01', 1, ['2026-10-08', '2026-10-08']],
    ['a worked Saturday counts', '2026-10-08', 3, ['2026-10-10', '2026-10-10']],
    ['the Sunday after does not', '2026-10-08', 4, ['2026-10-12', '2026-10-12']],
    ['the last day covered', '2026-12-31', 1, ['2026-12-31', '2026-12-31']],
    ['one beyond', '2026-12-31', 2, ['2027-01-01', '2027-01-11', 2027]],
    ['two beyond', '2026-12-31', 3, ['2027-01-02', '2027-01-22', 2027]],
  ])('%s', (_, first, n, expected) => {
    expect(nth(first, n)).toEqual(expected)
  })

  it('law: counts as a count of working days does', () => {
    fc.assert(
      fc.property(fc.integer({ min: CN.from, max: day('2026-11-01') }), fc.integer({ min: 1, max: 20 }), (first, n) => {
        const { lo, hi } = nthWorkingDay(CN, first, n)
        expect(lo).toBe(hi)
        let counted = 0
        for (let on = first; on <= lo; on++) if (!isRestDay(CN, on)) counted++
        expect(counted).toBe(n)
        expect(isRestDay(CN, lo)).toBe(false)
      }),
    )
  })
})
