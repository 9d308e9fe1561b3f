import { describe, expect, it } from 'vitest'
import type { Issue } from '../../src/core/issue.js'
import type { Pack } from '../../src/policy/pack.js'
import type { Row, Table } from '../../src/policy/rule.js'
import { grant, issuesOf, type More, policyOf, problem } from '../support/decide.js'
import { type RuleSketch, testPack } from '../support/test-pack.js'

const text = { en: 'A column', zh: '一列' }
const COLUMNS: Table['columns'] = Object.fromEntries(
  ['duration', 'minor', 'integer', 'code', 'event', 'boolean'].map((type) => [type, { type, text }]),
) as Table['columns']
const table = (rows: Partial<Row>[], more: Partial<Table> = {}): Table => ({
  id: 'periods',
  keys: ['category', 'brand', 'label'],
  columns: COLUMNS,
  rows: rows.map((one, index) => ({ id: `row-${index}`, key: {}, values: {}, ...one })),
  ...more,
})
const each = (more: More = {}): RuleSketch => grant({ each: 'periods', ...more })
const pack = (rules: RuleSketch[], ...tables: Table[]): Pack => testPack({ rules, tables })
const inRow = (code: Parameters<typeof problem>[0], row: number, path: (string | number)[], params: Issue['params'], hint?: string): Issue =>
  problem(code, ['tables', 0, 'rows', row, ...path], params, hint ? { hint: `did you mean "${hint}"?` } : {})

