import fc from 'fast-check'

/** `FC_RUNS=10000 npx vitest run test/laws`: more runs of every property that does not set its own number; `FC_SEED=7`: always the same ones. */
const runs = Number(process.env.FC_RUNS)
const seed = Number(process.env.FC_SEED)
fc.configureGlobal({ ...fc.readConfigureGlobal(), ...(runs > 0 && { numRuns: runs }), ...(seed > 0 && { seed }) })
