import fc from 'fast-check'

/** Some runs by default; `FC_RUNS` raises them, see .ci/fast-check.ts. */
export const atLeast = (runs: number): { numRuns: number } => ({ numRuns: Math.max(runs, fc.readConfigureGlobal().numRuns ?? 0) })

/** So long may the longest runs take. */
export const LONG = 3_600_000
