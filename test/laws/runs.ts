import fc from 'fast-check'

/** Some runs by default; `FC_RUNS` raises them, see .ci/fast-check.ts. */
export const atLeast = (runs: number): { numRuns: number } => ({ numRuns: Math.max(runs, fc.readConfigureGlobal().numRuns ?? 0) })

/** The seed of one of several test files that share a law: by default the number of the file, with `FC_SEED=7` 7000 more. */
export const seedOf = (file: number): number => Number(process.env.FC_SEED ?? 0) * 1000 + file

/** So long may the longest runs take. */
export const LONG = 3_600_000
