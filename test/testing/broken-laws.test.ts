import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Decision, Denial, Route, ServiceDecision, Verdict } from '../../src/evaluate/decision.js'
import { linkedOf, withLinked } from '../../src/evaluate/linked.js'
import type { Facts } from '../../src/facts/facts.js'
import { createPolicy, type Policy } from '../../src/index.js'
import { assemblePack } from '../../src/policy/assemble-pack.js'
import type { Pack } from '../../src/policy/pack.js'
import { type LawName, laws } from '../../src/testing/laws/laws.js'
import { noClock } from '../../src/testing/laws/no-clock.js'
import { packFiles, testPack } from '../support/test-pack.js'

const week = { from: 'delivered', for: { days: 7 } }
const lawPack = testPack({
  rules: [
    {
      id: 'test.week',
      kind: 'grant',
      service: 'return',
      windows: [{ ends: week }],
      terms: { freight: 'seller', refundBasis: 'paid' },
    },
    { id: 'test.custom', kind: 'exclude', defeats: ['test.week'], when: { '==': [{ var: 'item.madeToOrder' }, true] } },
    {
      id: 'test.year',
      kind: 'grant',
      service: 'repair',
      when: { '==': [{ var: 'goods.userDamage' }, false] },
      windows: [{ ends: { from: 'delivered', for: { years: 1 } } }],
    },
    { id: 'test.ask', kind: 'grant', service: 'consultation', provided: [{ code: 'not_opened', if: { '==': [{ var: 'goods.opened' }, false] } }] },
    { id: 'test.done', kind: 'grant', service: 'complaint', when: { '==': [{ var: 'goods.accountLocked' }, false] } },
    { id: 'test.shown', kind: 'grant', service: 'compensation', when: { in: ['photos', { var: 'claim.evidence' }] } },
    { id: 'test.late', kind: 'grant', service: 'exchange', windows: [{ opens: { event: 'delivered', plus: { days: 9 } } }] },
  ],
})
const { 'calendar.json': _calendar, 'zone.json': _zone, ...shopFiles } = packFiles({ manifest: { id: 'shop', layer: 'seller', needs: ['test'] } })
const shop = assemblePack({
  ...shopFiles,
  'test.json': {
    id: 'shop.more',
    text: { en: 'More', zh: '更多' },
    rules: [
      {
        ...{ id: 'shop.more.month', kind: 'grant', service: 'return', text: { en: 'A month', zh: '一个月' }, cites: [{ source: 'src' }], certainty: 'high' },
        ...{ scope: { label: ['no_reason_30d'] }, windows: [{ ends: { from: 'delivered', for: { days: 30 } } }] },
      },
    ],
  },
})
const honest = createPolicy([lawPack, shop])

const claim = (asOf: string, more: Partial<Facts> = {}): Facts => ({
  asOf,
  order: { market: 'CN', purchasedAt: '2026-03-01T10:00:00+08:00' },
  item: { category: 'clothing', unitPaid: 10_000, quantity: 1, madeToOrder: false },
  goods: { opened: false, userDamage: false },
  events: { delivered: '2026-03-02T10:00:00+08:00' },
  history: [],
  claim: { reason: 'changed_mind' },
  ...more,
})
/** In time for everything but the exchange; too late for the return; made to order. */
const cases = [
  claim('2026-03-05T10:00:00+08:00'),
  claim('2026-05-05T10:00:00+08:00'),
  claim('2026-03-05T10:00:00+08:00', { item: { category: 'phones', madeToOrder: true } }),
]

/** The honest policy, with some of what it says changed. */
const lying = (change: Partial<Policy>): Policy => withLinked({ ...honest, ...change }, linkedOf(honest))

