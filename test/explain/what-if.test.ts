import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkedOf } from '../../src/evaluate/linked.js'
import { BASE_VOCABULARY, valuesOf } from '../../src/facts/vocabulary.js'
import {
  createPolicy,
  type ExplainedService,
  explain,
  type Facts,
  FactsError,
  type Policy,
  render,
  type Service,
  type WhatIf,
  whatIf,
} from '../../src/index.js'
import { atLeast } from '../laws/runs.js'
import { SHIPPED } from '../laws/shipped.js'
import { facts, grant, type More, policyOf } from '../support/decide.js'
import type { RuleSketch } from '../support/test-pack.js'
import { withFact } from './asking/every-completion.js'

const is = (fact: string, value: unknown = true): unknown => ({ '==': [{ var: fact }, value] })
const RULE = 'test.grant'
const change = (fact: string, from: unknown, to: unknown): object => ({ fact, from, to })

describe('S-21 what if', () => {
  const complete = { code: 'accessories_complete', if: is('goods.accessoriesComplete') }
  const gifts = { code: 'gifts_complete', if: is('goods.giftsComplete') }
  const unused = { code: 'not_used', if: is('goods.used', false) }
  const missing = { goods: { accessoriesComplete: false, giftsComplete: false } }

  it.each<[what: string, rules: RuleSketch[], more: More, expected: object[] | undefined]>([
    [
      'one fact',
      [grant({ provided: [complete] })],
      missing,
      [{ changes: [change('goods.accessoriesComplete', false, true)], verdict: 'available', rule: RULE }],
    ],
    [
      'two facts',
      [grant({ provided: [complete, gifts] })],
      missing,
      [{ changes: [change('goods.accessoriesComplete', false, true), change('goods.giftsComplete', false, true)], verdict: 'available', rule: RULE }],
    ],
    [
      'no two facts where one is enough',
      [grant({ provided: [complete] }), { ...grant({ provided: [complete, gifts] }), id: 'test.other' }],
      missing,
      [{ changes: [change('goods.accessoriesComplete', false, true)], verdict: 'available', rule: RULE }],
    ],
    [
      'on a condition that is still unknown',
      [grant({ provided: [complete, unused] })],
      missing,
      [{ changes: [change('goods.accessoriesComplete', false, true)], verdict: 'conditional', rule: RULE }],
    ],
    [
      'never an answer that nobody has given',
      [grant({ when: { and: [is('goods.accessoriesComplete'), is('goods.giftsComplete')] } })],
      { goods: { accessoriesComplete: false } },
      undefined,
    ],
    ['never what cannot be changed any more', [grant({ provided: [unused] })], { goods: { used: true } }, undefined],
    ['never what cannot be changed beside what can', [grant({ provided: [complete, unused] })], { goods: { ...missing.goods, used: true } }, undefined],
    ['never a time', [grant({ windows: [{ ends: { from: 'purchased', for: { days: 1 } } }] })], missing, undefined],
    ['nothing of what is given anyway', [grant()], missing, undefined],
    [
      'an exclusion that goes away',
      [grant(), { id: 'test.no', kind: 'exclude', defeats: [RULE], when: is('goods.accountLocked') }],
      { goods: { accountLocked: true } },
      [{ changes: [change('goods.accountLocked', true, false)], verdict: 'available', rule: RULE }],
    ],
  ])('%s', (_, rules, more, expected) => {
    const policy = policyOf(rules)
    const found = whatIf(policy, facts(more), 'consultation')
    expect(found).toEqual(expected ?? [])
    for (const { changes, verdict } of found) {
      const goods = Object.fromEntries(changes.map(({ fact, to }) => [fact.slice('goods.'.length), to]))
      const changed = facts({ ...more, goods: { ...(more.goods as object), ...goods } })
      expect(policy.evaluate(changed).services.consultation.verdict).toBe(verdict)
    }
  })

  const few = { '<=': [{ var: 'claim.quantity' }, 2] }
  const three = { '>=': [{ var: 'claim.quantity' }, 3] }
  const unlocked = is('goods.accountLocked', false)
  const other = (id: string, more: More): RuleSketch => ({ ...grant(more), id })
  const returned = { service: 'return', outcome: 'done', quantity: 2, openedAt: '2026-06-02T10:00:00+08:00', closedAt: '2026-06-03T10:00:00+08:00' }
  const ofPack = {
    'vocabulary/facts.json': {
      'goods.test.laps': { type: 'integer', mutable: true, text: { en: 'Laps', zh: '圈数' }, suppliedBy: 'buyer', ask: { en: 'How many?', zh: '多少？' } },
      'goods.test.lane': { type: 'string', mutable: true, text: { en: 'Lane', zh: '跑道' }, suppliedBy: 'buyer', ask: { en: 'Which lane?', zh: '哪条？' } },
    },
  }

  it.each<[what: string, rules: RuleSketch[], more: More, expected: [changes: object[], rule?: string, verdict?: string][]]>([
    ['fewer units, as many as may be', [grant({ when: few })], { item: { quantity: 10 }, claim: { quantity: 5 } }, [[[change('claim.quantity', 5, 2)]]]],
    ['fewer units of who knows how many', [grant({ when: few })], { claim: { quantity: 5 } }, [[[change('claim.quantity', 5, 2)]]]],
    ['more units, as many as were bought', [grant({ when: three })], { item: { quantity: 3 }, claim: { quantity: 1 } }, [[[change('claim.quantity', 1, 3)]]]],
    ['no more units than were bought', [grant({ when: three })], { item: { quantity: 2 }, claim: { quantity: 1 } }, []],
    [
      'the units that are left',
      [grant({ service: 'return' })],
      { item: { quantity: 3 }, claim: { quantity: 3 }, history: [returned] },
      [[[change('claim.quantity', 3, 1)]]],
    ],
    [
      'fewer units and something else',
      [grant({ when: { and: [few, unlocked] } })],
      { item: { quantity: 10 }, claim: { quantity: 5 }, goods: { accountLocked: true } },
      [[[change('claim.quantity', 5, 2), change('goods.accountLocked', true, false)]]],
    ],
    [
      'more evidence',
      [grant({ when: { in: ['photos', { var: 'claim.evidence' }] } })],
      { claim: { evidence: ['video'] } },
      [[[change('claim.evidence', ['video'], ['photos', 'video'])]]],
    ],
    [
      'another proof',
      [grant({ when: is('claim.purchaseProof', 'other') })],
      { claim: { purchaseProof: 'none' } },
      [[[change('claim.purchaseProof', 'none', 'other')]]],
    ],
    ['never papers that are given away', [grant({ when: is('claim.purchaseProof', 'other') })], { claim: { purchaseProof: 'papers' } }, []],
    [
      'a number of a pack without bounds',
      [grant({ when: { '<': [{ var: 'goods.test.laps' }, 2] } })],
      { goods: { test: { laps: 5 } } },
      [[[change('goods.test.laps', 5, 1)]]],
    ],
    [
      'a word of a pack that rules name',
      [grant({ when: { in: [{ var: 'goods.test.lane' }, ['inner', 'middle']] } })],
      { goods: { test: { lane: 'outer' } } },
      [[[change('goods.test.lane', 'outer', 'inner')]], [[change('goods.test.lane', 'outer', 'middle')]]],
    ],
    [
      'the sure ones first, then by their facts',
      [
        grant({ when: is('claim.sendBackBy', 'store'), provided: [{ code: 'not_opened', if: is('goods.opened', false) }] }),
        other('test.free', { when: unlocked }),
        other('test.whole', { when: is('claim.wholeSet') }),
      ],
      { claim: { sendBackBy: 'buyer_ships', wholeSet: false }, goods: { accountLocked: true } },
      [
        [[change('claim.wholeSet', false, true)], 'test.whole'],
        [[change('goods.accountLocked', true, false)], 'test.free'],
        [[change('claim.sendBackBy', 'buyer_ships', 'store')], RULE, 'conditional'],
      ],
    ],
  ])('%s', (_, rules, more, expected) => {
    const service = rules[0]?.service as 'consultation'
    const found = whatIf(policyOf(rules, { files: ofPack }), facts(more), service)
    expect(found).toEqual(expected.map(([changes, rule = RULE, verdict = 'available']) => ({ changes, verdict, rule })))
  })

  it('refuses facts that are none', () => {
    expect(() => whatIf(policyOf([grant()]), {} as never, 'return')).toThrow(FactsError)
  })
})

