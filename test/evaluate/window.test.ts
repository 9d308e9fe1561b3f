import { describe, expect, it } from 'vitest'
import type { Deadline, Denial } from '../../src/evaluate/decision.js'
import { decide, grant, type More, onlyDenial, onlyRoute, policyOf } from '../support/decide.js'
import type { RuleSketch } from '../support/test-pack.js'

const DELIVERED = '2026-06-03T15:30:00+08:00'
const delivered = { events: { delivered: DELIVERED } }
const withWindows = (...windows: More[]): RuleSketch[] => [grant({ windows })]
const week = { from: 'delivered', for: { days: 7 } }
const until = (lastDay: string, closesAt: string): Deadline => ({ status: 'fixed', closesAt: `${closesAt}T00:00:00+08:00`, lastDay, timeZone: 'Asia/Shanghai' })
const denial = (code: Denial['code'], params: Denial['params'] = {}): Denial => ({ rule: 'test.grant', layer: 'law', code, params })

/** A claim of that moment, decided much later. */
const submitted = (submittedAt: string, more: More = {}): More => ({ asOf: '2030-01-01T00:00:00+08:00', claim: { submittedAt }, ...delivered, ...more })

describe('S-6 in time: opensAt ≤ t and t < closesAt, to the millisecond', () => {
  const rules = (window: More): RuleSketch[] => withWindows(window)
  it.each<[what: string, window: More, opensAt: string, closesAt: string, last: More]>([
    ['days', { ends: week }, '2026-06-03T15:30:00', '2026-06-11T00:00:00', { lastDay: '2026-06-10', daysLate: 1 }],
    ['from the purchase', { opens: 'purchased', ends: week }, '2026-06-01T10:00:00', '2026-06-11T00:00:00', { lastDay: '2026-06-10', daysLate: 1 }],
    [
      'more than two days after',
      { opens: { event: 'delivered', plus: { days: 3 } }, ends: week },
      '2026-06-06T00:00:00',
      '2026-06-11T00:00:00',
      { lastDay: '2026-06-10', daysLate: 1 },
    ],
    ['hours', { ends: { from: 'delivered', for: { hours: 5 } } }, '2026-06-03T15:30:00', '2026-06-03T20:30:00', { lastDay: '2026-06-03', daysLate: 0 }],
    ['instant', { ends: { ...week, starts: 'instant' } }, '2026-06-03T15:30:00', '2026-06-10T15:30:00', { lastDay: '2026-06-10', daysLate: 0 }],
    [
      'rolled over a holiday',
      { opens: 'purchased', ends: { from: 'purchased', for: { months: 4 }, roll: 'next_working_day' } },
      '2026-06-01T10:00:00',
      '2026-10-09T00:00:00',
      { lastDay: '2026-10-08', daysLate: 1 },
    ],
  ])('%s', (_, window, opensAt, closesAt, last) => {
    const at = (text: string, ms: number): More => submitted(new Date(Date.parse(`${text}+08:00`) + ms).toISOString())
    expect(onlyDenial(rules(window), at(opensAt, -1))).toEqual(denial('window_not_open', { opensAt: `${opensAt}+08:00` }))
    for (const facts of [at(opensAt, 0), at(opensAt, 1), at(closesAt, -1)]) {
      expect(decide(rules(window), facts)).toMatchObject({ verdict: 'available', denials: [], open: [] })
      expect(onlyRoute(rules(window), facts)).toMatchObject({ opensAt: `${opensAt}+08:00`, deadline: { status: 'fixed', closesAt: `${closesAt}+08:00` } })
    }
    for (const ms of [0, 1]) expect(onlyDenial(rules(window), at(closesAt, ms))).toEqual(denial('window_expired', last as Denial['params']))
  })

  it('counts how many civil days a claim is late', () => {
    const late = (text: string): unknown => onlyDenial(withWindows({ ends: week }), submitted(text)).params
    expect(late('2026-06-11T23:59:59.999+08:00')).toEqual({ lastDay: '2026-06-10', daysLate: 1 })
    expect(late('2026-06-12T00:00:00+08:00')).toEqual({ lastDay: '2026-06-10', daysLate: 2 })
    expect(late('2027-06-10T12:00:00+08:00')).toEqual({ lastDay: '2026-06-10', daysLate: 365 })
  })

  it('takes asOf for a claim that does not say when it was made', () => {
    expect(decide(withWindows({ ends: week }), { asOf: '2026-06-10T23:59:59.999+08:00', ...delivered }).verdict).toBe('available')
    expect(decide(withWindows({ ends: week }), { asOf: '2026-06-11T00:00:00+08:00', ...delivered }).verdict).toBe('unavailable')
    expect(decide(withWindows({ ends: week }), submitted('2026-06-10T12:00:00+08:00')).verdict).toBe('available')
  })
})

