import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { formatDay, parseDay } from '../../src/core/civil-day.js'
import { createPolicy } from '../../src/evaluate/create-policy.js'
import type { Deadline } from '../../src/evaluate/decision.js'
import type { Facts } from '../../src/facts/facts.js'
import { cn } from '../../src/packs/cn.js'
import type { Calendar } from '../../src/policy/pack.js'

const calendar = JSON.parse(readFileSync(new URL('../../rules/cn/calendar.json', import.meta.url), 'utf8')) as Calendar
const policy = createPolicy([cn])

/** The deadline of a no-reason return whose seventh day is this one, seen on the day of delivery. */
function deadlineOf(seventh: string): Deadline | undefined {
  const delivered = `${formatDay((parseDay(seventh) as number) - 7)}T10:00:00+08:00`
  const facts = {
    asOf: delivered,
    order: { market: 'CN', purchasedAt: delivered, saleMode: 'distance', noReturnNotice: 'none' },
    buyer: { kind: 'consumer' },
    item: { category: 'clothing', labels: [], condition: 'new', madeToOrder: false, perishable: false, digital: false },
    events: { delivered },
    history: [],
    claim: { reason: 'changed_mind' },
  } as Facts
  return policy.evaluate(facts).services.return.routes.find(({ rule }) => rule === 'cn.no-reason-return.grant')?.deadline
}

/**
 * Worked by hand from the notices of the State Council on the holidays of each year. Every day from the first to the second, as the last day of a period,
 * moves to the third; without a third it stays. Blocks are entered from each side: the working day before, each day of rest, the day after,
 * the make-up working days around and the rest days that lie before or behind those.
 */
