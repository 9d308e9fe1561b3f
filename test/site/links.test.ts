import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const DIST = fileURLToPath(new URL('../../docs/.vitepress/dist/', import.meta.url))
const pages = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'))

interface Page {
  readonly links: readonly string[]
  readonly ids: ReadonlySet<string>
}

const unescaped = (text: string): string => text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'")
const read = new Map<string, Page>()

function pageAt(file: string): Page {
  const known = read.get(file)
  if (known) return known
  const html = readFileSync(join(DIST, file), 'utf8')
  const all = (pattern: RegExp): string[] => [...html.matchAll(pattern)].map(([, value]) => unescaped(value as string))
  const page = { links: [...new Set([...all(/<a [^>]*?href="([^"]*)"/g), ...all(/<img [^>]*?src="([^"]*)"/g)])], ids: new Set(all(/ id="([^"]*)"/g)) }
  read.set(file, page)
  return page
}

/** The file that a server answers with. */
function fileOf(pathname: string): string | undefined {
  const path = decodeURIComponent(pathname).slice(1)
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path
  return existsSync(join(DIST, file)) && statSync(join(DIST, file)).isFile() ? file : undefined
}

function broken(page: string): string[] {
  return pageAt(page).links.filter((link) => {
    const url = new URL(link, `http://site/${page}`)
    if (url.host !== 'site' || !url.protocol.startsWith('http')) return false
    const file = fileOf(url.pathname)
    if (file === undefined) return true
    return url.hash.length > 1 && file.endsWith('.html') && !/playground\.html$/.test(file) && !pageAt(file).ids.has(decodeURIComponent(url.hash.slice(1)))
  })
}

describe('the built site', () => {
  it('has pages in both languages', () => {
    expect(pages).toEqual(
      expect.arrayContaining([
        'index.html',
        'zh/index.html',
        'playground.html',
        'zh/playground.html',
        'api/index.html',
        'semantics.html',
        'rules/categories/phones.html',
        'zh/rules/provisions/index.html',
        'rules/brands/index.html',
        'zh/rules/labels/index.html',
        'rules/packs/cn.html',
        'rules/glossary.html',
        'zh/rules/calendar.html',
        'rules/sources.html',
      ]),
    )
  })

  it('links each page of the guide, each answer and each page about the rules with the same page in the other language', () => {
    const chinese = pages.filter((page) => /^zh\/(guide|answers|rules)\//.test(page))
    expect(chinese.length).toBeGreaterThan(300)
    const other = (page: string): string => (page === 'zh/guide/semantics.html' ? 'semantics.html' : page.slice('zh/'.length))
    const address = (page: string): string => `/${page.replace(/(^|\/)index\.html$/, '$1')}`
    const alone = chinese.filter((page) => !pageAt(page).links.includes(address(other(page))) || !pageAt(other(page)).links.includes(address(page)))
    expect(alone).toEqual([])
  })

  it('has no link that leads nowhere', () => {
    expect(pages.flatMap((page) => broken(page).map((link) => `${page}: ${link}`))).toEqual([])
  })
})
