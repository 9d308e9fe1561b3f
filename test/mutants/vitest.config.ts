import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { MUTANTS } from './mutants.js'
import { planted } from './planted.js'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const mutant = MUTANTS.find(({ name }) => name === process.env.MUTANT)
if (!mutant) throw new Error(`MUTANT names no planted fault: ${process.env.MUTANT}`)

/** The tests as they are, with one fault planted in the source while it is loaded: no file changes. */
export default defineConfig({
  root: ROOT,
  plugins: [{ name: 'mutant', enforce: 'pre', load: (id) => (id === `${ROOT}${mutant.file}` ? planted(mutant, readFileSync(id, 'utf8')) : undefined) }],
  test: { include: [mutant.caughtBy], testTimeout: 600_000, setupFiles: ['.ci/fast-check.ts'] },
})
