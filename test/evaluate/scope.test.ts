import { describe, expect, it } from 'vitest'
import type { Denial } from '../../src/evaluate/decision.js'
import type { PackManifest } from '../../src/policy/pack.js'
import { decide, grant, type More, onlyDenial, policyOf } from '../support/decide.js'
import type { RuleSketch } from '../support/test-pack.js'

const scoped = (scope: More, more: More = {}): RuleSketch[] => [grant({ scope, ...more })]
const NO_RULE = { code: 'no_rule', params: { service: 'consultation' } }
const denial = (code: Denial['code'], params: Denial['params']): Denial => ({ rule: 'test.grant', layer: 'law', code, params })

/** What a scope comes to: the verdict, or the denial, or the fact that is asked. */
const outcome = (scope: More, more: More): unknown => {
  const { verdict, denials, open } = decide(scoped(scope), more)
  return verdict === 'needs_information' ? open.map(({ dependsOn }) => dependsOn) : verdict === 'available' ? verdict : denials
}

describe('S-2b, S-3 selectors of the item', () => {
  const category = (id: string): More => ({ item: { category: id } })
  it.each<[scope: More, more: More, expected: unknown]>([
    [{ category: ['phones'] }, category('phones'), 'available'],
    [{ category: ['phones_and_digital'] }, category('phones'), 'available'],
    [{ category: ['cameras', 'phones'] }, category('phones'), 'available'],
    [{ category: ['cameras'] }, category('phones'), [NO_RULE]],
    [{ category: ['phones'] }, category('phones_and_digital'), [['item.category']]],
    [{ category: ['black_white_tvs'] }, category('home_appliances'), [['item.category']]],
    [{ category: ['cameras', 'phones_and_digital'] }, category('phones_and_digital'), 'available'],

    [{ notCategory: ['phones'] }, category('phones'), [NO_RULE]],
    [{ notCategory: ['phones_and_digital'] }, category('phones'), [NO_RULE]],
    [{ notCategory: ['cameras'] }, category('phones'), 'available'],
    [{ notCategory: ['phones'] }, category('phones_and_digital'), [['item.category']]],
    [{ category: ['phones_and_digital'], notCategory: ['phones'] }, category('cameras'), 'available'],
    [{ category: ['phones_and_digital'], notCategory: ['phones'] }, category('phones'), [NO_RULE]],
    [{ category: ['phones_and_digital'], notCategory: ['phones'] }, category('phones_and_digital'), [['item.category']]],
    [{ category: ['phones'], notCategory: ['clothing'] }, category('clothing'), [NO_RULE]],

    [{ market: ['CN'] }, { order: { market: 'CN' } }, 'available'],
    [{ market: ['US'] }, { order: { market: 'US-CA' } }, 'available'],
    [{ market: ['US-CA'] }, { order: { market: 'US' } }, [NO_RULE]],
    [{ market: ['US-CA'] }, { order: { market: 'US-CA' } }, 'available'],
    [{ market: ['U'] }, { order: { market: 'US' } }, [NO_RULE]],
    [{ market: ['DE', 'US'] }, { order: { market: 'CN' } }, [NO_RULE]],

    [{ brand: ['apple'] }, { item: { brand: 'apple' } }, 'available'],
    [{ brand: ['apple', 'xiaomi'] }, { item: { brand: 'xiaomi' } }, 'available'],
    [{ brand: ['apple'] }, { item: { brand: 'xiaomi' } }, [NO_RULE]],
    [{ brand: ['apple'] }, {}, [['item.brand']]],

    [{ label: ['no_reason_30d'] }, { item: { labels: ['no_reason_7d', 'no_reason_30d'] } }, 'available'],
    [{ label: ['no_reason_15d', 'no_reason_30d'] }, { item: { labels: ['no_reason_30d'] } }, 'available'],
    [{ label: ['no_reason_30d'] }, { item: { labels: [] } }, [NO_RULE]],
    [{ label: ['no_reason_30d'] }, {}, [['item.labels']]],
    [{ label: ['no_reason_30d'], brand: ['apple'] }, {}, [['item.brand', 'item.labels']]],
    [{ label: ['no_reason_30d'], brand: ['apple'] }, { item: { brand: 'xiaomi' } }, [NO_RULE]],
  ])('%j of %j', (scope, more, expected) => {
    expect(outcome(scope, more)).toEqual(expected)
  })
})

describe('S-15 selectors of the case', () => {
  it.each<[scope: More, more: More, expected: unknown]>([
    [{ reason: ['defective'] }, { claim: { reason: 'defective' } }, 'available'],
    [{ reason: ['defective'] }, {}, [['claim.reason']]],
    [{ reason: ['defective', 'recalled'] }, { claim: { reason: 'changed_mind' } }, [denial('reason_not_covered', { reason: 'changed_mind' })]],
    [{ channel: ['self_operated'] }, { order: { channel: 'self_operated' } }, 'available'],
    [{ channel: ['self_operated'] }, {}, [['order.channel']]],
    [{ channel: ['self_operated'] }, { order: { channel: 'store' } }, [denial('not_covered', { fact: 'order.channel' })]],
    [{ channel: ['self_operated'], reason: ['defective'] }, { order: { channel: 'store' } }, [denial('not_covered', { fact: 'order.channel' })]],
    [{ reason: ['defective'], category: ['cameras'] }, { claim: { reason: 'changed_mind' } }, [NO_RULE]],
  ])('%j of %j', (scope, more, expected) => {
    expect(outcome(scope, more)).toEqual(expected)
  })
})

