import { describe, expect, it } from 'vitest'
import type { Deadline } from '../../src/evaluate/decision.js'
import type { Calendar } from '../../src/policy/pack.js'
import { decide, grant, type More, onlyRoute, policyOf } from '../support/decide.js'
import { CALENDAR, type RuleSketch } from '../support/test-pack.js'

const ZONE = 'Asia/Shanghai'
const window = (span: More): RuleSketch => grant({ windows: [{ ends: { from: 'delivered', ...span } }] })

/** The deadline of a span from a delivery, seen in the moment of the delivery. */
function deadlineOf(span: More, delivered: string, calendar: Partial<Calendar> = {}): Deadline {
  const policy = policyOf([window(span)], { files: { 'calendar.json': { ...CALENDAR, ...calendar } } })
  return onlyRoute(policy, { asOf: delivered, order: { purchasedAt: delivered }, events: { delivered } }).deadline
}

const fixed = (closesAt: string, lastDay: string): Deadline => ({ status: 'fixed', closesAt: `${closesAt}:00+08:00`, lastDay, timeZone: ZONE })
const atLeast = (closesAt: string, lastDay: string, ...years: number[]): Deadline => ({
  status: 'at_least',
  closesAt: `${closesAt}:00+08:00`,
  lastDay,
  timeZone: ZONE,
  dependsOn: years.map((year) => `calendar:cn:${year}`),
})

type Row = [for_: More, delivered: string, closesAt: string, lastDay: string]

describe('S-6, S-7 working days', () => {
  it.each<Row>([
    [{ workingDays: 1 }, '2026-06-12T10:00:00+08:00', '2026-06-16T00:00', '2026-06-15'],
    [{ workingDays: 1 }, '2026-06-13T10:00:00+08:00', '2026-06-16T00:00', '2026-06-15'],
    [{ workingDays: 5 }, '2026-06-12T10:00:00+08:00', '2026-06-20T00:00', '2026-06-19'],
    [{ workingDays: 1 }, '2026-09-30T10:00:00+08:00', '2026-10-09T00:00', '2026-10-08'],
    [{ workingDays: 1 }, '2026-10-04T10:00:00+08:00', '2026-10-09T00:00', '2026-10-08'],
    [{ workingDays: 3 }, '2026-10-07T10:00:00+08:00', '2026-10-11T00:00', '2026-10-10'],
    [{ workingDays: 4 }, '2026-10-07T10:00:00+08:00', '2026-10-13T00:00', '2026-10-12'],
    [{ workingDays: 1 }, '2026-09-18T10:00:00+08:00', '2026-09-21T00:00', '2026-09-20'],
  ])('%j from %s', (for_, delivered, closesAt, lastDay) => {
    expect(deadlineOf({ for: for_ }, delivered)).toEqual(fixed(closesAt, lastDay))
  })

  it('counts the first day only when it is worked', () => {
    expect(deadlineOf({ for: { workingDays: 1 }, starts: 'same_day' }, '2026-06-12T10:00:00+08:00')).toEqual(fixed('2026-06-13T00:00', '2026-06-12'))
    expect(deadlineOf({ for: { workingDays: 1 }, starts: 'same_day' }, '2026-06-13T10:00:00+08:00')).toEqual(fixed('2026-06-16T00:00', '2026-06-15'))
  })
})

