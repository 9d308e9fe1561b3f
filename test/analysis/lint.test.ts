import { describe, expect, it } from 'vitest'
import { FINDING_MESSAGES } from '../../src/analysis/lint/finding.js'
import { PROOF_NAMES } from '../../src/analysis/verify/proof.js'
import { lint } from '../../src/analysis.js'
import { createPolicy } from '../../src/index.js'
import { assemblePack } from '../../src/policy/assemble-pack.js'
import { policyOf } from '../support/decide.js'
import { type PackSketch, packFiles, type RuleSketch } from '../support/test-pack.js'
import { badAcceptances, badCodes, badPolicy } from './bad-pack.js'

const found = (rules: RuleSketch[], more: Omit<PackSketch, 'rules'> = {}): [string, string, Record<string, string>][] =>
  lint(policyOf(rules, more)).findings.map(({ code, rule, params }) => [code, rule, { ...params }])
const grant = (more: object = {}): RuleSketch => ({ id: 'test.grant', kind: 'grant', service: 'repair', ...more })
const exclude = (id: string, more: object): RuleSketch => ({ id, kind: 'exclude', defeats: ['test.grant'], ...more })
const adjust = (id: string, more: object): RuleSketch => ({ id, kind: 'adjust', adjusts: ['test.grant'], terms: { freight: 'seller' }, ...more })
const is = (fact: string, value: unknown): object => ({ '==': [{ var: fact }, value] })

describe('each code has a pack that triggers it and only it', () => {
  for (const code of Object.keys(FINDING_MESSAGES))
    it(code, () => {
      const codes = lint(badPolicy(code), { accept: badAcceptances(code) }).findings.map((one) => one.code)
      expect([...new Set(codes)]).toEqual([code])
    })

  it('and there is no other', () => {
    expect(badCodes().sort()).toEqual([...Object.keys(FINDING_MESSAGES), ...PROOF_NAMES].sort())
  })
})

describe('a sound pack', () => {
  it('has no findings', () => {
    const report = lint(
      policyOf([
        grant({ scope: { reason: ['defective'] }, windows: [{ ends: { from: 'delivered', for: { days: 30 } } }] }),
        exclude('test.used', { when: is('goods.used', true) }),
        { id: 'test.recalled', kind: 'except', defeats: ['test.used'], when: is('item.madeToOrder', true) },
      ]),
    )
    expect(report).toEqual({
      policy: { id: 'test', version: 'test@1.0.0' },
      horizon: { from: '2026-01-01', until: '2026-12-31' },
      rules: 3,
      findings: [],
      accepted: [],
      unsettled: [],
    })
  })
})

