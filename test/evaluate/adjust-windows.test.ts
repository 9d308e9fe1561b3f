import { describe, expect, it } from 'vitest'
import { createPolicy, type Policy } from '../../src/evaluate/create-policy.js'
import type { Deadline } from '../../src/evaluate/decision.js'
import { decide, grant, type More, onlyDenial, onlyRoute } from '../support/decide.js'
import { type RuleSketch, testPack } from '../support/test-pack.js'

const DELIVERED = '2026-06-03T15:30:00+08:00'
const delivered = (more: More = {}, events: More = {}): More => ({ asOf: '2026-06-05T12:00:00+08:00', events: { delivered: DELIVERED, ...events }, ...more })
const days = (count: number, more: More = {}): More => ({ ends: { from: 'delivered', for: { days: count } }, ...more })
const OPENED = { '==': [{ var: 'goods.opened' }, true] }
const USED = { '==': [{ var: 'goods.used' }, true] }
const SEVEN = grant({ windows: [days(7)] })

const adjust = (id: string, windows: More[], more: More = {}): RuleSketch => ({ id: `test.${id}`, kind: 'adjust', adjusts: ['test.grant'], windows, ...more })
const ofLayer = (id: string, layer: string, rules: RuleSketch[]): ReturnType<typeof testPack> =>
  testPack({ manifest: { id, layer: layer as never, needs: ['test'] }, rules: rules.map((rule) => ({ ...rule, id: rule.id.replace(/^test/, id) })) })
/** A grant of the law, with adjusts of the platform. */
const joined = (own: RuleSketch[], ...others: RuleSketch[]): Policy => createPolicy([testPack({ rules: own }), ofLayer('shop', 'platform', others)])

const until = (lastDay: string, closesAt: string): Deadline => ({ status: 'fixed', closesAt: `${closesAt}T00:00:00+08:00`, lastDay, timeZone: 'Asia/Shanghai' })
const atLeast = (lastDay: string, closesAt: string, ...dependsOn: string[]): Deadline =>
  ({ ...until(lastDay, closesAt), status: 'at_least', dependsOn }) as Deadline
const IN_7 = until('2026-06-10', '2026-06-11')
const IN_15 = until('2026-06-18', '2026-06-19')
const IN_30 = until('2026-07-03', '2026-07-04')
const shape = (policy: Policy | RuleSketch[], more: More): unknown => {
  const { deadline, rules } = onlyRoute(policy, more)
  return { deadline, rules }
}

