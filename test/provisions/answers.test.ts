import { describe, expect, it } from 'vitest'
import type { Deadline, Route } from '../../src/evaluate/decision.js'
import type { Service } from '../../src/facts/facts.js'
import { decided } from './packs.js'

type More = Parameters<typeof decided>[1]

/** The route of one rule in the decision of a case. */
function routeOf(caseId: string, service: Service, rule: string, more?: More): Route {
  const decision = decided(caseId, more).services[service]
  const route = decision.routes.find((one) => one.rule === rule)
  if (!route) throw new Error(`${caseId}: no route of ${rule} in ${JSON.stringify(decision, null, 2)}`)
  return route
}
const inChina = (closesAt: string, lastDay: string): object => ({ closesAt: `${closesAt}T00:00:00+08:00`, lastDay, timeZone: 'Asia/Shanghai' })

describe('P1 two failed repairs', () => {
  const rule = 'cn15.two-repairs.return/phone'
  const need = (...anyOf: string[]): object => ({ anyOf, supplied: 'unknown', need: 'required', rule })

  it('stock unknown: the right stands with all its parts but the amount', () => {
    expect(routeOf('p01-stock-unknown', 'return', rule)).toEqual({
      rule,
      layer: 'law',
      firm: true,
      opensAt: '2025-01-08T15:00:00+08:00',
      deadline: { status: 'fixed', ...inChina('2026-01-24', '2026-01-23') },
      conditions: [],
      evidence: [need('invoice', 'order_record'), need('repair_records')],
      terms: { freight: 'seller', refundBasis: 'invoice' },
      duties: [],
      open: [
        { part: 'terms.deductions', dependsOn: ['item.sameModelInStock'] },
        { part: 'terms.refundAmount', dependsOn: ['item.sameModelInStock'] },
      ],
      lifted: [],
      rules: [rule],
      certainty: 'high',
    })
  })

  it('in stock: with what is taken off, by the rule that takes it', () => {
    const { terms, open, rules, certainty } = routeOf('p01-in-stock', 'return', rule)
    expect({ terms, open, rules, certainty }).toEqual({
      terms: {
        freight: 'seller',
        refundBasis: 'invoice',
        deductions: [{ code: 'depreciation', amount: 275931, rule: 'cn15.two-repairs.depreciation/phone' }],
        refundAmount: 123969,
      },
      open: [],
      rules: [rule, 'cn15.two-repairs.depreciation/phone'],
      certainty: 'medium',
    })
  })

  it('a row without a daily rate: nothing to open, stock unknown or not', () => {
    const { terms, open } = routeOf('p01-part-without-rate', 'return', `${rule}-battery`, { item: { sameModelInStock: undefined } })
    expect({ terms, open }).toEqual({ terms: { freight: 'seller', refundBasis: 'invoice', refundAmount: 399900 }, open: [] })
  })
})

describe('P3 a start that moved', () => {
  const rule = 'cn15.three-guarantees.repair/air-conditioner'

  it('who installs is unknown: the interval over all readings', () => {
    const { deadline, rules } = routeOf('p03-installation-unknown', 'repair', rule)
    expect({ deadline, rules }).toEqual({
      deadline: { status: 'at_least', ...inChina('2026-01-07', '2026-01-06'), dependsOn: ['item.installedByProfessional'] },
      rules: [rule],
    })
  })

  it.each<[caseId: string, deadline: object, by: string[]]>([
    ['p03-not-installed', { status: 'fixed', ...inChina('2026-01-13', '2026-01-12'), rolledFrom: '2026-01-10' }, ['start-delivery']],
    ['p03-installed', { status: 'fixed', ...inChina('2026-01-21', '2026-01-20') }, ['start-installed']],
    ['p03-last-day-of-old-start', { status: 'fixed', ...inChina('2025-07-02', '2025-07-01') }, []],
    ['p03-first-day-installed', { status: 'fixed', ...inChina('2025-07-22', '2025-07-21'), rolledFrom: '2025-07-20' }, ['start-installed']],
  ])('%s', (caseId, deadline, by) => {
    const route = routeOf(caseId, 'repair', rule)
    expect({ deadline: route.deadline, rules: route.rules }).toEqual({
      deadline,
      rules: [rule, ...by.map((name) => `cn15.three-guarantees.${name}/air-conditioner`)],
    })
  })

  it('every row has the law of its start among its citations', () => {
    const { rules } = decided('p03-not-installed')
    expect(rules['cn15.three-guarantees.start-delivery/air-conditioner']?.cites).toContainEqual({ source: 'cplr', at: 'art. 18' })
  })
})

