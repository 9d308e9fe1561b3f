import fc from 'fast-check'

/** `FC_RUNS=10000 npx vitest run test/laws`: more runs of every property that does not set its own number. */
const runs = Number(process.env.FC_RUNS)
if (runs > 0) fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns: runs })
