import { describe, expect, it } from 'vitest'
import { decide, grant, type More, onlyDenial } from '../support/decide.js'
import type { RuleSketch } from '../support/test-pack.js'

const DELIVERED = '2026-06-03T15:30:00+08:00'
const is = (fact: string, value: unknown = true): unknown => ({ '==': [{ var: fact }, value] })
const week = { ends: { from: 'delivered', for: { days: 7 } } }
const denied = (more: unknown): unknown => ({ rule: 'test.grant', layer: 'law', ...(more as object) })

describe('S-15, S-15d codes and params', () => {
  it.each<[what: string, rule: More, facts: More, denial: unknown]>([
    ['not in force', { inForce: { from: '2026-07-01' } }, {}, { code: 'not_in_force', params: { day: '2026-06-01' } }],
    ['the reason', { scope: { reason: ['recalled'] } }, { claim: { reason: 'other' } }, { code: 'reason_not_covered', params: { reason: 'other' } }],
    ['the channel', { scope: { channel: ['store'] } }, { order: { channel: 'import' } }, { code: 'not_covered', params: { fact: 'order.channel' } }],
    [
      'a fact that scope and condition speak of is named once',
      { scope: { channel: ['store'] }, when: { in: [{ var: 'order.channel' }, ['store', 'auction']] } },
      { order: { channel: 'import' } },
      { code: 'not_covered', params: { fact: 'order.channel' } },
    ],
    ['the state of the order', { when: is('order.state', 'shipped') }, { order: { state: 'paid' } }, { code: 'order_state', params: { state: 'paid' } }],
    ['another fact', { when: is('order.saleMode', 'distance') }, { order: { saleMode: 'store' } }, { code: 'not_covered', params: { fact: 'order.saleMode' } }],
    [
      'a derived fact',
      { when: is('derived.faultSide', 'seller') },
      { claim: { reason: 'changed_mind' } },
      { code: 'not_covered', params: { fact: 'derived.faultSide' } },
    ],
    // Only scope.reason speaks of the reasons that a rule covers; in `when` it is a fact like any other.
    [
      'the reason as an atom',
      { when: is('claim.reason', 'recalled') },
      { claim: { reason: 'other' } },
      { code: 'not_covered', params: { fact: 'claim.reason' } },
    ],
    [
      'not open yet',
      { windows: [{ opens: { event: 'delivered', plus: { days: 61 } } }] },
      {},
      { code: 'window_not_open', params: { opensAt: '2026-08-03T00:00:00+08:00' } },
    ],
    ['expired', { windows: [week] }, { asOf: '2026-06-13T12:00:00+08:00' }, { code: 'window_expired', params: { lastDay: '2026-06-10', daysLate: 3 } }],
  ])('%s', (_, rule, facts, denial) => {
    expect(onlyDenial([grant(rule)], { events: { delivered: DELIVERED }, ...facts })).toEqual(denied(denial))
  })

  const not = (condition: unknown): unknown => ({ '!': condition })
  const SHIPPED = is('order.state', 'shipped')
  const COMPLETED = is('order.state', 'completed')
  it.each<[what: string, when: unknown, order: More, reasons: unknown[]]>([
    ['a disjunction', { or: [SHIPPED, COMPLETED] }, { state: 'paid' }, [['order_state', { state: 'paid' }]]],
    ['a list', { in: [{ var: 'order.state' }, ['shipped', 'completed']] }, { state: 'paid' }, [['order_state', { state: 'paid' }]]],
    ['a negation', not({ or: [SHIPPED, COMPLETED] }), { state: 'shipped' }, [['order_state', { state: 'shipped' }]]],
    [
      'both parts of an or',
      { or: [SHIPPED, is('order.saleMode', 'store')] },
      { state: 'paid', saleMode: 'distance' },
      [
        ['order_state', { state: 'paid' }],
        ['not_covered', { fact: 'order.saleMode' }],
      ],
    ],
    [
      'the failing part of an and',
      { and: [SHIPPED, is('order.saleMode', 'store')] },
      { state: 'shipped', saleMode: 'distance' },
      [['not_covered', { fact: 'order.saleMode' }]],
    ],
    ['the failing part, beside an unknown one', { and: [SHIPPED, is('order.saleMode', 'store')] }, { state: 'paid' }, [['order_state', { state: 'paid' }]]],
    [
      'a fact that fails twice, once',
      { and: [is('order.saleMode', 'store'), not(is('order.saleMode', 'distance'))] },
      { saleMode: 'distance' },
      [['not_covered', { fact: 'order.saleMode' }]],
    ],
    ['deep inside', { and: [{ or: [not(not(SHIPPED)), { and: [COMPLETED, true] }] }] }, { state: 'placed' }, [['order_state', { state: 'placed' }]]],
  ])('a failed atom of %s', (_, when, order, reasons) => {
    const { code, params, also = [] } = onlyDenial([grant({ when })], { order })
    expect([{ code, params }, ...also].map((reason) => [reason.code, reason.params])).toEqual(reasons)
  })

  it('has a code even where the condition is the constant false', () => {
    for (const when of [false, { '!': true }, { or: [false, false] }]) expect(onlyDenial([grant({ when })]).code).toBe('not_covered')
  })

  it('puts every reason into one denial, in the order of the codes', () => {
    const rules: RuleSketch[] = [
      grant({
        service: 'return',
        inForce: { from: '2026-07-01' },
        scope: { reason: ['recalled'], channel: ['store'] },
        when: { and: [is('order.saleMode', 'store'), is('order.state', 'shipped')] },
        provided: [
          { code: 'label_uses_left', params: { limit: 1 }, if: { '<': [{ var: 'buyer.creditStars' }, 1] } },
          { code: 'not_used', if: is('goods.used', false) },
        ],
        windows: [week, { tests: 'defectFound', opens: 'delivered' }],
      }),
      { id: 'test.exclude', kind: 'exclude', defeats: ['test.grant'] },
    ]
    const denial = onlyDenial(
      rules,
      {
        asOf: '2026-06-12T12:00:00+08:00',
        order: { channel: 'import', saleMode: 'distance', state: 'paid' },
        buyer: { creditStars: 2 },
        item: { quantity: 1 },
        goods: { used: true },
        events: { delivered: DELIVERED, defectFound: '2026-06-02T12:00:00+08:00' },
        history: [{ service: 'refund', openedAt: DELIVERED, outcome: 'done' }],
        claim: { reason: 'other', quantity: 1 },
      },
      'return',
    )
    expect(denial).toEqual(
      denied({
        code: 'not_in_force',
        params: { day: '2026-06-01' },
        also: [
          { code: 'reason_not_covered', params: { reason: 'other' } },
          { code: 'order_state', params: { state: 'paid' } },
          { code: 'not_covered', params: { fact: 'order.channel' } },
          { code: 'not_covered', params: { fact: 'order.saleMode' } },
          { code: 'excluded', params: { by: 'test.exclude' }, by: 'test.exclude' },
          { code: 'condition_not_met', params: { condition: 'not_used' } },
          { code: 'already_used', params: { limit: 1, used: 2 } },
          { code: 'quantity_exceeded', params: { asked: 1, left: 0 } },
          { code: 'window_not_open', params: { event: 'defectFound', opensAt: DELIVERED } },
          { code: 'window_expired', params: { lastDay: '2026-06-10', daysLate: 2 } },
        ],
      }),
    )
  })

  it('leaves out what is not known', () => {
    const tested = [
      grant({ windows: [{ tests: 'delivered', ends: { from: 'purchased', for: { days: 1 } } }, { ends: { from: 'purchased', for: { days: 3 } } }] }),
    ]
    expect(onlyDenial(tested, { asOf: '2026-06-08T12:00:00+08:00' })).toEqual(
      denied({ code: 'window_expired', params: { lastDay: '2026-06-04', daysLate: 4 } }),
    )
    const late = { asOf: '2026-06-08T12:00:00+08:00', order: { purchasedAt: '2026-06-05T10:00:00+08:00' } }
    const before = [grant({ windows: [{ tests: 'delivered', ends: { from: 'invoiced', for: { days: 1 } } }] })]
    expect(onlyDenial(before, { ...late, events: { invoiced: '2026-06-01T00:00:00+08:00' } })).toEqual(
      denied({ code: 'window_expired', params: { event: 'delivered', lastDay: '2026-06-02' } }),
    )
  })
})

