// Starts the shop: `node examples/fastify-backend/main.js [--port 3000] [--now INSTANT] [--database FILE]`.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createPolicy } from 'aftersales'
import { cn } from 'aftersales/rules/cn'
import { jd } from 'aftersales/rules/jd'
import { openDatabase } from './database.js'
import { createServer } from './server.js'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '3000' }, // 0: any free one
    now: { type: 'string' }, // the clock stands still at this instant, so that the seeded orders stay as young as they are
    database: { type: 'string' }, // without it the orders live in a temporary file that goes when the server stops
  },
})
const { now } = values
const clock = now === undefined ? () => new Date().toISOString() : () => now

// Rules that do not fit together end the start here, before anything is written.
const policy = createPolicy([cn, jd])

const folder = values.database === undefined ? mkdtempSync(join(tmpdir(), 'aftersales-shop-')) : undefined
const store = openDatabase(values.database ?? join(folder ?? '', 'shop.db'))
const app = createServer({ policy, store, clock })

// Also when the port is taken.
process.once('exit', () => {
  store.close()
  if (folder !== undefined) rmSync(folder, { recursive: true })
})
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => app.close())

const address = await app.listen({ host: '127.0.0.1', port: Number(values.port) })
console.log(`The shop listens on ${address}; its clock ${now === undefined ? 'is that of this machine' : `stands at ${now}`}.`)
