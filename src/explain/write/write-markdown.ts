import type { TextBlock, TextDocument, TextItem, TextSection, TextSpan } from '../say/document.js'

/** A document as Markdown: a heading for each section, from level `top` down. Nothing in a text is taken as markup. */
export function writeMarkdown({ sections }: TextDocument, top = 2): string {
  return sections.flatMap((section) => sectionParts(section, top)).join('\n\n')
}

function sectionParts({ heading, blocks, sections }: TextSection, level: number): string[] {
  return [
    `${'#'.repeat(Math.min(level, 6))} ${escapedMarkdown(heading)}`,
    ...blocks.map(blockText),
    ...sections.flatMap((section) => sectionParts(section, level + 1)),
  ]
}

function blockText(block: TextBlock): string {
  if (block.kind === 'paragraph') return lineStart(spansText(block.spans))
  return [...(block.lead === '' ? [] : [lineStart(escapedMarkdown(block.lead)), '']), ...block.items.flatMap((item) => itemLines(item, ''))].join('\n')
}

function itemLines({ spans, items = [] }: TextItem, indent: string): string[] {
  return [`${indent}- ${lineStart(spansText(spans))}`, ...items.flatMap((item) => itemLines(item, `${indent}  `))]
}

const spansText = (spans: readonly TextSpan[]): string =>
  spans
    .map(({ text, link }) => (link === undefined ? escapedMarkdown(text) : `[${escapedMarkdown(text)}](<${link.replace(/[<>\\\s]/g, encodeURIComponent)}>)`))
    .join('')

/** Every character that CommonMark or GitHub may read as markup. */
export const escapedMarkdown = (text: string): string =>
  text
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/[\\`*_{}[\]|~]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')

/** A line that would begin a list, a heading or a number. */
const lineStart = (text: string): string => text.replace(/^([-+#=]|\d+(?=[.)]))/, (mark) => (/\d/.test(mark) ? `${mark}\\` : `\\${mark}`))
