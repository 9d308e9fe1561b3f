import { describe, expect, it } from 'vitest'
import { docSpeaker } from '../../src/docs/doc-speaker.js'
import { ruleBlocks } from '../../src/docs/pages/rule-blocks.js'
import { providedText, ruleLink, scopeSpans, termLine } from '../../src/docs/say/say-rule.js'
import { subjectOf } from '../../src/docs/subject.js'
import type { Table } from '../../src/policy/rule.js'
import { policyOf } from '../support/decide.js'
import { linesOf } from './lines.js'

const OWN_TERMS = {
  test_steps: { type: 'list', text: { en: 'Steps', zh: '步骤' }, params: { days: { type: 'integer', text: { en: 'Days', zh: '天' } } } },
  test_fee: { type: 'minor', text: { en: 'Fee', zh: '费用' } },
}
const said = (text: string) => ({ en: text, zh: text })
const week = { from: 'delivered', for: { days: 7 } }
const policy = policyOf(
  [
    {
      id: 'test.give',
      kind: 'grant',
      service: 'return',
      text: said('Given.'),
      tags: ['gift'],
      scope: {
        category: ['phones'],
        notCategory: ['phone_accessories'],
        brand: ['acme'],
        channel: ['self_operated'],
        market: ['CN'],
        reason: ['defective'],
        label: ['no_reason_7d'],
      },
      when: { '==': [{ var: 'item.digital' }, false] },
      windows: [{ ends: week }],
      provided: [{ code: 'not_opened', if: { '==': [{ var: 'goods.opened' }, false] } }],
      evidence: [
        { anyOf: ['photos'] },
        { anyOf: ['photos', 'video'], atLeast: 2, if: { '==': [{ var: 'goods.used' }, true] } },
        { anyOf: ['invoice', 'warranty_card'], need: 'recommended' },
      ],
      terms: {
        freight: 'seller',
        goodsBack: true,
        repairMode: ['on_site', 'carry_in'],
        loaner: { days: 7 },
        refundBasis: 'paid',
        deductions: [{ code: 'depreciation' }],
        refundArrival: [{ method: 'wechat_pay', minWorkingDays: 1, maxWorkingDays: 3 }],
        compensation: { of: 'paid', multiple: 3 },
      },
      review: true,
      inForce: { by: 'delivered', from: '2020-01-01', until: '2030-01-01' },
      note: 'Read twice.',
      certainty: 'medium',
    },
    { id: 'test.plain', kind: 'grant', service: 'repair', text: said('Repaired.'), when: true, inForce: { until: '2030-01-01' }, terms: { goodsBack: false } },
    {
      id: 'test.not',
      kind: 'exclude',
      text: said('Not custom goods.'),
      defeats: ['#gift'],
      absolute: true,
      pending: { code: 'not_opened' },
      inForce: { from: '2020-01-01', by: 'purchased' },
      certainty: 'low',
    },
    {
      id: 'test.nor',
      kind: 'exclude',
      text: said('Not spent goods.'),
      when: { '==': [{ var: 'item.perishable' }, true] },
      defeats: ['test.give'],
      pending: { code: 'enough_left', params: { percent: 50 } },
    },
    { id: 'test.but', kind: 'except', text: said('But faulty ones.'), defeats: ['test.not'] },
    {
      id: 'test.more',
      kind: 'adjust',
      text: said('Two weeks.'),
      adjusts: ['test.give'],
      windows: [{ ends: { from: 'delivered', for: { days: 14 } } }],
      evidence: [{ anyOf: ['video'] }],
      waives: ['photos'],
      terms: { freight: 'platform' },
    },
    { id: 'test.less', kind: 'adjust', text: said('No photos.'), adjusts: ['test.plain'], waives: ['photos'] },
    { id: 'test.free', kind: 'adjust', text: said('For free.'), adjusts: ['test.plain'], terms: { repairCharge: 'free' } },
    {
      id: 'test.pay',
      kind: 'duty',
      text: said('Pays.'),
      of: ['test.give'],
      act: 'refund',
      actor: 'seller',
      ends: { from: 'returnReceived', for: { days: 7 } },
      onSilence: 'refunded',
      doneBy: 'refunded',
    },
    {
      id: 'test.say',
      kind: 'duty',
      text: said('Answers.'),
      of: ['test.give'],
      act: 'inspect',
      actor: 'buyer',
      ends: { from: 'claimApproved', for: { hours: 24 } },
    },
  ],
  { files: { 'vocabulary/terms.json': OWN_TERMS } },
)
const doc = docSpeaker(subjectOf(policy, {}), 'en', undefined)

