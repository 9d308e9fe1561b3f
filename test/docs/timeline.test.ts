import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { decisionTimeline } from '../../src/docs/timeline/decision-timeline.js'
import { LAYER_COLOURS } from '../../src/docs/timeline/draw-timeline.js'
import { documentPolicy, drawTimeline, type Timeline, writePages } from '../../src/docs.js'
import { createPolicy } from '../../src/index.js'
import { testPack } from '../support/test-pack.js'

const timeline: Timeline = {
  title: 'Time limits',
  alternative: 'Return: until 8 October 2026 <moved> & "quoted"',
  daysLabel: 'Days from 25 September 2026',
  bars: [{ label: 'Return', layer: 'law', from: '2026-09-25', movedFrom: '2026-10-02', lastDay: '2026-10-08', text: 'until 8 October 2026' }],
  marks: [
    { day: '2026-09-25', text: 'Delivery' },
    { day: '2026-09-26', text: 'Claim' },
  ],
}
const draw = (one: Timeline, standalone = false): string => drawTimeline(one, { plot: Plot, document: parseHTML('<html></html>').document, standalone })
const drawn = (svg: string): ReturnType<typeof parseHTML>['document'] => parseHTML(`<html><body>${svg}</body></html>`).document

describe('drawTimeline', () => {
  const svg = drawn(draw(timeline))

  it('says everything in words, for those who do not see it', () => {
    const picture = svg.querySelector('svg')
    expect(picture?.getAttribute('role')).toBe('img')
    expect(picture?.getAttribute('aria-label')).toBe(timeline.alternative)
  })

  it('draws a bar until the day before it moves, a hatched one until the last day, and a line for each mark', () => {
    const bars = [...svg.querySelectorAll('[data-mark="bar"] rect')].map((bar) => ({
      from: Number(bar.getAttribute('x')),
      width: Number(bar.getAttribute('width')),
      hatched: bar.parentElement?.hasAttribute('stroke-dasharray'),
    }))
    expect(bars.map(({ hatched }) => hatched)).toEqual([false, true])
    expect(bars[1]?.from).toBeCloseTo((bars[0]?.from ?? 0) + (bars[0]?.width ?? 0))
    expect(bars.every(({ width }) => width > 0)).toBe(true)
    expect(svg.querySelectorAll('[data-mark="rule"] line').length).toBe(2)
  })

  it('names each bar and each mark', () => {
    const texts = [...svg.querySelectorAll('[data-mark="text"] text')].map(({ textContent }) => textContent)
    expect(texts).toEqual(['Delivery', 'Claim', 'Return – until 8 October 2026'])
  })

  it('brings colours for light and dark along only when it stands alone', () => {
    expect(draw(timeline)).not.toContain('prefers-color-scheme')
    expect(draw(timeline, true)).toContain('prefers-color-scheme:dark')
    expect(draw(timeline, true)).toContain('xmlns="http://www.w3.org/2000/svg"')
  })

  it('draws a bar without an end to the edge, and one that was not moved whole', () => {
    const [bar] = timeline.bars
    const bars = [
      { label: 'Ever', layer: 'law', from: '2026-09-25', text: 'no limit' },
      { ...bar, movedFrom: undefined },
    ] as unknown as Timeline['bars']
    const rects = [...drawn(draw({ ...timeline, bars })).querySelectorAll('[data-mark="bar"] rect')].map((rect) => Number(rect.getAttribute('width')))
    const [, moved] = [...svg.querySelectorAll('[data-mark="bar"] rect')]
    expect(rects).toHaveLength(2)
    expect(rects[0]).toBeGreaterThan(rects[1] as number)
    expect(rects[1]).toBeCloseTo(Number(moved?.getAttribute('x')) + Number(moved?.getAttribute('width')) - 14, 0)
  })

  it('is the same each time', () => {
    expect(draw(timeline)).toBe(draw(timeline))
  })
})

describe('the colours', () => {
  const channel = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
  const luminance = (colour: string): number => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => channel(Number.parseInt(colour.slice(at, at + 2), 16) / 255))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const contrast = (a: string, b: string): number => {
    const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
    return (light + 0.05) / (dark + 0.05)
  }
  it.each(Object.entries(LAYER_COLOURS))('of %s are seen on light and on dark', (_, colour) => {
    expect(contrast(colour, '#ffffff')).toBeGreaterThanOrEqual(3)
    expect(contrast(colour, '#1b1b1f')).toBeGreaterThanOrEqual(3)
  })
})

const policy = createPolicy([
  testPack({
    rules: [
      { id: 'test.give', kind: 'grant', service: 'return', windows: [{ ends: { from: 'delivered', for: { days: 7 }, roll: 'next_working_day' } }] },
      { id: 'test.ever', kind: 'grant', service: 'complaint' },
    ],
  }),
])
const facts = {
  asOf: '2026-09-28T10:00:00+08:00',
  order: { market: 'CN', purchasedAt: '2026-09-24T10:00:00+08:00' },
  item: { category: 'clothing' },
  events: { delivered: '2026-09-25T10:00:00+08:00' },
  history: [],
  claim: { reason: 'changed_mind' as const },
}

describe('decisionTimeline', () => {
  it('has a bar for each limit, and lines for delivery and claim', () => {
    const found = decisionTimeline(policy, facts, policy.evaluate(facts), 'en')
    expect(found?.bars).toEqual([
      { label: 'Return · By law', layer: 'law', from: '2026-09-25', movedFrom: '2026-10-02', lastDay: '2026-10-08', text: 'Until the end of 8 October 2026' },
      { label: 'Complaint · By law', layer: 'law', from: '2026-09-25', text: 'no time limit' },
    ])
    expect(found?.marks).toEqual([
      { day: '2026-09-25', text: 'Delivery' },
      { day: '2026-09-28', text: 'Claim' },
    ])
    expect(found?.alternative).toContain('moved from 2 October 2026')
  })

  it('begins with the purchase where nothing was delivered', () => {
    const { events: _, ...paid } = facts
    const found = decisionTimeline(policy, paid, policy.evaluate(paid), 'en')
    expect(found?.marks[0]).toEqual({ day: '2026-09-24', text: 'Purchase' })
    expect(found?.bars.map(({ label, from }) => [label, from])).toEqual([['Complaint · By law', '2026-09-24']])
  })

  it('is nothing when no route stands', () => {
    const late = { ...facts, asOf: '2027-03-01T10:00:00+08:00' }
    const decision = policy.evaluate(late, { only: ['return'] })
    expect(decisionTimeline(policy, late, decision, 'en')).toBeUndefined()
  })
})

describe('pictures on pages', () => {
  const model = documentPolicy(policy, { locales: ['en'] })
  it.each([
    ['md', 'files', /!\[[^\]]+\]\(<phones\.timeline-defective\.svg>\)/, true],
    ['md', 'inside', /^<svg role="img"/m, false],
    ['html', 'inside', /<figure id="timeline-defective"><svg role="img"/, false],
  ] as const)('%s, %s', (format, pictures, found, apart) => {
    const files = writePages(model, { format, pictures, draw: (one) => draw(one, apart) })
    expect(files.find(({ path }) => path === `en/categories/phones.${format}`)?.text).toMatch(found)
    expect(files.some(({ path }) => path === 'en/categories/phones.timeline-defective.svg')).toBe(apart)
  })
})
