import { describe, expect, it } from 'vitest'
import { createPolicy } from '../../src/evaluate/create-policy.js'
import type { Pack } from '../../src/policy/pack.js'
import type { Layer, Table } from '../../src/policy/rule.js'
import { grant, issuesOf, type More, onlyRoute, problem } from '../support/decide.js'
import { type RuleSketch, testPack } from '../support/test-pack.js'

const adjust = (id: string, more: More): RuleSketch => ({ id: `test.${id}`, kind: 'adjust', adjusts: ['test.grant'], ...more })
const freight = (payer: string): More => ({ terms: { freight: payer } })
const both = (a: More, b: More): Pack => testPack({ rules: [grant(), adjust('a', { ...freight('seller'), ...a }), adjust('b', { ...freight('buyer'), ...b })] })
const conflict = (part: string, at = 1): unknown =>
  problem('adjust_conflict', ['rules', at], { rule: 'test.a', other: 'test.b', part, target: 'test.grant' }, { rule: 'test.a' })

describe('S-10 two adjusts of one layer that set one part of one grant', () => {
  it.each<[part: string, a: More, b: More]>([
    ['terms.freight', freight('seller'), freight('buyer')],
    ['terms.freight', freight('seller'), freight('seller')],
    ['windows', { windows: [] }, { windows: [{ opens: 'delivered' }] }],
    ['evidence', { evidence: [] }, { evidence: [{ anyOf: ['photos'] }] }],
  ])('conflict in %s', (part, a, b) => {
    expect(issuesOf(testPack({ rules: [grant(), adjust('a', a), adjust('b', b)] }))).toEqual([conflict(part)])
    expect(issuesOf(testPack({ rules: [adjust('b', b), grant(), adjust('a', a)] }))).toEqual([conflict(part, 2)])
  })

  it.each<[what: string, a: More, b: More]>([
    ['other parts', freight('seller'), { windows: [] }],
    ['other terms', freight('seller'), { terms: { servedBy: 'maker' } }],
    ['what they waive', { waives: ['photos'] }, { waives: ['photos'] }],
  ])('do not conflict in %s', (_, a, b) => {
    expect(() => createPolicy([testPack({ rules: [grant(), adjust('a', a), adjust('b', b)] })])).not.toThrow()
  })

  it('conflict in every part they share, and about every grant', () => {
    const two = [grant(), grant({ id: 'test.other' })]
    const share = { windows: [], terms: { freight: 'buyer', servedBy: 'maker' }, adjusts: ['test.grant', 'test.other'] }
    const found = issuesOf(testPack({ rules: [...two, adjust('a', share), adjust('b', share)] }))
    expect(found.map(({ code, params }) => [code, params.target, params.part])).toEqual([
      ['adjust_conflict', 'test.grant', 'windows'],
      ['adjust_conflict', 'test.grant', 'terms.freight'],
      ['adjust_conflict', 'test.grant', 'terms.servedBy'],
      ['adjust_conflict', 'test.other', 'windows'],
      ['adjust_conflict', 'test.other', 'terms.freight'],
      ['adjust_conflict', 'test.other', 'terms.servedBy'],
    ])
  })

  it.each<[what: string, a: More, b: More]>([
    ['a goes over b', { over: ['test.b'] }, {}],
    ['b goes over a', {}, { over: ['test.a'] }],
    ['categories', { scope: { category: ['phones'] } }, { scope: { category: ['cameras', 'clothing'] } }],
    ['a category and what is left out', { scope: { category: ['phones'] } }, { scope: { notCategory: ['phones_and_digital'] } }],
    ['what is left out and a category', { scope: { notCategory: ['phones', 'clothing'] } }, { scope: { category: ['phones'] } }],
    ['channels', { scope: { channel: ['store'] } }, { scope: { channel: ['import'] } }],
    ['brands', { scope: { brand: ['apple'] } }, { scope: { brand: ['xiaomi'] } }],
    ['reasons', { scope: { reason: ['defective'] } }, { scope: { reason: ['changed_mind'] } }],
    ['markets', { scope: { market: ['US'] } }, { scope: { market: ['CN', 'DE'] } }],
    ['when they are in force', { inForce: { until: '2026-07-01' } }, { inForce: { from: '2026-07-01' } }],
    ['when they are in force, by the same event', { inForce: { by: 'delivered', from: '2026-07-01' } }, { inForce: { by: 'delivered', until: '2026-06-01' } }],
  ])('do not conflict where it is said which counts: %s', (_, a, b) => {
    expect(() => createPolicy([both(a, b)])).not.toThrow()
  })

  it.each<[what: string, a: More, b: More]>([
    ['each over the other', { over: ['test.b'] }, { over: ['test.a'] }],
    ['a category and one below it', { scope: { category: ['phones_and_digital'] } }, { scope: { category: ['phones'] } }],
    ['a category and another left out', { scope: { category: ['phones'] } }, { scope: { notCategory: ['cameras'] } }],
    ['a category and one below it left out', { scope: { category: ['phones_and_digital'] } }, { scope: { notCategory: ['phones'] } }],
    ['one channel that they share', { scope: { channel: ['store', 'import'] } }, { scope: { channel: ['import'] } }],
    ['labels, of which an item may have both', { scope: { label: ['taste_cover'] } }, { scope: { label: ['film_cover'] } }],
    ['a market and a part of it', { scope: { market: ['US'] } }, { scope: { market: ['US-CA'] } }],
    ['conditions, though they cannot both hold', { when: { '==': [{ var: 'goods.opened' }, true] } }, { when: { '==': [{ var: 'goods.opened' }, false] } }],
    ['days that overlap', { inForce: { until: '2026-07-02' } }, { inForce: { from: '2026-07-01' } }],
    ['days of other events', { inForce: { until: '2026-07-01' } }, { inForce: { by: 'delivered', from: '2026-07-01' } }],
  ])('conflict all the same: %s', (_, a, b) => {
    expect(issuesOf(both(a, b))).toEqual([conflict('terms.freight')])
  })

  it('say so in the file of the adjust, also from another pack of the layer', () => {
    const more = testPack({ manifest: { id: 'more', needs: ['test'] }, rules: [{ ...adjust('b', freight('buyer')), id: 'more.a' }] })
    const law = testPack({ rules: [grant(), adjust('b', freight('seller'))] })
    expect(issuesOf(law, more)).toEqual([
      problem(
        'adjust_conflict',
        ['rules', 0],
        { rule: 'more.a', other: 'test.b', part: 'terms.freight', target: 'test.grant' },
        { rule: 'more.a', file: 'more/test.json' },
      ),
    ])
  })

  it('conflict once for two templates, at their first row', () => {
    const text = { en: 'A column', zh: '一列' }
    const rows = ['phones', 'cameras', 'clothing'].map((category, index) => ({ id: `row-${index}`, key: { category }, values: { payer: 'seller' } }))
    const table: Table = { id: 'payers', keys: ['category'], columns: { payer: { type: 'code', text } }, rows }
    const each = { each: 'payers', adjusts: ['test.grant'], ...freight('seller') }
    const rules = [grant({ each: 'payers' }), adjust('a', each), adjust('b', { ...each, terms: { freight: { row: 'payer' } } })]
    expect(issuesOf(testPack({ rules, tables: [table] }))).toEqual([
      problem(
        'adjust_conflict',
        ['rules', 1],
        { rule: 'test.a/row-0', other: 'test.b/row-0', part: 'terms.freight', target: 'test.grant/row-0' },
        { rule: 'test.a/row-0' },
      ),
    ])
  })

  it('conflict where three go over each other in a circle', () => {
    const circle = ['ab', 'bc', 'ca'].map(([id, over]) => adjust(id as string, { ...freight('seller'), over: [`test.${over}`] }))
    const found = issuesOf(testPack({ rules: [grant(), ...circle] }))
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ code: 'adjust_conflict', params: { part: 'terms.freight', target: 'test.grant' } })
  })

  it('go over each other in any depth', () => {
    const rules = ['a', 'b', 'c'].map((id, index, all) =>
      adjust(id, { ...freight(['seller', 'platform', 'maker'][index] as string), over: all.slice(index + 1).map((other) => `test.${other}`) }),
    )
    for (const list of [rules, [...rules].reverse()]) expect(onlyRoute([grant(), ...list]).terms).toEqual({ freight: 'seller' })
  })
})

