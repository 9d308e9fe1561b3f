import { describe, expect, it } from 'vitest'
import type { Question } from '../../src/evaluate/decision.js'
import { createPolicy, explain, type Policy, render } from '../../src/index.js'
import { cn } from '../../src/packs/cn.js'
import { facts, grant, type More, SERVICE } from '../support/decide.js'
import { type RuleSketch, testPack } from '../support/test-pack.js'

const is = (fact: string, value: unknown = true): unknown => ({ '==': [{ var: fact }, value] })
const UNDAMAGED = { fact: 'goods.userDamage', answer: false }
const undamaged = { code: 'not_damaged_by_user', if: is('goods.userDamage', false) }
const CITED = [{ source: 'src', at: '9' }]
const presuming = (more: More = {}): RuleSketch => grant({ provided: [undamaged], presumes: [UNDAMAGED], ...more })
const adjust = (more: More = {}): RuleSketch => ({
  id: 'test.burden',
  kind: 'adjust',
  adjusts: ['test.grant'],
  terms: { burdenOfProof: 'seller' },
  presumes: [UNDAMAGED],
  ...more,
})
const week = [{ ends: { from: 'purchased', for: { days: 7 } } }]
const OWN = testPack({ rules: [grant()] }).provisions[0]?.provision.rules[0]?.cites
const policyOf = (rules: RuleSketch[]): Policy => createPolicy([testPack({ rules })])
const asked = (policy: Policy, more: More, fact: string): Question | undefined =>
  policy.questions(facts(more), SERVICE).find((question) => question.fact === fact)

describe('S-20c what the law presumes stands beside its question', () => {
  it.each<[what: string, rules: RuleSketch[], more: More, expected: Question['presumed']]>([
    ['of a grant that stands', [presuming()], {}, { answer: false, cites: OWN as never }],
    ['with a citation of its own', [presuming({ presumes: [{ ...UNDAMAGED, cites: CITED }] })], {}, { answer: false, cites: CITED }],
    ['of a grant that is in time', [presuming({ windows: week })], { asOf: '2026-06-05T12:00:00+08:00' }, { answer: false, cites: OWN as never }],
    [
      'of a grant that waits for an exclusion',
      [presuming(), { id: 'test.no', kind: 'exclude', defeats: ['test.grant'], when: is('goods.opened') }],
      {},
      { answer: false, cites: OWN as never },
    ],
    [
      'of an adjust that applies',
      [grant({ provided: [undamaged] }), adjust({ when: is('goods.opened') })],
      { goods: { opened: true } },
      { answer: false, cites: OWN as never },
    ],
    ['not of an adjust that may apply', [grant({ provided: [undamaged] }), adjust({ when: is('goods.opened') })], {}, undefined],
    ['not of an adjust that does not', [grant({ provided: [undamaged] }), adjust({ when: is('goods.opened') })], { goods: { opened: false } }, undefined],
    ['not of a grant that may apply', [presuming({ when: is('goods.opened') })], {}, undefined],
    ['not of a grant that may be late', [presuming({ windows: [{ ends: { from: 'delivered', for: { days: 3 } } }] })], {}, undefined],
    ['not of a grant that is denied', [presuming({ windows: week }), grant({ id: 'test.other', provided: [undamaged] })], {}, undefined],
    [
      'not where rules presume different answers',
      [presuming(), grant({ id: 'test.other', provided: [undamaged], presumes: [{ ...UNDAMAGED, answer: true }] })],
      {},
      undefined,
    ],
    [
      'not where one more rule presumes what the first did',
      [presuming(), grant({ id: 'test.other', provided: [undamaged], presumes: [{ ...UNDAMAGED, answer: true }] }), presuming({ id: 'test.third' })],
      {},
      undefined,
    ],
    [
      'not of a grant that does not read the fact',
      [presuming({ provided: [], review: true }), grant({ id: 'test.other', provided: [undamaged] })],
      {},
      undefined,
    ],
    ['of no other fact', [presuming({ presumes: [{ fact: 'goods.opened', answer: false }] })], {}, undefined],
  ])('%s', (_, rules, more, expected) => {
    const policy = policyOf(rules)
    const question = asked(policy, more, 'goods.userDamage')
    expect(question).toBeDefined()
    expect(question?.presumed).toEqual(expected)
    const explained = explain(policy, facts(more)).services[SERVICE].ask.find(({ fact }) => fact === 'goods.userDamage')
    if (explained) expect(explained.presumed).toEqual(expected)
  })

  it('decides nothing', () => {
    const [with_, without] = [policyOf([presuming()]), policyOf([presuming({ presumes: undefined })])]
    expect(with_.evaluate(facts()).services).toEqual(without.evaluate(facts()).services)
  })

  const claim = facts({
    order: { saleMode: 'distance' },
    buyer: { kind: 'consumer' },
    item: { category: 'laptops' },
    events: { delivered: '2026-06-03T10:00:00+08:00', defectFound: '2026-06-05T10:00:00+08:00' },
    claim: { reason: 'defective' },
  })

  it('by article 23 of the consumer protection law: a laptop that fails in the first days', () => {
    const policy = createPolicy([cn])
    const presumed = Object.fromEntries(policy.questions(claim, 'return').flatMap(({ fact, presumed: one }) => (one ? [[fact, one]] : [])))
    const article = [{ source: 'cpl', at: 'art. 23(3)' }]
    expect(presumed).toEqual({
      'claim.faultConfirmed': { answer: true, cites: article },
      'claim.faultCause': { answer: 'product', cites: article },
      'goods.userDamage': { answer: false, cites: article },
    })
    expect(policy.evaluate(claim).services.return.verdict).toBe('conditional')
  })

  it.each([
    ['en', 'Has a test or the seller confirmed the fault? (Unless the opposite is proved, the law assumes: yes.)'],
    ['zh', '故障是否经检测或卖家确认？（没有相反证据的，法律上推定为：是。）'],
  ] as const)('in words: %s', (locale, expected) => {
    const policy = createPolicy([cn])
    expect(render(explain(policy, claim, { service: 'return' }), { policy, locale, all: true })).toContain(expected)
  })
})
