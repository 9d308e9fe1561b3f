import { describe, expect, it } from 'vitest'
import { createPolicy } from '../../src/evaluate/create-policy.js'
import { explain } from '../../src/explain/explain.js'
import type { ExplainedWindow, SpanSteps } from '../../src/explain/explanation.js'
import { facts, grant, type More, policyOf, SERVICE } from '../support/decide.js'
import { type RuleSketch, testPack } from '../support/test-pack.js'

const ROLLS = { manifest: { roll: 'next_working_day' } } as const
const DELIVERED = { delivered: '2026-06-03T15:30:00+08:00' }

/** The windows of the only rule, on facts of June 2026 with more on top. */
function windows(rule: More, more: More = {}, others: RuleSketch[] = []): ExplainedWindow[] {
  const { why, whyNot } = explain(policyOf([grant(rule), ...others], ROLLS), facts({ events: DELIVERED, ...more })).services[SERVICE]
  return why[0]?.windows ?? whyNot[0]?.reasons.flatMap(({ window }) => window ?? []) ?? []
}

function steps(span: More, more: More = {}): SpanSteps {
  const [window] = windows({ windows: [{ ends: { from: 'delivered', ...span } }] }, more)
  return window?.ends as SpanSteps
}

const fixed = (lastDay: string, closesAt: string, rolledFrom?: string): object => ({
  status: 'fixed',
  closesAt,
  lastDay,
  timeZone: 'Asia/Shanghai',
  ...(rolledFrom && { rolledFrom }),
})
const bare = { kind: 'span', event: 'delivered', eventAt: '2026-06-03T15:30:00+08:00', suspended: [] }

describe('S-18b windows in play', () => {
  const longer = (more: More): RuleSketch => ({ id: 'more.longer', kind: 'adjust', adjusts: ['test.grant'], ...more })
  const onTop = (rule: RuleSketch): object[] => {
    const files = { 'calendar.json': undefined, 'zone.json': undefined }
    const more = testPack({ manifest: { id: 'more', layer: 'seller', needs: ['test'] }, rules: [rule], files })
    const policy = createPolicy([testPack({ rules: [grant({ windows: [{ ends: { from: 'delivered', for: { days: 8 } } }] })] }), more])
    const { why } = explain(policy, facts({ events: DELIVERED })).services[SERVICE]
    return (why[0]?.windows ?? []).map(({ rule: id, certain, decides, ends }) => [id, certain, decides, (ends as SpanSteps).rawEnd])
  }
  const own = ['test.grant', true, true, { lastDay: '2026-06-11', closesAt: '2026-06-12T00:00:00+08:00' }]
  const days = (count: number): More => ({ windows: [{ ends: { from: 'delivered', for: { days: count } } }] })

  it.each<[what: string, rule: RuleSketch, expected: unknown[]]>([
    [
      'a longer one of another layer decides',
      longer(days(14)),
      [
        ['more.longer', true, true, { lastDay: '2026-06-17', closesAt: '2026-06-18T00:00:00+08:00' }],
        [own[0], own[1], false, own[3]],
      ],
    ],
    [
      'while one may apply, neither decides alone',
      longer({ ...days(14), when: { '==': [{ var: 'goods.opened' }, false] } }),
      [
        [own[0], own[1], false, own[3]],
        ['more.longer', false, false, { lastDay: '2026-06-17', closesAt: '2026-06-18T00:00:00+08:00' }],
      ],
    ],
    ['one that does not apply is not named', longer({ ...days(14), scope: { category: ['clothing'] } }), [own]],
  ])('%s', (_, rule, expected) => expect(onTop(rule)).toEqual(expected))
})

