import { describe, expect, it } from 'vitest'
import type { Deadline } from '../../src/evaluate/decision.js'
import { decide, grant, type More, onlyRoute } from '../support/decide.js'
import type { RuleSketch } from '../support/test-pack.js'

/** Thirty days from 1 June: the last day is 1 July. */
const spanned = (span: More): RuleSketch[] => [grant({ windows: [{ opens: 'purchased', ends: { from: 'delivered', for: { days: 30 }, ...span } }] })]
const DELIVERED = '2026-06-01T10:00:00+08:00'
const base = (more: More = {}): More => ({
  asOf: '2026-06-30T12:00:00+08:00',
  order: { purchasedAt: '2026-05-01T10:00:00+08:00' },
  events: { delivered: DELIVERED },
  claim: { part: 'main_unit' },
  ...more,
})

const at = (day: string, time = '18:00:00'): string => `2026-${day}T${time}+08:00`
/** A past case from one day to another. */
const past = (from: string, to: string | undefined, more: More = {}): More => ({
  service: 'repair',
  openedAt: at(from, '09:00:00'),
  ...(to !== undefined && { closedAt: at(to) }),
  outcome: 'done',
  ...more,
})
const exchange = (from: string, to: string | undefined, more: More = {}): More => past(from, to, { service: 'exchange', ...more })
const open = (from: string, more: More = {}): More => past(from, undefined, { outcome: 'open', ...more })

const deadlineOf = (span: More, history: unknown, more: More = {}): Deadline => onlyRoute(spanned(span), base({ history, ...more })).deadline
const lastDayOf = (deadline: Deadline): unknown => ('lastDay' in deadline ? deadline.lastDay : deadline.status)
const atLeast = (lastDay: string, ...dependsOn: string[]): unknown => ({ status: 'at_least', lastDay, dependsOn })

const bothDays = { suspend: { by: ['repair'], counts: 'both_days' } }
const firstDayOut = { suspend: { by: ['repair'], counts: 'first_day_out' } }

