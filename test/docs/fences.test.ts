import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkShape } from '../../src/schema/check-shape.js'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
/** Inside the project, so that "aftersales" resolves to the built package itself. */
const FOLDER = join(ROOT, 'test/docs/.fences')

interface Fence {
  readonly file: string
  readonly line: number
  readonly language: string
  readonly text: string
  /** The text of a `text` fence right behind it: what it prints. */
  readonly output: string | undefined
}

function markdownFiles(dir: string): string[] {
  return readdirSync(join(ROOT, dir), { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name)
    if (entry.isDirectory()) return entry.name === 'api' || entry.name === 'node_modules' ? [] : markdownFiles(path)
    return entry.name.endsWith('.md') ? [path] : []
  })
}

function fencesOf(file: string): Fence[] {
  const text = readFileSync(join(ROOT, file), 'utf8')
  const found = [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map((match) => ({
    file,
    line: text.slice(0, match.index).split('\n').length,
    language: match[1] ?? '',
    text: match[2] ?? '',
    end: match.index + match[0].length,
    start: match.index,
  }))
  return found.map((fence, index) => {
    const next = found[index + 1]
    const follows = next?.language === 'text' && text.slice(fence.end, next.start).trim() === ''
    return { ...fence, output: follows ? next.text : undefined }
  })
}

/** What the pages take to be there: a shop with rules of its own under git, released once, and claims of a day. */
const READER = join(FOLDER, 'reader')
const SHOP = join(READER, 'shop')
const BIN = join(READER, 'bin')

function layOutShop(): void {
  cpSync(join(ROOT, 'examples/own-policy/rules'), join(SHOP, 'rules'), { recursive: true })
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=Reader', '-c', 'user.email=reader@example.com', ...args], { cwd: SHOP, stdio: 'pipe', encoding: 'utf8' })
  git('init', '--quiet')
  git('add', 'rules')
  git('commit', '--quiet', '--message', 'rules: first release')
  git('tag', 'v1.0.0')
  const claims = readdirSync(join(ROOT, 'examples/claims')).map((file) => JSON.stringify(JSON.parse(readFileSync(join(ROOT, 'examples/claims', file), 'utf8'))))
  writeFileSync(join(SHOP, 'claims.ndjson'), `${claims.join('\n')}\n`)
  writeFileSync(join(SHOP, 'claims.ndjson.gz'), gzipSync(`${claims.join('\n')}\n`))
  cpSync(join(ROOT, 'examples/claims'), join(SHOP, 'examples/claims'), { recursive: true })
  const statements = ofLanguage('json').find(({ file, text }) => file === 'docs/guide/proving-a-policy.md' && text.includes('"comesTo"'))
  writeFileSync(join(SHOP, 'acme-claims.json'), statements?.text ?? '')

  mkdirSync(BIN)
  const program = (name: string, text: string): void => writeFileSync(join(BIN, name), `#!/usr/bin/env bash\nset -euo pipefail\n${text}\n`, { mode: 0o755 })
  program('npx', `[ "$1" = aftersales ]\nshift\nexec '${process.execPath}' '${join(ROOT, 'dist/cli.js')}' "$@"`)
  // What installs, and what .ci/run calls word for word, is only looked up here.
  program('npm', `case "$1" in ci | test | install) ;; run) grep -q "\\"$2\\":" '${join(ROOT, 'package.json')}' ;; *) exit 1 ;; esac`)
  // GNU parallel need not be on the machine: one block of it is the command with the input on stdin.
  program(
    'parallel',
    `file=/dev/stdin\nwhile [ $# -gt 1 ]; do case "$1" in -a) file=$2; shift 2 ;; --block) shift 2 ;; --pipe | --pipepart | -k) shift ;; *) exit 255 ;; esac; done\nbash -c "$1" < "$file"`,
  )
}

const fences = ['README.md', ...markdownFiles('docs'), ...markdownFiles('examples')].flatMap(fencesOf)
const ofLanguage = (language: string): Fence[] => fences.filter((fence) => fence.language === language)
const nameOf = ({ file, line }: Fence): string => `${file.replace(/\W/g, '-')}-${line}.ts`

beforeAll(() => {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
  layOutShop()
  for (const fence of ofLanguage('ts')) writeFileSync(join(FOLDER, nameOf(fence)), fence.text)
  writeFileSync(
    join(FOLDER, 'tsconfig.json'),
    JSON.stringify({ extends: '../../../tsconfig.json', compilerOptions: { types: ['node'] }, include: ['*.ts'], exclude: [] }),
  )
})
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }))

describe('code fences of README and docs', () => {
  it('are found', () => expect(ofLanguage('ts').length).toBeGreaterThan(2))

  it('compile', { timeout: 120_000 }, () => {
    execFileSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', join(FOLDER, 'tsconfig.json')], { stdio: 'pipe', encoding: 'utf8' })
  })

  it.each(ofLanguage('ts').map((fence) => [`${fence.file}:${fence.line}`, fence] as const))(
    '%s runs and prints what it says',
    { timeout: 60_000 },
    (_, fence) => {
      const printed = execFileSync(process.execPath, ['--import', 'tsx', join(FOLDER, nameOf(fence))], {
        cwd: ROOT,
        encoding: 'utf8',
        env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
      })
      if (fence.output !== undefined) expect(printed).toBe(fence.output)
    },
  )

  it.each(ofLanguage('json').map((fence) => [`${fence.file}:${fence.line}`, fence] as const))('%s is JSON of a shape that loads', (_, fence) => {
    const value = JSON.parse(fence.text) as Record<string, unknown>
    if ('cases' in value) expect(checkShape('cases', value, fence.file)).toEqual([])
  })

  // The READMEs of examples have tests of their own, which compare what is printed.
  const commands = ofLanguage('sh').filter(({ file }) => !file.startsWith('examples/'))
  it.each(
    commands
      .filter(({ text }, index) => commands.findIndex((other) => other.text === text) === index)
      .map((fence) => [`${fence.file}:${fence.line}`, fence] as const),
  )('%s is a command that works for a reader', { timeout: 300_000 }, (_, fence) => {
    const { PATH = '' } = process.env
    execFileSync('bash', ['-euo', 'pipefail', '-c', fence.text], { cwd: SHOP, stdio: 'pipe', env: { ...process.env, PATH: `${BIN}:${PATH}`, NO_COLOR: '1' } })
  })
})
