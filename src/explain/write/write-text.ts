import type { TextBlock, TextDocument, TextItem, TextSection, TextSpan, Tone } from '../say/document.js'

/** How a piece of text is marked: the heading of an answer by its tone, other headings, and what is said aside. */
export type Paint = (text: string, as: Tone | 'heading' | 'quiet') => string

const plain: Paint = (text) => text
const STEP = '  '

/** A document as plain text, indented by its structure, with a line for each sentence group. `paint` may colour it for a terminal. */
export function writeText({ sections }: TextDocument, paint: Paint = plain): string {
  return sections.map((section) => sectionLines(section, '', paint).join('\n')).join('\n\n')
}

function sectionLines({ heading, tone, blocks, sections }: TextSection, indent: string, paint: Paint): string[] {
  const inner = indent + STEP
  return [
    indent + paint(oneLine(heading), tone ?? 'heading'),
    ...blocks.flatMap((block) => blockLines(block, inner, paint)),
    ...sections.flatMap((section) => ['', ...sectionLines(section, inner, paint)]),
  ]
}

function blockLines(block: TextBlock, indent: string, paint: Paint): string[] {
  if (block.kind === 'paragraph') return [indent + spansText(block.spans, paint)]
  return [...(block.lead === '' ? [] : [indent + oneLine(block.lead)]), ...block.items.flatMap((item) => itemLines(item, indent, paint))]
}

function itemLines({ spans, items = [] }: TextItem, indent: string, paint: Paint): string[] {
  return [`${indent}${STEP}- ${spansText(spans, paint)}`, ...items.flatMap((item) => itemLines(item, indent + STEP, paint))]
}

const spansText = (spans: readonly TextSpan[], paint: Paint): string =>
  spans.map(({ text, quiet }) => (quiet ? paint(oneLine(text), 'quiet') : oneLine(text))).join('')

/** Line breaks in a text may not break the layout, and control characters may not reach a terminal. */
const oneLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ')
