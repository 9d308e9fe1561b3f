import { describe, expect, it } from 'vitest'
import { type DiffReport, diff } from '../../src/analysis.js'
import { policyOf } from '../support/decide.js'
import { CALENDAR, type RuleSketch } from '../support/test-pack.js'

const grant = (days: number, more: object = {}): RuleSketch => ({
  id: 'test.grant',
  kind: 'grant',
  service: 'repair',
  windows: [{ ends: { from: 'delivered', for: { days }, roll: 'none' } }],
  ...more,
})
const exclude = (fact: string): RuleSketch => ({ id: 'test.exclude', kind: 'exclude', defeats: ['test.grant'], when: { '==': [{ var: fact }, true] } })
const compare = (before: RuleSketch[], after: RuleSketch[]): DiffReport => diff(policyOf(before), policyOf(after))
const verdictOf = (report: DiffReport): string | undefined => report.services.find(({ service }) => service === 'repair')?.verdict

describe('what a new version changes', () => {
  it('is nothing when nothing was edited, and when a rule is only written otherwise', () => {
    const before = [grant(7, { when: { '!': { '==': [{ var: 'goods.used' }, true] } } })]
    expect([verdictOf(compare(before, before)), compare(before, before).step]).toEqual(['equal', 'none'])
    const report = compare(before, [grant(7, { when: { '==': [{ var: 'goods.used' }, false] } })])
    expect([verdictOf(report), report.edits]).toEqual(['equal', [{ kind: 'rule', id: 'test.grant', change: 'changed', parts: ['when'] }]])
  })

  it('is said with a claim that both versions decided', () => {
    const report = compare([grant(30)], [grant(15)])
    const [repair] = report.services
    expect([report.step, repair?.verdict, repair?.better, repair?.cells.better]).toEqual(['major', 'worse', [], '0'])
    const [change, ...others] = repair?.worse ?? []
    expect(others).toEqual([])
    expect(change?.where).toEqual(['More than 15 days after delivery.', 'Up to 30 days after delivery.'])
    expect(change?.causes).toEqual(['test.grant'])
    if (!change) throw new Error('nothing is worse')
    const { facts, before, after } = change.witness
    expect([before, after]).toEqual(['available', 'unavailable'])
    expect(policyOf([grant(30)]).evaluate(facts).services.repair.verdict).toBe('available')
    expect(policyOf([grant(15)]).evaluate(facts).services.repair.verdict).toBe('unavailable')
  })

  it('counts cells exactly', () => {
    // goods.used, goods.opened, units left, decided by a person: two values each.
    const base = grant(7, { windows: [] })
    const { cells } = compare([base, exclude('goods.used')], [base, exclude('goods.opened')]).services[0] as DiffReport['services'][number]
    expect(cells).toEqual({ worse: '2', better: '2', all: '16' })
  })

  it('names the edit that did it', () => {
    const report = compare(
      [grant(7), exclude('goods.used')],
      [grant(15), { ...exclude('goods.used'), id: 'test.other', when: { '==': [{ var: 'goods.opened' }, true] } }],
    )
    const [repair] = report.services
    expect([report.step, repair?.verdict]).toEqual(['major', 'mixed'])
    expect(new Set(repair?.worse.flatMap(({ causes }) => causes))).toEqual(new Set(['test.other']))
    expect(new Set(repair?.better.flatMap(({ causes }) => causes))).toEqual(new Set(['test.grant', 'test.exclude']))
  })

  it('asks for the version step', () => {
    const words = { text: { en: 'Other words', zh: '另一种说法' } }
    expect(compare([grant(7)], [grant(7, words)]).step).toBe('patch')
    expect(compare([grant(7)], [grant(15)]).step).toBe('minor')
    expect(compare([grant(7)], [grant(7, { terms: { freight: 'seller' } })]).step).toBe('minor')
    expect(compare([grant(7)], [grant(7, { evidence: [{ anyOf: ['photos'] }] })]).step).toBe('major')
    expect(compare([grant(7, { terms: { freight: 'seller' } })], [grant(7, { terms: { freight: 'buyer' } })]).step).toBe('major')
    expect(compare([grant(7, { evidence: [{ anyOf: ['photos'] }] })], [grant(7)]).step).toBe('minor')
    expect(compare([grant(7)], []).step).toBe('major')
  })

  it('is unknown when the nodes run out', () => {
    const report = diff(policyOf([grant(30)]), policyOf([grant(15)]), { budget: 3 })
    expect([report.step, report.services[0]?.verdict, report.services[0]?.because]).toEqual(['unknown', 'unknown', 'the diagrams need more than 3 nodes'])
  })
})