describe('P4 confirmed for each purchase', () => {
  it('unknown: one question, for the seller to answer', () => {
    const { open, ask, denials } = decided('p04-notice-unknown').services.return
    expect(open).toEqual([{ rule: 'cn15.no-reason-return.grant', layer: 'law', dependsOn: ['order.noReturnNotice'] }])
    expect(ask).toEqual([{ fact: 'order.noReturnNotice', kind: 'enum', values: ['none', 'page_notice', 'preset_tick', 'confirmed'], suppliedBy: 'seller' }])
    expect(denials.map(({ rule }) => rule)).not.toContain('cn15.no-reason-return.grant')
  })
})

describe('P5 two of three proofs', () => {
  it.each<[evidence: string[] | undefined, supplied: boolean | 'unknown']>([
    [undefined, 'unknown'],
    [[], false],
    [['photos'], false],
    [['photos', 'waybill_photo'], true],
    [['unboxing_video', 'waybill_photo'], true],
    [['photos', 'unboxing_video', 'waybill_photo'], true],
    [['photos', 'order_record'], false],
  ])('%j: %s', (evidence, supplied) => {
    const rule = 'jd15.damage-cover.pop/any'
    expect(routeOf('p05-72-hours', 'exchange', rule, { claim: { evidence } }).evidence).toEqual([
      { anyOf: ['photos', 'unboxing_video', 'waybill_photo'], atLeast: 2, supplied, need: 'required', rule },
    ])
  })
})

describe('P6 evidence by amount', () => {
  const rule = 'jd15.allergy-cover.pop'
  const need = (kind: string): object => ({ anyOf: [kind], supplied: 'unknown', need: 'required', rule })
  it.each<[unitPaid: number | undefined, kinds: string[], open: string[]]>([
    [49_999, ['reaction_photo', 'product_photo'], []],
    [50_000, ['hospital_proof'], []],
    [undefined, ['reaction_photo', 'product_photo', 'hospital_proof'], ['evidence.0', 'evidence.1', 'evidence.2']],
  ])('%s: %j', (unitPaid, kinds, open) => {
    const route = routeOf('p06-pop-under-500', 'return', rule, { item: { unitPaid } })
    expect(route.evidence).toEqual(kinds.map(need))
    expect(route.open).toEqual(open.map((part) => ({ part, dependsOn: ['item.unitPaid'] })))
  })
})

describe('P7, P8 what must be done by when', () => {
  const at = (day: string, time: string): object => ({ closesAt: `2026-06-${day}T${time}:00+08:00`, timeZone: 'Asia/Shanghai' })
  const dutiesOf = (caseId: string): object[] => routeOf(caseId, 'return', 'jd15.pop.return').duties
  const review = { act: 'review', actor: 'seller', onSilence: 'approved', rule: 'jd15.pop.review' }
  const sendBack = { act: 'send_back', actor: 'buyer', onSilence: 'closed', rule: 'jd15.pop.send-back' }
  const refund = { act: 'refund', actor: 'seller', onSilence: 'refunded', rule: 'jd15.pop.finish-return' }
  const afterReturn = {
    ends: {
      earliest: [
        { from: 'returnReceived', for: { hours: 24 } },
        { from: 'sentBack', for: { hours: 168 } },
      ],
    },
  }

  it('silence approves, and starts nothing by itself', () => {
    expect(dutiesOf('p08-silence-starts-nothing')).toEqual([
      { ...review, due: { status: 'fixed', ...at('04', '10:00'), lastDay: '2026-06-04' }, overdue: true },
      { ...sendBack, after: { ends: { from: 'claimApproved', for: { days: 7 } } } },
      { ...refund, after: afterReturn },
    ])
  })

  it('approved and sent back: the next clock runs', () => {
    expect(dutiesOf('p07-only-waybill')).toEqual([
      { ...review, due: { status: 'fixed', ...at('04', '10:00'), lastDay: '2026-06-04' }, overdue: false },
      { ...sendBack, due: { status: 'fixed', ...at('12', '00:00'), lastDay: '2026-06-11' }, overdue: false },
      { ...refund, due: { status: 'fixed', ...at('12', '10:00'), lastDay: '2026-06-12' }, overdue: false },
    ])
  })

  it('the law’s route is bound by none of them', () => {
    expect(routeOf('p07-only-waybill', 'return', 'cn15.no-reason-return.grant', { goods: { activated: false } }).duties).toEqual([])
  })

  it('a repair is reviewed, and not sent back', () => {
    const { duties } = routeOf('p08-repair', 'repair', 'jd15.warranty.repair/phones')
    expect(duties).toEqual([{ ...review, due: { status: 'fixed', ...at('04', '10:00'), lastDay: '2026-06-04' }, overdue: false }])
  })
})