describe('S-16 what is wrong with a table', () => {
  const phones = { category: 'phones' }
  it.each<[what: string, rows: Partial<Row>[], issues: Issue[]]>([
    ['a key that it does not have', [{ key: { brnd: 'apple' } }], [inRow('unknown_key_column', 0, ['key', 'brnd'], { key: 'brnd' }, 'brand')]],
    [
      'a column that it does not have',
      [{ values: { integr: 1 } }],
      [inRow('unknown_column', 0, ['values', 'integr'], { table: 'periods', column: 'integr' }, 'integer')],
    ],
    ['an id that is used twice', [{ id: 'a', key: phones }, { id: 'b' }, { id: 'a', key: { brand: 'a' } }], [inRow('duplicate_rule', 2, ['id'], { id: 'a' })]],
    ['rows with equal keys', [{ key: phones }, { key: phones }], [inRow('equal_rows', 1, [], { row: 'row-1', other: 'row-0' })]],
    [
      'rows that share a category',
      [{ key: { category: ['cameras', 'phones'] } }, { key: phones }],
      [inRow('equal_rows', 1, [], { row: 'row-1', other: 'row-0' })],
    ],
    ['rows without keys', [{}, {}], [inRow('equal_rows', 1, [], { row: 'row-1', other: 'row-0' })]],
    [
      'equal lists in another order',
      [{ key: { brand: ['a', 'b'] } }, { key: { brand: ['b', 'a'] } }],
      [inRow('equal_rows', 1, [], { row: 'row-1', other: 'row-0' })],
    ],
    [
      'equal keys while both are in force',
      [
        { key: phones, inForce: { until: '2026-07-01' } },
        { key: phones, inForce: { from: '2026-06-30' } },
      ],
      [inRow('equal_rows', 1, [], { row: 'row-1', other: 'row-0' })],
    ],
    [
      'equal keys by other events',
      [
        { key: phones, inForce: { until: '2026-07-01' } },
        { key: phones, inForce: { by: 'delivered', from: '2026-07-01' } },
      ],
      [inRow('equal_rows', 1, [], { row: 'row-1', other: 'row-0' })],
    ],
  ])('%s', (_, rows, issues) => {
    // One that belongs to no table and so does not meet the ids that are used twice.
    expect(issuesOf(pack([grant()], table(rows)))).toEqual(issues)
  })

  it.each<[what: string, rows: Partial<Row>[]]>([
    [
      'one after the other in force',
      [
        { key: phones, inForce: { until: '2026-07-01' } },
        { key: phones, inForce: { from: '2026-07-01' } },
      ],
    ],
    ['other brands', [{ key: { ...phones, brand: 'a' } }, { key: { ...phones, brand: 'b' } }]],
    ['a brand and any', [{ key: { ...phones, brand: 'a' } }, { key: phones }]],
    ['a category and one below it', [{ key: phones }, { key: { category: 'phones_and_digital' } }]],
  ])('rows are not equal: %s', (_, rows) => {
    expect(() => policyOf([each()], { tables: [table(rows)] })).not.toThrow()
  })

  const EXPECTED = {
    duration: 'a duration',
    minor: 'a whole number of minor units',
    integer: 'a whole number',
    code: 'a code',
    event: 'an event of the vocabulary',
    boolean: 'true or false',
  }
  const GOOD: Record<keyof typeof EXPECTED, unknown[]> = {
    duration: [{ days: 7 }, { openHours: 6, from: '09:00', to: '18:00' }],
    minor: [0, 1200],
    integer: [0, -3],
    code: ['seller', 'any_text'],
    event: ['delivered'],
    boolean: [false],
  }
  const BAD: Record<keyof typeof EXPECTED, unknown[]> = {
    duration: [7, { days: 0 }, { days: 1, hours: 1 }, 'P7D'],
    minor: [-1, 1.5, '1200', true],
    integer: [1.5, '7', { days: 7 }],
    code: [7, true, { days: 7 }],
    event: ['deliverd', 7],
    boolean: [0, 'true'],
  }
  const types = Object.keys(EXPECTED) as (keyof typeof EXPECTED)[]
  it.each(types)('cells of the type %s', (column) => {
    const rows = (cells: unknown[]): Partial<Row>[] => cells.map((value, index) => ({ key: { brand: `b${index}` }, values: { [column]: value as never } }))
    expect(() => policyOf([grant()], { tables: [table(rows(GOOD[column]))] })).not.toThrow()
    expect(issuesOf(pack([grant()], table(rows(BAD[column]))))).toEqual(
      BAD[column].map((_, index) => inRow('cell_type', index, ['values', column], { column, expected: EXPECTED[column] })),
    )
  })

  it('values of its keys that the vocabulary does not have', () => {
    const keyed = table([{ key: { category: 'phonez', label: ['taste_cover', 'tast_cover'] } }, { key: { 'order.saleMode': 'shop' } }], {
      keys: ['category', 'label', 'order.saleMode'],
    })
    expect(issuesOf(pack([each()], keyed))).toEqual([
      inRow('unknown_name', 0, ['key', 'category'], { name: 'phonez', kind: 'a category' }, 'phones'),
      inRow('unknown_name', 0, ['key', 'label', 1], { name: 'tast_cover', kind: 'a label' }, 'taste_cover'),
      { ...inRow('condition_literal', 1, ['key', 'order.saleMode'], { literal: '"shop"', fact: 'order.saleMode' }), rule: 'test.grant/row-1' },
    ])
  })

  it('says so in the file of the table, when the template stands in another', () => {
    const provision = {
      id: 'tables',
      text,
      rules: [],
      tables: [table([{ key: { 'order.saleMode': 'shop', category: 'phonez' } }], { keys: ['order.saleMode', 'category'] })],
    }
    const found = issuesOf(testPack({ rules: [each()], files: { 'a-tables.json': provision } }))
    expect(found.map(({ code, file, path }) => [code, file, path])).toEqual([
      ['unknown_name', 'test/a-tables.json', ['tables', 0, 'rows', 0, 'key', 'category']],
      ['condition_literal', 'test/a-tables.json', ['tables', 0, 'rows', 0, 'key', 'order.saleMode']],
    ])
  })

  it('a table that is there twice', () => {
    expect(issuesOf(pack([grant()], table([]), table([])))).toEqual([problem('duplicate_rule', ['tables', 1, 'id'], { id: 'periods' })])
  })
})

