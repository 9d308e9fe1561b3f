import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BASE_VOCABULARY } from '../../src/facts/vocabulary.js'
import { createPolicy } from '../../src/index.js'
import { packs } from '../../src/testing/generate/packs.js'
import { type LawName, laws } from '../../src/testing/laws/laws.js'
import { runsOf } from '../../src/testing/policy-suite.js'
import { atLeast } from '../laws/runs.js'
import { SHIPPED } from '../laws/shipped.js'

const RUNS = 20
/** Rules of cn and jd count in months and years and are full of holidays. */
const NOT_OF_CN = ['shiftedDates']
const [, shipped] = SHIPPED as [unknown, (typeof SHIPPED)[number]]
const { cases } = shipped
const policy = createPolicy(shipped.packs)
/** More evidence never loses a service. */
const good = [{ fact: 'claim.evidence', value: Object.keys(BASE_VOCABULARY.evidence) }]

describe('the catalogue of laws', () => {
  it('holds all 25, and four about journeys, each once', () => {
    expect(Object.values(laws).map(({ number }) => number)).toEqual(Array.from({ length: 29 }, (_, index) => index + 1))
    expect(new Set(Object.values(laws).map(({ name }) => name)).size).toBe(29)
  })

  it.each(Object.entries(laws).filter(([name]) => !NOT_OF_CN.includes(name)))('%s holds for cn and jd', { timeout: 3_600_000 }, (_, law) => {
    const valid = cases.filter((facts) => policy.check(facts).length === 0)
    const runs = fc.readConfigureGlobal().numRuns ?? RUNS
    fc.assert(law.property(policy, { cases: valid, good }), { numRuns: runsOf(law, runs) })
  })

  it.each(Object.entries(laws).filter(([, { optIn }]) => !optIn))('%s holds for generated packs', { timeout: 3_600_000 }, (_, law) => {
    fc.assert(
      fc.property(packs(), fc.integer(), (linked, seed) => fc.assert(law.property(createPolicy(linked)), { numRuns: 4, seed })),
      { numRuns: Math.ceil(atLeast(16).numRuns / 4), endOnFailure: true },
    )
  })

  it('stands in docs/verification.md, each law by its name and with what it says', () => {
    const page = readFileSync(new URL('../../docs/verification.md', import.meta.url), 'utf8')
    const rows = [...page.matchAll(/^\| (\d+) \| `(\w+)` \| (.+?) \| (every policy|where an author says so) \| /gm)]
    const written = rows.map(([, number, name, text, of]) => [Number(number), name, text, of])
    expect(written).toEqual(
      Object.entries(laws).map(([name, { number, text, optIn }]) => [number, name, text, optIn ? 'where an author says so' : 'every policy']),
    )
  })

  it('says which are opted in', () => {
    const chosen = (Object.keys(laws) as LawName[]).filter((name) => laws[name].optIn)
    expect(chosen).toEqual(['shiftedDates', 'goodFacts', 'tightening'])
  })
})