describe('S-6, S-6e, S-6f opening and end', () => {
  it.each<[what: string, windows: More[], opensAt: string | undefined, deadline: Deadline]>([
    ['no window', [], undefined, { status: 'none' }],
    ['no end', [{ opens: 'delivered' }], DELIVERED, { status: 'none' }],
    ['no bounds', [{}], undefined, { status: 'none' }],
    [
      'the leftmost leg opens',
      [{ ends: { latest: [{ earliest: [week, { from: 'purchased', for: { days: 3 } }] }, week] } }],
      DELIVERED,
      until('2026-06-10', '2026-06-11'),
    ],
    ['the latest of two spans', [{ ends: { latest: [week, { from: 'purchased', for: { days: 15 } }] } }], DELIVERED, until('2026-06-16', '2026-06-17')],
    [
      'the earliest of two spans',
      [{ ends: { earliest: [{ from: 'purchased', for: { days: 15 } }, week] } }],
      '2026-06-01T10:00:00+08:00',
      until('2026-06-10', '2026-06-11'),
    ],
    [
      'two windows hold together',
      [
        { opens: 'purchased', ends: { from: 'purchased', for: { days: 30 } } },
        { opens: { event: 'delivered', plus: { days: 1 } }, ends: week },
      ],
      '2026-06-04T00:00:00+08:00',
      until('2026-06-10', '2026-06-11'),
    ],
    [
      'in whatever order',
      [
        { opens: { event: 'delivered', plus: { days: 1 } }, ends: week },
        { opens: 'purchased', ends: { from: 'purchased', for: { days: 30 } } },
      ],
      '2026-06-04T00:00:00+08:00',
      until('2026-06-10', '2026-06-11'),
    ],
    ['one has no end', [{ ends: week }, { opens: 'purchased' }], DELIVERED, until('2026-06-10', '2026-06-11')],
  ])('%s', (_, windows, opensAt, deadline) => {
    const route = onlyRoute(withWindows(...windows), { asOf: '2026-06-05T12:00:00+08:00', ...delivered })
    expect({ opensAt: route.opensAt, deadline: route.deadline, covers: route.covers }).toEqual({ opensAt, deadline, covers: undefined })
  })

  const leg = (from: string, days: number): More => ({ from, for: { days } })
  it.each<[what: string, ends: More, events: More, deadline: Deadline]>([
    ['a leg left out of the latest', { latest: [week, leg('installed', 30)] }, { installed: null }, until('2026-06-10', '2026-06-11')],
    ['a leg left out of the earliest', { earliest: [leg('installed', 1), week] }, { installed: null }, until('2026-06-10', '2026-06-11')],
    [
      'all left out',
      { latest: [leg('installed', 1), leg('invoiced', 1)] },
      { installed: null, invoiced: null },
      { status: 'unknown', dependsOn: ['events.installed', 'events.invoiced'] },
    ],
    [
      'an unknown leg of the latest',
      { latest: [week, leg('installed', 30)] },
      {},
      { ...until('2026-06-10', '2026-06-11'), status: 'at_least', dependsOn: ['events.installed'] } as Deadline,
    ],
    [
      'an unknown leg of the earliest that cannot matter',
      { earliest: [leg('delivered', 7), { from: { latest: ['delivered', 'installed'] }, for: { days: 7 } }] },
      {},
      until('2026-06-10', '2026-06-11'),
    ],
  ])('%s', (_, ends, events, deadline) => {
    const rules = withWindows({ opens: 'purchased', ends })
    expect(onlyRoute(rules, { asOf: '2026-06-05T12:00:00+08:00', events: { delivered: DELIVERED, ...events } }).deadline).toEqual(deadline)
  })

  it('gives no opening while it is not known', () => {
    const route = onlyRoute(withWindows({ opens: { earliest: ['purchased', 'invoiced'] }, ends: week }), delivered)
    expect(route).toMatchObject({ firm: true, deadline: until('2026-06-10', '2026-06-11') })
    expect(route.opensAt).toBeUndefined()
  })
})