/** A policy that decides well and then tells something else. */
function telling(lie: (decision: Decision, facts: Facts) => Decision): Policy {
  const evaluate = ((facts: Facts, options?: object) => lie(honest.evaluate(facts, options), facts)) as Policy['evaluate']
  const safeEvaluate = ((facts: Facts, options?: object) => {
    const result = honest.safeEvaluate(facts, options)
    return result.ok ? { ...result, decision: lie(result.decision as Decision, facts) } : result
  }) as Policy['safeEvaluate']
  return lying({ evaluate, safeEvaluate })
}
const eachService = (change: (service: ServiceDecision, facts: Facts) => object): Policy =>
  telling((decision, facts) => ({
    ...decision,
    services: Object.fromEntries(Object.entries(decision.services).map(([name, one]) => [name, { ...one, ...change(one, facts) }])) as Decision['services'],
  }))
/** A policy that changes what it says when it is asked about one service alone. */
const onlyAsked = (change: () => object): Policy =>
  lying({ evaluate: ((facts: Facts, options?: { only?: string[] }) => (options?.only ? eachService(change) : honest).evaluate(facts)) as Policy['evaluate'] })
const eachRoute = (change: (route: Route, facts: Facts) => object): Policy =>
  eachService(({ routes }, facts) => ({ routes: routes.map((route) => ({ ...route, ...change(route, facts) })) }))
const eachDenial = (change: (denial: Denial) => object): Policy =>
  eachService(({ denials }) => ({ denials: denials.map((one) => ({ ...one, ...change(one) })) }))
/** A deadline some days later, or earlier. */
const moved = (days: number): Policy =>
  eachRoute(({ deadline }) => ({
    deadline: 'closesAt' in deadline ? { ...deadline, closesAt: new Date(Date.parse(deadline.closesAt) + days * 86_400_000).toISOString() } : deadline,
  }))
const interview = (step: object): Policy => lying({ interview: (() => step) as unknown as Policy['interview'] })
const asking = (fact: string): object => ({ done: false, question: { fact } })
const settled = (verdict: string): object => ({ done: true, verdicts: new Proxy({}, { get: () => verdict }) })
const questions = (decides: object[], step: object): Policy =>
  lying({ questions: () => [{ fact: 'goods.opened', decides }], interview: () => step } as unknown as Partial<Policy>)
const opened = (facts: Facts): boolean => facts.goods?.opened !== undefined
let calls = 0

