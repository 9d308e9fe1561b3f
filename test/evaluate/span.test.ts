import { describe, expect, it } from 'vitest'
import type { Deadline } from '../../src/evaluate/decision.js'
import type { PackManifest } from '../../src/policy/pack.js'
import { grant, type More, onlyRoute, policyOf } from '../support/decide.js'

const zone = 'Asia/Shanghai'
const WEDNESDAY = '2026-06-10T15:30:00+08:00'

/** The deadline of a span from a delivery, seen in the moment of the delivery. */
function deadlineOf(span: More, delivered: string, manifest: Partial<PackManifest> = {}): Deadline {
  const policy = policyOf([grant({ windows: [{ ends: { from: 'delivered', ...span } }] })], { manifest })
  return onlyRoute(policy, { asOf: delivered, order: { purchasedAt: delivered }, events: { delivered } }).deadline
}

/** `closesAt` without zone and seconds, and the last day. */
type Row = [span: More, delivered: string, closesAt: string, lastDay: string, rolledFrom?: string]

const fixed = (closesAt: string, lastDay: string, rolledFrom?: string): Deadline => ({
  status: 'fixed',
  closesAt: `${closesAt}:00+08:00`,
  lastDay,
  timeZone: zone,
  ...(rolledFrom !== undefined && { rolledFrom }),
})

const open = (more: More = {}): More => ({ openHours: 6, from: '09:00', to: '18:00', ...more })

describe('S-6, S-6c spans: each duration from each start', () => {
  it.each<Row>([
    [{ for: { days: 7 } }, WEDNESDAY, '2026-06-18T00:00', '2026-06-17'],
    [{ for: { weeks: 2 } }, WEDNESDAY, '2026-06-25T00:00', '2026-06-24'],
    [{ for: { months: 1 } }, WEDNESDAY, '2026-07-11T00:00', '2026-07-10'],
    [{ for: { years: 1 } }, WEDNESDAY, '2027-06-11T00:00', '2027-06-10'],
    [{ for: { workingDays: 3 } }, WEDNESDAY, '2026-06-16T00:00', '2026-06-15'],
    [{ for: { hours: 24 } }, WEDNESDAY, '2026-06-11T15:30', '2026-06-11'],
    [{ for: open() }, WEDNESDAY, '2026-06-11T12:30', '2026-06-11'],

    [{ for: { days: 7 }, starts: 'next_day' }, WEDNESDAY, '2026-06-18T00:00', '2026-06-17'],
    [{ for: { weeks: 2 }, starts: 'next_day' }, WEDNESDAY, '2026-06-25T00:00', '2026-06-24'],
    [{ for: { months: 1 }, starts: 'next_day' }, WEDNESDAY, '2026-07-11T00:00', '2026-07-10'],
    [{ for: { years: 1 }, starts: 'next_day' }, WEDNESDAY, '2027-06-11T00:00', '2027-06-10'],
    [{ for: { workingDays: 3 }, starts: 'next_day' }, WEDNESDAY, '2026-06-16T00:00', '2026-06-15'],
    [{ for: { hours: 24 }, starts: 'next_day' }, WEDNESDAY, '2026-06-12T00:00', '2026-06-11'],
    [{ for: open(), starts: 'next_day' }, WEDNESDAY, '2026-06-11T15:00', '2026-06-11'],

    [{ for: { days: 7 }, starts: 'same_day' }, WEDNESDAY, '2026-06-17T00:00', '2026-06-16'],
    [{ for: { weeks: 2 }, starts: 'same_day' }, WEDNESDAY, '2026-06-24T00:00', '2026-06-23'],
    [{ for: { months: 1 }, starts: 'same_day' }, WEDNESDAY, '2026-07-10T00:00', '2026-07-09'],
    [{ for: { years: 1 }, starts: 'same_day' }, WEDNESDAY, '2027-06-10T00:00', '2027-06-09'],
    [{ for: { workingDays: 3 }, starts: 'same_day' }, WEDNESDAY, '2026-06-13T00:00', '2026-06-12'],
    [{ for: { hours: 24 }, starts: 'same_day' }, WEDNESDAY, '2026-06-11T00:00', '2026-06-10'],
    [{ for: open({ openHours: 8 }), starts: 'same_day' }, WEDNESDAY, '2026-06-10T17:00', '2026-06-10'],

    [{ for: { days: 7 }, starts: 'instant' }, WEDNESDAY, '2026-06-17T15:30', '2026-06-17'],
    [{ for: { weeks: 2 }, starts: 'instant' }, WEDNESDAY, '2026-06-24T15:30', '2026-06-24'],
    [{ for: { months: 1 }, starts: 'instant' }, WEDNESDAY, '2026-07-10T15:30', '2026-07-10'],
    [{ for: { years: 1 }, starts: 'instant' }, WEDNESDAY, '2027-06-10T15:30', '2027-06-10'],
    [{ for: { workingDays: 3 }, starts: 'instant' }, WEDNESDAY, '2026-06-15T15:30', '2026-06-15'],
    [{ for: { hours: 24 }, starts: 'instant' }, WEDNESDAY, '2026-06-11T15:30', '2026-06-11'],
    [{ for: open(), starts: 'instant' }, WEDNESDAY, '2026-06-11T12:30', '2026-06-11'],
  ])('%j from %s', (span, delivered, closesAt, lastDay) => {
    expect(deadlineOf(span, delivered)).toEqual(fixed(closesAt, lastDay))
  })

  it.each<Row>([
    [{ for: { days: 1 } }, '2026-06-10T00:00:00+08:00', '2026-06-12T00:00', '2026-06-11'],
    [{ for: { days: 1 } }, '2026-06-10T23:59:59.999+08:00', '2026-06-12T00:00', '2026-06-11'],
    [{ for: { days: 1 } }, '2026-06-10T15:59:59Z', '2026-06-12T00:00', '2026-06-11'],
    [{ for: { days: 1 } }, '2026-06-10T16:00:00Z', '2026-06-13T00:00', '2026-06-12'],
    [{ for: { days: 7 }, starts: 'instant' }, '2026-06-10T00:00:00+08:00', '2026-06-17T00:00', '2026-06-16'],
    [{ for: { hours: 1 } }, '2026-06-10T23:00:00+08:00', '2026-06-11T00:00', '2026-06-10'],
    [{ for: { hours: 1 } }, '2026-06-10T23:01:00+08:00', '2026-06-11T00:01', '2026-06-11'],
  ])('the civil day of the zone: %j from %s', (span, delivered, closesAt, lastDay) => {
    expect(deadlineOf(span, delivered)).toEqual(fixed(closesAt, lastDay))
  })
})

