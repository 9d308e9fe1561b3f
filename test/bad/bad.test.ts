import { readFileSync } from 'node:fs'
import jsonLogic from 'json-logic-js'
import { describe, expect, it } from 'vitest'
import { readJson } from '../../src/cli/json-source.js'
import { ISSUE_MESSAGES, type Issue } from '../../src/core/issue.js'
import { facts, grant, issuesOf, policyOf } from '../support/decide.js'
import { testPack } from '../support/test-pack.js'
import { BAD_FACTS } from './bad-facts.js'
import { BAD_PACKS } from './bad-packs.js'
import { issuesOfPacks } from './issues-of.js'

/** The full issues of every broken input, by its code and what is wrong with it. */
const EXPECTED = JSON.parse(readFileSync(new URL('expected.json', import.meta.url), 'utf8')) as Record<string, Issue[]>

const nameOf = ({ code, what }: { code: string; what?: string }): string => (what === undefined ? code : `${code}: ${what}`)

/** An operator of json-logic-js, changed by somebody else in this process. */
function whileChanged<T>(work: () => T): T {
  const published = jsonLogic.apply({ '==': [1, 1] })
  expect(published).toBe(true)
  jsonLogic.add_operation('==', () => 'changed')
  try {
    return work()
  } finally {
    // biome-ignore lint/suspicious/noDoubleEquals: the operator as json-logic-js publishes it
    jsonLogic.add_operation('==', (a: unknown, b: unknown) => a == b)
  }
}

const read = (text: string): Issue[] => {
  const result = readJson(text, 'claim.json')
  return result.ok ? [] : [result.issue]
}

/** Every broken input by name, with what finds the issues of it. */
const CASES: [name: string, issues: () => readonly Issue[]][] = [
  ...BAD_FACTS.map((one): [string, () => readonly Issue[]] => [nameOf(one), () => policyOf([grant()]).check(one.facts)]),
  ...BAD_PACKS.map((one): [string, () => readonly Issue[]] => [nameOf(one), () => (one.unparsed ? issuesOf(...one.packs) : issuesOfPacks(one.packs))]),
  ['json_logic_changed', () => whileChanged(() => issuesOf(testPack({ rules: [grant({ when: { '==': [{ var: 'goods.opened' }, true] } })] })))],
  ['invalid_json', () => read('{\n  "asOf": "2026-06-10T12:00:00+08:00",\n  "claim": {,\n}')],
  ['invalid_json: a truncated line', () => read('{"asOf": "2026-06-10T12:00:00+08:00", "ord')],
]

describe('what is broken is named in full', () => {
  it.each(CASES)('%s', (name, issues) => {
    const found = issues()
    expect(found.map(({ code }) => code)).toContain(name.split(':')[0])
    expect(JSON.parse(JSON.stringify(found))).toEqual(EXPECTED[name])
  })

  it('no code is missing, and nothing is expected of an input that is not there', () => {
    expect([...new Set(CASES.map(([name]) => name.split(':')[0]))].sort()).toEqual(Object.keys(ISSUE_MESSAGES).sort())
    expect(Object.keys(EXPECTED).sort()).toEqual(CASES.map(([name]) => name).sort())
  })
})

describe('what looks broken and is not', () => {
  const decided = (unitPaid: number): unknown => {
    const policy = policyOf([grant()])
    const given = facts({ item: { unitPaid } })
    return policy.replay(given, policy.evaluate(given))
  }

  it('-0 is 0', () => expect(decided(-0)).toEqual(decided(0)))

  it.each([
    ['a byte order mark', '\uFEFF{"a": 1}'],
    ['CRLF', '{\r\n"a": 1\r\n}\r\n'],
  ])('%s', (_, text) => expect(readJson(text, 'claim.json')).toMatchObject({ ok: true, source: { value: { a: 1 } } }))
})