type Row = [first: string, last: string, movesTo?: string]
const BLOCKS: [block: string, ...rows: Row[]][] = [
  ['New Year 2022', ['2022-01-01', '2022-01-03', '2022-01-04'], ['2022-01-04', '2022-01-04']],
  ['Spring Festival 2022', ['2022-01-28', '2022-01-30'], ['2022-01-31', '2022-02-06', '2022-02-07'], ['2022-02-07', '2022-02-07']],
  ['Qingming 2022', ['2022-04-01', '2022-04-02'], ['2022-04-03', '2022-04-05', '2022-04-06'], ['2022-04-06', '2022-04-06']],
  [
    'Labour Day 2022',
    ['2022-04-23', '2022-04-23', '2022-04-24'],
    ['2022-04-24', '2022-04-29'],
    ['2022-04-30', '2022-05-04', '2022-05-05'],
    ['2022-05-05', '2022-05-07'],
    ['2022-05-08', '2022-05-08', '2022-05-09'],
  ],
  ['Dragon Boat 2022', ['2022-06-02', '2022-06-02'], ['2022-06-03', '2022-06-05', '2022-06-06'], ['2022-06-06', '2022-06-06']],
  ['Mid-Autumn 2022', ['2022-09-09', '2022-09-09'], ['2022-09-10', '2022-09-12', '2022-09-13'], ['2022-09-13', '2022-09-13']],
  ['National Day 2022', ['2022-09-30', '2022-09-30'], ['2022-10-01', '2022-10-07', '2022-10-08'], ['2022-10-08', '2022-10-10']],

  ['New Year 2023', ['2022-12-30', '2022-12-30'], ['2022-12-31', '2023-01-02', '2023-01-03'], ['2023-01-03', '2023-01-03']],
  ['Spring Festival 2023', ['2023-01-20', '2023-01-20'], ['2023-01-21', '2023-01-27', '2023-01-28'], ['2023-01-28', '2023-01-30']],
  ['Qingming 2023', ['2023-04-04', '2023-04-04'], ['2023-04-05', '2023-04-05', '2023-04-06'], ['2023-04-06', '2023-04-06']],
  [
    'Labour Day 2023',
    ['2023-04-22', '2023-04-22', '2023-04-23'],
    ['2023-04-23', '2023-04-28'],
    ['2023-04-29', '2023-05-03', '2023-05-04'],
    ['2023-05-04', '2023-05-06'],
    ['2023-05-07', '2023-05-07', '2023-05-08'],
  ],
  ['Dragon Boat 2023', ['2023-06-21', '2023-06-21'], ['2023-06-22', '2023-06-24', '2023-06-25'], ['2023-06-25', '2023-06-26']],
  ['Mid-Autumn and National Day 2023', ['2023-09-28', '2023-09-28'], ['2023-09-29', '2023-10-06', '2023-10-07'], ['2023-10-07', '2023-10-09']],

  ['New Year 2024', ['2023-12-29', '2023-12-29'], ['2023-12-30', '2024-01-01', '2024-01-02'], ['2024-01-02', '2024-01-02']],
  [
    'Spring Festival 2024',
    ['2024-02-03', '2024-02-03', '2024-02-04'],
    ['2024-02-04', '2024-02-09'],
    ['2024-02-10', '2024-02-17', '2024-02-18'],
    ['2024-02-18', '2024-02-19'],
  ],
  ['Qingming 2024', ['2024-04-03', '2024-04-03'], ['2024-04-04', '2024-04-06', '2024-04-07'], ['2024-04-07', '2024-04-08']],
  [
    'Labour Day 2024',
    ['2024-04-27', '2024-04-27', '2024-04-28'],
    ['2024-04-28', '2024-04-30'],
    ['2024-05-01', '2024-05-05', '2024-05-06'],
    ['2024-05-06', '2024-05-11'],
    ['2024-05-12', '2024-05-12', '2024-05-13'],
  ],
  ['Dragon Boat 2024', ['2024-06-07', '2024-06-07'], ['2024-06-08', '2024-06-10', '2024-06-11'], ['2024-06-11', '2024-06-11']],
  ['Mid-Autumn 2024', ['2024-09-13', '2024-09-14'], ['2024-09-15', '2024-09-17', '2024-09-18'], ['2024-09-18', '2024-09-18']],
  [
    'National Day 2024',
    ['2024-09-28', '2024-09-28', '2024-09-29'],
    ['2024-09-29', '2024-09-30'],
    ['2024-10-01', '2024-10-07', '2024-10-08'],
    ['2024-10-08', '2024-10-12'],
    ['2024-10-13', '2024-10-13', '2024-10-14'],
  ],

  ['New Year 2025', ['2024-12-31', '2024-12-31'], ['2025-01-01', '2025-01-01', '2025-01-02'], ['2025-01-02', '2025-01-02']],
  [
    'Spring Festival 2025',
    ['2025-01-25', '2025-01-25', '2025-01-26'],
    ['2025-01-26', '2025-01-27'],
    ['2025-01-28', '2025-02-04', '2025-02-05'],
    ['2025-02-05', '2025-02-08'],
    ['2025-02-09', '2025-02-09', '2025-02-10'],
  ],
  ['Qingming 2025', ['2025-04-03', '2025-04-03'], ['2025-04-04', '2025-04-06', '2025-04-07'], ['2025-04-07', '2025-04-07']],
  [
    'Labour Day 2025',
    ['2025-04-26', '2025-04-26', '2025-04-27'],
    ['2025-04-27', '2025-04-30'],
    ['2025-05-01', '2025-05-05', '2025-05-06'],
    ['2025-05-06', '2025-05-06'],
  ],
  ['Dragon Boat 2025', ['2025-05-30', '2025-05-30'], ['2025-05-31', '2025-06-02', '2025-06-03'], ['2025-06-03', '2025-06-03']],
  [
    'National Day and Mid-Autumn 2025',
    ['2025-09-27', '2025-09-27', '2025-09-28'],
    ['2025-09-28', '2025-09-30'],
    ['2025-10-01', '2025-10-08', '2025-10-09'],
    ['2025-10-09', '2025-10-11'],
    ['2025-10-12', '2025-10-12', '2025-10-13'],
  ],

  ['New Year 2026', ['2025-12-31', '2025-12-31'], ['2026-01-01', '2026-01-03', '2026-01-04'], ['2026-01-04', '2026-01-05']],
  [
    'Spring Festival 2026',
    ['2026-02-13', '2026-02-14'],
    ['2026-02-15', '2026-02-23', '2026-02-24'],
    ['2026-02-24', '2026-02-28'],
    ['2026-03-01', '2026-03-01', '2026-03-02'],
  ],
  ['Qingming 2026', ['2026-04-03', '2026-04-03'], ['2026-04-04', '2026-04-06', '2026-04-07'], ['2026-04-07', '2026-04-07']],
  [
    'Labour Day 2026',
    ['2026-04-30', '2026-04-30'],
    ['2026-05-01', '2026-05-05', '2026-05-06'],
    ['2026-05-06', '2026-05-09'],
    ['2026-05-10', '2026-05-10', '2026-05-11'],
  ],
  ['Dragon Boat 2026', ['2026-06-18', '2026-06-18'], ['2026-06-19', '2026-06-21', '2026-06-22'], ['2026-06-22', '2026-06-22']],
  [
    'Mid-Autumn 2026',
    ['2026-09-19', '2026-09-19', '2026-09-20'],
    ['2026-09-20', '2026-09-24'],
    ['2026-09-25', '2026-09-27', '2026-09-28'],
    ['2026-09-28', '2026-09-28'],
  ],
  [
    'National Day 2026',
    ['2026-09-30', '2026-09-30'],
    ['2026-10-01', '2026-10-07', '2026-10-08'],
    ['2026-10-08', '2026-10-10'],
    ['2026-10-11', '2026-10-11', '2026-10-12'],
  ],
  ['the end of 2026', ['2026-12-31', '2026-12-31']],
]

