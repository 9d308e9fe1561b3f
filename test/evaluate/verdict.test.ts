import { describe, expect, it } from 'vitest'
import type { Service } from '../../src/facts/facts.js'
import { decide, facts, grant, type More, onlyDenial, onlyRoute, policyOf } from '../support/decide.js'
import type { RuleSketch } from '../support/test-pack.js'

const is = (fact: string, value: unknown = true): unknown => ({ '==': [{ var: `goods.${fact}` }, value] })
const named = (id: string, more: More = {}): RuleSketch => ({ ...grant(more), id: `test.${id}` })

describe('S-8 provided', () => {
  const rules = [grant({ provided: [{ code: 'not_used', if: is('used', false) }] })]
  it('known true: nothing is listed', () => {
    expect(onlyRoute(rules, { goods: { used: false } })).toMatchObject({ firm: true, conditions: [] })
  })

  it('unknown: the route stands on this condition', () => {
    expect(decide(rules)).toMatchObject({ verdict: 'conditional', open: [], denials: [], ask: [{ fact: 'goods.used', kind: 'boolean', suppliedBy: 'buyer' }] })
    expect(onlyRoute(rules)).toMatchObject({ firm: false, conditions: [{ code: 'not_used', params: {}, rule: 'test.grant' }] })
  })

  it('known false: the route falls, with its code', () => {
    expect(onlyDenial(rules, { goods: { used: true } })).toEqual({
      rule: 'test.grant',
      layer: 'law',
      code: 'condition_not_met',
      params: { condition: 'not_used' },
    })
  })

  it('known false is a denial whatever else is unknown', () => {
    const others = [
      grant({ when: is('opened'), windows: [{ ends: { from: 'delivered', for: { days: 7 } } }], provided: [{ code: 'not_used', if: is('used', false) }] }),
    ]
    expect(onlyDenial(others, { goods: { used: true } })).toMatchObject({ code: 'condition_not_met', params: { condition: 'not_used' } })
  })

  it('lists its params, and every one that is not known, in the order of the rule', () => {
    const some = [
      grant({
        provided: [
          { code: 'seal_intact', if: is('sealIntact') },
          { code: 'enough_left', params: { percent: 80 }, if: { '>=': [{ var: 'goods.remainingPercent' }, 80] } },
          { code: 'not_used', if: is('used', false) },
        ],
      }),
    ]
    expect(onlyRoute(some, { goods: { sealIntact: true } }).conditions).toEqual([
      { code: 'enough_left', params: { percent: 80 }, rule: 'test.grant' },
      { code: 'not_used', params: {}, rule: 'test.grant' },
    ])
    expect(onlyDenial(some, { goods: { remainingPercent: 79, used: true } })).toMatchObject({
      code: 'condition_not_met',
      params: { condition: 'enough_left', percent: 80 },
      also: [{ code: 'condition_not_met', params: { condition: 'not_used' } }],
    })
  })

  const once = (fact: string): RuleSketch[] => [grant({ provided: [{ code: 'label_uses_left', params: { limit: 2 }, if: { '<': [{ var: fact }, 2] } }] })]
  it.each<[what: string, fact: string, more: More, used: number]>([
    ['over all orders', 'buyer.labelUsesThisYear.allergy_cover', { buyer: { labelUsesThisYear: { allergy_cover: 3 } } }, 3],
    [
      'of this item',
      'derived.labelUses.allergy_cover',
      { history: [1, 2].map((day) => ({ service: 'return', openedAt: `2026-06-0${day}T12:00:00+08:00`, outcome: 'open', label: 'allergy_cover' })) },
      2,
    ],
  ])('already_used: %s', (_, fact, more, used) => {
    expect(onlyDenial(once(fact), more)).toEqual({ rule: 'test.grant', layer: 'law', code: 'already_used', params: { limit: 2, used } })
  })
})

describe('S-9b review', () => {
  const rules = [grant({ review: true })]
  const stage = (text: string): More => ({ claim: { stage: text } })
  it.each<[what: string, more: More, open: boolean]>([
    ['nothing known', {}, true],
    ...['new', 'under_review', 'change_proposed', 'refusal_proposed', 'refused', 'closed'].map((text): [string, More, boolean] => [text, stage(text), true]),
    ...['approved', 'sent_back', 'received', 'done'].map((text): [string, More, boolean] => [text, stage(text), false]),
    ['approved by its event', { events: { claimApproved: '2026-06-09T12:00:00+08:00' } }, false],
    ['known not to be approved', { events: { claimApproved: null } }, true],
    ['approved by its event, under review again', { ...stage('under_review'), events: { claimApproved: '2026-06-09T12:00:00+08:00' } }, false],
  ])('%s', (_, more, open) => {
    expect(decide(rules, more).verdict).toBe(open ? 'conditional' : 'available')
    expect(onlyRoute(rules, more)).toMatchObject({ firm: !open, conditions: open ? [{ code: 'manual_review', params: {}, rule: 'test.grant' }] : [] })
  })
})

