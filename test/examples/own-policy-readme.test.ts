import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
/** Inside the project, so that "aftersales" resolves to the built package itself. */
const READER = join(ROOT, 'test/examples/.reader')
const BIN = join(READER, 'bin')

beforeAll(() => {
  rmSync(READER, { recursive: true, force: true })
  mkdirSync(BIN, { recursive: true })
  cpSync(join(ROOT, 'examples/own-policy'), join(READER, 'examples/own-policy'), { recursive: true })
  const start = `case "$1" in aftersales) program='${join(ROOT, 'dist/cli.js')}' ;; vitest) program='${join(ROOT, 'node_modules/vitest/vitest.mjs')}' ;; *) exit 1 ;; esac`
  writeFileSync(join(BIN, 'npx'), `#!/usr/bin/env bash\n${start}\nshift\nexec '${process.execPath}' "$program" "$@"\n`, { mode: 0o755 })
  // A repository of its own: a patch is about paths from its root on.
  run('git init --quiet')
})
afterAll(() => rmSync(READER, { recursive: true, force: true }))

/** What a command of the README prints, and its exit code. */
function run(command: string): { code: number | null; out: string } {
  const { PATH = '', ...env } = process.env
  // A vitest inside of this one is a run of its own.
  for (const name of ['VITEST', 'VITEST_MODE', 'VITEST_POOL_ID', 'VITEST_WORKER_ID', 'CI_REPORTS', 'COVERAGE', 'NODE_OPTIONS', 'TEST']) delete env[name]
  const done = spawnSync('bash', ['-euo', 'pipefail', '-c', command], { cwd: READER, encoding: 'utf8', env: { ...env, PATH: `${BIN}:${PATH}`, NO_COLOR: '1' } })
  return { code: done.status, out: `${done.stdout}${command.includes('vitest') ? done.stderr : ''}` }
}

/** How much there is of the law, which grows, is not what the example shows. */
const withoutCounts = (text: string): string => text.replace(/\d+(?= (of \d+ )?(statements|rules of|accepted|claims decided))/g, 'N')

describe('README of examples/own-policy', () => {
  const text = readFileSync(join(ROOT, 'examples/own-policy/README.md'), 'utf8')
  const shown = [...text.matchAll(/^```sh\n((?:(?!```).*\n)*)```\n\n```text\n((?:(?!```).*\n)*)```$/gm)].map(([, command = '', output = '']) => ({
    command,
    output,
  }))
  const mistakeFrom = shown.findIndex(({ command }) => command.includes('git apply'))

  it('shows what each command prints', { timeout: 600_000 }, () => {
    expect(shown.length).toBe(8)
    for (const [index, { command, output }] of shown.entries()) {
      const { code, out } = run(command)
      // Of a run of vitest, which says how long it took, some lines are shown.
      const lines = out.split('\n').map((line) => line.trim())
      if (command.includes('vitest'))
        expect(
          output
            .trim()
            .split('\n')
            .filter((line) => !lines.includes(line.trim())),
          out,
        ).toEqual([])
      else expect(withoutCounts(out), command).toBe(withoutCounts(output))
      expect(code, command).toBe(index > mistakeFrom ? 1 : 0)
    }
  })
})
