import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
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

const fences = ['README.md', ...markdownFiles('docs'), ...markdownFiles('examples')].flatMap(fencesOf)
const ofLanguage = (language: string): Fence[] => fences.filter((fence) => fence.language === language)
const nameOf = ({ file, line }: Fence): string => `${file.replace(/\W/g, '-')}-${line}.ts`

beforeAll(() => {
  mkdirSync(FOLDER, { recursive: true })
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

  it.each(
    ofLanguage('sh')
      .flatMap((fence) => fence.text.split('\n').map((line) => ({ fence, line: line.replace(/\s+#.*$/, '').trim() })))
      // Pages in two languages share their commands.
      .filter(({ line }, index, all) => line.startsWith('npx aftersales ') && all.findIndex((other) => other.line === line) === index)
      .map(({ fence, line }) => [line, fence.file] as const),
  )('%s (%s) is a command that works', { timeout: 60_000 }, (line) => {
    const args = line.split(/\s+/).slice(2)
    const out = args.indexOf('--out')
    if (out >= 0) args[out + 1] = join(FOLDER, 'out')
    execFileSync(process.execPath, [join(ROOT, 'dist/cli.js'), ...args], { cwd: ROOT, stdio: 'pipe' })
  })
})