describe('S-10, S-10b adjusts of windows in the own layer', () => {
  it.each<[what: string, rules: RuleSketch[], goods: More, deadline: Deadline, rules_: string[]]>([
    ['replaces', [SEVEN, adjust('a', [days(15)])], {}, IN_15, ['test.grant', 'test.a']],
    ['replaces by less', [grant({ windows: [days(30)] }), adjust('a', [days(15)])], {}, IN_15, ['test.grant', 'test.a']],
    ['replaces by no limit', [SEVEN, adjust('a', [])], {}, { status: 'none' }, ['test.grant', 'test.a']],
    ['gives a limit to what had none', [grant(), adjust('a', [days(15)])], {}, IN_15, ['test.grant', 'test.a']],
    ['does not apply', [SEVEN, adjust('a', [days(15)], { when: OPENED })], { opened: false }, IN_7, ['test.grant']],
    ['may apply', [SEVEN, adjust('a', [days(15)], { when: OPENED })], {}, atLeast('2026-06-10', '2026-06-11', 'goods.opened'), ['test.grant']],
    [
      'may shorten',
      [grant({ windows: [days(15)] }), adjust('a', [days(7)], { when: OPENED })],
      {},
      atLeast('2026-06-10', '2026-06-11', 'goods.opened'),
      ['test.grant'],
    ],
    ['may give a limit', [grant(), adjust('a', [days(7)], { when: OPENED })], {}, atLeast('2026-06-10', '2026-06-11', 'goods.opened'), ['test.grant']],
    ['may change nothing', [SEVEN, adjust('a', [days(7)], { when: OPENED })], {}, IN_7, ['test.grant']],
  ])('%s', (_, rules, goods, deadline, shaped) => {
    expect(shape(rules, delivered({ goods }))).toEqual({ deadline, rules: shaped })
  })

  const upper = adjust('upper', [days(30)], { when: OPENED, over: ['test.lower'] })
  const lower = adjust('lower', [days(15)], { when: USED })
  it.each<[opened: boolean | undefined, used: boolean | undefined, deadline: Deadline, rules: string[]]>([
    [true, true, IN_30, ['test.grant', 'test.upper']],
    [true, false, IN_30, ['test.grant', 'test.upper']],
    [true, undefined, IN_30, ['test.grant', 'test.upper']],
    [false, true, IN_15, ['test.grant', 'test.lower']],
    [false, false, IN_7, ['test.grant']],
    [false, undefined, atLeast('2026-06-10', '2026-06-11', 'goods.used'), ['test.grant']],
    [undefined, true, atLeast('2026-06-18', '2026-06-19', 'goods.opened'), ['test.grant', 'test.lower']],
    [undefined, false, atLeast('2026-06-10', '2026-06-11', 'goods.opened'), ['test.grant']],
    [undefined, undefined, atLeast('2026-06-10', '2026-06-11', 'goods.opened', 'goods.used'), ['test.grant']],
  ])('goes over another: %s and %s', (opened, used, deadline, shaped) => {
    const more = delivered({ goods: { opened, used } })
    expect(shape([SEVEN, upper, lower], more)).toEqual({ deadline, rules: shaped })
    expect(shape([SEVEN, lower, upper], more)).toEqual({ deadline, rules: shaped })
  })

  it('settles the verdict when the adjust is known', () => {
    const rules = [SEVEN, adjust('a', [days(15)], { when: OPENED })]
    const verdict = (opened: boolean | undefined): string => decide(rules, delivered({ asOf: '2026-06-15T12:00:00+08:00', goods: { opened } })).verdict
    expect([verdict(true), verdict(false), verdict(undefined)]).toEqual(['available', 'unavailable', 'needs_information'])
  })
})

