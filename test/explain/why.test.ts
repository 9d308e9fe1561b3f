import { describe, expect, it } from 'vitest'
import { FactsError } from '../../src/evaluate/create-policy.js'
import { explain } from '../../src/explain/explain.js'
import type { ExplainedService, Why } from '../../src/explain/explanation.js'
import { facts, grant, type More, policyOf, SERVICE } from '../support/decide.js'
import type { RuleSketch } from '../support/test-pack.js'

const is = (fact: string, value: unknown = true): unknown => ({ '==': [{ var: fact }, value] })

function explained(rules: RuleSketch[], more: More = {}, manifest: object = {}): ExplainedService {
  return explain(policyOf(rules, { manifest }), facts(more)).services[SERVICE]
}

function whyOf(rules: RuleSketch[], more: More = {}, manifest: object = {}): Why {
  const [why] = explained(rules, more, manifest).why
  if (!why) throw new Error('wanted a route')
  return why
}

describe('S-18 why a route stands', () => {
  it.each<[what: string, rule: More, known: More, holds: unknown[]]>([
    ['nothing, for a rule without conditions', {}, {}, []],
    ['a condition', { when: is('goods.opened', false) }, { goods: { opened: false } }, [{ fact: 'goods.opened', value: false }]],
    [
      'both parts of an and',
      { when: { and: [is('goods.opened'), is('goods.used', false)] } },
      { goods: { opened: true, used: false } },
      [
        { fact: 'goods.opened', value: true },
        { fact: 'goods.used', value: false },
      ],
    ],
    [
      'the part of an or that holds',
      { when: { or: [is('goods.opened'), is('order.saleMode', 'store')] } },
      { goods: { opened: false }, order: { saleMode: 'store' } },
      [{ fact: 'order.saleMode', value: 'store' }],
    ],
    ['what is not so', { when: { '!': is('order.saleMode', 'store') } }, { order: { saleMode: 'distance' } }, [{ fact: 'order.saleMode', value: 'distance' }]],
    ['a number', { when: { '<=': [{ var: 'goods.kilometres' }, 100] } }, { goods: { kilometres: 90 } }, [{ fact: 'goods.kilometres', value: 90 }]],
    [
      'what was looked for in a set',
      { when: { in: ['plus', { var: 'buyer.memberships' }] } },
      { buyer: { memberships: ['s2', 'plus'] } },
      [{ fact: 'buyer.memberships', value: ['plus'] }],
    ],
    [
      'selectors',
      { scope: { category: ['phones_and_digital'], reason: ['defective'], label: ['no_reason_7d', 'no_reason_15d'] } },
      { item: { labels: ['taste_cover', 'no_reason_15d'] }, claim: { reason: 'defective' } },
      [
        { fact: 'claim.reason', value: 'defective' },
        { fact: 'item.category', value: 'phones' },
        { fact: 'item.labels', value: ['no_reason_15d'] },
      ],
    ],
    [
      'a category above',
      { when: { in: ['phones_and_digital', { var: 'derived.categories' }] } },
      {},
      [{ fact: 'derived.categories', value: ['phones_and_digital'] }],
    ],
    [
      'each fact once',
      { scope: { reason: ['defective'] }, when: { in: [{ var: 'claim.reason' }, ['defective', 'recalled']] } },
      { claim: { reason: 'defective' } },
      [{ fact: 'claim.reason', value: 'defective' }],
    ],
  ])('rests on %s', (_, rule, known, holds) => {
    expect(whyOf([grant(rule)], known).holds).toEqual(holds)
  })

  it('names no category that the item only is not of', () => {
    expect(whyOf([grant({ scope: { category: ['phones_and_digital'], notCategory: ['laptops'] } })]).holds).toEqual([
      { fact: 'item.category', value: 'phones' },
    ])
    expect(whyOf([grant({ scope: { notCategory: ['laptops'] } })]).holds).toEqual([])
  })

  it('names the facts of the pack apart', () => {
    const why = whyOf([grant()], { order: { platform: 'jd' } }, { scope: { market: ['CN'] }, when: is('order.platform', 'jd') })
    expect(why.pack).toEqual([
      { fact: 'order.market', value: 'CN' },
      { fact: 'order.platform', value: 'jd' },
    ])
    expect(why.holds).toEqual([])
  })

  it('says since when its rule is in force, and for which day', () => {
    expect(whyOf([grant({ inForce: { from: '2026-01-01', until: '2027-01-01' } })]).inForce).toEqual({
      event: 'purchased',
      day: '2026-06-01',
      from: '2026-01-01',
      until: '2027-01-01',
    })
    expect(whyOf([grant()])).not.toHaveProperty('inForce')
  })

  it('names conditions that are met, once, without those that are about other items', () => {
    const notPhone = { '!': { in: ['phones', { var: 'derived.categories' }] } }
    const provided = [
      { code: 'not_opened', if: is('goods.opened', false) },
      { code: 'not_opened', if: is('goods.opened', false) },
      { code: 'seal_intact', if: { or: [{ '!': { in: ['fresh_food', { var: 'derived.categories' }] } }, is('goods.sealIntact')] } },
      { code: 'tags_on', if: { or: [notPhone, is('goods.tagsOn')] } },
    ]
    expect(whyOf([grant({ provided })], { goods: { opened: false, tagsOn: true } }).met).toEqual([
      { code: 'not_opened', params: {}, facts: [{ fact: 'goods.opened', value: false }] },
      { code: 'tags_on', params: {}, facts: [{ fact: 'goods.tagsOn', value: true }] },
    ])
  })
})

