import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { zoneData } from '../../src/build/zone-data.js'
import type { ServiceDecision } from '../../src/evaluate/decision.js'
import { createPolicy } from '../../src/index.js'
import type { Calendar, Pack, Zone } from '../../src/policy/pack.js'
import type { Layer } from '../../src/policy/rule.js'
import { comparable } from '../../src/testing/oracle/comparable.js'
import { oracle } from '../../src/testing/oracle/oracle.js'
import { facts, type More, SERVICE } from '../support/decide.js'
import { CALENDAR, type RuleSketch, testPack } from '../support/test-pack.js'

/** What evaluator and oracle once answered differently: the smallest packs and facts for it, which of the two was wrong, and why. */
interface Case {
  name: string
  wrong: 'evaluator' | 'oracle' | 'both'
  why: string
  /** Of the law's pack; `test.` goes before their ids. */
  rules: More[]
  /** Of a second pack, of another layer. */
  others?: { layer: Layer; rules: More[]; zone?: Zone }
  calendar?: Calendar
  facts?: More
  expected: (decided: ServiceDecision, named: string[]) => void
}

const UNKNOWN = { '==': [{ var: 'goods.opened' }, true] }
const grant = (more: More = {}): More => ({ id: 'grant', kind: 'grant', service: SERVICE, ...more })
const days = (from: unknown, count: number, more: More = {}): More => ({ ends: { from, for: { days: count } }, ...more })
const verdict = (wanted: string) => (decided: ServiceDecision) => expect(decided.verdict).toBe(wanted)

