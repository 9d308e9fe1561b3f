import { escapedMarkdown } from '../../explain/write/write-markdown.js'
import { type DocBlock, type DocItem, type DocPage, type DocSection, type DocSpan, wordsOf } from '../model.js'
import type { DrawnPicture, Surroundings } from './surroundings.js'

/** A page as Markdown of GitHub, with `<a id>` anchors before its headings. Nothing in a text is taken as markup. */
export function writeMarkdownPage(page: DocPage, around: Surroundings): string {
  const languages = around.languages.map(({ name, address }) => `[${escapedMarkdown(name)}](<${address}>)`)
  return `${[`# ${escaped(page.title)}`, ...(languages.length > 0 ? [languages.join(' · ')] : []), ...blockTexts(page.blocks, around), ...page.sections.flatMap((section) => sectionParts(section, 2, around))].join('\n\n')}\n`
}

function sectionParts({ id, heading, blocks, sections }: DocSection, level: number, around: Surroundings): string[] {
  return [
    `<a id="${id}"></a>`,
    `${'#'.repeat(Math.min(level, 6))} ${escaped(heading)}`,
    ...blockTexts(blocks, around),
    ...sections.flatMap((section) => sectionParts(section, level + 1, around)),
  ]
}

const blockTexts = (blocks: readonly DocBlock[], around: Surroundings): string[] =>
  blocks.map((block) => blockText(block, around)).filter((text) => text !== '')

function blockText(block: DocBlock, around: Surroundings): string {
  switch (block.kind) {
    case 'paragraph':
      return lineStart(spansText(block.spans, around))
    case 'list':
      return [...(block.lead === '' ? [] : [lineStart(escaped(block.lead)), '']), ...block.items.flatMap((item) => itemLines(item, '', around))].join('\n')
    case 'table': {
      const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
      const cell = (lines: readonly DocSpan[][]): string => lines.map((spans) => spansText(spans, around)).join('<br>')
      return [row(block.columns.map(escaped)), row(block.columns.map(() => '---')), ...block.rows.map((cells) => row(cells.map(cell)))].join('\n')
    }
    case 'figure':
      return markdownPicture(around.picture(block), wordsOf(block).alternative)
  }
}

/** Without a picture its words say nothing that the page does not say. */
function markdownPicture(picture: DrawnPicture | undefined, alternative: string): string {
  if (!picture) return ''
  return 'svg' in picture ? picture.svg : `![${escaped(alternative)}](<${picture.file}>)`
}

function itemLines({ spans, items = [] }: DocItem, indent: string, around: Surroundings): string[] {
  return [`${indent}- ${lineStart(spansText(spans, around))}`, ...items.flatMap((item) => itemLines(item, `${indent}  `, around))]
}

const spansText = (spans: readonly DocSpan[], around: Surroundings): string => spans.map((span) => spanText(span, around)).join('')

function spanText({ text, link, to, code, quiet }: DocSpan, around: Surroundings): string {
  const words = code ? `<code>${escaped(text)}</code>` : quiet ? `<small>${escaped(text)}</small>` : escaped(text)
  const address = link ?? (to === undefined ? undefined : around.addressOf(to))
  return address === undefined ? words : `[${words}](<${address.replace(/[<>\\\s]/g, encodeURIComponent)}>)`
}

/** VitePress reads `{{` as code; an escape of CommonMark would not stop it. */
const escaped = (text: string): string => escapedMarkdown(text).replace(/\\([{}])/g, (_, brace: string) => (brace === '{' ? '&#123;' : '&#125;'))

/** A line that would begin a list, a heading or a number. */
const lineStart = (text: string): string => text.replace(/^([-+#=]|\d+(?=[.)]))/, (mark) => (/\d/.test(mark) ? `${mark}\\` : `\\${mark}`))
