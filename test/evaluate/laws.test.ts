import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPolicy } from '../../src/evaluate/create-policy.js'
import type { Decision } from '../../src/evaluate/decision.js'
import type { Facts } from '../../src/facts/facts.js'
import { refines } from '../laws/refines.js'
import { grant, type More } from '../support/decide.js'
import { type RuleSketch, testPack } from '../support/test-pack.js'

const START = Date.parse('2026-01-01T00:00:00+08:00')
const HOUR = 3_600_000
/** An instant so many hours into 2026. */
const at = (hours: number): string => new Date(START + hours * HOUR).toISOString()
const is = (fact: string, value: unknown = true): unknown => ({ '==': [{ var: fact }, value] })

/** Two layers with most of what rules can say. */
const LAW: RuleSketch[] = [
  grant({
    id: 'test.quality',
    service: 'repair',
    scope: { reason: ['defective', 'recalled'] },
    windows: [
      {
        tests: 'defectFound',
        opens: 'delivered',
        ends: {
          from: { latest: ['delivered', 'installed'] },
          for: { days: 30 },
          suspend: { by: ['repair'], counts: 'both_days' },
          restart: { by: ['exchange'] },
        },
      },
    ],
    terms: { freight: 'seller', refundBasis: 'paid' },
    evidence: [{ anyOf: ['photos', 'video'] }],
  }),
  grant({
    id: 'test.return',
    service: 'return',
    when: is('order.saleMode', 'distance'),
    windows: [{ ends: { from: { first: ['exchanged', 'delivered'] }, for: { days: 7 }, roll: 'next_working_day' } }],
    provided: [{ code: 'not_used', if: is('goods.used', false) }],
    terms: { freight: 'buyer', refundBasis: 'paid', deductions: [{ code: 'gift_price' }] },
  }),
  { id: 'test.seal', kind: 'exclude', defeats: ['test.return'], when: is('goods.sealIntact', false), scope: { category: ['phones', 'cosmetics'] } },
  { id: 'test.opened', kind: 'exclude', defeats: ['test.return'], when: is('goods.opened'), pending: { code: 'not_opened' } },
  {
    id: 'test.lifted',
    kind: 'except',
    defeats: ['test.seal', 'test.opened'],
    when: { or: [is('goods.userDamage', false), is('order.noReturnNotice', 'none')] },
  },
  {
    id: 'test.longer',
    kind: 'adjust',
    adjusts: ['test.return'],
    when: is('goods.thawed'),
    windows: [{ ends: { from: 'delivered', for: { days: 15 } } }],
    terms: { freight: 'seller' },
  },
]
const SHOP: RuleSketch[] = [
  grant({
    id: 'shop.label',
    service: 'return',
    scope: { label: ['no_reason_30d'], channel: ['self_operated'] },
    windows: [
      {
        ends: {
          earliest: [
            { from: 'delivered', for: { days: 30 } },
            { from: 'promiseEnds', for: { days: 1 }, starts: 'same_day' },
          ],
        },
      },
    ],
    review: true,
  }),
  {
    id: 'shop.adjust',
    kind: 'adjust',
    adjusts: ['test.return', 'test.quality'],
    when: { in: ['plus', { var: 'buyer.memberships' }] },
    windows: [{ opens: 'purchased', ends: { from: 'delivered', for: { days: 20 } } }],
    terms: { freight: 'platform' },
  },
  { id: 'shop.waive', kind: 'adjust', adjusts: ['test.quality'], when: is('claim.faultConfirmed'), waives: ['photos'] },
]
const packs = (law: RuleSketch[] = LAW, shop: RuleSketch[] = SHOP): ReturnType<typeof testPack>[] => [
  testPack({ rules: law }),
  testPack({ manifest: { id: 'shop', layer: 'platform', needs: ['test'] }, rules: shop }),
]

const day = (from: number, to: number): fc.Arbitrary<number> => fc.integer({ min: from * 24, max: to * 24 })
const ASKED = 60
const instantOrNull = (from: number, to: number): fc.Arbitrary<string | null> =>
  fc.oneof({ weight: 8, arbitrary: day(from, to).map(at) }, { weight: 1, arbitrary: fc.constant(null) })
const PAST = fc.record({
  service: fc.constantFrom('repair', 'repair', 'exchange', 'return'),
  from: day(30, ASKED - 10),
  lasts: day(0, 10),
  outcome: fc.constantFrom('done', 'not_fixed', 'refused', 'cancelled'),
  part: fc.constantFrom('main_unit', 'battery'),
  quantity: fc.constant(1),
})

