import fc, { type Arbitrary } from 'fast-check'
import type { Anchor, Duration, Ends, Span, Window } from '../../policy/rule.js'
import { compact, mostly, oneOf, someOf, sometimes } from './sometimes.js'
import { ANCHORS, LABELS, TESTED } from './words.js'

/** What a pack has: durations in working days and rolls need a calendar. */
export interface Time {
  calendar: boolean
}

const PLAIN: readonly Duration[] = [
  { days: 7 },
  { days: 1 },
  { days: 30 },
  { weeks: 2 },
  { months: 1 },
  { months: 6 },
  { years: 1 },
  { hours: 24 },
  { hours: 72 },
  { openHours: 6, from: '09:00', to: '18:00' },
]
const WORKING: readonly Duration[] = [{ workingDays: 3 }, { workingDays: 10 }, { openHours: 20, from: '10:30', to: '16:00', days: 'working' }]

export const durations = ({ calendar }: Time): Arbitrary<Duration> => oneOf(calendar ? [...PLAIN, ...WORKING] : PLAIN)

const events = oneOf(ANCHORS)

const anchors = (time: Time): Arbitrary<Anchor> =>
  fc.oneof(
    { withCrossShrink: true },
    { weight: 8, arbitrary: events },
    { weight: 2, arbitrary: fc.record({ event: events, plus: durations(time) }) },
    { weight: 1, arbitrary: fc.array(events, { minLength: 2, maxLength: 3 }).map((first) => ({ first })) },
    { weight: 1, arbitrary: fc.array(events, { minLength: 2, maxLength: 2 }).map((latest) => ({ latest })) },
    { weight: 1, arbitrary: fc.array(events, { minLength: 2, maxLength: 2 }).map((earliest) => ({ earliest })) },
  )

const services = someOf(['repair', 'exchange', 'return'] as const)

const spans = (time: Time): Arbitrary<Span> =>
  fc
    .record({
      from: anchors(time),
      for: durations(time),
      starts: sometimes(oneOf(['same_day', 'instant', 'next_day'] as const)),
      roll: sometimes(oneOf(time.calendar ? (['next_working_day', 'after_holiday', 'none'] as const) : (['none'] as const)), 2),
      suspend: sometimes(fc.record({ by: services, counts: oneOf(['both_days', 'first_day_out'] as const), minDays: sometimes(oneOf([3, 1])) }).map(compact)),
      restart: sometimes(fc.record({ by: services, label: sometimes(fc.subarray([...LABELS])) }).map(compact)),
    })
    .map((span) => compact(span) as Span)

export const ends = (time: Time): Arbitrary<Ends> =>
  fc.oneof(
    { withCrossShrink: true },
    { weight: 6, arbitrary: spans(time) },
    { weight: 1, arbitrary: fc.array(spans(time), { minLength: 2, maxLength: 2 }).map((latest) => ({ latest })) },
    { weight: 1, arbitrary: fc.array(spans(time), { minLength: 2, maxLength: 2 }).map((earliest) => ({ earliest })) },
  )

export const windows = (time: Time): Arbitrary<Window[]> =>
  fc.array(
    fc
      .record({ ends: mostly(ends(time), 10), opens: sometimes(anchors(time)), tests: sometimes(oneOf(TESTED)) })
      // A window without both bounds is none.
      .map((window) => compact(window.ends || window.opens ? window : { ...window, opens: 'delivered' as const }) as Window),
    { maxLength: 2 },
  )
