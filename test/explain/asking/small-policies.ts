import fc, { type Arbitrary } from 'fast-check'
import type { Facts } from '../../../src/facts/facts.js'
import { facts, grant } from '../../support/decide.js'
import type { RuleSketch } from '../../support/test-pack.js'
import { type OpenFact, withFact } from './every-completion.js'

/** Rules and a claim of which a few facts are open, so few that every completion can be tried. */
export interface SmallClaim {
  readonly rules: readonly RuleSketch[]
  readonly facts: Facts
  readonly open: readonly OpenFact[]
}

const BOOLEANS = ['goods.opened', 'goods.used', 'goods.userDamage', 'goods.activated'] as const
const MODES = ['distance', 'off_premises', 'store']
const LABELS = ['no_reason_7d', 'no_reason_30d']
/** Noon of each day from the purchase to the claim, and never. */
const DAYS = [null, ...Array.from({ length: 10 }, (_, day) => `2026-06-${String(day + 1).padStart(2, '0')}T12:00:00+08:00`)]

const POOL: readonly OpenFact[] = [
  ...BOOLEANS.map((path): OpenFact => ({ path, values: [true, false] })),
  { path: 'order.saleMode', values: MODES },
  { path: 'item.unitPaid', values: [0, 1, 2, 3] },
  { path: 'item.labels', values: [[], [LABELS[0]], [LABELS[1]], LABELS] },
  { path: 'events.delivered', values: DAYS },
]
/** So many completions are tried at most. */
const MOST = 300

const fact = (path: string): object => ({ var: path })
const atom: Arbitrary<unknown> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ path: fc.constantFrom(...BOOLEANS), is: fc.boolean() }).map(({ path, is }) => ({ '==': [fact(path), is] })) },
  { weight: 2, arbitrary: fc.constantFrom(...MODES).map((mode) => ({ '!=': [fact('order.saleMode'), mode] })) },
  {
    weight: 2,
    arbitrary: fc
      .record({ sign: fc.constantFrom('<', '<=', '>', '==', '!='), literal: fc.constantFrom(1, 2) })
      .map(({ sign, literal }) => ({ [sign]: [fact('item.unitPaid'), literal] })),
  },
  { weight: 1, arbitrary: fc.constantFrom(...LABELS).map((label) => ({ in: [label, fact('item.labels')] })) },
)
const join = (of: Arbitrary<unknown>): Arbitrary<unknown> =>
  fc.record({ kind: fc.constantFrom('and', 'or'), parts: fc.array(of, { minLength: 2, maxLength: 3 }) }).map(({ kind, parts }) => ({ [kind]: parts }))
const condition: Arbitrary<unknown> = fc.oneof(
  atom,
  join(fc.oneof(atom, join(atom))),
  join(atom).map((part) => ({ '!': [part] })),
)

const days = fc.integer({ min: 1, max: 9 })
const span = (from: unknown): Arbitrary<object> => days.map((count) => ({ from, for: { days: count }, roll: 'none' }))
const window: Arbitrary<object> = fc.oneof(
  span('delivered').map((ends) => ({ ends })),
  span({ latest: ['purchased', 'delivered'] }).map((ends) => ({ ends })),
  fc.tuple(span('delivered'), span('purchased')).map((legs) => ({ ends: { latest: legs } })),
  fc.tuple(days, span('purchased')).map(([count, ends]) => ({ opens: { event: 'delivered', plus: { days: count } }, ends })),
  days.map((count) => ({ opens: { event: 'delivered', plus: { days: count } } })),
)

const CODES = ['not_used', 'accessories_complete', 'gifts_complete']
const maybe = <T>(of: Arbitrary<T>, freq = 2): Arbitrary<T | undefined> => fc.option(of, { nil: undefined, freq })
const present = (part: object): object => Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined))

const grants = fc.array(
  fc
    .record({
      when: maybe(condition),
      scope: maybe(
        fc.constantFrom(...LABELS).map((label) => ({ label: [label] })),
        1,
      ),
      windows: maybe(window.map((one) => [one])),
      provided: maybe(fc.array(fc.record({ code: fc.constantFrom(...CODES), if: condition }), { minLength: 1, maxLength: 2 })),
      evidence: maybe(fc.constant([{ anyOf: ['photos'] }]), 1),
      terms: maybe(fc.constantFrom('buyer', 'seller').map((freight) => ({ freight }))),
      review: maybe(fc.constant(true), 1),
    })
    .map(present),
  { minLength: 1, maxLength: 3 },
)
const excludes = fc.array(
  fc.record({ of: fc.nat(), when: condition, pending: maybe(fc.constant({ code: 'not_damaged_by_user' })), lifted: maybe(condition) }),
  { maxLength: 2 },
)
const adjusts = fc.array(fc.record({ of: fc.nat(), when: condition, windows: window.map((one) => [one]) }), { maxLength: 1 })

/** A grant that stands for every claim, beside which others may be better. */
const plain: RuleSketch = grant({ id: 'test.plain', windows: [{ ends: { from: 'purchased', for: { days: 12 }, roll: 'none' } }], terms: { freight: 'buyer' } })

const rules: Arbitrary<RuleSketch[]> = fc.tuple(grants, excludes, adjusts, fc.boolean()).map(([given, excluded, adjusted, isSure]) => {
  const id = (index: number): string => `test.grant-${index % given.length}`
  return [
    ...(isSure ? [plain] : []),
    ...given.map((more, index) => grant({ ...more, id: id(index) })),
    ...excluded.flatMap(({ of, when, pending, lifted }, index): RuleSketch[] => [
      { id: `test.no-${index}`, kind: 'exclude', defeats: [id(of)], when, ...(pending && { pending }) },
      ...(lifted === undefined ? [] : [{ id: `test.yet-${index}`, kind: 'except', defeats: [`test.no-${index}`], when: lifted }]),
    ]),
    ...adjusted.map(({ of, when, windows }): RuleSketch => ({ id: 'test.adjust', kind: 'adjust', adjusts: [id(of)], when, windows })),
  ]
})

export const smallClaims: Arbitrary<SmallClaim> = fc
  .record({ rules, known: fc.array(fc.nat(), { minLength: POOL.length, maxLength: POOL.length }), wanted: fc.shuffledSubarray([...POOL], { maxLength: 5 }) })
  .map(({ rules: sketches, known, wanted }) => {
    const open: OpenFact[] = []
    for (const one of wanted) if (product([...open, one]) <= MOST) open.push(one)
    const given = POOL.reduce((claim, { path, values }, index) => {
      const isOpen = open.some((one) => one.path === path)
      return isOpen ? claim : withFact(claim, path, values[(known[index] as number) % values.length])
    }, facts())
    return { rules: sketches, facts: given, open }
  })

const product = (open: readonly OpenFact[]): number => open.reduce((size, { values }) => size * values.length, 1)
