import { describe, expect, it } from 'vitest'
import type { Issue } from '../../src/core/issue.js'
import { grant, issuesOf, type More, policyOf, problem } from '../support/decide.js'
import { CALENDAR, type RuleSketch, testPack } from '../support/test-pack.js'

const rule = 'test.grant'
const issues = (...rules: RuleSketch[]): readonly Issue[] => issuesOf(testPack({ rules }))
const at = (code: Parameters<typeof problem>[0], path: (string | number)[], params: More = {}, hint?: string): Issue =>
  problem(code, ['rules', 0, ...path], params as Issue['params'], { rule, ...(hint && { hint: `did you mean "${hint}"?` }) })
const name = (path: (string | number)[], of: string, kind: string, hint?: string): Issue => at('unknown_name', path, { name: of, kind }, hint)
/** A rule of another kind under the name of the grant, with something to point at. */
const other = (kind: string, more: More): RuleSketch[] => [{ id: rule, kind, ...more } as RuleSketch, grant({ id: 'test.other' })]
const week = { from: 'delivered', for: { days: 7 } }

describe('ids, texts and citations', () => {
  it.each<[id: string, codes: string[]]>([
    ['test.no-reason.seven-days', []],
    ['test.a', []],
    ['test.Upper', ['malformed_id']],
    ['test.under_score', ['malformed_id']],
    ['test.', ['malformed_id']],
    ['test', ['malformed_id', 'rule_id_prefix']],
    ['test..a', ['malformed_id']],
    ['test.a/row', []],
    ['test.a/row/again', ['malformed_id']],
    ['other.a', ['rule_id_prefix']],
    ['tester.a', ['rule_id_prefix']],
  ])('%s', (id, codes) => {
    const pack = testPack({ rules: [grant({ id })] })
    if (codes.length === 0) expect(() => policyOf([grant({ id })])).not.toThrow()
    else
      expect(issuesOf(pack)).toEqual(
        codes.map((code) => problem(code as 'malformed_id', ['rules', 0, 'id'], code === 'malformed_id' ? { id } : { id, prefix: 'test.' }, { rule: id })),
      )
  })

  it('an id that is used twice', () => {
    expect(issues(grant(), grant())).toEqual([problem('duplicate_rule', ['rules', 1, 'id'], { id: rule }, { rule })])
  })

  it('every text has the languages of the pack', () => {
    expect(issues(grant({ text: { en: 'Only English' } }))).toEqual([at('missing_translation', ['text'], { locale: 'zh' })])
    expect(issues(grant({ text: { en: 'Empty', zh: '' } }))).toEqual([at('missing_translation', ['text'], { locale: 'zh' })])
    expect(() => policyOf([grant({ text: { en: 'A rule' } })], { manifest: { text: { en: 'A pack' } } })).not.toThrow()
  })

  it('every rule cites a source of its pack', () => {
    expect(issues(grant({ cites: [] }))).toEqual([at('missing_citation', ['cites'])])
    expect(
      issues(
        grant({
          cites: [
            { source: 'src', at: '1' },
            { source: 'scr', at: '2' },
          ],
        }),
      ),
    ).toEqual([at('unknown_source', ['cites', 1, 'source'], { source: 'scr', pack: 'test' }, 'src')])
    expect(issues(grant({ provided: [{ code: 'not_used', if: true, cites: [{ source: 'nothing-like-it', at: '1' }] }] }))).toEqual([
      at('unknown_source', ['provided', 0, 'cites', 0, 'source'], { source: 'nothing-like-it', pack: 'test' }),
    ])
  })

  it('a pinpoint is missed, but no error', () => {
    expect(policyOf([grant({ cites: [{ source: 'src' }, { source: 'src', at: '' }] })]).warnings).toEqual([
      { ...at('missing_pinpoint', ['cites', 0], { source: 'src' }), severity: 'warning' },
      { ...at('missing_pinpoint', ['cites', 1], { source: 'src' }), severity: 'warning' },
    ])
  })
})

