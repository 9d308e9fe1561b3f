import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { EdgeVM } from '@edge-runtime/vm'
import { build } from 'esbuild'
import { beforeAll, describe, expect, it } from 'vitest'
import { type CaseFile, factsOf } from '../../src/testing/case.js'
import { openBrowser } from './browser.js'

const root = resolve(import.meta.dirname, '../..')
const names = ['aftersales', 'aftersales/rules/cn', 'aftersales/rules/jd']

/** The facts of the golden cases, as JSON: what every runtime is given. */
const cases = JSON.stringify(
  ['cn', 'jd'].flatMap((pack) => {
    const file: CaseFile = JSON.parse(readFileSync(resolve(root, `test/golden/${pack}.cases.json`), 'utf8'))
    return file.cases.map((one) => factsOf(one, file.base))
  }),
)

/** What every runtime runs: decides all and gives the four hashes of each decision (S-14), as JSON. */
const DECIDE = `
const decideAll = (text) => {
  const policy = createPolicy([cn, jd])
  return JSON.stringify(JSON.parse(text).map((facts) => policy.replay(facts, policy.evaluate(facts))))
}`
const IMPORTS = `import { createPolicy } from '${names[0]}'\nimport { cn } from '${names[1]}'\nimport { jd } from '${names[2]}'`
const REQUIRES = `const [{ createPolicy }, { cn }, { jd }] = ${JSON.stringify(names)}.map((name) => require(name))`
const STDIN = "process.stdout.write(decideAll(require('node:fs').readFileSync(0, 'utf8')))"

/** Runs the built package in a Node of its own. */
function inNode(type: 'module' | 'commonjs', script: string, env: Record<string, string>, options: readonly string[] = []): unknown {
  const { stdout, stderr, status } = spawnSync(process.execPath, [...options, `--input-type=${type}`, '-e', script], {
    cwd: root,
    input: cases,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, NODE_OPTIONS: '', ...env },
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return JSON.parse(stdout)
}

/** What a shop's bundler makes for the browser: one script that sets `decideAll`. */
async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: `${IMPORTS}\n${DECIDE}\nglobalThis.decideAll = decideAll`, resolveDir: root },
    bundle: true,
    format: 'iife',
    platform: 'browser',
    charset: 'utf8',
    write: false,
    logLevel: 'silent',
  })
  return (outputFiles[0] as { text: string }).text
}

describe('the built package decides alike', { timeout: 180_000 }, () => {
  let wanted: unknown
  let script: string
  beforeAll(async () => {
    wanted = inNode('module', `import { createRequire } from 'node:module'\nconst require = createRequire(import.meta.url)\n${IMPORTS}\n${DECIDE}\n${STDIN}`, {
      TZ: 'UTC',
    })
    script = await bundle()
  }, 180_000)

  it('in Node, imported', () => {
    const hash = expect.stringMatching(/^[0-9a-f]{64}$/)
    expect(wanted).toEqual(JSON.parse(cases).map(() => ({ policy: hash, facts: hash, result: hash, engine: expect.any(String) })))
    expect(new Set((wanted as { result: string }[]).map(({ result }) => result)).size).toBeGreaterThan(100)
  })

  it('in Node, required, elsewhere on earth, where no code may be made from text', () => {
    const abroad = { TZ: 'America/St_Johns', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }
    expect(inNode('commonjs', `${REQUIRES}\n${DECIDE}\n${STDIN}`, abroad, ['--disallow-code-generation-from-strings'])).toEqual(wanted)
  })

  it('in an edge runtime', () => {
    const edge = new EdgeVM({ initialCode: script })
    expect(() => edge.evaluate('eval("1")')).toThrow(/Code generation from strings disallowed/)
    expect(JSON.parse(edge.evaluate(`decideAll(${JSON.stringify(cases)})`))).toEqual(wanted)
  })

  it('in Chromium, on a page that allows scripts of its own site only', async () => {
    const browser = await openBrowser()
    try {
      const page = await browser.newPage({ locale: 'zh-CN', timezoneId: 'America/New_York' })
      await page.route('**/*', (route) => {
        const isScript = route.request().url().endsWith('/decide.js')
        return route.fulfill({
          contentType: isScript ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8',
          headers: { 'content-security-policy': "default-src 'none'; script-src 'self'" },
          body: isScript ? script : '<!doctype html><title>Shop</title><script src="/decide.js"></script>',
        })
      })
      await page.goto('https://shop.example/')
      const found = await page.evaluate((text) => (globalThis as unknown as { decideAll: (text: string) => string }).decideAll(text), cases)
      expect(JSON.parse(found)).toEqual(wanted)
    } finally {
      await browser.close()
    }
  })
})
