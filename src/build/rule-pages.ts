import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { SHIPPED } from '../cli/shipped-packs.js'
import { documentPolicy, writePages } from '../docs.js'
import { createPolicy } from '../evaluate/create-policy.js'

/** Writes the pages of the shipped rules for the site: `tsx src/build/rule-pages.ts` fills docs/rules anew; it is built, not committed. */
const out = new URL('../../docs/rules/', import.meta.url)
rmSync(out, { recursive: true, force: true })
const pages = writePages(documentPolicy(createPolicy(Object.values(SHIPPED)), { currency: 'CNY' }), { format: 'md' })
for (const { path, text } of pages) {
  const file = new URL(path, out)
  mkdirSync(new URL('.', file), { recursive: true })
  writeFileSync(file, text)
}
console.log(`${pages.length} pages written to docs/rules`)