describe('S-6 months and years clamp to the month’s end', () => {
  const at = (day: string): string => `${day}T15:30:00+08:00`
  it.each<Row>([
    [{ for: { months: 1 } }, at('2026-01-31'), '2026-03-01T00:00', '2026-02-28'],
    [{ for: { months: 1 } }, at('2026-01-30'), '2026-03-01T00:00', '2026-02-28'],
    [{ for: { months: 1 } }, at('2026-01-28'), '2026-03-01T00:00', '2026-02-28'],
    [{ for: { months: 1 } }, at('2028-01-31'), '2028-03-01T00:00', '2028-02-29'],
    [{ for: { months: 1 } }, at('2026-02-28'), '2026-03-29T00:00', '2026-03-28'],
    [{ for: { months: 1 } }, at('2026-03-31'), '2026-05-01T00:00', '2026-04-30'],
    [{ for: { months: 4 } }, at('2026-10-31'), '2027-03-01T00:00', '2027-02-28'],
    [{ for: { months: 12 } }, at('2028-02-29'), '2029-03-01T00:00', '2029-02-28'],
    [{ for: { months: 25 } }, at('2026-12-31'), '2029-02-01T00:00', '2029-01-31'],
    [{ for: { years: 1 } }, at('2028-02-29'), '2029-03-01T00:00', '2029-02-28'],
    [{ for: { years: 4 } }, at('2028-02-29'), '2032-03-01T00:00', '2032-02-29'],
    [{ for: { years: 1 } }, at('2027-02-28'), '2028-02-29T00:00', '2028-02-28'],
    [{ for: { years: 1 }, starts: 'same_day' }, at('2027-03-01'), '2028-03-01T00:00', '2028-02-29'],
    [{ for: { months: 1 }, starts: 'instant' }, at('2026-01-28'), '2026-02-28T15:30', '2026-02-28'],
    [{ for: { months: 1 }, starts: 'instant' }, at('2026-01-29'), '2026-03-01T00:00', '2026-02-28'],
    [{ for: { months: 1 }, starts: 'instant' }, at('2026-01-31'), '2026-03-01T00:00', '2026-02-28'],
    [{ for: { years: 1 }, starts: 'instant' }, at('2028-02-29'), '2029-03-01T00:00', '2029-02-28'],
    [{ for: { days: 1 } }, at('2028-02-28'), '2028-03-01T00:00', '2028-02-29'],
    [{ for: { days: 365 } }, at('2028-02-29'), '2029-03-01T00:00', '2029-02-28'],
  ])('%j from %s', (span, delivered, closesAt, lastDay) => {
    expect(deadlineOf(span, delivered)).toEqual(fixed(closesAt, lastDay))
  })
})