describe('S-18 exclusions that were considered', () => {
  const exclude = (more: More = {}): RuleSketch => ({ id: 'test.exclude', kind: 'exclude', defeats: ['test.grant'], when: is('goods.opened'), ...more })
  const except: RuleSketch = { id: 'test.except', kind: 'except', defeats: ['test.exclude'], when: is('goods.used', false) }
  const opened = { fact: 'goods.opened', value: true }

  it.each<[state: string, rules: RuleSketch[], known: More, expected: object]>([
    ['does_not_apply', [exclude()], { goods: { opened: false } }, { facts: [{ fact: 'goods.opened', value: false, fits: { values: [true] } }] }],
    ['pending', [exclude({ pending: { code: 'not_opened' } })], {}, { facts: [{ fact: 'goods.opened' }] }],
    [
      'lifted',
      [exclude(), except],
      { goods: { opened: true, used: false } },
      { facts: [opened], liftedBy: { rule: 'test.except', facts: [{ fact: 'goods.used', value: false }] } },
    ],
    [
      // It is unknown whether it applies, and it would be lifted.
      'lifted',
      [exclude(), except],
      { goods: { used: false } },
      { facts: [{ fact: 'goods.opened' }], liftedBy: { rule: 'test.except', facts: [{ fact: 'goods.used', value: false }] } },
    ],
    [
      // What lifts it stands because nothing lifts that.
      'lifted',
      [exclude(), except, { id: 'test.against', kind: 'except', defeats: ['test.except'], when: is('goods.activated') }],
      { goods: { opened: true, used: false, activated: false } },
      {
        facts: [opened],
        liftedBy: {
          rule: 'test.except',
          facts: [
            { fact: 'goods.used', value: false },
            { fact: 'goods.activated', value: false, fits: { values: [true] } },
          ],
        },
      },
    ],
    [
      // What would lift that is lifted itself.
      'lifted',
      [
        exclude(),
        except,
        { id: 'test.against', kind: 'except', defeats: ['test.except'], when: is('goods.activated') },
        { id: 'test.again', kind: 'except', defeats: ['test.against'], when: is('goods.sealIntact') },
      ],
      { goods: { opened: true, used: false, activated: true, sealIntact: true } },
      {
        facts: [opened],
        liftedBy: {
          rule: 'test.except',
          facts: [
            { fact: 'goods.used', value: false },
            { fact: 'goods.sealIntact', value: true },
          ],
        },
      },
    ],
    [
      'lifted',
      [exclude(), { ...except, inForce: { by: 'installed', from: '2026-06-01' } }],
      { goods: { opened: true, used: false }, events: { installed: '2026-06-02T10:00:00+08:00' } },
      {
        facts: [opened],
        liftedBy: {
          rule: 'test.except',
          facts: [
            { fact: 'goods.used', value: false },
            { fact: 'events.installed', value: '2026-06-02' },
          ],
        },
      },
    ],
  ])('%s', (state, rules, known, expected) => {
    expect(whyOf([grant(), ...rules], known).exclusions).toEqual([{ rule: 'test.exclude', state, ...expected }])
  })

  it('stand against the denial', () => {
    expect(explained([grant(), exclude()], { goods: { opened: true } }).whyNot).toEqual([
      {
        rule: 'test.grant',
        layer: 'law',
        nearness: 'excluded',
        reasons: [{ code: 'excluded', params: { by: 'test.exclude' }, by: 'test.exclude', nearness: 'excluded', facts: [opened] }],
      },
    ])
  })
})

describe('an explanation', () => {
  it('is frozen plain data, the same every time', () => {
    const policy = policyOf([grant({ windows: [{ ends: { from: 'delivered', for: { days: 9 } } }] })])
    const given = facts({ events: { delivered: '2026-06-03T15:30:00+08:00' } })
    const before = JSON.stringify(given)
    const one = explain(policy, given)
    expect(Object.isFrozen(one.services[SERVICE].why[0]?.windows)).toBe(true)
    expect(JSON.parse(JSON.stringify(one))).toEqual(one)
    expect(explain(policy, given)).toEqual(one)
    expect(JSON.stringify(given)).toBe(before)
  })

  it('carries the texts, titles and addresses of every rule it names', () => {
    const { rules, services } = explain(policyOf([grant({ text: { en: 'One', zh: '一' }, note: 'read twice' })]), facts(), { service: SERVICE })
    expect(Object.keys(services)).toEqual([SERVICE])
    const text = { en: 'A rule of a test', zh: '测试规则' }
    expect(rules).toEqual({
      'test.grant': {
        layer: 'law',
        certainty: 'high',
        text: { en: 'One', zh: '一' },
        provision: { id: 'test', text },
        cites: [{ source: 'src', at: '1', title: text, issuer: text }],
        note: 'read twice',
      },
    })
  })

  it('says what is decided, and when the claim was made', () => {
    const policy = policyOf([grant()])
    const given = facts({ order: { currency: 'CNY' }, claim: { submittedAt: '2026-06-10T03:00:00Z' } })
    const decision = policy.evaluate(given)
    expect(explain(policy, given)).toMatchObject({
      policy: decision.policy,
      asOf: decision.asOf,
      submitted: '2026-06-10T11:00:00+08:00',
      currency: 'CNY',
      services: { [SERVICE]: { verdict: 'available', why: [{ route: decision.services[SERVICE].routes[0] }] } },
    })
  })

  it('refuses wrong facts with every issue, and what is no policy', () => {
    const policy = policyOf([grant()])
    expect(() => explain(policy, { asOf: 'x' } as never)).toThrow(FactsError)
    expect(() => explain({ ...policy }, facts())).toThrow('expected a policy made by createPolicy')
  })
})
