import { describe, expect, it } from 'vitest'
import { createPolicy, type Policy } from '../../src/evaluate/create-policy.js'
import type { Row, Table } from '../../src/policy/rule.js'
import { decide, facts, grant, type More } from '../support/decide.js'
import { type RuleSketch, testPack } from '../support/test-pack.js'

const text = { en: 'A column', zh: '一列' }
const column = (type: Table['columns'][string]['type']): Table['columns'][string] => ({ type, text })
const row = (id: string, key: Row['key'], values: Row['values'] = {}, more: Partial<Row> = {}): Row => ({ id, key, values, ...more })
const table = (rows: Row[], more: Partial<Table> = {}): Table => ({
  id: 'periods',
  keys: ['category', 'brand', 'channel', 'label', 'order.saleMode', 'buyer.creditStars'],
  columns: {
    days: column('integer'),
    period: column('duration'),
    payer: column('code'),
    event: column('event'),
    fee: column('minor'),
    free: column('boolean'),
  },
  rows,
  ...more,
})
const each = (more: More = {}): RuleSketch => grant({ each: 'periods', ...more })
const policy = (rules: RuleSketch[], tables: Table[]): Policy => createPolicy([testPack({ rules, tables })])

/** The rules that give a route for facts. */
const routes = (of: Policy, more: More = {}): string[] => decide(of, more).routes.map(({ rule }) => rule)
const item = (category: string, more: More = {}): More => ({ item: { category, ...more } })

describe('S-16 a template makes one rule of each row', () => {
  it('named after both, with everything that the row says', () => {
    const of = policy(
      [each({ certainty: 'low', note: 'Of the template', inForce: { until: '2030-01-01' } })],
      [
        table([
          row('plain', { category: 'phones' }),
          row(
            'own',
            { category: 'clothing' },
            {},
            { cites: [{ source: 'src', at: '9' }], certainty: 'medium', note: 'Of the row', inForce: { from: '2026-01-01' } },
          ),
        ]),
      ],
    )
    expect(of.rule('test.grant')).toBeUndefined()
    expect(of.rule('test.grant/plain')).toMatchObject({
      id: 'test.grant/plain',
      certainty: 'low',
      note: 'Of the template',
      cites: [{ source: 'src', at: '1' }],
      inForce: { until: '2030-01-01' },
    })
    expect(of.rule('test.grant/own')).toMatchObject({
      id: 'test.grant/own',
      certainty: 'low',
      note: 'Of the row Of the template',
      cites: [
        { source: 'src', at: '9' },
        { source: 'src', at: '1' },
      ],
      inForce: { from: '2026-01-01' },
    })
  })

  it.each([
    ['high', {}, 'high'],
    ['high', { certainty: 'low' }, 'low'],
    ['medium', { certainty: 'high' }, 'medium'],
  ] as const)('S-16c the lower certainty counts: template %s, row %o', (template, own, certainty) => {
    const of = policy([each({ certainty: template })], [table([row('one', { category: 'phones' }, {}, { ...own, cites: [{ source: 'src', at: '1' }] })])])
    expect(of.rule('test.grant/one')).toMatchObject({ certainty, cites: [{ source: 'src', at: '1' }] })
  })

  it('with the cells of every type in their places', () => {
    const values = { days: 7, period: { months: 6 }, payer: 'seller', event: 'delivered', fee: 1200, free: true }
    const template = each({
      when: {
        and: [{ '==': [{ var: 'goods.opened' }, { row: 'free' }] }, { '<=': [{ var: 'goods.damagedPercent' }, { row: 'days' }] }],
      },
      windows: [{ opens: { event: { row: 'event' }, plus: { days: { row: 'days' } } }, ends: { from: { row: 'event' }, for: { row: 'period' } } }],
      terms: { freight: { row: 'payer' }, deductions: [{ code: 'pickup_fee', amount: { row: 'fee' } }], loaner: { row: 'period' }, goodsBack: { row: 'free' } },
    })
    const ground = policy([template], [table([row('all', {}, values)])]).rule('test.grant/all')
    expect(ground).toMatchObject({
      when: { and: [{ '==': [{ var: 'goods.opened' }, true] }, { '<=': [{ var: 'goods.damagedPercent' }, 7] }] },
      windows: [{ opens: { event: 'delivered', plus: { days: 7 } }, ends: { from: 'delivered', for: { months: 6 } } }],
      terms: { freight: 'seller', deductions: [{ code: 'pickup_fee', amount: 1200 }], loaner: { months: 6 }, goodsBack: true },
    })
  })

  it('of those rows alone that have every column it uses', () => {
    const rows = [
      row('both', { category: 'phones' }, { days: 1, payer: 'buyer' }),
      row('days', { category: 'clothing' }, { days: 2 }),
      row('none', { category: 'fruit' }),
    ]
    const windows = [{ ends: { from: 'delivered', for: { days: { row: 'days' } } } }]
    const of = policy(
      [each({ id: 'test.a', windows, terms: { freight: { row: 'payer' } } }), each({ id: 'test.b', windows }), each({ id: 'test.c' })],
      [table(rows)],
    )
    const made = ['a', 'b', 'c'].map((id) => ['both', 'days', 'none'].filter((name) => of.rule(`test.${id}/${name}`) !== undefined))
    expect(made).toEqual([['both'], ['both', 'days'], ['both', 'days', 'none']])
  })

  it('that says when it applies, beside what the template says', () => {
    const of = policy(
      [each({ scope: { reason: ['defective'] }, when: { '==': [{ var: 'goods.opened' }, false] } })],
      [
        table([
          row('a', { category: ['phones', 'cameras'], brand: 'apple' }),
          row('b', { category: 'clothing', channel: ['store', 'import'] }),
          row('c', { label: 'taste_cover' }),
          row('d', { category: 'fruit', 'order.saleMode': 'distance' }),
          row('e', { category: 'books', 'order.saleMode': ['store', 'off_premises'] }),
        ]),
      ],
    )
    const claim = { goods: { opened: false }, claim: { reason: 'defective' } }
    const found = (more: More): string[] => routes(of, { ...claim, ...more })
    expect(found(item('cameras', { brand: 'apple', labels: [] }))).toEqual(['test.grant/a'])
    expect(found(item('cameras', { brand: 'other', labels: [] }))).toEqual([])
    expect(found({ ...item('clothing', { labels: [] }), order: { channel: 'import' } })).toEqual(['test.grant/b'])
    expect(found(item('toys', { labels: ['taste_cover'] }))).toEqual(['test.grant/c'])
    expect(found({ ...item('fruit', { labels: [] }), order: { saleMode: 'distance' } })).toEqual(['test.grant/d'])
    expect(found({ ...item('fruit', { labels: [] }), order: { saleMode: 'store' } })).toEqual([])
    expect(found({ ...item('books', { labels: [] }), order: { saleMode: 'off_premises' } })).toEqual(['test.grant/e'])
    expect(found({ ...item('books', { labels: [] }), order: { saleMode: 'store' }, goods: { opened: true } })).toEqual([])
    expect(found({ ...item('books', { labels: [] }), order: { saleMode: 'store' }, claim: { reason: 'other' } })).toEqual([])
  })

  it('wherever the table stands in the pack', () => {
    const provision = { id: 'tables', text, rules: [], tables: [table([row('a', { category: 'phones' })])] }
    const of = createPolicy([testPack({ rules: [each()], files: { 'a-tables.json': provision } })])
    expect(routes(of)).toEqual(['test.grant/a'])
  })
})

