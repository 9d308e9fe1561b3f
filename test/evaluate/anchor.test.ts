import { describe, expect, it } from 'vitest'
import type { Deadline } from '../../src/evaluate/decision.js'
import { decide, grant, type More, onlyRoute } from '../support/decide.js'
import type { RuleSketch } from '../support/test-pack.js'

const PURCHASED = '2026-06-01T10:00:00+08:00'
const DELIVERED = '2026-06-03T15:30:00+08:00'
const INSTALLED = '2026-06-05T09:00:00+08:00'

/** Open from the purchase, a week from an anchor. */
const week = (from: unknown): RuleSketch[] => [grant({ windows: [{ opens: 'purchased', ends: { from, for: { days: 7 } } }] })]
const until = (lastDay: string, closesAt: string): Deadline => ({ status: 'fixed', closesAt: `${closesAt}T00:00:00+08:00`, lastDay, timeZone: 'Asia/Shanghai' })
const atLeast = (lastDay: string, closesAt: string, ...dependsOn: string[]): Deadline => ({
  status: 'at_least',
  closesAt: `${closesAt}T00:00:00+08:00`,
  lastDay,
  timeZone: 'Asia/Shanghai',
  dependsOn,
})
const notYet = (...dependsOn: string[]): Deadline => ({ status: 'unknown', dependsOn })
const TENTH = until('2026-06-10', '2026-06-11')
const TWELFTH = until('2026-06-12', '2026-06-13')

const both: More = { delivered: DELIVERED, installed: INSTALLED }
const noInstallation: More = { delivered: DELIVERED, installed: null }
const neither: More = { delivered: null, installed: null }
const plus = (more: More): More => ({ event: 'delivered', plus: more })

describe('S-6 anchors', () => {
  it.each<[what: string, from: unknown, events: More, deadline: Deadline]>([
    ['an event', 'delivered', both, TENTH],
    ['an event that has not happened', 'delivered', neither, notYet('events.delivered')],
    ['the purchase', 'purchased', both, until('2026-06-08', '2026-06-09')],
    ['the claim', 'submitted', both, until('2026-06-14', '2026-06-15')],

    ['plus days: 00:00 of that day', plus({ days: 2 }), both, TWELFTH],
    ['plus weeks', plus({ weeks: 1 }), both, until('2026-06-17', '2026-06-18')],
    ['plus months', plus({ months: 1 }), both, until('2026-07-10', '2026-07-11')],
    ['plus years', plus({ years: 1 }), both, until('2027-06-10', '2027-06-11')],
    ['plus working days', plus({ workingDays: 2 }), both, TWELFTH],
    ['plus working days over a weekend', plus({ workingDays: 3 }), both, until('2026-06-15', '2026-06-16')],
    ['plus hours on the same day', plus({ hours: 5 }), both, TENTH],
    ['plus hours on the next day', plus({ hours: 10 }), both, until('2026-06-11', '2026-06-12')],
    ['plus open hours', plus({ openHours: 4, from: '09:00', to: '18:00' }), both, until('2026-06-11', '2026-06-12')],
    ['plus to one that has not happened', plus({ days: 2 }), neither, notYet('events.delivered')],

    ['the first of two', { first: ['installed', 'delivered'] }, both, TWELFTH],
    ['the first that happened', { first: ['installed', 'delivered'] }, noInstallation, TENTH],
    ['none of them', { first: ['installed', 'delivered'] }, neither, notYet('events.delivered', 'events.installed')],
    ['an unknown one after the first', { first: ['delivered', 'installed'] }, { delivered: DELIVERED }, TENTH],

    ['the latest', { latest: ['delivered', 'installed'] }, both, TWELFTH],
    ['the latest, while one has not happened', { latest: ['delivered', 'installed'] }, noInstallation, notYet('events.delivered', 'events.installed')],
    ['the latest, while the other has not', { latest: ['installed', 'delivered'] }, noInstallation, notYet('events.delivered', 'events.installed')],
    ['the latest, all left out', { latest: ['installed', 'delivered'] }, neither, notYet('events.delivered', 'events.installed')],
    ['the earliest', { earliest: ['installed', 'delivered'] }, both, TENTH],
    ['the earliest, one left out', { earliest: ['installed', 'delivered'] }, noInstallation, TENTH],

    ['the latest of others', { latest: [{ first: ['exchanged', 'delivered'] }, plus({ days: 2 })] }, both, TWELFTH],
    ['the first of others', { first: [{ earliest: ['exchanged', 'collected'] }, 'delivered'] }, { ...both, collected: null }, TENTH],
  ])('%s', (_, from, events, deadline) => {
    expect(onlyRoute(week(from), { asOf: '2026-06-07T12:00:00+08:00', events }).deadline).toEqual(deadline)
  })

  it.each<[what: string, from: unknown, events: More, deadline: Deadline]>([
    ['a delivery lies at or after the purchase', 'delivered', {}, atLeast('2026-06-08', '2026-06-09', 'events.delivered')],
    ['plus days', plus({ days: 2 }), {}, atLeast('2026-06-10', '2026-06-11', 'events.delivered')],
    [
      'an unknown one before the first',
      { first: ['delivered', 'installed'] },
      { installed: INSTALLED },
      atLeast('2026-06-08', '2026-06-09', 'events.delivered'),
    ],
    [
      'the latest with an unknown one',
      { latest: ['installed', 'delivered'] },
      { delivered: DELIVERED },
      atLeast('2026-06-10', '2026-06-11', 'events.installed'),
    ],
    ['the latest with one that cannot be it', { latest: ['purchased', 'delivered'] }, {}, atLeast('2026-06-08', '2026-06-09', 'events.delivered')],
    ['the earliest that cannot be the unknown one', { earliest: ['purchased', 'delivered'] }, {}, until('2026-06-08', '2026-06-09')],
    ['the latest that cannot be the unknown one', { latest: ['installed', 'purchased'] }, {}, atLeast('2026-06-08', '2026-06-09', 'events.installed')],
  ])('unknown: %s', (_, from, events, deadline) => {
    expect(onlyRoute(week(from), { asOf: '2026-06-07T12:00:00+08:00', events }).deadline).toEqual(deadline)
  })

  it.each<[what: string, from: unknown, events: More, asOf: string, verdict: string, dependsOn?: string[]]>([
    ['an event without bounds', 'installed', {}, '2026-06-01T12:00:00+08:00', 'needs_information', ['events.installed']],
    ['long after the purchase', 'delivered', {}, '2026-08-01T12:00:00+08:00', 'needs_information', ['events.delivered']],
    [
      'the first, before a known one',
      { first: ['installed', 'delivered'] },
      { delivered: DELIVERED },
      '2026-06-04T12:00:00+08:00',
      'needs_information',
      ['events.installed'],
    ],
    [
      'the earliest, while the known one runs',
      { earliest: ['installed', 'delivered'] },
      { delivered: DELIVERED },
      '2026-06-10T23:59:59.999+08:00',
      'needs_information',
      ['events.installed'],
    ],
    ['the earliest, the known one being over', { earliest: ['installed', 'delivered'] }, { delivered: DELIVERED }, '2026-06-11T00:00:00+08:00', 'unavailable'],
    ['the latest, the known one running', { latest: ['installed', 'delivered'] }, { delivered: DELIVERED }, '2026-06-10T23:59:59.999+08:00', 'available'],
    [
      'the latest, the known one being over',
      { latest: ['installed', 'delivered'] },
      { delivered: DELIVERED },
      '2026-06-11T00:00:00+08:00',
      'needs_information',
      ['events.installed'],
    ],
    // Should it not have been delivered, the factory date counts, and that week is over.
    [
      'the first, before an earlier one',
      { first: ['delivered', 'factoryDate'] },
      { factoryDate: '2026-05-01T00:00:00+08:00' },
      '2026-06-07T12:00:00+08:00',
      'needs_information',
      ['events.delivered'],
    ],
    [
      'two unknown ones',
      { latest: ['installed', 'delivered'] },
      {},
      '2026-06-11T00:00:00+08:00',
      'needs_information',
      ['events.delivered', 'events.installed'],
    ],
  ])('unknown: %s', (_, from, events, asOf, verdict, dependsOn) => {
    const decided = decide(week(from), { asOf, events })
    expect(decided.verdict).toBe(verdict)
    expect(decided.open).toEqual(dependsOn ? [{ rule: 'test.grant', layer: 'law', dependsOn }] : [])
  })
})

