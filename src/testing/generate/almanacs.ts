import { UTCDate } from '@date-fns/utc'
import { addDays, addHours } from 'date-fns'
import type { Calendar, Zone } from '../../policy/pack.js'

/** China without daylight saving. */
export const SHANGHAI: Zone = {
  id: 'Asia/Shanghai',
  from: '1992-01-01',
  until: '2200-01-01',
  changes: [{ at: '1992-01-01T00:00:00+08:00', offsetMinutes: 480 }],
}

const FIRST_YEAR = 2000
const LAST_YEAR = 2099

/** The nth Sunday of a month, at 00:00 as if in UTC. */
function sunday(year: number, month: number, nth: number): UTCDate {
  const first = new UTCDate(year, month, 1)
  return addDays(first, ((7 - first.getUTCDay()) % 7) + 7 * (nth - 1))
}

const offsetText = (minutes: number): string => `-${String(-minutes / 60).padStart(2, '0')}:00`
const change = (localBefore: UTCDate, before: number, offsetMinutes: number) => ({
  at: `${localBefore.toISOString().slice(0, 19)}${offsetText(before)}`,
  offsetMinutes,
})

/** New York by the rule of 2007, for all years: summer time from the second Sunday of March to the first of November, at 02:00. */
export const NEW_YORK: Zone = {
  id: 'America/New_York',
  from: `${FIRST_YEAR}-01-01`,
  until: `${LAST_YEAR + 1}-01-01`,
  changes: [
    { at: `${FIRST_YEAR}-01-01T00:00:00-05:00`, offsetMinutes: -300 },
    ...Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => FIRST_YEAR + index).flatMap((year) => [
      change(addHours(sunday(year, 2, 2), 2), -300, -240),
      change(addHours(sunday(year, 10, 1), 2), -240, -300),
    ]),
  ],
}

const off = (days: readonly string[]): Calendar['daysOff'] => days.map((day) => ({ day, name: { en: 'Holiday', zh: '假日' } }))

/** One year of weekends, holiday blocks and make-up working days; beyond it nothing is known. */
export const CALENDAR: Calendar = {
  id: 'days',
  from: '2026-01-01',
  until: '2027-01-01',
  weekend: [6, 7],
  daysOff: off([
    ...['2026-01-01', '2026-01-02', '2026-01-03', '2026-02-28', '2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04', '2026-05-05'],
    ...['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07', '2026-12-30', '2026-12-31'],
  ]),
  workingDays: ['2026-01-04', '2026-05-09', '2026-09-20', '2026-10-10'],
  longestRest: 10,
  cites: [],
}

/** Days at which counting goes wrong when it does: month ends, 29 February, holiday blocks, edges of the calendar, changes of the clock. */
export const HARD_DAYS = [
  ...['2026-03-02', '2026-01-28', '2026-01-30', '2026-01-31', '2026-02-27', '2026-02-28', '2024-01-31', '2024-02-28', '2024-02-29', '2025-02-28'],
  ...['2026-09-19', '2026-09-23', '2026-09-30', '2026-10-01', '2026-10-07', '2026-10-10', '2026-04-30', '2026-05-09', '2026-12-20', '2026-12-24', '2026-12-31'],
  ...['2025-12-24', '2025-12-31', '2027-01-01', '2026-03-07', '2026-03-08', '2026-10-31', '2026-11-01'],
] as const
