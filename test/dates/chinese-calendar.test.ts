import { readFileSync } from 'node:fs'
import chineseDays from 'chinese-days'
import { describe, expect, it, vi } from 'vitest'
import { isRestDay } from '../../src/core/calendar.js'
import { formatDay, parseDay, partsOf } from '../../src/core/civil-day.js'
import { readCalendar } from '../../src/policy/link-packs.js'
import type { Calendar } from '../../src/policy/pack.js'

// chinese-days builds its tables by the clock of the machine: west of Greenwich they lie a day off.
vi.hoisted(() => {
  process.env.TZ = 'Asia/Shanghai'
})

const file = JSON.parse(readFileSync(new URL('../../rules/cn/calendar.json', import.meta.url), 'utf8')) as Calendar
const calendar = readCalendar(file, (code) => {
  throw new Error(code)
})
const YEARS = [2022, 2023, 2024, 2025, 2026]
const days = Array.from({ length: (parseDay(file.until) as number) - (parseDay(file.from) as number) }, (_, index) => calendar.from + index)

/** Noon of the day on the clock of the machine, by which chinese-days reads it. */
function local(day: number): Date {
  const parts = partsOf(day)
  return new Date(parts.year, parts.month - 1, parts.day, 12)
}

describe('S-7 the calendar of rules/cn against chinese-days', () => {
  it('covers the years that both have', () => {
    expect([file.from, file.until, days.length]).toEqual(['2022-01-01', '2027-01-01', 1826])
  })

  it.each(YEARS)('%i: rests and works on the same days', (year) => {
    const ofYear = days.filter((day) => partsOf(day).year === year)
    const differ = ofYear.filter((day) => isRestDay(calendar, day) === chineseDays.isWorkday(local(day)))
    expect(differ.map(formatDay)).toEqual([])
  })

  it.each(YEARS)('%i: has the same make-up working days, and calls the same days off more than a weekend', (year) => {
    const ofYear = days.filter((day) => partsOf(day).year === year)
    const detail = (day: number): { work: boolean; name: string } => chineseDays.getDayDetail(local(day))
    // A plain day is named by its weekday in English; a holiday or make-up day by its festival, in two languages.
    const named = ofYear.filter((day) => detail(day).name.includes(','))
    expect(named.filter((day) => detail(day).work).map(formatDay)).toEqual(file.workingDays.filter((day) => day.startsWith(`${year}-`)))
    expect(named.filter((day) => !detail(day).work).map(formatDay)).toEqual(file.daysOff.map(({ day }) => day).filter((day) => day.startsWith(`${year}-`)))
  })

  it('no run of rest days is longer than the calendar says there can be', () => {
    let [run, longest] = [0, 0]
    for (const day of days) {
      run = isRestDay(calendar, day) ? run + 1 : 0
      longest = Math.max(longest, run)
    }
    expect([longest, file.longestRest]).toEqual([9, 10])
  })

  it('says nothing of 2027, where chinese-days answers by the weekday', () => {
    expect(chineseDays.isWorkday(local(parseDay('2027-01-01') as number))).toBe(true)
    expect(file.daysOff.some(({ day }) => day >= file.until)).toBe(false)
  })
})
