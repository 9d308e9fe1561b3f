import { describe, expect, it } from 'vitest'
import { mismatches } from '../../src/testing/match-case.js'
import { facts, grant, type More, policyOf } from '../support/decide.js'
import type { RuleSketch } from '../support/test-pack.js'

const week = { ends: { from: 'delivered', for: { days: 7 } } }
const intime = { events: { delivered: '2026-06-08T10:00:00+08:00' } }
const opened = { '==': [{ var: 'goods.opened' }, true] }
const duty = (ends: object): RuleSketch => ({ id: 'test.duty', kind: 'duty', of: ['test.grant'], act: 'review', actor: 'seller', ends })

/** What does not fit, of a grant on facts of June 2026. */
function found(rules: RuleSketch[], more: More, expected: object, service = 'consultation'): string[] {
  return mismatches(policyOf(rules).evaluate(facts(more)), { [service]: expected } as never)
}
const after = { from: { event: 'returnReceived', plus: { days: 1 } }, for: { days: 3 } }

describe('what a decision does not have', () => {
  it.each<[string, string[], string[]]>([
    ['nothing', found([grant()], {}, { verdict: 'available', lastDay: null }), []],
    ['a service', found([grant()], {}, { verdict: 'available' }, 'none'), ['none: not decided']],
    [
      'a verdict',
      found([grant()], {}, { verdict: ['conditional', 'unavailable'] }),
      [expect.stringMatching(/^consultation: verdict available, wanted conditional or unavailable/)],
    ],
    ['a grant that does not stand', found([grant({ when: opened })], { goods: { opened: false } }, { noRoute: ['test.grant'] }), []],
    ['a grant that stands', found([grant()], {}, { noRoute: ['test.grant'] }), ['consultation: test.grant is a route, or open']],
    ['a grant that may stand', found([grant({ when: opened })], {}, { noRoute: ['test.grant'] }), ['consultation: test.grant is a route, or open']],
    ['a question', found([grant()], {}, { asks: ['goods.opened'] }), ['consultation: does not ask goods.opened, but nothing']],
    ['another question', found([grant({ when: opened })], {}, { asks: ['goods.used'] }), ['consultation: does not ask goods.used, but goods.opened']],
    ['a day', found([grant()], {}, { lastDay: '2026-06-15' }), ['consultation: lastDay of {"status":"none"}, wanted 2026-06-15']],
    [
      'a day of what is denied',
      found([grant({ when: opened })], { goods: { opened: false } }, { lastDay: '2026-06-15' }),
      ['consultation: lastDay of no deadline, wanted 2026-06-15'],
    ],
    [
      'no limit',
      found([grant({ windows: [week] })], intime, { lastDay: null }),
      [expect.stringMatching(/^consultation: lastDay of \{"status":"fixed".*\}, wanted no limit$/)],
    ],
    [
      'a step after one of its events',
      found(
        [grant(), duty({ latest: [after, { from: 'collected', for: { days: 1 } }] })],
        {},
        { route: { duty: { act: 'review', afterEvent: 'returnReceived' } } },
      ),
      [],
    ],
    [
      'a step after another event',
      found([grant(), duty(after)], {}, { route: { duty: { act: 'review', afterEvent: 'collected' } } }),
      [expect.stringMatching(/^consultation: no route fits \(test\.grant: no duty \{"act":"review","afterEvent":"collected"\} among \[.*\]\)$/)],
    ],
    ['rules that must not have shaped it', found([grant()], {}, { route: { notRules: ['test.duty'] } }), []],
    [
      'a rule that has',
      found([grant(), duty(after)], {}, { route: { notRules: ['test.duty'] } }),
      ['consultation: no route fits (test.grant: shaped by test.duty)'],
    ],
    [
      'an open part',
      found([grant(), { ...duty(after), when: opened }], {}, { route: { open: ['duties.test.duty', 'terms.freight'] } }),
      ['consultation: no route fits (test.grant: not open: terms.freight)'],
    ],
  ])('%s', (_, problems, expected) => {
    expect(problems).toEqual(expected)
  })
})
