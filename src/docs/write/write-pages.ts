import type { Locale } from '../../explain/words/locale.js'
import type { DocModel, DocPage } from '../model.js'
import { docMessages } from '../words/doc-language.js'
import { writeMarkdownPage } from './write-markdown-page.js'

export type PageFormat = 'md' | 'html' | 'json'

export interface WrittenPage {
  /** Below the folder of the pages: `en/categories/phones.md`. */
  path: string
  text: string
}

/** Writes every page down: a file each, in a folder for each language, linked to each other by relative addresses. */
export function writePages(model: DocModel, { format }: { format: PageFormat }): WrittenPage[] {
  const known = new Set(model.pages.map(({ id, locale }) => `${locale}/${id}`))
  return model.pages.map((page) => ({ path: fileOf(page.locale, page.id, format), text: pageText(model, known, page, format) }))
}

function pageText(model: DocModel, known: ReadonlySet<string>, page: DocPage, format: PageFormat): string {
  if (format === 'json') return `${JSON.stringify(page, null, 2)}\n`
  const address = (locale: Locale, id: string): string => relative(fileOf(page.locale, page.id, format), fileOf(locale, id, format))
  const around = {
    addressOf: (target: string): string | undefined => {
      const [id = '', anchor] = target.split('#')
      return known.has(`${page.locale}/${id}`) ? address(page.locale, id) + (anchor === undefined ? '' : `#${anchor}`) : undefined
    },
    languages: model.locales
      .filter((locale) => locale !== page.locale && known.has(`${locale}/${page.id}`))
      .map((locale) => ({ name: docMessages(locale).language, address: address(locale, page.id) })),
  }
  return writeMarkdownPage(page, around)
}

const fileOf = (locale: Locale, id: string, format: PageFormat): string => `${locale}/${id}.${format}`

/** The way from one file to another. */
function relative(from: string, to: string): string {
  const [above, target] = [from.split('/').slice(0, -1), to.split('/')]
  let shared = 0
  while (shared < above.length && shared < target.length - 1 && above[shared] === target[shared]) shared++
  return [...above.slice(shared).map(() => '..'), ...target.slice(shared)].join('/')
}