describe('S-10 adjusts of windows in another layer: earlier opening, later end', () => {
  const two = grant({ windows: [days(7), { tests: 'defectFound', ends: { from: 'delivered', for: { days: 7 } } }] })
  it.each<[what: string, own: RuleSketch, windows: More[], deadline: Deadline, shaping: boolean]>([
    ['a later end', SEVEN, [days(15)], IN_15, true],
    ['an earlier end changes nothing', SEVEN, [days(3)], IN_7, false],
    ['the same end changes nothing', SEVEN, [days(7)], IN_7, false],
    ['no end', SEVEN, [{ opens: 'delivered' }], { status: 'none' }, true],
    ['an end where there was none', grant({ windows: [{ opens: 'delivered' }] }), [days(15)], { status: 'none' }, false],
    ['a window where there was none', grant(), [days(15)], { status: 'none' }, false],
    ['a window on another event', SEVEN, [{ ...days(15), tests: 'defectFound' }], IN_7, false],
    [
      'two that hold together',
      SEVEN,
      [days(15), { opens: 'purchased', ends: { from: 'purchased', for: { days: 12 } } }],
      until('2026-06-13', '2026-06-14'),
      true,
    ],
    ['a window that has not started adds nothing', SEVEN, [{ ends: { from: 'installed', for: { days: 99 } } }], IN_7, false],
    [
      'one that is open and has no end yet',
      SEVEN,
      [{ opens: 'purchased', ends: { from: 'installed', for: { days: 1 } } }],
      { status: 'unknown', dependsOn: ['events.installed'] },
      true,
    ],
    [
      'no end, over one that has no end yet',
      grant({ windows: [{ opens: 'purchased', ends: { from: 'installed', for: { days: 7 } } }] }),
      [{ opens: 'purchased' }],
      { status: 'none' },
      true,
    ],
    ['in place of one that has not started', grant({ windows: [{ ends: { from: 'installed', for: { days: 7 } } }] }), [days(15)], IN_15, true],
    ['beside another test', two, [days(15)], IN_15, true],
  ])('%s', (_, own, windows, deadline, shaping) => {
    const more = delivered({}, { installed: null, defectFound: DELIVERED })
    expect(shape(joined([own], adjust('a', windows)), more)).toEqual({ deadline, rules: shaping ? ['test.grant', 'shop.a'] : ['test.grant'] })
  })

  it('opens earlier', () => {
    const late = grant({ windows: [days(15, { opens: { event: 'delivered', plus: { days: 5 } } })] })
    expect(onlyDenial([late], delivered())).toMatchObject({ code: 'window_not_open', params: { opensAt: '2026-06-08T00:00:00+08:00' } })
    const policy = joined([late], adjust('a', [days(7, { opens: { event: 'delivered', plus: { days: 2 } } })]))
    expect(onlyRoute(policy, delivered())).toMatchObject({ opensAt: '2026-06-05T00:00:00+08:00', deadline: IN_15, rules: ['test.grant', 'shop.a'] })
  })

  it('betters the window of the event that both test', () => {
    const policy = joined([two], adjust('a', [{ tests: 'defectFound', ends: { from: 'delivered', for: { days: 30 } } }]))
    expect(onlyRoute(policy, delivered())).toMatchObject({
      deadline: IN_7,
      covers: [{ event: 'defectFound', deadline: IN_30 }],
      rules: ['test.grant', 'shop.a'],
    })
  })

  it.each<[opened: boolean | undefined, deadline: Deadline]>([
    [true, IN_15],
    [false, IN_7],
    [undefined, atLeast('2026-06-10', '2026-06-11', 'goods.opened')],
  ])('that applies or not: %s', (opened, deadline) => {
    expect(onlyRoute(joined([SEVEN], adjust('a', [days(15)], { when: OPENED })), delivered({ goods: { opened } })).deadline).toEqual(deadline)
  })

  it('that may apply, but cannot better', () => {
    const policy = joined([SEVEN], adjust('a', [days(3)], { when: OPENED }))
    expect(shape(policy, delivered())).toEqual({ deadline: IN_7, rules: ['test.grant'] })
  })

  it('joins what the own layer leaves open', () => {
    const own = [SEVEN, adjust('own', [days(30)], { when: OPENED })]
    const policy = joined(own, adjust('a', [days(15)], { when: USED }))
    const deadline = (opened: boolean | undefined, used: boolean | undefined): Deadline => onlyRoute(policy, delivered({ goods: { opened, used } })).deadline
    expect(deadline(undefined, true)).toEqual(atLeast('2026-06-18', '2026-06-19', 'goods.opened'))
    expect(deadline(undefined, undefined)).toEqual(atLeast('2026-06-10', '2026-06-11', 'goods.opened', 'goods.used'))
    expect(deadline(true, undefined)).toEqual(IN_30)
    expect(deadline(false, undefined)).toEqual(atLeast('2026-06-10', '2026-06-11', 'goods.used'))
  })

  it('is the same from every layer and in every order', () => {
    const law = testPack({ rules: [SEVEN] })
    const shop = ofLayer('shop', 'platform', [adjust('a', [days(15)])])
    const seller = ofLayer('seller', 'seller', [adjust('a', [days(30)])])
    const maker = ofLayer('maker', 'manufacturer', [adjust('a', [days(20)])])
    const route = onlyRoute(createPolicy([law, shop, seller, maker]), delivered())
    expect(route.deadline).toEqual(IN_30)
    expect(route.rules).toContain('seller.a')
    expect(onlyRoute(createPolicy([maker, seller, shop, law]), delivered())).toEqual(route)
  })

  it('by the law on a promise', () => {
    const shop = testPack({ manifest: { id: 'shop', layer: 'platform' }, rules: [{ ...SEVEN, id: 'shop.grant' }] })
    const law = testPack({ rules: [adjust('a', [days(15)], { adjusts: ['shop.grant'] })] })
    expect(shape(createPolicy([shop, law]), delivered())).toEqual({ deadline: IN_15, rules: ['shop.grant', 'test.a'] })
  })
})