describe('S-6b suspension', () => {
  it.each<[what: string, history: More[], bothDays: string, firstDayOut: string]>([
    ['no case', [], '2026-07-01', '2026-07-01'],
    ['three days', [past('06-10', '06-12')], '2026-07-04', '2026-07-03'],
    ['one day', [past('06-10', '06-10')], '2026-07-02', '2026-07-01'],
    ['over midnight', [past('06-10', '06-11', { openedAt: at('06-10', '23:59:59'), closedAt: at('06-11', '00:00:00') })], '2026-07-03', '2026-07-02'],
    ['not fixed', [past('06-10', '06-12', { outcome: 'not_fixed' })], '2026-07-04', '2026-07-03'],
    ['refused', [past('06-10', '06-12', { outcome: 'refused' })], '2026-07-01', '2026-07-01'],
    ['cancelled', [past('06-10', '06-12', { outcome: 'cancelled' })], '2026-07-01', '2026-07-01'],
    ['another service', [exchange('06-10', '06-12')], '2026-07-01', '2026-07-01'],
    ['two cases', [past('06-10', '06-12'), past('06-20', '06-20')], '2026-07-05', '2026-07-03'],
    ['two that share days, each day once', [past('06-10', '06-12'), past('06-11', '06-14')], '2026-07-06', '2026-07-05'],
    ['two that share one day', [past('06-10', '06-12'), past('06-12', '06-14')], '2026-07-06', '2026-07-05'],
    ['one inside another', [past('06-10', '06-20'), past('06-12', '06-14')], '2026-07-12', '2026-07-11'],
    ['given in another order', [past('06-12', '06-14'), past('06-10', '06-20')], '2026-07-12', '2026-07-11'],
    ['another part', [past('06-10', '06-12', { part: 'battery' })], '2026-07-01', '2026-07-01'],
    ['the main unit by name', [past('06-10', '06-12', { part: 'main_unit' })], '2026-07-04', '2026-07-03'],
    ['before the anchor', [past('05-20', '05-25')], '2026-07-01', '2026-07-01'],
    ['over the anchor: from the first counted day', [past('05-20', '06-03')], '2026-07-03', '2026-07-03'],
    ['on the day of the anchor', [past('06-01', '06-01')], '2026-07-01', '2026-07-01'],
    ['opened in the last second', [past('07-01', '07-03', { openedAt: at('07-01', '23:59:59') })], '2026-07-04', '2026-07-03'],
    ['opened when it is over', [past('07-02', '07-03', { openedAt: at('07-02', '00:00:00') })], '2026-07-01', '2026-07-01'],
    ['opened before the running end', [past('06-30', '07-03'), past('07-03', '07-06')], '2026-07-08', '2026-07-07'],
  ])('%s', (_, history, both, out) => {
    const asOf = { asOf: at('07-10'), claim: { part: 'main_unit', submittedAt: at('06-30') } }
    expect(deadlineOf(bothDays, history, asOf)).toMatchObject({ status: 'fixed', lastDay: both })
    expect(deadlineOf(firstDayOut, history, asOf)).toMatchObject({ status: 'fixed', lastDay: out })
  })

  it('counts the day of the anchor where it is the first day', () => {
    expect(lastDayOf(deadlineOf({ ...bothDays, starts: 'same_day' }, [past('05-20', '06-03')]))).toBe('2026-07-03')
  })

  it('S-6 suspends first and rolls then, once', () => {
    const rolling = { ...bothDays, for: { days: 10 }, roll: 'next_working_day' }
    const deadline = deadlineOf(rolling, [past('06-03', '06-04')], { asOf: at('06-09') })
    expect(deadline).toEqual({
      status: 'fixed',
      closesAt: '2026-06-16T00:00:00+08:00',
      lastDay: '2026-06-15',
      timeZone: 'Asia/Shanghai',
      rolledFrom: '2026-06-13',
    })
    // Unrolled it ends on Saturday 13 June, so a case of Sunday comes too late.
    const late = { asOf: at('06-15'), claim: { part: 'main_unit', submittedAt: at('06-09') } }
    expect(deadlineOf({ ...rolling, for: { days: 12 } }, [past('06-14', '06-14')], late)).toMatchObject({ lastDay: '2026-06-15', rolledFrom: '2026-06-13' })
  })

  it.each<[span: More, closesAt: string]>([
    [{ for: { weeks: 2 } }, '2026-06-19T00:00:00+08:00'],
    [{ for: { months: 1 } }, '2026-07-05T00:00:00+08:00'],
    [{ for: { years: 1 } }, '2027-06-05T00:00:00+08:00'],
    [{ for: { workingDays: 5 } }, '2026-06-12T00:00:00+08:00'],
    [{ for: { hours: 240 } }, '2026-06-14T10:00:00+08:00'],
    [{ for: { days: 10 }, starts: 'instant' }, '2026-06-14T10:00:00+08:00'],
    [{ for: { openHours: 80, from: '09:00', to: '17:00' } }, '2026-06-14T10:00:00+08:00'],
  ])('adds civil days to %j', (span, closesAt) => {
    const asOf = { asOf: at('06-06') }
    expect(deadlineOf({ ...bothDays, ...span }, [past('06-03', '06-05')], asOf)).toMatchObject({ status: 'fixed', closesAt })
  })

  it('leaves out cases that are shorter than minDays', () => {
    const long = { suspend: { by: ['repair'], counts: 'both_days', minDays: 3 } }
    expect(lastDayOf(deadlineOf(long, [past('06-10', '06-11')]))).toBe('2026-07-01')
    expect(lastDayOf(deadlineOf(long, [past('06-10', '06-12')]))).toBe('2026-07-04')
    expect(lastDayOf(deadlineOf(long, [past('06-10', '06-11'), past('06-11', '06-12')]))).toBe('2026-07-01')
  })

  it.each<[what: string, history: More[], asOf: string, deadline: unknown]>([
    ['counts up to asOf', [open('06-10')], at('06-20'), atLeast('2026-07-12', 'history')],
    ['on its first day', [open('06-10')], at('06-10'), atLeast('2026-07-02', 'history')],
    ['after one that is closed', [past('06-03', '06-04'), open('06-10')], at('06-20'), atLeast('2026-07-14', 'history')],
    ['opened before the anchor', [open('05-20')], at('06-05'), atLeast('2026-07-05', 'history')],
    ['opened when it is over', [open('07-02')], at('07-04'), { status: 'fixed', lastDay: '2026-07-01' }],
    ['of another service', [open('06-10', { service: 'exchange' })], at('06-20'), { status: 'fixed', lastDay: '2026-07-01' }],
    ['of another part', [open('06-10', { part: 'battery' })], at('06-20'), { status: 'fixed', lastDay: '2026-07-01' }],
  ])('an open case: %s', (_, history, asOf, deadline) => {
    expect(deadlineOf(bothDays, history, { asOf, claim: { part: 'main_unit', submittedAt: at('06-05') } })).toMatchObject(deadline as object)
  })
})