describe('S-18b a span', () => {
  it.each<[what: string, span: More, expected: object]>([
    [
      'from the next day',
      { for: { days: 7 } },
      {
        starts: 'next_day',
        firstDay: '2026-06-04',
        rawEnd: { lastDay: '2026-06-10', closesAt: '2026-06-11T00:00:00+08:00' },
        end: fixed('2026-06-10', '2026-06-11T00:00:00+08:00'),
      },
    ],
    [
      'from the same day',
      { for: { days: 8 }, starts: 'same_day' },
      {
        starts: 'same_day',
        firstDay: '2026-06-03',
        rawEnd: { lastDay: '2026-06-10', closesAt: '2026-06-11T00:00:00+08:00' },
        end: fixed('2026-06-10', '2026-06-11T00:00:00+08:00'),
      },
    ],
    [
      'of days from the very moment',
      { for: { days: 7 }, starts: 'instant' },
      { starts: 'instant', rawEnd: { lastDay: '2026-06-10', closesAt: '2026-06-10T15:30:00+08:00' }, end: fixed('2026-06-10', '2026-06-10T15:30:00+08:00') },
    ],
    [
      'of hours',
      { for: { hours: 168 } },
      { starts: 'instant', rawEnd: { lastDay: '2026-06-10', closesAt: '2026-06-10T15:30:00+08:00' }, end: fixed('2026-06-10', '2026-06-10T15:30:00+08:00') },
    ],
    [
      'of hours from the next midnight',
      { for: { hours: 168 }, starts: 'next_day' },
      {
        starts: 'next_day',
        firstDay: '2026-06-04',
        rawEnd: { lastDay: '2026-06-10', closesAt: '2026-06-11T00:00:00+08:00' },
        end: fixed('2026-06-10', '2026-06-11T00:00:00+08:00'),
      },
    ],
    [
      'that ends on a Saturday',
      { for: { days: 10 } },
      {
        starts: 'next_day',
        firstDay: '2026-06-04',
        rawEnd: { lastDay: '2026-06-13', closesAt: '2026-06-14T00:00:00+08:00' },
        rolled: { from: '2026-06-13', to: '2026-06-15', restDay: { weekday: 6 } },
        end: fixed('2026-06-15', '2026-06-16T00:00:00+08:00', '2026-06-13'),
      },
    ],
  ])('%s', (_, span, expected) => {
    expect(steps(span)).toEqual({ ...bare, for: span.for, ...expected })
  })

  it('that ends in a holiday is moved by its name', () => {
    const more = { asOf: '2026-10-05T12:00:00+08:00', order: { purchasedAt: '2026-09-01T10:00:00+08:00' }, events: { delivered: '2026-09-24T10:00:00+08:00' } }
    expect(steps({ for: { days: 7 } }, more).rolled).toEqual({
      from: '2026-10-01',
      to: '2026-10-08',
      restDay: { name: { en: 'National Day', zh: '国庆节' } },
    })
  })

  it('counts from the event that decides among several', () => {
    const from = { latest: ['delivered', 'installed'] }
    const installed = { ...DELIVERED, installed: '2026-06-05T09:00:00+08:00' }
    expect(steps({ from, for: { days: 7 } }, { events: installed })).toMatchObject({ event: 'installed', eventAt: '2026-06-05T09:00:00+08:00' })
    expect(steps({ from, for: { days: 7 } }, { events: { ...DELIVERED, installed: null } })).toMatchObject({ event: 'delivered' })
    expect(steps({ from: { first: ['installed', 'delivered'] }, for: { days: 7 } }, { events: installed })).toMatchObject({ event: 'installed' })
    expect(steps({ from: { earliest: ['installed', 'delivered'] }, for: { days: 7 } }, { events: installed })).toMatchObject({
      event: 'delivered',
      eventAt: '2026-06-03T15:30:00+08:00',
    })
  })

  it('says how long after the event it begins to count', () => {
    expect(steps({ from: { event: 'delivered', plus: { days: 1 } }, for: { days: 7 } })).toMatchObject({
      event: 'delivered',
      plus: { days: 1 },
      firstDay: '2026-06-05',
      end: fixed('2026-06-11', '2026-06-12T00:00:00+08:00'),
    })
  })

  it('has no steps while its event has not come', () => {
    const [window] = windows({ windows: [{ opens: 'purchased', ends: { from: 'delivered', for: { days: 7 } } }] }, { events: { delivered: null } })
    expect(window?.ends).toEqual({
      kind: 'span',
      event: 'delivered',
      eventAt: null,
      for: { days: 7 },
      starts: 'next_day',
      suspended: [],
      end: { status: 'unknown', dependsOn: [] },
    })
  })

  it('has no steps while its event is not known', () => {
    const leg = (from: string): object => ({ from, for: { days: 8 } })
    const [window] = windows({ windows: [{ ends: { latest: [leg('delivered'), leg('installed')] } }] })
    expect(window?.ends).toMatchObject({
      kind: 'latest',
      of: [{ event: 'delivered', rawEnd: { lastDay: '2026-06-11' } }, { event: 'installed' }],
      end: { status: 'at_least', lastDay: '2026-06-11', dependsOn: ['events.installed'] },
    })
    const [, unknown] = window?.ends?.kind === 'latest' ? window.ends.of : []
    expect(unknown).not.toHaveProperty('eventAt')
    expect(unknown).not.toHaveProperty('rawEnd')
  })
})

