import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { pinpointZh } from '../../src/explain/words/pinpoint-zh.js'
import { createPolicy, explain, type Facts, render } from '../../src/index.js'
import { cn } from '../../src/packs/cn.js'
import { jd } from '../../src/packs/jd.js'
import { type Case, type CaseFile, factsOf } from '../../src/testing/case.js'

const POLICIES = { cn: createPolicy([cn]), jd: createPolicy([cn, jd]) }

/** Every golden case, decided by the packs it names. */
const CLAIMS = ['cn', 'jd'].flatMap((name): [id: string, policy: keyof typeof POLICIES, facts: Facts][] => {
  const { base, cases } = JSON.parse(readFileSync(new URL(`../golden/${name}.cases.json`, import.meta.url), 'utf8')) as CaseFile
  return cases.map((one: Case) => [one.id, one.rules?.includes('jd') ? 'jd' : 'cn', factsOf(one, base)])
})

/** Words of the engine, and traces of data that should have been said. */
const JARGON: readonly RegExp[] = [
  /\b(grants?|layers?|verdicts?|denials?|predicates?|booleans?|enums?|kleene|unknowns?|undefined|null|NaN|Infinity|asOf|minor units?)\b/i,
  // Codes, ids of rules, paths of facts, instants, places that were not filled in.
  /\b[a-z]+(_[a-z0-9]+)+\b/,
  /\b(cn|jd)\.(?!com\b)[a-z]/,
  /\b(order|buyer|item|goods|claim|events|derived|terms|evidence|calendar)[.:][a-z]/,
  /\d{4}-\d\d-\d\d/,
  /\{\w*\}|\[object|\$\{/,
]
/** In Chinese no English word stands but names and units. */
const ENGLISH = /[A-Za-z]{3,}/g
const ADDRESS = /[\w.-]+@[\w.-]+/g
const NAMES = new Set(['APP', 'App', 'JD', 'COM', 'PLUS', 'com', 'global'])

describe('no answer says a word of the engine', () => {
  it.each(CLAIMS)('%s', (_, name, facts) => {
    const policy = POLICIES[name]
    const explained = explain(policy, facts, { otherItems: false })
    for (const locale of ['en', 'zh'] as const)
      for (const said of [explained, policy.evaluate(facts)]) {
        const text = render(said, { policy, locale, all: true }).replace(ADDRESS, '')
        const found = text.split('\n').filter((line) => JARGON.some((pattern) => pattern.test(line)))
        const foreign = locale === 'zh' ? (text.match(ENGLISH) ?? []).filter((word) => !NAMES.has(word)) : []
        expect([...found, ...new Set(foreign)]).toEqual([])
      }
  })
})

it('every pinpoint of the packs that come with the package is Chinese in Chinese', () => {
  const cited = [cn, jd].flatMap(({ provisions }) => JSON.stringify(provisions).match(/"at":"[^"]*"/g) ?? [])
  const pinpoints = [...new Set(cited)].map((json) => (JSON.parse(`{${json}}`) as { at: string }).at)
  expect(pinpoints.length).toBeGreaterThan(200)
  expect(pinpoints.map(pinpointZh).filter((text) => /[A-Za-z]{3,}/.test(text))).toEqual([])
})
