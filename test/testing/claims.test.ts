import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BASE_VOCABULARY } from '../../src/facts/vocabulary.js'
import { createPolicy, type Facts } from '../../src/index.js'
import { baselineOf, claims } from '../../src/testing/generate/claims.js'
import { differences } from '../../src/testing/generate/differences.js'
import { factsOf, flattened } from '../../src/testing/generate/flat-claim.js'
import { packs } from '../../src/testing/generate/packs.js'
import { grant } from '../support/decide.js'
import { testPack } from '../support/test-pack.js'

const policy = createPolicy([
  testPack({
    rules: [
      grant({ id: 'test.return', service: 'return', windows: [{ ends: { from: 'delivered', for: { days: 7 }, roll: 'next_working_day' } }] }),
      { id: 'test.opened', kind: 'exclude', defeats: ['test.return'], when: { '==': [{ var: 'goods.opened' }, true] } },
    ],
  }),
])
const failing = (holds: (facts: Parameters<typeof policy.evaluate>[0]) => boolean, options = {}): { differs: Record<string, unknown>; text: string } => {
  const result = fc.check(fc.property(claims(policy, options), holds), { seed: 1, numRuns: 2000 })
  if (result.counterexample === null) throw new Error('nothing failed')
  return { differs: differences(baselineOf(policy), result.counterexample[0]), text: fc.stringify(result.counterexample[0]) }
}

