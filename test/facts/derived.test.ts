import { describe, expect, it } from 'vitest'
import type { FactValue } from '../../src/facts/checked-facts.js'
import { derivedValue, makeDerived, unknownSources } from '../../src/facts/derived.js'
import { BASE_VOCABULARY, type Vocabulary } from '../../src/facts/vocabulary.js'
import { SHANGHAI, timeZone } from '../core/zones.js'
import { checked, factsWith, LEAST } from './samples.js'

const derive = makeDerived(BASE_VOCABULARY, SHANGHAI)
type More = Record<string, unknown>
type Row = [what: string, more: More, value: FactValue | undefined, sources?: string[]]

/** The value, and the facts to ask for while it is unknown. */
function table(path: string, rows: Row[]): void {
  describe(path, () => {
    it.each(rows)('%s', (_, more, value, sources) => {
      const facts = checked(factsWith(more))
      expect(derive(path, facts)).toEqual(value)
      if (sources) expect(unknownSources(path, facts, BASE_VOCABULARY)).toEqual(sources)
    })
  })
}

const at = (text: string): string => `2026-05-${text}:00+08:00`
const past = (more: More): More => ({ service: 'repair', openedAt: at('01T10:00'), closedAt: at('03T10:00'), outcome: 'done', ...more })
const open = (more: More): More => ({ service: 'repair', openedAt: at('01T10:00'), outcome: 'open', ...more })
const history = (...cases: More[]): More => ({ history: cases })
const repeated = (times: number, more: More): More => ({ history: Array(times).fill(past(more)) })

table('derived.faultSide', [
  ['buyer', { claim: { reason: 'changed_mind' } }, 'buyer'],
  ['carrier', { claim: { reason: 'arrived_damaged' } }, 'carrier'],
  ['unknown', {}, undefined, ['claim.reason']],
])

table('derived.categories', [
  ['a leaf', {}, new Set(['phones', 'phones_and_digital'])],
  ['a root', { item: { category: 'phones_and_digital' } }, new Set(['phones_and_digital']), ['item.category']],
])

table('derived.durable', [
  ['marked', { item: { category: 'phones' } }, true],
  ['not marked', { item: { category: 'clothing' } }, false],
  ['only some below are marked', { item: { category: 'phones_and_digital' } }, undefined, ['item.durable']],
  ['given', { item: { category: 'phones_and_digital', durable: true } }, true],
  ['given against the mark', { item: { category: 'phones', durable: false } }, false],
])

table('derived.threeGuarantees', [
  ['a key', { item: { category: 'phones' } }, 'phone'],
  ['none', { item: { category: 'clothing' } }, 'none'],
  ['only some below have one', { item: { category: 'phones_and_digital' } }, undefined, ['item.category']],
])

table('derived.repairs', [
  ['unknown', {}, undefined, ['history']],
  ['none', history(), 0],
  ['done and not fixed count', history(past({}), past({ outcome: 'not_fixed' })), 2],
  ['a main part counts as the unit', history(past({ part: 'main_part' })), 1],
  [
    'accessories and software do not',
    history(...['battery', 'charger', 'earphone', 'data_cable', 'terminal_card', 'optional_part', 'software'].map((part) => past({ part }))),
    0,
  ],
  ['open, refused and cancelled do not', history(open({}), past({ outcome: 'refused' }), past({ outcome: 'cancelled' })), 0],
  ['an end need not be known', history({ ...open({}), outcome: 'done' }), 1],
  ['other services do not', history(past({ service: 'exchange' })), 0],
  ['at most what the vocabulary allows', repeated(150, {}), 99],
])

table('derived.failedRepairs', [
  ['unknown', {}, undefined, ['history']],
  ['none', history(past({})), 0],
  ['two', history(past({ outcome: 'not_fixed' }), past({}), past({ outcome: 'not_fixed' })), 2],
  ['not of an accessory', history(past({ outcome: 'not_fixed', part: 'charger' })), 0],
])