const spread = ([first, last, movesTo]: Row): [day: string, lastDay: string][] => {
  const from = parseDay(first) as number
  return Array.from({ length: (parseDay(last) as number) - from + 1 }, (_, index) => [formatDay(from + index), movesTo ?? formatDay(from + index)])
}
const ROWS = BLOCKS.flatMap(([block, ...rows]) => rows.flatMap(spread).map(([day, lastDay]) => ({ block, day, lastDay })))

describe('every holiday block of 2022 to 2026, entered from each side', () => {
  it('enters every day off and every make-up working day once', () => {
    const entered = ROWS.map(({ day }) => day)
    expect(new Set(entered).size).toBe(entered.length)
    expect([...calendar.daysOff.map(({ day }) => day), ...calendar.workingDays].filter((day) => !entered.includes(day))).toEqual([])
  })

  it.each(ROWS)('$block: $day is kept until $lastDay', ({ day, lastDay }) => {
    const closesAt = `${formatDay((parseDay(lastDay) as number) + 1)}T00:00:00+08:00`
    const rolledFrom = day === lastDay ? {} : { rolledFrom: day }
    expect(deadlineOf(day)).toEqual({ status: 'fixed', closesAt, lastDay, timeZone: 'Asia/Shanghai', ...rolledFrom })
  })

  it.each([
    // Up to ten days later: also in the year that follows.
    { day: '2021-12-31', closesAt: '2022-01-01T00:00:00+08:00', dependsOn: ['calendar:cn:2021', 'calendar:cn:2022'] },
    { day: '2027-01-01', closesAt: '2027-01-02T00:00:00+08:00', dependsOn: ['calendar:cn:2027'] },
    { day: '2027-01-04', closesAt: '2027-01-05T00:00:00+08:00', dependsOn: ['calendar:cn:2027'] },
    { day: '2027-10-01', closesAt: '2027-10-02T00:00:00+08:00', dependsOn: ['calendar:cn:2027'] },
  ])('$day lies outside the calendar: at least until then, never a guess', ({ day, ...rest }) => {
    expect(deadlineOf(day)).toEqual({ status: 'at_least', lastDay: day, timeZone: 'Asia/Shanghai', ...rest })
  })
})