describe('promises and demands that change', () => {
  const photos = { anyOf: ['photos'] }
  const either = { anyOf: ['photos', 'video'] }

  it.each<[string, before: object, after: object, direction: string]>([
    ['the seller pays the freight', { terms: { freight: 'buyer' } }, { terms: { freight: 'seller' } }, 'better'],
    ['the buyer pays it', { terms: { freight: 'seller' } }, { terms: { freight: 'buyer' } }, 'worse'],
    ['the platform pays in place of the seller', { terms: { freight: 'seller' } }, { terms: { freight: 'platform' } }, 'other'],
    ['who pays is said, and it is the buyer', {}, { terms: { freight: 'buyer' } }, 'worse'],
    ['who pays is said, and it is the seller', {}, { terms: { freight: 'seller' } }, 'better'],
    ['it is said no more', { terms: { freight: 'seller' } }, {}, 'worse'],
    ['one more way of repair', { terms: { repairMode: ['send_in'] } }, { terms: { repairMode: ['send_in', 'on_site'] } }, 'better'],
    ['another way of repair', { terms: { repairMode: ['send_in'] } }, { terms: { repairMode: ['on_site'] } }, 'mixed'],
    ['who serves', { terms: { servedBy: 'seller' } }, { terms: { servedBy: 'maker' } }, 'other'],
    ['evidence is asked for', {}, { evidence: [photos] }, 'worse'],
    ['it is asked for no more', { evidence: [photos] }, {}, 'better'],
    ['something else will do too', { evidence: [photos] }, { evidence: [either] }, 'better'],
    ['only one of both will do', { evidence: [either] }, { evidence: [photos] }, 'worse'],
    ['it is only recommended', { evidence: [photos] }, { evidence: [{ ...photos, need: 'recommended' }] }, 'better'],
    ['two in place of one', { evidence: [either] }, { evidence: [{ ...either, atLeast: 2 }] }, 'worse'],
    ['something else is asked for', { evidence: [photos] }, { evidence: [{ anyOf: ['video'] }] }, 'mixed'],
    ['in another order', { evidence: [photos, { anyOf: ['video'] }] }, { evidence: [{ anyOf: ['video'] }, photos] }, 'other'],
  ])('%s', (_, before, after, direction) => {
    const report = compare([grant(7, before)], [grant(7, after)])
    expect([verdictOf(report), report.promises.map((one) => [one.rule, one.direction])]).toEqual(['equal', [['test.grant', direction]]])
  })
})

describe('what is no rule', () => {
  const days = [grant(7, { windows: [{ ends: { from: 'delivered', for: { days: 7 } } }] })]
  const rolling = (more: object = {}): ReturnType<typeof policyOf> => policyOf(days, { manifest: { roll: 'next_working_day' }, ...more })

  it('a calendar with fewer days off is worse', () => {
    const report = diff(rolling(), rolling({ files: { 'calendar.json': { ...CALENDAR, daysOff: CALENDAR.daysOff.slice(0, 5) } } }))
    expect([verdictOf(report), report.step, report.edits]).toEqual(['worse', 'major', [{ kind: 'calendar', id: 'cn', change: 'changed', parts: ['daysOff'] }]])
    expect(report.services[0]?.worse[0]?.causes).toEqual(['cn'])
  })

  it('ends that roll no more are worse', () => {
    const report = diff(rolling(), policyOf(days, { manifest: { roll: 'none' } }))
    expect([verdictOf(report), report.edits]).toEqual(['worse', [{ kind: 'pack', id: 'test', change: 'changed', parts: ['roll'], text: expect.anything() }]])
  })

  it('names each of several edits that did it', () => {
    const fewer = { files: { 'calendar.json': { ...CALENDAR, daysOff: CALENDAR.daysOff.slice(0, 5) } } }
    const report = diff(
      rolling(),
      policyOf([grant(8, { windows: [{ ends: { from: 'delivered', for: { days: 7 } } }], note: { en: 'x', zh: 'x' } })], {
        manifest: { roll: 'next_working_day' },
        ...fewer,
      }),
    )
    expect(report.edits.map(({ id, parts }) => [id, parts])).toEqual([
      ['test.grant', ['note']],
      ['cn', ['daysOff']],
    ])
    expect(report.services[0]?.worse[0]?.causes).toEqual(['cn'])
  })
})