describe('S-3 intervals in force', () => {
  it.each<[inForce: More, expected: Issue[]]>([
    [{ from: '2026-02-30' }, [at('not_a_day', ['inForce', 'from'], { value: '2026-02-30' })]],
    [{ until: '2026-1-1' }, [at('not_a_day', ['inForce', 'until'], { value: '2026-1-1' })]],
    [{ from: '2026-06-01', until: '2026-06-01' }, [at('empty_interval', ['inForce'], { from: '2026-06-01', until: '2026-06-01' })]],
    [{ from: '2026-06-02', until: '2026-06-01' }, [at('empty_interval', ['inForce'], { from: '2026-06-02', until: '2026-06-01' })]],
    [{ by: 'deliverd', from: '2026-06-01' }, [name(['inForce', 'by'], 'deliverd', 'an event', 'delivered')]],
  ])('%j', (inForce, expected) => {
    expect(issues(grant({ inForce }))).toEqual(expected)
  })

  it('one day is enough', () => {
    expect(() => policyOf([grant({ inForce: { from: '2028-02-29', until: '2028-03-01' } })])).not.toThrow()
  })
})

describe('names of the vocabulary', () => {
  it.each<[what: string, rules: RuleSketch[], expected: Issue]>([
    ['a service', [grant({ service: 'retrun' })], name(['service'], 'retrun', 'a service', 'return')],
    ['a category', [grant({ scope: { category: ['phones', 'phonez'] } })], name(['scope', 'category', 1], 'phonez', 'a category', 'phones')],
    [
      'a category left out',
      [grant({ scope: { notCategory: ['clothes_and_shoes'] } })],
      name(['scope', 'notCategory', 0], 'clothes_and_shoes', 'a category', 'clothing_and_shoes'),
    ],
    ['a channel', [grant({ scope: { channel: ['stores'] } })], name(['scope', 'channel', 0], 'stores', 'a channel', 'store')],
    ['a reason', [grant({ scope: { reason: ['change_mind'] } })], name(['scope', 'reason', 0], 'change_mind', 'a reason', 'changed_mind')],
    ['a label', [grant({ scope: { label: ['no_reason_8d'] } })], name(['scope', 'label', 0], 'no_reason_8d', 'a label', 'no_reason_7d')],
    ['a kind of evidence', [grant({ evidence: [{ anyOf: ['photo'] }] })], name(['evidence', 0, 'anyOf', 0], 'photo', 'a kind of evidence', 'photos')],
    ['a kind of need', [grant({ evidence: [{ anyOf: ['photos'], need: 'require' }] })], name(['evidence', 0, 'need'], 'require', 'a kind of need', 'required')],
    ['a condition', [grant({ provided: [{ code: 'not_usd', if: true }] })], name(['provided', 0, 'code'], 'not_usd', 'a condition', 'not_used')],
    [
      'a condition that is pending',
      other('exclude', { defeats: ['test.other'], pending: { code: 'not_opend' } }),
      name(['pending', 'code'], 'not_opend', 'a condition', 'not_opened'),
    ],
    ['a term', [grant({ terms: { freigth: 'buyer' } })], name(['terms', 'freigth'], 'freigth', 'a term', 'freight')],
    ['what is waived', other('adjust', { adjusts: ['test.other'], waives: ['photos', 'vidio'] }), name(['waives', 1], 'vidio', 'a kind of evidence', 'video')],
    ['an act', other('duty', { of: ['test.other'], act: 'refunds', actor: 'seller', ends: week }), name(['act'], 'refunds', 'an act', 'refund')],
    ['an actor', other('duty', { of: ['test.other'], act: 'refund', actor: 'vendor', ends: week }), name(['actor'], 'vendor', 'an actor')],
    [
      'an outcome of silence',
      other('duty', { of: ['test.other'], act: 'refund', actor: 'seller', ends: week, onSilence: 'aproved' }),
      name(['onSilence'], 'aproved', 'an outcome of silence', 'approved'),
    ],
    [
      'the event that shows it',
      other('duty', { of: ['test.other'], act: 'refund', actor: 'seller', ends: week, doneBy: 'refundd' }),
      name(['doneBy'], 'refundd', 'an event', 'refunded'),
    ],
  ])('%s', (_, rules, expected) => {
    const found = issues(...rules)
    expect(found.map(({ hint, ...rest }) => (expected.hint ? { ...rest, hint } : rest))).toEqual([expected])
  })

  it.each<[what: string, code: string, params: More, expected: string]>([
    ['a missing one', 'enough_left', {}, 'percent'],
    ['another one', 'enough_left', { per_cent: 80 }, 'percent'],
    ['one too many', 'enough_left', { percent: 80, of: 1 }, 'percent'],
    ['any, where there is none', 'not_used', { percent: 80 }, 'none'],
  ])('the params of a condition: %s', (_, code, params, expected) => {
    expect(issues(grant({ provided: [{ code, params, if: true }] }))).toEqual([at('condition_params', ['provided', 0, 'params'], { code, expected })])
    expect(issues(...other('exclude', { defeats: ['test.other'], pending: { code, params } }))).toEqual([
      at('condition_params', ['pending', 'params'], { code, expected }),
    ])
  })

  it('more kinds of evidence than there are', () => {
    expect(issues(grant({ evidence: [{ anyOf: ['photos', 'video'], atLeast: 3 }] }))).toEqual([at('evidence_count', ['evidence', 0], { atLeast: 3, kinds: 2 })])
    expect(issues(grant({ evidence: [{ anyOf: ['photos', 'photos'], atLeast: 2 }] }))).toMatchObject([{ code: 'evidence_count' }])
    expect(() => policyOf([grant({ evidence: [{ anyOf: ['photos', 'video'], atLeast: 2 }] })])).not.toThrow()
  })
})