describe('S-6b restart', () => {
  const restart = { restart: { by: ['exchange'] } }
  it.each<[what: string, span: More, history: More[], lastDay: string]>([
    ['an exchange', restart, [exchange('06-10', '06-12')], '2026-07-12'],
    ['the last of two', restart, [exchange('06-10', '06-12'), exchange('06-20', '06-22')], '2026-07-22'],
    ['not fixed', restart, [exchange('06-10', '06-12', { outcome: 'not_fixed' })], '2026-07-01'],
    ['refused', restart, [exchange('06-10', '06-12', { outcome: 'refused' })], '2026-07-01'],
    ['still open', restart, [open('06-10', { service: 'exchange' })], '2026-07-01'],
    ['another service', restart, [past('06-10', '06-12')], '2026-07-01'],
    ['another part', restart, [exchange('06-10', '06-12', { part: 'battery' })], '2026-07-01'],
    ['closed before the anchor', restart, [exchange('05-20', '05-25')], '2026-07-01'],
    ['closed in its last millisecond', restart, [exchange('05-20', '06-01', { closedAt: '2026-06-01T09:59:59.999+08:00' })], '2026-07-01'],
    ['closed before the last restart', restart, [exchange('06-05', '06-20'), exchange('06-10', '06-12')], '2026-07-20'],
    ['opened before and closed after the anchor', restart, [exchange('05-20', '06-12')], '2026-07-12'],
    ['opened in the last second', restart, [exchange('07-01', '07-05', { openedAt: at('07-01', '23:59:59') })], '2026-08-04'],
    ['opened when it is over', restart, [exchange('07-02', '07-05', { openedAt: at('07-02', '00:00:00') })], '2026-07-01'],
    ['opened before the running end', restart, [exchange('06-30', '07-02'), exchange('07-20', '07-21')], '2026-08-20'],
    ['any case, under a label', restart, [exchange('06-10', '06-12', { label: 'exchange_only_180d' })], '2026-07-12'],
    [
      'under this label',
      { restart: { by: ['exchange'], label: ['exchange_only_180d'] } },
      [exchange('06-10', '06-12', { label: 'exchange_only_180d' })],
      '2026-07-12',
    ],
    [
      'under another label',
      { restart: { by: ['exchange'], label: ['exchange_only_180d'] } },
      [exchange('06-10', '06-12', { label: 'door_exchange' })],
      '2026-07-01',
    ],
    ['under none of the labels', { restart: { by: ['exchange'], label: ['exchange_only_180d'] } }, [exchange('06-10', '06-12')], '2026-07-01'],
    ['under no label', { restart: { by: ['exchange'], label: [] } }, [exchange('06-10', '06-12')], '2026-07-12'],
    ['not under no label', { restart: { by: ['exchange'], label: [] } }, [exchange('06-10', '06-12', { label: 'door_exchange' })], '2026-07-01'],
    ['counted as the span is', { ...restart, starts: 'same_day' }, [exchange('06-10', '06-12')], '2026-07-11'],

    ['earlier suspensions are forgotten', { ...restart, ...bothDays }, [past('06-03', '06-04'), exchange('06-10', '06-12')], '2026-07-12'],
    ['also one that is still open', { ...restart, ...bothDays }, [open('06-03'), exchange('06-10', '06-12')], '2026-07-12'],
    ['later ones are not', { ...restart, ...bothDays }, [exchange('06-10', '06-12'), past('06-15', '06-16')], '2026-07-14'],
    ['of one on its day, what is counted', { ...restart, ...bothDays }, [exchange('06-10', '06-12'), past('06-12', '06-13')], '2026-07-13'],
    ['a case that does both', { restart: { by: ['repair'] }, ...bothDays }, [past('06-10', '06-12')], '2026-07-12'],
    ['a case that is not fixed only suspends', { restart: { by: ['repair'] }, ...bothDays }, [past('06-10', '06-12', { outcome: 'not_fixed' })], '2026-07-04'],
  ])('%s', (_, span, history, lastDay) => {
    const asOf = { asOf: at('07-31'), claim: { part: 'main_unit', submittedAt: at('06-30') } }
    expect(deadlineOf(span, history, asOf)).toMatchObject({ status: 'fixed', lastDay })
  })

  it('starts again at the very moment', () => {
    const span = { ...restart, for: { hours: 300 } }
    expect(deadlineOf(span, [exchange('06-10', '06-12')], { asOf: at('06-13') })).toMatchObject({ closesAt: '2026-06-25T06:00:00+08:00' })
  })

  it('S-6d does not end what is still open by an exchange before the anchor', () => {
    const history = [open('05-20'), exchange('05-22', '05-25')]
    expect(deadlineOf({ ...restart, ...bothDays }, history, { asOf: at('06-10') })).toMatchObject(atLeast('2026-07-10', 'history') as object)
  })
})