describe('S-7 rolling a last day off rest days', () => {
  /** A span of one day that ends on this day. */
  const eve = (day: string): string => `${day}T10:00:00+08:00`
  type RollRow = [what: string, roll: string, delivered: string, closesAt: string, lastDay: string, rolledFrom?: string]
  it.each<RollRow>([
    ['a working day stays', 'next_working_day', eve('2026-06-11'), '2026-06-13T00:00', '2026-06-12'],
    ['a Saturday', 'next_working_day', eve('2026-06-12'), '2026-06-16T00:00', '2026-06-15', '2026-06-13'],
    ['a Sunday', 'next_working_day', eve('2026-06-13'), '2026-06-16T00:00', '2026-06-15', '2026-06-14'],
    ['the day before a block of holidays', 'next_working_day', eve('2026-09-29'), '2026-10-01T00:00', '2026-09-30'],
    ['its first day', 'next_working_day', eve('2026-09-30'), '2026-10-09T00:00', '2026-10-08', '2026-10-01'],
    ['a Saturday inside', 'next_working_day', eve('2026-10-02'), '2026-10-09T00:00', '2026-10-08', '2026-10-03'],
    ['its last day', 'next_working_day', eve('2026-10-06'), '2026-10-09T00:00', '2026-10-08', '2026-10-07'],
    ['the day after', 'next_working_day', eve('2026-10-07'), '2026-10-09T00:00', '2026-10-08'],
    ['a make-up Saturday', 'next_working_day', eve('2026-10-09'), '2026-10-11T00:00', '2026-10-10'],
    ['the Sunday after it', 'next_working_day', eve('2026-10-10'), '2026-10-13T00:00', '2026-10-12', '2026-10-11'],
    ['a Saturday before a make-up Sunday', 'next_working_day', eve('2026-09-18'), '2026-09-21T00:00', '2026-09-20', '2026-09-19'],

    ['a working day stays', 'after_holiday', eve('2026-06-11'), '2026-06-13T00:00', '2026-06-12'],
    ['a Saturday stays', 'after_holiday', eve('2026-06-12'), '2026-06-14T00:00', '2026-06-13'],
    ['a Sunday stays', 'after_holiday', eve('2026-06-13'), '2026-06-15T00:00', '2026-06-14'],
    ['the first day of a block', 'after_holiday', eve('2026-09-30'), '2026-10-09T00:00', '2026-10-08', '2026-10-01'],
    ['its last day', 'after_holiday', eve('2026-10-06'), '2026-10-09T00:00', '2026-10-08', '2026-10-07'],
    ['a make-up Saturday', 'after_holiday', eve('2026-10-09'), '2026-10-11T00:00', '2026-10-10'],

    ['a Saturday', 'none', eve('2026-06-12'), '2026-06-14T00:00', '2026-06-13'],
    ['a holiday', 'none', eve('2026-09-30'), '2026-10-02T00:00', '2026-10-01'],
  ])('%s, %s', (_, roll, delivered, closesAt, lastDay, rolledFrom) => {
    expect(deadlineOf({ for: { days: 1 }, roll }, delivered)).toEqual(fixed(closesAt, lastDay, rolledFrom))
  })

  const HOLIDAY_EVE = '2026-09-01T10:00:00+08:00'
  it.each<Row>([
    [{ for: { weeks: 1 }, roll: 'next_working_day' }, '2026-09-24T10:00:00+08:00', '2026-10-09T00:00', '2026-10-08', '2026-10-01'],
    [{ for: { months: 1 }, roll: 'next_working_day' }, HOLIDAY_EVE, '2026-10-09T00:00', '2026-10-08', '2026-10-01'],
    [{ for: { years: 1 }, roll: 'after_holiday' }, '2025-10-05T10:00:00+08:00', '2026-10-09T00:00', '2026-10-08', '2026-10-05'],
    [{ for: { months: 1 }, starts: 'same_day', roll: 'next_working_day' }, '2026-09-05T10:00:00+08:00', '2026-10-09T00:00', '2026-10-08', '2026-10-04'],
    [{ for: { workingDays: 1 }, roll: 'next_working_day' }, '2026-09-30T10:00:00+08:00', '2026-10-09T00:00', '2026-10-08'],
    [{ for: { hours: 24 }, roll: 'next_working_day' }, '2026-09-30T10:00:00+08:00', '2026-10-01T10:00', '2026-10-01'],
    [{ for: { hours: 24 }, starts: 'next_day', roll: 'next_working_day' }, '2026-09-30T10:00:00+08:00', '2026-10-02T00:00', '2026-10-01'],
    [{ for: { months: 1 }, starts: 'instant', roll: 'next_working_day' }, HOLIDAY_EVE, '2026-10-01T10:00', '2026-10-01'],
    [{ for: open(), roll: 'next_working_day' }, '2026-09-30T17:00:00+08:00', '2026-10-01T14:00', '2026-10-01'],
  ])('%j from %s', (span, delivered, closesAt, lastDay, rolledFrom) => {
    expect(deadlineOf(span, delivered)).toEqual(fixed(closesAt, lastDay, rolledFrom))
  })

  it('rolls as the pack says where the span says nothing', () => {
    const delivered = '2026-06-12T10:00:00+08:00'
    const rolling: Partial<PackManifest> = { roll: 'next_working_day' }
    expect(deadlineOf({ for: { days: 1 } }, delivered, rolling)).toEqual(fixed('2026-06-16T00:00', '2026-06-15', '2026-06-13'))
    expect(deadlineOf({ for: { days: 1 }, roll: 'none' }, delivered, rolling)).toEqual(fixed('2026-06-14T00:00', '2026-06-13'))
    expect(deadlineOf({ for: { days: 1 }, roll: 'after_holiday' }, delivered, rolling)).toEqual(fixed('2026-06-14T00:00', '2026-06-13'))
    expect(deadlineOf({ for: { days: 1 } }, delivered)).toEqual(fixed('2026-06-14T00:00', '2026-06-13'))
  })
})