table('derived.daysInRepair', [
  ['unknown', {}, undefined, ['history']],
  ['none', history(), 0],
  ['the day taken in is not counted', history(past({})), 2],
  ['in and out on one day', history(past({ closedAt: at('01T23:59') })), 0],
  ['over midnight', history(past({ openedAt: at('01T23:59'), closedAt: at('02T00:00') })), 1],
  ['two repairs', history(past({}), past({ openedAt: at('03T12:00'), closedAt: at('05T08:00'), outcome: 'not_fixed' })), 4],
  ['each day once', history(past({}), past({ openedAt: at('02T10:00'), closedAt: at('04T10:00') })), 3],
  ['one inside another', history(past({ closedAt: at('05T10:00') }), past({ openedAt: at('02T10:00'), closedAt: at('03T10:00') })), 4],
  ['an open one does not count yet', history(past({}), open({ openedAt: at('04T10:00') })), 2],
  ['an ended one without its end', history(past({}), { ...open({}), outcome: 'not_fixed' }), undefined, ['history']],
  ['an accessory without its end', history(past({}), { ...open({}), outcome: 'done', part: 'charger' }), 2],
])

table('derived.inRepair', [
  ['unknown', {}, undefined, ['history']],
  ['no', history(past({})), false],
  ['yes', history(past({}), open({})), true],
  ['another open case', history(open({ service: 'return' })), false],
])

table('derived.exchangesDone', [
  ['unknown', {}, undefined, ['history']],
  ['none', history(past({})), 0],
  ['done', history(past({ service: 'exchange' })), 1],
  ['not of a part', history(past({ service: 'exchange', part: 'main_part' }), past({ service: 'exchange', part: 'battery' })), 0],
  ['not refused or open', history(past({ service: 'exchange', outcome: 'refused' }), open({ service: 'exchange' })), 0],
])

table('derived.partExchanges', [
  ['both unknown', {}, undefined, ['history', 'claim.part']],
  ['part unknown', history(), undefined, ['claim.part']],
  ['history unknown', { claim: { part: 'battery' } }, undefined, ['history']],
  ['none', { history: [], claim: { part: 'battery' } }, 0],
  [
    'of this part',
    { history: [past({ service: 'exchange', part: 'battery' }), past({ service: 'exchange', part: 'charger' })], claim: { part: 'battery' } },
    1,
  ],
  ['of the main unit', { history: [past({ service: 'exchange' })], claim: { part: 'main_unit' } }, 1],
])

table('derived.complaints', [
  ['unknown', {}, undefined, ['history']],
  ['none', history(), 0],
  [
    'handled, whatever the answer',
    history(past({ service: 'complaint' }), past({ service: 'complaint', outcome: 'refused' }), past({ service: 'complaint', outcome: 'not_fixed' })),
    3,
  ],
  ['not open, not withdrawn', history(open({ service: 'complaint' }), past({ service: 'complaint', outcome: 'cancelled' })), 0],
])

table('derived.labelUses.exchange_only_180d', [
  ['unknown', {}, undefined, ['history']],
  ['none', history(past({})), 0],
  ['open and done', history(past({ label: 'exchange_only_180d' }), open({ label: 'exchange_only_180d' })), 2],
  ['not refused, not another label', history(past({ label: 'exchange_only_180d', outcome: 'refused' }), past({ label: 'taste_cover' })), 0],
  ['at most what the vocabulary allows', repeated(150, { label: 'exchange_only_180d' }), 99],
])

const given = (...quantities: (number | undefined)[]): More[] => quantities.map((quantity) => past({ service: 'return', quantity }))

table('derived.unitsLeft', [
  ['both unknown', {}, undefined, ['history', 'item.quantity']],
  ['units unknown', history(), undefined, ['item.quantity']],
  ['history unknown', { item: { quantity: 1 } }, undefined, ['history']],
  ['all', { item: { quantity: 3 }, history: [] }, 3],
  [
    'less returned, refunded and open ones',
    {
      item: { quantity: 9 },
      history: [past({ service: 'return', quantity: 1 }), past({ service: 'refund', quantity: 2 }), open({ service: 'return', quantity: 3 })],
    },
    3,
  ],
  [
    'not less refused and cancelled ones, not other services',
    {
      item: { quantity: 3 },
      history: [
        past({ service: 'return', quantity: 1, outcome: 'refused' }),
        past({ service: 'exchange', quantity: 1 }),
        past({ service: 'refund', quantity: 1, outcome: 'cancelled' }),
      ],
    },
    3,
  ],
  ['never below 0', { item: { quantity: 1 }, history: given(2) }, 0],
  ['a case that does not say how many', { item: { quantity: 3 }, history: given(undefined) }, undefined, ['history']],
  ['it took at least one', { item: { quantity: 3 }, history: given(2, undefined) }, 0],
  ['the only one', { item: { quantity: 1 }, history: given(undefined) }, 0],
])