describe('P9 before signing', () => {
  it('open, with no end yet', () => {
    const { opensAt, deadline, firm } = routeOf('p09-before-signing', 'price_protection', 'jd15.price-protection.self/7d')
    expect({ opensAt, deadline, firm }).toEqual({
      opensAt: '2026-05-30T10:00:00+08:00',
      deadline: { status: 'unknown', dependsOn: ['events.delivered'] },
      firm: true,
    })
  })

  it('each promise its own route, the longer first', () => {
    expect(decided('p09-two-promises').services.price_protection.routes.map(({ rule, deadline }) => [rule, (deadline as { lastDay: string }).lastDay])).toEqual(
      [
        ['jd15.price-protection.self/30d', '2026-07-01'],
        ['jd15.price-protection.self/7d', '2026-06-08'],
      ],
    )
  })
})

describe('P10 part of an order comes back', () => {
  const rule = 'cn15.no-reason-return.grant'
  const deduct = 'cn15.no-reason-return.deduct'
  it.each<[caseId: string, terms: object]>([
    ['p10-gc41', { refundBasis: 'order_less_kept', deductions: [{ code: 'outbound_freight', amount: 600, rule: deduct }], refundAmount: 4400 }],
    ['p10-gc42', { refundBasis: 'order_less_kept', deductions: [], refundAmount: 10_000 }],
    ['p10-gc43', { refundBasis: 'paid', deductions: [{ code: 'gift_price', amount: 3900, rule: deduct }], refundAmount: 26_000 }],
    ['p10-gift-back', { refundBasis: 'paid', deductions: [], refundAmount: 29_900 }],
    ['p10-kept-unknown', { deductions: [] }],
  ])('%s', (caseId, terms) => {
    expect(routeOf(caseId, 'return', rule).terms).toEqual({ freight: 'buyer', ...terms })
  })

  it('what stays is unknown: basis and amount are open', () => {
    expect(routeOf('p10-kept-unknown', 'return', rule).open).toEqual([
      { part: 'terms.refundBasis', dependsOn: ['order.keptCost'] },
      { part: 'terms.refundAmount', dependsOn: ['order.keptCost'] },
    ])
  })
})

describe('P11 withdrawal', () => {
  const inBerlin = (closesAt: string, lastDay: string, rolledFrom?: string): Deadline => ({
    status: 'fixed',
    closesAt,
    lastDay,
    timeZone: 'Europe/Berlin',
    ...(rolledFrom !== undefined && { rolledFrom }),
  })
  it.each<[caseId: string, rule: string, deadline: Deadline]>([
    ['p11-before-delivery', 'grant', { status: 'unknown', dependsOn: ['events.informed', 'events.lastParcelDelivered'] }],
    ['p11-14-days', 'grant', inBerlin('2026-06-16T00:00:00+02:00', '2026-06-15')],
    ['p11-good-friday', 'grant', inBerlin('2026-04-08T00:00:00+02:00', '2026-04-07', '2026-04-03')],
    ['p11-never-sunday', 'grant', inBerlin('2026-06-02T00:00:00+02:00', '2026-06-01', '2026-05-31')],
    ['p11-late-information', 'grant', inBerlin('2026-03-25T00:00:00+01:00', '2026-03-24')],
    [
      'p11-calendar-gap',
      'grant',
      { status: 'at_least', closesAt: '2027-01-06T00:00:00+01:00', lastDay: '2027-01-05', timeZone: 'Europe/Berlin', dependsOn: ['calendar:de:2027'] },
    ],
  ])('%s', (caseId, rule, deadline) => {
    expect(routeOf(caseId, 'return', `eu15.withdrawal.${rule}`).deadline).toEqual(deadline)
  })
})

