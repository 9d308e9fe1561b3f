import { describe, expect, it } from 'vitest'
import { createPolicy } from '../../src/evaluate/create-policy.js'
import { decide, facts, grant, type More, onlyRoute, policyOf } from '../support/decide.js'
import { type RuleSketch, testPack } from '../support/test-pack.js'

const DELIVERED = '2026-06-03T15:30:00+08:00'
const is = (fact: string, value: unknown = true): unknown => ({ '==': [{ var: fact }, value] })
const named = (id: string, more: More = {}): RuleSketch => ({ ...grant(more), id: `test.${id}` })
const days = (count: number): More => ({ windows: [{ ends: { from: 'delivered', for: { days: count } } }] })

describe('S-9, S-15e a whole route', () => {
  const rules: RuleSketch[] = [
    grant({
      certainty: 'medium',
      windows: [{ ends: { from: 'delivered', for: { days: 7 } } }, { tests: 'defectFound', ends: { from: 'delivered', for: { years: 1 } } }],
      provided: [{ code: 'not_used', if: is('goods.used', false) }],
      evidence: [
        { anyOf: ['photos', 'video'], atLeast: 2 },
        { anyOf: ['invoice'], need: 'recommended' },
      ],
      terms: { freight: 'buyer', refundBasis: 'paid' },
      note: 'A note of the rule.',
    }),
    { id: 'test.exclude', kind: 'exclude', defeats: ['test.grant'], when: is('goods.opened') },
    { id: 'test.except', kind: 'except', defeats: ['test.exclude'], when: is('goods.opened'), certainty: 'low' },
    { id: 'test.adjust', kind: 'adjust', adjusts: ['test.grant'], terms: { freight: 'seller' } },
    { id: 'test.waive', kind: 'adjust', adjusts: ['test.grant'], waives: ['invoice'] },
    {
      id: 'test.duty',
      kind: 'duty',
      of: ['test.grant'],
      act: 'refund',
      actor: 'seller',
      ends: { from: 'returnReceived', for: { days: 7 } },
      onSilence: 'refunded',
    },
  ]

  it('has its own deadline, conditions, evidence, terms and duties', () => {
    const more = {
      asOf: '2026-06-05T12:00:00+08:00',
      item: { unitPaid: 9900 },
      goods: { opened: true },
      events: { delivered: DELIVERED, defectFound: '2026-06-04T12:00:00+08:00' },
      claim: { quantity: 2, evidence: ['photos'] },
    }
    const decision = policyOf(rules).evaluate(facts(more))
    expect(decision.services.consultation).toEqual({
      service: 'consultation',
      verdict: 'conditional',
      deadline: { status: 'fixed', closesAt: '2026-06-11T00:00:00+08:00', lastDay: '2026-06-10', timeZone: 'Asia/Shanghai' },
      routes: [
        {
          rule: 'test.grant',
          layer: 'law',
          firm: false,
          opensAt: DELIVERED,
          deadline: { status: 'fixed', closesAt: '2026-06-11T00:00:00+08:00', lastDay: '2026-06-10', timeZone: 'Asia/Shanghai' },
          covers: [
            { event: 'defectFound', deadline: { status: 'fixed', closesAt: '2027-06-04T00:00:00+08:00', lastDay: '2027-06-03', timeZone: 'Asia/Shanghai' } },
          ],
          conditions: [{ code: 'not_used', params: {}, rule: 'test.grant' }],
          evidence: [{ anyOf: ['photos', 'video'], atLeast: 2, supplied: false, need: 'required', rule: 'test.grant' }],
          terms: { freight: 'seller', refundBasis: 'paid', refundAmount: 19800 },
          duties: [{ act: 'refund', actor: 'seller', after: { ends: { from: 'returnReceived', for: { days: 7 } } }, onSilence: 'refunded', rule: 'test.duty' }],
          open: [],
          lifted: [{ exclusion: 'test.exclude', by: 'test.except' }],
          rules: ['test.grant', 'test.adjust', 'test.waive', 'test.except', 'test.duty'],
          certainty: 'low',
        },
      ],
      open: [],
      denials: [],
      ask: [{ fact: 'goods.used', kind: 'boolean', suppliedBy: 'buyer' }],
    })
    const cites = [{ source: 'src', at: '1' }]
    expect(decision.rules).toEqual({
      'test.adjust': { layer: 'law', certainty: 'high', cites },
      'test.duty': { layer: 'law', certainty: 'high', cites },
      'test.except': { layer: 'law', certainty: 'low', cites },
      'test.exclude': { layer: 'law', certainty: 'high', cites },
      'test.grant': { layer: 'law', certainty: 'medium', cites, note: 'A note of the rule.' },
      'test.waive': { layer: 'law', certainty: 'high', cites },
    })
  })

  it('names every rule of the decision once, those of open grants and of denials too', () => {
    const all = policyOf([
      named('open', { when: is('goods.opened') }),
      named('denied'),
      named('no-rule', { scope: { category: ['clothing'] } }),
      { id: 'test.exclude', kind: 'exclude', defeats: ['test.denied'] },
      { id: 'test.second', kind: 'exclude', defeats: ['test.denied'] },
      {
        id: 'test.duty',
        kind: 'duty',
        of: ['test.elsewhere'],
        act: 'repair',
        actor: 'seller',
        ends: { from: 'delivered', for: { days: 1 } },
        when: is('goods.opened'),
      },
      named('elsewhere', { service: 'repair', provided: [{ code: 'not_used', if: is('goods.used', false) }] }),
      { id: 'test.pending', kind: 'exclude', defeats: ['test.elsewhere'], when: is('goods.opened'), pending: { code: 'not_opened' } },
    ])
    expect(Object.keys(all.evaluate(facts()).rules)).toEqual([
      'test.denied',
      'test.duty',
      'test.elsewhere',
      'test.exclude',
      'test.open',
      'test.pending',
      'test.second',
    ])
  })
})

