import { describe, expect, it } from 'vitest'
import { createPolicy } from '../../src/evaluate/create-policy.js'
import type { Calendar, Pack, PackManifest, Zone } from '../../src/policy/pack.js'
import { facts, grant, issuesOf, type More, problem } from '../support/decide.js'
import { CALENDAR, type PackSketch, SHANGHAI, testPack } from '../support/test-pack.js'

const named = (id: string, manifest: Partial<PackManifest> = {}, more: PackSketch = {}): Pack =>
  testPack({ ...more, manifest: { id, ...manifest }, rules: more.rules ?? [{ ...grant(), id: `${id.replaceAll('/', '.')}.grant` }] })
const inPack = (id: string): More => ({ file: `${id}/pack.json` })

describe('S-17, DESIGN: packs that need each other', () => {
  const needing = named('shop', { layer: 'platform', needs: ['law', 'cn'] })
  it('a pack that is missing, wherever the others stand', () => {
    const missing = problem('missing_pack', ['needs', 1], { pack: 'shop', needs: 'cn' }, inPack('shop'))
    expect(issuesOf(needing, named('law'))).toEqual([missing])
    expect(issuesOf(named('law'), needing)).toEqual([missing])
    expect(issuesOf(named('law'), needing, named('cns'))).toEqual([{ ...missing, hint: 'did you mean "cns"?' }])
  })

  it('a pack that is given twice', () => {
    const twice = problem('duplicate_pack', ['id'], { pack: 'law' }, inPack('law'))
    expect(issuesOf(named('other'), named('law'), named('law'))).toEqual([twice])
  })

  it('packs that need each other in a circle', () => {
    const circle = [named('a', { needs: ['b'] }), named('b', { needs: ['a'] }), named('c')]
    for (const packs of [circle, [...circle].reverse()]) expect(issuesOf(...packs)).toEqual([problem('pack_cycle', ['needs'], { packs: 'a, b' }, inPack('a'))])
    expect(issuesOf(named('a', { needs: ['a'] }))).toEqual([problem('pack_cycle', ['needs'], { packs: 'a' }, inPack('a'))])
  })

  it('are put into one order, whatever the order in which they are given', () => {
    const packs = [named('z'), named('b', { needs: ['z'] }), named('a', { needs: ['b'] }), named('m')]
    const policies = [packs, [...packs].reverse(), [2, 0, 3, 1].map((index) => packs[index] as Pack)].map((list) => createPolicy(list))
    expect(policies.map(({ id }) => id)).toEqual(Array(3).fill('m+z+b+a'))
    expect(new Set(policies.map(({ hash }) => hash)).size).toBe(1)
    const decisions = policies.map((policy) => policy.evaluate(facts()))
    for (const decision of decisions) expect(decision).toEqual(decisions[0])
  })

  it('an id with a slash has dotted rules', () => {
    expect(() => createPolicy([named('brands/apple', { layer: 'manufacturer' })])).not.toThrow()
    expect(issuesOf(testPack({ manifest: { id: 'brands/apple' }, rules: [grant()] }))).toEqual([
      problem('rule_id_prefix', ['rules', 0, 'id'], { id: 'test.grant', prefix: 'brands.apple.' }, { file: 'brands/apple/test.json', rule: 'test.grant' }),
    ])
  })

  it('one rule id in two packs or files is used twice', () => {
    const duplicate = (file: string): unknown => problem('duplicate_rule', ['rules', 0, 'id'], { id: 'test.grant' }, { file, rule: 'test.grant' })
    const files = {
      'again.json': {
        id: 'again',
        text: { en: 'Again', zh: '又' },
        rules: [{ ...grant(), text: { en: 'A', zh: '甲' }, cites: [{ source: 'src', at: '1' }], certainty: 'high' }],
      },
    }
    expect(issuesOf(testPack({ rules: [grant()], files }))).toEqual([duplicate('test/test.json')])
  })
})