const CASES: Case[] = [
  {
    name: 'a duty that is not known to apply is named in the decision',
    wrong: 'evaluator',
    why: 'S-12 names it in Route.open, and Decision.rules holds every rule that the decision names',
    rules: [
      grant(),
      { id: 'duty', kind: 'duty', of: ['test.grant'], act: 'refund', actor: 'seller', ends: { from: 'submitted', for: { days: 1 } }, when: UNKNOWN },
    ],
    expected: (_, named) => expect(named).toEqual(['test.duty', 'test.grant']),
  },
  {
    name: 'evidence that an adjust may replace by the same evidence',
    wrong: 'evaluator',
    why: 'S-10b: one possible value is settled, as it is for terms',
    rules: [
      grant({ evidence: [{ anyOf: ['invoice'] }] }),
      { id: 'adjust', kind: 'adjust', adjusts: ['test.grant'], evidence: [{ anyOf: ['invoice'] }], when: UNKNOWN },
    ],
    expected: ({ routes }) => expect(routes[0]?.open).toEqual([]),
  },
  {
    name: 'deductions of another layer where the grant has none',
    wrong: 'evaluator',
    why: 'S-10c: only the deductions that both have, so none; a platform could lower the refund of the law',
    rules: [grant()],
    others: { layer: 'platform', rules: [{ id: 'adjust', kind: 'adjust', adjusts: ['test.grant'], terms: { deductions: [{ code: 'outbound_freight' }] } }] },
    facts: { order: { freightNoLongerFree: 900 } },
    expected: ({ routes }) => expect(routes[0]?.terms).toEqual({}),
  },
  {
    name: 'an opening is not named while it is unknown whether the window starts',
    wrong: 'evaluator',
    why: 'S-15d: opensAt is left out while nothing says when; one window of the frame may never start',
    rules: [grant({ windows: [days('repairDone', 7, { tests: 'installed' }), { opens: 'submitted', tests: 'installed' }] })],
    facts: { history: undefined, events: { installed: '2026-06-02T10:00:00+08:00' } },
    expected: ({ denials }) => expect(denials[0]?.params).toEqual({ event: 'installed' }),
  },
  {
    name: 'a part of a negative price is rounded half up',
    wrong: 'evaluator',
    why: 'S-11: -31.635 is nearer to -32',
    rules: [grant({ terms: { refundBasis: 'order_less_kept', deductions: [{ code: 'invoice_tax', percentBp: 333 }] } })],
    facts: { order: { goodsPaid: 50, keptCost: 1_000 }, goods: { paperInvoice: 'lost' } },
    expected: ({ routes }) => expect(routes[0]?.terms.deductions).toEqual([{ code: 'invoice_tax', amount: -32, rule: 'test.grant' }]),
  },
  {
    name: 'working days that begin before the calendar does',
    wrong: 'evaluator',
    why: 'S-7: the days that are covered are known; only those without data may all be rest days',
    rules: [grant({ windows: [{ opens: 'purchased', ends: { from: 'purchased', for: { workingDays: 3 } } }] })],
    // Worked or not, 2025 ends eight days later, and three days are worked by 7 January 2026.
    facts: { asOf: '2026-01-08T00:00:00+08:00', order: { purchasedAt: '2025-12-24T10:00:00+08:00' } },
    expected: verdict('unavailable'),
  },
  {
    name: 'a day without data that may be a rest day, before the longest rest of the calendar',
    wrong: 'evaluator',
    why: 'S-7: when it is one, the last working day lies behind the holiday, longestRest + 1 days later',
    calendar: { ...CALENDAR, from: '2026-09-28', workingDays: ['2026-10-10'], longestRest: 7 },
    rules: [grant({ windows: [{ opens: 'purchased', ends: { from: 'purchased', for: { workingDays: 4 } } }] })],
    facts: { asOf: '2026-10-08T10:00:00+08:00', order: { purchasedAt: '2026-09-26T10:00:00+08:00' } },
    expected: verdict('needs_information'),
  },
  {
    name: 'the latest of two spans, one from an event that may not have happened',
    wrong: 'evaluator',
    why: 'S-9 refinement: when the event has not happened, its leg is left out and the earlier end counts',
    rules: [
      grant({
        windows: [
          {
            opens: 'purchased',
            ends: {
              latest: [
                { from: 'purchased', for: { days: 5 } },
                { from: 'delivered', for: { days: 30 } },
              ],
            },
          },
        ],
      }),
    ],
    expected: verdict('needs_information'),
  },
  {
    name: 'a window on another event whose clock may never start',
    wrong: 'evaluator',
    why: 'S-9 refinement: when delivered has not happened, the window is not open',
    rules: [grant({ windows: [days('delivered', 30, { tests: 'priceDropped' })] })],
    facts: { events: { priceDropped: '2026-06-02T10:00:00+08:00' } },
    expected: verdict('needs_information'),
  },
  {
    name: 'a window of another layer beside one that may never open',
    wrong: 'evaluator',
    why: 'S-9 refinement: when no repair was done, the law has no window to join, and only that of the platform counts',
    rules: [grant({ windows: [{ opens: 'repairDone' }] })],
    others: { layer: 'platform', rules: [{ id: 'adjust', kind: 'adjust', adjusts: ['test.grant'], windows: [days('purchased', 3)] }] },
    facts: { history: undefined },
    expected: verdict('needs_information'),
  },
  {
    name: 'an unknown defect was found before the claim',
    wrong: 'evaluator',
    why: 'S-1b: declared orders are used',
    rules: [grant({ windows: [days('defectFound', 3, { tests: 'installed' })] })],
    facts: { claim: { submittedAt: '2026-06-02T10:00:00+08:00' }, events: { installed: '2026-06-09T10:00:00+08:00' } },
    expected: verdict('unavailable'),
  },
  {
    name: 'no refund is open while no basis applies',
    wrong: 'evaluator',
    why: 'S-11 leaves an amount open for an unknown operand; a basis that no rule gives is none',
    rules: [
      grant({ terms: { deductions: [] } }),
      { id: 'adjust', kind: 'adjust', adjusts: ['test.grant'], terms: { refundBasis: 'paid' }, inForce: { until: '2020-01-01' } },
    ],
    expected: ({ routes }) => expect(routes[0]?.open).toEqual([]),
  },
  {
    name: 'a share of nothing is known to be nothing',
    wrong: 'evaluator',
    why: 'S-11: a deduction known to be nothing is not listed',
    rules: [
      grant({
        terms: {
          refundBasis: 'order_less_kept',
          deductions: [
            { code: 'invoice_tax', percentBp: 300 },
            { code: 'depreciation', ratePerDayBp: 5, from: 'delivered', until: 'submitted' },
          ],
        },
      }),
    ],
    facts: { order: { goodsPaid: 500, keptCost: 500 }, item: { unitPaid: 500 }, claim: { quantity: 1 } },
    expected: ({ routes }) => expect(routes[0]?.terms).toEqual({ refundBasis: 'order_less_kept', deductions: [], refundAmount: 0 }),
  },
  {
    name: 'an end from the claim or an unknown defect, whichever is later',
    wrong: 'evaluator',
    why: 'S-6: the latest of both has not happened while the defect may not have; its day is known only if it has',
    rules: [grant({ windows: [days({ latest: ['submitted', 'defectFound'] }, 1, { opens: 'purchased' })] })],
    expected: ({ deadline }) => expect(deadline).toMatchObject({ status: 'at_least', lastDay: '2026-06-11' }),
  },
  {
    name: 'a fee at a rate of nothing',
    wrong: 'evaluator',
    why: 'S-11: a deduction known to be nothing is not listed, whatever the price',
    rules: [grant({ terms: { refundBasis: 'paid', deductions: [{ code: 'usage_fee' }] } })],
    facts: { item: { usageFeeBp: 0 } },
    expected: ({ routes }) => expect(routes[0]?.terms.deductions).toEqual([]),
  },
  {
    name: 'a window of another layer that has no end yet, beside one that is over',
    wrong: 'oracle',
    why: 'S-10: the later end is the one that has still to come',
    rules: [grant({ windows: [days('purchased', 3)] })],
    others: {
      layer: 'platform',
      rules: [{ id: 'adjust', kind: 'adjust', adjusts: ['test.grant'], windows: [days('delivered', 7, { opens: 'purchased' })] }],
    },
    facts: { events: { delivered: null } },
    expected: ({ verdict, deadline }) => expect({ verdict, status: deadline?.status }).toEqual({ verdict: 'available', status: 'unknown' }),
  },
  {
    name: 'a deduction that another layer takes in another size',
    wrong: 'evaluator',
    why: 'S-10c keeps the deductions that both have; the size whose text came first could be the larger one, 1000 before 999',
    rules: [grant({ terms: { deductions: [{ code: 'missing_accessory', amount: 999 }] } })],
    others: {
      layer: 'platform',
      rules: [{ id: 'adjust', kind: 'adjust', adjusts: ['test.grant'], terms: { deductions: [{ code: 'missing_accessory', amount: 1_000 }] } }],
    },
    facts: { goods: { accessoriesComplete: false } },
    expected: ({ routes }) => expect(routes[0]?.terms.deductions).toEqual([{ code: 'missing_accessory', amount: 999, rule: 'test.grant' }]),
  },
  {
    name: 'a term that an adjust gives for sure and another one may give too',
    wrong: 'evaluator',
    why: 'S-15e: what is not known to apply has not shaped the route',
    rules: [grant()],
    others: {
      layer: 'platform',
      rules: [
        { id: 'a', kind: 'adjust', adjusts: ['test.grant'], terms: { freight: 'seller' }, when: UNKNOWN },
        { id: 'b', kind: 'adjust', adjusts: ['test.grant'], terms: { freight: 'seller' }, over: ['other.a'] },
      ],
    },
    expected: ({ routes }) => expect(routes[0]?.rules).toEqual(['test.grant', 'other.b']),
  },
  {
    name: 'a window that is sure to open, joined with another',
    wrong: 'evaluator',
    why: 'S-10: the later end is known when both windows surely open, though it is not known when',
    rules: [grant({ windows: [days('purchased', 2)] })],
    others: {
      layer: 'platform',
      rules: [{ id: 'adjust', kind: 'adjust', adjusts: ['test.grant'], windows: [days('purchased', 4, { opens: { first: ['installed', 'submitted'] } })] }],
    },
    expected: ({ denials }) => expect(denials[0]?.params).toEqual({ lastDay: '2026-06-05', daysLate: 5 }),
  },
  {
    name: 'a window of another layer that has no lower bound but may never start',
    wrong: 'oracle',
    why: 'S-6: a window that has not started is not open, so its opening is not the earlier one',
    rules: [grant({ windows: [{ opens: 'submitted', tests: 'delivered' }] })],
    others: { layer: 'platform', rules: [{ id: 'adjust', kind: 'adjust', adjusts: ['test.grant'], windows: [days('installed', 7, { tests: 'delivered' })] }] },
    facts: { events: { delivered: '2026-06-05T10:00:00+08:00' } },
    expected: verdict('needs_information'),
  },
  {
    name: 'a month whose first day counts, begun on a day that the next month does not have',
    wrong: 'oracle',
    why: 'S-6: months clamp to the month’s end; there is no 30 February to take the day before of',
    rules: [grant({ windows: [{ ends: { from: 'purchased', for: { months: 1 }, starts: 'same_day', roll: 'none' } }] })],
    facts: { asOf: '2026-02-10T10:00:00+08:00', order: { purchasedAt: '2026-01-31T10:00:00+08:00' } },
    expected: ({ deadline }) => expect(deadline).toMatchObject({ lastDay: '2026-02-28' }),
  },
  {
    name: 'working days counted from a moment that lies in a rest day',
    wrong: 'both',
    why: 'S-6d: a later anchor never gives an earlier end; on a rest day no working day runs, so from a moment in it the last one counts whole',
    calendar: CALENDAR,
    rules: [
      grant({
        windows: [{ opens: 'purchased', ends: { from: 'purchased', for: { workingDays: 10 }, starts: 'instant', roll: 'none', restart: { by: ['repair'] } } }],
      }),
    ],
    facts: {
      claim: { part: 'main_unit' },
      asOf: '2026-06-08T10:00:00+08:00',
      history: [{ service: 'repair', outcome: 'done', quantity: 1, part: 'main_unit', openedAt: '2026-06-05T21:00:00+08:00' }],
    },
    expected: ({ deadline }) => expect(deadline).toMatchObject({ status: 'at_least', closesAt: '2026-06-19T21:00:00+08:00' }),
  },
  {
    name: 'an exchange that was over before the claim’s clock started, on the same day',
    wrong: 'oracle',
    why: 'S-6b: a case that restarts the span does not suspend it, also where it was closed too early to restart it',
    rules: [
      grant({
        windows: [
          {
            opens: 'purchased',
            ends: {
              from: 'delivered',
              for: { days: 7 },
              starts: 'same_day',
              roll: 'none',
              suspend: { by: ['exchange'], counts: 'both_days' },
              restart: { by: ['exchange'] },
            },
          },
        ],
      }),
    ],
    facts: {
      claim: { part: 'main_unit' },
      events: { delivered: '2026-06-05T12:00:00+08:00' },
      history: [
        {
          ...{ service: 'exchange', outcome: 'done', quantity: 1, part: 'main_unit' },
          ...{ openedAt: '2026-06-04T10:00:00+08:00', closedAt: '2026-06-05T11:00:00+08:00' },
        },
      ],
    },
    expected: ({ deadline }) => expect(deadline).toMatchObject({ status: 'fixed', lastDay: '2026-06-11' }),
  },
  {
    name: 'an adjust that opens a window earlier in one of two readings, but not the two together',
    wrong: 'oracle',
    why: 'S-15e: with it, they open and close at the same times, as far as is known',
    rules: [
      grant({ windows: [] }),
      { id: 'own', kind: 'adjust', adjusts: ['test.grant'], windows: [days('purchased', 30, { opens: 'purchased' })], when: UNKNOWN },
    ],
    others: { layer: 'platform', rules: [{ id: 'adjust', kind: 'adjust', adjusts: ['test.grant'], windows: [days('installed', 7, { opens: 'installed' })] }] },
    expected: ({ routes }) => expect(routes[0]?.rules).toEqual(['test.grant']),
  },
  {
    name: 'a window without an end, or one whose clock has still to start',
    wrong: 'evaluator',
    why: 'S-6f: which of the two it is, is unknown, so it may have an end; it was given as without a limit',
    rules: [
      grant({ windows: [days('installed', 14, { opens: 'submitted' })] }),
      { id: 'own', kind: 'adjust', adjusts: ['test.grant'], windows: [{ opens: 'delivered' }], when: UNKNOWN },
    ],
    facts: { events: { delivered: '2026-06-05T10:00:00+08:00', installed: null } },
    expected: ({ deadline }) => expect(deadline).toMatchObject({ status: 'unknown' }),
  },
  {
    name: 'two routes that close at the same instant, by the clocks of two zones',
    wrong: 'oracle',
    why: 'S-9: the deadline is that of the best route; it was that of any of the latest',
    rules: [grant({ windows: [{ ends: { from: 'purchased', for: { hours: 300 } } }] })],
    others: {
      layer: 'platform',
      rules: [grant({ windows: [{ ends: { from: 'purchased', for: { hours: 300 } } }] })],
      zone: zoneData('Europe/Berlin', '1992-01-01', '2090-01-01'),
    },
    expected: ({ deadline, routes }) => expect([deadline, routes[0]?.rule]).toMatchObject([{ timeZone: 'Europe/Berlin' }, 'other.grant']),
  },
  {
    name: 'a tested event of which only the day is known',
    wrong: 'oracle',
    why: 'S-15d: the number of days late is the same in every reading, so it is known',
    rules: [grant({ windows: [{ ends: { from: 'purchased', for: { hours: 1 }, starts: 'same_day' }, tests: 'delivered' }] })],
    facts: { asOf: '2026-06-01T12:00:00+08:00' },
    expected: ({ denials }) => expect(denials[0]).toMatchObject({ code: 'window_expired', params: { event: 'delivered', lastDay: '2026-06-01', daysLate: 0 } }),
  },
  {
    name: 'windows that may be one or the other, both of them over or not open',
    wrong: 'oracle',
    why: 'S-6: impossible for every reading is false',
    rules: [
      grant({ windows: [days('purchased', 3)] }),
      { id: 'adjust', kind: 'adjust', adjusts: ['test.grant'], windows: [days('repairDone', 7)], when: UNKNOWN },
    ],
    expected: ({ denials }) => expect(denials[0]).toMatchObject({ code: 'window_expired', params: {} }),
  },
  {
    name: 'a denial that is late by an unknown number of days',
    wrong: 'oracle',
    why: 'S-17: a denial that is not late comes after those that are',
    rules: [
      { ...grant({ when: { '==': [{ var: 'order.saleMode' }, 'distance'] } }), id: 'a' },
      { ...grant({ windows: [days('purchased', 3)] }), id: 'b' },
      { id: 'adjust', kind: 'adjust', adjusts: ['test.b'], windows: [days('purchased', 4)], when: UNKNOWN },
    ],
    facts: { order: { saleMode: 'store' } },
    expected: ({ denials }) => expect(denials.map(({ rule }) => rule)).toEqual(['test.b', 'test.a']),
  },
  {
    name: 'a window without an end beside one whose clock has still to start',
    wrong: 'oracle',
    why: 'S-6f: unknown when the clock has still to start',
    rules: [grant({ windows: [{ opens: 'purchased' }, days('installed', 7, { opens: 'purchased' })] })],
    facts: { events: { installed: null } },
    expected: ({ deadline }) => expect(deadline).toMatchObject({ status: 'unknown' }),
  },
  {
    name: 'an adjust that leaves the interval of a window as it is',
    wrong: 'oracle',
    why: 'S-15e: it has not shaped the route; an end that may be as late as never is the same end, whether it is sure to come or not',
    rules: [
      grant({ windows: [{ opens: { first: ['deliveryDue', 'installed'] }, ends: { from: { latest: ['exchanged', 'defectFound'] }, for: { hours: 6 } } }] }),
    ],
    others: {
      layer: 'platform',
      rules: [
        { id: 'a', kind: 'adjust', adjusts: ['test.grant'], windows: [days('repairDone', 30, { opens: 'defectFound' })] },
        { id: 'b', kind: 'adjust', adjusts: ['test.grant'], windows: [days('repairReceived', 7, { opens: { first: ['defectFound', 'exchanged'] } })] },
      ],
    },
    facts: { events: { exchanged: '2026-06-05T10:00:00+08:00', deliveryDue: null } },
    expected: ({ routes }) => expect(routes[0]?.rules).toEqual(['test.grant', 'other.b']),
  },
  {
    name: 'windows that may be one or the other, one not started, the other not open yet',
    wrong: 'oracle',
    why: 'S-6: impossible for every reading is false; a window that has not started opens nowhere',
    rules: [
      grant({ windows: [days({ latest: ['exchanged', 'submitted'] }, 1, { tests: 'installed' })] }),
      {
        id: 'adjust',
        kind: 'adjust',
        adjusts: ['test.grant'],
        windows: [days('delivered', 14, { opens: 'repairReceived', tests: 'installed' })],
        when: UNKNOWN,
      },
    ],
    facts: { events: { exchanged: null, installed: '2026-06-02T10:00:00+08:00', repairReceived: '2026-06-05T10:00:00+08:00' } },
    expected: verdict('unavailable'),
  },
  {
    name: 'a clock that has still to start, joined with a window without an end that may never open',
    wrong: 'oracle',
    why: 'S-6f: unknown when the clock has still to start; without a limit only if that window opens',
    rules: [grant({ windows: [days('invoiced', 14, { opens: 'purchased' })] })],
    others: { layer: 'platform', rules: [{ id: 'adjust', kind: 'adjust', adjusts: ['test.grant'], windows: [{ opens: 'delivered' }] }] },
    facts: { events: { invoiced: null } },
    expected: ({ deadline, routes }) => expect([deadline?.status, routes[0]?.rules]).toEqual(['unknown', ['test.grant']]),
  },
  {
    name: 'a clock that has still to start, joined with a window without an end',
    wrong: 'evaluator',
    why: 'S-15e: the adjust took the limit away, so it has shaped the route',
    rules: [grant({ windows: [days('invoiced', 14, { opens: 'purchased' })] })],
    others: { layer: 'platform', rules: [{ id: 'adjust', kind: 'adjust', adjusts: ['test.grant'], windows: [{ opens: 'purchased' }] }] },
    facts: { events: { invoiced: null } },
    expected: ({ deadline, routes }) => expect([deadline?.status, routes[0]?.rules]).toEqual(['none', ['test.grant', 'other.adjust']]),
  },
  {
    name: 'a case that was opened later and closed sooner than the one that restarted the span',
    wrong: 'evaluator',
    why: 'S-6d: a case closed before the start of the running span restarts nothing; a claim has no earlier end for one exchange more',
    rules: [grant({ windows: [{ ends: { from: 'purchased', for: { days: 3 }, restart: { by: ['repair'] } } }] })],
    facts: {
      claim: { part: 'main_unit' },
      history: [
        { service: 'repair', outcome: 'done', openedAt: '2026-06-02T10:00:00+08:00', closedAt: '2026-06-08T10:00:00+08:00' },
        { service: 'repair', outcome: 'done', openedAt: '2026-06-04T10:00:00+08:00', closedAt: '2026-06-05T10:00:00+08:00' },
      ],
    },
    expected: ({ deadline }) => expect(deadline).toMatchObject({ status: 'fixed', lastDay: '2026-06-11' }),
  },
  {
    name: 'a duration of one layer that gives way to a shorter one of another',
    wrong: 'oracle',
    why: 'S-15e: what gives way has not shaped the route, as it is for tiers',
    rules: [grant()],
    others: {
      layer: 'platform',
      rules: [
        { id: 'a', kind: 'adjust', adjusts: ['test.grant'], terms: { loaner: { days: 8 } }, over: ['other.b'] },
        { id: 'b', kind: 'adjust', adjusts: ['test.grant'], terms: { loaner: { days: 3 } } },
      ],
    },
    expected: ({ routes }) => expect(routes[0]?.rules).toEqual(['test.grant', 'other.b']),
  },
  {
    name: 'an event that did not happen, and that may be tested no more',
    wrong: 'both',
    why: 'S-9 refinement: the adjust that may apply takes the test away, so it is open whether the claim is in time',
    rules: [
      grant({ windows: [days('purchased', 30, { tests: 'delivered' })] }),
      { id: 'adjust', kind: 'adjust', adjusts: ['test.grant'], windows: [days('purchased', 30, { tests: 'installed' })], when: UNKNOWN },
    ],
    facts: { events: { delivered: null, installed: '2026-06-02T10:00:00+08:00' } },
    expected: ({ verdict, ask }) => expect([verdict, ask.map(({ fact }) => fact)]).toEqual(['needs_information', ['goods.opened']]),
  },
  {
    name: 'a window that may never start, joined with one that may never open',
    wrong: 'oracle',
    why: 'S-15e: it has not shaped the route; whether the start or the opening may never come, the interval is the same',
    rules: [grant({ windows: [days('repairDone', 1)] })],
    others: {
      layer: 'platform',
      rules: [
        { id: 'a', kind: 'adjust', adjusts: ['test.grant'], windows: [days('installed', 1, { opens: 'defectFound' })] },
        { id: 'b', kind: 'adjust', adjusts: ['test.grant'], windows: [days('submitted', 7)] },
      ],
    },
    facts: { history: undefined },
    expected: ({ routes }) => expect(routes[0]?.rules).toEqual(['test.grant', 'other.b']),
  },
  {
    name: 'a duty whose clock may never start',
    wrong: 'both',
    why: 'S-6f: fixed when the end is known; the evaluator gave the day on which it ends if it started as fixed, and both called it overdue',
    rules: [
      grant(),
      {
        id: 'duty',
        kind: 'duty',
        of: ['test.grant'],
        act: 'refund',
        actor: 'seller',
        ends: { from: { latest: ['deliveryDue', 'defectFound'] }, for: { days: 1 } },
        doneBy: 'refunded',
      },
    ],
    facts: {
      claim: { submittedAt: '2026-06-04T10:00:00+08:00' },
      events: { deliveryDue: '2026-06-05T10:00:00+08:00', refunded: null },
    },
    expected: ({ routes }) =>
      expect(routes[0]?.duties).toMatchObject([{ due: { status: 'at_least', lastDay: '2026-06-06', dependsOn: ['events.defectFound'] } }]),
  },
  {
    name: 'a month and thirty days',
    wrong: 'oracle',
    why: 'S-10c: a month counts 730 hours, so thirty days are shorter; found by reading',
    rules: [grant({ terms: { loaner: { months: 1 } } })],
    others: { layer: 'platform', rules: [{ id: 'adjust', kind: 'adjust', adjusts: ['test.grant'], terms: { loaner: { days: 30 } } }] },
    expected: ({ routes }) => expect(routes[0]?.terms).toEqual({ loaner: { days: 30 } }),
  },
]

