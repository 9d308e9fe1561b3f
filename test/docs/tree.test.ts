import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { documentPolicy, drawTree, type TreePicture, writePages } from '../../src/docs.js'
import { createPolicy } from '../../src/index.js'
import { testPack } from '../support/test-pack.js'

const said = (en: string, zh: string) => ({ en, zh })
const policy = createPolicy([
  testPack({
    rules: [
      {
        id: 'test.give',
        kind: 'grant',
        service: 'return',
        text: said('Given', '给予'),
        windows: [{ ends: { from: 'delivered', for: { days: 7 } } }],
      },
      { id: 'test.not', kind: 'exclude', text: said('Not custom goods.', '定制除外。'), defeats: ['test.give'] },
      { id: 'test.but', kind: 'except', text: said('But faulty ones.', '有故障的不除外。'), scope: { reason: ['defective'] }, defeats: ['test.not'] },
      { id: 'test.sealed', kind: 'exclude', text: said('Not <b>opened</b> goods.', '已拆封的除外。'), defeats: ['test.give'] },
    ],
  }),
])
const treesOn = (locale: 'en' | 'zh'): TreePicture[] =>
  documentPolicy(policy, { locales: [locale] })
    .pages.filter(({ id }) => id === 'provisions/test')
    .flatMap(({ sections }) => sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'figure' && 'tree' in block ? [block.tree] : []))))
const draw = (tree: TreePicture, standalone = false): string => drawTree(tree, { plot: Plot, document: parseHTML('<html></html>').document, standalone })
const drawn = (svg: string): ReturnType<typeof parseHTML>['document'] => parseHTML(`<html><body>${svg}</body></html>`).document

describe('the picture of exclusions', () => {
  it('stands with the rule that can be taken away, as data', () => {
    expect(treesOn('en')).toEqual([
      {
        title: 'What takes this away (■), and what gives it back (▲)',
        alternative: 'Given. Not given if: Not custom goods. But it is still given if: But faulty ones. Not given if: Not <b>opened</b> goods.',
        nodes: [
          { as: 'grant', depth: 0, text: 'Given' },
          { as: 'exclude', depth: 1, text: 'Not custom goods.' },
          { as: 'except', depth: 2, text: 'But faulty ones.' },
          { as: 'exclude', depth: 1, text: 'Not <b>opened</b> goods.' },
        ],
      },
    ])
    expect(treesOn('zh')[0]?.alternative).toBe('给予。有下列情形的不给予：定制除外。但有下列情形的仍然给予：有故障的不除外。有下列情形的不给予：已拆封的除外。')
  })

  it('has a shape and a text for each rule, a line to that above it, and says all of it in words', () => {
    const [tree] = treesOn('en') as [TreePicture]
    const svg = drawn(draw(tree))
    expect([...svg.querySelectorAll('[data-mark="text"] text')].map(({ textContent }) => textContent)).toEqual(tree.nodes.map(({ text }) => text))
    expect(svg.querySelectorAll('[data-mark="dot"]').length).toBe(3)
    expect(svg.querySelectorAll('[data-mark="dot"] > *').length).toBe(4)
    expect(svg.querySelectorAll('[data-mark="link"] path').length).toBe(6)
    expect([svg.querySelector('svg')?.getAttribute('role'), svg.querySelector('svg')?.getAttribute('aria-label')]).toEqual(['img', tree.alternative])
    expect(svg.querySelector('b')).toBe(null)
  })

  it('breaks long texts, English between words and Chinese before no stop', () => {
    const lines = (text: string): string[] =>
      [...drawn(draw({ title: '', alternative: '', nodes: [{ as: 'grant', depth: 0, text }] })).querySelectorAll('[data-mark="text"] text')].map(
        ({ textContent }) => textContent ?? '',
      )
    const english = 'The goods may be returned '.repeat(10).trim()
    expect(lines(english).length).toBeGreaterThan(2)
    expect(lines(english).join(' ')).toBe(english)
    const chinese = '七日内可以退货，'.repeat(12)
    expect(lines(chinese).length).toBeGreaterThan(2)
    expect(lines(chinese).join('')).toBe(chinese)
    for (const line of lines(chinese)) expect(line).not.toMatch(/^，/)
  })

  it('is a file beside a page of Markdown', () => {
    const files = writePages(documentPolicy(policy, { locales: ['en'] }), { format: 'md', drawTree: (tree) => draw(tree, true) })
    expect(files.find(({ path }) => path === 'en/provisions/test.tree-test-give.svg')?.text).toContain('prefers-color-scheme')
    expect(files.find(({ path }) => path === 'en/provisions/test.md')?.text).toContain('(<test.tree-test-give.svg>)')
  })
})
