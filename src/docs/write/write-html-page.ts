import { escapedHtml } from '../../explain/write/write-html.js'
import { type DocBlock, type DocItem, type DocPage, type DocSection, type DocSpan, wordsOf } from '../model.js'
import type { Surroundings } from './surroundings.js'

/** Follows the reader's light or dark; wide tables scroll by themselves. */
const STYLE =
  ':root{color-scheme:light dark}body{font:16px/1.6 system-ui,sans-serif;margin:0 auto;max-width:72rem;padding:1rem}a{color:light-dark(#0b57d0,#a8c7fa)}.table{overflow-x:auto}table{border-collapse:collapse;font-size:.92em}th,td{border:1px solid #8888;padding:.35em .6em;text-align:start;vertical-align:top;min-width:7em}td div+div{margin-top:.3em}small{opacity:.8}figure{margin:1em 0}li{margin:.15em 0}'

/** A page as a whole HTML document that needs nothing else: no script, no other file. Every text is escaped. */
export function writeHtmlPage(page: DocPage, around: Surroundings): string {
  return [
    `<!doctype html>`,
    `<html lang="${page.locale}">`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapedHtml(page.title)}</title><style>${STYLE}</style></head>`,
    '<body>',
    '<main>',
    writeHtmlPart(page, around),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

/** A page without what is around it, to stand in a page of another site. */
export function writeHtmlPart(page: DocPage, around: Surroundings): string {
  const languages = around.languages.map(
    ({ locale, name, address }) => `<a href="${escapedHtml(address)}" lang="${locale}" hreflang="${locale}">${escapedHtml(name)}</a>`,
  )
  return [
    `<h1>${escapedHtml(page.title)}</h1>`,
    ...(languages.length > 0 ? [`<p class="languages">${languages.join(' · ')}</p>`] : []),
    writeHtmlBody(page, around),
  ].join('\n')
}

/** What a page says below its title. */
export const writeHtmlBody = ({ blocks, sections }: DocPage, around: Surroundings): string =>
  [...blocks.map((block) => blockHtml(block, around)), ...sections.map((section) => sectionHtml(section, 2, around))].join('\n')

function sectionHtml({ id, heading, blocks, sections }: DocSection, level: number, around: Surroundings): string {
  const h = `h${Math.min(level, 6)}`
  return [
    '<section>',
    `<${h} id="${escapedHtml(id)}">${escapedHtml(heading)}</${h}>`,
    ...blocks.map((block) => blockHtml(block, around)),
    ...sections.map((section) => sectionHtml(section, level + 1, around)),
    '</section>',
  ].join('\n')
}

function blockHtml(block: DocBlock, around: Surroundings): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${spansHtml(block.spans, around)}</p>`
    case 'list':
      return `${block.lead === '' ? '' : `<p>${escapedHtml(block.lead)}</p>\n`}${listHtml(block.items, around)}`
    case 'table': {
      const cell = (lines: readonly DocSpan[][]): string => `<td>${lines.map((spans) => `<div>${spansHtml(spans, around)}</div>`).join('')}</td>`
      const head = block.columns.map((column) => `<th scope="col">${escapedHtml(column)}</th>`).join('')
      // What can scroll must be reached by the keyboard.
      return `<div class="table" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>\n${block.rows.map((cells) => `<tr>${cells.map(cell).join('')}</tr>`).join('\n')}\n</tbody></table></div>`
    }
    case 'figure': {
      const picture = around.picture(block)
      if (!picture) return ''
      const { title, alternative } = wordsOf(block)
      const image = 'svg' in picture ? picture.svg : `<img src="${escapedHtml(picture.file)}" alt="${escapedHtml(alternative)}">`
      return `<figure id="${escapedHtml(block.id)}">${image}<figcaption>${escapedHtml(title)}</figcaption></figure>`
    }
  }
}

const listHtml = (items: readonly DocItem[], around: Surroundings): string => `<ul>\n${items.map((item) => itemHtml(item, around)).join('\n')}\n</ul>`

const itemHtml = ({ spans, items = [] }: DocItem, around: Surroundings): string =>
  `<li>${spansHtml(spans, around)}${items.length > 0 ? `\n${listHtml(items, around)}` : ''}</li>`

const spansHtml = (spans: readonly DocSpan[], around: Surroundings): string => spans.map((span) => spanHtml(span, around)).join('')

function spanHtml({ text, link, to, code, quiet }: DocSpan, around: Surroundings): string {
  const words = code ? `<code>${escapedHtml(text)}</code>` : quiet ? `<small>${escapedHtml(text)}</small>` : escapedHtml(text)
  const address = link ?? (to === undefined ? undefined : around.addressOf(to))
  return address === undefined ? words : `<a href="${escapedHtml(address)}">${words}</a>`
}
