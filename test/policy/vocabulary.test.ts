import { describe, expect, it } from 'vitest'
import { createPolicy } from '../../src/evaluate/create-policy.js'
import type { Pack } from '../../src/policy/pack.js'
import { facts, grant, issuesOf, type More, onlyRoute, problem } from '../support/decide.js'
import { type RuleSketch, testPack } from '../support/test-pack.js'

/** A pack "acme/shop" with files of its own vocabulary. */
const acme = (vocabulary: Record<string, More>, rules: RuleSketch[] = [], id = 'acme'): Pack =>
  testPack({ manifest: { id }, rules, files: Object.fromEntries(Object.entries(vocabulary).map(([name, entries]) => [`vocabulary/${name}.json`, entries])) })
const fact = (more: More = {}): More => ({ type: 'boolean', suppliedBy: 'buyer', mutable: false, ...more })
const named = (more: More): RuleSketch => ({ ...grant(more), id: 'acme.grant' })
const issue = (code: Parameters<typeof problem>[0], group: string, path: string[], params: More): unknown =>
  problem(code, path, params as never, { file: `acme/vocabulary/${group}.json` })

describe('what a pack adds to the vocabulary', () => {
  it('is read in conditions, passed in as a fact, and asked', () => {
    const policy = createPolicy([
      acme(
        {
          facts: {
            'goods.acme.filterSealed': fact(),
            'goods.acme.litres': fact({ type: 'integer', min: 0, max: 9 }),
            'goods.acme.grade': fact({ type: 'enum', values: ['a', 'b'] }),
          },
        },
        [
          named({
            when: {
              and: [
                { '==': [{ var: 'goods.acme.filterSealed' }, true] },
                { '<': [{ var: 'goods.acme.litres' }, 9] },
                { in: [{ var: 'goods.acme.grade' }, ['a']] },
              ],
            },
          }),
        ],
      ),
    ])
    const given = { goods: { acme: { filterSealed: true, litres: 8 } } }
    const decided = policy.evaluate(facts(given)).services.consultation
    expect(decided.open).toEqual([{ rule: 'acme.grant', layer: 'law', dependsOn: ['goods.acme.grade'] }])
    expect(decided.ask).toEqual([{ fact: 'goods.acme.grade', kind: 'enum', values: ['a', 'b'], suppliedBy: 'buyer' }])
    expect(policy.check(facts({ goods: { acme: { filterSealed: true, litres: 10, grade: 'c' } } })).map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['out_of_range', 'goods.acme.litres'],
      ['unknown_value', 'goods.acme.grade'],
    ])
    expect(
      createPolicy([testPack()])
        .check(facts(given))
        .map(({ code }) => code),
    ).toEqual(['unknown_fact'])
  })

  it('labels, evidence, conditions, terms, events and categories', () => {
    const vocabulary = {
      labels: { acme_swap: {} },
      evidence: { acme_slip: {} },
      conditions: { acme_filter_sealed: { facts: ['goods.sealIntact'], params: ['days'] } },
      terms: { acmeGift: { type: 'enum', values: { mug: {}, pen: {} } } },
      events: { acmeSwapped: { recordedBy: 'seller' } },
      categories: { acme_filters: { parent: 'kitchen_appliances' } },
    }
    const policy = createPolicy([
      acme(vocabulary, [
        named({
          scope: { label: ['acme_swap'], category: ['kitchen_appliances'] },
          windows: [{ ends: { from: 'acmeSwapped', for: { days: 7 } } }],
          provided: [{ code: 'acme_filter_sealed', params: { days: 3 }, if: { '==': [{ var: 'goods.sealIntact' }, true] } }],
          evidence: [{ anyOf: ['acme_slip'] }],
          terms: { acmeGift: 'mug' },
        }),
      ]),
    ])
    const given = {
      asOf: '2026-06-05T12:00:00+08:00',
      item: { category: 'acme_filters', labels: ['acme_swap'] },
      events: { acmeSwapped: '2026-06-03T12:00:00+08:00' },
      claim: { evidence: ['acme_slip'] },
    }
    expect(onlyRoute(policy, given)).toMatchObject({
      deadline: { lastDay: '2026-06-10' },
      conditions: [{ code: 'acme_filter_sealed', params: { days: 3 }, rule: 'acme.grant' }],
      evidence: [{ anyOf: ['acme_slip'], supplied: true }],
      terms: { acmeGift: 'mug' },
    })
  })

  it('is there for the packs linked with it, and carries the name of its own', () => {
    const user = testPack({ rules: [grant({ scope: { label: ['acme_swap'] } })] })
    expect(() => createPolicy([user, acme({ labels: { acme_swap: {} } })])).not.toThrow()
    expect(issuesOf(user).map(({ code }) => code)).toEqual(['unknown_name'])
    const slashed = acme({ labels: { acme_shop_swap: {} }, facts: { 'goods.acme_shop.sealed': fact() } }, [], 'acme/shop')
    expect(() => createPolicy([slashed])).not.toThrow()
  })
})