describe('P13, P14 a promise beside the law', () => {
  const law = 'cn15.no-reason-return.grant'
  const label = 'jd15.no-reason.label/30d'

  it('two routes, the later first, each with its own end', () => {
    const { routes, deadline } = decided('p13-both').services.return
    expect(routes.map((route) => [route.rule, route.deadline])).toEqual([
      [label, { status: 'fixed', ...inChina('2026-10-25', '2026-10-24') }],
      [law, { status: 'fixed', ...inChina('2026-10-09', '2026-10-08'), rolledFrom: '2026-10-01' }],
    ])
    expect(deadline).toEqual(routes[0]?.deadline)
  })

  it.each([
    [law, 'p14-plus-law', { freight: 'platform' }, [], [law, 'cn15.no-reason-return.deduct', 'jd15.plus.free-pickup']],
    [law, 'p14-no-member', { freight: 'buyer' }, [], [law, 'cn15.no-reason-return.deduct']],
    [law, 'p14-unknown', {}, [{ part: 'terms.freight', dependsOn: ['buyer.memberships'] }], [law, 'cn15.no-reason-return.deduct']],
    [label, 'p14-plus-label', { freight: 'platform' }, [], [label, 'jd15.plus.free-pickup']],
    [label, 'p14-unknown', {}, [{ part: 'terms.freight', dependsOn: ['buyer.memberships'] }], [label]],
  ])('%s in %s', (rule, caseId, freight, open, rules) => {
    const route = routeOf(caseId, 'return', rule)
    expect('freight' in route.terms ? { freight: route.terms.freight } : {}).toEqual(freight)
    expect(route.open.filter(({ part }) => part === 'terms.freight')).toEqual(open)
    expect(route.rules).toEqual(rules)
  })

  it('membership unknown changes no verdict and no end', () => {
    const [known, unknown] = [decided('p14-no-member').services.return, decided('p14-unknown').services.return]
    expect([unknown.verdict, unknown.deadline]).toEqual([known.verdict, known.deadline])
  })
})

describe('P15 a calendar that ends', () => {
  const rule = 'jd15.warranty.repair/phones'
  const ask = [{ fact: 'calendar:cn:2027', kind: 'calendar', suppliedBy: 'pack' }]

  it('in June 2026: available at least until 22 May 2027', () => {
    const decision = decided('p15-gap').services.repair
    const deadline = { status: 'at_least', ...inChina('2027-05-23', '2027-05-22'), dependsOn: ['calendar:cn:2027'] }
    expect([decision.verdict, decision.deadline, routeOf('p15-gap', 'repair', rule).deadline]).toEqual(['available', deadline, deadline])
    expect(decision.ask).toEqual(ask)
  })

  it('on Monday 24 May 2027: open, and only the calendar is asked', () => {
    const { verdict, routes, open, ask: asked } = decided('p15-gap-monday').services.repair
    expect({ verdict, routes, asked }).toEqual({ verdict: 'needs_information', routes: [], asked: ask })
    expect(open).toContainEqual({ rule, layer: 'platform', dependsOn: ['calendar:cn:2027'] })
  })

  it('from 2 June 2027: over, with no last day that nobody knows', () => {
    const { verdict, open, denials, ask: asked } = decided('p15-gap-over').services.repair
    expect({ verdict, open, asked }).toEqual({ verdict: 'unavailable', open: [], asked: [] })
    expect(denials).toContainEqual({ rule, layer: 'platform', code: 'window_expired', params: {} })
  })
})