describe('S-15, S-15c units', () => {
  const BINDING: Service[] = ['return', 'exchange', 'repair', 'refund', 'reissue', 'price_protection', 'price_reduction']
  const FREE: Service[] = ['consultation', 'complaint', 'compensation']
  const past = (more: More): More => ({ service: 'return', openedAt: '2026-06-02T10:00:00+08:00', outcome: 'done', quantity: 1, ...more })
  const claim = (asked: number | undefined, bought: number | undefined, history: unknown): More => ({
    item: { quantity: bought },
    claim: { quantity: asked },
    history,
  })
  const exceeded = (asked: number | undefined, left: number): unknown => ({
    code: 'quantity_exceeded',
    params: { ...(asked !== undefined && { asked }), left },
  })

  it.each<[what: string, more: More, verdict: string, denial?: unknown]>([
    ['no unit is gone', claim(undefined, undefined, []), 'available'],
    ['no unit is gone, by other cases', claim(3, 3, [past({ service: 'exchange' }), past({ service: 'repair' })]), 'available'],
    ['no unit is gone, refused', claim(3, 3, [past({ outcome: 'refused' }), past({ outcome: 'cancelled' }), past({ outcome: 'not_fixed' })]), 'available'],
    ['enough left', claim(2, 3, [past({})]), 'available'],
    ['too few left', claim(3, 3, [past({})]), 'unavailable', exceeded(3, 2)],
    ['an open case takes them too', claim(3, 3, [past({ outcome: 'open' })]), 'unavailable', exceeded(3, 2)],
    ['a refund too', claim(2, 3, [past({ service: 'refund', quantity: 2 })]), 'unavailable', exceeded(2, 1)],
    ['all gone, nothing asked', claim(undefined, 1, [past({})]), 'unavailable', exceeded(undefined, 0)],
    ['all gone', claim(1, 1, [past({})]), 'unavailable', exceeded(1, 0)],
    ['asked not known', claim(undefined, 3, [past({})]), 'needs_information'],
    ['bought not known', claim(1, undefined, [past({})]), 'needs_information'],
    ['no history', claim(1, 1, undefined), 'needs_information'],
  ])('%s', (_, more, verdict, denial) => {
    const policy = policyOf([...BINDING, ...FREE].map((service) => ({ ...grant({ service }), id: `test.${service.replace('_', '-')}` })))
    const { services } = policy.evaluate(facts(more))
    expect(BINDING.map((service) => services[service].verdict)).toEqual(BINDING.map(() => verdict))
    expect(FREE.map((service) => services[service].verdict)).toEqual(FREE.map(() => 'available'))
    expect(services.return.denials).toEqual(denial ? [{ rule: 'test.return', layer: 'law', ...(denial as object) }] : [])
  })

  it.each<[more: More, asks: string[]]>([
    [claim(1, 1, undefined), ['history']],
    [claim(undefined, undefined, undefined), ['claim.quantity', 'history', 'item.quantity']],
    [claim(undefined, 3, [past({})]), ['claim.quantity']],
    [claim(1, undefined, [past({})]), ['item.quantity']],
    // Nobody knows how many units that case took.
    [claim(1, 3, [past({ quantity: undefined })]), ['history']],
    [claim(undefined, 3, [past({ quantity: undefined })]), ['claim.quantity', 'history']],
  ])('asks for what settles it: %j', (more, asks) => {
    expect(decide([grant({ service: 'return' })], more, 'return').open).toEqual([{ rule: 'test.grant', layer: 'law', dependsOn: asks }])
  })
})

describe('S-9 the verdict of a service', () => {
  const FIRM = named('firm')
  const CONDITIONAL = named('conditional', { review: true })
  const OPEN = named('open', { when: is('opened') })
  const DENIED = named('denied', { scope: { reason: ['recalled'] } })
  const claim = { claim: { reason: 'defective' } }

  it.each<[rules: RuleSketch[], verdict: string]>([
    [[FIRM, CONDITIONAL, OPEN, DENIED], 'available'],
    [[FIRM, DENIED], 'available'],
    [[CONDITIONAL, OPEN, DENIED], 'conditional'],
    [[CONDITIONAL, DENIED], 'conditional'],
    [[OPEN, DENIED], 'needs_information'],
    [[OPEN], 'needs_information'],
    [[DENIED], 'unavailable'],
    [[], 'unavailable'],
  ])('%#: %s', (rules, verdict) => {
    const decided = decide(rules, claim)
    expect(decided.verdict).toBe(verdict)
    const has = (rule: RuleSketch): boolean => rules.includes(rule)
    expect(decided.routes.map(({ rule }) => rule)).toEqual([...(has(FIRM) ? ['test.firm'] : []), ...(has(CONDITIONAL) ? ['test.conditional'] : [])])
    expect(decided.open.map(({ rule }) => rule)).toEqual(has(OPEN) ? ['test.open'] : [])
    expect(decided.denials.map(({ rule, code }) => [rule, code])).toEqual(
      has(DENIED) ? [['test.denied', 'reason_not_covered']] : rules.length === 0 ? [[undefined, 'no_rule']] : [],
    )
  })

  it('says no_rule only where no grant is about the item', () => {
    expect(decide([DENIED], claim).denials).toHaveLength(1)
    expect(decide([OPEN], claim, 'repair')).toEqual({
      service: 'repair',
      verdict: 'unavailable',
      routes: [],
      open: [],
      denials: [{ code: 'no_rule', params: { service: 'repair' } }],
      ask: [],
    })
  })

  it.each<[what: string, more: More, facts: More]>([
    ['whether it applies', { when: is('opened') }, {}],
    ['whether it is in time', { windows: [{ ends: { from: 'delivered', for: { days: 7 } } }] }, {}],
    ['whether it is in force', { inForce: { by: 'delivered', from: '2026-01-01' } }, {}],
    ['whether its units are there', { service: 'return' }, { history: undefined }],
  ])('is open, with no route, while it is unknown %s', (_, more, known) => {
    const decided = decide([grant({ review: true, ...more })], known, (more.service as Service) ?? 'consultation')
    expect(decided).toMatchObject({ verdict: 'needs_information', routes: [], denials: [] })
  })
})