describe('what a pack may not add', () => {
  const needs = (group: string, name: string, expected: string): unknown => issue('vocabulary_name', group, [name], { name, pack: 'acme', expected })
  const PREFIX = 'the prefix "acme"'
  const SEGMENT = 'the segment "acme" after the section'
  it.each<[what: string, vocabulary: Record<string, More>, expected: unknown]>([
    ['a label without its name', { labels: { swap: {} } }, needs('labels', 'swap', PREFIX)],
    ['evidence without its name', { evidence: { slip: {} } }, needs('evidence', 'slip', PREFIX)],
    ['a condition without its name', { conditions: { sealed: { facts: [], params: [] } } }, needs('conditions', 'sealed', PREFIX)],
    ['a term without its name', { terms: { gift: { type: 'boolean' } } }, needs('terms', 'gift', PREFIX)],
    ['an event without its name', { events: { swapped: { recordedBy: 'seller' } } }, needs('events', 'swapped', PREFIX)],
    ['a fact without its segment', { facts: { 'goods.filterSealed': fact() } }, needs('facts', 'goods.filterSealed', SEGMENT)],
    ['a fact with another segment', { facts: { 'goods.other.sealed': fact() } }, needs('facts', 'goods.other.sealed', SEGMENT)],
    ['a service', { services: { acme_swap: {} } }, needs('services', 'acme_swap', 'no entry: the list of services is closed')],
    ['a reason', { reasons: { acme_swap: { faultSide: 'seller' } } }, needs('reasons', 'acme_swap', 'no entry: the list of reasons is closed')],
    ['a label that is there', { labels: { taste_cover: {} } }, issue('vocabulary_clash', 'labels', ['taste_cover'], { name: 'taste_cover' })],
    ['a fact that is there', { facts: { 'goods.opened': fact() } }, issue('vocabulary_clash', 'facts', ['goods.opened'], { name: 'goods.opened' })],
    ['a category that is there', { categories: { phones: { parent: null } } }, issue('vocabulary_clash', 'categories', ['phones'], { name: 'phones' })],
    [
      'a fact below one that is there',
      { facts: { 'goods.acme': fact(), 'goods.acme.sealed': fact() } },
      issue('vocabulary_clash', 'facts', ['goods.acme.sealed'], { name: 'goods.acme' }),
    ],
    [
      'a fact above one that is there',
      { facts: { 'goods.acme.box.sealed': fact(), 'goods.acme.box': fact() } },
      issue('vocabulary_clash', 'facts', ['goods.acme.box.sealed'], { name: 'goods.acme.box' }),
    ],
    [
      'a category without a parent',
      { categories: { filters: { parent: null } } },
      issue('vocabulary_name', 'categories', ['filters', 'parent'], { name: 'filters', pack: 'acme', expected: 'a parent that exists' }),
    ],
    [
      'a category below nothing',
      { categories: { filters: { parent: 'nothing' } } },
      issue('vocabulary_name', 'categories', ['filters', 'parent'], { name: 'filters', pack: 'acme', expected: 'a parent that exists' }),
    ],
  ])('%s', (what, vocabulary, expected) => {
    const found = issuesOf(acme(vocabulary))
    expect(what === 'a category that is there' ? found.slice(0, 1) : found).toEqual([expected])
  })

  it.each([
    ['opened', 'goods.opened'],
    ['sku', 'item.sku'],
  ])('a fact below one that every policy has, by a pack with its name: %s', (id, above) => {
    const [section] = above.split('.')
    expect(issuesOf(testPack({ manifest: { id }, files: { 'vocabulary/facts.json': { [`${above}.by`]: fact() } } }))).toEqual([
      problem('vocabulary_clash', [`${section}.${id}.by`], { name: above }, { file: `${id}/vocabulary/facts.json` }),
    ])
  })

  it('what another pack has added', () => {
    const second = acme({ labels: { acme_swap: {} } }, [], 'acme/shop')
    expect(issuesOf(acme({ labels: { acme_swap: {} } }), second)).toContainEqual(
      problem('vocabulary_clash', ['acme_swap'], { name: 'acme_swap' }, { file: 'acme/shop/vocabulary/labels.json' }),
    )
  })
})
