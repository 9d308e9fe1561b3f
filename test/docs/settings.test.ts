import { describe, expect, it } from 'vitest'
import { documentPolicy, writePages } from '../../src/docs.js'
import type { Facts } from '../../src/facts/facts.js'
import { createPolicy, type Policy } from '../../src/index.js'
import { CALENDAR, type RuleSketch, testPack } from '../support/test-pack.js'

const week: RuleSketch = {
  id: 'test.give',
  kind: 'grant',
  service: 'return',
  text: { en: 'Given.', zh: '给予。' },
  windows: [{ ends: { from: 'delivered', for: { days: 7 } } }],
}
type Options = Parameters<typeof documentPolicy>[1]

/** The lines of one page that hold some words. */
function lines(policy: Policy, id: string, words: RegExp, options: Options = {}): string[] {
  const [locale = 'en'] = options.locales ?? []
  const files = writePages(documentPolicy(policy, { locales: [locale], ...options }), { format: 'md' })
  const text = files.find(({ path }) => path === `${locale}/${id}.md`)?.text ?? ''
  return text.split('\n').filter((line) => words.test(line))
}
const calendar = (changes: object): Policy => createPolicy([testPack({ rules: [week], files: { 'calendar.json': { ...CALENDAR, ...changes } } })])

describe('the day of the examples', () => {
  const head = (day: string): string => `| What | Until when | Delivered on ${day} | Who pays | On whose word |`
  it.each<[string, Policy, Options, string]>([
    ['six days before the longest holiday', calendar({}), {}, '25 September 2026'],
    ['the day on which the sources were read, without a long holiday', calendar({ daysOff: [] }), {}, '23 November 2026'],
    ['the one that is asked for', calendar({}), { day: '2026-03-05' }, '5 March 2026'],
  ])('is %s', (_, policy, options, day) => {
    expect(new Set(lines(policy, 'categories/clothing', /^\| What \| Until when/, options))).toEqual(new Set([head(day)]))
  })

  it.each([
    ['2026-02-30', '"2026-02-30" is not a day'],
    ['1800-01-01', '"1800-01-01T10:00:00+08:00" is outside the years 1992 to 2159 that the time zones of the policy cover'],
  ])('is never %s', (day, message) => {
    expect(() => documentPolicy(calendar({}), { day })).toThrow(new RangeError(message))
  })
})

describe('what a pack may leave out', () => {
  it('a calendar', () => {
    const without = createPolicy([testPack({ rules: [week], manifest: { calendar: undefined } as never })])
    expect(lines(without, 'packs/test', /Calendar/)).toEqual([])
    expect(lines(calendar({}), 'packs/test', /Calendar/)).toEqual(['- Calendar: [cn](<../calendar.md>)'])
  })

  it('holidays of more than a day', () => {
    const labour = calendar({ daysOff: [{ day: '2026-05-01', name: { en: 'Labour Day', zh: '劳动节' } }] })
    expect(lines(labour, 'calendar', /^\| 2026/)).toEqual(['| 2026 | Labour Day | 1 May 2026 |'])
  })
})

const claim = (more: Partial<Facts> = {}): Facts => ({
  asOf: '2026-02-03T00:00:00+08:00',
  order: { market: 'CN', purchasedAt: '2026-01-03T09:00:00+08:00' },
  item: { category: 'phones' },
  goods: { opened: true },
  events: { delivered: '2026-01-30T09:00:00+08:00', paid: '2026-01-03T09:00:00+08:00' },
  history: [],
  claim: { reason: 'changed_mind' },
  ...more,
})
const { order, goods: _opened, events, ...others } = claim()
const cases = [
  { facts: claim(), services: ['return', 'repair'] as const },
  { facts: claim({ order: { ...order, currency: 'CNY' } }) },
  { facts: { ...others, order, claim: {}, events: { delivered: events?.delivered as string } } },
  {
    facts: claim({
      history: [
        { service: 'repair', outcome: 'open', openedAt: '2026-02-01T09:00:00+08:00' },
        { service: 'repair', outcome: 'done', openedAt: '2026-01-31T09:00:00+08:00', closedAt: '2026-02-01T08:00:00+08:00' },
      ],
    }),
  },
  // Not valid, and so left out.
  { facts: claim({ asOf: 'today' }) },
].map(({ facts, services = ['return'] }, index) => ({ provision: 'test', title: `Case ${index}`, services: [...services], facts }))