describe('S-6 open hours', () => {
  const open = (openHours: number, more: More = {}): More => ({ openHours, from: '09:00', to: '18:00', ...more })
  it.each<Row>([
    [open(6), '2026-06-10T09:00:00+08:00', '2026-06-10T15:00', '2026-06-10'],
    [open(6), '2026-06-10T07:20:00+08:00', '2026-06-10T15:00', '2026-06-10'],
    [open(6), '2026-06-10T12:00:00+08:00', '2026-06-10T18:00', '2026-06-10'],
    [open(6), '2026-06-10T12:01:00+08:00', '2026-06-11T09:01', '2026-06-11'],
    [open(6), '2026-06-10T18:00:00+08:00', '2026-06-11T15:00', '2026-06-11'],
    [open(6), '2026-06-10T23:00:00+08:00', '2026-06-11T15:00', '2026-06-11'],
    [open(9), '2026-06-10T09:00:00+08:00', '2026-06-10T18:00', '2026-06-10'],
    [open(10), '2026-06-10T09:00:00+08:00', '2026-06-11T10:00', '2026-06-11'],
    [open(27), '2026-06-10T12:00:00+08:00', '2026-06-13T12:00', '2026-06-13'],
    [open(2, { to: '24:00' }), '2026-06-10T22:00:00+08:00', '2026-06-11T00:00', '2026-06-10'],
    [open(6, { days: 'all' }), '2026-06-12T16:00:00+08:00', '2026-06-13T13:00', '2026-06-13'],
    [open(6, { days: 'working' }), '2026-06-12T16:00:00+08:00', '2026-06-15T13:00', '2026-06-15'],
    [open(2, { days: 'working' }), '2026-06-12T16:00:00+08:00', '2026-06-12T18:00', '2026-06-12'],
    [open(6, { days: 'working' }), '2026-06-13T10:00:00+08:00', '2026-06-15T15:00', '2026-06-15'],
    [open(6, { days: 'working' }), '2026-10-09T16:00:00+08:00', '2026-10-10T13:00', '2026-10-10'],
    [open(6, { days: 'working' }), '2026-09-30T16:00:00+08:00', '2026-10-08T13:00', '2026-10-08'],
  ])('%j from %s', (for_, delivered, closesAt, lastDay) => {
    expect(deadlineOf({ for: for_ }, delivered)).toEqual(fixed(closesAt, lastDay))
  })
})

describe('S-7 rest days beside each other', () => {
  const holiday = (...days: string[]): Partial<Calendar> => ({ daysOff: days.map((day) => ({ day, name: { en: 'Day off', zh: '休息日' } })) })
  it.each([
    ['a day off on a Friday leads over the weekend', 'after_holiday', '2026-06-11', holiday('2026-06-12'), '2026-06-15', '2026-06-12'],
    ['a day off on a Saturday', 'after_holiday', '2026-06-12', holiday('2026-06-13'), '2026-06-15', '2026-06-13'],
    ['a day off on a Monday', 'next_working_day', '2026-06-12', holiday('2026-06-15'), '2026-06-16', '2026-06-13'],
    ['the Saturday before stays', 'after_holiday', '2026-06-12', holiday('2026-06-15'), '2026-06-13', undefined],
  ])('%s: %s', (_, roll, delivered, calendar, lastDay, rolledFrom) => {
    const deadline = deadlineOf({ for: { days: 1 }, roll }, `${delivered}T10:00:00+08:00`, calendar)
    expect(deadline).toMatchObject({ status: 'fixed', lastDay })
    expect('rolledFrom' in deadline ? deadline.rolledFrom : undefined).toBe(rolledFrom)
  })
})