/** Each law, a policy that breaks it, and what it says then. */
const lies: [LawName, string, Policy, RegExp][] = [
  ['deterministic', 'forgets its questions', eachService(() => ({ ask: ['goods.opened'] })), /^linked and decided again, the decision is another one$/],
  [
    'pure',
    'counts its calls',
    telling((decision) => ({ ...decision, id: calls++ }) as Decision),
    /^in another time zone, without a clock, the decision is another one$/,
  ],
  ['orderIsIrrelevant', 'adds a note', eachService(() => ({ note: 1 })), /^in another order, the decision is another one$/],
  [
    'irrelevantFacts',
    'minds how many facts there are',
    eachService((_, facts) => ({ note: JSON.stringify(facts).length })),
    /^[a-z]+\.\w+ = .* changes the decision$/,
  ],
  [
    'waitingNeverHelps',
    'gives only to who waits',
    eachService(({ routes }, facts) => ({ routes: facts.asOf > '2026-03-05T09' ? routes : [] })),
    /^\S+ stands at \S+, and not at \S+, though it opened at \S+$/,
  ],
  ['floor', 'gives nothing', eachService(() => ({ routes: [] })), /^\w+: test\.\w+ does not stand with the other packs$/],
  ['floor', 'is never firm', eachRoute(() => ({ firm: false })), /^\w+: test\.\w+ is no longer firm with the other packs$/],
  [
    'floor',
    'asks for more',
    eachRoute(({ conditions }) => ({ conditions: [...conditions, { code: 'not_used', rule: 'shop.more.month' }] })),
    /^\w+: test\.\w+ has more conditions with the other packs$/,
  ],
  ['floor', 'ends a day earlier', moved(-1), /^\w+: test\.\w+ ends earlier with the other packs$/],
  [
    'floor',
    'pays less',
    eachRoute(({ terms }) => ({ terms: { ...terms, ...(terms.refundAmount !== undefined && { refundAmount: terms.refundAmount - 1 }) } })),
    /^return: test\.week pays less with the other packs$/,
  ],
  [
    'floor',
    'makes the buyer pay',
    eachRoute(({ terms }) => ({ terms: { ...terms, freight: 'buyer' } })),
    /^return: test\.week makes the buyer pay the freight with the other packs$/,
  ],
  ['denialsHaveReasons', 'says no', eachService(() => ({ denials: [] })), /^\w+ is unavailable without a reason$/],
  [
    'denialsHaveReasons',
    'has an end of nothing',
    eachService(({ routes }) => (routes.length > 0 ? {} : { deadline: { status: 'none' } })),
    /^\w+ has a deadline without a route$/,
  ],
  ['denialsHaveReasons', 'cites nothing', telling((decision) => ({ ...decision, rules: {} })), /^\w+ is denied by \w+\.\S+, which cites nothing$/],
  ['denialsHaveReasons', 'names no rule', eachDenial(() => ({ rule: undefined })), /^\w+ has a denial without a rule$/],
  ['openBetween', 'opens in the future', eachRoute(() => ({ opensAt: '2199-01-01T00:00:00+08:00' })), /^\S+ stands at \S+, outside 2199-01-01\S+ to \{.*\}$/],
  [
    'openBetween',
    'ended before it was delivered',
    eachRoute(() => ({ opensAt: undefined, deadline: { status: 'fixed', closesAt: '1995-01-01T00:00:00+08:00' } })),
    /^\S+ stands at \S+, outside {2}to \{.*\}$/,
  ],
  ['openBetween', 'ends a year ago', moved(-400), /^\S+ stands at \S+, outside .*\{.*\}$/],
  [
    'openBetween',
    'opens in the past and denies it',
    eachDenial(({ code }) => (code === 'window_not_open' ? { params: { opensAt: '1995-01-01T00:00:00+08:00' } } : {})),
    /^test\.late is not open at \S+, though it opens at 1995-01-01T00:00:00\+08:00$/,
  ],
  [
    'openBetween',
    'is late by one more',
    eachDenial(({ code, params }) => (code === 'window_expired' ? { params: { ...params, daysLate: Number(params.daysLate) + 1 } } : {})),
    /^\S+ ended on \S+, \d+ days before the claim, and says \d+$/,
  ],
  [
    'refinement',
    'takes back what it gave',
    eachService(({ verdict }, facts) => ({ verdict: opened(facts) && verdict === 'available' ? 'unavailable' : verdict })),
    /^\w+: available becomes unavailable when more is known$/,
  ],
  ['refinement', 'loosens', eachRoute(({ firm }, facts) => ({ firm: firm && !opened(facts) })), /^\w+: \S+ was firm and is no more when more is known$/],
  [
    'refinement',
    'thinks again',
    eachService(({ denials, open }, facts) => ({ open: opened(facts) ? [...open, ...denials.map(({ rule }) => ({ rule }))] : open })),
    /^\w+: \S+ was denied and is no more when more is known$/,
  ],
  ['askingEnds', 'asks again', interview(asking('goods.opened')), /^goods\.opened is asked twice for \w+$/],
  ['askingEnds', 'ends with another verdict', interview(settled('conditional')), /^asked to the end, \w+ is conditional; with all facts it is \w+$/],
  [
    'honestQuestions',
    'promises another verdict',
    questions([{ answer: true, service: 'return', verdict: 'available' }], settled('unavailable')),
    /^goods\.opened = true is said to make return available; it is unavailable$/,
  ],
  [
    'honestQuestions',
    'asks on',
    questions([{ answer: false, service: 'return', verdict: 'available' }], asking('goods.used')),
    /^goods\.opened = false is said to make return available; it is still asked$/,
  ],
  ['shiftedDates', 'knows the month', eachService((_, facts) => ({ verdict: facts.asOf.slice(5, 7) })), /^\w+ is \d\d .*, and \d weeks later .*$/],
  [
    'shiftedDates',
    'ends on one day',
    eachService(() => ({ deadline: { status: 'fixed', closesAt: '2026-04-01T00:00:00+08:00' } })),
    /^\w+ is \w+ \{.*\}, and \d weeks later \{.*\}$/,
  ],
  ['lastInstant', 'ends a day later', moved(1), /^\S+ does not stand 1 ms before its end \S+, or ends at another time then$/],
  ['lastInstant', 'ends a day earlier', moved(-1), /^\S+ still stands at its end \S+$/],
  [
    'inTimeUntil',
    'is late even in time',
    eachService(({ service, routes }) =>
      service === 'return' && routes.length > 0 ? { denials: [{ rule: 'test.week', code: 'window_expired', params: {} }] } : {},
    ),
    /^test\.week is late at \S+ too, though it ends at \S+$/,
  ],
  [
    'goodFacts',
    'takes it ill',
    eachService((_, facts) => (facts.goods?.packagingIntact ? { verdict: 'unavailable' } : {})),
    /^goods\.packagingIntact = true makes \w+ unavailable, which is \w+ without it$/,
  ],
  [
    'oracleAgrees',
    'adds an open grant',
    eachService(({ verdict }) => ({ verdict: verdict === 'available' ? 'conditional' : verdict })),
    /^\w+: evaluator \{.*\}\noracle \{.*\}$/,
  ],
  ['oracleAgrees', 'names no rules', telling((decision) => ({ ...decision, rules: {} })), /^the rules that are named differ$/],
  ['oracleDeadline', 'ends another day', eachService(() => ({ deadline: { status: 'none' } })), /^\w+ ends \{"status":"none"\}, by the oracle .*$/],
  ['diagram', 'asks on', interview(asking('goods.used')), /^\w+ is \w+, and goods\.used is still asked$/],
  ['diagram', 'ends with another verdict', interview(settled('conditional')), /^\w+ is \w+ by the evaluator, conditional by the diagram$/],
  ['replay', 'stores another verdict', lying({ evaluate: eachService(() => ({ verdict: 'conditional' })).evaluate }), /^not reproduced: result .*$/],
  ['tightening', 'gives nothing', eachService(() => ({ verdict: 'unavailable' })), /^\w+ is available and unavailable, with \S+ tightened, on \{.*\}$/],
  [
    'fewerExclusions',
    'gives everything',
    eachService(() => ({ verdict: 'available' })),
    /^\w+ is available and \w+, although test\.custom was taken out, on \{.*\}$/,
  ],
  [
    'faithfulReasons',
    'gives nothing where it is asked about one service',
    onlyAsked(() => ({ routes: [] })),
    /^\S+ does not stand on what its explanation names: .*$/,
  ],
  [
    'whatIf',
    'stays as it is',
    lying({
      safeEvaluate: (({ goods, claim: { evidence: _, ...claimed }, ...facts }: Facts) =>
        honest.safeEvaluate({ ...facts, goods: { ...goods, accountLocked: true }, claim: { ...claimed, evidence: [] } })) as Policy['safeEvaluate'],
    }),
    /^test\.(done|shown) is denied by not_covered \{.*\} also with \[.*\]$/,
  ],
  ['journeyOracle', 'is always available', eachService(() => ({ verdict: 'available' })), /^decided differently: \{.*\}$/],
  [
    'waitingKeeps',
    'forgets on the third day',
    eachService(({ routes }, { asOf, order }) => (Date.parse(asOf) - Date.parse(order.purchasedAt) > 3 * 86_400_000 ? { routes: [] } : { routes })),
    /^test\.\S+ stands until \S+, and no more at \S+$/,
  ],
  [
    'casesWithoutResult',
    'counts every case',
    eachService((_, { history }) => ({ open: (history ?? []).map(() => ({ rule: 'test.week' })) })),
    /^\w+ is decided otherwise without the cases that came to nothing: \{.*\}$/,
  ],
  [
    'casesOnlyLengthen',
    'takes a day for each case',
    eachRoute(({ deadline }, { history }) => ({
      deadline:
        'closesAt' in deadline
          ? { ...deadline, closesAt: new Date(Date.parse(deadline.closesAt) - 86_400_000 * (history ?? []).length).toISOString() }
          : deadline,
    })),
    /^test\.\S+ ended \S+, and ends \S+ at \S+$/,
  ],
  ['serialisation', 'has another hash', lying({ hash: 'no hash' }), /^the hash is [0-9a-f]+, not no hash$/],
]

