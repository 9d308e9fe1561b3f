import { dirname, relative, resolve } from 'node:path'
import type { SiteConfig } from 'vitepress'

type MarkdownIt = Parameters<NonNullable<NonNullable<SiteConfig['markdown']>['config']>>[0]
interface Env {
  realPath?: string
}

/** Where a page of docs/ stands on the site: languages are folders below the topic on disk, and above it on the site. */
export function pageOf(file: string): string {
  return file
    .replace(/(^|\/)README\.md$/, '$1index.md')
    .replace(/^([\w-]+)\/en\//, '$1/')
    .replace(/^([\w-]+)\/zh\//, 'zh/$1/')
}

/** What typedoc writes where links lead to. */
const ANCHOR = /^<(\/a|a id="[\w-]*")>$/

/** What docstrings write in angle brackets is text and no element: `rules/<pack>/pack.json`. */
export function tagsAreText(md: MarkdownIt, folder: string): void {
  md.core.ruler.push('tags-are-text', ({ tokens, env }) => {
    if (!(env as Env).realPath?.startsWith(folder)) return
    for (const token of tokens.flatMap(({ children }) => children ?? [])) if (token.type === 'html_inline' && !ANCHOR.test(token.content)) token.type = 'text'
  })
}

/** Makes relative links between the files of docs/, as they work in a checkout, links between the pages of the site. */
export function sourceLinks(md: MarkdownIt, root: string): void {
  md.core.ruler.push('source-links', ({ tokens, env }) => {
    const { realPath } = env as Env
    if (!realPath) return
    for (const { children } of tokens) linkAll(children ?? [], (href) => (/^([a-z]+:|[/#])/i.test(href) ? href : toPage(realPath, href, root)))
  })
}

type Token = NonNullable<ReturnType<MarkdownIt['parse']>[number]['children']>[number]

/** Gives links their addresses on the site. What stands outside docs/, such as a test, is no page of the site, and its link mere text. */
function linkAll(tokens: readonly Token[], addressOf: (href: string) => string): void {
  let outside = false
  for (const token of tokens) {
    const { type } = token
    if (type === 'link_open') {
      const address = addressOf(token.attrGet('href') ?? '')
      outside = address.startsWith('/../')
      token.attrSet('href', address)
    }
    if (outside && /^link_/.test(type)) Object.assign(token, { type: 'text', content: '' })
    if (type === 'link_close') outside = false
  }
}

function toPage(from: string, href: string, root: string): string {
  const [path = '', hash] = href.split('#')
  const to = relative(root, resolve(dirname(from), decodeURI(path))) + (path.endsWith('/') ? '/' : '')
  const page = /\.md$/.test(to) ? `/${pageOf(to).replace(/(^|\/)index\.md$/, '$1')}` : `/${to}`
  return encodeURI(page) + (hash === undefined ? '' : `#${hash}`)
}
