import { describe, expect, it } from 'vitest'
import { docSpeaker } from '../../src/docs/doc-speaker.js'
import type { DocPage, DocSection } from '../../src/docs/model.js'
import { categoryPageOf } from '../../src/docs/pages/category-page.js'
import { subjectOf } from '../../src/docs/subject.js'
import { documentPolicy, writePages } from '../../src/docs.js'
import { createPolicy } from '../../src/index.js'
import { cn } from '../../src/packs/cn.js'
import { jd } from '../../src/packs/jd.js'
import { testPack } from '../support/test-pack.js'

const subject = subjectOf(createPolicy([cn, jd]), {})
const phones = (locale: 'en' | 'zh'): DocPage => categoryPageOf(docSpeaker(subject, locale, 'CNY'), 'phones')

/** The table of a section, a text for each cell. */
function rowsOf({ blocks }: DocSection): string[][] {
  return blocks.flatMap((block) =>
    block.kind === 'table' ? block.rows.map((row) => row.map((cell) => cell.map((line) => line.map(({ text }) => text).join('')).join(' / '))) : [],
  )
}

/** The list of a section: how it begins, and a text for each item. */
const listOf = ({ blocks }: DocSection): string[] =>
  blocks.flatMap((block) => (block.kind === 'list' ? [block.lead, ...block.items.map(({ spans }) => spans.map(({ text }) => text).join(''))] : []))

describe('the page of phones on JD', () => {
  it('says in three sentences until when a faulty phone can be returned, exchanged and repaired, and who pays', () => {
    const [first] = phones('en').sections
    expect(listOf(first as DocSection)).toEqual([
      'Delivered on 25 September 2026, for example:',
      'Return: Until the end of 8 October 2026 (7 days after delivery, by law). The seller pays the freight.',
      'Exchange: Until the end of 10 October 2026 (15 days after delivery, by law). The seller pays the freight.',
      'Repair: At least until the end of 25 September 2027 (1 year after delivery, by law). The seller pays the freight. The repair is free, parts and labour included.',
    ])
    const [, remorse] = phones('zh').sections
    expect(listOf(remorse as DocSection)).toEqual([
      '以2026年9月25日签收为例：',
      '退货：至2026年10月8日24:00（签收后 7 天、依照法律）。运费由买家承担。',
      '换货：至2026年10月2日24:00（签收后 7 天、依照平台规则、第三方商家店铺）。运费由买家承担。',
    ])
  })

  it('shows every way of it with its example and its payer', () => {
    const [first] = phones('en').sections
    expect(first?.id).toBe('defective')
    expect(rowsOf(first as DocSection)).toEqual([
      ['Return', '7 days after delivery', 'Until the end of 8 October 2026', 'The seller pays the freight.', 'By law'],
      [
        'Return',
        '7 days after delivery',
        'Until the end of 2 October 2026',
        expect.stringMatching(/^The platform pays the freight\..*The seller pays the freight\./),
        'By the platform’s rules',
      ],
      ['Exchange', '15 days after delivery', 'Until the end of 10 October 2026', 'The seller pays the freight.', 'By law'],
      [
        'Exchange',
        '15 days after delivery',
        'Until the end of 10 October 2026',
        expect.stringContaining('The platform pays the freight.'),
        'By the platform’s rules',
      ],
      [
        'Repair',
        '1 year after delivery',
        'At least until the end of 25 September 2027',
        'The seller pays the freight. / The repair is free, parts and labour included.',
        'By law',
      ],
      [
        'Repair',
        expect.stringContaining('1 year after delivery'),
        'Until the end of 25 September 2027',
        expect.stringContaining('The repair is free'),
        'By the platform’s rules',
      ],
    ])
  })
})

const HOSTILE = '<img src=x onerror=alert(1)> {{ 7 * 7 }} [click](javascript:alert(1)) | `code` **bold**'
const small = createPolicy([
  testPack({
    manifest: { text: { en: HOSTILE, zh: HOSTILE } },
    rules: [
      {
        id: 'test.give',
        kind: 'grant',
        service: 'return',
        text: { en: HOSTILE, zh: HOSTILE },
        scope: { category: ['phones'] },
        windows: [{ ends: { from: 'delivered', for: { days: 7 } } }],
      },
    ],
  }),
])
const model = documentPolicy(small)

describe('documentPolicy', () => {
  it('makes every page in both languages', () => {
    const ids = (locale: string): string[] => model.pages.filter((page) => page.locale === locale).map(({ id }) => id)
    expect(ids('zh')).toEqual(ids('en'))
    expect(ids('en')).toEqual(expect.arrayContaining(['index', 'services/index', 'services/return', 'categories/index', 'categories/phones']))
    expect(new Set(ids('en')).size).toBe(ids('en').length)
  })

  it('gives the same pages for the same rules', () => {
    expect(JSON.stringify(documentPolicy(small))).toBe(JSON.stringify(model))
  })

  it('says how far it is', () => {
    const steps: [number, number][] = []
    documentPolicy(small, { locales: ['en'], onPage: (made, all) => void steps.push([made, all]) })
    expect(steps.map(([made]) => made)).toEqual(steps.map((_, index) => index + 1))
    expect(steps.at(-1)?.[0]).toBe(steps[0]?.[1])
  })
})

