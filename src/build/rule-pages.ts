import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { drawing } from '../cli/drawing.js'
import { docCases } from '../cli/read-cases.js'
import { SHIPPED } from '../cli/shipped-packs.js'
import { documentPolicy, writePages } from '../docs.js'
import { createPolicy } from '../evaluate/create-policy.js'

/** Writes the pages of the shipped rules for the site: `tsx src/build/rule-pages.ts` fills docs/rules anew; it is built, not committed. */
const out = new URL('../../docs/rules/', import.meta.url)
rmSync(out, { recursive: true, force: true })
const model = documentPolicy(createPolicy(Object.values(SHIPPED)), { currency: 'CNY', cases: docCases(Object.keys(SHIPPED)) })
const draw = await drawing(false)
// In the page, so that a picture follows its light or dark.
const files = writePages(model, { format: 'md', pictures: 'inside', ...(draw && { draw }) })
for (const { path, text } of files) {
  const file = new URL(path, out)
  mkdirSync(new URL('.', file), { recursive: true })
  writeFileSync(file, text)
}
console.log(`${files.length} pages written to docs/rules`)