describe('S-16, S-16b nearest match', () => {
  const rows = [
    row('any', {}),
    row('digital', { category: 'phones_and_digital' }),
    row('phones', { category: 'phones' }),
    row('parts', { category: ['phone_accessories', 'phone_films'] }),
  ]
  const of = policy([each()], [table(rows)])
  it.each<[category: string, rule: string]>([
    ['phones', 'phones'],
    ['cameras', 'digital'],
    ['phone_films', 'parts'],
    ['phone_chargers', 'parts'],
    ['clothing', 'any'],
  ])('%s: the row for %s', (category, rule) => {
    expect(routes(of, item(category))).toEqual([`test.grant/${rule}`])
    expect(decide(of, item(category)).denials).toEqual([])
  })

  it('is unknown while the category is coarser than the rows', () => {
    const decided = decide(of, item('phones_and_digital'))
    expect(decided.open.map(({ rule, dependsOn }) => [rule, dependsOn])).toEqual([
      ['test.grant/digital', ['item.category']],
      ['test.grant/parts', ['item.category']],
      ['test.grant/phones', ['item.category']],
    ])
  })

  it('gives way only to rows that agree on the other keys', () => {
    const branded = policy(
      [each()],
      [
        table([
          row('digital', { category: 'phones_and_digital' }),
          row('apple', { category: 'phones', brand: 'apple' }),
          row('all-apple', { category: 'phones_and_digital', brand: 'apple' }),
        ]),
      ],
    )
    expect(routes(branded, item('phones', { brand: 'apple' }))).toEqual(['test.grant/apple', 'test.grant/digital'])
    expect(routes(branded, item('phones', { brand: 'other' }))).toEqual(['test.grant/digital'])
    expect(routes(branded, item('cameras', { brand: 'apple' }))).toEqual(['test.grant/all-apple', 'test.grant/digital'])
  })

  it('takes the order of listed values for nothing', () => {
    const listed = policy(
      [each()],
      [table([row('digital', { category: 'phones_and_digital', brand: ['a', 'b'] }), row('phones', { category: 'phones', brand: ['b', 'a'] })])],
    )
    expect(routes(listed, item('phones', { brand: 'a' }))).toEqual(['test.grant/phones'])
  })

  it('gives way only where the row below makes a rule of the same template', () => {
    const days = [row('digital', { category: 'phones_and_digital' }, { days: 7 }), row('phones', { category: 'phones' }, { fee: 100 })]
    const windows = [{ opens: 'purchased', ends: { from: 'purchased', for: { days: { row: 'days' } } } }]
    const two = policy(
      [
        each({ id: 'test.a', windows }),
        each({ id: 'test.b', terms: { deductions: [{ code: 'pickup_fee', amount: { row: 'fee' } }] } }),
        each({ id: 'test.c' }),
      ],
      [table(days)],
    )
    expect(routes(two, { ...item('phones'), asOf: '2026-06-02T12:00:00+08:00' })).toEqual(['test.b/phones', 'test.c/phones', 'test.a/digital'])
  })

  it('every row that matches makes its own route where the table says so', () => {
    const all = policy([each()], [table(rows, { match: 'all' })])
    expect(routes(all, item('phones'))).toEqual(['test.grant/any', 'test.grant/digital', 'test.grant/phones'])
  })
})

