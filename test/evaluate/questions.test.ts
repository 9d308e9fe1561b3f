import { describe, expect, it } from 'vitest'
import { createPolicy } from '../../src/evaluate/create-policy.js'
import type { Question } from '../../src/evaluate/decision.js'
import type { Service } from '../../src/facts/facts.js'
import { BASE_VOCABULARY } from '../../src/facts/vocabulary.js'
import { decide, facts, grant, type More, policyOf } from '../support/decide.js'
import { type RuleSketch, testPack } from '../support/test-pack.js'

const is = (fact: string, value: unknown = true): unknown => ({ '==': [{ var: fact }, value] })
const asks = (more: More, known: More = {}): Question[] => decide([grant(more)], known).ask
const week = { ends: { from: 'delivered', for: { days: 7 } } }

describe('what a question says', () => {
  it.each<[what: string, rule: More, question: Question]>([
    ['a boolean of the buyer', { when: is('goods.opened') }, { fact: 'goods.opened', kind: 'boolean', suppliedBy: 'buyer' }],
    ['one of the inspection', { when: is('goods.userDamage') }, { fact: 'goods.userDamage', kind: 'boolean', suppliedBy: 'inspection' }],
    ['one of the seller', { when: is('item.perishable') }, { fact: 'item.perishable', kind: 'boolean', suppliedBy: 'seller' }],
    [
      'an enum with its values',
      { when: is('order.saleMode', 'store') },
      { fact: 'order.saleMode', kind: 'enum', values: ['distance', 'off_premises', 'store'], suppliedBy: 'platform' },
    ],
    ['an integer', { when: is('goods.kilometres', 1) }, { fact: 'goods.kilometres', kind: 'integer', suppliedBy: 'buyer' }],
    ['a text', { when: is('order.platform', 'jd') }, { fact: 'order.platform', kind: 'string', suppliedBy: 'platform' }],
    [
      'a set',
      { when: { in: ['plus', { var: 'buyer.memberships' }] } },
      { fact: 'buyer.memberships', kind: 'set', values: ['plus', 's2', 'diamond'], suppliedBy: 'platform' },
    ],
    [
      'labels',
      { scope: { label: ['taste_cover'] } },
      { fact: 'item.labels', kind: 'set', values: Object.keys(BASE_VOCABULARY.labels), suppliedBy: 'platform' },
    ],
    ['reasons', { scope: { reason: ['recalled'] } }, { fact: 'claim.reason', kind: 'enum', values: Object.keys(BASE_VOCABULARY.reasons), suppliedBy: 'buyer' }],
    [
      'a use of a label',
      { when: is('buyer.labelUsesThisYear.taste_cover', 0) },
      { fact: 'buyer.labelUsesThisYear.taste_cover', kind: 'integer', suppliedBy: 'platform' },
    ],
    [
      'evidence handed in',
      { when: { in: ['photos', { var: 'claim.evidence' }] } },
      { fact: 'claim.evidence', kind: 'evidence', values: Object.keys(BASE_VOCABULARY.evidence), suppliedBy: 'buyer' },
    ],
    ['an event of the carrier', { windows: [week] }, { fact: 'events.delivered', kind: 'instant', suppliedBy: 'platform' }],
    [
      'an event of the buyer',
      { windows: [{ ends: { from: 'sentBack', for: { days: 1 } } }] },
      { fact: 'events.sentBack', kind: 'instant', suppliedBy: 'buyer' },
    ],
    [
      'an event of the maker',
      { windows: [{ ends: { from: 'factoryDate', for: { days: 1 } } }] },
      { fact: 'events.factoryDate', kind: 'instant', suppliedBy: 'seller' },
    ],
    [
      'an event of the authority',
      { windows: [{ ends: { from: 'complaintAccepted', for: { days: 1 } } }] },
      { fact: 'events.complaintAccepted', kind: 'instant', suppliedBy: 'platform' },
    ],
  ])('%s', (_, rule, question) => {
    expect(asks(rule)).toEqual([question])
  })

  it.each<[what: string, rule: More, known: More, question: Question]>([
    ['the history', { when: is('derived.repairs', 0) }, { history: undefined }, { fact: 'history', kind: 'history', suppliedBy: 'platform' }],
    [
      'a finer category',
      { scope: { category: ['phones'] } },
      { item: { category: 'phones_and_digital' } },
      { fact: 'item.category', kind: 'enum', values: Object.keys(BASE_VOCABULARY.categories), suppliedBy: 'platform' },
    ],
    [
      'a calendar',
      { windows: [{ ends: { from: 'purchased', for: { days: 3 }, roll: 'next_working_day' } }] },
      { asOf: '2028-06-02T12:00:00+08:00', order: { purchasedAt: '2028-06-01T12:00:00+08:00' } },
      { fact: 'calendar:cn:2028', kind: 'calendar', suppliedBy: 'pack' },
    ],
  ])('%s', (_, rule, known, question) => {
    expect(asks(rule, known)).toEqual([question])
  })
})