describe('S-15e the certainty of a route', () => {
  const provided = (certainty: string): More => ({ provided: [{ code: 'not_used', if: is('goods.used', false), certainty }] })
  it.each<[what: string, rules: RuleSketch[], more: More, certainty: string]>([
    ['of the grant', [grant({ certainty: 'medium' })], {}, 'medium'],
    ['of a condition that is not known to hold', [grant(provided('low'))], {}, 'low'],
    ['not of one that holds', [grant(provided('low'))], { goods: { used: false } }, 'high'],
    [
      'of an adjust of its terms',
      [grant(), { id: 'test.a', kind: 'adjust', adjusts: ['test.grant'], terms: { freight: 'seller' }, certainty: 'low' }],
      {},
      'low',
    ],
    [
      'of a duty',
      [
        grant(),
        { id: 'test.d', kind: 'duty', of: ['test.grant'], act: 'refund', actor: 'seller', ends: { from: 'delivered', for: { days: 1 } }, certainty: 'low' },
      ],
      {},
      'low',
    ],
    [
      'not of an adjust that does not apply',
      [grant(), { id: 'test.a', kind: 'adjust', adjusts: ['test.grant'], terms: { freight: 'seller' }, certainty: 'low', when: false }],
      {},
      'high',
    ],
    [
      'not of an exclude that was lifted',
      [
        grant(),
        { id: 'test.x', kind: 'exclude', defeats: ['test.grant'], certainty: 'low' },
        { id: 'test.y', kind: 'except', defeats: ['test.x'], certainty: 'medium' },
      ],
      {},
      'medium',
    ],
  ])('%s', (_, rules, more, certainty) => {
    expect(onlyRoute(rules, more).certainty).toBe(certainty)
  })
})

describe('S-15e an adjust of another layer has shaped a route', () => {
  const law = testPack({ rules: [grant({ ...days(8), terms: { freight: 'platform' } })] })
  const rulesWith = (adjust: More): readonly string[] => {
    const files = { 'calendar.json': undefined, 'zone.json': undefined }
    const rules = [{ id: 'shop.adjust', kind: 'adjust', adjusts: ['test.grant'], ...adjust }]
    const shop = testPack({ manifest: { id: 'shop', layer: 'platform', needs: ['test'] }, rules, files })
    return onlyRoute(createPolicy([law, shop]), { events: { delivered: DELIVERED } }).rules
  }
  it.each<[what: string, adjust: More, shaped: boolean]>([
    ['by a later end', days(9), true],
    ['not by the same end', days(8), false],
    ['not by an earlier one', days(5), false],
    ['not by a window that the grant has not', { windows: [{ tests: 'defectFound', ends: { from: 'delivered', for: { days: 9 } } }] }, false],
    ['by an earlier opening', { windows: [{ opens: 'purchased', ends: { from: 'delivered', for: { days: 1 } } }] }, true],
    ['not by a term that is as good', { terms: { freight: 'seller' } }, false],
  ])('%s', (_, adjust, shaped) => {
    expect(rulesWith(adjust)).toEqual(['test.grant', ...(shaped ? ['shop.adjust'] : [])])
  })
})