describe('S-1b events that follow from the history', () => {
  const past = (more: More): More => ({ service: 'repair', openedAt: INSTALLED, closedAt: '2026-06-06T10:00:00+08:00', outcome: 'done', ...more })
  const at = (from: string, history: unknown): More => ({ asOf: '2026-06-07T12:00:00+08:00', events: { delivered: DELIVERED }, history, from })
  const open = { service: 'repair', openedAt: '2026-06-06T08:00:00+08:00', outcome: 'open' }

  it.each<[from: string, history: unknown, deadline: Deadline]>([
    ['repairDone', [past({})], until('2026-06-13', '2026-06-14')],
    ['repairDone', [past({ outcome: 'not_fixed' })], until('2026-06-13', '2026-06-14')],
    ['repairDone', [past({ outcome: 'refused' }), open], notYet('events.repairDone')],
    ['repairReceived', [past({}), open], until('2026-06-13', '2026-06-14')],
    ['repairReceived', [past({})], notYet('events.repairReceived')],
    ['exchanged', [past({ service: 'exchange' })], until('2026-06-13', '2026-06-14')],
    ['exchanged', [], notYet('events.exchanged')],
  ])('%s of %j', (from, history, deadline) => {
    const { from: anchor, ...more } = at(from, history)
    expect(onlyRoute(week(anchor), more).deadline).toEqual(deadline)
  })

  it('takes an event that is given over the history', () => {
    const given = { asOf: '2026-06-07T12:00:00+08:00', events: { exchanged: DELIVERED }, history: [past({ service: 'exchange' })] }
    expect(onlyRoute(week('exchanged'), given).deadline).toEqual(TENTH)
  })

  it.each<[from: string, history: unknown, asked: string]>([
    ['repairDone', undefined, 'history'],
    ['repairReceived', undefined, 'history'],
    ['exchanged', undefined, 'history'],
    // Never passed in events, so only the history can tell.
    ['repairDone', [past({ closedAt: undefined })], 'history'],
  ])('asks for what settles %s with history %j', (from, history, asked) => {
    const decided = decide(week(from), { asOf: '2026-06-07T12:00:00+08:00', history })
    expect(decided.open).toEqual([{ rule: 'test.grant', layer: 'law', dependsOn: [asked] }])
    expect(decided.ask).toEqual([{ fact: 'history', kind: 'history', suppliedBy: 'platform' }])
  })

  it('counts from the purchase', () => {
    expect(onlyRoute(week('purchased'), { order: { purchasedAt: PURCHASED }, asOf: PURCHASED }).deadline).toEqual(until('2026-06-08', '2026-06-09'))
  })
})