describe('S-10 adjusts across layers', () => {
  const across = (more: More, layer: Layer = 'platform', own: RuleSketch = grant()): readonly Pack[] => [
    testPack({ rules: [own] }),
    testPack({ manifest: { id: 'shop', layer, needs: ['test'] }, rules: [{ ...adjust('a', more), id: 'shop.a' }] }),
  ]
  const at = (code: Parameters<typeof problem>[0], path: (string | number)[], params: More = {}): unknown =>
    problem(code, ['rules', 0, ...path], params as never, { rule: 'shop.a', file: 'shop/test.json' })

  it.each<[what: string, more: More, issue: unknown]>([
    ['a term without better and worse', { terms: { servedBy: 'maker' } }, at('adjust_direction', ['terms', 'servedBy'], { term: 'servedBy' })],
    ['the basis of a refund', { terms: { refundBasis: 'paid' } }, at('adjust_direction', ['terms', 'refundBasis'], { term: 'refundBasis' })],
    ['a compensation', { terms: { compensation: { of: 'paid' } } }, at('adjust_direction', ['terms', 'compensation'], { term: 'compensation' })],
    ['the worst tier', freight('buyer'), at('adjust_never_better', ['terms', 'freight'], { term: 'freight', value: '"buyer"' })],
    [
      'the worst of three',
      { terms: { refundTo: 'store_credit' } },
      at('adjust_never_better', ['terms', 'refundTo'], { term: 'refundTo', value: '"store_credit"' }),
    ],
    ['the worst truth', { terms: { goodsBack: true } }, at('adjust_never_better', ['terms', 'goodsBack'], { term: 'goodsBack', value: 'true' })],
    ['evidence', { evidence: [] }, at('adjust_evidence', ['evidence'])],
  ])('may not set %s', (_, more, issue) => {
    expect(issuesOf(...across(more))).toEqual([issue])
    expect(() => createPolicy([testPack({ rules: [grant(), adjust('a', more)] })])).not.toThrow()
  })

  it.each<[what: string, more: More]>([
    ['a better tier', { terms: { freight: 'platform', refundTo: 'account_balance', goodsBack: false } }],
    ['more, fewer, less', { terms: { repairMode: ['on_site'], deductions: [], loaner: { days: 3 } } }],
    ['windows', { windows: [{ opens: 'delivered' }] }],
    ['what it waives', { waives: ['photos'] }],
  ])('may set %s', (_, more) => {
    for (const layer of ['platform', 'seller', 'manufacturer'] as const) expect(() => createPolicy(across(more, layer))).not.toThrow()
  })

  it('are checked by what they touch, not by what they could', () => {
    const shop = testPack({
      manifest: { id: 'shop', layer: 'platform', needs: ['test'] },
      rules: [
        { ...grant(), id: 'shop.grant' },
        { ...adjust('a', { terms: { servedBy: 'platform' }, adjusts: ['shop.grant'] }), id: 'shop.a' },
      ],
    })
    expect(() => createPolicy([testPack({ rules: [grant()] }), shop])).not.toThrow()
  })
})

