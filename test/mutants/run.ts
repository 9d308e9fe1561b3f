import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { MUTANTS, type Mutant } from './mutants.js'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const CONFIG = fileURLToPath(new URL('./vitest.config.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'mutants-'))

/** The first test that fails while a fault is planted; undefined: none does, so the fault survives. */
function catcherOf({ name, caughtBy }: Mutant): string | undefined {
  const report = join(folder, 'report.json')
  rmSync(report, { force: true })
  const command = ['vitest', 'run', '--config', CONFIG, '--reporter', 'json', '--outputFile', report, caughtBy]
  spawnSync('npx', command, { cwd: ROOT, env: { ...process.env, MUTANT: name }, stdio: 'ignore' })
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as { testResults: { assertionResults: { status: string; fullName: string }[] }[] }
  return testResults.flatMap(({ assertionResults }) => assertionResults).find(({ status }) => status === 'failed')?.fullName
}

/** `npm run test:mutants`: plants each fault, or those whose name has the words given, and says which test catches it. */
const wanted = process.argv.slice(2).join(' ')
let survived = 0
try {
  for (const mutant of MUTANTS.filter(({ name }) => name.includes(wanted))) {
    const catcher = catcherOf(mutant)
    if (catcher === undefined) survived++
    console.log(`${catcher === undefined ? 'SURVIVES' : 'caught  '} ${mutant.name}\n         ${mutant.caughtBy}: ${catcher ?? 'no test fails'}`)
  }
} finally {
  rmSync(folder, { recursive: true })
}
console.log(survived === 0 ? 'every planted fault is caught' : `${survived} planted faults survive`)
process.exitCode = survived === 0 ? 0 : 1
