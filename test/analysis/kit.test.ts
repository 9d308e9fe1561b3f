import { describe, expect, it } from 'vitest'
import { reached } from '../../src/analysis/kit/reached.js'
import { kit } from '../../src/analysis.js'
import { createPolicy } from '../../src/index.js'
import { checkShape } from '../../src/schema/check-shape.js'
import type { Case } from '../../src/testing/case.js'
import { mutantsOf } from '../../src/testing/mutate/mutants.js'
import { mutate } from '../../src/testing/mutate/mutate.js'
import { runCases } from '../../src/testing.js'
import { testPack } from '../support/test-pack.js'

const is = (fact: string, value: unknown): object => ({ '==': [{ var: fact }, value] })
const pack = testPack({
  rules: [
    {
      ...{ id: 'test.week', kind: 'grant', service: 'return', scope: { reason: ['changed_mind'] }, terms: { freight: 'buyer' } },
      windows: [{ opens: { event: 'delivered', plus: { days: 2 } }, ends: { from: 'delivered', for: { days: 7 }, roll: 'none' } }],
      provided: [{ code: 'not_opened', if: is('goods.opened', false) }],
    },
    { id: 'test.custom', kind: 'exclude', defeats: ['test.week'], when: is('item.madeToOrder', true) },
    { id: 'test.business', kind: 'except', defeats: ['test.custom'], when: is('buyer.kind', 'business') },
    { id: 'test.repair', kind: 'grant', service: 'repair', review: true, when: is('goods.userDamage', false) },
  ],
})
const policy = createPolicy([pack])
const report = kit(policy)
const cases = report.cases as unknown as Case[]

describe('a conformance kit', () => {
  it('reaches everything that can become of each grant, with both sides of its times', () => {
    const keys = new Set(report.cases.flatMap(({ facts }) => [...reached(policy, facts, policy.evaluate(facts))]))
    expect([...keys].sort()).toEqual([
      'test.repair is about other cases',
      'test.repair is open',
      'test.repair stands',
      'test.repair stands, and a person decides',
      'test.week 1 ms too early',
      'test.week 1 ms too late',
      'test.week falls: not_opened',
      'test.week in the first millisecond',
      'test.week in the last millisecond',
      'test.week is about other cases',
      'test.week is excluded by test.custom',
      'test.week is open',
      'test.week stands',
      'test.week stands, unknown: not_opened',
      'test.week stands: test.business lifts test.custom',
    ])
    expect([report.regions, report.unreached]).toEqual([keys.size, []])
  })

  it('reaches a promise that is used up, of which the denial does not name the condition', () => {
    const once = { code: 'label_uses_left', params: { limit: 1 }, if: { '<': [{ var: 'derived.labelUses.film_cover' }, 1] } }
    const film = createPolicy([
      testPack({ rules: [{ id: 'test.film', kind: 'grant', service: 'exchange', scope: { label: ['film_cover'] }, provided: [once] }] }),
    ])
    const { cases: claims, unreached } = kit(film)
    expect([claims.some(({ title }) => title.includes('test.film falls: label_uses_left')), unreached]).toEqual([true, []])
  })

  it('holds no case that could be left out', () => {
    for (const one of report.cases) {
      const others = new Set(report.cases.filter((other) => other !== one).flatMap(({ facts }) => [...reached(policy, facts, policy.evaluate(facts))]))
      expect(others.size).toBeLessThan(report.regions)
    }
    expect(report.cases.length).toBeLessThan(report.regions)
  })

  it('is a file of worked cases that pass', () => {
    expect(checkShape('cases', { cases }, 'kit.cases.json')).toEqual([])
    expect(runCases(policy, cases).flatMap(({ problems }) => problems)).toEqual([])
  })

  it('is failed by an implementation with any fault that can be planted in the rules', () => {
    const results = [
      ...mutate(
        mutantsOf(pack),
        cases.map((one) => ({ case: one, packs: [pack] })),
      ),
    ]
    expect(results.length).toBeGreaterThan(12)
    expect(results.filter(({ noticedBy }) => noticedBy === undefined)).toEqual([])
  })

  it('is of some packs or services alone', () => {
    expect(kit(policy, { services: ['repair'] }).cases.every(({ title }) => title.startsWith('test.repair'))).toBe(true)
    expect(kit(policy, { packs: ['other'] })).toMatchObject({ cases: [], regions: 0, unreached: [] })
  })

  it('names what it does not reach', () => {
    expect(kit(policy, { budget: 3, services: ['return'] }).unreached).toEqual([{ region: 'return', because: 'the diagrams need more than 3 nodes' }])
  })
})