describe('windows', () => {
  const grantOf = (...windows: More[]): RuleSketch => grant({ windows })
  const event = (path: (string | number)[]): Issue => name(['windows', 0, ...path], 'deliverd', 'an event', 'delivered')
  it.each<[window: More, expected: Issue]>([
    [{ tests: 'deliverd' }, event(['tests'])],
    [{ opens: 'deliverd' }, event(['opens'])],
    [{ opens: { event: 'deliverd', plus: { days: 1 } } }, event(['opens', 'event'])],
    [{ opens: { first: ['purchased', { latest: ['deliverd'] }] } }, event(['opens', 'first', 1, 'latest', 0])],
    [{ ends: { ...week, from: 'deliverd' } }, event(['ends', 'from'])],
    [{ ends: { latest: [week, { earliest: [{ ...week, from: 'deliverd' }] }] } }, event(['ends', 'latest', 1, 'earliest', 0, 'from'])],
    [
      { ends: { ...week, suspend: { by: ['repair', 'repairs'], counts: 'both_days' } } },
      name(['windows', 0, 'ends', 'suspend', 'by', 1], 'repairs', 'a service', 'repair'),
    ],
    [{ ends: { ...week, restart: { by: ['exchang'] } } }, name(['windows', 0, 'ends', 'restart', 'by', 0], 'exchang', 'a service', 'exchange')],
    [
      { ends: { ...week, restart: { by: ['exchange'], label: ['taste_cove'] } } },
      name(['windows', 0, 'ends', 'restart', 'label', 0], 'taste_cove', 'a label', 'taste_cover'),
    ],
    [{ ends: { ...week, starts: 'nextday' } }, name(['windows', 0, 'ends', 'starts'], 'nextday', 'a start', 'next_day')],
    [{ ends: { ...week, roll: 'after_holidays' } }, name(['windows', 0, 'ends', 'roll'], 'after_holidays', 'a way to roll', 'after_holiday')],
    [
      { ends: { ...week, suspend: { by: ['repair'], counts: 'both_day' } } },
      name(['windows', 0, 'ends', 'suspend', 'counts'], 'both_day', 'a way to count', 'both_days'),
    ],
  ])('%j', (window, expected) => {
    expect(issues(grantOf(window))).toEqual([expected])
    expect(issues(...other('adjust', { adjusts: ['test.other'], windows: [window] }))).toEqual([expected])
  })

  const open = (more: More = {}): More => ({ openHours: 6, from: '09:00', to: '18:00', ...more })
  it.each<[duration: unknown]>([
    [{ days: 0 }],
    [{ days: -1 }],
    [{ days: 1.5 }],
    [{ days: '7' }],
    [{ days: 14_641 }],
    [{ years: 41 }],
    [{ months: 481 }],
    [{ hours: 351_361 }],
    [{ days: 7, hours: 1 }],
    [{ day: 7 }],
    [{}],
    [7],
    [null],
    ['P7D'],
    [open({ openHours: 0 })],
    [open({ from: '18:00', to: '09:00' })],
    [open({ from: '09:00', to: '09:00' })],
    [open({ from: '9:00' })],
    [open({ to: '24:01' })],
    [open({ to: '25:00' })],
    [open({ days: 'weekdays' })],
    [open({ every: 'day' })],
    [{ openHours: 6 }],
    [{ openHours: 6, from: '09:00' }],
    // Sixty minutes a day for forty years and a day.
    [open({ openHours: 14_641, to: '10:00' })],
    // One minute a day.
    [open({ openHours: 245, from: '09:00', to: '09:01' })],
  ])('no duration: %j', (duration) => {
    const expected = at('duration', ['windows', 0, 'ends', 'for'], { value: JSON.stringify(duration), most: 40 })
    expect(issues(grantOf({ ends: { from: 'delivered', for: duration } }))).toEqual([expected])
    expect(issues(grantOf({ opens: { event: 'delivered', plus: duration } }))).toEqual([{ ...expected, path: ['rules', 0, 'windows', 0, 'opens', 'plus'] }])
  })

  it.each<[duration: unknown]>([
    [{ years: 40 }],
    [{ months: 480 }],
    [{ days: 14_640 }],
    [{ workingDays: 1 }],
    [open({ to: '24:00', days: 'working' })],
    [open({ from: '00:00', to: '00:01', openHours: 1 })],
    // The order of keys means nothing.
    [{ from: '09:00', days: 'all', to: '18:00', openHours: 6 }],
  ])('a duration: %j', (duration) => {
    expect(() => policyOf([grantOf({ ends: { from: 'delivered', for: duration } })])).not.toThrow()
  })

  it.each<[what: string, more: More, window: More, path: (string | number)[]]>([
    ['roll next_working_day', {}, { ends: { ...week, roll: 'next_working_day' } }, ['ends', 'roll']],
    ['roll after_holiday', { roll: 'after_holiday' }, { ends: week }, ['ends', 'roll']],
    ['working days', {}, { ends: { from: 'delivered', for: { workingDays: 3 } } }, ['ends', 'for']],
    ['working days', {}, { ends: { from: 'delivered', for: open({ days: 'working' }) } }, ['ends', 'for']],
    ['working days', {}, { opens: { event: 'delivered', plus: { workingDays: 3 } } }, ['opens', 'plus']],
  ])('%s needs a calendar', (what, more, window, path) => {
    const bare = testPack({ manifest: { calendar: undefined as never, ...more }, rules: [grantOf(window)], files: { 'calendar.json': CALENDAR } })
    expect(issuesOf(bare)).toEqual([at('no_calendar', ['windows', 0, ...path], { what, pack: 'test' })])
  })

  it.each<[window: More]>([
    [{ ends: { from: 'delivered', for: { hours: 3 }, roll: 'next_working_day' } }],
    [{ ends: { ...week, starts: 'instant', roll: 'next_working_day' } }],
    [{ ends: { ...week, roll: 'none' } }],
    [{ ends: { from: 'delivered', for: open() } }],
  ])('none is needed for %j', (window) => {
    expect(() => policyOf([grantOf(window)], { manifest: { calendar: undefined as never } })).not.toThrow()
  })

  it('of a duty are checked like any other', () => {
    const duty = { of: ['test.other'], act: 'refund', actor: 'seller', ends: { from: 'deliverd', for: { days: 0 } } }
    expect(issues(...other('duty', duty))).toEqual([
      name(['ends', 'from'], 'deliverd', 'an event', 'delivered'),
      at('duration', ['ends', 'for'], { value: '{"days":0}', most: 40 }),
    ])
  })
})
