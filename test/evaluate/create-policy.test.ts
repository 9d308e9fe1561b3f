import { describe, expect, it } from 'vitest'
import { createPolicy, FactsError, PolicyError } from '../../src/evaluate/create-policy.js'
import type { Decision } from '../../src/evaluate/decision.js'
import type { Facts, Service } from '../../src/facts/facts.js'
import { BASE_VOCABULARY } from '../../src/facts/vocabulary.js'
import type { Pack } from '../../src/policy/pack.js'
import { facts, grant, issuesOf, type More, policyOf } from '../support/decide.js'
import { CALENDAR, type PackSketch, type RuleSketch, SHANGHAI, testPack } from '../support/test-pack.js'

const DELIVERED = '2026-06-03T15:30:00+08:00'
const week = { windows: [{ ends: { from: 'delivered', for: { days: 7 } } }] }
const law = testPack({ rules: [grant({ ...week, terms: { freight: 'buyer' }, evidence: [{ anyOf: ['photos'] }] })] })
const shop = testPack({
  manifest: { id: 'shop', version: '2.1.0', layer: 'platform', needs: ['test'] },
  rules: [{ id: 'shop.adjust', kind: 'adjust', adjusts: ['test.grant'], terms: { freight: 'platform' } }],
})
const seen = (more: More = {}): Facts =>
  facts({ asOf: '2026-06-05T12:00:00+08:00', events: { delivered: DELIVERED }, claim: { evidence: ['photos', 'invoice'] }, ...more })