describe('claims that change', () => {
  const rule = (more: object = {}): RuleSketch => ({ id: 'test.grant', kind: 'grant', service: 'repair', ...more })
  const ends = (duration: object, more: object = {}): object => ({ windows: [{ ends: { from: 'delivered', for: duration, roll: 'none', ...more } }] })
  const read = (fact: string, values: string[]): object => ({ when: { in: [{ var: fact }, values] } })
  const OTHERS = ['test.a', 'test.b', 'test.c']

  it.each<[string, before: object, after: object, { worse?: string[][]; better?: string[][] }]>([
    [
      'by a value',
      read('order.saleMode', ['store']),
      read('order.saleMode', ['store', 'distance']),
      { better: [['It was bought online, by phone or otherwise at a distance.']] },
    ],
    [
      'by a reason',
      { scope: { reason: ['defective'] } },
      { scope: { reason: ['defective', 'recalled'] } },
      { better: [['The reason given is “Recalled or found unqualified”.']] },
    ],
    [
      'by many reasons',
      { scope: { reason: ['defective'] } },
      { scope: { reason: ['recalled', 'wrong_size', 'counterfeit', 'late_delivery', 'wrong_item', 'missing_item', 'missing_parts', 'usage_help'] } },
      {
        worse: [['The reason given is “Defect or fault”.']],
        better: [[expect.stringMatching(/^The reason given is (“.+”, ){4}“.+” or “.+” and 2 more\.$/) as unknown as string]],
      },
    ],
    [
      'by a kind of goods',
      { scope: { category: ['phones'] } },
      { scope: { category: ['books'] } },
      { worse: [['The item belongs to “Mobile phones”.']], better: [['The item belongs to “Books”.']] },
    ],
    ['by any other kind', { scope: { category: ['phones'] } }, {}, { better: [['It is not so that the item belongs to “Mobile phones”.']] }],
    ['by a brand', { scope: { brand: OTHERS } }, {}, { better: [['The brand is one that no rule names.']] }],
    ['by a promise', { scope: { label: ['no_reason_7d'] } }, {}, { better: [['It is not so that the page promised: No-reason return for 7 days.']] }],
    [
      'by a promise that takes away',
      { when: { '!': [{ in: ['no_reason_7d', { var: 'item.labels' }] }] } },
      {},
      { better: [['The page promised: No-reason return for 7 days.']] },
    ],
    ['by a state of the goods', { when: { '==': [{ var: 'goods.used' }, true] } }, {}, { better: [['The goods have only been inspected and tried.']] }],
    [
      'by months and working days',
      ends({ months: 1 }),
      ends({ workingDays: 5 }),
      { worse: [['More than 5 working days after delivery.', 'Up to 1 month after delivery.']] },
    ],
    [
      'by open hours',
      ends({ openHours: 6, from: '09:00', to: '18:00' }),
      ends({ hours: 1 }),
      { worse: [['More than 1 hour after delivery.', 'Up to 6 open hours after delivery.']] },
    ],
    ['by an opening', { windows: [{ opens: { event: 'delivered', plus: { days: 3 } } }] }, {}, { better: [['Up to 3 days after delivery, or before it.']] }],
    ['by an event that must have come', { windows: [{ opens: 'installed' }] }, {}, { better: [[]] }],
    [
      'by another event',
      { windows: [{ tests: 'defectFound', ends: { from: 'delivered', for: { days: 7 } } }] },
      {},
      {
        better: [[]],
      },
    ],
    [
      'by past repairs',
      ends({ days: 7 }, { suspend: { by: ['repair'], counts: 'both_days' } }),
      ends({ days: 7 }),
      { worse: [['More than 7 days after delivery.']] },
    ],
    [
      'before and after a period',
      { inForce: { from: '2020-01-01', until: '2022-01-01' } },
      {},
      { better: [['The order was placed before 1 January 2020 or the order was placed on or after 1 January 2022.']] },
    ],
    ['in a period', {}, { when: false, inForce: { from: '2020-01-01', until: '2022-01-01' } }, { worse: [[]] }],
    [
      'in a new period',
      { inForce: { until: '2020-01-01' } },
      { inForce: { until: '2022-01-01' } },
      { better: [['The order was placed on or after 1 January 2020 and before 1 January 2022.']] },
    ],
    [
      'by the day of another event',
      { inForce: { by: 'delivered', until: '2022-01-01' } },
      {},
      { better: [['The goods were delivered on or after 1 January 2022.'], ['Not yet: the goods were delivered.']] },
    ],
  ])('%s', (_, before, after, { worse = [], better = [] }) => {
    const [found] = compare([rule(before)], [rule(after)]).services
    const where = (changes: DiffReport['services'][number]['worse'] = []): (readonly string[])[] => changes.map((one) => one.where)
    expect({ worse: where(found?.worse), better: where(found?.better) }).toEqual({ worse, better })
  })
})
