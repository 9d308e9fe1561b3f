import { describe, expect, it } from 'vitest'
import type { Rule } from '../../src/policy/rule.js'
import type { Case } from '../../src/testing/case.js'
import { conditionFaults } from '../../src/testing/mutate/condition-faults.js'
import { faultsOf } from '../../src/testing/mutate/faults.js'
import { mutantsOf, oneOfEach } from '../../src/testing/mutate/mutants.js'
import { mutate } from '../../src/testing/mutate/mutate.js'
import { testPack } from '../support/test-pack.js'

const OPENED = { '==': [{ var: 'goods.opened' }, true] }
const FEW = { '<': [{ var: 'claim.quantity' }, 3] }
const CONDITION = { var: 'item.condition' }
const photos = { in: ['photos', { var: 'claim.evidence' }] }
const week = { from: 'delivered', for: { days: 7 } }

describe('the faults of a condition', () => {
  it.each<[string, unknown, [string, unknown][]]>([
    ['a truth', true, []],
    ['a cell', { row: 'only' }, []],
    ['equal', OPENED, [['== of goods.opened became !=', { '!=': OPENED['=='] }]]],
    ['less', FEW, [['< of claim.quantity became <=', { '<=': FEW['<'] }]]],
    ['not, as a list', { '!': [OPENED] }, [['not dropped', OPENED]]],
    ['not, bare', { '!': OPENED }, [['not dropped', OPENED]]],
    ['in a set', photos, [['in of claim.evidence turned round', { '!': photos }]]],
    [
      'one of several',
      { in: [CONDITION, ['new', 'used']] },
      [
        ['in of item.condition turned round', { '!': { in: [CONDITION, ['new', 'used']] } }],
        ['new dropped from item.condition', { in: [CONDITION, ['used']] }],
        ['used dropped from item.condition', { in: [CONDITION, ['new']] }],
      ],
    ],
    ['one of one', { in: [CONDITION, ['new']] }, [['in of item.condition turned round', { '!': { in: [CONDITION, ['new']] } }]]],
    [
      'and of two',
      { and: [OPENED, FEW] },
      [
        [`and: ${JSON.stringify(OPENED)} dropped`, { and: [FEW] }],
        [`and: ${JSON.stringify(FEW)} dropped`, { and: [OPENED] }],
        ['== of goods.opened became !=', { and: [{ '!=': OPENED['=='] }, FEW] }],
        ['< of claim.quantity became <=', { and: [OPENED, { '<=': FEW['<'] }] }],
      ],
    ],
    ['or of one', { or: [OPENED] }, [['== of goods.opened became !=', { or: [{ '!=': OPENED['=='] }] }]]],
  ])('%s', (_, when, faults) => {
    expect(conditionFaults(when).map(({ fault, value }) => [fault, value])).toEqual(faults)
  })
})

const open = { openHours: 2, from: '09:00', to: '18:00' }
const joined = (days: number, hours: number): object => ({
  latest: [{ from: 'delivered', for: { days } }, { earliest: [{ from: 'delivered', for: { ...open, openHours: hours } }] }],
})