describe('S-6b parts: the unit and its main part are away together, anything else is itself', () => {
  const restart = { restart: { by: ['exchange'] } }
  it.each<[claimed: string, of: string, suspended: string, restarted: string]>([
    ['main_unit', 'main_unit', '2026-07-04', '2026-07-12'],
    ['main_unit', 'main_part', '2026-07-04', '2026-07-01'],
    ['main_unit', 'battery', '2026-07-01', '2026-07-01'],
    ['main_part', 'main_unit', '2026-07-04', '2026-07-12'],
    ['main_part', 'main_part', '2026-07-04', '2026-07-12'],
    ['main_part', 'battery', '2026-07-01', '2026-07-01'],
    ['battery', 'main_unit', '2026-07-01', '2026-07-01'],
    ['battery', 'main_part', '2026-07-01', '2026-07-01'],
    ['battery', 'battery', '2026-07-04', '2026-07-12'],
    ['battery', 'charger', '2026-07-01', '2026-07-01'],
    ['software', 'main_unit', '2026-07-01', '2026-07-01'],
  ])('a claim about %s, a case about %s', (claimed, part, suspended, restarted) => {
    const more = { asOf: at('07-31'), claim: { part: claimed, submittedAt: at('06-30') } }
    expect(lastDayOf(deadlineOf(bothDays, [past('06-10', '06-12', { part })], more))).toBe(suspended)
    expect(lastDayOf(deadlineOf(restart, [exchange('06-10', '06-12', { part })], more))).toBe(restarted)
  })

  it('a new main part stops the clock of the unit where the rule says so, and does not begin it anew', () => {
    const both = { ...restart, suspend: { by: ['exchange'], counts: 'both_days' } }
    const more = (part: string): More => ({ asOf: at('07-31'), claim: { part, submittedAt: at('06-30') } })
    const history = [exchange('06-10', '06-12', { part: 'main_part' })]
    expect(lastDayOf(deadlineOf(both, history, more('main_unit')))).toBe('2026-07-04')
    expect(lastDayOf(deadlineOf(both, history, more('main_part')))).toBe('2026-07-12')
  })

  it('S-6d an unknown part may be the main part, though no case is about it', () => {
    const span = { ...restart, ...bothDays }
    const history = [past('06-05', '06-07', { part: 'main_part' })]
    expect(deadlineOf(span, history, { claim: {} })).toMatchObject(atLeast('2026-07-01', 'claim.part') as object)
    expect(decide(spanned(span), base({ asOf: at('07-03'), history, claim: {} }))).toMatchObject({ verdict: 'needs_information' })
  })
})