describe('S-7 outside the calendar', () => {
  const delivered = (day: string): string => `${day}T10:00:00+08:00`
  it.each<[what: string, span: More, delivered: string, expected: Deadline]>([
    ['the last day covered', { for: { days: 1 }, roll: 'next_working_day' }, delivered('2026-12-30'), fixed('2027-01-01T00:00', '2026-12-31')],
    ['the first day not covered', { for: { days: 2 }, roll: 'next_working_day' }, delivered('2026-12-30'), atLeast('2027-01-02T00:00', '2027-01-01', 2027)],
    ['a weekday is never guessed', { for: { days: 3 }, roll: 'after_holiday' }, delivered('2027-06-09'), atLeast('2027-06-13T00:00', '2027-06-12', 2027)],
    ['over the end of a year', { for: { days: 3 }, roll: 'next_working_day' }, delivered('2027-12-25'), atLeast('2027-12-29T00:00', '2027-12-28', 2027, 2028)],
    ['not rolled, it needs no calendar', { for: { days: 3 }, roll: 'none' }, delivered('2027-06-09'), fixed('2027-06-13T00:00', '2027-06-12')],
    [
      'exact, it needs none',
      { for: { days: 3 }, starts: 'instant', roll: 'next_working_day' },
      delivered('2027-06-09'),
      fixed('2027-06-12T10:00', '2027-06-12'),
    ],
    ['before it began', { for: { days: 3 }, roll: 'next_working_day' }, delivered('2025-12-01'), atLeast('2025-12-05T00:00', '2025-12-04', 2025)],
    ['working days, all of them worked', { for: { workingDays: 3 } }, delivered('2026-12-30'), atLeast('2027-01-03T00:00', '2027-01-02', 2027)],
    ['working days inside', { for: { workingDays: 1 } }, delivered('2026-12-30'), fixed('2027-01-01T00:00', '2026-12-31')],
    [
      'open hours of working days',
      { for: { openHours: 6, from: '09:00', to: '18:00', days: 'working' } },
      '2026-12-31T16:00:00+08:00',
      atLeast('2027-01-01T13:00', '2027-01-01', 2027),
    ],
  ])('%s', (_, span, at, expected) => {
    expect(deadlineOf(span, at)).toEqual(expected)
  })

  type Verdicts = [span: More, asOf: string, verdict: string, asks: string[]][]
  const asks = ['calendar:cn:2027']
  it.each<Verdicts[number]>([
    // The last day is 3 January, or up to ten days later.
    [{ for: { days: 4 }, roll: 'next_working_day' }, '2027-01-03T23:59:59.999+08:00', 'available', asks],
    [{ for: { days: 4 }, roll: 'next_working_day' }, '2027-01-04T00:00:00+08:00', 'needs_information', asks],
    [{ for: { days: 4 }, roll: 'next_working_day' }, '2027-01-13T23:59:59.999+08:00', 'needs_information', asks],
    [{ for: { days: 4 }, roll: 'next_working_day' }, '2027-01-14T00:00:00+08:00', 'unavailable', []],
    // 31 December, then two days that are both worked, or each behind ten days of rest.
    [{ for: { workingDays: 3 } }, '2027-01-02T23:59:59.999+08:00', 'available', asks],
    [{ for: { workingDays: 3 } }, '2027-01-03T00:00:00+08:00', 'needs_information', asks],
    [{ for: { workingDays: 3 } }, '2027-01-22T23:59:59.999+08:00', 'needs_information', asks],
    [{ for: { workingDays: 3 } }, '2027-01-23T00:00:00+08:00', 'unavailable', []],
  ])('%j on %s', (span, asOf, verdict, questions) => {
    const decided = decide([window(span)], { asOf, events: { delivered: '2026-12-30T10:00:00+08:00' } })
    expect(decided.verdict).toBe(verdict)
    expect(decided.ask).toEqual(questions.map((fact) => ({ fact, kind: 'calendar', suppliedBy: 'pack' })))
    if (verdict === 'needs_information') expect(decided.open).toEqual([{ rule: 'test.grant', layer: 'law', dependsOn: questions }])
  })

  it.each<[asOf: string, verdict: string]>([
    // Without rest days the end is 2 January, and the exchange comes too late; with them it comes in time and begins three working days anew.
    ['2027-01-02T23:59:59.999+08:00', 'available'],
    ['2027-01-25T12:00:00+08:00', 'needs_information'],
    ['2027-02-14T23:59:59.999+08:00', 'needs_information'],
    ['2027-02-15T00:00:00+08:00', 'unavailable'],
  ])('S-6b a case that may have been opened before the end: a claim of %s', (submittedAt, verdict) => {
    const rules = [window({ for: { workingDays: 3 }, restart: { by: ['exchange'] } })]
    const exchange = { service: 'exchange', openedAt: '2027-01-10T12:00:00+08:00', closedAt: '2027-01-12T12:00:00+08:00', outcome: 'done' }
    const claim = { submittedAt, part: 'main_unit' }
    const decided = decide(rules, { asOf: '2027-03-01T12:00:00+08:00', events: { delivered: '2026-12-30T10:00:00+08:00' }, history: [exchange], claim })
    expect(decided.verdict).toBe(verdict)
  })

  it('S-15d says no last day while none is known', () => {
    const decided = decide([window({ for: { days: 4 }, roll: 'next_working_day' })], {
      asOf: '2027-01-14T00:00:00+08:00',
      events: { delivered: '2026-12-30T10:00:00+08:00' },
    })
    expect(decided.denials).toEqual([{ rule: 'test.grant', layer: 'law', code: 'window_expired', params: {} }])
  })
})