describe('what is asked', () => {
  it('of open grants, of routes on conditions and of ends that may be later; never of denials', () => {
    const rules: RuleSketch[] = [
      grant({ id: 'test.open', when: is('goods.opened') }),
      grant({ id: 'test.route', provided: [{ code: 'not_used', if: is('goods.used', false) }] }),
      grant({ id: 'test.later', windows: [{ opens: 'purchased', ends: { from: { latest: ['purchased', 'installed'] }, for: { days: 30 } } }] }),
      grant({ id: 'test.pending' }),
      { id: 'test.exclude', kind: 'exclude', defeats: ['test.pending'], when: is('goods.altered'), pending: { code: 'not_altered' } },
      grant({ id: 'test.denied', when: { and: [is('goods.thawed'), is('order.saleMode', 'store')] } }),
    ]
    const decided = decide(rules, { order: { saleMode: 'distance' } })
    expect(decided.denials.map(({ rule }) => rule)).toEqual(['test.denied'])
    expect(decided.ask.map(({ fact }) => fact)).toEqual(['events.installed', 'goods.altered', 'goods.opened', 'goods.used'])
  })

  it('nothing, when all is known', () => {
    expect(decide([grant({ windows: [week] })], { asOf: '2026-06-04T12:00:00+08:00', events: { delivered: '2026-06-03T12:00:00+08:00' } }).ask).toEqual([])
  })
})

describe('S-17 the order of questions', () => {
  const rule = (id: string, service: Service, ...of: string[]): RuleSketch => ({
    ...grant({ service, when: { and: of.map((fact) => is(fact)) } }),
    id: `test.${id}`,
  })
  const policy = policyOf([
    rule('a', 'return', 'goods.opened'),
    rule('b', 'return', 'goods.opened', 'goods.used'),
    rule('c', 'repair', 'goods.used'),
    rule('d', 'repair', 'goods.altered', 'goods.thawed'),
    rule('e', 'exchange', 'goods.altered'),
    rule('f', 'exchange', 'goods.altered', 'goods.tagsOn'),
    rule('g', 'refund', 'goods.installed'),
    rule('h', 'refund', 'goods.installed'),
  ])
  const asked = (more: More = {}, only?: Service[]): string[] =>
    policy.evaluate(facts(more), only ? { only } : {}).ask.map(({ fact }) => fact.replace('goods.', ''))

  it('services settled, rules touched, fact path', () => {
    expect(asked()).toEqual(['altered', 'used', 'installed', 'opened', 'tagsOn', 'thawed'])
  })

  it('within a service: rules touched, fact path', () => {
    const { services } = policy.evaluate(facts())
    const of = (service: Service): string[] => services[service].ask.map(({ fact }) => fact)
    expect(of('return')).toEqual(['goods.opened', 'goods.used'])
    expect(of('repair')).toEqual(['goods.altered', 'goods.thawed', 'goods.used'])
    expect(of('exchange')).toEqual(['goods.altered', 'goods.tagsOn'])
  })

  it('those of the service that is claimed come first', () => {
    expect(asked({ claim: { service: 'refund' } })).toEqual(['installed', 'altered', 'used', 'opened', 'tagsOn', 'thawed'])
    expect(asked({ claim: { service: 'repair' } })).toEqual(['altered', 'used', 'thawed', 'installed', 'opened', 'tagsOn'])
    expect(asked({ claim: { service: 'complaint' } })).toEqual(asked())
  })

  it('only of the services that are decided', () => {
    expect(asked({}, ['return'])).toEqual(['opened', 'used'])
    expect(asked({ claim: { service: 'refund' } }, ['return'])).toEqual(['opened', 'used'])
    expect(asked({}, ['return', 'repair'])).toEqual(['used', 'opened', 'altered', 'thawed'])
  })

  it('are those of policy.questions, over all services or of one', () => {
    expect(policy.questions(facts()).map(({ fact }) => fact)).toEqual(policy.evaluate(facts()).ask.map(({ fact }) => fact))
    expect(policy.questions(facts(), 'repair').map(({ fact }) => fact)).toEqual(['goods.altered', 'goods.thawed', 'goods.used'])
  })

  it('does not depend on the order of the rules', () => {
    const rules = [rule('a', 'return', 'goods.used'), rule('b', 'return', 'goods.opened'), rule('c', 'repair', 'goods.opened')]
    const ask = (list: RuleSketch[]): Question[] => createPolicy([testPack({ rules: list })]).evaluate(facts()).ask
    expect(ask(rules)).toEqual(ask([...rules].reverse()))
  })
})
