import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import events from '../../src/facts/vocabulary/events.json' with { type: 'json' }
import facts from '../../src/facts/vocabulary/facts.json' with { type: 'json' }
import { type Backend, NOW, startBackend, temporaryFolder } from './start-backend.js'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const read = (file: string): string => readFileSync(`${ROOT}examples/fastify-backend/${file}`, 'utf8')

const folder = temporaryFolder()
let shop: Backend

beforeAll(async () => {
  shop = await startBackend(['--now', NOW, '--database', folder.database])
}, 60_000)
afterAll(async () => {
  await (shop as Backend | undefined)?.stop()
  folder.remove()
})

/** Whether an answer holds what README shows of it: keys may be left out, and entries of lists. */
function holds(real: unknown, shown: unknown): boolean {
  if (Array.isArray(shown)) {
    if (!Array.isArray(real)) return false
    let left: unknown[] = real
    return shown.every((part) => {
      const at = left.findIndex((one) => holds(one, part))
      left = left.slice(at + 1)
      return at >= 0
    })
  }
  if (typeof shown !== 'object' || shown === null) return real === shown
  return typeof real === 'object' && real !== null && Object.entries(shown).every(([key, part]) => holds((real as Record<string, unknown>)[key], part))
}

describe('README of the example', () => {
  const fences = [...read('README.md').matchAll(/^```(sh|json)\n([\s\S]*?)^```$/gm)].map(([, language, text = '']) => ({ language, text }))

  it('shows what each call answers', async () => {
    let call = ''
    let calls = 0
    for (const { language, text } of fences) {
      if (language === 'sh') call = text
      else {
        // An answer without a call of its own is that of the same call again.
        const path = /localhost:3000([^'\s]*)/.exec(call)?.[1] ?? ''
        const body = /-d '([^']*)'/.exec(call)?.[1]
        const answer = await (body === undefined ? shop.get(path) : shop.post(path, body))
        expect(holds(answer.body, JSON.parse(text)), `${call}answers ${JSON.stringify(answer.body, null, 1).slice(0, 4000)}`).toBe(true)
        calls++
      }
    }
    expect(calls).toBe(6)
  })

  it('names the command that starts it', () => {
    const { scripts } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8'))
    expect(scripts['example:backend']).toBe(`npm run --silent built && node examples/fastify-backend/main.js --now ${NOW}`)
    expect(fences[0]?.text).toBe('npm ci && npm run example:backend\n')
  })
})

describe('the code of the example', () => {
  it('holds its types against the built library', { timeout: 120_000 }, () => {
    execFileSync(process.execPath, [`${ROOT}node_modules/typescript/bin/tsc`, '-p', `${ROOT}examples/fastify-backend`], { stdio: 'pipe', encoding: 'utf8' })
  })

  it('maps or names as unknown every fact and event of an order', () => {
    const names = [
      ...Object.keys(facts).flatMap((path) => (/^(order|buyer|item)\.(\w+)/.exec(path)?.[2] ?? []) as string),
      ...Object.entries(events).flatMap(([id, event]) => ('builtIn' in event ? [] : id)),
    ]
    const text = read('order-to-facts.js')
    expect(names.length).toBeGreaterThan(70)
    expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(text))).toEqual([])
  })

  it('lets the buyer say what the vocabulary has the buyer supply, and nothing else', async () => {
    const fields = ['claim.reason', 'claim.service', 'claim.quantity', 'claim.evidence']
    const from = [
      ...Object.entries(facts).map(([path, { suppliedBy }]) => ({ path, by: suppliedBy })),
      ...Object.entries(events).map(([id, { recordedBy }]) => ({ path: `events.${id}`, by: recordedBy })),
    ].filter(({ path }) => !fields.includes(path))
    const answers = Object.fromEntries(from.map(({ path }) => [path, null]))
    const { body } = await shop.post('/claims', { orderId: '1001', line: 1, quantity: 1, answers })
    const refused = body.issues.filter(({ code }: { code: string }) => code === 'not_for_the_buyer').map(({ path }: { path: string[] }) => path[1])
    expect(refused).toEqual(from.filter(({ by }) => by !== 'buyer').map(({ path }) => path))
  })
})