describe('S-3, S-15b the scope and the condition of a pack', () => {
  const ofPack = (manifest: Partial<PackManifest>): ReturnType<typeof policyOf> => policyOf([grant({ scope: { reason: ['defective'] } })], { manifest })
  const platform = { when: { '==': [{ var: 'order.platform' }, 'jd'] } }

  it.each<[what: string, manifest: Partial<PackManifest>, more: More]>([
    ['market', { scope: { market: ['DE'] } }, {}],
    ['category', { scope: { category: ['clothing'] } }, {}],
    ['channel', { scope: { channel: ['store'] } }, { order: { channel: 'auction' } }],
    ['reason', { scope: { reason: ['recalled'] } }, { claim: { reason: 'defective' } }],
    ['when', platform, { order: { platform: 'other' }, claim: { reason: 'changed_mind' } }],
  ])('out of reach by %s gives no denial', (_, manifest, more) => {
    expect(decide(ofPack(manifest), more)).toMatchObject({ verdict: 'unavailable', denials: [NO_RULE] })
  })

  it('asks for what the pack reads, before and beside what the rule reads', () => {
    expect(decide(ofPack(platform)).open).toEqual([{ rule: 'test.grant', layer: 'law', dependsOn: ['claim.reason', 'order.platform'] }])
    expect(decide(ofPack({ scope: { channel: ['store'] } }), { claim: { reason: 'defective' } }).open).toMatchObject([{ dependsOn: ['order.channel'] }])
  })

  it('counts as the rule’s', () => {
    const more = { order: { platform: 'jd' } }
    expect(decide(ofPack(platform), { ...more, claim: { reason: 'defective' } }).verdict).toBe('available')
    expect(onlyDenial(ofPack(platform), { ...more, claim: { reason: 'changed_mind' } })).toEqual(denial('reason_not_covered', { reason: 'changed_mind' }))
  })
})

describe('S-3, S-13 in force', () => {
  const inForce = (more: More): RuleSketch[] => [grant({ inForce: more })]
  const bought = (purchasedAt: string, events: unknown = undefined): More => ({ asOf: '2027-06-01T12:00:00+08:00', order: { purchasedAt }, events })
  const JUNE = { from: '2026-06-01', until: '2026-07-01' }
  const notInForce = (day?: string): unknown => [denial('not_in_force', day === undefined ? {} : { day })]

  it.each<[what: string, inForce: More, more: More, expected: unknown]>([
    ['the day before', JUNE, bought('2026-05-31T23:59:59.999+08:00'), notInForce('2026-05-31')],
    ['the first moment', JUNE, bought('2026-06-01T00:00:00+08:00'), 'available'],
    ['the last moment', JUNE, bought('2026-06-30T23:59:59.999+08:00'), 'available'],
    ['the first day no more', JUNE, bought('2026-07-01T00:00:00+08:00'), notInForce('2026-07-01')],
    ['the civil day of the zone', JUNE, bought('2026-05-31T16:00:00Z'), 'available'],
    ['only from', { from: '2026-06-01' }, bought('2027-06-01T00:00:00+08:00'), 'available'],
    ['only until', { until: '2026-06-01' }, bought('2020-06-01T00:00:00+08:00'), 'available'],

    ['by another event', { ...JUNE, by: 'delivered' }, bought('2026-05-01T12:00:00+08:00', { delivered: '2026-06-02T12:00:00+08:00' }), 'available'],
    [
      'by another event, too late',
      { ...JUNE, by: 'delivered' },
      bought('2026-06-01T12:00:00+08:00', { delivered: '2026-07-02T12:00:00+08:00' }),
      notInForce('2026-07-02'),
    ],
    [
      'by the claim',
      { ...JUNE, by: 'submitted' },
      { ...bought('2026-05-01T12:00:00+08:00'), claim: { submittedAt: '2026-06-30T12:00:00+08:00' } },
      'available',
    ],
    ['known not to have happened', { ...JUNE, by: 'installed' }, bought('2026-06-02T12:00:00+08:00', { installed: null }), notInForce()],
    ['known not to have happened, whatever the days', { by: 'installed' }, bought('2026-06-02T12:00:00+08:00', { installed: null }), notInForce()],
    ['unknown', { ...JUNE, by: 'installed' }, bought('2026-06-02T12:00:00+08:00'), [['events.installed']]],
    ['unknown, only from', { from: '2026-06-01', by: 'installed' }, bought('2026-06-02T12:00:00+08:00'), [['events.installed']]],
    // It has to have happened, and that is not known.
    ['unknown, after the purchase', { from: '2026-06-01', by: 'delivered' }, bought('2026-06-02T12:00:00+08:00'), [['events.delivered']]],
    ['unknown, and only too late', { until: '2026-06-01', by: 'delivered' }, bought('2026-06-02T12:00:00+08:00'), notInForce()],
  ])('%s', (_, period, more, expected) => {
    const { verdict, denials, open } = decide(inForce(period), more)
    expect(verdict === 'needs_information' ? open.map(({ dependsOn }) => dependsOn) : verdict === 'available' ? verdict : denials).toEqual(expected)
  })
})
