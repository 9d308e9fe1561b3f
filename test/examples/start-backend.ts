import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sqlite from 'node-sqlite3-wasm'

/** The clock of the seeded orders. */
export const NOW = '2026-10-08T21:30:00+08:00'

const MAIN = fileURLToPath(new URL('../../examples/fastify-backend/main.js', import.meta.url))

export interface Answer {
  readonly status: number
  readonly location: string | null
  // Bodies differ by route; what they hold is what the tests say.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly body: any
}

export interface Backend {
  readonly url: string
  /** Everything that it wrote to its error output. */
  errors(): string
  get(path: string): Promise<Answer>
  /** A text is sent as it is. */
  post(path: string, body: unknown): Promise<Answer>
  /** Asks it to stop as Ctrl-C does, and waits until it has. */
  stop(): Promise<void>
}

/** A folder of its own for the database of a test, outside the project. */
export function temporaryFolder(): { path: string; database: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'aftersales-test-'))
  return { path, database: join(path, 'shop.db'), remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Changes the rows behind the back of the server. */
export function changeRows(database: string, sql: string): void {
  const db = new sqlite.Database(database)
  db.exec(sql)
  db.close()
}

/** Starts the example as a reader does, on a free port of the loopback, and waits until it listens. */
export async function startBackend(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Backend> {
  const child = spawn(process.execPath, [MAIN, '--port', '0', ...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    let printed = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(printed) ?? []
      if (address) resolve(address)
    })
    child.once('close', (code) => reject(new Error(`the backend ended with ${code} before it listened: ${errors}`)))
  })
  const call = async (path: string, init?: RequestInit): Promise<Answer> => {
    const response = await fetch(url + path, init)
    return { status: response.status, location: response.headers.get('location'), body: await response.json() }
  }
  return {
    url,
    errors: () => errors,
    get: (path) => call(path),
    post: (path, body) =>
      call(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: typeof body === 'string' ? body : JSON.stringify(body) }),
    stop: () => {
      child.kill('SIGINT')
      return ended
    },
  }
}
