import { UTCDate, utc } from '@date-fns/utc'
import { addDays, addMonths, addYears, differenceInCalendarDays, format, getISODay, isValid, parse } from 'date-fns'
import { Temporal } from 'temporal-polyfill/implementation'
import { describe, expect, it } from 'vitest'
import { addCivilMonths, dayOf, formatDay, parseDay, partsOf, weekdayOf } from '../../src/core/civil-day.js'
import { randomFrom } from './samples.js'

const SEED = 20_261_123
/** Of each kind; ten times as many with FC_RUNS, as in `npm run test:long`. */
const SUMS = process.env.FC_RUNS ? 500_000 : 50_000
/** The longest window is forty years (S-1d). */
const MOST_YEARS = 40
const LAST = dayOf(9999, 12, 31)

/** Years from which days are drawn, and how often: those that zones cover, and the edges of centuries and of four-digit years. */
const SPANS: [share: number, first: number, last: number][] = [
  [0.8, 1992, 2200],
  [0.1, 1598, 1602],
  [0.1, 9950, 9999],
]

/** The most that is added to a day: no sum leaves the years of four digits. */
const daysAhead = (day: number): number => Math.min(MOST_YEARS * 366, LAST - day)
const yearsAhead = (day: number): number => Math.min(MOST_YEARS, 9999 - partsOf(day).year)
const monthsAhead = (day: number): number => Math.min(MOST_YEARS * 12, 12 * (9999 - partsOf(day).year) + 12 - partsOf(day).month)

interface Sum {
  readonly day: number
  readonly plus: number
}

/** Days of all spans, some pressed to the end of their month, where sums differ most; plus lies in 0 to `most` of the day. */
function sums(seed: number, most: (day: number) => number): Sum[] {
  const random = randomFrom(seed)
  return SPANS.flatMap(([share, first, last]) =>
    Array.from({ length: share * SUMS }, () => {
      const drawn = random(dayOf(first, 1, 1), dayOf(last, 12, 31))
      const { year, month } = partsOf(drawn)
      const day = random(1, 4) === 1 ? Math.min(LAST, dayOf(year, month + 1, random(-2, 1))) : drawn
      return { day, plus: random(0, most(day)) }
    }),
  )
}

const plain = (day: number): Temporal.PlainDate => Temporal.PlainDate.from('1970-01-01').add({ days: day })
const date = (day: number): UTCDate => new UTCDate(day * 86_400_000)
const dayText = (value: Date): string => format(value, 'yyyy-MM-dd', { in: utc })

/** The sums whose answers are not all alike; the first few, so that a fault does not print fifty thousand lines. */
function disagreements(drawn: readonly Sum[], answers: (sum: Sum) => readonly (string | number)[]): unknown[] {
  return drawn
    .filter((sum) => new Set(answers(sum)).size !== 1)
    .slice(0, 5)
    .map((sum) => ({ ...sum, answers: answers(sum) }))
}

describe('civil days against Temporal and date-fns', { timeout: 60_000 }, () => {
  it('draws the same days in every run, from all spans, each month and its end among them', () => {
    const drawn = sums(SEED, daysAhead)
    expect(drawn).toEqual(sums(SEED, daysAhead))
    expect(drawn).toHaveLength(SUMS)
    expect(new Set(drawn.map(({ day }) => partsOf(day).month)).size).toBe(12)
    expect(drawn.filter(({ day }) => formatDay(day).endsWith('02-29')).length).toBeGreaterThan(10)
  })

  it('days later', () => {
    const answers = ({ day, plus }: Sum): string[] => [formatDay(day + plus), plain(day).add({ days: plus }).toString(), dayText(addDays(date(day), plus))]
    expect(disagreements(sums(SEED + 1, daysAhead), answers)).toEqual([])
  })

  it('months later, clamped to the end of the month', () => {
    const answers = ({ day, plus }: Sum): string[] => [
      formatDay(addCivilMonths(day, plus)),
      plain(day).add({ months: plus }).toString(),
      dayText(addMonths(date(day), plus)),
    ]
    expect(disagreements(sums(SEED + 2, monthsAhead), answers)).toEqual([])
  })

  it('years later, as twelve months each', () => {
    const answers = ({ day, plus }: Sum): string[] => [
      formatDay(addCivilMonths(day, 12 * plus)),
      plain(day).add({ years: plus }).toString(),
      dayText(addYears(date(day), plus)),
    ]
    expect(disagreements(sums(SEED + 3, yearsAhead), answers)).toEqual([])
  })

  it('days between two days', () => {
    const answers = ({ day, plus }: Sum): number[] => {
      const [from, to] = [parseDay(plain(day).toString()) as number, parseDay(plain(day + plus).toString()) as number]
      return [to - from, plain(day).until(plain(day + plus), { largestUnit: 'days' }).days, differenceInCalendarDays(date(day + plus), date(day), { in: utc })]
    }
    expect(disagreements(sums(SEED + 4, daysAhead), answers)).toEqual([])
  })

  it('weekday', () => {
    const answers = ({ day, plus }: Sum): number[] => [weekdayOf(day + plus), plain(day + plus).dayOfWeek, getISODay(date(day + plus), { in: utc })]
    expect(disagreements(sums(SEED + 5, daysAhead), answers)).toEqual([])
  })

  it('which days exist', () => {
    const random = randomFrom(SEED + 6)
    const texts = sums(SEED + 6, () => 0).map(({ day }) => `${formatDay(day).slice(0, 8)}${String(random(27, 32)).padStart(2, '0')}`)
    const inTemporal = (text: string): string => {
      try {
        return Temporal.PlainDate.from(text).toString()
      } catch {
        return 'none'
      }
    }
    const answers = (text: string): string[] => {
      const [own, other] = [parseDay(text), parse(text, 'yyyy-MM-dd', new UTCDate(0), { in: utc })]
      return [own === undefined ? 'none' : formatDay(own), inTemporal(text), isValid(other) ? dayText(other) : 'none']
    }
    expect(texts.filter((text) => new Set(answers(text)).size !== 1).slice(0, 5)).toEqual([])
    expect(texts.filter((text) => parseDay(text) === undefined).length).toBeGreaterThan(1000)
  })

  it('every day of the first and last years that can be written', () => {
    const days = [1, 1600, 1900, 2000, 2100, 9999].flatMap((year) => Array.from({ length: 365 }, (_, index) => dayOf(year, 1, 1) + index))
    const answers = ({ day }: Sum): string[] => {
      const { year, month, day: dayOfMonth } = partsOf(day)
      const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')} ${weekdayOf(day)}`
      return [
        text,
        `${formatDay(day)} ${weekdayOf(day)}`,
        `${plain(day).toString()} ${plain(day).dayOfWeek}`,
        `${dayText(date(day))} ${getISODay(date(day), { in: utc })}`,
      ]
    }
    expect(
      disagreements(
        days.map((day) => ({ day, plus: 0 })),
        answers,
      ),
    ).toEqual([])
  })
})
