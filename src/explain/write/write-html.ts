import type { TextBlock, TextDocument, TextItem, TextSection, TextSpan } from '../say/document.js'

/** A document as an HTML fragment: a `section` for each section, headings from `h2` down. Every text is escaped. */
export function writeHtml({ locale, sections }: TextDocument): string {
  return sections.map((section) => sectionHtml(section, 2, ` lang="${locale}"`)).join('\n')
}

function sectionHtml({ heading, tone, blocks, sections }: TextSection, level: number, attributes = ''): string {
  const h = `h${Math.min(level, 6)}`
  const marked = tone === undefined ? '' : ` class="${tone}"`
  return [
    `<section${attributes}${marked}>`,
    `<${h}>${escapedHtml(heading)}</${h}>`,
    ...blocks.map(blockHtml),
    ...sections.map((section) => sectionHtml(section, level + 1)),
    '</section>',
  ].join('\n')
}

function blockHtml(block: TextBlock): string {
  if (block.kind === 'paragraph') return `<p>${spansHtml(block.spans)}</p>`
  return `${block.lead === '' ? '' : `<p>${escapedHtml(block.lead)}</p>\n`}${listHtml(block.items)}`
}

const listHtml = (items: readonly TextItem[]): string => `<ul>\n${items.map(itemHtml).join('\n')}\n</ul>`

const itemHtml = ({ spans, items = [] }: TextItem): string => `<li>${spansHtml(spans)}${items.length > 0 ? `\n${listHtml(items)}` : ''}</li>`

function spansHtml(spans: readonly TextSpan[]): string {
  return spans
    .map(({ text, link, quiet }) => {
      const inner = quiet ? `<small>${escapedHtml(text)}</small>` : escapedHtml(text)
      return link === undefined ? inner : `<a href="${escapedHtml(link)}">${inner}</a>`
    })
    .join('')
}

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Every character that HTML may read as markup. */
export const escapedHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character as keyof typeof ENTITIES])
