import fc from 'fast-check'
import jsonLogic from 'json-logic-js'
import { afterEach, describe, expect, it } from 'vitest'
import { createPolicy, type Policy } from '../../src/evaluate/create-policy.js'
import type { Facts } from '../../src/facts/facts.js'
import { BASE_VOCABULARY, type FactDefinition, valuesOf } from '../../src/facts/vocabulary.js'
import { facts, grant, issuesOf, type More, policyOf } from '../support/decide.js'
import { testPack } from '../support/test-pack.js'

/** Facts that are passed in and that conditions may read; a label stands for the pattern. */
const READ = Object.entries(BASE_VOCABULARY.facts)
  .filter(([path, { type }]) => !path.startsWith('derived.') && type !== 'instant' && type !== 'category')
  .map(([path, definition]): [string, FactDefinition] => [path.replace('{label}', 'taste_cover'), definition])
const TEXTS = ['jd', 'JD', '1', '01', ' ', 'true', '0.0', 'taste']

/** Values at both ends of what is declared, so that literals meet them. */
function values([path, definition]: [string, FactDefinition]): readonly (string | number | boolean)[] {
  const { type, min = 0, max = 0 } = definition
  if (type === 'boolean') return [true, false]
  if (type === 'string') return TEXTS
  if (type !== 'integer') return [...(valuesOf(BASE_VOCABULARY, definition) ?? [])]
  // No more may be claimed than was bought.
  if (path === 'claim.quantity') return [1, 2, 3]
  return path === 'item.quantity' ? [3, 4, 5] : [...new Set([min, min + 1, min + 2, max - 1, max])]
}

const givenOf = (read: [string, FactDefinition]): fc.Arbitrary<unknown> =>
  read[1].type === 'set' ? fc.subarray([...values(read)]) : fc.constantFrom(...values(read))
const FACTS = fc.tuple(...READ.map(givenOf))

function atomOf(read: [string, FactDefinition]): fc.Arbitrary<unknown> {
  const [path, { type }] = read
  const fact = { var: path }
  const literal = fc.constantFrom(...values(read))
  if (type === 'set') return literal.map((value) => ({ in: [value, fact] }))
  const operators = type === 'integer' ? ['==', '!=', '<', '<=', '>', '>='] : ['==', '!=']
  const comparison = fc.tuple(fc.constantFrom(...operators), literal).map(([operator, value]) => ({ [operator]: [fact, value] }))
  if (type === 'boolean') return comparison
  const several = fc.uniqueArray(literal, { minLength: 1, maxLength: 4 })
  return fc.oneof(
    comparison,
    several.map((list) => ({ in: [fact, list] })),
  )
}

const CONDITION = fc.letrec<{ condition: unknown }>((tie) => {
  const some = fc.array(tie('condition'), { minLength: 1, maxLength: 3 })
  return {
    condition: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      { weight: 4, arbitrary: fc.constantFrom(...READ).chain(atomOf) },
      { weight: 1, arbitrary: fc.boolean() },
      { weight: 2, arbitrary: some.map((of) => ({ and: of })) },
      { weight: 2, arbitrary: some.map((of) => ({ or: of })) },
      { weight: 1, arbitrary: tie('condition').map((of) => ({ '!': of })) },
      { weight: 1, arbitrary: tie('condition').map((of) => ({ '!': [of] })) },
    ),
  }
}).condition

/** Puts values at their paths. */
function tree(entries: readonly (readonly [string, unknown])[]): Record<string, More> {
  const root: Record<string, More> = {}
  for (const [path, value] of entries) {
    const [section, key, label] = path.split('.') as [string, string, string?]
    const at = root[section] ?? {}
    at[key] = label === undefined ? value : { [label]: value }
    root[section] = at
  }
  return root
}

