import { describe, expect, it } from 'vitest'
import { createPolicy } from '../../src/evaluate/create-policy.js'
import type { Pack, PackManifest, Parameter } from '../../src/policy/pack.js'
import { grant, issuesOf, type More, onlyRoute, problem } from '../support/decide.js'
import { type RuleSketch, testPack } from '../support/test-pack.js'

const text = { en: 'A reading', zh: '一种理解' }
const parameters: Record<string, Parameter> = {
  days: { type: 'integer', default: 7, text },
  period: { type: 'duration', default: { months: 1 }, text },
  strict: { type: 'boolean', default: true, text },
  payer: { type: 'enum', default: 'seller', values: ['seller', 'platform'], text },
}
const manifest: Partial<PackManifest> = { parameters }
const rules: RuleSketch[] = [
  grant({
    windows: [
      {
        opens: 'delivered',
        ends: {
          earliest: [
            { from: 'delivered', for: { days: { param: 'days' } } },
            { from: 'delivered', for: { param: 'period' } },
          ],
        },
      },
    ],
    terms: { freight: { param: 'payer' }, loaner: { param: 'period' } },
    provided: [{ code: 'enough_left', params: { percent: { param: 'days' } }, if: { '>=': [{ var: 'goods.remainingPercent' }, { param: 'days' }] } }],
    when: { '==': [{ var: 'goods.opened' }, { param: 'strict' }] },
  }),
]
const pack = testPack({ manifest, rules })
const delivered = { asOf: '2026-06-05T12:00:00+08:00', events: { delivered: '2026-06-03T12:00:00+08:00' }, goods: { opened: true } }
const routeOf = (of: Pack, more: More = {}): unknown => {
  const { terms, deadline, conditions } = onlyRoute(createPolicy([of]), { ...delivered, ...more })
  return { terms, lastDay: 'lastDay' in deadline && deadline.lastDay, percent: conditions[0]?.params.percent }
}
const inManifest = (code: Parameters<typeof problem>[0], path: (string | number)[], params: More, hint?: string): unknown =>
  problem(code, path, params as never, { file: 'test/pack.json', ...(hint && { hint: `did you mean "${hint}"?` }) })

describe('parameters of a pack', () => {
  it('have their defaults', () => {
    expect(routeOf(pack)).toEqual({ terms: { freight: 'seller', loaner: { months: 1 } }, lastDay: '2026-06-10', percent: 7 })
  })

  it('have other values with "with", which leaves the pack as it was', () => {
    const other = pack.with({ days: 99, period: { days: 3 }, payer: 'platform' })
    expect(routeOf(other)).toEqual({ terms: { freight: 'platform', loaner: { days: 3 } }, lastDay: '2026-06-06', percent: 99 })
    expect(routeOf(other.with({ days: 2 }))).toEqual({ terms: { freight: 'platform', loaner: { days: 3 } }, lastDay: '2026-06-05', percent: 2 })
    expect(routeOf(pack)).toEqual({ terms: { freight: 'seller', loaner: { months: 1 } }, lastDay: '2026-06-10', percent: 7 })
    expect(other).toMatchObject({ id: 'test', values: { days: 99, period: { days: 3 }, payer: 'platform' } })
  })

  it('stand for literals of conditions', () => {
    expect(routeOf(pack.with({ strict: false }), { goods: { opened: false } })).toMatchObject({ percent: 7 })
    expect(
      createPolicy([pack.with({ strict: false })]).evaluate({
        ...delivered,
        order: { market: 'CN', purchasedAt: '2026-06-01T12:00:00Z' },
        item: { category: 'phones' },
        claim: {},
      }).services.consultation.denials,
    ).toMatchObject([{ code: 'not_covered', params: { fact: 'goods.opened' } }])
  })

  it('stand for whole conditions, and for numbers in cells', () => {
    const of = (strict: boolean): string => {
      const switched = testPack({ manifest, rules: [grant({ when: { or: [{ param: 'strict' }, { '==': [{ var: 'goods.opened' }, true] }] } })] })
      return createPolicy([switched.with({ strict })]).evaluate({
        asOf: '2026-06-05T12:00:00Z',
        order: { market: 'CN', purchasedAt: '2026-06-01T12:00:00Z' },
        item: { category: 'phones' },
        claim: {},
      }).services.consultation.verdict
    }
    expect([of(true), of(false)]).toEqual(['available', 'needs_information'])
  })

  it('are read as deep as conditions nest', () => {
    let when: unknown = { '==': [{ var: 'goods.opened' }, { param: 'strict' }] }
    for (let depth = 1; depth < 64; depth++) when = { and: [when] }
    expect(createPolicy([testPack({ manifest, rules: [grant({ when })] })]).rule('test.grant')).toBeDefined()
  })

  it('are not read in words and names', () => {
    const found = issuesOf(testPack({ manifest, rules: [grant({ text: { param: 'days' }, tags: ['#', { param: 'nothing' }] })] }))
    expect(found.map(({ code, params }) => [code, params])).toEqual([
      ['missing_translation', { locale: 'en' }],
      ['missing_translation', { locale: 'zh' }],
    ])
  })

  it('are their pack’s alone', () => {
    const other = testPack({ manifest: { id: 'other' }, rules: [{ ...grant({ terms: { loaner: { param: 'period' } } }), id: 'other.grant' }] })
    expect(issuesOf(pack, other)).toContainEqual(
      problem('unknown_parameter', ['rules', 0, 'terms', 'loaner'], { name: 'period', pack: 'other' }, { rule: 'other.grant', file: 'other/test.json' }),
    )
  })
})