/** Everything that the rules read, known. An event that a window tests is never null: see the questions about S-6 and S-9. */
const COMPLETE = fc.record({
  'order.saleMode': fc.constantFrom('distance', 'store'),
  'order.channel': fc.constantFrom('self_operated', 'marketplace'),
  'order.noReturnNotice': fc.constantFrom('none', 'confirmed'),
  'buyer.memberships': fc.constantFrom(['plus'], []),
  'item.labels': fc.constantFrom(['no_reason_30d'], []),
  'item.quantity': fc.constantFrom(1, 3),
  'item.unitPaid': fc.constant(1000),
  'item.giftPrice': fc.constantFrom(0, 100),
  'goods.used': fc.boolean(),
  'goods.opened': fc.boolean(),
  'goods.sealIntact': fc.boolean(),
  'goods.userDamage': fc.boolean(),
  'goods.thawed': fc.boolean(),
  'goods.giftsComplete': fc.boolean(),
  'claim.reason': fc.constantFrom('defective', 'recalled', 'changed_mind'),
  'claim.faultConfirmed': fc.boolean(),
  'claim.part': fc.constantFrom('main_unit', 'battery'),
  'claim.quantity': fc.constant(1),
  'claim.stage': fc.constantFrom('new', 'approved'),
  'claim.evidence': fc.constantFrom(['photos'], []),
  'events.delivered': instantOrNull(35, 58),
  'events.installed': instantOrNull(36, 59),
  'events.defectFound': day(40, ASKED - 1).map(at),
  'events.exchanged': instantOrNull(45, 59),
  'events.promiseEnds': instantOrNull(50, 90),
  history: fc
    .array(PAST, { maxLength: 3 })
    .map((cases) => cases.map(({ from, lasts, ...more }) => ({ ...more, openedAt: at(from), closedAt: at(from + lasts) }))),
})
type Complete = typeof COMPLETE extends fc.Arbitrary<infer T> ? T : never
type Path = keyof Complete
const PATHS = Object.keys(fc.sample(COMPLETE, 1)[0] as object) as Path[]

/** Facts with only these known. `events.exchanged` has a fallback in the history, so both are given or neither. */
function factsOf(complete: Complete, known: ReadonlySet<string>, unclosed = false): Facts {
  const sections: Record<string, More> = { order: { market: 'CN', purchasedAt: at(0) }, item: { category: 'phones' }, claim: { submittedAt: at(ASKED * 24) } }
  for (const path of PATHS) {
    if (path === 'history' || !known.has(path)) continue
    const [section, key] = path.split('.') as [string, string]
    sections[section] = { ...sections[section], [key]: complete[path] }
  }
  const history = unclosed ? complete.history.map(({ closedAt, ...past }) => past) : complete.history
  return { asOf: at((ASKED + 5) * 24), ...sections, ...(known.has('history') && { history }) } as unknown as Facts
}

/** What is open says on what; a fact that is given is not asked for again, but a history may lack a part and an event may not have happened yet. */
function asksWell({ services }: Decision, known: ReadonlySet<string>): void {
  for (const service of ['return', 'repair'] as const) {
    for (const { rule, dependsOn } of services[service].open) expect(dependsOn.length, `${rule} is open on something`).toBeGreaterThan(0)
    const given = services[service].ask.filter(({ fact }) => known.has(fact) && fact !== 'history' && !fact.startsWith('events.'))
    expect(given).toEqual([])
  }
}

describe('S-9 refinement: when facts are added, firm routes stay firm and denials stay denials', () => {
  const policy = createPolicy(packs())
  const decided = (given: Facts): Decision => policy.evaluate(given)

  it('from any facts to any more', () => {
    const dropped = fc.oneof(fc.subarray(PATHS, { maxLength: 6 }), fc.subarray(PATHS))
    fc.assert(
      fc.property(COMPLETE, dropped, fc.subarray(PATHS), (complete, first, second) => {
        const less = new Set<string>(PATHS.filter((path) => !first.includes(path)))
        const more = new Set<string>([...less, ...second])
        // exchanged follows from the history when it is left out, so it is given with it.
        for (const set of [less, more]) if (set.has('history')) set.add('events.exchanged')
        const [one, other] = [decided(factsOf(complete, less)), decided(factsOf(complete, more))]
        for (const service of ['return', 'repair'] as const) refines(one.services[service], other.services[service])
        asksWell(one, less)
      }),
      { numRuns: 800 },
    )
  })

  it('from past cases without their closing to those with it', () => {
    fc.assert(
      fc.property(COMPLETE, (complete) => {
        const all = new Set<string>(PATHS)
        const [one, other] = [decided(factsOf(complete, all, true)), decided(factsOf(complete, all))]
        for (const service of ['return', 'repair'] as const) refines(one.services[service], other.services[service])
        asksWell(one, all)
        // All is known, so nothing is open.
        expect(other.services.return.open).toEqual([])
        expect(other.services.repair.open).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

describe('S-4 determinism', () => {
  it('whatever the order of rules, of packs and of keys', () => {
    const first = createPolicy(packs())
    const shuffled = <T>(list: readonly T[]): fc.Arbitrary<T[]> => fc.shuffledSubarray([...list], { minLength: list.length })
    fc.assert(
      fc.property(COMPLETE, fc.subarray(PATHS), shuffled(LAW), shuffled(SHOP), fc.boolean(), (complete, some, law, shop, turned) => {
        const given = factsOf(complete, new Set(some))
        const linked = packs(law, shop)
        const other = createPolicy(turned ? linked.reverse() : linked)
        const reversed = Object.fromEntries(Object.entries(given).reverse()) as unknown as Facts
        expect(other.evaluate(reversed).services).toEqual(first.evaluate(given).services)
      }),
      { numRuns: 100 },
    )
  })
})
