import { defineConfig } from 'vitest/config'

/** .ci/run sets it: a folder for one JSON report a run, from which it counts. */
const reports = process.env.CI_REPORTS

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Several tests start processes or hold the door against very large inputs; a busy machine must not fail them.
    testTimeout: 60_000,
    setupFiles: ['.ci/fast-check.ts'],
    maxWorkers: '100%',
    reporters: reports ? ['default', ['json', { outputFile: `${reports}/${process.pid}.json` }]] : ['default'],
    coverage: {
      enabled: 'COVERAGE' in process.env,
      include: ['src/**/*.ts'],
      exclude: ['src/cli/**', 'src/build/**'],
      reporter: ['text-summary', 'html'],
      thresholds: { lines: 98, branches: 98 },
    },
  },
})
