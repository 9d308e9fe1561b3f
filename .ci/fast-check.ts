import fc from 'fast-check'

/**
 * Properties run on the same seed each time, so that a check of today fails tomorrow too; `FC_SEED=7` sets another, `FC_SEED=0` a new one for every run.
 * `FC_RUNS=10000 npx vitest run test/laws`: more runs of every property that does not set its own number.
 * `FC_SHRINK=no`: the first failure as it is, not made smaller; that can take longer than all runs together.
 */
const runs = Number(process.env.FC_RUNS)
const seed = Number(process.env.FC_SEED ?? 1)
const endOnFailure = process.env.FC_SHRINK === 'no'
fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure, ...(runs > 0 && { numRuns: runs }), ...(seed > 0 && { seed }) })