describe('S-17 the order of routes', () => {
  const order = (rules: RuleSketch[], more: More = {}): string[] =>
    decide(rules, { asOf: '2026-06-05T12:00:00+08:00', events: { delivered: DELIVERED }, ...more }).routes.map(({ rule }) => rule.replace('test.', ''))
  const review = { review: true }
  const asked = (...kinds: string[]): More => ({ evidence: kinds.map((kind) => ({ anyOf: [kind] })) })

  it('firm first, whatever the deadline', () => {
    expect(order([named('a', { ...review, ...days(30) }), named('b', days(7))])).toEqual(['b', 'a'])
  })

  it('the later deadline: none, one that has still to start, by the closing, at least', () => {
    const waiting = { windows: [{ opens: 'purchased', ends: { from: 'installed', for: { days: 1 } } }] }
    const atLeast = { windows: [{ opens: 'delivered', ends: { from: { latest: ['delivered', 'exchanged'] }, for: { days: 7 } } }] }
    const rules = [named('a', days(3)), named('b', days(7)), named('c'), named('d', waiting), named('e', days(30)), named('f', atLeast)]
    expect(order(rules, { events: { delivered: DELIVERED, installed: null }, history: undefined })).toEqual(['c', 'd', 'e', 'f', 'b', 'a'])
  })

  it('the freight tier: those who are not the buyer, the buyer, not settled', () => {
    const freight = (payer: string): More => ({ terms: { freight: payer } })
    const rules = [named('a'), named('b', freight('buyer')), named('c', freight('platform')), named('d', freight('seller')), named('e', freight('maker'))]
    expect(order(rules)).toEqual(['c', 'd', 'e', 'b', 'a'])
  })

  it('fewer evidence needs, then the rule id', () => {
    expect(order([named('a', asked('photos', 'video')), named('c', asked('photos')), named('b', asked('invoice')), named('d')])).toEqual(['d', 'b', 'c', 'a'])
  })

  it('one before the other: firm, deadline, freight, evidence, id', () => {
    const rules = [
      named('a', { ...days(7), terms: { freight: 'seller' } }),
      named('b', { ...days(8), ...review }),
      named('c', { ...days(8), ...asked('photos', 'video') }),
      named('d', { ...days(8), terms: { freight: 'buyer' }, ...asked('photos', 'video', 'invoice') }),
    ]
    expect(order(rules)).toEqual(['d', 'c', 'a', 'b'])
    expect(order([...rules].reverse())).toEqual(['d', 'c', 'a', 'b'])
  })
})

describe('routes are never mixed', () => {
  it('gives each its own deadline with its own terms and evidence, of whatever layer', () => {
    const law = testPack({ rules: [grant({ ...days(7), terms: { freight: 'buyer' }, evidence: [{ anyOf: ['invoice'] }] })] })
    const shop = testPack({
      manifest: { id: 'shop', layer: 'platform', needs: ['test'] },
      rules: [{ ...grant({ ...days(3), terms: { freight: 'platform' } }), id: 'shop.grant' }],
    })
    const { routes } = createPolicy([shop, law]).evaluate(facts({ asOf: '2026-06-05T12:00:00+08:00', events: { delivered: DELIVERED } })).services.consultation
    expect(
      routes.map(({ rule, layer, deadline, terms, evidence }) => [rule, layer, 'lastDay' in deadline && deadline.lastDay, terms.freight, evidence.length]),
    ).toEqual([
      ['test.grant', 'law', '2026-06-10', 'buyer', 1],
      ['shop.grant', 'platform', '2026-06-06', 'platform', 0],
    ])
  })
})
