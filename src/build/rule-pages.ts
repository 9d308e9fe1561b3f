import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { drawing } from '../cli/drawing.js'
import { docCases } from '../cli/read-cases.js'
import { SHIPPED } from '../cli/shipped-packs.js'
import { type DocPage, documentPolicy, writePages } from '../docs.js'
import { createPolicy } from '../evaluate/create-policy.js'

/**
 * Writes the pages of the shipped rules for the site: `tsx src/build/rule-pages.ts` fills docs/rules anew; it is built, not committed. Of each page there are two
 * files: what VitePress reads, which is next to nothing, and what it says, as HTML that is put in when the site is built. To compile all of it as VitePress does
 * with pages would take many minutes.
 */
const out = new URL('../../docs/rules/', import.meta.url)
rmSync(out, { recursive: true, force: true })
const model = documentPolicy(createPolicy(Object.values(SHIPPED)), { currency: 'CNY', cases: docCases(Object.keys(SHIPPED)) })
const draw = await drawing(false)
const base = process.env.DOCS_BASE ?? '/'
const files = writePages(model, {
  format: 'html',
  part: true,
  address: ({ locale, id }) =>
    `${base}${locale === 'en' ? '' : `${locale}/`}rules/${id.replace(/(^|\/)index$/, '$1')}${/(^|\/)index$/.test(id) ? '' : '.html'}`,
  ...draw,
})
const pages = new Map(model.pages.map((page) => [`${page.locale}/${page.id}.html`, page]))
for (const { path, text } of files) {
  // Not .html, which the server of VitePress would take for one of its pages.
  put(path.replace(/html$/, 'txt'), text)
  put(path.replace(/html$/, 'md'), shell(pages.get(path) as DocPage))
}
console.log(`${files.length} pages written to docs/rules`)

function put(path: string, text: string): void {
  const file = new URL(path, out)
  mkdirSync(new URL('.', file), { recursive: true })
  writeFileSync(file, text)
}

/** Wide tables need the room of the outline; only where rules stand one below the other is there an outline. */
function shell({ locale, id, title, kind }: DocPage): string {
  const aside = kind === 'provision' || kind === 'glossary'
  return `---\ntitle: ${JSON.stringify(title)}\naside: ${aside}\npageClass: rules\n---\n\n<RulePage file="${locale}/${id}" />\n`
}
