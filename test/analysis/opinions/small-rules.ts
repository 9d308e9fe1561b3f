import fc, { type Arbitrary } from 'fast-check'
import type { RuleSketch } from '../../support/test-pack.js'

// What small packs are made of: few facts, so that their rules meet, and every claim about them can be tried.

export const YES_OR_NO = ['goods.used', 'goods.opened', 'goods.activated'] as const
/** Values that rules name; facts have others too. */
export const LISTED = {
  'item.category': ['phones', 'laptops', 'books'],
  'claim.reason': ['changed_mind', 'wrong_size', 'defective'],
  'order.channel': ['self_operated', 'marketplace'],
} as const
export const PERCENT = 'goods.remainingPercent'
export const EVENTS = ['delivered', 'purchased'] as const
/** First days of law periods. */
export const CUTS = ['2026-03-01', '2026-07-01'] as const

type Listed = keyof typeof LISTED
type When = Record<string, unknown>

const percents = fc.integer({ min: 0, max: 100 })

const atoms: Arbitrary<When> = fc.oneof(
  fc.record({ fact: fc.constantFrom(...YES_OR_NO), value: fc.boolean() }).map(({ fact, value }) => ({ '==': [{ var: fact }, value] })),
  fc.constantFrom(...LISTED['order.channel']).map((value) => ({ '==': [{ var: 'order.channel' }, value] })),
  percents.map((value) => ({ '<=': [{ var: PERCENT }, value] })),
)
const conditions = fc.letrec<{ when: When }>((tie) => ({
  when: fc.oneof(
    { maxDepth: 2 },
    atoms,
    fc
      .record({ operator: fc.constantFrom('and', 'or'), of: fc.array(tie('when'), { minLength: 2, maxLength: 3 }) })
      .map(({ operator, of }) => ({ [operator]: of })),
    tie('when').map((when) => ({ '!': when })),
  ),
})).when

const SELECTORS: Readonly<Record<string, Listed>> = {
  category: 'item.category',
  notCategory: 'item.category',
  reason: 'claim.reason',
  channel: 'order.channel',
}
export const selectedFact = (selector: string): Listed => SELECTORS[selector] as Listed

const scopes = fc
  .constantFrom(...Object.keys(SELECTORS))
  .chain((selector) => fc.subarray([...LISTED[selectedFact(selector)]], { minLength: 1 }).map((values) => ({ [selector]: values as string[] })))

const windows = fc
  .record({ event: fc.constantFrom(...EVENTS), days: fc.integer({ min: 1, max: 20 }), opens: fc.option(fc.integer({ min: 1, max: 25 }), { freq: 3 }) })
  .map(({ event, days, opens }) => ({
    ...(opens !== null && { opens: { event, plus: { days: opens } } }),
    ends: { from: event, for: { days }, roll: 'none' },
  }))

const periods = fc.constantFrom({ from: CUTS[0] }, { until: CUTS[0] }, { from: CUTS[0], until: CUTS[1] }, { from: CUTS[1] })
const rarely = <T>(of: Arbitrary<T>, key: string): Arbitrary<object> => fc.option(of, { freq: 1 }).map((value) => (value === null ? {} : { [key]: value }))

const about = fc.tuple(rarely(scopes, 'scope'), rarely(conditions, 'when'), fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, rarely(periods, 'inForce')))
const grants = fc
  .tuple(about, rarely(fc.array(windows, { minLength: 1, maxLength: 2 }), 'windows'), rarely(conditions, 'if'), fc.boolean())
  .map(([[scope, when, inForce], ends, condition, review]) => ({
    ...{ kind: 'grant', service: 'consultation', ...scope, ...when, ...inForce, ...ends },
    ...('if' in condition && { provided: [{ if: condition.if, code: 'accessories_complete', text: { en: 'Complete', zh: '齐全' } }] }),
    ...(review && { review: true }),
  }))
const defeaters = (kind: string): Arbitrary<object> => about.map(([scope, when, inForce]) => ({ kind, ...scope, ...when, ...inForce }))

/** Rules of one layer about one service: grants, what excludes them, and what lifts that. */
export const smallRules: Arbitrary<RuleSketch[]> = fc
  .record({
    grants: fc.array(grants, { minLength: 1, maxLength: 3 }),
    excludes: fc.array(fc.tuple(defeaters('exclude'), fc.nat(2), fc.boolean()), { maxLength: 2 }),
    excepts: fc.array(fc.tuple(defeaters('except'), fc.nat(1)), { maxLength: 2 }),
  })
  .map(({ grants: given, excludes, excepts }) => {
    const excludeIds = excludes.map((_, index) => `test.exclude${index}`)
    return [
      ...given.map((one, index) => ({ id: `test.grant${index}`, ...one })),
      ...excludes.map(([one, at, pending], index) => ({
        ...{ id: excludeIds[index], ...one, defeats: [`test.grant${at % given.length}`] },
        ...(pending && { pending: { code: 'not_used', text: { en: 'Inspected', zh: '检测' } } }),
      })),
      ...(excludeIds.length === 0
        ? []
        : excepts.map(([one, at], index) => ({ id: `test.except${index}`, ...one, defeats: [excludeIds[at % excludeIds.length]] }))),
    ] as unknown as RuleSketch[]
  })

/** The rules with one of them about unused goods alone. */
export const changedAt = (rules: readonly RuleSketch[], which: number): RuleSketch[] =>
  rules.map((rule, index) => (index === which % rules.length ? { ...rule, when: { '==': [{ var: 'goods.used' }, false] } } : rule))