describe('writePages', () => {
  const markdown = writePages(model, { format: 'md' })

  it('links only to pages and sections that exist', () => {
    const anchors = new Map(markdown.map(({ path, text }) => [path, new Set([...text.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id))]))
    const broken = markdown.flatMap(({ path, text }) =>
      [...text.matchAll(/\]\(<([^>]+)>\)/g)].flatMap(([, address = '']) => {
        if (/^https?:/.test(address)) return []
        const { pathname, hash } = new URL(address, `https://x/${path}`)
        const target = anchors.get(pathname.slice(1))
        return target && (hash === '' || target.has(hash.slice(1))) ? [] : [`${path}: ${address}`]
      }),
    )
    expect(broken).toEqual([])
  })

  it('takes nothing in a text of a pack as markup', () => {
    const page = markdown.find(({ path }) => path === 'en/categories/phones.md')?.text
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;')
    for (const { text } of markdown) expect(text).not.toMatch(/<img|\{\{|(?<!\\)\]\(javascript|(?<!\\)`/)
  })

  it('writes each page as data', () => {
    const [page] = writePages(model, { format: 'json' })
    expect(page?.path).toBe('en/index.json')
    expect(JSON.parse(page?.text ?? '')).toEqual(model.pages[0])
  })
})

describe('pages as HTML', () => {
  it('are whole documents in which every text is escaped', () => {
    for (const { path, text } of writePages(model, { format: 'html' })) {
      expect(text.startsWith(`<!doctype html>\n<html lang="${path.slice(0, 2)}">`)).toBe(true)
      expect(text).not.toMatch(/<img|<script|href="javascript/)
    }
  })

  it('can be a part of a page of another site, with its addresses', () => {
    const [page] = writePages(model, { format: 'html', part: true, address: ({ locale, id }) => `/help/${locale}/${id}` })
    expect(page?.text.startsWith('<h1>After-sales rules</h1>\n<p class="languages"><a href="/help/zh/index" lang="zh" hreflang="zh">')).toBe(true)
    expect(page?.text).toContain('<a href="/help/en/categories/index">')
    expect(page?.text).not.toMatch(/<html|<main|<style/)
  })
})

describe('a provision', () => {
  const made = documentPolicy(
    createPolicy([
      testPack({
        tables: [
          {
            id: 'test.days',
            keys: ['category'],
            columns: { period: { type: 'duration', text: { en: 'Period', zh: '期限' } } },
            rows: [{ id: 'phone', key: { category: 'phones' }, values: { period: { days: 30 } }, cites: [{ source: 'src', at: '2' }] }],
          },
        ],
        rules: [
          {
            id: 'test.give',
            kind: 'grant',
            service: 'return',
            text: { en: 'Given.', zh: '给予。' },
            each: 'test.days',
            windows: [{ ends: { from: 'delivered', for: { row: 'period' } } }],
            inForce: { from: '2020-01-01' },
          },
          {
            id: 'test.not',
            kind: 'exclude',
            text: { en: 'Not custom goods.', zh: '定制除外。' },
            when: { '==': [{ var: 'item.madeToOrder' }, true] },
            defeats: ['test.give'],
          },
          { id: 'test.but', kind: 'except', text: { en: 'But faulty ones.', zh: '有故障的不除外。' }, scope: { reason: ['defective'] }, defeats: ['test.not'] },
        ],
      }),
    ]),
    {
      locales: ['en'],
      cases: [3, 4].map((day) => ({
        provision: 'test',
        title: `Day ${day}`,
        services: ['return'],
        facts: {
          asOf: `2026-02-0${day}T00:00:00+08:00`,
          order: { market: 'CN', purchasedAt: '2026-01-03T09:00:00+08:00' },
          item: { category: 'phones', madeToOrder: false },
          events: { delivered: '2026-01-04T09:00:00+08:00' },
          history: [],
          claim: { reason: 'changed_mind' },
        },
      })),
    },
  )
  const page = writePages(made, { format: 'md' }).find(({ path }) => path === 'en/provisions/test.md')?.text ?? ''

  it('has its exclusions and exceptions as a tree', () => {
    const tree = page.slice(page.indexOf('## Exclusions'), page.indexOf('## Tables'))
    const lines = tree.split('\n').filter((line) => line.includes('- '))
    expect(lines.map((line) => [line.search(/\S/), line.replace(/\(<[^)]*>\)/g, '').trim()])).toEqual([
      [0, '- [Given.]'],
      [2, '- <small>Not given if:</small> [Not custom goods.]'],
      [4, '- <small>But it is still given if:</small> [But faulty ones.]'],
    ])
  })

  it('has its tables, its versions, and the cases on both sides of a boundary', () => {
    expect(page).toMatch(/\| \[Mobile phones\]\([^)]*\) \| 30 days \|/)
    expect(page).toContain('1 January 2020')
    expect(page).toMatch(/\| Day 3 \|.*can be returned until the end of 3 February 2026/)
    expect(page).toMatch(/\| Day 4 \|.*cannot be returned.*1 day late/)
  })
})
