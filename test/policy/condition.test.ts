import { describe, expect, it } from 'vitest'
import type { Issue } from '../../src/core/issue.js'
import { decide, grant, issuesOf, type More, policyOf, problem } from '../support/decide.js'
import { testPack } from '../support/test-pack.js'

const WHEN = ['rules', 0, 'when']
const rule = 'test.grant'
const issues = (when: unknown): readonly Issue[] => issuesOf(testPack({ rules: [grant({ when })] }))
const of = (fact: string): unknown => ({ var: fact })

/** A fact of each type with a literal that is one of its values. */
const FACTS = {
  boolean: ['goods.opened', true],
  enum: ['order.saleMode', 'store'],
  set: ['buyer.memberships', 'plus'],
  integer: ['goods.damagedPercent', 50],
  string: ['order.platform', 'jd'],
  instant: ['order.purchasedAt', '2026-06-01T10:00:00+08:00'],
  category: ['item.category', 'phones'],
} as const
type FactType = keyof typeof FACTS
const COMPARISONS = ['==', '!=', '<', '<=', '>', '>='] as const
const ORDERED = COMPARISONS.slice(2)
const HINTS: Partial<Record<FactType, string>> = { instant: 'instants belong in windows', category: 'read it through scope.category or derived.categories' }

describe('S-2 every operator on every type of fact', () => {
  const condition = (operator: string, type: FactType): unknown => {
    const [fact, literal] = FACTS[type]
    if (operator === 'one of') return { in: [of(fact), [literal]] }
    return operator === 'has' ? { in: [literal, of(fact)] } : { [operator]: [of(fact), literal] }
  }
  const allowed: Record<string, readonly FactType[]> = {
    ...Object.fromEntries(['==', '!='].map((operator) => [operator, ['boolean', 'enum', 'integer', 'string']])),
    ...Object.fromEntries(ORDERED.map((operator) => [operator, ['integer']])),
    'one of': ['enum', 'integer', 'string'],
    has: ['set'],
  }
  const rows = Object.keys(allowed).flatMap((operator) => (Object.keys(FACTS) as FactType[]).map((type): [string, FactType] => [operator, type]))

  it.each(rows)('%s on %s', (operator, type) => {
    const when = condition(operator, type)
    const [fact] = FACTS[type]
    if (allowed[operator]?.includes(type)) {
      expect(decide([grant({ when })]).open).toEqual([{ rule, layer: 'law', dependsOn: [fact] }])
      return
    }
    const key = operator === 'one of' || operator === 'has' ? 'in' : operator
    const hint = HINTS[type]
    const expected = hint
      ? problem('undeclared_fact', [...WHEN, key, operator === 'has' ? 1 : 0, 'var'], { fact }, { rule, hint })
      : problem('condition_type', WHEN, { operator: key, fact, type }, { rule })
    expect(issues(when)).toEqual([expected])
  })
})

describe('S-2 shapes', () => {
  const shape = (found: string, ...at: (string | number)[]): Issue => problem('condition_shape', [...WHEN, ...at], { found }, { rule })
  const operands = (operator: string, expected: string): Issue => problem('condition_operands', WHEN, { operator, expected }, { rule })
  const operator = (name: string, hint?: string): Issue =>
    problem('condition_operator', WHEN, { operator: name }, { rule, ...(hint && { hint: `did you mean "${hint}"?` }) })
  const wanted = 'where {"var": "a.fact"} is wanted'
  const TRUE = { '==': [of('goods.opened'), true] }

  it.each<[when: unknown, expected: Issue]>([
    [null, shape('null')],
    ['true', shape('"true"')],
    [1, shape('1')],
    [[], shape('[]')],
    [[TRUE], shape(JSON.stringify([TRUE]))],
    [{}, shape('{}')],
    [{ and: [TRUE], or: [TRUE] }, shape(JSON.stringify({ and: [TRUE], or: [TRUE] }))],
    [of('goods.opened'), operator('var')],
    [{ '===': [of('goods.opened'), true] }, operator('===', '==')],
    [{ '!!': [of('goods.opened')] }, operator('!!')],
    [{ not: [TRUE] }, operator('not')],
    [{ And: [TRUE] }, operator('And', 'and')],
    [{ if: [TRUE, true, false] }, operator('if', 'in')],
    [{ missing: ['goods.opened'] }, operator('missing')],
    [{ some: [of('item.labels'), TRUE] }, operator('some')],
    [{ and: [] }, operands('and', 'a list of one or more conditions')],
    [{ or: [] }, operands('or', 'a list of one or more conditions')],
    [{ and: TRUE }, operands('and', 'a list of one or more conditions')],
    [{ '!': [] }, operands('!', 'one condition')],
    [{ '!': [TRUE, TRUE] }, operands('!', 'one condition')],
    [{ '==': [of('goods.opened')] }, operands('==', 'two operands')],
    [{ '==': of('goods.opened') }, operands('==', 'two operands')],
    [{ '<': [0, of('goods.damagedPercent'), 50] }, operands('<', 'two operands')],
    [{ in: [of('order.saleMode'), []] }, operands('in', 'at least one literal')],
    [{ in: [of('order.saleMode')] }, operands('in', 'two operands')],
    [{ '==': [true, of('goods.opened')] }, shape(`true ${wanted}`, '==', 0)],
    [{ '==': ['goods.opened', true] }, shape(`"goods.opened" ${wanted}`, '==', 0)],
    [{ '==': [{ var: ['goods.opened', false] }, true] }, shape(`{"var":["goods.opened",false]} ${wanted}`, '==', 0)],
    [{ '==': [{ var: 'goods.opened', or: 1 }, true] }, shape(`{"var":"goods.opened","or":1} ${wanted}`, '==', 0)],
    [{ '==': [{ '+': [1, 2] }, 3] }, shape(`{"+":[1,2]} ${wanted}`, '==', 0)],
    [{ in: ['plus', 'plus'] }, shape(`"plus" ${wanted}`, 'in', 1)],
    [{ in: ['plus', null] }, shape(`null ${wanted}`, 'in', 1)],
    [{ '!': 'goods.opened' }, shape('"goods.opened"', '!')],
    [{ and: [TRUE, 1] }, shape('1', 'and', 1)],
    [{ '!': () => true }, shape('function', '!')],
  ])('%j', (when, expected) => {
    expect(issues(when)).toEqual([expected])
  })
})