type Json = Record<string, Record<string, unknown>>
const valueIn = (claim: Facts, path: string): unknown => {
  const [section = '', key = ''] = path.split('.')
  return (claim as unknown as Json)[section]?.[key]
}

/** Every other value of one fact that the door lets in, without a thought for what any rule reads. */
function otherClaims(policy: Policy, claim: Facts, path: string): Facts[] {
  const definition = BASE_VOCABULARY.facts[path]
  const value = valueIn(claim, path)
  if (!definition || value === undefined || path === 'claim.service' || (path === 'claim.purchaseProof' && value === 'papers')) return []
  const codes = [...(valuesOf(BASE_VOCABULARY, definition) ?? [])]
  const others: unknown[] = Array.isArray(value)
    ? codes.filter((code) => !value.includes(code)).map((code) => [...value, code])
    : typeof value === 'boolean'
      ? [!value]
      : typeof value === 'number'
        ? Array.from({ length: 12 }, (_, index) => index + 1).filter((one) => one !== value)
        : codes.filter((code) => code !== value)
  return others.map((other) => withFact(claim, path, other)).filter((changed) => policy.check(changed).length === 0)
}

describe('S-21 laws, on cn and jd', () => {
  const [, { packs, cases }] = SHIPPED as [unknown, { packs: Parameters<typeof createPolicy>[0]; cases: readonly Facts[] }]
  const policy = createPolicy(packs)
  const mutable = Object.entries(BASE_VOCABULARY.facts).flatMap(([path, definition]) => (definition.mutable ? [path] : []))
  const spoilt = fc
    .record({
      claim: fc.constantFrom(...cases),
      accessoriesComplete: fc.boolean(),
      giftsComplete: fc.boolean(),
      accountLocked: fc.boolean(),
      wholeSet: fc.boolean(),
      paperInvoice: fc.constantFrom('held', 'lost', 'none_issued'),
    })
    .map(({ claim, wholeSet, ...goods }): Facts => ({ ...claim, goods: { ...claim.goods, ...goods }, claim: { ...claim.claim, wholeSet } }) as Facts)
  const given = (claim: Facts, service: Service): boolean =>
    /^(available|conditional)$/.test(policy.evaluate(claim, { only: [service] }).services[service].verdict)
  const seen = { found: 0 }

  /** What is said makes it so, with no more changes than are needed, and fixed facts stay. */
  function holds(claim: Facts, service: Service, { changes, verdict }: WhatIf): void {
    seen.found++
    expect(changes.filter(({ fact }) => linkedOf(policy).policy.vocabulary.facts[fact]?.mutable !== true)).toEqual([])
    const changed = changes.reduce((all, { fact, to }) => withFact(all, fact, to), claim)
    expect(policy.evaluate(changed, { only: [service] }).services[service].verdict).toBe(verdict)
    if (changes.length === 2) for (const { fact, to } of changes) expect(given(withFact(claim, fact, to), service)).toBe(false)
  }

  /** No single change that does is missed. */
  function complete(claim: Facts, { service, verdict, whatIf: ways }: ExplainedService): void {
    expect(ways).toEqual(whatIf(policy, claim, service))
    for (const way of ways) holds(claim, service, way)
    const isDenied = verdict === 'unavailable'
    if (!isDenied) expect(ways).toEqual([])
    const single = !isDenied || ways[0]?.changes.length === 1 ? [] : mutable.flatMap((path) => otherClaims(policy, claim, path))
    expect(single.filter((changed) => given(changed, service))).toEqual([])
  }

  it('what is said makes it so, with no more changes than are needed, and no single change that does is missed', () => {
    fc.assert(
      fc.property(spoilt, (claim) => {
        for (const explained of Object.values(explain(policy, claim).services)) complete(claim, explained)
      }),
      atLeast(100),
    )
    expect(seen.found).toBeGreaterThan(5)
  }, 600_000)
})

describe('in words', () => {
  const policy = policyOf([
    grant({
      provided: [
        { code: 'accessories_complete', if: is('goods.accessoriesComplete') },
        { code: 'gifts_complete', if: is('goods.giftsComplete') },
      ],
    }),
  ])
  const claim = (giftsComplete: boolean | undefined): Facts => facts({ goods: { accessoriesComplete: false, giftsComplete } })

  it.each<[locale: 'en' | 'zh', gifts: boolean | undefined, expected: string]>([
    ['en', true, 'What would change that:\n    - Help is available if all accessories and manuals are there.'],
    ['en', false, 'What would change that:\n    - Help is available if all accessories and manuals are there and every gift comes back.'],
    ['en', undefined, 'What would change that:\n    - Help is available if all accessories and manuals are there, on further conditions.'],
    ['zh', true, '怎样才能办理：\n    - 如果配件和说明书齐全，就可以咨询。'],
    ['zh', false, '怎样才能办理：\n    - 如果配件和说明书齐全，并且赠品一并退回，就可以咨询。'],
  ])('%s, gifts: %s', (locale, gifts, expected) =>
    expect(render(explain(policy, claim(gifts), { service: 'consultation' }), { policy, locale })).toContain(expected),
  )
})