describe('S-18b past cases', () => {
  const repair = (openedAt: string, closedAt: string | undefined, outcome = 'done'): object => ({
    service: 'repair',
    outcome,
    openedAt: `${openedAt}T10:00:00+08:00`,
    ...(closedAt && { closedAt: `${closedAt}T10:00:00+08:00` }),
  })
  const suspend = { for: { days: 30 }, suspend: { by: ['repair'], counts: 'both_days' } }
  const after = { asOf: '2026-06-20T12:00:00+08:00', claim: { part: 'main_unit' } }

  it('add days, each with its case', () => {
    const history = [repair('2026-06-05', '2026-06-07'), repair('2026-06-10', '2026-06-11', 'not_fixed')]
    expect(steps(suspend, { ...after, history })).toMatchObject({
      rawEnd: { lastDay: '2026-07-03' },
      suspended: [
        { case: { service: 'repair', outcome: 'done', openedAt: '2026-06-05T10:00:00+08:00', closedAt: '2026-06-07T10:00:00+08:00' }, days: 3 },
        { case: { service: 'repair', outcome: 'not_fixed', openedAt: '2026-06-10T10:00:00+08:00', closedAt: '2026-06-11T10:00:00+08:00' }, days: 2 },
      ],
      end: fixed('2026-07-08', '2026-07-09T00:00:00+08:00'),
    })
  })

  it('add no day twice, and none when they are refused or about another part', () => {
    const history = [repair('2026-06-05', '2026-06-07'), repair('2026-06-06', '2026-06-07'), repair('2026-06-10', '2026-06-11', 'refused')]
    expect(steps(suspend, { ...after, history }).suspended).toHaveLength(1)
    expect(steps(suspend, { ...after, history, claim: { part: 'battery' } }).suspended).toEqual([])
  })

  it('add what an open case has added so far', () => {
    expect(steps(suspend, { ...after, history: [repair('2026-06-18', undefined, 'open')] })).toMatchObject({
      suspended: [{ case: { outcome: 'open', openedAt: '2026-06-18T10:00:00+08:00' }, days: 3 }],
      end: { status: 'at_least', lastDay: '2026-07-06', dependsOn: ['history'] },
    })
  })

  it('let it start again, and forget what was added before', () => {
    const exchange = { service: 'exchange', outcome: 'done', openedAt: '2026-06-08T10:00:00+08:00', closedAt: '2026-06-09T10:00:00+08:00' }
    const span = { ...suspend, restart: { by: ['exchange'] } }
    expect(steps(span, { ...after, history: [repair('2026-06-05', '2026-06-07'), exchange, repair('2026-06-15', '2026-06-15')] })).toMatchObject({
      restarted: exchange,
      suspended: [{ days: 1 }],
      end: fixed('2026-07-10', '2026-07-11T00:00:00+08:00'),
    })
  })
})

describe('windows', () => {
  const ends = (days: number): More => ({ ends: { from: 'delivered', for: { days } } })

  it.each(['latest', 'earliest'])('put the end that counts first: %s', (kind) => {
    const week = { from: 'delivered', for: { days: 8 } }
    const month = { from: 'delivered', for: { months: 1 } }
    const [window] = windows({ windows: [{ ends: { [kind]: [week, month] } }] })
    const lastDays = window?.ends?.kind === 'span' ? [] : window?.ends?.of.map(({ end }) => 'lastDay' in end && end.lastDay)
    expect(lastDays).toEqual(kind === 'latest' ? ['2026-07-03', '2026-06-11'] : ['2026-06-11', '2026-07-03'])
  })

  it('say which event they test, and when it happened', () => {
    const rule = { windows: [ends(8), { tests: 'defectFound', ...ends(5) }] }
    expect(windows(rule, { events: { ...DELIVERED, defectFound: '2026-06-04T09:00:00+08:00' } })).toMatchObject([
      { tests: 'submitted', testedAt: '2026-06-10T12:00:00+08:00', opensAt: '2026-06-03T15:30:00+08:00', decides: true, certain: true },
      { tests: 'defectFound', testedAt: '2026-06-04T09:00:00+08:00', decides: true },
    ])
  })

  it('have no opening and no end where only an event has to have come', () => {
    expect(windows({ windows: [{ tests: 'delivered' }] })).toEqual([
      { rule: 'test.grant', layer: 'law', tests: 'delivered', testedAt: '2026-06-03T15:30:00+08:00', decides: true, certain: true },
    ])
  })

  it('name the rule that replaces them, and the one that does not count', () => {
    const adjust = (more: More): RuleSketch => ({ id: 'test.longer', kind: 'adjust', adjusts: ['test.grant'], windows: [ends(30)], ...more })
    expect(windows({ windows: [ends(8)] }, {}, [adjust({})])).toMatchObject([{ rule: 'test.longer', decides: true, certain: true }])
    const unsure = windows({ windows: [ends(8)] }, {}, [adjust({ when: { '==': [{ var: 'goods.opened' }, true] } })])
    expect(unsure.map(({ rule, certain }) => [rule, certain])).toEqual([
      ['test.longer', false],
      ['test.grant', false],
    ])
    expect(windows({ windows: [ends(8)] }, { goods: { opened: false } }, [adjust({ when: { '==': [{ var: 'goods.opened' }, true] } })])).toMatchObject([
      { rule: 'test.grant', certain: true },
    ])
  })
})
