import { describe, expect, it } from 'vitest'
import type { RuleId } from '../../src/policy/rule.js'
import { type RuleCounts, ruleCounter } from '../../src/testing/rule-coverage.js'
import { facts, grant, type More, policyOf } from '../support/decide.js'

const opened = { '==': [{ var: 'goods.opened' }, true] }
const business = { '==': [{ var: 'buyer.kind' }, 'business'] }
const policy = policyOf([
  grant({ windows: [{ ends: { from: 'delivered', for: { days: 7 } } }] }),
  { id: 'test.exclude', kind: 'exclude', defeats: ['test.grant'], when: opened, pending: { code: 'not_opened' } },
  { id: 'test.except', kind: 'except', defeats: ['test.exclude'], when: business },
  { id: 'test.adjust', kind: 'adjust', adjusts: ['test.grant'], scope: { category: ['books'] }, terms: { freight: 'buyer' } },
  { id: 'test.duty', kind: 'duty', of: ['test.grant'], act: 'review', actor: 'seller', ends: { from: 'submitted', for: { hours: 24 } } },
])
const intime = { events: { delivered: '2026-06-08T10:00:00+08:00' }, goods: { opened: false }, buyer: { kind: 'consumer' } }

/** What became of each rule on one claim. */
function outcomes(more: More): Record<string, string> {
  const counts = new Map<RuleId, RuleCounts>()
  const claim = facts({ ...intime, ...more })
  ruleCounter(policy, counts)(claim, policy.evaluate(claim))
  return Object.fromEntries(
    [...counts].map(([id, count]) => [
      id.replace('test.', ''),
      Object.entries(count)
        .flatMap(([name, times]) => Array(times).fill(name))
        .join(),
    ]),
  )
}

describe('what became of each rule', () => {
  it.each([
    ['a route', {}, { grant: 'stood', exclude: 'failed', except: 'failed', adjust: 'elsewhere', duty: 'stood' }],
    ['excluded', { goods: { opened: true } }, { grant: 'defeated', exclude: 'stood', except: 'failed', adjust: 'elsewhere', duty: 'idle' }],
    [
      'the exclusion lifted',
      { goods: { opened: true }, buyer: { kind: 'business' } },
      { grant: 'stood', exclude: 'defeated', except: 'stood', adjust: 'elsewhere', duty: 'stood' },
    ],
    ['the exclusion pending', { goods: {} }, { grant: 'stood', exclude: 'unknown', except: 'failed', adjust: 'elsewhere', duty: 'stood' }],
    [
      'late',
      { events: { delivered: '2026-06-01T10:00:00+08:00' }, item: { category: 'books' } },
      { grant: 'failed', exclude: 'failed', except: 'failed', adjust: 'idle', duty: 'idle' },
    ],
    ['when is unknown', { events: {}, item: { category: 'books' } }, { grant: 'unknown', exclude: 'failed', except: 'failed', adjust: 'idle', duty: 'idle' }],
  ])('%s', (_, more, expected) => {
    expect(outcomes(more)).toEqual(expected)
  })

  it('adds claims up, and refuses facts that are wrong', () => {
    const counts = new Map<RuleId, RuleCounts>()
    const count = ruleCounter(policy, counts)
    const claim = facts(intime)
    const decision = policy.evaluate(claim)
    count(claim, decision)
    count(claim, decision)
    expect(counts.get('test.grant')).toEqual({ stood: 2, defeated: 0, failed: 0, unknown: 0, idle: 0, elsewhere: 0 })
    expect(() => count({}, decision)).toThrow('The facts are not valid')
  })
})