describe('packs that say what they cannot', () => {
  const of = (manifest: Partial<PackManifest>, more: PackSketch = {}): Pack => testPack({ ...more, manifest, rules: more.rules ?? [grant()] })
  it.each<[what: string, pack: Pack, issues: unknown[]]>([
    ['a zone that no pack has', of({ timeZone: 'Europe/Berlin' }), [problem('unknown_zone', ['timeZone'], { zone: 'Europe/Berlin' }, inPack('test'))]],
    [
      'a source, in a pack without a file of sources',
      of({}, { files: { 'sources.json': undefined } }),
      [problem('unknown_source', ['rules', 0, 'cites', 0, 'source'], { source: 'src', pack: 'test' }, { rule: 'test.grant' })],
    ],
    ['a calendar that no pack has', of({ calendar: 'de' }), [problem('unknown_calendar', ['calendar'], { calendar: 'de' }, inPack('test'))]],
    [
      'a category',
      of({ scope: { category: ['phonez'] } }),
      [problem('unknown_name', ['scope', 'category', 0], { name: 'phonez', kind: 'a category' }, { ...inPack('test'), hint: 'did you mean "phones"?' })],
    ],
    [
      'a channel',
      of({ scope: { channel: ['store', 'shop' as never] } }),
      [problem('unknown_name', ['scope', 'channel', 1], { name: 'shop', kind: 'a channel' }, inPack('test'))],
    ],
    [
      'a text of a provision',
      of(
        { text: { en: 'A', zh: '甲', ja: 'い' } },
        { rules: [], files: { 'sources.json': {}, 'calendar.json': { ...CALENDAR, daysOff: [], workingDays: [] } } },
      ),
      [problem('missing_translation', ['text'], { locale: 'ja' })],
    ],
  ])('%s', (_, pack, issues) => {
    expect(issuesOf(pack)).toEqual(issues)
  })

  it('takes zone and calendar from a pack it needs', () => {
    const bare = testPack({
      manifest: { id: 'shop', needs: ['test'], roll: 'next_working_day' },
      rules: [],
      files: { 'zone.json': undefined, 'calendar.json': undefined },
    })
    expect(() => createPolicy([testPack({ rules: [grant()] }), bare])).not.toThrow()
    expect(issuesOf(bare).map(({ code }) => code)).toEqual(['missing_pack', 'unknown_zone', 'unknown_calendar'])
  })
})

describe('S-7 calendars', () => {
  const name = { en: 'Day off', zh: '休息日' }
  const off = (...days: string[]): Partial<Calendar> => ({ daysOff: days.map((day) => ({ day, name })), workingDays: [] })
  const wrong = (path: (string | number)[], day: string, why: string): unknown =>
    problem('calendar_days', path, { calendar: 'cn', day, why }, { file: 'test/calendar.json' })
  it.each<[what: string, calendar: Partial<Calendar>, issues: unknown[]]>([
    ['a day outside', off('2027-01-01'), [wrong(['daysOff', 0, 'day'], '2027-01-01', 'outside the calendar')]],
    ['a day before', off('2025-12-31'), [wrong(['daysOff', 0, 'day'], '2025-12-31', 'outside the calendar')]],
    ['a day off twice', off('2026-05-01', '2026-05-01'), [wrong(['daysOff', 1, 'day'], '2026-05-01', 'listed twice')]],
    ['both off and worked', { ...off('2026-06-13'), workingDays: ['2026-06-13'] }, [wrong(['workingDays', 0], '2026-06-13', 'listed twice')]],
    ['a make-up day in the week', { ...off(), workingDays: ['2026-06-12'] }, [wrong(['workingDays', 0], '2026-06-12', 'a working day anyway')]],
    [
      'no date',
      off('2026-02-30'),
      [
        problem('not_a_day', ['daysOff', 0, 'day'], { value: '2026-02-30' }, { file: 'test/calendar.json' }),
        wrong(['daysOff', 0, 'day'], '2026-02-30', 'outside the calendar'),
      ],
    ],
    [
      'no end',
      { ...off(), until: '2026-1-1' },
      [
        problem('not_a_day', ['until'], { value: '2026-1-1' }, { file: 'test/calendar.json' }),
        problem('empty_interval', ['from'], { from: '2026-01-01', until: '2026-1-1' }, { file: 'test/calendar.json' }),
      ],
    ],
    [
      'nothing between its days',
      { ...off(), until: '2026-01-01' },
      [problem('empty_interval', ['from'], { from: '2026-01-01', until: '2026-01-01' }, { file: 'test/calendar.json' })],
    ],
  ])('%s', (_, calendar, issues) => {
    expect(issuesOf(testPack({ rules: [grant()], files: { 'calendar.json': { ...CALENDAR, ...calendar } } }))).toEqual(issues)
  })
})

describe('S-14 zones', () => {
  it.each<[what: string, zone: Partial<Zone>, issue: unknown]>([
    ['no first day', { from: '1992-13-01' }, problem('not_a_day', ['from'], { value: '1992-13-01' }, { file: 'test/zone.json' })],
    ['no last day', { until: 'never' }, problem('not_a_day', ['until'], { value: 'never' }, { file: 'test/zone.json' })],
    [
      'no instant',
      { changes: [...SHANGHAI.changes, { at: '2000-01-01T00:00:00', offsetMinutes: 0 }] },
      problem('not_an_instant', ['changes', 1, 'at'], { value: '2000-01-01T00:00:00' }, { file: 'test/zone.json' }),
    ],
  ])('%s', (_, zone, issue) => {
    expect(issuesOf(testPack({ rules: [grant()], files: { 'zone.json': { ...SHANGHAI, ...zone } } }))).toEqual([issue])
  })
})