describe('S-12 duties across layers', () => {
  const duty = (more: More): RuleSketch =>
    ({ id: 'shop.d', kind: 'duty', of: ['test.grant'], act: 'refund', actor: 'seller', ends: { from: 'delivered', for: { days: 7 } }, ...more }) as RuleSketch
  const packs = (rule: RuleSketch): Pack[] => [testPack({ rules: [grant()] }), testPack({ manifest: { id: 'shop', layer: 'platform' }, rules: [rule] })]

  it.each(['approved', 'refunded', 'confirmed', 'counts_as_refusal', 'counts_as_delay'])('silence may mean "%s"', (onSilence) => {
    expect(() => createPolicy(packs(duty({ onSilence })))).not.toThrow()
  })

  it.each(['closed', 'loses_proof'])('silence may not mean "%s", but in the own layer it may', (onSilence) => {
    const params = { onSilence }
    expect(issuesOf(...packs(duty({ onSilence })))).toEqual([
      problem('duty_silence', ['rules', 0, 'onSilence'], params, { rule: 'shop.d', file: 'shop/test.json' }),
    ])
    expect(() => createPolicy([testPack({ rules: [grant(), { ...duty({ onSilence }), id: 'test.d' }] })])).not.toThrow()
  })

  it('may not bind the buyer', () => {
    const params = { rule: 'shop.d', kind: 'duty', layer: 'platform', target: 'test.grant', targetKind: 'grant', targetLayer: 'law' }
    expect(issuesOf(...packs(duty({ actor: 'buyer' })))).toEqual([
      problem('forbidden_edge', ['rules', 0, 'of', 0], params, { rule: 'shop.d', file: 'shop/test.json' }),
    ])
    for (const actor of ['seller', 'platform', 'maker', 'authority']) expect(() => createPolicy(packs(duty({ actor })))).not.toThrow()
  })
})