const fill = (name: string, rules: readonly More[]): RuleSketch[] => rules.map((rule) => ({ ...rule, id: `${name}.${rule.id as string}` }) as RuleSketch)

function otherPack({ layer, rules, zone }: NonNullable<Case['others']>): Pack {
  const manifest = { id: 'other', layer, needs: ['test'], ...(zone && { timeZone: zone.id }) }
  return testPack({ manifest, rules: fill('other', rules), files: { ...OTHER_FILES, ...(zone && { 'zone.json': zone }) } })
}

describe('every disagreement between evaluator and oracle', () => {
  it.each(CASES)('$name ($wrong was wrong)', ({ rules, others, calendar = CALENDAR, facts: more = {}, expected }) => {
    const law = testPack({ rules: fill('test', rules), files: { 'calendar.json': calendar } })
    const packs = others ? [law, otherPack(others)] : [law]
    const given = facts(more)
    const decision = createPolicy(packs).evaluate(given)
    expected(decision.services[SERVICE], Object.keys(decision.rules))
    expect(comparable(decision)).toEqual(comparable(oracle(packs, given)))
  })

  it('docs/verification.md names each', () => {
    const page = readFileSync(new URL('../../docs/verification.md', import.meta.url), 'utf8')
    expect(CASES.map(({ name, wrong, why }) => `| ${name} | ${wrong} | ${why} |`).filter((row) => !page.includes(row))).toEqual([])
  })
})

/** A second pack counts by the first one's calendar. */
const OTHER_FILES = { 'calendar.json': undefined }
