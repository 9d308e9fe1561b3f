import { expect, it } from 'vitest'
import type { Verdict } from '../../src/evaluate/decision.js'
import { facts, grant, policyOf, SERVICE } from '../support/decide.js'

const DELIVERED = '2026-06-03T15:30:00+08:00'
/** From delivery to the later of a week after it and a month after that and another event have happened. */
const LATER_OF_BOTH = {
  opens: 'delivered',
  ends: {
    latest: [
      { from: { latest: ['breachKnown', 'delivered'] }, for: { days: 30 } },
      { from: 'delivered', for: { days: 7 } },
    ],
  },
}
const SUSPENDED = { ends: { from: 'delivered', for: { days: 7 }, suspend: { by: ['repair'], counts: 'both_days' } } }

// What test/laws/clock compares at random, where it matters most.
it.each<[what: string, window: object, more: object, submittedAt: string, verdict: Verdict]>([
  ['before an end that holds whatever is not known', LATER_OF_BOTH, {}, '2026-06-10T23:59:59.999+08:00', 'available'],
  ['after it, while the later end may never come', LATER_OF_BOTH, {}, '2026-06-11T00:00:00+08:00', 'needs_information'],
  ['the later end, once it will come', LATER_OF_BOTH, { breachKnown: '2026-06-05T00:00:00+08:00' }, '2026-07-05T23:59:59.999+08:00', 'available'],
  ['after the later end', LATER_OF_BOTH, { breachKnown: '2026-06-05T00:00:00+08:00' }, '2026-07-06T00:00:00+08:00', 'unavailable'],
  ['the later end will not come', LATER_OF_BOTH, { breachKnown: null }, '2026-06-11T00:00:00+08:00', 'unavailable'],
  ['before an end that past cases may move', SUSPENDED, {}, '2026-06-10T23:59:59.999+08:00', 'available'],
  ['at that end', SUSPENDED, {}, '2026-06-11T00:00:00+08:00', 'needs_information'],
])('%s', (_, window, more, submittedAt, verdict) => {
  const policy = policyOf([grant({ windows: [window] })])
  const claim = facts({ asOf: '2026-08-01T12:00:00+08:00', history: undefined, events: { delivered: DELIVERED, ...more }, claim: { submittedAt } })
  expect(policy.evaluate(claim).services[SERVICE].verdict).toBe(verdict)
  expect(policy.brief(claim).services[SERVICE].verdict).toBe(verdict)
})
