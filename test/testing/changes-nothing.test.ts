import { expect, it } from 'vitest'
import { changesNothing } from '../../src/testing/mutate/changes-nothing.js'
import { grant, policyOf } from '../support/decide.js'
import type { RuleSketch } from '../support/test-pack.js'

const opened = { '==': [{ var: 'goods.opened' }, true] }
const used = { '==': [{ var: 'goods.used' }, true] }
const PHONES = { scope: { category: ['phones'] } }
const days = (count: number): object => ({ windows: [{ ends: { from: 'delivered', for: { days: count } } }] })
const given = grant({ ...PHONES, when: opened, ...days(7), evidence: [{ anyOf: ['photos'] }] })
const exclude = (more: object = {}): RuleSketch => ({ id: 'test.not', kind: 'exclude', defeats: ['test.grant'], ...more })
const adjust = (more: object = {}): RuleSketch => ({ id: 'test.adjust', kind: 'adjust', adjusts: ['test.grant'], terms: { freight: 'buyer' }, ...more })
const duty = (more: object = {}): RuleSketch => ({
  ...{ id: 'test.duty', kind: 'duty', of: ['test.grant'], act: 'review', actor: 'seller', ends: { from: 'submitted', for: { hours: 24 } } },
  ...more,
})

it.each<[string, boolean, RuleSketch[], RuleSketch[]]>([
  ['the same', true, [given], [given]],
  ['a scope wider than what the grant is about', true, [given, exclude(PHONES)], [given, exclude()]],
  ['another scope', false, [given, exclude()], [given, exclude({ scope: { category: ['books'] } })]],
  ['a condition that the grant has anyway', true, [given, adjust({ when: opened })], [given, adjust()]],
  ['a condition that it has not', false, [given, adjust({ when: used })], [given, adjust()]],
  ['two words for one condition', true, [grant({ when: opened })], [grant({ when: { '!=': [{ var: 'goods.opened' }, false] } })]],
  ['a condition turned round', false, [grant({ when: opened })], [grant({ when: { '!': opened } })]],
  ['a duty where there is no route', true, [given, duty({ when: opened })], [given, duty()]],
  ['a duty that is not owed any more', false, [given, duty()], [given, duty({ when: used })]],
  ['another end', false, [given], [grant({ ...given, ...days(8) })]],
  ['another end of an adjust', false, [given, adjust(days(9))], [given, adjust(days(8))]],
  ['evidence dropped', false, [given], [grant({ ...given, evidence: [] })]],
  ['evidence on a condition that holds anyway', true, [given], [grant({ ...given, evidence: [{ anyOf: ['photos'], if: opened }] })]],
  ['evidence on another condition', false, [given], [grant({ ...given, evidence: [{ anyOf: ['photos'], if: used }] })]],
  ['an exclusion that is lifted where it could remove', true, [given, exclude({ when: { '!': opened } })], [given, exclude({ when: false })]],
])('%s: %s', (_, nothing, before, after) => {
  const [was, is] = [policyOf(before), policyOf(after)]
  expect(
    changesNothing(
      was,
      is,
      [...before, ...after].map(({ id }) => id),
    ),
  ).toBe(nothing)
})