describe('S-6 a window that has not started', () => {
  const none = { events: { delivered: null, installed: null } }
  it('is not open without opens, and nothing says when', () => {
    expect(onlyDenial(withWindows({ ends: week }), none)).toEqual(denial('window_not_open'))
    expect(onlyDenial(withWindows({ opens: 'delivered' }), none)).toEqual(denial('window_not_open'))
  })

  it('is open with opens, and has no end yet', () => {
    const route = onlyRoute(withWindows({ opens: 'purchased', ends: week }), none)
    expect(route).toMatchObject({ firm: true, opensAt: '2026-06-01T10:00:00+08:00', deadline: { status: 'unknown', dependsOn: ['events.delivered'] } })
  })

  it.each([
    ['beside one that has', [{ ends: week }, { ends: { from: 'installed', for: { days: 7 } } }]],
    ['before one that has', [{ ends: { from: 'installed', for: { days: 7 } } }, { ends: week }]],
  ])('holds together with others: %s', (_, windows) => {
    expect(onlyDenial(withWindows(...windows), { events: { delivered: DELIVERED, installed: null } })).toEqual(denial('window_not_open'))
  })

  it.each([
    ['beside one without an end', [{ opens: 'purchased' }, { opens: 'purchased', ends: { from: 'installed', for: { days: 7 } } }]],
    ['before one without an end', [{ opens: 'purchased', ends: { from: 'installed', for: { days: 7 } } }, { opens: 'purchased' }]],
  ])('has no end yet: %s', (_, windows) => {
    expect(onlyRoute(withWindows(...windows), none).deadline).toEqual({ status: 'unknown', dependsOn: ['events.installed'] })
  })

  it('names every clock that has still to start', () => {
    const clocks = ['installed', 'delivered'].map((from) => ({ opens: 'purchased', ends: { from, for: { days: 7 } } }))
    expect(onlyRoute(withWindows(...clocks), none).deadline).toEqual({ status: 'unknown', dependsOn: ['events.delivered', 'events.installed'] })
  })

  it('is not known to be open while its event is unknown', () => {
    expect(decide(withWindows({ ends: week }))).toMatchObject({ verdict: 'needs_information', open: [{ dependsOn: ['events.delivered'] }] })
  })

  it('S-15d is known not to be open before its event can lie that far back, and no day is said', () => {
    const rules = withWindows({ opens: { event: 'delivered', plus: { days: 61 } } })
    expect(onlyDenial(rules, { asOf: '2026-07-31T23:59:59+08:00' })).toEqual(denial('window_not_open'))
    expect(decide(rules, { asOf: '2026-08-01T00:00:00+08:00' }).verdict).toBe('needs_information')
  })
})