describe('S-17 the order of denials', () => {
  const named = (id: string, more: More): RuleSketch => ({ ...grant(more), id: `test.${id}` })
  const late = (days: number): More => ({ windows: [{ ends: { from: 'delivered', for: { days } } }] })
  it('fewer further reasons, fewer days late, not late at all, rule id', () => {
    const used = { provided: [{ code: 'not_used', if: is('goods.used', false) }] }
    const decided = decide(
      [
        named('a-two-reasons', { ...late(4), ...used }),
        named('b-condition', used),
        named('c-late', late(3)),
        named('d-later', late(2)),
        named('e-same-day', { windows: [{ ends: { from: 'delivered', for: { days: 5 }, starts: 'instant' } }] }),
        named('f-condition', used),
        named('g-late', late(3)),
        named('h-two-reasons', { ...late(1), ...used }),
        // Late, and nobody knows by how much.
        named('i-unknown', { windows: [{ ends: { from: { earliest: ['delivered', 'invoiced'] }, for: { days: 1 } } }] }),
      ],
      { asOf: '2026-06-12T12:00:00+08:00', events: { delivered: '2026-06-07T09:00:00+08:00' }, goods: { used: true } },
    )
    expect(decided.denials.map(({ rule, also = [] }) => [rule, also.length])).toEqual([
      ['test.e-same-day', 0],
      ['test.c-late', 0],
      ['test.g-late', 0],
      ['test.d-later', 0],
      ['test.i-unknown', 0],
      ['test.b-condition', 0],
      ['test.f-condition', 0],
      ['test.a-two-reasons', 1],
      ['test.h-two-reasons', 1],
    ])
  })
})
