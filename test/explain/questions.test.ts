import { describe, expect, it } from 'vitest'
import type { Question } from '../../src/evaluate/decision.js'
import { createPolicy, type InterviewOptions, type Policy, type Service } from '../../src/index.js'
import { facts, grant, type More, SERVICE } from '../support/decide.js'
import { type RuleSketch, testPack } from '../support/test-pack.js'

const is = (fact: string, value: unknown = true): unknown => ({ '==': [{ var: fact }, value] })
const policyOf = (...rules: RuleSketch[]): Policy => createPolicy([testPack({ rules })])
const decided = (verdict: string, ...answers: unknown[]): object[] => answers.map((answer) => ({ answer, service: SERVICE, verdict }))
const week = { ends: { from: 'delivered', for: { days: 7 }, roll: 'none' } }

describe('S-20 what each answer decides', () => {
  it.each<[what: string, rules: RuleSketch[], more: More, fact: string, decides: object[] | undefined]>([
    ['yes or no', [grant({ when: is('goods.opened') })], {}, 'goods.opened', [...decided('available', true), ...decided('unavailable', false)]],
    [
      'one of several values',
      [grant({ when: { in: [{ var: 'order.saleMode' }, ['distance', 'store']] } })],
      {},
      'order.saleMode',
      [...decided('available', 'distance', 'store'), ...decided('unavailable', 'off_premises')],
    ],
    [
      'whole numbers by their bounds',
      [grant({ when: { '<': [{ var: 'item.unitPaid' }, 5000] } })],
      {},
      'item.unitPaid',
      [...decided('available', { max: 4999 }), ...decided('unavailable', { min: 5000 })],
    ],
    [
      'a member of a set, and none',
      [grant({ when: { in: ['no_reason_7d', { var: 'item.labels' }] } })],
      {},
      'item.labels',
      [...decided('available', 'no_reason_7d'), ...decided('unavailable', null)],
    ],
    [
      'an event by the instants between which something changes, and that it has not happened',
      [grant({ windows: [week] })],
      { asOf: '2026-06-10T12:00:00+08:00' },
      'events.delivered',
      [
        ...decided('unavailable', null),
        ...decided('unavailable', { until: '2026-06-03T00:00:00+08:00' }),
        ...decided('available', { from: '2026-06-03T00:00:00+08:00' }),
      ],
    ],
    [
      'that a route stands on conditions',
      [grant({ when: is('goods.opened'), provided: [{ code: 'not_used', if: is('goods.used', false) }] })],
      {},
      'goods.opened',
      [...decided('conditional', true), ...decided('unavailable', false)],
    ],
    [
      'that a person has to decide',
      [grant({ when: is('goods.opened'), review: true })],
      {},
      'goods.opened',
      [...decided('conditional', true), ...decided('unavailable', false)],
    ],
    [
      'nothing alone, where another fact decides with it',
      [grant({ when: { '!': { and: [is('goods.opened'), is('goods.used')] } } })],
      {},
      'goods.opened',
      decided('available', false),
    ],
    [
      'nothing, where no answer alone decides',
      [grant({ when: { or: [{ and: [is('goods.opened'), is('goods.used')] }, { '!': { or: [is('goods.opened'), is('goods.used')] } }] } })],
      {},
      'goods.opened',
      undefined,
    ],
  ])('%s', (_, rules, more, fact, decides) => {
    const question = policyOf(...rules)
      .questions(facts(more), SERVICE)
      .find((one) => one.fact === fact) as Question
    expect(question.decides).toEqual(decides)
  })

  it('a fact that both ways of a rule make up for is not asked', () => {
    const policy = policyOf(grant({ when: { or: [is('goods.opened'), is('goods.opened', false)] } }))
    expect(policy.questions(facts(), SERVICE)).toEqual([])
    expect(policy.evaluate(facts()).services[SERVICE].ask.map(({ fact }) => fact)).toEqual(['goods.opened'])
  })

  it.each<[what: string, when: unknown, item: More]>([
    ['more units left than bought', { '>=': [{ var: 'derived.unitsLeft' }, 3] }, { quantity: 2 }],
    ['more failed repairs than repairs', { and: [{ '>=': [{ var: 'derived.failedRepairs' }, 2] }, { '<=': [{ var: 'derived.repairs' }, 1] }] }, {}],
    ['days in repair without a repair', { and: [{ '>': [{ var: 'derived.daysInRepair' }, 0] }, { '==': [{ var: 'derived.repairs' }, 0] }] }, {}],
  ])('what a history cannot be is not asked for: %s', (_, when, item) => {
    const [policy, known] = [policyOf(grant({ when })), facts({ item, history: undefined })]
    expect(policy.evaluate(known).services[SERVICE].verdict).toBe('needs_information')
    expect(policy.questions(known, SERVICE)).toEqual([])
    expect(policy.interview(known, { service: SERVICE })).toMatchObject({ done: true, verdicts: { [SERVICE]: 'unavailable' } })
  })

  it('what was bought decides alone where fewer units are left than it takes, however many a past case took', () => {
    const past = { service: 'return', outcome: 'done', openedAt: '2026-06-02T10:00:00+08:00', closedAt: '2026-06-03T10:00:00+08:00' }
    const policy = policyOf(grant({ when: { '>=': [{ var: 'derived.unitsLeft' }, 3] } }))
    const [bought, ...others] = policy.questions(facts({ history: [past] }), SERVICE)
    expect([bought?.fact, bought?.decides, others.map(({ fact }) => fact)]).toEqual(['item.quantity', decided('unavailable', { max: 3 }), ['history']])
  })

  it('the most decisive first: what ends it, then what more rules read', () => {
    const policy = policyOf(
      grant({ when: { and: [is('goods.opened'), { or: [is('goods.used'), is('goods.activated')] }] } }),
      grant({ id: 'test.other', when: { and: [is('goods.opened'), is('goods.activated')] } }),
    )
    expect(policy.questions(facts(), SERVICE).map(({ fact }) => fact)).toEqual(['goods.opened', 'goods.activated', 'goods.used'])
  })

  it('of a better route it says which rule it may be', () => {
    const policy = policyOf(grant({ windows: [{ ends: { from: 'purchased', for: { days: 30 } } }] }), grant({ id: 'test.more', when: is('goods.opened') }))
    expect(policy.questions(facts(), SERVICE)).toEqual([{ fact: 'goods.opened', kind: 'boolean', suppliedBy: 'buyer', brings: ['test.more'] }])
  })

  // Found among 1,000 small policies of asking/oracle: only the adjusts of the grant itself were tried.
  it('a route may be better because an adjust leaves the one that stands a shorter window', () => {
    const policy = policyOf(
      grant(),
      {
        id: 'test.shorter',
        kind: 'adjust',
        adjusts: ['test.grant'],
        when: is('order.saleMode', 'off_premises'),
        windows: [{ ends: { from: 'purchased', for: { days: 30 } } }],
      },
      grant({ id: 'test.more', when: { '!=': [{ var: 'order.saleMode' }, 'store'] } }),
    )
    expect(policy.questions(facts(), SERVICE)).toMatchObject([{ fact: 'order.saleMode', brings: ['test.more'] }])
  })

  it('a category that is too coarse is asked for by those below it', () => {
    const policy = policyOf(grant({ scope: { category: ['phones'] } }))
    const [question] = policy.questions(facts({ item: { category: 'phones_and_digital' } }), SERVICE)
    expect(question?.fact).toBe('item.category')
    expect(question?.values).toContain('phones')
    expect(question?.values).not.toContain('phones_and_digital')
    expect(question?.values).not.toContain('clothing')
  })
})