describe('what is wrong with parameters', () => {
  const bare = (values: Record<string, unknown>): Pack => testPack({ manifest, rules: [grant()] }).with(values as never)
  const EXPECTED = { days: 'a whole number', period: 'a duration', strict: 'true or false', payer: 'one of its values' }
  it.each<[name: keyof typeof EXPECTED, values: unknown[]]>([
    ['days', ['7', 7.5, null, true, { days: 7 }, Number.NaN]],
    ['period', [7, 'P7D', { days: 0 }, { days: 1, hours: 2 }, {}, null]],
    ['strict', [1, 'true', null]],
    ['payer', ['buyer', 1, '', null]],
  ])('a value of %s that does not fit', (name, values) => {
    for (const value of values)
      expect(issuesOf(bare({ [name]: value }))).toEqual([
        inManifest('parameter_value', ['parameters', name], { name, value: JSON.stringify(value), expected: EXPECTED[name] }),
      ])
  })

  it('a default that does not fit', () => {
    const wrong = testPack({ manifest: { parameters: { days: { type: 'integer', default: true, text } } }, rules: [grant()] })
    expect(issuesOf(wrong)).toEqual([inManifest('parameter_value', ['parameters', 'days'], { name: 'days', value: 'true', expected: 'a whole number' })])
    expect(() => createPolicy([wrong.with({ days: 3 })])).not.toThrow()
  })

  it('a value that is none', () => {
    expect(issuesOf(bare({ days: undefined }))).toEqual([
      inManifest('parameter_value', ['parameters', 'days'], { name: 'days', value: 'nothing', expected: EXPECTED.days }),
    ])
  })

  it('a name that the pack does not have', () => {
    expect(issuesOf(bare({ dayz: 7, unlike: 1 }))).toEqual([
      inManifest('unknown_parameter', ['parameters'], { name: 'dayz', pack: 'test' }, 'days'),
      inManifest('unknown_parameter', ['parameters'], { name: 'unlike', pack: 'test' }),
    ])
    expect(issuesOf(testPack({ rules: [grant()] }).with({ days: 7 }))).toEqual([
      inManifest('unknown_parameter', ['parameters'], { name: 'days', pack: 'test' }),
    ])
  })

  const unknown = (path: (string | number)[], name: string, hint?: string): unknown =>
    problem('unknown_parameter', ['rules', 0, ...path], { name, pack: 'test' }, { rule: 'test.grant', ...(hint && { hint: `did you mean "${hint}"?` }) })
  it.each<[what: string, more: More, path: (string | number)[], name: string, hint?: string]>([
    ['a duration', { windows: [{ ends: { from: 'delivered', for: { param: 'periode' } } }] }, ['windows', 0, 'ends', 'for'], 'periode', 'period'],
    [
      'a number of it',
      { windows: [{ ends: { from: 'delivered', for: { days: { param: 'nothing_like_it' } } } }] },
      ['windows', 0, 'ends', 'for', 'days'],
      'nothing_like_it',
    ],
    ['a literal', { when: { '==': [{ var: 'goods.opened' }, { param: 'strikt' }] } }, ['when', '==', 1], 'strikt', 'strict'],
    ['a term', { terms: { freight: { param: 'payr' } } }, ['terms', 'freight'], 'payr', 'payer'],
    ['a code', { provided: [{ code: { param: 'kode' }, if: true }] }, ['provided', 0, 'code'], 'kode'],
    [
      'a label of restart',
      { windows: [{ ends: { from: 'delivered', for: { days: 1 }, restart: { by: ['exchange'], label: [{ param: 'lable' }] } } }] },
      ['windows', 0, 'ends', 'restart', 'label', 0],
      'lable',
    ],
  ])('one that is not there, in %s', (_, more, path, name, hint) => {
    expect(issuesOf(testPack({ manifest, rules: [grant(more)] }))).toEqual([unknown(path, name, hint)])
  })

  it.each<[what: string, more: More, found: unknown]>([
    [
      'a number for a duration',
      { terms: { loaner: { param: 'days' } } },
      { code: 'term_value', path: ['rules', 0, 'terms', 'loaner'], params: { term: 'loaner', value: '7' } },
    ],
    [
      'a number for an anchor',
      { windows: [{ opens: { param: 'days' } }] },
      { code: 'unknown_name', path: ['rules', 0, 'windows', 0, 'opens'], params: { name: '7', kind: 'an event' } },
    ],
    [
      'a code for a duration',
      { windows: [{ ends: { from: 'delivered', for: { param: 'payer' } } }] },
      { code: 'duration', path: ['rules', 0, 'windows', 0, 'ends', 'for'], params: { value: '"seller"', most: 40 } },
    ],
    [
      'a duration for a code',
      { evidence: [{ anyOf: [{ param: 'period' }] }] },
      { code: 'unknown_name', path: ['rules', 0, 'evidence', 0, 'anyOf', 0], params: { name: '{"months":1}', kind: 'a kind of evidence' } },
    ],
    [
      'a code for a service',
      { service: { param: 'payer' } },
      { code: 'unknown_name', path: ['rules', 0, 'service'], params: { name: 'seller', kind: 'a service' } },
    ],
    [
      'a truth for a category',
      { scope: { category: [{ param: 'strict' }] } },
      { code: 'unknown_name', path: ['rules', 0, 'scope', 'category', 0], params: { name: 'true', kind: 'a category' } },
    ],
  ])('one that does not fit its place: %s', (_, more, found) => {
    expect(issuesOf(testPack({ manifest, rules: [grant(more)] }))).toMatchObject([found as More])
  })
})
