import type { Service } from '../../facts/facts.js'
import type { RuleId } from '../../policy/rule.js'
import type { Locale } from '../words/locale.js'

/** What `render` says, as plain data: sections of paragraphs and lists, for a page or a chat that lays them out itself. */
export interface TextDocument {
  locale: Locale
  sections: TextSection[]
}

/** good: yes. partly: yes, on conditions. open: not known yet. bad: no. */
export type Tone = 'good' | 'partly' | 'open' | 'bad'

export interface TextSection {
  heading: string
  tone?: Tone
  /** What the section is about. */
  service?: Service
  rule?: RuleId
  blocks: TextBlock[]
  sections: TextSection[]
}

export type TextBlock = { kind: 'paragraph'; spans: TextSpan[] } | { kind: 'list'; lead: string; items: TextItem[] }

export interface TextItem {
  spans: TextSpan[]
  items?: TextItem[]
}

/** A run of text; `link` is an http or https address, `quiet` marks what is said aside. */
export interface TextSpan {
  text: string
  link?: string
  quiet?: true
}

/** The same document with every text changed. */
export function mapTexts(document: TextDocument, change: (text: string) => string): TextDocument {
  const spans = (all: readonly TextSpan[]): TextSpan[] => all.map((one) => ({ ...one, text: change(one.text) }))
  const item = (one: TextItem): TextItem => ({ spans: spans(one.spans), ...(one.items && { items: one.items.map(item) }) })
  const block = (one: TextBlock): TextBlock =>
    one.kind === 'paragraph' ? { ...one, spans: spans(one.spans) } : { ...one, lead: change(one.lead), items: one.items.map(item) }
  const section = (one: TextSection): TextSection => ({
    ...one,
    heading: change(one.heading),
    blocks: one.blocks.map(block),
    sections: one.sections.map(section),
  })
  return { ...document, sections: document.sections.map(section) }
}

export const span = (text: string): TextSpan => ({ text })

/** A paragraph of whole sentences; none when there is nothing to say. */
export function paragraph(sentences: readonly string[], gap: string): TextBlock[] {
  return sentences.length === 0 ? [] : [{ kind: 'paragraph', spans: [span(sentences.join(gap))] }]
}

/** A list under its lead, which may be empty; none when it has no items. */
export function list(lead: string, items: readonly (string | TextItem)[]): TextBlock[] {
  return items.length === 0 ? [] : [{ kind: 'list', lead, items: items.map((item) => (typeof item === 'string' ? { spans: [span(item)] } : item)) }]
}
