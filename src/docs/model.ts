import type { TextBlock, TextSpan } from '../explain/say/document.js'
import type { Locale } from '../explain/words/locale.js'
import type { Timeline } from './timeline/timeline.js'
import type { TreePicture } from './tree/tree-picture.js'

/** The rules of a policy as pages for people: plain data, from which the writers make Markdown, HTML and JSON. */
export interface DocModel {
  policy: { id: string; version: string; hash: string }
  locales: Locale[]
  /** Every page in every language, in the order of a table of contents. */
  pages: DocPage[]
}

export type PageKind = 'home' | 'list' | 'service' | 'category' | 'provision' | 'label' | 'brand' | 'pack' | 'glossary' | 'calendar' | 'sources' | 'changes'

export interface DocPage {
  /** The same in every language, and its place among the pages: `categories/phones`. A page whose id ends in `index` stands for its folder. */
  id: string
  kind: PageKind
  locale: Locale
  title: string
  /** What stands before the first section. */
  blocks: DocBlock[]
  sections: DocSection[]
}

export interface DocSection {
  /** Unique on its page, and the same in every language. */
  id: string
  heading: string
  blocks: DocBlock[]
  sections: DocSection[]
}

export type DocBlock = Paragraph | List | Table | Figure

export interface Paragraph {
  kind: 'paragraph'
  spans: DocSpan[]
}

export interface List {
  kind: 'list'
  /** May be empty. */
  lead: string
  items: DocItem[]
}

export interface DocItem {
  spans: DocSpan[]
  items?: DocItem[]
}

/** A cell holds lines, a line holds spans. */
export interface Table {
  kind: 'table'
  columns: string[]
  rows: DocSpan[][][][]
}

/** A picture as data, with the words that say the same. */
export type Figure = {
  kind: 'figure'
  /** Unique on its page. */
  id: string
} & Picture

export type Picture = { timeline: Timeline } | { tree: TreePicture }

/** A run of text. `to` is a page, with a section of it behind `#`; `code` marks an id or a code. */
export interface DocSpan extends TextSpan {
  to?: string
  code?: true
}

/** The same page with every text changed. */
export function mapPageTexts(page: DocPage, change: (text: string) => string): DocPage {
  const spans = (all: readonly DocSpan[]): DocSpan[] => all.map((one) => (one.code ? one : { ...one, text: change(one.text) }))
  const item = (one: DocItem): DocItem => ({ spans: spans(one.spans), ...(one.items && { items: one.items.map(item) }) })
  const block = (one: DocBlock): DocBlock => {
    switch (one.kind) {
      case 'paragraph':
        return { ...one, spans: spans(one.spans) }
      case 'list':
        return { ...one, lead: change(one.lead), items: one.items.map(item) }
      case 'table':
        return { ...one, columns: one.columns.map(change), rows: one.rows.map((row) => row.map((cell) => cell.map(spans))) }
      case 'figure':
        return one
    }
  }
  const section = (one: DocSection): DocSection => ({
    ...one,
    heading: change(one.heading),
    blocks: one.blocks.map(block),
    sections: one.sections.map(section),
  })
  return { ...page, title: change(page.title), blocks: page.blocks.map(block), sections: page.sections.map(section) }
}

/** What `render` says can stand on a page as it is. */
export const asBlocks = (blocks: readonly TextBlock[]): DocBlock[] => blocks.map((block) => ({ ...block }))

/** What a picture is called, and what it shows, in words. */
export const wordsOf = (figure: Figure): { title: string; alternative: string } => ('timeline' in figure ? figure.timeline : figure.tree)

export const text = (words: string): DocSpan => ({ text: words })
export const quiet = (words: string): DocSpan => ({ text: words, quiet: true })
export const code = (id: string): DocSpan => ({ text: id, code: true })
export const paragraph = (...spans: DocSpan[]): Paragraph => ({ kind: 'paragraph', spans })
export const item = (spans: string | DocSpan[], items: readonly DocItem[] = []): DocItem => ({
  spans: typeof spans === 'string' ? [text(spans)] : spans,
  ...(items.length > 0 && { items: [...items] }),
})

/** A list, or nothing when there is nothing to list. */
export const list = (lead: string, items: readonly DocItem[]): DocBlock[] => (items.length === 0 ? [] : [{ kind: 'list', lead, items: [...items] }])

/** A table, or nothing when it would have no rows. */
export const table = (columns: string[], rows: readonly DocSpan[][][][]): DocBlock[] => (rows.length === 0 ? [] : [{ kind: 'table', columns, rows: [...rows] }])

/** Spans with the same words between them. */
export const joined = (groups: readonly DocSpan[][], between: string): DocSpan[] =>
  groups.flatMap((spans, index) => (index === 0 ? spans : [text(between), ...spans]))
