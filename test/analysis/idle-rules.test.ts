import { describe, expect, it } from 'vitest'
import { lint } from '../../src/analysis.js'
import { policyOf } from '../support/decide.js'
import type { RuleSketch } from '../support/test-pack.js'

const is = (fact: string, value: unknown = true): object => ({ '==': [{ var: fact }, value] })
const used = is('goods.used')
const contradiction = { and: [used, is('goods.used', false)] }
const grant = (more: object = {}, id = 'test.grant'): RuleSketch => ({ id, kind: 'grant', service: 'return', ...more })
const adjust = (more: object, id = 'test.adjust'): RuleSketch => ({ id, kind: 'adjust', adjusts: ['test.grant'], terms: { freight: 'seller' }, ...more })
const duty = (more: object): RuleSketch => ({
  ...{ id: 'test.duty', kind: 'duty', of: ['test.grant'], act: 'review', actor: 'seller', ends: { from: 'submitted', for: { days: 1 } } },
  ...more,
})
const exclude = (when: unknown, id = 'test.exclude'): RuleSketch => ({ id, kind: 'exclude', defeats: ['test.grant'], when })
const except = (more: object, id = 'test.except'): RuleSketch => ({ id, kind: 'except', defeats: ['test.exclude'], ...more })

const NEVER = { where: 'when' }
const SAME = 'or conditions do the same whenever it stands'

describe('rules that never do anything', () => {
  it.each<[string, RuleSketch[], [code: string, rule: string, params: object][]]>([
    [
      'an adjust whose case is none of its grant',
      [grant({ when: used }), adjust({ when: is('goods.used', false) })],
      [['rule_never_stands', 'test.adjust', {}]],
    ],
    ['an adjust that is switched off', [grant(), adjust({ when: false })], [['condition_never', 'test.adjust', NEVER]]],
    ['an adjust that contradicts itself', [grant(), adjust({ when: contradiction })], [['condition_never', 'test.adjust', NEVER]]],
    [
      'an adjust that another always goes over',
      [grant(), adjust({ when: used }), adjust({ over: ['test.adjust'], terms: { freight: 'buyer' } }, 'test.over')],
      [['rule_without_effect', 'test.adjust', { covered: 'rules that go over it always apply too' }]],
    ],
    ['a duty whose case is none of its grant', [grant({ when: used }), duty({ when: is('goods.used', false) })], [['rule_never_stands', 'test.duty', {}]]],
    [
      'an exclusion within another',
      [grant(), exclude(used), exclude({ and: [used, is('goods.opened')] }, 'test.inner')],
      [['rule_without_effect', 'test.inner', { covered: `other exclusions ${SAME}` }]],
    ],
    ['an exclusion that contradicts itself', [grant(), exclude(contradiction)], [['condition_never', 'test.exclude', NEVER]]],
    ['an exclusion that is always lifted', [grant(), exclude(used), except({})], [['rule_never_stands', 'test.exclude', {}]]],
    [
      'an exception within another',
      [
        grant(),
        exclude(used),
        except({ when: is('goods.opened') }),
        except({ when: { and: [is('goods.opened'), is('buyer.kind', 'business')] } }, 'test.inner'),
      ],
      [['rule_without_effect', 'test.inner', { covered: `other exceptions ${SAME}` }]],
    ],
    [
      'an exception to what never stands then',
      [grant(), exclude(used), except({ when: is('goods.used', false) })],
      [['exception_never_needed', 'test.except', {}]],
    ],
    [
      'nothing of two grants, one after the other in force',
      [grant({ inForce: { until: '2020-01-01' } }), grant({ inForce: { from: '2020-01-01' } }, 'test.later')],
      [],
    ],
  ])('%s', (_, rules, findings) => {
    expect(lint(policyOf(rules)).findings.map(({ code, rule, params }) => [code, rule, params])).toEqual(findings)
  })
})