describe('S-2 on fully known facts it is json-logic-js', () => {
  it('for every condition over the facts of the vocabulary', () => {
    fc.assert(
      fc.property(FACTS, fc.array(CONDITION, { minLength: 6, maxLength: 6 }), (given, conditions) => {
        const data = tree(READ.map(([path], index) => [path, given[index]]))
        const policy = policyOf(conditions.map((when, index) => grant({ id: `test.g${index}`, when })))
        const { routes, denials, open } = policy.evaluate(facts(data)).services.consultation
        expect(open).toEqual([])
        const expected = conditions.map((when) => jsonLogic.truthy(jsonLogic.apply(when as never, data)))
        expect(conditions.map((_, index) => routes.some(({ rule }) => rule === `test.g${index}`))).toEqual(expected)
        expect(routes.length + denials.length).toBe(conditions.length)
      }),
      { numRuns: 150 },
    )
  })

  it('for categories, where they are as fine as the rules', () => {
    const categories = Object.entries(BASE_VOCABULARY.categories)
    const line = (id: string): string[] => [id, ...(BASE_VOCABULARY.categories[id]?.parent ? line(BASE_VOCABULARY.categories[id]?.parent as string) : [])]
    const leaves = categories.map(([id]) => id).filter((id) => !categories.some(([, { parent }]) => parent === id))
    fc.assert(
      fc.property(fc.constantFrom(...leaves), fc.constantFrom(...categories.map(([id]) => id)), (category, wanted) => {
        const when = { in: [wanted, { var: 'derived.categories' }] }
        const { verdict } = policyOf([grant({ when })]).evaluate(facts({ item: { category } })).services.consultation
        expect(verdict === 'available').toBe(jsonLogic.apply(when as never, { derived: { categories: line(category) } }))
      }),
      { numRuns: 60 },
    )
  })
})

describe('operators of json-logic-js that were changed in this process', () => {
  // As the package defines them; biome and TypeScript would have === in their place.
  const published: Record<string, (...operands: never[]) => unknown> = {
    // biome-ignore lint/suspicious/noDoubleEquals: as published
    '==': (a, b) => a == b,
    // biome-ignore lint/suspicious/noDoubleEquals: as published
    '!=': (a, b) => a != b,
    '<': (a: number, b: number, c?: number) => (c === undefined ? a < b : a < b && b < c),
    '<=': (a: number, b: number, c?: number) => (c === undefined ? a <= b : a <= b && b <= c),
    '>': (a: number, b: number) => a > b,
    '>=': (a: number, b: number) => a >= b,
    in: (a: string, b?: string[]) => !!b?.indexOf && b.indexOf(a) !== -1,
  }
  const change = (operator: string, answer: boolean): void => jsonLogic.add_operation(operator, () => answer)
  afterEach(() => {
    for (const [operator, code] of Object.entries(published)) jsonLogic.add_operation(operator, code as never)
  })

  const pack = testPack({ rules: [grant({ when: { '<=': [{ var: 'goods.damagedPercent' }, 50] } })] })
  const verdict = (policy: Policy, damagedPercent: number): string =>
    policy.evaluate(facts({ goods: { damagedPercent } }) as Facts).services.consultation.verdict

  it.each(
    Object.keys(published).flatMap((operator): [string, boolean][] => [
      [operator, true],
      [operator, false],
    ]),
  )('are refused when a policy is made: %s always %s', (operator, answer) => {
    change(operator, answer)
    const issues = issuesOf(pack)
    expect(issues).toEqual([
      {
        code: 'json_logic_changed',
        severity: 'error',
        path: [],
        message: `json-logic-js no longer answers ${issues[0]?.params.expression} as published: its operators were changed in this process`,
        params: { expression: expect.stringContaining(`{"${operator}":`) },
      },
    ])
  })

  it.each(['<=', 'in', '=='])('are without effect when they are changed later: %s', (operator) => {
    const policy = createPolicy([pack])
    for (const answer of [true, false]) {
      change(operator, answer)
      expect([50, 51].map((percent) => verdict(policy, percent))).toEqual(['available', 'unavailable'])
    }
  })

  it('work again once they are as published', () => {
    expect([50, 51].map((percent) => verdict(createPolicy([pack]), percent))).toEqual(['available', 'unavailable'])
  })
})
