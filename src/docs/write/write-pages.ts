import type { Locale } from '../../explain/words/locale.js'
import type { DocModel, DocPage, Figure } from '../model.js'
import type { Timeline } from '../timeline/timeline.js'
import type { TreePicture } from '../tree/tree-picture.js'
import { docMessages } from '../words/doc-language.js'
import type { DrawnPicture, Surroundings } from './surroundings.js'
import { writeHtmlPage, writeHtmlPart } from './write-html-page.js'
import { writeMarkdownPage } from './write-markdown-page.js'

export type PageFormat = 'md' | 'html' | 'json'

export interface WriteOptions {
  format: PageFormat
  /** Draws a picture as SVG: with `drawTimeline`. Left out: no pictures, and nothing is lost, since the pages say it in words. */
  draw?: (timeline: Timeline) => string
  /** Draws what takes a rule away, as SVG: with `drawTree`. Left out: no such pictures; a list says the same. */
  drawTree?: (tree: TreePicture) => string
  /** Of HTML only what stands in the page, for a page of your own site that brings its head and its style. */
  part?: boolean
  /** Where a page stands on your site; left out, pages link to each other by relative addresses. */
  address?: (page: { locale: Locale; id: string }) => string
  /** `inside` the page, for HTML and for Markdown that may hold it; in `files` beside it. Default: inside HTML, files for Markdown. */
  pictures?: 'inside' | 'files'
}

export interface WrittenPage {
  /** Below the folder of the pages: `en/categories/phones.md`. */
  path: string
  text: string
}

/**
 * Writes every page down: a file each, in a folder for each language, linked to each other by relative addresses. Nothing in a text is taken as markup, and a
 * link is only made of an http or https address.
 *
 * @example
 * writePages(documentPolicy(policy), { format: 'md' })[0]?.path // => 'en/index.md'
 */
export function writePages(
  model: DocModel,
  { format, draw, drawTree, part = false, address, pictures = format === 'md' ? 'files' : 'inside' }: WriteOptions,
): WrittenPage[] {
  const known = new Set(model.pages.map(({ id, locale }) => `${locale}/${id}`))
  return model.pages.flatMap((page) => {
    const files: WrittenPage[] = []
    const picture = (figure: Figure): DrawnPicture | undefined => {
      const svg = 'timeline' in figure ? draw?.(figure.timeline) : drawTree?.(figure.tree)
      if (svg === undefined) return undefined
      if (pictures === 'inside') return { svg }
      const path = `${page.locale}/${page.id}.${figure.id}.svg`
      files.push({ path, text: svg })
      return { file: path.split('/').at(-1) as string }
    }
    const addressOf = (locale: Locale, id: string): string =>
      address?.({ locale, id }) ?? relative(fileOf(page.locale, page.id, format), fileOf(locale, id, format))
    const text = pageText(page, { format, part }, { ...linksOf(model, known, page, addressOf), picture })
    return [{ path: fileOf(page.locale, page.id, format), text }, ...files]
  })
}

function pageText(page: DocPage, { format, part }: { format: PageFormat; part: boolean }, around: Surroundings): string {
  switch (format) {
    case 'md':
      return writeMarkdownPage(page, around)
    case 'html':
      return part ? `${writeHtmlPart(page, around)}\n` : writeHtmlPage(page, around)
    case 'json':
      return `${JSON.stringify(page, null, 2)}\n`
  }
}

/** How a page leads to the others. */
function linksOf(model: DocModel, known: ReadonlySet<string>, page: DocPage, address: (locale: Locale, id: string) => string): Omit<Surroundings, 'picture'> {
  return {
    addressOf: (target) => {
      const [id = '', anchor] = target.split('#')
      return known.has(`${page.locale}/${id}`) ? address(page.locale, id) + (anchor === undefined ? '' : `#${anchor}`) : undefined
    },
    languages: model.locales
      .filter((locale) => locale !== page.locale && known.has(`${locale}/${page.id}`))
      .map((locale) => ({ locale, name: docMessages(locale).language, address: address(locale, page.id) })),
  }
}

const fileOf = (locale: Locale, id: string, format: PageFormat): string => `${locale}/${id}.${format}`

/** The way from one file to another. */
function relative(from: string, to: string): string {
  const [above, target] = [from.split('/').slice(0, -1), to.split('/')]
  let shared = 0
  while (shared < above.length && shared < target.length - 1 && above[shared] === target[shared]) shared++
  return [...above.slice(shared).map(() => '..'), ...target.slice(shared)].join('/')
}