/** Every part of every kind of rule, line by line. */
const expected: Record<string, string[]> = {
  'test.give': [
    'Gives: Return',
    'Goods: Mobile phones',
    'Not for: Phone accessories',
    'Brands: acme',
    'Bought from: Sold and shipped by the platform',
    'Country: CN',
    'Reasons: Defect or fault',
    'Promises on the page: No-reason return for 7 days',
    'When: It is not supplied online.',
    'Time',
    '  7 days after delivery',
    'Conditions',
    '  The package is unopened',
    'A person decides on it.',
    'Evidence',
    '  Photos of the problem from several angles',
    '  2 of these: photos of the problem from several angles; video of the problem',
    '    When: The goods have been used beyond a reasonable trial.',
    '  It also helps to have: One of these: invoice, paper or electronic; warranty card',
    'What it brings',
    '  The seller pays the freight.',
    '  Whether the goods must come back: yes',
    '  Ways in which the repair is done: At the buyer’s place, Brought to a service point',
    '  A free substitute is due once the repair has taken longer than this: 7 days',
    '  What the refund is counted from, before deductions: Price really paid for the units of the claim',
    '  What is taken off the refund: depreciation for the days of use, days in repair left out',
    '  Working days for the money to arrive, for each way of payment: WeChat Pay: 3 working days',
    '  How the compensation is counted: 3 times the price paid',
    'In force: from 1 January 2020 until 1 January 2030, that day not included by the day on which the goods were delivered',
    'How sure: A step of interpretation.',
    'Note: Read twice.',
    'Sources',
    '  A rule of a test, 1',
    'Rule: test.give',
  ],
  'test.plain': [
    'Gives: Repair',
    'Time',
    '  No time limit.',
    'What it brings',
    '  The goods need not be sent back.',
    'In force: until 1 January 2030, that day not included',
    'How sure: The text was read and says so.',
    'Sources',
    '  A rule of a test, 1',
    'Rule: test.plain',
  ],
  'test.not': [
    'Exclusion',
    'Takes away',
    '  every rule marked “gift”',
    'No promise can set this aside.',
    'While it is not known whether this applies, the service is given on the condition: The package is unopened',
    'In force: from 1 January 2020',
    'How sure: The sources leave it open.',
    'Sources',
    '  A rule of a test, 1',
    'Rule: test.not',
  ],
  'test.nor': [
    'Exclusion',
    'When: It is fresh or spoils quickly.',
    'Takes away',
    '  Given.',
    'While it is not known whether this applies, the service is given on the condition: At least 50 per cent is left',
    'How sure: The text was read and says so.',
    'Sources',
    '  A rule of a test, 1',
    'Rule: test.nor',
  ],
  'test.but': [
    'Exception to an exclusion',
    'Lifts',
    '  Not custom goods.',
    'How sure: The text was read and says so.',
    'Sources',
    '  A rule of a test, 1',
    'Rule: test.but',
  ],
  'test.more': [
    'Change to other rules',
    'Time',
    '  14 days after delivery',
    'Evidence',
    '  Video of the problem',
    'What it brings',
    '  The platform pays the freight.',
    'Changes',
    '  Given.',
    'No longer needed',
    '  Photos of the problem from several angles',
    'How sure: The text was read and says so.',
    'Sources',
    '  A rule of a test, 1',
    'Rule: test.more',
  ],
  'test.less': [
    'Change to other rules',
    'Changes',
    '  Repaired.',
    'No longer needed',
    '  Photos of the problem from several angles',
    'How sure: The text was read and says so.',
    'Sources',
    '  A rule of a test, 1',
    'Rule: test.less',
  ],
  'test.free': [
    'Change to other rules',
    'What it brings',
    '  The repair is free, parts and labour included.',
    'Changes',
    '  Repaired.',
    'How sure: The text was read and says so.',
    'Sources',
    '  A rule of a test, 1',
    'Rule: test.free',
  ],
  'test.pay': [
    'What follows: the seller must pay the refund',
    'Time',
    '  7 days after receipt of the returned goods',
    'Belongs to',
    '  Given.',
    'Otherwise the refund is paid automatically.',
    'It is done when the refund was made.',
    'How sure: The text was read and says so.',
    'Sources',
    '  A rule of a test, 1',
    'Rule: test.pay',
  ],
  'test.say': [
    'What follows: the buyer must inspect the goods',
    'Time',
    '  24 hours after approval of the claim',
    'Belongs to',
    '  Given.',
    'How sure: The text was read and says so.',
    'Sources',
    '  A rule of a test, 1',
    'Rule: test.say',
  ],
}

