import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { formatDay, parseDay } from '../../src/core/civil-day.js'
import type { Calendar } from '../../src/policy/pack.js'
import type { Duration, Span } from '../../src/policy/rule.js'
import { grant, onlyRoute, policyOf } from '../support/decide.js'

const calendar = JSON.parse(readFileSync(new URL('../../rules/cn/calendar.json', import.meta.url), 'utf8')) as Calendar

/** Worked by hand from Civil Code art. 201-203 and the notices of the State Council. A row ends on its last day, which may have been moved off a rest day. */
type Row = [length: Duration, delivered: string, lastDay: string, rolledFrom?: string]

const NEXT_DAY: Row[] = [
  // The corresponding day, or the last of a month that has none.
  [{ months: 1 }, '2023-01-28', '2023-02-28'],
  [{ months: 1 }, '2023-01-29', '2023-02-28'],
  [{ months: 1 }, '2023-01-30', '2023-02-28'],
  [{ months: 1 }, '2023-01-31', '2023-02-28'],
  [{ months: 1 }, '2023-02-28', '2023-03-28'],
  [{ months: 1 }, '2022-08-31', '2022-09-30'],
  [{ months: 1 }, '2025-03-31', '2025-04-30'],
  [{ months: 2 }, '2022-12-31', '2023-02-28'],
  [{ months: 2 }, '2026-01-31', '2026-03-31'],
  [{ months: 6 }, '2023-08-31', '2024-02-29'],
  [{ months: 6 }, '2025-08-31', '2026-02-28'],
  [{ months: 18 }, '2022-08-31', '2024-02-29'],
  // Leap years.
  [{ months: 1 }, '2024-01-29', '2024-02-29'],
  [{ months: 1 }, '2024-01-30', '2024-02-29'],
  [{ months: 1 }, '2024-01-31', '2024-02-29'],
  [{ months: 1 }, '2024-02-29', '2024-03-29'],
  [{ years: 1 }, '2023-02-28', '2024-02-28'],
  [{ years: 1 }, '2024-02-28', '2025-02-28'],
  [{ years: 1 }, '2024-02-29', '2025-02-28'],
  [{ months: 12 }, '2024-02-29', '2025-02-28'],
  [{ years: 2 }, '2024-02-29', '2026-02-28'],
  [{ months: 24 }, '2024-02-29', '2026-02-28'],
  [{ years: 4 }, '2020-02-29', '2024-02-29'],
  [{ years: 1 }, '2023-03-01', '2024-03-01'],
  [{ days: 1 }, '2024-02-28', '2024-02-29'],
  [{ days: 2 }, '2024-02-28', '2024-03-01'],
  [{ days: 1 }, '2024-02-29', '2024-03-01'],
  [{ days: 365 }, '2024-02-29', '2025-02-28'],
  [{ weeks: 52 }, '2024-02-29', '2025-02-27'],
  // Rest days at the end of a month.
  [{ days: 366 }, '2024-02-29', '2025-03-03', '2025-03-01'],
  [{ months: 1 }, '2022-03-31', '2022-05-05', '2022-04-30'],
  [{ months: 1 }, '2023-03-31', '2023-05-04', '2023-04-30'],
  [{ months: 1 }, '2023-08-31', '2023-10-07', '2023-09-30'],
  [{ months: 1 }, '2024-05-31', '2024-07-01', '2024-06-30'],
  [{ months: 1 }, '2024-10-31', '2024-12-02', '2024-11-30'],
  [{ months: 1 }, '2025-10-31', '2025-12-01', '2025-11-30'],
  [{ months: 1 }, '2025-12-31', '2026-02-02', '2026-01-31'],
  [{ years: 1 }, '2022-12-31', '2024-01-02', '2023-12-31'],
  // A make-up working day at the end of a month is worked.
  [{ months: 1 }, '2026-01-28', '2026-02-28'],
  [{ months: 1 }, '2026-01-31', '2026-02-28'],
  [{ months: 3 }, '2025-11-30', '2026-02-28'],
]

/** With the first day counted: the day before the corresponding one, or the last of a month that has none. */
const SAME_DAY: Row[] = [
  [{ months: 1 }, '2023-01-28', '2023-02-27'],
  [{ months: 1 }, '2023-01-29', '2023-02-28'],
  [{ months: 1 }, '2023-01-30', '2023-02-28'],
  [{ months: 1 }, '2023-01-31', '2023-02-28'],
  [{ months: 1 }, '2023-02-01', '2023-02-28'],
  [{ months: 1 }, '2023-03-01', '2023-03-31'],
  [{ months: 1 }, '2024-01-29', '2024-02-28'],
  [{ months: 1 }, '2024-01-30', '2024-02-29'],
  [{ months: 1 }, '2024-01-31', '2024-02-29'],
  [{ months: 1 }, '2024-02-01', '2024-02-29'],
  [{ years: 1 }, '2024-02-28', '2025-02-27'],
  [{ years: 1 }, '2024-02-29', '2025-02-28'],
  [{ years: 1 }, '2024-03-01', '2025-02-28'],
  [{ years: 1 }, '2023-03-01', '2024-02-29'],
  [{ days: 1 }, '2024-02-29', '2024-02-29'],
  [{ days: 2 }, '2024-02-28', '2024-02-29'],
  [{ weeks: 1 }, '2024-02-23', '2024-02-29'],
  [{ months: 6 }, '2025-08-31', '2026-02-28'],
  [{ months: 1 }, '2025-12-31', '2026-01-30'],
  [{ months: 1 }, '2026-01-01', '2026-02-02', '2026-01-31'],
]

function expectRow(starts: Span['starts'] & string, [length, delivered, lastDay, rolledFrom]: Row): void {
  const window = { ends: { from: 'delivered', for: length, starts } }
  const policy = policyOf([grant({ windows: [window] })], { manifest: { roll: 'next_working_day' }, files: { 'calendar.json': calendar } })
  const at = `${delivered}T10:00:00+08:00`
  expect(onlyRoute(policy, { asOf: at, order: { purchasedAt: at }, events: { delivered: at } }).deadline).toEqual({
    status: 'fixed',
    closesAt: `${formatDay((parseDay(lastDay) as number) + 1)}T00:00:00+08:00`,
    lastDay,
    timeZone: 'Asia/Shanghai',
    ...(rolledFrom !== undefined && { rolledFrom }),
  })
}

describe('S-6 month ends and 29 February, with the calendar of mainland China', () => {
  it.each(NEXT_DAY)('%j after %s', (...row) => expectRow('next_day', row))
  it.each(SAME_DAY)('%j from %s on', (...row) => expectRow('same_day', row))
})
