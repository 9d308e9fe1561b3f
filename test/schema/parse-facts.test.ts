import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Issue, pathText } from '../../src/core/issue.js'
import { Hints } from '../../src/facts/reading.js'
import { factsShape } from '../../src/schema/facts-schema.js'
import { jsonSchemas } from '../../src/schema/json-schemas.js'
import { checkJson } from '../../src/schema/json-value.js'
import { parseFacts } from '../../src/schema/parse-facts.js'
import { drafts } from '../../src/schema/shape-issues.js'
import { spoiltFacts, validFacts } from '../facts/arbitrary-facts.js'
import { door, factsWith, LEAST } from '../facts/samples.js'
import { fits } from './json-schema.js'

const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withSparseArray: true,
  withTypedArray: true,
})
/** The door of a policy whose zones cover the same years. */
const doorIssues = (input: unknown): Issue[] => {
  const result = door(input)
  return result.ok ? [] : result.issues
}
const parseIssues = (input: unknown): Issue[] => {
  const result = parseFacts(input)
  return result.ok ? [] : result.issues
}
const paths = (issues: readonly { path: readonly (string | number)[] }[]): Set<string> => new Set(issues.map(({ path }) => pathText(path)))

describe('parseFacts', () => {
  it('gives the facts as they are', () => {
    expect(parseFacts(LEAST)).toEqual({ ok: true, facts: LEAST })
    expect(parseFacts(factsWith({ goods: { opend: true } }))).toMatchObject({ ok: false, issues: [{ code: 'unknown_fact', path: ['goods', 'opend'] }] })
  })

  it('law: it and the door of a policy take and refuse the same, at the same paths', () => {
    fc.assert(
      fc.property(fc.oneof(validFacts, spoiltFacts(anything), anything), (input) => {
        expect(parseFacts(input).ok).toBe(door(input).ok)
        expect(paths(parseIssues(input))).toEqual(paths(doorIssues(input)))
      }),
    )
  })

  it('law: valid facts pass', () => {
    fc.assert(
      fc.property(validFacts, (facts) => {
        expect(doorIssues(facts)).toEqual([])
      }),
    )
  })
})

describe('the shape of facts, written once more', () => {
  const shape = factsShape()
  const schema = jsonSchemas().facts as object
  /** What only the door can see: what facts mean together, and instants outside the zones. */
  const BEYOND_SHAPE = ['after_as_of', 'wrong_order', 'quantity_over_item', 'open_case_closed', 'instant_out_of_range']
  const shapeIssues = (input: unknown): { path: readonly (string | number)[] }[] => {
    const result = shape.safeParse(input, { reportInput: true })
    return result.success ? [] : drafts(result.error.issues, new Hints())
  }
  const json = spoiltFacts(fc.jsonValue({ depthSize: 'small' }).filter((value) => checkJson(value).length === 0)).map(
    (value) => JSON.parse(JSON.stringify(value)) as unknown,
  )
  const derived = (path: string): string => (path.startsWith('derived') ? 'derived' : path)

  it('law: on JSON it refuses what the door refuses for its shape, at the same paths', () => {
    fc.assert(
      fc.property(fc.oneof(validFacts, json), (input) => {
        const expected = doorIssues(input).filter(({ code }) => !BEYOND_SHAPE.includes(code))
        expect(new Set([...paths(shapeIssues(input))].map(derived))).toEqual(new Set([...paths(expected)].map(derived)))
      }),
      { examples: [[factsWith({ order: { payment: [[], 'bank_card_credit', 'bank_card_credit'] } })]] },
    )
  })

  it('law: the JSON Schema takes what the door takes, and refuses what it refuses for its shape', () => {
    fc.assert(
      fc.property(fc.oneof(validFacts, json), (input) => {
        const plain = JSON.parse(JSON.stringify(input)) as unknown
        // A pattern cannot tell whether a date exists.
        const loose = [...BEYOND_SHAPE, 'not_an_instant']
        const refused = doorIssues(plain).filter(({ code }) => !loose.includes(code))
        if (fits(schema, plain)) expect(refused).toEqual([])
        else expect(doorIssues(plain)).not.toEqual([])
      }),
    )
  })
})
