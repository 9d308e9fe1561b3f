import { describe, expect, it } from 'vitest'
import { createPolicy } from '../../src/evaluate/create-policy.js'
import type { Deadline, Duty } from '../../src/evaluate/decision.js'
import { grant, type More, onlyRoute, policyOf } from '../support/decide.js'
import { type RuleSketch, testPack } from '../support/test-pack.js'

const RECEIVED = '2026-06-05T12:00:00+08:00'
const ENDS = { from: 'returnReceived', for: { days: 7 } }
const duty = (more: More = {}): RuleSketch => ({ id: 'test.duty', kind: 'duty', of: ['test.grant'], act: 'refund', actor: 'seller', ends: ENDS, ...more })
const until: Deadline = { status: 'fixed', closesAt: '2026-06-13T00:00:00+08:00', lastDay: '2026-06-12', timeZone: 'Asia/Shanghai' }
const dutiesOf = (rules: RuleSketch[], more: More = {}): Duty[] => onlyRoute([grant(), ...rules], more).duties
const base = { act: 'refund', actor: 'seller', rule: 'test.duty' }

describe('S-12 the clock of a duty', () => {
  it('carries its due day once it has started', () => {
    expect(dutiesOf([duty({ onSilence: 'refunded' })], { events: { returnReceived: RECEIVED } })).toEqual([{ ...base, due: until, onSilence: 'refunded' }])
  })

  it.each<[what: string, events: unknown]>([
    ['not happened', { returnReceived: null }],
    ['not known', undefined],
  ])('says after what it runs otherwise: %s', (_, events) => {
    expect(dutiesOf([duty()], { events })).toEqual([{ ...base, after: { ends: ENDS } }])
  })

  it('is counted like any other end', () => {
    const rolling = duty({
      ends: {
        latest: [
          { ...ENDS, for: { days: 8 }, roll: 'next_working_day' },
          { from: 'claimApproved', for: { hours: 48 } },
        ],
      },
    })
    expect(dutiesOf([rolling], { events: { returnReceived: RECEIVED, claimApproved: null } })).toEqual([
      { ...base, due: { status: 'fixed', closesAt: '2026-06-16T00:00:00+08:00', lastDay: '2026-06-15', timeZone: 'Asia/Shanghai', rolledFrom: '2026-06-13' } },
    ])
  })

  it('may be at least', () => {
    const ends = { latest: [ENDS, { from: 'claimApproved', for: { hours: 48 } }] }
    const { due } = dutiesOf([duty({ ends })], { events: { returnReceived: RECEIVED } })[0] as Duty
    expect(due).toEqual({ ...until, status: 'at_least', dependsOn: ['events.claimApproved'] })
  })
})

describe('S-12 overdue, only where an event shows that it was done', () => {
  const shown = duty({ doneBy: 'refunded' })
  it.each<[what: string, asOf: string, events: More, overdue: boolean | undefined]>([
    ['not done, before the end', '2026-06-12T23:59:59.999+08:00', { refunded: null }, false],
    ['not done, at the end', '2026-06-13T00:00:00+08:00', { refunded: null }, true],
    ['done in time', '2026-06-20T12:00:00+08:00', { refunded: '2026-06-07T12:00:00+08:00' }, false],
    ['not known', '2026-06-20T12:00:00+08:00', {}, undefined],
  ])('%s', (_, asOf, events, overdue) => {
    const [found] = dutiesOf([shown], { asOf, events: { returnReceived: RECEIVED, ...events } })
    expect(found).toEqual({ ...base, due: until, ...(overdue !== undefined && { overdue }) })
  })

  it('is never said without such an event, or before the clock has started', () => {
    expect(dutiesOf([duty()], { asOf: '2027-01-01T00:00:00+08:00', events: { returnReceived: RECEIVED } })[0]).not.toHaveProperty('overdue')
    expect(dutiesOf([shown], { events: { returnReceived: null, refunded: null } })[0]).toEqual({ ...base, after: { ends: ENDS } })
  })

  it('is not said while the end may still be later', () => {
    const open = duty({ doneBy: 'refunded', ends: { latest: [ENDS, { from: 'claimApproved', for: { hours: 48 } }] } })
    const [found] = dutiesOf([open], { asOf: '2027-01-01T00:00:00+08:00', events: { returnReceived: RECEIVED, refunded: null } })
    expect(found).not.toHaveProperty('overdue')
  })
})

describe('S-12 which duties a route has', () => {
  const opened = { when: { '==': [{ var: 'goods.opened' }, true] } }
  it.each<[opened: boolean | undefined, duties: number, open: unknown[]]>([
    [true, 1, []],
    [false, 0, []],
    [undefined, 0, [{ part: 'duties.test.duty', dependsOn: ['goods.opened'] }]],
  ])('those that apply: %s', (isOpened, duties, open) => {
    const route = onlyRoute([grant(), duty(opened)], { goods: { opened: isOpened } })
    expect(route.duties).toHaveLength(duties)
    expect(route.open).toEqual(open)
    expect(route.rules).toEqual(duties > 0 ? ['test.grant', 'test.duty'] : ['test.grant'])
  })

  it('of one policy, claim after claim: none has those of another', () => {
    const policy = policyOf([grant(), duty(opened)])
    const routes = [true, false, undefined, true].map((isOpened) => onlyRoute(policy, { goods: { opened: isOpened } }))
    expect(routes.map(({ duties, open }) => [duties.length, open.length])).toEqual([
      [1, 0],
      [0, 0],
      [0, 1],
      [1, 0],
    ])
  })

  it('in the order of the acts, then of the ids', () => {
    const named = (id: string, act: string): RuleSketch => ({ ...duty({ act }), id: `test.${id}` })
    const found = dutiesOf([named('a', 'mediate'), named('d', 'refund'), named('b', 'review'), named('c', 'refund'), named('e', 'send_back')])
    expect(found.map(({ act, rule }) => [act, rule])).toEqual([
      ['review', 'test.b'],
      ['send_back', 'test.e'],
      ['refund', 'test.c'],
      ['refund', 'test.d'],
      ['mediate', 'test.a'],
    ])
  })

  it('those of a tag', () => {
    const tagged = [
      { ...grant(), tags: ['paid-back'] },
      { ...grant(), id: 'test.other' },
    ]
    const { routes } = createPolicy([testPack({ rules: [...tagged, duty({ of: ['#paid-back'] })] })]).evaluate({
      asOf: '2026-06-10T12:00:00+08:00',
      order: { market: 'CN', purchasedAt: '2026-06-01T10:00:00+08:00' },
      item: { category: 'phones' },
      claim: {},
    }).services.consultation
    expect(routes.map(({ rule, duties }) => [rule, duties.length])).toEqual([
      ['test.grant', 1],
      ['test.other', 0],
    ])
  })

  it('those of another layer that bind anyone but the buyer', () => {
    const shop = testPack({
      manifest: { id: 'shop', layer: 'platform', needs: ['test'] },
      rules: [{ ...duty({ actor: 'platform', onSilence: 'approved' }), id: 'shop.duty' }],
    })
    const law = testPack({ rules: [grant(), duty({ actor: 'buyer', act: 'send_back', onSilence: 'closed' })] })
    expect(onlyRoute(createPolicy([law, shop])).duties).toEqual([
      { act: 'send_back', actor: 'buyer', after: { ends: ENDS }, onSilence: 'closed', rule: 'test.duty' },
      { act: 'refund', actor: 'platform', after: { ends: ENDS }, onSilence: 'approved', rule: 'shop.duty' },
    ])
  })
})
