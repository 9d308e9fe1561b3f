import fc from 'fast-check'
import type { Policy } from '../explain/create-policy.js'
import type { Facts } from '../facts/facts.js'
import { type Case, type CaseFile, factsOf } from './case.js'
import type { Law } from './laws/law.js'
import type { LawOptions } from './laws/law-options.js'
import { type LawName, laws } from './laws/laws.js'
import { runCases } from './run-cases.js'

/** What a suite needs of a test runner. `describe` and `it` of vitest, jest, mocha and `node:test` are such. */
export interface TestFunctions {
  describe(name: string, run: () => void): unknown
  it(name: string, run: () => void, timeout?: number): unknown
}

export interface SuiteOptions extends Omit<LawOptions, 'cases'> {
  /** How many claims each law is held against; laws that cost more take fewer. Default: 200. */
  runs?: number
  /** The same seed gives the same claims; default: another one each time, printed when a law fails. */
  seed?: number
  /** Worked cases: each is a test, and its facts are mixed among the generated claims. */
  cases?: CaseFile | readonly CaseFile[]
  /** Laws that hold where an author says so, by name. */
  also?: readonly LawName[]
  /** Laws to leave out, by name. */
  skip?: readonly LawName[]
  /** Of another runner; default: vitest, which must then be installed. */
  test?: TestFunctions
}

const RUNS = 200
/** So long may a law take. */
const PATIENCE = 600_000

/**
 * Registers every law that a policy must hold as a test, and each worked case, with one call. Names what an author chose with `also`.
 *
 * @returns when the tests are registered: await it at the top of a test file.
 * @example
 * await policySuite(policy, { cases, runs: 500, seed: 42, also: ['tightening'] })
 */
export async function policySuite(policy: Policy, { runs = RUNS, seed, cases = [], also = [], skip = [], test, ...options }: SuiteOptions = {}): Promise<void> {
  const files = (Array.isArray(cases) ? cases : [cases]) as readonly CaseFile[]
  const { describe, it } = test ?? (await vitest())
  const worked = files.flatMap((file) => file.cases.map((one) => ({ one, base: file.base })))
  const facts = worked.map(({ one, base }) => factsOf(one, base)).filter((claim) => policy.check(claim).length === 0)
  const chosen = (Object.entries(laws) as [LawName, Law][]).filter(([name, { optIn }]) => !skip.includes(name) && (!optIn || also.includes(name)))
  describe(`laws of ${policy.id}`, () => {
    for (const [, law] of chosen)
      it(
        `${law.number}. ${law.name}: ${law.text}`,
        () => fc.assert(law.property(policy, { ...options, cases: facts }), { numRuns: runsOf(law, runs), ...(seed !== undefined && { seed }) }),
        PATIENCE,
      )
  })
  if (worked.length > 0)
    describe(`cases of ${policy.id}`, () => {
      for (const { one, base } of worked) it(`${one.id} ${one.title}`, () => mustPass(policy, one, base))
    })
}

/** How many runs a law takes when others take so many. */
export const runsOf = ({ weight }: Law, runs: number): number => (weight === 0 ? 1 : Math.ceil(runs / weight))

function mustPass(policy: Policy, one: Case, base: object | undefined): void {
  const problems = runCases(policy, [one], base).flatMap((result) => result.problems)
  if (problems.length > 0) throw new Error(`case ${one.id}:\n  ${problems.join('\n  ')}\n${JSON.stringify(factsOf(one, base) as Facts)}`)
}

async function vitest(): Promise<TestFunctions> {
  const given = globalThis as Partial<TestFunctions>
  if (given.describe && given.it) return { describe: given.describe, it: given.it }
  try {
    return (await import('vitest')) as unknown as TestFunctions
  } catch (cause) {
    throw new Error('policySuite needs vitest: npm install -D vitest, or pass { test: { describe, it } } of another runner', { cause })
  }
}
