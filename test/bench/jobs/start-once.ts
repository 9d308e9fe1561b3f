import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadIndex, loadPacks } from '../peers/built.js'

// One fresh process: how long the texts of two packs take to parse, and how long it takes to link them.
const texts = ['rules/cn', 'rules/jd'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json') && !file.endsWith('.cases.json'))
    .map((file) => readFileSync(join(folder, file), 'utf8')),
)
const imported = performance.now()
const [{ createPolicy }, { cn, jd }] = await Promise.all([loadIndex(), loadPacks()])
const start = performance.now()
const parsed = texts.map((text) => JSON.parse(text))
const read = performance.now()
const policy = createPolicy([cn, jd])
const linked = performance.now()
if (parsed.length === 0 || !policy.id) throw new Error('nothing was linked')
process.send?.({ imports: start - imported, parse: read - start, link: linked - read })