describe('S-2 facts and literals', () => {
  const undeclared = (fact: string, hint?: string): Issue =>
    problem('undeclared_fact', [...WHEN, '==', 0, 'var'], { fact }, { rule, ...(hint && { hint: `did you mean "${hint}"?` }) })
  it.each<[fact: string, expected: Issue]>([
    ['goods.opend', undeclared('goods.opend', 'goods.opened')],
    ['nothing.like.it', undeclared('nothing.like.it')],
    ['', undeclared('')],
    ['goods', undeclared('goods')],
    ['constructor', undeclared('constructor')],
    // They identify; no rule reads them.
    ['order.id', undeclared('order.id')],
    ['item.sku', undeclared('item.sku')],
    ['claim.description', undeclared('claim.description')],
    ['derived.labelUses.no_such_label', undeclared('derived.labelUses.no_such_label')],
    // {label} stands for any label, it is none.
    ['derived.labelUses.{label}', undeclared('derived.labelUses.{label}')],
    ['derived.labelUses', undeclared('derived.labelUses')],
  ])('no rule reads %s', (fact, expected) => {
    expect(issues({ '==': [of(fact), 1] }).map(({ hint, ...rest }) => (expected.hint ? { ...rest, hint } : rest))).toEqual([expected])
  })

  it.each(['claim.submittedAt', 'order.purchasedAt'])('no rule reads the instant %s', (fact) => {
    expect(issues({ '<': [of(fact), 5] })).toEqual([
      problem('undeclared_fact', [...WHEN, '<', 0, 'var'], { fact }, { rule, hint: 'instants belong in windows' }),
    ])
  })

  const literal = (fact: string, shown: string, at: (string | number)[], hint?: string): Issue =>
    problem('condition_literal', [...WHEN, ...at], { literal: shown, fact }, { rule, ...(hint && { hint: `did you mean "${hint}"?` }) })
  const second = (fact: string, value: unknown, shown: string, hint?: string): [unknown, Issue] => [
    { '==': [of(fact), value] },
    literal(fact, shown, ['==', 1], hint),
  ]
  it.each<[when: unknown, expected: Issue]>([
    second('goods.opened', 'true', '"true"'),
    second('goods.opened', 1, '1'),
    second('goods.opened', null, 'null'),
    second('order.saleMode', 'shop', '"shop"'),
    second('order.saleMode', 'stores', '"stores"', 'store'),
    second('order.saleMode', true, 'true'),
    second('claim.reason', 'defectiv', '"defectiv"', 'defective'),
    second('goods.damagedPercent', '50', '"50"'),
    second('goods.damagedPercent', 50.5, '50.5'),
    second('goods.damagedPercent', -1, '-1'),
    second('goods.damagedPercent', 101, '101'),
    second('item.quantity', 0, '0'),
    second('derived.submittedMinute', 1440, '1440'),
    second('order.platform', '', '""'),
    second('order.platform', 5, '5'),
    second('order.platform', of('order.channel'), '{"var":"order.channel"}'),
    [{ in: [of('order.saleMode'), ['store', 'shop']] }, literal('order.saleMode', '"shop"', ['in', 1, 1])],
    [{ in: [of('goods.damagedPercent'), [1, 200]] }, literal('goods.damagedPercent', '200', ['in', 1, 1])],
    [{ in: ['gold', of('buyer.memberships')] }, literal('buyer.memberships', '"gold"', ['in', 0])],
    [{ in: ['phonez', of('derived.categories')] }, literal('derived.categories', '"phonez"', ['in', 0], 'phones')],
    [{ in: [of('order.platform'), of('buyer.memberships')] }, literal('buyer.memberships', '{"var":"order.platform"}', ['in', 0])],
  ])('%j', (when, expected) => {
    expect(issues(when)).toEqual([expected])
  })

  it.each([
    ['goods.damagedPercent', 0],
    ['goods.damagedPercent', 100],
    ['item.quantity', 1],
    ['item.quantity', 100_000],
    ['derived.submittedMinute', 1439],
    ['derived.threeGuarantees', 'none'],
    ['derived.labelUses.taste_cover', 0],
    ['buyer.labelUsesThisYear.taste_cover', 999],
    ['order.platform', 'any text'],
  ])('%s may be %s', (fact, value) => {
    expect(() => policyOf([grant({ when: { '==': [of(fact), value] } })])).not.toThrow()
  })
})