/** What a law says of a policy; undefined when it holds. */
function problem(name: LawName, policy: Policy, numRuns = 400): string | undefined {
  const good = [{ fact: 'goods.packagingIntact', value: true }]
  const { errorInstance } = fc.check(laws[name].property(policy, { cases, good }), { numRuns, seed: 7, endOnFailure: true })
  return errorInstance === null || errorInstance === undefined ? undefined : (errorInstance as Error).message
}

describe('a law is broken by a policy that', () => {
  it.each(lies)('%s: %s', (name, _, policy, said) => {
    const [head, ...rest] = problem(name, policy)?.split('\n') ?? []
    const { number, name: called, text } = laws[name]
    expect(head).toBe(`law ${number}, ${called}: ${text}`)
    expect(rest.join('\n')).toMatch(said)
  })

  it.each(Object.keys(laws) as LawName[])('%s: not one that says how it is', (name) => {
    expect(problem(name, honest, 60)).toBeUndefined()
    expect([...lies.map(([broken]) => broken), 'truthTables']).toContain(name)
  })

  it.each(Object.entries(laws))('%s: not one that has no rules', (_, law) => {
    fc.assert(law.property(createPolicy([testPack()])), { numRuns: 10, seed: 7 })
  })
})

/** An engine that takes one verdict for another. */
const engineThat = (verdicts: Partial<Record<Verdict, Verdict>>) => (packs: readonly Pack[]) => {
  const policy = createPolicy(packs)
  return {
    ...policy,
    evaluate: (facts: Facts) => {
      const { services, ...decision } = policy.evaluate(facts)
      const told = Object.entries(services).map(([service, one]) => [service, { ...one, verdict: verdicts[one.verdict] ?? one.verdict }])
      return { ...decision, services: Object.fromEntries(told) as Decision['services'] }
    },
  }
}