/** A rule, and each of its faults with what is other in it then; `widens` where it is about more items. */
const rules: [string, Record<string, unknown>, [string, object, 'widens'?][]][] = [
  [
    'a grant',
    {
      kind: 'grant',
      windows: [{ ends: week }, { opens: 'delivered' }],
      scope: { category: ['phones', 'books'], notCategory: ['films', 'cards'], reason: ['defective'] },
      provided: [{ code: 'not_opened', if: OPENED }],
      terms: { freight: 'buyer', goodsBack: true },
      evidence: [{ anyOf: ['photos', 'video'] }],
    },
    [
      ['window longer: {"days":8}', { windows: [{ ends: { ...week, for: { days: 8 } } }, { opens: 'delivered' }] }],
      ['window shorter: {"days":6}', { windows: [{ ends: { ...week, for: { days: 6 } } }, { opens: 'delivered' }] }],
      ['window 0 dropped', { windows: [{ opens: 'delivered' }] }],
      ['window 1 dropped', { windows: [{ ends: week }] }],
      ['category dropped', { scope: { notCategory: ['films', 'cards'], reason: ['defective'] } }, 'widens'],
      ['category phones dropped', { scope: { category: ['books'], notCategory: ['films', 'cards'], reason: ['defective'] } }],
      ['notCategory dropped', { scope: { category: ['phones', 'books'], reason: ['defective'] } }, 'widens'],
      ['notCategory films dropped', { scope: { category: ['phones', 'books'], notCategory: ['cards'], reason: ['defective'] } }, 'widens'],
      ['reason dropped', { scope: { category: ['phones', 'books'], notCategory: ['films', 'cards'] } }],
      ['provided not_opened dropped', { provided: [] }],
      ['provided not_opened: == of goods.opened became !=', { provided: [{ code: 'not_opened', if: { '!=': OPENED['=='] } }] }],
      ['term freight dropped', { terms: { goodsBack: true } }],
      ['term goodsBack dropped', { terms: { freight: 'buyer' } }],
      ['freight swapped', { terms: { freight: 'seller', goodsBack: true } }],
      ['evidence photos/video dropped', { evidence: [] }],
      ['grant dropped', { when: false }],
    ],
  ],
  [
    'joined ends, the freight of the seller, a condition',
    { kind: 'grant', windows: [{ ends: joined(1, 2) }], terms: { freight: 'seller' }, when: OPENED },
    [
      ['window longer: {"days":2}', { windows: [{ ends: joined(2, 2) }] }],
      [`window longer: ${JSON.stringify({ ...open, openHours: 3 })}`, { windows: [{ ends: joined(1, 3) }] }],
      [`window shorter: ${JSON.stringify({ ...open, openHours: 1 })}`, { windows: [{ ends: joined(1, 1) }] }],
      ['== of goods.opened became !=', { when: { '!=': OPENED['=='] } }],
      ['condition dropped', { when: undefined }],
      ['term freight dropped', { terms: {} }],
      ['freight swapped', { terms: { freight: 'buyer' } }],
      ['grant dropped', { when: false }],
    ],
  ],
  ['a cell for the length', { kind: 'grant', windows: [{ ends: { from: 'delivered', for: { row: 'period' } } }] }, [['grant dropped', { when: false }]]],
  ['an exclude', { kind: 'exclude', defeats: ['g'] }, [['exclude dropped', { when: false }]]],
  [
    'an adjust',
    { kind: 'adjust', adjusts: ['g'], terms: { repairCharge: 'free' } },
    [
      ['term repairCharge dropped', { terms: {} }],
      ['adjust dropped', { when: false }],
    ],
  ],
  [
    'a duty of the seller',
    { kind: 'duty', actor: 'seller', ends: { from: 'delivered', for: { hours: 24 } } },
    [
      ['ends longer: {"hours":25}', { ends: { from: 'delivered', for: { hours: 25 } } }],
      ['ends shorter: {"hours":23}', { ends: { from: 'delivered', for: { hours: 23 } } }],
      ['actor swapped', { actor: 'platform' }],
      ['duty dropped', { when: false }],
    ],
  ],
  [
    'a duty of the buyer with a cell for its end',
    { kind: 'duty', actor: 'buyer', ends: { row: 'by' } },
    [
      ['actor swapped', { actor: 'seller' }],
      ['duty dropped', { when: false }],
    ],
  ],
]

describe('the faults of a rule', () => {
  it.each(rules)('%s', (_, rule, faults) => {
    const found = faultsOf(rule as unknown as Rule)
    expect(found).toEqual(
      faults.map(([fault, changed, widens]) => {
        const all = { ...rule, ...changed }
        const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
        return { fault, rule: given, ...(widens && { widens: true }) }
      }),
    )
  })
})

const column = (type: string): object => ({ type, text: { en: 'A column', zh: '一列' } })
const pack = testPack({
  tables: [
    {
      id: 'test.days',
      keys: ['category'],
      columns: { period: column('duration'), fee: column('minor'), only: column('boolean'), who: column('code') },
      rows: [{ id: 'phone', key: { category: 'phones' }, values: { period: { days: 7 }, fee: 5, only: false, who: 'seller' } }],
    },
  ] as never,
  rules: [
    { id: 'test.row', kind: 'grant', service: 'return', each: 'test.days', windows: [{ ends: { from: 'delivered', for: { row: 'period' } } }] },
    { id: 'test.old', kind: 'grant', service: 'repair', scope: { category: ['books'] } },
    { id: 'test.not', kind: 'exclude', defeats: ['test.row'], when: OPENED },
    { id: 'test.phones', kind: 'adjust', adjusts: ['test.row'], scope: { category: ['phones'] }, waives: ['photos'], terms: { repairCharge: 'free' } },
    { id: 'test.books', kind: 'adjust', adjusts: ['test.row'], scope: { category: ['books'] }, terms: { repairCharge: 'by_quote' } },
  ],
  files: { 'more.json': { id: 'test.more', text: { en: 'More', zh: '更多' }, rules: [] } },
})
const worked = (id: string, asOf: string, verdict: string): Case => ({ id, title: id, facts: { asOf }, expect: { return: { verdict } } }) as unknown as Case
const base = {
  order: { market: 'CN', purchasedAt: '2026-06-01T10:00:00+08:00' },
  item: { category: 'phones' },
  events: { delivered: '2026-06-02T10:00:00+08:00' },
  goods: { opened: false },
  history: [],
  claim: {},
}
const cases = [
  worked('last-day', '2026-06-09T10:00:00+08:00', 'available'),
  worked('too-late', '2026-06-10T10:00:00+08:00', 'unavailable'),
  // Does not pass, and so notices nothing.
  worked('wrong', '2026-06-10T10:00:00+08:00', 'available'),
]

