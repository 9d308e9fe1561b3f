import { describe, expect, it } from 'vitest'
import type { ServiceBrief } from '../../src/evaluate/brief.js'
import { briefOf } from '../../src/evaluate/brief-of.js'
import type { Deadline, EvidenceNeed } from '../../src/evaluate/decision.js'
import { FactsError } from '../../src/index.js'
import { facts, grant, type More, policyOf, SERVICE } from '../support/decide.js'
import type { RuleSketch } from '../support/test-pack.js'

const is = (fact: string, value: unknown = true): unknown => ({ '==': [{ var: fact }, value] })
const days = (count: number): unknown[] => [{ ends: { from: 'delivered', for: { days: count } } }]
const until = (lastDay: string, closesAt: string): Deadline => ({ status: 'fixed', closesAt, lastDay, timeZone: 'Asia/Shanghai' })

const UNOPENED = { code: 'not_opened', if: is('goods.opened', false) }
const OPENED = { id: 'test.opened', kind: 'exclude', defeats: ['test.grant'], when: is('goods.opened') }
const USED = { id: 'test.used', kind: 'exclude', defeats: ['test.grant', 'test.other'], when: is('goods.used') }
const other = (more: More): RuleSketch => ({ ...grant(more), id: 'test.other' })
const INVOICE: EvidenceNeed = { anyOf: ['invoice'], supplied: 'unknown', need: 'required', rule: 'test.grant' }

/** Delivered on 3 June, claimed on 10 June. */
const DELIVERED = { events: { delivered: '2026-06-03T15:30:00+08:00' } }