describe('S-20b the options of an interview', () => {
  const policy = policyOf(
    grant({ when: { and: [is('goods.opened'), is('order.saleMode', 'distance')] } }),
    grant({ id: 'test.repair', service: 'repair', when: is('claim.faultConfirmed') }),
    grant({ id: 'test.complaint', service: 'complaint', windows: [{ ends: { from: 'purchased', for: { days: 30 } } }] }),
    grant({ id: 'test.better', service: 'complaint', when: is('goods.used') }),
  )
  /** The facts that are asked, each answered with the first thing that comes to mind. */
  const asked = (options?: InterviewOptions, more: More = {}): string[] => {
    const unanswered = [...(options?.unanswered ?? [])]
    const found: string[] = []
    for (;;) {
      const step = policy.interview(facts(more), { ...options, unanswered })
      if (step.done) return found
      expect(step.open).toBeGreaterThan(0)
      found.push(step.question.fact)
      unanswered.push(step.question.fact)
    }
  }

  it.each<[what: string, options: InterviewOptions | undefined, more: More, expected: string[]]>([
    ['every service', undefined, {}, ['claim.faultConfirmed', 'goods.opened', 'order.saleMode']],
    ['one service', { service: 'repair' }, {}, ['claim.faultConfirmed']],
    ['the service that is claimed', undefined, { claim: { service: 'repair' } }, ['claim.faultConfirmed']],
    ['one service rather than the one that is claimed', { service: SERVICE }, { claim: { service: 'repair' } }, ['goods.opened', 'order.saleMode']],
    ['who is there to answer', { answeredBy: ['inspection'] }, {}, ['claim.faultConfirmed']],
    ['nobody who could', { answeredBy: [] }, {}, []],
    ['what nobody knew is not asked again', { unanswered: ['goods.opened'] }, {}, ['claim.faultConfirmed', 'order.saleMode']],
    ['better routes too', { betterRoutes: true }, {}, ['claim.faultConfirmed', 'goods.opened', 'order.saleMode', 'goods.used']],
    ['better routes of one service', { service: 'complaint', betterRoutes: true }, {}, ['goods.used']],
    ['of an available service nothing more', { service: 'complaint' }, {}, []],
  ])('%s', (_, options, more, expected) => expect(asked(options, more)).toEqual(expected))

  it('years that the calendar does not know yet are asked of nobody', () => {
    const late = { asOf: '2027-03-02T12:00:00+08:00', events: { delivered: '2026-03-01T10:00:00+08:00' }, order: { purchasedAt: '2026-02-27T10:00:00+08:00' } }
    const year = policyOf(grant({ windows: [{ ends: { from: 'delivered', for: { years: 1 }, roll: 'next_working_day' } }] }))
    expect(year.evaluate(facts(late)).services[SERVICE]).toMatchObject({ verdict: 'needs_information', ask: [{ fact: 'calendar:cn:2027', kind: 'calendar' }] })
    expect(year.questions(facts(late), SERVICE).map(({ fact }) => fact)).toEqual(['calendar:cn:2027'])
    expect(year.interview(facts(late), { service: SERVICE })).toMatchObject({ done: true, verdicts: { [SERVICE]: 'needs_information' } })
  })

  it('ends with the decision, and with what is known for sure', () => {
    const step = policy.interview(facts({ goods: { opened: false } }), { service: SERVICE })
    expect(step).toMatchObject({ done: true, verdicts: { [SERVICE]: 'unavailable' } })
    expect(step.done && step.decision).toEqual(policy.evaluate(facts({ goods: { opened: false } })))
  })

  it('says nothing of a service that there is not', () => {
    const step = policy.interview(facts(), { service: 'return_to_sender' as Service })
    expect(step).toEqual({ done: true, decision: policy.evaluate(facts()), verdicts: {} })
    expect(policy.questions(facts(), 'return_to_sender' as Service)).toEqual([])
  })

  it('keeps nothing: the same facts give the same step, frozen', () => {
    const step = policy.interview(facts())
    expect(policy.interview(facts())).toEqual(step)
    expect(Object.isFrozen(step)).toBe(true)
  })
})
