import { describe, expect, it, vi } from 'vitest'
import { createPolicy } from '../../src/index.js'
import type { CaseFile } from '../../src/testing/case.js'
import { type LawName, laws } from '../../src/testing/laws/laws.js'
import { policySuite, type SuiteOptions } from '../../src/testing/policy-suite.js'
import { testPack } from '../support/test-pack.js'

const policy = createPolicy([
  testPack({ rules: [{ id: 'test.week', kind: 'grant', service: 'return', windows: [{ ends: { from: 'delivered', for: { days: 7 } } }] }] }),
])
const names = Object.keys(laws) as LawName[]
const titleOf = (name: LawName): string => `${laws[name].number}. ${laws[name].name}: ${laws[name].text}`
const base = {
  order: { market: 'CN', purchasedAt: '2026-06-01T10:00:00+08:00' },
  item: { category: 'phones' },
  events: { delivered: '2026-06-02T10:00:00+08:00' },
  history: [],
  claim: {},
}
const file = (verdict: string): CaseFile =>
  ({
    base,
    cases: [
      { id: 'day-5', title: 'Five days after delivery', facts: { asOf: '2026-06-07T10:00:00+08:00' }, expect: { return: { verdict } } },
      { id: 'no-claim', title: 'Not a claim', facts: { asOf: 'today' }, expect: {} },
    ],
  }) as unknown as CaseFile

/** What a suite registers: a list of tests under each heading. */
async function registered(options: SuiteOptions): Promise<Map<string, [string, () => void][]>> {
  const found = new Map<string, [string, () => void][]>()
  let heading = ''
  const test = {
    describe: (name: string, run: () => void): void => {
      heading = name
      found.set(name, [])
      run()
    },
    it: (name: string, run: () => void): void => void found.get(heading)?.push([name, run]),
  }
  await policySuite(policy, { test, ...options })
  return found
}

describe('policySuite', () => {
  it('registers the laws that every policy holds', async () => {
    const found = await registered({})
    expect([...found].map(([name, tests]) => [name, tests.map(([title]) => title)])).toEqual([
      [`laws of ${policy.id}`, names.filter((name) => !laws[name].optIn).map(titleOf)],
    ])
  })

  it('registers those that an author chose, and not those left out', async () => {
    const found = await registered({ also: ['tightening'], skip: names.filter((name) => name !== 'tightening' && name !== 'pure'), seed: 1, runs: 10 })
    const tests = found.get(`laws of ${policy.id}`) ?? []
    expect(tests.map(([title]) => title)).toEqual([titleOf('pure'), titleOf('tightening')])
    for (const [, run] of tests) run()
  })

  it('registers each worked case, which says what is wrong', async () => {
    const found = await registered({ cases: [file('available'), file('unavailable')], skip: names })
    const tests = found.get(`cases of ${policy.id}`) ?? []
    expect(tests.map(([title]) => title)).toEqual(Array(2).fill(['day-5 Five days after delivery', 'no-claim Not a claim']).flat())
    const said = tests.map(([, run]) => {
      try {
        run()
        return 'passed'
      } catch (error) {
        return (error as Error).message.split('\n').slice(0, 2)
      }
    })
    const broken = ['case no-claim:', expect.stringMatching(/^ {2}asOf: /)]
    expect(said).toEqual(['passed', broken, ['case day-5:', expect.stringMatching(/^ {2}return: verdict /)], broken])
  })

  it('takes one file of cases, and the test functions that are global', async () => {
    const seen: string[] = []
    vi.stubGlobal('describe', (name: string) => void seen.push(name))
    vi.stubGlobal('it', () => undefined)
    await policySuite(policy, { cases: file('available') })
    vi.unstubAllGlobals()
    expect(seen).toEqual([`laws of ${policy.id}`, `cases of ${policy.id}`])
  })
})

// Without globals and without a runner of its own, it registers with vitest.
await policySuite(policy, { skip: names.filter((name) => name !== 'truthTables') })