describe('S-9e in brief', () => {
  it.each<[what: string, rules: RuleSketch[], more: More, wanted: ServiceBrief]>([
    [
      'a firm route',
      [grant({ windows: days(7), evidence: [{ anyOf: ['invoice'] }] })],
      {},
      { verdict: 'available', rule: 'test.grant', deadline: until('2026-06-10', '2026-06-11T00:00:00+08:00'), evidence: [INVOICE] },
    ],
    [
      'the best of two routes',
      [grant({ windows: days(7) }), other({ windows: days(15) })],
      {},
      { verdict: 'available', rule: 'test.other', deadline: until('2026-06-18', '2026-06-19T00:00:00+08:00'), evidence: [] },
    ],
    [
      'a firm route before a later one with a condition',
      [grant({ windows: days(7) }), other({ windows: days(15), provided: [UNOPENED] })],
      {},
      { verdict: 'available', rule: 'test.grant', deadline: until('2026-06-10', '2026-06-11T00:00:00+08:00'), evidence: [] },
    ],
    [
      'of routes alike, the one that costs the buyer nothing',
      [grant({ terms: { freight: 'buyer' } }), other({ terms: { freight: 'seller' } })],
      {},
      { verdict: 'available', rule: 'test.other', deadline: { status: 'none' }, evidence: [] },
    ],
    [
      'a condition that is not known to hold',
      [grant({ provided: [UNOPENED] })],
      {},
      { verdict: 'conditional', rule: 'test.grant', deadline: { status: 'none' }, evidence: [] },
    ],
    ['a review', [grant({ review: true })], {}, { verdict: 'conditional', rule: 'test.grant', deadline: { status: 'none' }, evidence: [] }],
    [
      'a route that waits beside one of which nobody knows whether its time has come',
      [grant({ windows: [{ ends: { from: 'paid', for: { days: 7 } } }] }), other({ provided: [UNOPENED] })],
      {},
      { verdict: 'conditional', rule: 'test.other', deadline: { status: 'none' }, evidence: [] },
    ],
    ['a fact that is not known', [grant({ when: is('goods.used', false) })], {}, { verdict: 'needs_information' }],
    [
      'too late',
      [grant({ windows: days(6) })],
      {},
      {
        verdict: 'unavailable',
        denial: { rule: 'test.grant', layer: 'law', code: 'window_expired', params: { lastDay: '2026-06-09', daysLate: 1 } },
        excludedBy: [],
      },
    ],
    [
      'excluded, by every exclusion that removes a grant',
      [grant(), other({}), OPENED, USED],
      { goods: { opened: true, used: true } },
      {
        verdict: 'unavailable',
        denial: { rule: 'test.other', layer: 'law', code: 'excluded', params: { by: 'test.used' }, by: 'test.used' },
        excludedBy: ['test.opened', 'test.used'],
      },
    ],
    [
      'too late is nearer than excluded, and what is both is farthest',
      [grant({ windows: days(5) }), other({ windows: days(4) }), { ...OPENED, defeats: ['test.grant'] }],
      { goods: { opened: true } },
      {
        verdict: 'unavailable',
        denial: { rule: 'test.other', layer: 'law', code: 'window_expired', params: { lastDay: '2026-06-07', daysLate: 3 } },
        excludedBy: ['test.opened'],
      },
    ],
    [
      'of two that are excluded, the one in time',
      [grant({ windows: days(5) }), other({ windows: days(9) }), USED],
      { goods: { used: true } },
      {
        verdict: 'unavailable',
        denial: { rule: 'test.other', layer: 'law', code: 'excluded', params: { by: 'test.used' }, by: 'test.used' },
        excludedBy: ['test.used'],
      },
    ],
    [
      'no rule about the item',
      [grant({ scope: { category: ['books'] } })],
      {},
      { verdict: 'unavailable', denial: { code: 'no_rule', params: { service: SERVICE } }, excludedBy: [] },
    ],
  ])('%s', (_, rules, more, wanted) => {
    const policy = policyOf(rules)
    const claim = facts({ ...DELIVERED, ...more })
    const brief = policy.brief(claim)
    expect(brief.services[SERVICE]).toEqual(wanted)
    expect(brief).toEqual(briefOf(policy.evaluate(claim)))
  })

  const opens = { opens: 'purchased', ends: { from: 'delivered', for: { days: 7 } } }
  it.each<[at: string, told: string]>([
    ['2026-06-03T23:59:59.999+08:00', 'window_not_open'],
    ['2026-06-04T00:00:00.000+08:00', 'available'],
    ['2026-06-11T23:59:59.999+08:00', 'available'],
    ['2026-06-12T00:00:00.000+08:00', 'window_expired'],
  ])('open from the moment of one event to the end of a day after another: at %s %s', (submittedAt, told) => {
    const policy = policyOf([grant({ windows: [opens] })])
    const claim = facts({
      asOf: '2026-06-30T12:00:00+08:00',
      order: { purchasedAt: '2026-06-04T00:00:00.000+08:00' },
      events: { delivered: '2026-06-04T00:00:00+08:00' },
      claim: { submittedAt },
    })
    const brief = policy.safeBrief(claim)
    expect(brief.ok ? brief.decision : brief.issues).toEqual(briefOf(policy.evaluate(claim)))
    const { verdict, denial } = policy.brief(claim).services[SERVICE]
    expect(denial?.code ?? verdict).toBe(told)
  })

  it('every day of three years is counted as in the whole decision, whichever day is asked first', () => {
    const policy = policyOf([grant({ windows: days(7) })])
    for (let day = 1095; day >= 0; day--) {
      const purchasedAt = new Date(Date.UTC(2023, 0, 1 + day, 3)).toISOString()
      const submittedAt = new Date(Date.UTC(2023, 0, 8 + day, 15, 59, 59, 999 + (day % 2))).toISOString()
      const claim = facts({ asOf: submittedAt, order: { purchasedAt }, events: { delivered: purchasedAt }, claim: { submittedAt } })
      expect(policy.brief(claim)).toEqual(briefOf(policy.evaluate(claim)))
      expect(policy.brief(claim).services[SERVICE].verdict).toBe(day % 2 === 0 ? 'available' : 'unavailable')
    }
  })

  it('of numbers, those that a condition names are told apart from their neighbours', () => {
    const policy = policyOf([grant({ when: { and: [{ '>': [{ var: 'item.unitPaid' }, 100] }, { '<=': [{ var: 'item.unitPaid' }, 200] }] } })])
    const verdicts = [99, 100, 101, 199, 200, 201].map((unitPaid) => policy.brief(facts({ item: { unitPaid } })).services[SERVICE].verdict)
    expect(verdicts).toEqual(['unavailable', 'unavailable', 'available', 'available', 'available', 'unavailable'])
  })

  it('an exclusion that asks for units is weighed by its rule like any other', () => {
    const service = 'return'
    const policy = policyOf([grant({ service }), { ...other({ service }), when: is('order.saleMode', 'store') }])
    const claim = facts({
      order: { saleMode: 'distance' },
      item: { quantity: 2 },
      claim: { quantity: 2 },
      history: [{ service, openedAt: '2026-06-02T10:00:00+08:00', closedAt: '2026-06-03T10:00:00+08:00', outcome: 'done', quantity: 1 }],
    })
    expect(policy.brief(claim).services.return.denial).toMatchObject({ rule: 'test.grant', code: 'quantity_exceeded' })
    expect(policy.brief(claim)).toEqual(briefOf(policy.evaluate(claim)))
  })

  const policy = policyOf([grant()])

  it('decides only some services', () => {
    const only = { only: ['return' as const] }
    expect(Object.keys(policy.brief(facts(), only).services)).toEqual(['return'])
    expect(policy.brief(facts(), only)).toEqual(briefOf(policy.evaluate(facts(), only)))
  })

  it('says what is wrong with an input', () => {
    const wrong = facts({ asOf: 'today' })
    expect(policy.safeBrief(wrong)).toEqual({ ok: false, issues: policy.check(wrong) })
    expect(() => policy.brief(wrong)).toThrow(FactsError)
    expect(policy.safeBrief(facts())).toEqual({ ok: true, decision: policy.brief(facts()), facts: facts() })
  })
})