table('derived.claimAmount', [
  ['both unknown', {}, undefined, ['claim.quantity', 'item.unitPaid']],
  ['units unknown', { item: { unitPaid: 100 } }, undefined, ['claim.quantity']],
  ['known', { item: { unitPaid: 39_900 }, claim: { quantity: 3 } }, 119_700],
  ['free', { item: { unitPaid: 0 }, claim: { quantity: 3 } }, 0],
  ['at most what the vocabulary allows', { item: { unitPaid: 1_000_000_000 }, claim: { quantity: 2 } }, 1_000_000_000],
])

table('derived.priceDrop', [
  ['unknown', {}, undefined, ['item.unitPaid', 'item.priceProtectionPaid', 'claim.priceNow']],
  ['one unknown', { item: { unitPaid: 100, priceProtectionPaid: 0 } }, undefined, ['claim.priceNow']],
  ['dropped', { item: { unitPaid: 100, priceProtectionPaid: 5 }, claim: { priceNow: 80 } }, 15],
  ['as it was', { item: { unitPaid: 100, priceProtectionPaid: 0 }, claim: { priceNow: 100 } }, 0],
  ['risen', { item: { unitPaid: 100, priceProtectionPaid: 0 }, claim: { priceNow: 120 } }, 0],
  ['all paid back', { item: { unitPaid: 100, priceProtectionPaid: 30 }, claim: { priceNow: 70 } }, 0],
])

table('derived.submittedMinute', [
  ['asOf', {}, 600, []],
  ['midnight', { claim: { submittedAt: '2026-05-05T16:00:00Z' } }, 0],
  ['the last second', { claim: { submittedAt: '2026-05-05T15:59:59.999Z' } }, 1439],
])

describe('derived facts elsewhere', () => {
  it('uses the zone of the policy', () => {
    const facts = checked(factsWith({ claim: { submittedAt: '2026-05-05T22:30:00Z' } }))
    expect(derivedValue('derived.submittedMinute', facts, BASE_VOCABULARY, timeZone('Europe/Berlin'))).toBe(30)
  })

  it('does not know what is not declared', () => {
    const facts = checked(LEAST)
    for (const path of ['derived.nonsense', 'derived.labelUses', 'constructor', '__proto__', 'goods.opened']) expect(derive(path, facts)).toBeUndefined()
  })

  it('asks for a fact itself when it is passed in', () => {
    expect(unknownSources('goods.opened', checked(LEAST), BASE_VOCABULARY)).toEqual(['goods.opened'])
  })

  it('takes the nearest key of the catalogue', () => {
    const vocabulary: Vocabulary = {
      ...BASE_VOCABULARY,
      categories: {
        ...BASE_VOCABULARY.categories,
        acme_cases: { parent: 'phones', three_guarantees: 'phone_accessory' },
        acme_foldables: { parent: 'phones' },
      },
    }
    const key = (category: string): FactValue | undefined => {
      const facts = checked(LEAST)
      return derivedValue('derived.threeGuarantees', { ...facts, values: new Map([['item.category', category]]) }, vocabulary, SHANGHAI)
    }
    expect([key('acme_cases'), key('acme_foldables'), key('phones')]).toEqual(['phone_accessory', 'phone', 'phone'])
  })

  it('gives every declared derived fact a value when all is known', () => {
    const all = factsWith({
      item: { quantity: 1, unitPaid: 1, priceProtectionPaid: 0 },
      history: [],
      claim: { reason: 'other', quantity: 1, part: 'battery', priceNow: 1 },
    })
    const declared = Object.keys(BASE_VOCABULARY.facts).filter((path) => path.startsWith('derived.'))
    const unknown = declared.filter((path) => derive(path.replace('{label}', 'taste_cover'), checked(all)) === undefined)
    expect(unknown).toEqual([])
  })
})