it.each<[string, Partial<Record<Verdict, Verdict>>, string]>([
  ['grants what it does not know', { needs_information: 'available' }, 'return of true and undefined is available'],
  ['denies what it does not know', { needs_information: 'unavailable' }, 'return of true and undefined is unavailable'],
  ['grants what is false', { unavailable: 'available' }, 'repair of true and true is available'],
  ['denies what is true', { available: 'unavailable' }, 'return of true and true is unavailable'],
])('truthTables is broken by an engine that %s', (_, verdicts, said) => {
  const { number, name, text } = laws.truthTables
  expect(() => fc.assert(laws.truthTables.property(honest, { engine: engineThat(verdicts) }), { numRuns: 1 })).toThrow(
    expect.objectContaining({ cause: new Error(`law ${number}, ${name}: ${text}\n${said}`) }),
  )
})

it('a good fact that does not fit the others makes no claim', () => {
  const good = [{ fact: 'item.quantity', value: 0 }]
  expect(honest.check(claim('2026-03-05T10:00:00+08:00', { item: { category: 'clothing', quantity: 0 } })).map(({ code }) => code)).toEqual(['out_of_range'])
  fc.assert(laws.goodFacts.property(honest, { cases, good }), { numRuns: 60, seed: 7 })
})

describe('noClock', () => {
  it('takes the clock away where there is no process', () => {
    const { process: before } = globalThis
    const told = ((): unknown => {
      try {
        Object.assign(globalThis, { process: undefined })
        return noClock(() => Date.now())
      } catch (error) {
        return (error as Error).message
      } finally {
        Object.assign(globalThis, { process: before })
      }
    })()
    expect(told).toBe('now was used while deciding')
  })

  it.each([undefined, 'Asia/Tokyo'])('gives the time zone %s back', (zone) => {
    const before = process.env.TZ
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
    const seen = noClock(() => process.env.TZ)
    const after = process.env.TZ
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
    expect([after, seen === zone]).toEqual([zone, false])
  })
})