describe('planted faults', () => {
  const mutants = mutantsOf(pack)

  it('are noticed by the cases that no longer pass', () => {
    const found = [
      ...mutate(
        mutants,
        cases.map((one) => ({ case: one, base, packs: [pack] })),
      ),
    ]
    expect(found.map(({ rule, fault, noticedBy }) => `${rule}: ${fault} > ${noticedBy}`)).toEqual([
      'test.row: grant dropped > last-day',
      'test.old: category dropped > undefined',
      'test.old: grant dropped > undefined',
      'test.not: == of goods.opened became != > last-day',
      'test.not: condition dropped > last-day',
      'test.not: exclude dropped > undefined',
      'test.phones: category dropped > link',
      'test.phones: term repairCharge dropped > undefined',
      'test.phones: adjust dropped > undefined',
      'test.books: category dropped > link',
      'test.books: term repairCharge dropped > undefined',
      'test.books: adjust dropped > undefined',
      'test.days/phone: period: {"days":8} > too-late',
      'test.days/phone: period: {"days":6} > last-day',
      'test.days/phone: fee: 6 > undefined',
      'test.days/phone: fee: 4 > undefined',
      'test.days/phone: only: true > undefined',
    ])
  })

  it('are noticed by all that a case decides, where that is asked', () => {
    const given = cases.map((one) => ({ case: one, base, packs: [pack] }))
    const unnoticed = (whole: boolean): string[] =>
      [...mutate(mutants, given, { whole })].flatMap(({ rule, fault, noticedBy }) => (noticedBy ? [] : [`${rule}: ${fault}`]))
    expect(unnoticed(false).filter((one) => !unnoticed(true).includes(one))).toEqual([
      'test.old: category dropped',
      'test.phones: term repairCharge dropped',
      'test.phones: adjust dropped',
    ])
  })

  it('are told apart from those that change nothing', () => {
    const rules = [
      { id: 'test.grant', kind: 'grant', service: 'return', scope: { category: ['phones'] } },
      { id: 'test.not', kind: 'exclude', defeats: ['test.grant'], scope: { category: ['phones'] }, when: OPENED },
    ]
    const small = testPack({ rules })
    const given = [{ case: worked('granted', '2026-06-09T10:00:00+08:00', 'available'), base, packs: [small] }]
    expect(
      [...mutate(mutantsOf(small), given)].flatMap(({ rule, fault, noticedBy, changesNothing }) => (noticedBy ? [] : [[rule, fault, changesNothing]])),
    ).toEqual([
      ['test.grant', 'category dropped', undefined],
      ['test.not', 'category dropped', true],
      ['test.not', 'exclude dropped', undefined],
    ])
  })

  it('are noticed by nobody without cases', () => {
    expect([...mutate(mutants, [])].filter(({ noticedBy }) => noticedBy !== undefined)).toEqual([])
  })

  it('are chosen by a seed, one for each rule and row, or fewer', () => {
    const ids = ['test.row', 'test.old', 'test.not', 'test.phones', 'test.books', 'test.days/phone']
    const chosen = oneOfEach(mutants, 1)
    expect(chosen.map(({ rule }) => rule)).toEqual(ids)
    expect(oneOfEach(mutants, 1)).toEqual(chosen)
    const two = oneOfEach(mutants, 2, 2).map(({ rule }) => rule)
    expect([two.length, two.every((rule) => ids.includes(rule))]).toEqual([2, true])
  })
})