describe('a policy', () => {
  const policy = createPolicy([shop, law])
  it('is named after its packs, each after those it needs', () => {
    expect(policy.id).toBe('test+shop')
    expect(policy.version).toBe('test@1.0.0+shop@2.1.0')
    expect(policy.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(policy.warnings).toEqual([])
    expect(policy.evaluate(seen()).policy).toEqual({ id: policy.id, version: policy.version, hash: policy.hash })
  })

  it('gives a rule by its id', () => {
    expect(policy.rule('shop.adjust')).toMatchObject({ id: 'shop.adjust', kind: 'adjust', terms: { freight: 'platform' }, cites: [{ source: 'src', at: '1' }] })
    expect(policy.rule('shop.nothing')).toBeUndefined()
  })

  it('decides every service, or only those asked for', () => {
    const all = policy.evaluate(seen())
    expect(Object.keys(all.services)).toEqual(Object.keys(BASE_VOCABULARY.services))
    for (const only of [['return'], ['consultation', 'repair'], []] as Service[][]) {
      const { services, rules, ...rest } = policy.evaluate(seen(), { only })
      expect(Object.keys(services).sort()).toEqual([...only].sort())
      for (const service of only) expect(services[service]).toEqual(all.services[service])
      expect(rest.policy).toEqual(all.policy)
      expect(Object.keys(rules)).toEqual(only.includes('consultation') ? ['shop.adjust', 'test.grant'] : [])
    }
  })

  it('S-1 refuses wrong facts with everything that is wrong', () => {
    const wrong = { ...seen(), asOf: '2026-06-05', goods: { opend: true, used: 'no' }, buyer: { kind: 'firm' }, claim: { quantity: 0 } } as unknown as Facts
    const result = policy.safeEvaluate(wrong)
    const issues = result.ok ? [] : result.issues
    expect(issues.map(({ code, path }) => `${code} ${path.join('.')}`).sort()).toEqual([
      'not_an_instant asOf',
      'out_of_range claim.quantity',
      'unknown_fact goods.opend',
      'unknown_value buyer.kind',
      'wrong_type goods.used',
    ])
    expect(policy.check(wrong)).toEqual(issues)
    expect(policy.check(seen())).toEqual([])
    expect(() => policy.evaluate(wrong)).toThrow(FactsError)
    try {
      policy.evaluate(wrong)
    } catch (error) {
      expect((error as FactsError).issues).toEqual(issues)
      const [, ...lines] = (error as FactsError).message.split('\n')
      expect((error as FactsError).message).toMatch(/^The facts are not valid \(5 issues\)\n/)
      expect(lines).toEqual([
        ...issues.slice(0, 3).map(({ path, message, hint }) => `  ${path.join('.')}: ${message}${hint ? `; ${hint}` : ''}`),
        '  and 2 more in error.issues',
      ])
    }
  })

  it.each([undefined, null, 5, 'facts', [], () => 1, new Date(0)])('never throws when it only checks: %s', (input) => {
    expect(policy.safeEvaluate(input).ok).toBe(false)
    expect(policy.check(input).length).toBeGreaterThan(0)
    expect(() => policy.evaluate(input as unknown as Facts)).toThrow(FactsError)
  })
})

describe('what is not a policy', () => {
  const hint = 'use parsePack from "aftersales/schema"'
  const notAPack = (index: number, found: string): unknown => [
    {
      code: 'not_a_pack',
      severity: 'error',
      path: [index],
      message: `a pack is what parsePack returns or an import from "aftersales/rules/…", found ${found}`,
      params: { found },
      hint,
    },
  ]
  it.each<[what: string, packs: unknown[], issues: unknown]>([
    ['no pack', [], [{ code: 'no_packs', severity: 'error', path: [], message: 'a policy needs at least one pack', params: {} }]],
    ['JSON of a pack', [{ ...law }], notAPack(0, 'object')],
    ['null', [law, null], notAPack(1, 'null')],
    ['a text', [law, 'cn'], notAPack(1, 'string')],
    ['nothing', [undefined], notAPack(0, 'undefined')],
    ['a list of packs', [[law]], notAPack(0, 'object')],
  ])('%s', (_, packs, issues) => {
    expect(issuesOf(...packs)).toEqual(issues)
  })

  it.each([undefined, null, law, 'cn'])('anything but a list: %s', (packs) => {
    expect(() => createPolicy(packs as unknown as Pack[])).toThrow(PolicyError)
  })

  it('says everything that is wrong, the first three in the message', () => {
    const wrong = testPack({
      rules: [
        { id: 'other.rule', kind: 'exclude', defeats: ['test.nothing'], absolute: true, when: { '==': [{ var: 'goods.opend' }, true] }, certainty: 'high' },
      ],
    })
    const issues = issuesOf(wrong)
    expect(issues.map(({ code, path }) => [code, path])).toEqual([
      ['rule_id_prefix', ['rules', 0, 'id']],
      ['dangling_edge', ['rules', 0, 'defeats', 0]],
      ['undeclared_fact', ['rules', 0, 'when', '==', 0, 'var']],
    ])
    const more = testPack({
      rules: [
        { id: 'a.rule', kind: 'exclude', defeats: [] },
        { id: 'b.rule', kind: 'exclude', defeats: [] },
        { id: 'c.rule', kind: 'exclude', defeats: [] },
        { id: 'd.rule', kind: 'exclude', defeats: [] },
      ],
    })
    expect(() => createPolicy([more])).toThrow(
      [
        'The packs do not make a policy (4 issues)',
        '  test/test.json rules[0].id: the id "a.rule" does not begin with "test."',
        '  test/test.json rules[1].id: the id "b.rule" does not begin with "test."',
        '  test/test.json rules[2].id: the id "c.rule" does not begin with "test."',
        '  and 1 more in error.issues',
      ].join('\n'),
    )
    expect(() => createPolicy([wrong])).toThrow(/"goods\.opend" is not a fact that rules may read; did you mean "goods\.opened"\?$/)
  })

  it('keeps warnings beside a policy that works', () => {
    const policy = policyOf([grant({ cites: [{ source: 'src' }] })])
    expect(policy.warnings).toEqual([
      {
        code: 'missing_pinpoint',
        severity: 'warning',
        path: ['rules', 0, 'cites', 0],
        message: 'the citation of "src" says not where',
        params: { source: 'src' },
        file: 'test/test.json',
        rule: 'test.grant',
      },
    ])
  })
})

describe('deciding is pure', () => {
  const policy = createPolicy([law, shop])
  const frozen = (value: unknown): boolean => typeof value !== 'object' || value === null || (Object.isFrozen(value) && Object.values(value).every(frozen))

  it('freezes its decision in depth, and the policy', () => {
    expect(frozen(policy.evaluate(seen()))).toBe(true)
    expect(frozen(policy.rule('test.grant'))).toBe(true)
    expect(Object.isFrozen(policy)).toBe(true)
    expect(frozen(law)).toBe(true)
  })

  it('never changes its input, frozen or not', () => {
    const history = [
      { service: 'repair', openedAt: '2026-06-04T12:00:00+08:00', outcome: 'open' },
      { service: 'repair', openedAt: '2026-06-03T12:00:00+08:00', closedAt: '2026-06-03T18:00:00+08:00', outcome: 'done' },
    ]
    const input = seen({ history, item: { labels: ['taste_cover', 'film_cover'] } })
    const before = JSON.stringify(input)
    policy.evaluate(input)
    expect(JSON.stringify(input)).toBe(before)
    const deep = <T>(value: T): T => {
      if (typeof value === 'object' && value !== null) for (const part of Object.values(Object.freeze(value))) deep(part)
      return value
    }
    expect(policy.evaluate(deep(input))).toEqual(policy.evaluate(JSON.parse(before)))
  })

  it('gives the same decision from the same facts, between other decisions', () => {
    const first = policy.evaluate(seen())
    policy.evaluate(seen({ asOf: '2027-06-05T12:00:00+08:00' }))
    expect(policy.evaluate(seen())).toEqual(first)
    expect(createPolicy([shop, law]).evaluate(seen())).toEqual(first)
  })
})

describe('S-14 hashes', () => {
  const policy = createPolicy([law, shop])
  const replay = (input: Facts, decision: Decision = policy.evaluate(input)): ReturnType<typeof policy.replay> => policy.replay(input, decision)
  const first = replay(seen())

  it('are SHA-256 in lower-case hex', () => {
    expect(Object.keys(first)).toEqual(['policy', 'facts', 'result', 'engine'])
    for (const hash of Object.values(first)) expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(first.policy).toBe(policy.hash)
  })

  it.each<[what: string, same: Facts]>([
    ['reordered keys', Object.fromEntries(Object.entries(seen()).reverse()) as unknown as Facts],
    [
      'another offset of the same instants',
      seen({ asOf: '2026-06-05T04:00:00Z', order: { purchasedAt: '2026-06-01T02:00:00Z' }, events: { delivered: '2026-06-03T08:30:00+01:00' } }),
    ],
    ['other digits of the same instants', seen({ asOf: '2026-06-05T12:00:00.000+08:00' })],
    ['a reordered set', seen({ claim: { evidence: ['invoice', 'photos'] } })],
    ['what is undefined left out', seen({ goods: undefined })],
  ])('stay the same for %s', (_, same) => {
    expect(replay(same)).toEqual(first)
  })

  it.each<[what: string, other: Facts, changed: string[]]>([
    ['a fact that decides', seen({ events: { delivered: '2026-06-02T15:30:00+08:00' } }), ['facts', 'result']],
    ['a fact that decides nothing', seen({ order: { id: 'A-1' } }), ['facts']],
    ['the moment', seen({ asOf: '2026-06-05T12:00:01+08:00' }), ['facts', 'result']],
    ['nothing', seen(), []],
  ])('change with %s', (_, other, changed) => {
    const second = replay(other)
    expect(Object.keys(first).filter((key) => first[key as keyof typeof first] !== second[key as keyof typeof second])).toEqual(changed)
  })

  it('tell one result from another on the same facts', () => {
    const other = policyOf([grant(week)]).evaluate(seen())
    expect(replay(seen(), other)).toEqual({ ...first, result: expect.not.stringMatching(first.result) })
  })

  const parameter = { type: 'integer', default: 7, text: { en: 'Days', zh: '天' } } as const
  const sketch: PackSketch = {
    manifest: { parameters: { days: parameter } },
    rules: [grant({ windows: [{ ends: { from: 'delivered', for: { days: { param: 'days' } } } }] })],
  }
  const rule = sketch.rules?.[0] as RuleSketch
  const hashOf = (pack: Pack): string => createPolicy([pack]).hash
  it.each<[what: string, other: Pack, same: boolean]>([
    ['nothing', testPack(sketch), true],
    ['a parameter', testPack(sketch).with({ days: 15 }), false],
    ['a rule', testPack({ ...sketch, rules: [{ ...rule, certainty: 'low' }] }), false],
    ['a text', testPack({ ...sketch, rules: [{ ...rule, text: { en: 'Another', zh: '另一' } }] }), false],
    ['a version', testPack({ ...sketch, manifest: { ...sketch.manifest, version: '1.0.1' } }), false],
    ['a calendar', testPack({ ...sketch, files: { 'calendar.json': { ...CALENDAR, longestRest: 11 } } }), false],
    ['a zone', testPack({ ...sketch, files: { 'zone.json': { ...SHANGHAI, until: '2190-01-01' } } }), false],
    ['the vocabulary', testPack({ ...sketch, files: { 'vocabulary/labels.json': { test_label: {} } } }), false],
    ['the order of keys', testPack({ ...sketch, rules: [Object.fromEntries(Object.entries(rule).reverse()) as RuleSketch] }), true],
  ])('of a policy, with another %s', (_, other, same) => {
    expect(hashOf(other) === hashOf(testPack(sketch))).toBe(same)
  })

  it('do not depend on the order of the packs', () => {
    expect(createPolicy([shop, law]).hash).toBe(createPolicy([law, shop]).hash)
  })

  it('know the instants that a pack adds', () => {
    const added = { 'vocabulary/facts.json': { 'order.test.bookedAt': { type: 'instant', suppliedBy: 'platform', mutable: false } } }
    const booked = policyOf([grant()], { files: added })
    const at = (bookedAt: string): Facts => seen({ order: { test: { bookedAt } } })
    const hash = (bookedAt: string): string => booked.replay(at(bookedAt), booked.evaluate(at(bookedAt))).facts
    expect(hash('2026-06-01T10:00:00+08:00')).toBe(hash('2026-06-01T02:00:00Z'))
    expect(hash('2026-06-01T10:00:00+08:00')).not.toBe(hash('2026-06-01T10:00:00Z'))
  })
})