describe('claims', () => {
  it('pass the door', () => fc.assert(fc.property(claims(policy), (facts) => void expect(policy.check(facts)).toEqual([]))))

  it('pass the door of generated packs', () =>
    fc.assert(
      fc.property(
        packs().chain((linked) => claims(createPolicy(linked)).map((facts) => ({ linked, facts }))),
        ({ linked, facts }) => void expect(createPolicy(linked).check(facts)).toEqual([]),
      ),
      { numRuns: 50 },
    ))

  it('try the numbers of a pack that have no bounds', () => {
    const laps = { type: 'integer', mutable: true, suppliedBy: 'buyer', text: { en: 'Laps', zh: '圈数' }, ask: { en: 'How many?', zh: '多少？' } }
    const pack = testPack({
      rules: [grant({ id: 'test.laps', service: 'return', when: { '<': [{ var: 'goods.test.laps' }, 900] } })],
      files: { 'vocabulary/facts.json': { 'goods.test.laps': laps } },
    })
    const counting = createPolicy([pack])
    const lapsOf = (facts: object): unknown => (facts as { goods?: { test?: { laps?: number } } }).goods?.test?.laps
    expect(lapsOf(baselineOf(counting))).toBe(0)
    const tried = new Set(fc.sample(claims(counting, { missing: 0 }), { seed: 1, numRuns: 500 }).map(lapsOf))
    expect([899, 900, 901].filter((one) => !tried.has(one))).toEqual([])
    expect([...tried].filter((one) => one !== undefined && ((one as number) < 0 || (one as number) > 1000))).toEqual([])
  })

  it('shrink to what matters', () => {
    expect(failing((facts) => policy.evaluate(facts).services.return.denials[0]?.code !== 'excluded').differs).toEqual({ 'goods.opened': true })
  })

  it('print what a claim differs in', () => {
    expect(failing((facts) => facts.goods?.opened !== true).text).toBe('a claim that differs from the baseline only in {"goods.opened":true}')
  })

  it('are the baseline where nothing is changed', () => {
    expect(failing(() => false)).toEqual({ differs: {}, text: 'the baseline itself' })
  })

  it('differ in what is given and in the instant that is meant', () => {
    const [facts, delivered] = [baselineOf(policy), '2026-03-03T10:00:00+08:00']
    const [known, other] = [
      { ...facts, goods: { opened: true }, events: { delivered } },
      { ...facts, goods: undefined, events: { delivered: '2026-03-03T02:00:00Z', installed: null } },
    ]
    expect(differences(known as never, other as never)).toEqual({ 'goods.opened': 'left out', 'events.installed': null })
  })

  it('anywhere: made within 800 days of the purchase', () => {
    const waited = fc
      .sample(claims(policy, { near: 'anywhere', missing: 0 }), { seed: 1, numRuns: 500 })
      .map((facts) => (Date.parse(facts.claim.submittedAt ?? facts.asOf) - Date.parse(facts.order.purchasedAt)) / 86_400_000)
    expect([Math.min(...waited) >= 0, Math.max(...waited) <= 800]).toEqual([true, true])
    // Hardly any lies where the return ends, seven days after the delivery; most would, if it were sought.
    expect(waited.filter((days) => days < 20).length).toBeLessThan(100)
  })

  it('are made and decided on another day, where the baseline is', () => {
    const baseline = { ...baselineOf(policy), asOf: '2026-06-20T10:00:00+08:00', claim: { submittedAt: '2026-06-10T10:00:00+08:00' } }
    const sample = fc.sample(claims(policy, { baseline, missing: 0 }), { seed: 1, numRuns: 300 })
    expect(sample.filter((facts) => policy.check(facts).length > 0)).toEqual([])
    expect(sample.filter(({ claim: { submittedAt } }) => submittedAt === undefined)).toEqual([])
    expect(sample.some(({ claim: { submittedAt } }) => submittedAt !== baseline.claim.submittedAt)).toBe(true)
  })

  it('know of a past case what was known by then', () => {
    const facts = { ...baselineOf(policy), events: { delivered: undefined, installed: null } } as unknown as Facts
    const past = { service: 'repair', openedAt: '2026-03-10T10:00:00+08:00', closedAt: '2026-03-20T10:00:00+08:00', outcome: 'done' } as const
    const at = (asOf: string): Facts =>
      factsOf({ ...flattened({ ...facts, history: [past] }), asOf: Date.parse(asOf) }, BASE_VOCABULARY, (ms) => new Date(ms).toISOString())
    expect(['2026-03-09', '2026-03-15', '2026-03-20'].map((day) => at(`${day}T10:00:00+08:00`).history)).toEqual([
      [],
      [{ service: 'repair', openedAt: past.openedAt, outcome: 'open' }],
      [past],
    ])
    expect(at('2026-03-20T10:00:00+08:00').events).toEqual({ installed: null })
  })

  it('shrink towards a given baseline', () => {
    const baseline = { ...baselineOf(policy), goods: { opened: true } }
    const result = fc.check(
      fc.property(claims(policy, { baseline, missing: 0 }), (facts) => policy.evaluate(facts).services.return.verdict === 'unavailable'),
      { seed: 1, numRuns: 2000 },
    )
    expect(differences(baseline, (result.counterexample as [typeof baseline])[0])).toEqual({ 'goods.opened': false })
  })

  // The last day is 11 March; a claim that differs in its moment alone meets the end to the millisecond.
  it.each([
    ['1 ms before', '2026-03-11T23:59:59.999+08:00', 'available'],
    ['at', '2026-03-12T00:00:00+08:00', 'unavailable'],
    ['1 ms after', '2026-03-12T00:00:00.001+08:00', 'unavailable'],
  ])('are made %s the end of a window', (_, asOf, verdict) => {
    const baseline = baselineOf(policy)
    const met = fc.check(
      fc.property(claims(policy, { missing: 0 }), (facts) => facts.asOf !== asOf || facts.order.purchasedAt !== baseline.order.purchasedAt),
      { seed: 1, numRuns: 20_000 },
    )
    expect(differences(baseline, (met.counterexample as [typeof baseline])[0])).toEqual({ asOf })
    expect(policy.evaluate({ ...baseline, asOf }).services.return.verdict).toBe(verdict)
  })

  it('leave out so many facts at most', () => {
    const baseline = baselineOf(policy)
    const count = (facts: typeof baseline): number => Object.values(differences(baseline, facts)).filter((value) => value === 'left out').length
    fc.assert(fc.property(claims(policy, { missing: 2 }), (facts) => void expect(count(facts)).toBeLessThanOrEqual(2)))
    expect(fc.sample(claims(policy, { missing: 2 }), { seed: 1, numRuns: 200 }).some((facts) => count(facts) === 2)).toBe(true)
  })

  it('enter holidays, month ends and leap days', () => {
    const bought = new Set(fc.sample(claims(policy), { seed: 1, numRuns: 3000 }).map(({ order }) => order.purchasedAt.slice(0, 10)))
    for (const day of ['2024-02-29', '2026-01-31', '2026-09-30', '2026-10-01', '2026-10-07', '2026-10-10']) expect(bought).toContain(day)
  })
})
