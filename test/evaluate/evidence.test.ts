import { describe, expect, it } from 'vitest'
import { createPolicy } from '../../src/evaluate/create-policy.js'
import type { EvidenceNeed } from '../../src/evaluate/decision.js'
import { grant, type More, onlyRoute } from '../support/decide.js'
import { type RuleSketch, testPack } from '../support/test-pack.js'

const OPENED = { '==': [{ var: 'goods.opened' }, true] }
const USED = { '==': [{ var: 'goods.used' }, true] }
const need = (anyOf: string[], more: Partial<EvidenceNeed> = {}): EvidenceNeed =>
  ({ anyOf, supplied: 'unknown', need: 'required', rule: 'test.grant', ...more }) as EvidenceNeed
const asks = (...evidence: More[]): RuleSketch => grant({ evidence })
const adjust = (id: string, more: More): RuleSketch => ({ id: `test.${id}`, kind: 'adjust', adjusts: ['test.grant'], ...more })
const shown = (rules: RuleSketch[], more: More = {}): unknown => {
  const { evidence, open, rules: named } = onlyRoute(rules, more)
  return { evidence, open, rules: named }
}
const settled = (evidence: EvidenceNeed[], ...shaping: string[]): unknown => ({ evidence, open: [], rules: ['test.grant', ...shaping] })

describe('evidence of a route', () => {
  it.each<[what: string, evidence: More, claimed: unknown, expected: Partial<EvidenceNeed>]>([
    ['not known what was handed in', { anyOf: ['photos', 'video'] }, undefined, { supplied: 'unknown' }],
    ['nothing handed in', { anyOf: ['photos', 'video'] }, [], { supplied: false }],
    ['one of them', { anyOf: ['photos', 'video'] }, ['video', 'invoice'], { supplied: true }],
    ['another', { anyOf: ['photos', 'video'] }, ['invoice'], { supplied: false }],
    ['one of two', { anyOf: ['photos', 'video'], atLeast: 2 }, ['video'], { atLeast: 2, supplied: false }],
    ['two of three', { anyOf: ['photos', 'video', 'invoice'], atLeast: 2 }, ['invoice', 'photos'], { atLeast: 2, supplied: true }],
    ['one that is only recommended', { anyOf: ['photos'], need: 'recommended' }, [], { supplied: false, need: 'recommended' }],
  ])('supplied: %s', (_, evidence, claimed, expected) => {
    expect(shown([asks(evidence)], { claim: { evidence: claimed } })).toEqual(settled([need(evidence.anyOf as string[], expected)]))
  })

  it('stands in the order of the rule, without what is not asked', () => {
    const rules = [asks({ anyOf: ['photos'] }, { anyOf: ['invoice'], if: OPENED }, { anyOf: ['video'] })]
    expect(shown(rules, { goods: { opened: true } })).toEqual(settled([need(['photos']), need(['invoice']), need(['video'])]))
    expect(shown(rules, { goods: { opened: false } })).toEqual(settled([need(['photos']), need(['video'])]))
  })

  it('S-10b lists a need that may not be asked, with its place open', () => {
    const rules = [asks({ anyOf: ['photos'], if: USED }, { anyOf: ['video'] }, { anyOf: ['invoice'], if: OPENED })]
    expect(shown(rules, { goods: { used: false } })).toEqual({
      evidence: [need(['video']), need(['invoice'])],
      open: [{ part: 'evidence.1', dependsOn: ['goods.opened'] }],
      rules: ['test.grant'],
    })
  })

  it('does not decide the verdict', () => {
    expect(onlyRoute([asks({ anyOf: ['photos'] })], { claim: { evidence: [] } }).firm).toBe(true)
  })
})