describe('S-16 what is wrong with a template', () => {
  const rule = 'test.grant'
  it('a table that is not there', () => {
    expect(issuesOf(pack([grant({ each: 'period' })], table([])))).toEqual([
      problem('unknown_table', ['rules', 0, 'each'], { table: 'period' }, { rule, hint: 'did you mean "periods"?' }),
    ])
  })

  it('a column that is not there, once however many rows there are', () => {
    const rows = [
      { key: { brand: 'a' }, values: { duration: { days: 1 } } },
      { key: { brand: 'b' }, values: { duration: { days: 2 } } },
    ]
    expect(issuesOf(pack([each({ windows: [{ ends: { from: 'delivered', for: { row: 'durations' } } }] })], table(rows)))).toEqual([
      problem(
        'unknown_column',
        ['rules', 0, 'windows', 0, 'ends', 'for'],
        { table: 'periods', column: 'durations' },
        { rule, hint: 'did you mean "duration"?' },
      ),
    ])
  })

  it('a mistake of its own, once however many rows there are', () => {
    const rows = [{ key: { brand: 'a' } }, { key: { brand: 'b' } }]
    expect(issuesOf(pack([each({ terms: { freigt: 'buyer' } })], table(rows)))).toEqual([
      problem(
        'unknown_name',
        ['rules', 0, 'terms', 'freigt'],
        { name: 'freigt', kind: 'a term' },
        { rule: 'test.grant/row-0', hint: 'did you mean "freight"?' },
      ),
    ])
  })

  it('a cell that does not fit its place', () => {
    const rows = [{ key: { brand: 'a' }, values: { code: 'nobody', integer: 200 } }]
    const template = each({ terms: { freight: { row: 'code' } }, when: { '<': [{ var: 'goods.damagedPercent' }, { row: 'integer' }] } })
    expect(issuesOf(pack([template], table(rows)))).toEqual([
      problem('term_value', ['rules', 0, 'terms', 'freight'], { term: 'freight', value: '"nobody"' }, { rule: 'test.grant/row-0' }),
      problem('condition_literal', ['rules', 0, 'when', '<', 1], { literal: '200', fact: 'goods.damagedPercent' }, { rule: 'test.grant/row-0' }),
    ])
  })

  it.each<[what: string, rule: More, path: (string | number)[], column: string]>([
    ['a duration', { windows: [{ ends: { from: 'delivered', for: { row: 'duration' } } }] }, ['windows', 0, 'ends', 'for'], 'duration'],
    [
      'a number in a duration',
      { windows: [{ ends: { from: 'delivered', for: { days: { row: 'integer' } } } }] },
      ['windows', 0, 'ends', 'for', 'days'],
      'integer',
    ],
    ['an anchor', { windows: [{ ends: { from: { row: 'event' }, for: { days: 1 } } }] }, ['windows', 0, 'ends', 'from'], 'event'],
    ['an opening', { windows: [{ opens: { row: 'event' } }] }, ['windows', 0, 'opens'], 'event'],
    ['a code of evidence', { evidence: [{ anyOf: [{ row: 'code' }] }] }, ['evidence', 0, 'anyOf', 0], 'code'],
    ['a code of a condition', { provided: [{ code: { row: 'code' }, if: true }] }, ['provided', 0, 'code'], 'code'],
    ['a term', { terms: { freight: { row: 'code' } } }, ['terms', 'freight'], 'code'],
    ['a literal', { when: { '==': [{ var: 'goods.opened' }, { row: 'boolean' }] } }, ['when', '==', 1], 'boolean'],
    ['a condition', { when: { row: 'boolean' } }, ['when'], 'boolean'],
    ['a scope', { scope: { category: [{ row: 'code' }] } }, ['scope', 'category', 0], 'code'],
    ['a service', { service: { row: 'code' } }, ['service'], 'code'],
  ])('a cell outside a template: %s', (_, more, path, column) => {
    // What misses the value of the cell is not reported once more.
    expect(issuesOf(pack([grant(more)], table([])))).toEqual([
      problem('cell_outside_template', ['rules', 0, ...path], { cell: `{"row": "${column}"}` }, { rule }),
    ])
  })
})
