import { describe, expect, it } from 'vitest'
import type { ServiceDecision } from '../../src/evaluate/decision.js'
import { createPolicy } from '../../src/index.js'
import type { Zone } from '../../src/policy/pack.js'
import { comparable } from '../../src/testing/oracle/comparable.js'
import { oracle } from '../../src/testing/oracle/oracle.js'
import { facts, grant, type More, SERVICE } from '../support/decide.js'
import { type PackSketch, SHANGHAI, testPack } from '../support/test-pack.js'

/** What generated packs and claims do not draw: evaluator and oracle are held against each other by hand. */
interface Case {
  name: string
  pack: PackSketch
  facts?: More
  expected: (decided: ServiceDecision) => unknown
  is: unknown
}

const text = { en: 'A column', zh: '一列' }
const table = (...rows: More[]): More => ({ id: 'rows', keys: ['category', 'order.saleMode'], columns: { days: { type: 'integer', text } }, rows })
const routes = (decided: ServiceDecision): string[] => decided.routes.map(({ rule }) => rule)
const is = (fact: string, value: unknown = true): unknown => ({ '==': [{ var: fact }, value] })
const adjust = (id: string, more: More): PackSketch['rules'] => [{ id, kind: 'adjust', adjusts: ['test.grant'], ...more }]
const LATE_ZONE: Zone = { ...SHANGHAI, changes: [{ at: '2027-01-01T00:00:00+08:00', offsetMinutes: 480 }] }

const CASES: Case[] = [
  {
    name: 'S-16c a row that was in force, and one that is',
    pack: {
      rules: [grant({ each: 'rows' })],
      tables: [
        table(
          { id: 'before', key: { category: 'phones' }, values: {}, inForce: { until: '2026-06-01' } },
          { id: 'now', key: { category: 'phones' }, values: {}, inForce: { from: '2026-06-01' } },
        ),
      ] as never,
    },
    expected: ({ routes: [route], denials: [denial] }) => [route?.rule, denial?.rule, denial?.code],
    is: ['test.grant/now', 'test.grant/before', 'not_in_force'],
  },
  {
    name: 'S-16 a row for several values of a fact',
    pack: {
      rules: [grant({ each: 'rows' })],
      tables: [
        table(
          { id: 'away', key: { 'order.saleMode': ['distance', 'off_premises'] }, values: {} },
          { id: 'store', key: { 'order.saleMode': 'store' }, values: {} },
        ),
      ] as never,
    },
    facts: { order: { saleMode: 'off_premises' } },
    expected: routes,
    is: ['test.grant/away'],
  },
  {
    name: 'S-15e of two exceptions that lift one exclusion the first by id is named, in whatever order they stand',
    pack: {
      rules: [
        grant(),
        { id: 'test.no', kind: 'exclude', defeats: ['test.grant'] },
        ...['c', 'a', 'b'].map((name) => ({ id: `test.${name}`, kind: 'except', defeats: ['test.no'] })),
      ],
    },
    expected: ({ routes: [route] }) => route?.rules,
    is: ['test.grant', 'test.a'],
  },
  {
    name: 'S-11 a refund where what was paid is not proven, but is what the invoice says',
    pack: { rules: [grant({ terms: { refundBasis: 'invoice' } })] },
    facts: { item: { unitPaid: 5000, invoicePrice: 5000 }, claim: { quantity: 2 } },
    expected: ({ routes: [route] }) => [route?.terms, route?.open],
    is: [{ refundBasis: 'invoice', refundAmount: 10_000 }, []],
  },
  {
    name: 'S-11 a refund where what was paid is not proven, and the invoice says something else',
    pack: { rules: [grant({ terms: { refundBasis: 'invoice' } })] },
    facts: { item: { unitPaid: 5000, invoicePrice: 4000 }, claim: { quantity: 2 } },
    expected: ({ routes: [route] }) => [route?.terms, route?.open],
    is: [{ refundBasis: 'invoice' }, [{ part: 'terms.refundAmount', dependsOn: ['item.paidPriceProven'] }]],
  },
  {
    name: 'S-6 windows that may be one or the other, and none of them will ever start',
    pack: {
      rules: [
        grant({ windows: [{ ends: { from: 'delivered', for: { days: 7 } } }] }),
        ...(adjust('test.longer', { windows: [{ ends: { from: 'installed', for: { days: 9 } } }], when: is('goods.opened') }) ?? []),
      ],
    },
    facts: { events: { delivered: null, installed: null } },
    expected: ({ verdict, denials: [denial] }) => [verdict, denial?.code, denial?.params],
    is: ['unavailable', 'window_not_open', {}],
  },
  {
    name: 'S-1 an event that is left out by undefined is unknown',
    pack: { rules: [grant({ windows: [{ ends: { from: 'delivered', for: { days: 3 } } }] })] },
    facts: { events: { delivered: undefined } },
    expected: ({ verdict, open }) => [verdict, open.map(({ dependsOn }) => dependsOn)],
    is: ['needs_information', [['events.delivered']]],
  },
  {
    name: 'S-14 before its first change a zone has the offset of that one',
    pack: { rules: [grant({ windows: [{ ends: { from: 'purchased', for: { days: 9 } } }] })], files: { 'zone.json': LATE_ZONE } },
    expected: ({ deadline }) => deadline,
    is: { status: 'fixed', lastDay: '2026-06-10', closesAt: '2026-06-11T00:00:00+08:00', timeZone: 'Asia/Shanghai' },
  },
]

describe('evaluator and oracle agree', () => {
  it.each(CASES)('$name', ({ pack, facts: more = {}, expected, is: wanted }) => {
    const packs = [testPack(pack)]
    const given = facts(more)
    const decision = createPolicy(packs).evaluate(given)
    expect(expected(decision.services[SERVICE])).toEqual(wanted)
    expect(comparable(decision)).toEqual(comparable(oracle(packs, given)))
  })
})
