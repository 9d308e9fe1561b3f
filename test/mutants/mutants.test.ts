import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { MUTANTS } from './mutants.js'
import { planted } from './planted.js'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8')

/** That each is caught is shown by `npm run test:mutants`, since each needs a run of its own. */
describe('planted faults', () => {
  it('are at least 40, each under its own name', () => {
    expect(MUTANTS.length).toBeGreaterThanOrEqual(40)
    expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(MUTANTS.length)
  })

  it.each(MUTANTS.map((mutant) => [mutant.name, mutant] as const))('%s: the line is still there', (name, mutant) => {
    expect(planted(mutant, read(mutant.file))).not.toBe(read(mutant.file))
    expect(existsSync(join(ROOT, mutant.caughtBy))).toBe(true)
    expect(read('docs/verification.md')).toContain(`| ${name} | \`${mutant.caughtBy.slice(0, -'.test.ts'.length)}\` |`)
  })
})