describe('S-10, S-10b evidence replaced in the own layer', () => {
  const replace = (more: More = {}): RuleSketch => adjust('a', { evidence: [{ anyOf: ['video'] }], ...more })
  const base = asks({ anyOf: ['photos'] }, { anyOf: ['invoice'] })
  const kept = [need(['photos']), need(['invoice'])]

  it.each<[opened: boolean | undefined, expected: unknown]>([
    [true, settled([need(['video'], { rule: 'test.a' })], 'test.a')],
    [false, settled(kept)],
    [undefined, { evidence: kept, open: [{ part: 'evidence', dependsOn: ['goods.opened'] }], rules: ['test.grant'] }],
  ])('%s', (opened, expected) => {
    expect(shown([base, replace({ when: OPENED })], { goods: { opened } })).toEqual(expected)
  })

  it('by nothing', () => {
    expect(shown([base, replace({ evidence: [] })])).toEqual(settled([], 'test.a'))
  })

  it('where there was none, with its own condition', () => {
    const rules = [grant(), replace({ evidence: [{ anyOf: ['video'], if: USED }] })]
    expect(shown(rules, { goods: { used: true } })).toEqual(settled([need(['video'], { rule: 'test.a' })], 'test.a'))
    expect(shown(rules, { goods: { used: false } })).toEqual(settled([], 'test.a'))
  })

  const upper = adjust('upper', { evidence: [{ anyOf: ['id_document'] }], when: OPENED, over: ['test.lower'] })
  const lower = adjust('lower', { evidence: [{ anyOf: ['video'] }], when: USED })
  it.each<[opened: boolean | undefined, used: boolean | undefined, evidence: EvidenceNeed[], open: string[]]>([
    [true, true, [need(['id_document'], { rule: 'test.upper' })], []],
    [false, true, [need(['video'], { rule: 'test.lower' })], []],
    [undefined, true, [need(['video'], { rule: 'test.lower' })], ['goods.opened']],
    [undefined, false, kept, ['goods.opened']],
    [undefined, undefined, kept, ['goods.opened', 'goods.used']],
    [true, undefined, [need(['id_document'], { rule: 'test.upper' })], []],
  ])('one goes over another: %s, %s', (opened, used, evidence, dependsOn) => {
    const route = onlyRoute([base, lower, upper], { goods: { opened, used } })
    expect(route.evidence).toEqual(evidence)
    expect(route.open).toEqual(dependsOn.length > 0 ? [{ part: 'evidence', dependsOn }] : [])
  })
})

describe('S-10 evidence waived', () => {
  const base = asks({ anyOf: ['photos', 'video'] }, { anyOf: ['invoice'] })
  it.each<[what: string, waives: string[], evidence: EvidenceNeed[], shaped: boolean]>([
    ['a need that any of the kinds would meet', ['video'], [need(['invoice'])], true],
    ['several needs', ['photos', 'invoice'], [], true],
    ['none', ['chat_record'], [need(['photos', 'video']), need(['invoice'])], false],
  ])('%s', (_, waives, evidence, shaped) => {
    expect(shown([base, adjust('w', { waives })])).toEqual(settled(evidence, ...(shaped ? ['test.w'] : [])))
  })

  it('may be waived: listed, with its place open', () => {
    expect(shown([base, adjust('w', { waives: ['invoice'], when: OPENED })])).toEqual({
      evidence: [need(['photos', 'video']), need(['invoice'])],
      open: [{ part: 'evidence.1', dependsOn: ['goods.opened'] }],
      rules: ['test.grant'],
    })
  })

  it('is waived where one of two adjusts is known to apply', () => {
    const rules = [base, adjust('w', { waives: ['invoice'], when: OPENED }), adjust('x', { waives: ['invoice'] })]
    expect(shown(rules)).toEqual(settled([need(['photos', 'video'])], 'test.x'))
  })

  it('in any layer, also of what an adjust asks', () => {
    const law = testPack({ rules: [base, adjust('a', { evidence: [{ anyOf: ['invoice'] }, { anyOf: ['id_document'] }] })] })
    const shop = testPack({
      manifest: { id: 'shop', layer: 'platform', needs: ['test'] },
      rules: [{ id: 'shop.w', kind: 'adjust', adjusts: ['test.grant'], waives: ['invoice'] }],
    })
    const { evidence, open, rules } = onlyRoute(createPolicy([law, shop]))
    expect({ evidence, open, rules }).toEqual({
      evidence: [need(['id_document'], { rule: 'test.a' })],
      open: [],
      rules: ['test.grant', 'shop.w', 'test.a'],
    })
  })
})