describe('S-6b, S-6d what the history does not say', () => {
  const restart = { restart: { by: ['exchange'] } }
  it.each<[what: string, span: More, history: unknown, claim: More, deadline: unknown]>([
    ['no history', bothDays, undefined, { part: 'main_unit' }, atLeast('2026-07-01', 'history')],
    ['no history, restart', restart, undefined, { part: 'main_unit' }, atLeast('2026-07-01', 'history')],
    ['no history, and nothing reads it', {}, undefined, {}, { status: 'fixed', lastDay: '2026-07-01' }],
    ['no part', bothDays, [past('06-10', '06-12')], {}, atLeast('2026-07-01', 'claim.part')],
    ['no part, restart', restart, [exchange('06-10', '06-12')], {}, atLeast('2026-07-01', 'claim.part')],
    ['no part, cases of two', bothDays, [past('06-10', '06-12'), past('06-10', '06-15', { part: 'battery' })], {}, atLeast('2026-07-01', 'claim.part')],
    ['no part, and no case', bothDays, [past('06-10', '06-12', { outcome: 'refused' })], {}, { status: 'fixed', lastDay: '2026-07-01' }],
    ['no part, and a case too late', bothDays, [past('07-02', '07-03')], {}, { status: 'fixed', lastDay: '2026-07-01' }],
    ['no closing: from one day up to asOf', bothDays, [past('06-10', undefined)], { part: 'main_unit' }, atLeast('2026-07-02', 'history')],
    ['no closing, first day out', firstDayOut, [past('06-10', undefined)], { part: 'main_unit' }, atLeast('2026-07-01', 'history')],
    ['no closing, restart', restart, [exchange('06-10', undefined)], { part: 'main_unit' }, atLeast('2026-07-10', 'history')],
    [
      'no closing of another part',
      bothDays,
      [past('06-10', undefined, { part: 'battery' })],
      { part: 'main_unit' },
      { status: 'fixed', lastDay: '2026-07-01' },
    ],
    ['neither', bothDays, [past('06-10', undefined)], {}, atLeast('2026-07-01', 'claim.part', 'history')],
  ])('%s', (_, span, history, claim, deadline) => {
    const more = { asOf: at('07-10'), claim: { submittedAt: at('06-30'), ...claim } }
    expect(deadlineOf(span, history, more)).toMatchObject(deadline as object)
  })

  it.each<[what: string, span: More, history: unknown, submittedAt: string, verdict: string, dependsOn?: string[]]>([
    ['no history has no upper end', bothDays, undefined, at('07-01', '23:59:59'), 'available'],
    ['no history has no upper end', bothDays, undefined, at('07-02', '00:00:00'), 'needs_information', ['history']],
    ['no history has no upper end', bothDays, undefined, '2040-07-02T00:00:00+08:00', 'needs_information', ['history']],
    ['an unknown part', bothDays, [past('06-10', '06-12')], at('07-04', '23:59:59'), 'needs_information', ['claim.part']],
    ['an unknown part', bothDays, [past('06-10', '06-12')], at('07-05', '00:00:00'), 'unavailable'],
    [
      'cases of two parts',
      bothDays,
      [past('06-10', '06-12'), past('06-10', '06-15', { part: 'battery' })],
      at('07-07', '23:59:59'),
      'needs_information',
      ['claim.part'],
    ],
    ['cases of two parts', bothDays, [past('06-10', '06-12'), past('06-10', '06-15', { part: 'battery' })], at('07-08', '00:00:00'), 'unavailable'],
    ['an exchange of an unknown part', restart, [exchange('06-10', '06-12')], at('07-12', '23:59:59'), 'needs_information', ['claim.part']],
    ['an exchange of an unknown part', restart, [exchange('06-10', '06-12')], at('07-13', '00:00:00'), 'unavailable'],
  ])('%s: a claim of %s', (_, span, history, submittedAt, verdict, dependsOn) => {
    const decided = decide(spanned(span), base({ asOf: '2041-01-01T00:00:00+08:00', history, claim: { submittedAt } }))
    expect(decided.verdict).toBe(verdict)
    expect(decided.open.map((one) => one.dependsOn)).toEqual(dependsOn ? [dependsOn] : [])
  })
})