describe('what is found', () => {
  it('names the part of a condition', () => {
    expect(
      found([
        grant({
          scope: { reason: ['defective'] },
          when: { and: [is('goods.used', true), { or: [is('goods.opened', true), is('derived.faultSide', 'buyer')] }] },
        }),
      ]),
    ).toEqual([['condition_never', 'test.grant', { where: 'when.and[1].or[1]' }]])
  })

  it('sees that two rules together cover a third', () => {
    const rules = [
      grant({ scope: { reason: ['defective'] } }),
      { ...grant({ scope: { reason: ['recalled'] } }), id: 'test.recalled' },
      { ...grant({ scope: { reason: ['recalled', 'defective'] }, when: is('goods.used', true) }), id: 'test.both' },
    ]
    expect(found(rules)).toEqual([['rule_without_effect', 'test.both', { covered: 'other rules of "repair" give the same whenever it does' }]])
  })

  it('does not call a rule needless that gives more time', () => {
    const rules = [
      grant({ windows: [{ ends: { from: 'delivered', for: { days: 7 } } }] }),
      { ...grant({ scope: { reason: ['recalled'] }, windows: [{ ends: { from: 'delivered', for: { days: 15 } } }] }), id: 'test.longer' },
    ]
    expect(found(rules)).toEqual([])
  })

  it('counts a window of days that a longer one always outlasts as possible on both sides', () => {
    const window = (days: number): object => ({ opens: 'delivered', ends: { from: 'delivered', for: { days } } })
    // In time for the one and too late for the other, on one event: only the shorter can be over.
    expect(
      found([grant({ windows: [window(7), { opens: { event: 'delivered', plus: { days: 30 } }, ends: { from: 'delivered', for: { days: 60 } } }] })]),
    ).toEqual([['rule_never_stands', 'test.grant', {}]])
  })

  it('knows that a claim of one period is not one of another', () => {
    const rules = [grant({ inForce: { until: '2024-01-01' } }), exclude('test.late', { inForce: { from: '2024-01-01' } })]
    expect(found(rules)).toEqual([['exclusion_never_bites', 'test.late', {}]])
  })

  it('says nothing of a rule that a parameter turns off', () => {
    const parameters = { strict: { type: 'boolean', default: false, text: { en: 'Strict', zh: '严格' } } } as const
    const off = { when: { and: [{ param: 'strict' }, is('goods.used', true)] } }
    expect(found([grant(), exclude('test.strict', off)], { manifest: { parameters } })).toEqual([])
    expect(found([grant(), adjust('test.strict', off)], { manifest: { parameters } })).toEqual([])
    expect(found([grant(), adjust('test.strict', { when: { and: [false, is('goods.used', true)] } })])).toEqual([
      ['condition_never', 'test.strict', { where: 'when' }],
    ])
  })

  it.each<[what: string, one: object, other: object, findings: string[]]>([
    ['weeks and months, of which now one and now the other ends first', { weeks: 13 }, { months: 3 }, ['deadline_order_varies']],
    ['weeks and months that always end in one order', { weeks: 5 }, { months: 1 }, []],
    ['hours in which somebody is there, which are no days', { openHours: 240, from: '09:00', to: '18:00' }, { months: 1 }, []],
  ])('compares the ends of %s', (_, one, other, findings) => {
    const promise = (id: string, duration: object, freight: string): RuleSketch => ({
      ...grant({ windows: [{ ends: { from: 'delivered', for: duration } }], terms: { freight } }),
      id,
    })
    expect(found([promise('test.one', one, 'seller'), promise('test.other', other, 'buyer')]).map(([code]) => code)).toEqual(findings)
  })

  it('names a category of a pack that no rule can tell from others', () => {
    const text = { en: 'Phones for children', zh: '儿童手机' }
    const files = { 'vocabulary/categories.json': { test_phones: { parent: 'phones', text } } }
    expect(found([grant()], { files })).toEqual([['unread_name', 'test', { kind: 'category', name: 'test_phones' }]])
    expect(found([grant({ scope: { category: ['phones'] } })], { files })).toEqual([])
  })

  it('reads a negation that is written as a list', () => {
    const when = { '!': [{ or: [is('goods.opened', true), is('derived.faultSide', 'buyer')] }] }
    expect(found([grant({ scope: { reason: ['defective'] }, when })])).toEqual([['condition_never', 'test.grant', { where: 'when.!.or[1]' }]])
  })

  it('counts over four years with a leap day where there is no calendar', () => {
    const rules = [grant({ windows: [{ ends: { from: 'delivered', for: { months: 1 } } }] })]
    const { 'calendar.json': _calendar, 'pack.json': manifest, ...others } = packFiles({ rules })
    const { calendar: _, ...bare } = manifest as Record<string, unknown>
    expect(lint(createPolicy([assemblePack({ ...others, 'pack.json': bare })])).horizon).toEqual({ from: '2023-01-01', until: '2026-12-31' })
  })

  it('says what ran out of nodes', () => {
    const report = lint(policyOf([grant({ when: { and: [is('goods.used', true), is('goods.opened', true)] } })]), { budget: 3 })
    expect(report.findings).toEqual([])
    expect(report.unsettled).toEqual([{ what: 'repair', because: 'the diagrams need more than 3 nodes' }])
  })
})

describe('acceptances', () => {
  const accept = [{ code: 'condition_never', rule: 'test.*', because: 'kept for a later law' }] as const

  it('let a finding stand', () => {
    const { findings, accepted } = lint(badPolicy('condition_never'), { accept })
    expect([findings, accepted.map(({ code, because }) => [code, because])]).toEqual([[], [['condition_never', 'kept for a later law']]])
  })

  it('are found when they are about nothing', () => {
    expect(lint(policyOf([grant()]), { accept }).findings.map(({ code, params }) => [code, params])).toEqual([
      ['acceptance_unused', { accepted: 'condition_never', of: 'test.*' }],
    ])
  })
})