describe('worked cases', () => {
  it.each([
    [
      'en',
      [
        '| Case 0 |  | The goods can be returned until the end of 6 February 2026.<br>No repair can be claimed.<br><small>No rule gives this for such an item.</small> |',
        '| Case 1 |  | The goods can be returned until the end of 6 February 2026. |',
        '| Case 2 | Not known: Payment succeeded<br>Not known: The outer package has been opened<br>Not known: Why the claim is made | The goods can be returned until the end of 6 February 2026. |',
        '| Case 3 | The item was handed in for repair on 1 February 2026 at 09:00.<br>There was a repair before, from 31 January 2026 to 1 February 2026: it was carried out.<br>There was a repair before, since 1 February 2026: it is still open. | The goods can be returned until the end of 6 February 2026. |',
      ],
    ],
    [
      'zh',
      [
        '| 手机，不想要了 |  | 可以退货，最晚至2026年2月6日 24:00。<br>不能要求维修。<br><small>对这类商品，没有提供这项服务的规定。</small> |',
        '| 手机，不想要了 |  | 可以退货，最晚至2026年2月6日 24:00。 |',
        '| 手机 | 不清楚：付款成功<br>不清楚：外包装已打开<br>不清楚：申请售后的原因 | 可以退货，最晚至2026年2月6日 24:00。 |',
        '| 手机，不想要了 | 2026年2月1日 09:00，商品送修。<br>售后记录：2026年1月31日至2026年2月1日维修，已完成。<br>售后记录：2026年2月1日起维修，尚未结束。 | 可以退货，最晚至2026年2月6日 24:00。 |',
      ],
    ],
  ] as const)('say in %s what each differs in', (locale, rows) => {
    const policy = createPolicy([testPack({ rules: [week] })])
    expect(lines(policy, 'provisions/test', /^\| (Case \d|手机)/, { locales: [locale], cases })).toEqual(rows)
  })
})

describe('the writers', () => {
  const span = (text: string): object => ({ spans: [{ text }] })
  const page = {
    ...{ id: 'index', kind: 'home', locale: 'en', title: 'Home' },
    blocks: [
      { kind: 'paragraph', ...span('1. No list') },
      { kind: 'paragraph', ...span('- no item') },
      { kind: 'paragraph', spans: [{ text: 'Here', to: 'index#one' }, { text: ' and ' }, { text: 'there', to: 'gone' }] },
      { kind: 'figure', id: 'picture', timeline: { title: 'A picture', alternative: 'What it shows', daysLabel: 'Days', bars: [], marks: [] } },
    ],
    sections: [],
  }
  const model = { policy: { id: 'test', version: '1.0.0', hash: '' }, locales: ['en'], pages: [page] } as unknown as Parameters<typeof writePages>[0]
  it.each([
    ['md', ['1\\. No list', '\\- no item', '[Here](<index.md#one>) and there', '![What it shows](<index.picture.svg>)']],
    [
      'html',
      [
        '<p>1. No list</p>',
        '<p>- no item</p>',
        '<p><a href="index.html#one">Here</a> and there</p>',
        '<figure id="picture"><img src="index.picture.svg" alt="What it shows"><figcaption>A picture</figcaption></figure>',
      ],
    ],
  ] as const)('write %s that reads as it is meant', (format, expected) => {
    const files = writePages(model, { format, pictures: 'files', draw: () => '<svg/>' })
    expect(files.map(({ path }) => path)).toEqual([`en/index.${format}`, 'en/index.picture.svg'])
    expect(files[0]?.text.split('\n')).toEqual(expect.arrayContaining([...expected]))
  })
})