describe('S-16 edges of templates', () => {
  const rows = [row('phones', { category: 'phones' }, { days: 7 }), row('clothes', { category: 'clothing' }, { days: 14 })]
  const exclude = (more: More): RuleSketch => ({ id: 'test.exclude', kind: 'exclude', defeats: ['test.grant'], ...more })
  const denied = (of: Policy, category: string): unknown => decide(of, item(category)).denials.map(({ rule, by, also = [] }) => [rule, by, also.length])

  it('from a template of the same table go row to row', () => {
    const of = policy([each(), exclude({ each: 'periods', scope: { category: ['phones', 'clothing'] } })], [table(rows, { match: 'all' })])
    expect(denied(of, 'phones')).toEqual([['test.grant/phones', 'test.exclude/phones', 0]])
    expect(denied(of, 'clothing')).toEqual([['test.grant/clothes', 'test.exclude/clothes', 0]])
  })

  it('from a template of the same table go row to row, also where several rows apply', () => {
    const nested = table([row('digital', { category: 'phones_and_digital' }), row('phones', { category: 'phones' })], { match: 'all' })
    expect(denied(policy([each(), exclude({ each: 'periods' })], [nested]), 'phones')).toEqual([
      ['test.grant/digital', 'test.exclude/digital', 0],
      ['test.grant/phones', 'test.exclude/phones', 0],
    ])
  })

  it('from a rule go to every row, or to the one that is named', () => {
    expect(denied(policy([each(), exclude({})], [table(rows)]), 'phones')).toEqual([['test.grant/phones', 'test.exclude', 0]])
    expect(denied(policy([each(), exclude({})], [table(rows)]), 'clothing')).toEqual([['test.grant/clothes', 'test.exclude', 0]])
    const one = policy([each(), exclude({ defeats: ['test.grant/phones'] })], [table(rows)])
    expect([denied(one, 'phones'), denied(one, 'clothing')]).toEqual([[['test.grant/phones', 'test.exclude', 0]], []])
  })

  it('from a template of another table go to every row', () => {
    const other = { ...table([row('x', { 'order.saleMode': 'distance' }), row('phones', { 'order.saleMode': 'store' })]), id: 'modes' }
    const of = policy([each(), exclude({ each: 'modes' })], [table(rows), other])
    const { denials } = of.evaluate(facts({ ...item('clothing'), order: { saleMode: 'store' } })).services.consultation
    expect(denials).toMatchObject([{ rule: 'test.grant/clothes', by: 'test.exclude/phones' }])
  })

  it('by a tag go to every row', () => {
    const of = policy(
      [each({ tags: ['all'] }), exclude({ each: 'periods', defeats: ['#all'] })],
      [table([row('phones', { category: 'phones' }), row('digital', { category: 'phones_and_digital' })], { match: 'all' })],
    )
    expect(denied(of, 'phones')).toEqual([
      ['test.grant/digital', 'test.exclude/digital', 1],
      ['test.grant/phones', 'test.exclude/digital', 1],
    ])
  })

  it('an adjust goes over every row of a template', () => {
    const adjust = (id: string, more: More): RuleSketch => ({ id: `test.${id}`, kind: 'adjust', adjusts: ['test.grant'], ...more })
    const of = policy(
      [grant(), adjust('rows', { each: 'periods', terms: { freight: 'buyer' } }), adjust('one', { terms: { freight: 'seller' }, over: ['test.rows'] })],
      [table(rows, { match: 'all' })],
    )
    expect(decide(of, item('phones')).routes[0]?.terms).toEqual({ freight: 'seller' })
  })
})