describe('S-2 depth and reach', () => {
  const nested = (depth: number, wrap: (inner: unknown) => unknown): unknown => {
    let when: unknown = { '==': [of('goods.opened'), true] }
    for (let level = 1; level < depth; level++) when = wrap(when)
    return when
  }
  const not = (inner: unknown): unknown => ({ '!': inner })
  const and = (inner: unknown): unknown => ({ and: [inner] })

  it('nests 64 deep, not 65', () => {
    for (const wrap of [not, and]) expect(() => policyOf([grant({ when: nested(64, wrap) })])).not.toThrow()
    expect(issues(nested(65, not))).toEqual([problem('condition_depth', [...WHEN, ...Array(64).fill('!')], { most: 64 }, { rule })])
    expect(issues(nested(65, and))).toEqual([problem('condition_depth', [...WHEN, ...Array(64).fill(['and', 0]).flat()], { most: 64 }, { rule })])
    expect(issues(nested(5000, not)).map(({ code }) => code)).toEqual(['condition_depth'])
  })

  it('reads branches that could never be reached, and says everything at once', () => {
    expect(issues({ and: [false, { or: [true, { nope: [] }] }, { '==': [of('goods.opend'), true] }] })).toEqual([
      problem('condition_operator', [...WHEN, 'and', 1, 'or', 1], { operator: 'nope' }, { rule }),
      problem('undeclared_fact', [...WHEN, 'and', 2, '==', 0, 'var'], { fact: 'goods.opend' }, { rule, hint: 'did you mean "goods.opened"?' }),
    ])
  })

  it.each<[what: string, rules: More[], path: (string | number)[]]>([
    ['when', [grant({ when: 1 })], WHEN],
    [
      'provided',
      [
        grant({
          provided: [
            { code: 'not_used', if: true },
            { code: 'not_used', if: 1 },
          ],
        }),
      ],
      ['rules', 0, 'provided', 1, 'if'],
    ],
    ['evidence', [grant({ evidence: [{ anyOf: ['photos'], if: 1 }] })], ['rules', 0, 'evidence', 0, 'if']],
    [
      'evidence of an adjust',
      [grant({ id: 'test.b' }), { id: 'test.grant', kind: 'adjust', adjusts: ['test.b'], evidence: [{ anyOf: ['photos'], if: 1 }] }],
      ['rules', 1, 'evidence', 0, 'if'],
    ],
    ['an exclude', [grant({ id: 'test.b' }), { id: 'test.grant', kind: 'exclude', defeats: ['test.b'], when: 1 }], ['rules', 1, 'when']],
  ])('says where a condition stands: %s', (_, rules, path) => {
    expect(issuesOf(testPack({ rules: rules as never }))).toEqual([problem('condition_shape', path, { found: '1' }, { rule })])
  })

  it('of a pack stands in pack.json', () => {
    expect(issuesOf(testPack({ manifest: { when: { '==': [of('goods.opend'), true] } } }))).toEqual([
      problem('undeclared_fact', ['when', '==', 0, 'var'], { fact: 'goods.opend' }, { file: 'test/pack.json', hint: 'did you mean "goods.opened"?' }),
    ])
  })
})
