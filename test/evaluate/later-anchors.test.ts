import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Policy } from '../../src/evaluate/create-policy.js'
import type { Route } from '../../src/evaluate/decision.js'
import { facts, grant, type More, policyOf } from '../support/decide.js'

const START = Date.parse('2026-01-01T00:00:00+08:00')
const HOUR = 3_600_000
/** An instant so many hours into 2026. */
const at = (hours: number): string => new Date(START + hours * HOUR).toISOString()
const LAST = 24 * 364

describe('S-6d a later anchor never gives an earlier end', () => {
  const CASE = fc
    .record({
      service: fc.constantFrom('repair', 'exchange'),
      from: fc.integer({ min: 0, max: 24 * 60 }),
      lasts: fc.integer({ min: 0, max: 24 * 20 }),
      outcome: fc.constantFrom('done', 'not_fixed', 'refused'),
      label: fc.constantFrom(undefined, 'door_exchange'),
    })
    .map(({ from, lasts, ...more }) => ({ ...more, openedAt: at(from), closedAt: at(from + lasts) }))
  const SUSPEND = fc.record({
    by: fc.constantFrom(['repair'], ['repair', 'exchange']),
    counts: fc.constantFrom('both_days', 'first_day_out'),
    minDays: fc.constantFrom(1, 3),
  })
  const RESTART = fc.constantFrom<More>({ by: ['exchange'] }, { by: ['exchange'], label: [] }, { by: ['repair', 'exchange'], label: ['door_exchange'] })
  const roll = fc.constantFrom('none', 'after_holiday', 'next_working_day')
  const starts = fc.constantFrom('next_day', 'same_day')
  // A month that is clamped, a working day behind rest days and a moment of a day are the same for several anchors, so that days in repair between those
  // anchors could count for the earlier one alone: spans of that kind keep the law without suspension.
  const SPAN = fc.oneof(
    fc.record(
      {
        for: fc.oneof(fc.record({ days: fc.integer({ min: 1, max: 40 }) }), fc.record({ weeks: fc.integer({ min: 1, max: 5 }) })),
        starts,
        roll,
        suspend: SUSPEND,
        restart: RESTART,
      },
      { requiredKeys: ['for', 'starts', 'roll'] },
    ),
    fc.record(
      {
        for: fc.oneof(fc.record({ months: fc.integer({ min: 1, max: 4 }) }), fc.record({ workingDays: fc.integer({ min: 1, max: 30 }) })),
        starts: fc.constantFrom('next_day', 'same_day', 'instant'),
        roll,
        restart: RESTART,
      },
      { requiredKeys: ['for', 'starts', 'roll'] },
    ),
    fc.record(
      {
        for: fc.oneof(
          fc.record({ hours: fc.integer({ min: 1, max: 900 }) }),
          fc.record({ openHours: fc.integer({ min: 1, max: 90 }), from: fc.constant('09:00'), to: fc.constant('18:00') }),
        ),
        restart: RESTART,
      },
      { requiredKeys: ['for'] },
    ),
  )
  const closing = (policy: Policy, delivered: number, history: unknown): number => {
    const known = {
      asOf: at(LAST),
      order: { purchasedAt: at(0) },
      events: { delivered: at(delivered) },
      history,
      claim: { part: 'main_unit', submittedAt: at(0) },
    }
    const [route] = policy.evaluate(facts(known)).services.consultation.routes
    const { deadline } = route as Route
    return deadline.status === 'fixed' ? Date.parse(deadline.closesAt) : Number.NaN
  }

  it('with past cases that suspend and restart it', () => {
    const hours = fc.integer({ min: 0, max: 24 * 70 })
    fc.assert(
      fc.property(SPAN, fc.array(CASE, { maxLength: 4 }), hours, hours, (span, history, a, b) => {
        const policy = policyOf([grant({ windows: [{ opens: 'purchased', ends: { from: 'delivered', ...span } }] })])
        const [first, last] = [closing(policy, Math.min(a, b), history), closing(policy, Math.max(a, b), history)]
        expect(first).toBeGreaterThan(START)
        expect(last).toBeGreaterThanOrEqual(first)
      }),
      { numRuns: 400 },
    )
  })
})
