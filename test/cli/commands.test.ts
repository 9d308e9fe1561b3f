import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { jsonSchemas } from '../../src/schema/json-schemas.js'
import { command, Folder, run } from './run.js'

const folder = new Folder()
afterAll(() => folder.remove())

const COMMANDS = ['evaluate', 'explain', 'ask', 'replay', 'lint', 'verify', 'diff', 'kit', 'docs', 'coverage', 'mutate', 'check', 'schema', 'cases']
const CLAIM = 'examples/claims/jacket-over-national-day.json'

describe.concurrent('--help', () => {
  it('names every command', async () => {
    const { code, out, err } = await run(['--help'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect([...out.matchAll(/^ {2}([a-z]+)(?= [[<]| {2,})/gm)].map(([, name]) => name)).toEqual([...COMMANDS, 'help'])
  })

  it.each(COMMANDS)('%s says what it does, with an example', async (name) => {
    const { code, out, err } = await run([name, '--help'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(new RegExp(`^Usage: aftersales ${name}\\b`))
    expect(out).toMatch(new RegExp(`Examples?:\\n[^]*\\$ aftersales ${name}\\b`))
  })

  it('a command that is none is named with what may be meant', async () => {
    const { code, out, err } = await run(['explian', CLAIM])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain("unknown command 'explian'\n(Did you mean explain?)")
  })
})

describe.concurrent('schema', () => {
  it('prints all schemas as one object', async () => {
    const { code, out, err } = await run(['schema'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const schemas = JSON.parse(out) as Record<string, object>
    expect(Object.keys(schemas).sort()).toEqual([...Object.keys(jsonSchemas()), 'parameters'].sort())
    expect(schemas.facts).toEqual(jsonSchemas().facts)
  })

  it('writes them into a folder that it makes, as those that come with the package', async () => {
    const { code, out } = await run(['schema', '--out', `${folder.path}/made/schemas`])
    expect({ code, out }).toEqual({ code: 0, out: `${Object.keys(jsonSchemas()).length + 1} schemas written to ${folder.path}/made/schemas\n` })
    const files = readdirSync(`${folder.path}/made/schemas`)
    expect(files.sort()).toEqual(readdirSync('rules/schemas').sort())
    for (const file of files)
      expect(JSON.parse(readFileSync(`${folder.path}/made/schemas/${file}`, 'utf8'))).toEqual(JSON.parse(readFileSync(`rules/schemas/${file}`, 'utf8')))
  })
})

describe.concurrent('a reader that closes the pipe early', () => {
  /** Runs a command and reads no more than the first piece of what it prints. */
  const cut = (args: readonly string[], input = ''): Promise<{ code: number | null; err: string }> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [...command(), ...args], { env: { ...process.env, NODE_OPTIONS: '' } })
      let err = ''
      child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
      child.stdout.once('data', () => child.stdout.destroy())
      child.stdin.on('error', () => undefined)
      child.on('error', reject)
      child.on('close', (code) => resolve({ code, err }))
      child.stdin.end(input)
    })
  const line = `${JSON.stringify(JSON.parse(readFileSync(CLAIM, 'utf8')))}\n`

  it.each<[what: string, args: string[], input?: string]>([
    ['of an answer', ['explain', CLAIM, '--all']],
    ['of an explanation as data', ['explain', CLAIM, '--json']],
    ['of decisions line by line', ['evaluate', '-', '--ndjson'], line.repeat(300)],
    ['of schemas', ['schema']],
  ])('%s ends the command quietly', async (_, args, input) => {
    expect(await cut(args, input)).toEqual({ code: 0, err: '' })
  })
})

describe.concurrent('NO_COLOR', () => {
  it.each([
    ['explain', CLAIM],
    ['evaluate', CLAIM],
    ['check', 'rules'],
    ['--help', ''],
  ])('%s prints no colours', async (...args) => {
    const { out, err } = await run(args.filter(Boolean), '', { NO_COLOR: '1' })
    expect(out + err).not.toContain('\u001B')
  })
})