describe('S-6, S-6e windows on another event', () => {
  const year = { tests: 'defectFound', ends: { from: 'delivered', for: { years: 1 } } }
  const covered: Deadline = until('2027-06-03', '2027-06-04')
  const found = (defectFound: unknown, asOf = '2028-06-10T12:00:00+08:00'): More => ({ asOf, events: { delivered: DELIVERED, defectFound } })

  it('covers what showed in them, whenever the claim comes', () => {
    const route = onlyRoute(withWindows(year), found('2027-06-03T23:59:59.999+08:00'))
    expect(route).toMatchObject({ firm: true, deadline: { status: 'none' }, covers: [{ event: 'defectFound', deadline: covered }] })
    expect(route.opensAt).toBeUndefined()
  })

  it('has no lower bound without opens', () => {
    expect(decide(withWindows(year), found('2026-06-02T12:00:00+08:00')).verdict).toBe('available')
    const opening = { ...year, opens: 'delivered' }
    expect(onlyDenial(withWindows(opening), found('2026-06-02T12:00:00+08:00'))).toEqual(
      denial('window_not_open', { opensAt: DELIVERED, event: 'defectFound' }),
    )
    expect(decide(withWindows(opening), found(DELIVERED)).verdict).toBe('available')
  })

  it.each([
    ['2027-06-04T00:00:00+08:00', 1],
    ['2027-06-05T23:00:00+08:00', 2],
  ])('is over for what showed at %s', (defectFound, daysLate) => {
    expect(onlyDenial(withWindows(year), found(defectFound))).toEqual(denial('window_expired', { lastDay: '2027-06-03', daysLate, event: 'defectFound' }))
  })

  it('S-15d is over by a number of days that is said only where the day is known', () => {
    const month = { tests: 'delivered', ends: { from: 'factoryDate', for: { days: 30 } } }
    const bought = (purchasedAt: string): More => ({ order: { purchasedAt }, events: { factoryDate: '2026-03-01T10:00:00+08:00' } })
    expect(onlyDenial(withWindows(month), bought('2026-06-01T10:00:00+08:00'))).toEqual(denial('window_expired', { lastDay: '2026-03-31', event: 'delivered' }))
    expect(onlyDenial(withWindows(month), bought('2026-06-10T10:00:00+08:00'))).toEqual(
      denial('window_expired', { lastDay: '2026-03-31', daysLate: 71, event: 'delivered' }),
    )
  })

  it('takes an unknown event as at or before the claim', () => {
    expect(decide(withWindows(year), found(undefined, '2027-06-03T23:59:59.999+08:00')).verdict).toBe('available')
    expect(decide(withWindows(year), found(undefined))).toMatchObject({
      verdict: 'needs_information',
      open: [{ rule: 'test.grant', layer: 'law', dependsOn: ['events.defectFound'] }],
    })
    expect(decide(withWindows(year), { ...found(undefined), claim: { submittedAt: '2027-06-01T12:00:00+08:00' } }).verdict).toBe('available')
  })

  it('holds no event that has not happened', () => {
    expect(decide(withWindows(year), found(null)).verdict).toBe('unavailable')
  })

  it('holds beside the window of the claim, in the order of the rule', () => {
    const late = { ends: { from: 'delivered', for: { years: 2 } } }
    const priced = { tests: 'priceDropped', ends: week }
    const more = { asOf: '2028-06-03T12:00:00+08:00', events: { delivered: DELIVERED, defectFound: '2027-01-01T00:00:00+08:00', priceDropped: DELIVERED } }
    expect(onlyRoute(withWindows(year, late, priced), more)).toMatchObject({
      deadline: until('2028-06-03', '2028-06-04'),
      covers: [
        { event: 'defectFound', deadline: covered },
        { event: 'priceDropped', deadline: until('2026-06-10', '2026-06-11') },
      ],
    })
    expect(onlyDenial(withWindows(year, late), { ...more, asOf: '2028-06-04T00:00:00+08:00' })).toEqual(
      denial('window_expired', { lastDay: '2028-06-03', daysLate: 1 }),
    )
  })

  it('says the cover’s end as at least while it is not known', () => {
    const rules = withWindows({ tests: 'defectFound', ends: { latest: [week, { from: 'installed', for: { days: 30 } }] } })
    expect(onlyRoute(rules, found('2026-06-04T00:00:00+08:00')).covers).toEqual([
      { event: 'defectFound', deadline: { ...until('2026-06-10', '2026-06-11'), status: 'at_least', dependsOn: ['events.installed'] } },
    ])
  })
})

describe('S-17 the deadline of a service', () => {
  const days = (id: string, days: number, more: More = {}): RuleSketch => ({
    ...grant({ windows: [{ ends: { from: 'delivered', for: { days } } }], ...more }),
    id,
  })
  it('is the latest of the routes that carry the verdict', () => {
    const firm = policyOf([days('test.a', 7), days('test.b', 15), days('test.c', 30, { review: true })])
    expect(decide(firm, delivered)).toMatchObject({ verdict: 'available', deadline: { lastDay: '2026-06-18' } })
    const conditional = policyOf([days('test.a', 7, { review: true }), days('test.c', 30, { review: true })])
    expect(decide(conditional, delivered)).toMatchObject({ verdict: 'conditional', deadline: { lastDay: '2026-07-03' } })
    expect(decide(policyOf([days('test.a', 1)]), delivered).deadline).toBeUndefined()
  })
})