describe('a rule in full', () => {
  it.each(doc.subject.rules.map((written) => [written.rule.id, written] as const))('%s', (id, written) => {
    const lines = ruleBlocks(doc, written).flatMap((block) => (block.kind === 'list' ? block.items.flatMap(linesOf) : []))
    expect(lines).toEqual(expected[id])
  })
})

const table: Table = { id: 'test.limits', keys: ['category'], columns: { limit: { type: 'integer', text: { en: 'Limit' } } }, rows: [] }

describe('a term of a rule', () => {
  it.each<[string, unknown, string]>([
    ['freight', 'buyer', 'The buyer pays the freight.'],
    ['repairMode', { row: 'limit' }, 'Ways in which the repair is done: the value in “Limit” of the table below'],
    ['test_steps', [{ days: 3 }], 'Steps: {"days":3}'],
    ['test_fee', 500, 'Fee: 500'],
    [
      'compensation',
      { of: 'paid', multiple: 3, floor: 50000 },
      'How the compensation is counted: 3 times the price paid, at least 50,000 (in the smallest unit of the currency)',
    ],
    ['compensation', { of: 'paid', multiple: 1 }, 'How the compensation is counted: the price paid'],
    [
      'compensation',
      { of: 'paid', percent: 2, perDay: true, maxDays: 15 },
      'How the compensation is counted: 2% of the price paid for each day, for 15 days at most',
    ],
    ['compensation', { of: 'paid', percent: 1, floor: 1000, cap: 1000 }, 'How the compensation is counted: 1,000 (in the smallest unit of the currency)'],
    [
      'compensation',
      { of: 'loss', cap: 200000, open: true },
      'How the compensation is counted: the loss, at most 200,000 (in the smallest unit of the currency); a court or a person sets the amount',
    ],
  ])('%s', (term, value, said) => {
    expect(
      termLine(doc, term, value, { table })
        .map(({ text }) => text)
        .join(''),
    ).toBe(said)
  })
})

describe('other parts of a rule', () => {
  it('fills the params of a condition, a cell by the name of its column', () => {
    const limited = (limit: unknown): string => providedText(doc, { code: 'label_uses_left', params: { limit } }, { table })
    expect([limited(2), limited({ row: 'limit' })]).toEqual([
      'The service has been used fewer than 2 times',
      'The service has been used fewer than “Limit” times',
    ])
  })

  it('links what has a page', () => {
    expect(scopeSpans(doc, 'category', ['phones', 'clothing'])).toEqual([
      { text: 'Mobile phones', to: 'categories/phones' },
      { text: ', ' },
      { text: 'Clothing', to: 'categories/clothing' },
    ])
    expect(ruleLink(doc, 'test.give')).toEqual({ text: 'Given.', to: 'provisions/test#test-give' })
  })
})
