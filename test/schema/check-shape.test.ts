import { describe, expect, it } from 'vitest'
import { pathText } from '../../src/core/issue.js'
import { checkShape, type ShapeKind } from '../../src/schema/check-shape.js'
import { CALENDAR, CASES, FULL_PROVISION, MANIFEST, provisionWith, SOURCES, ZONE } from './sample-files.js'

const problems = (kind: ShapeKind, value: unknown, file?: string): string[] =>
  checkShape(kind, value, file).map(
    ({ code, path, params, hint }) => `${code} at ${pathText(path)}: ${JSON.stringify(params)}${hint === undefined ? '' : `; ${hint}`}`,
  )

const without = (value: Record<string, unknown>, key: string): unknown => Object.fromEntries(Object.entries(value).filter(([name]) => name !== key))

describe('shapes that pass', () => {
  it.each<[ShapeKind, unknown]>([
    ['pack', MANIFEST],
    [
      'pack',
      {
        ...MANIFEST,
        $schema: 'x',
        needs: ['cn'],
        scope: { market: ['CN'] },
        when: true,
        calendar: 'cn',
        roll: 'none',
        parameters: { most: { type: 'integer', default: 3, text: { en: 'Most' } } },
      },
    ],
    ['provision', FULL_PROVISION],
    ['calendar', CALENDAR],
    ['sources', SOURCES],
    ['zone', ZONE],
    ['cases', CASES],
  ])('%s', (kind, value) => {
    expect(problems(kind, value)).toEqual([])
  })

  it('takes undefined in an object as left out', () => {
    expect(problems('pack', { ...MANIFEST, needs: undefined, roll: undefined })).toEqual([])
  })
})

describe('shapes that are refused', () => {
  it.each<[string, ShapeKind, unknown, string[]]>([
    ['nothing', 'pack', undefined, ['not_json at : {"found":"nothing"}']],
    ['a list', 'pack', [], ['wrong_type at : {"expected":"an object","found":"a list"}']],
    ['no id', 'pack', without(MANIFEST, 'id'), ['missing_key at id: {"key":"id"}']],
    ['a misspelt key', 'pack', { ...MANIFEST, neds: ['cn'] }, ['unknown_key at neds: {"key":"neds"}; did you mean "needs"?']],
    ['an unknown layer', 'pack', { ...MANIFEST, layer: 'maker' }, ['unknown_value at layer: {"value":"maker","of":"layer"}']],
    ['an empty text', 'pack', { ...MANIFEST, version: '' }, ['empty_text at version: {}']],
    ['no English', 'pack', { ...MANIFEST, text: { zh: '文字' } }, ['missing_key at text.en: {"key":"en"}']],
    ['null', 'pack', { ...MANIFEST, calendar: null }, ['wrong_type at calendar: {"expected":"a text","found":"null"}']],
    ['an unknown kind', 'provision', provisionWith({ kind: 'grnt' }), ['unknown_value at rules[0].kind: {"value":"grnt","of":"kind"}; did you mean "grant"?']],
    ['no kind', 'provision', { id: 'a', text: { en: 'x' }, rules: [{}] }, ['missing_key at rules[0].kind: {"key":"kind"}']],
    ['a key of another kind', 'provision', provisionWith({ defeats: ['#x'] }), ['unknown_key at rules[0].defeats: {"key":"defeats"}']],
    ['review of no', 'provision', provisionWith({ review: false }), ['wrong_type at rules[0].review: {"expected":"true","found":"a boolean"}']],
    ['a number for a code', 'provision', provisionWith({ service: 7 }), ['wrong_type at rules[0].service: {"expected":"a text or an object","found":"7"}']],
    ['an empty scope', 'provision', provisionWith({ scope: { category: [] } }), ['empty_list at rules[0].scope.category: {}']],
    ['no condition', 'provision', provisionWith({ provided: [{ code: 'not_used' }] }), ['missing_key at rules[0].provided[0].if: {"key":"if"}']],
    [
      'no kinds',
      'provision',
      provisionWith({ evidence: [{ anyOf: [], atLeast: 0 }] }),
      ['empty_list at rules[0].evidence[0].anyOf: {}', 'out_of_range at rules[0].evidence[0].atLeast: {"value":0,"min":1,"max":99}'],
    ],
    [
      'a day that does not exist',
      'provision',
      provisionWith({ inForce: { from: '2026-02-29' } }),
      ['not_a_day at rules[0].inForce.from: {"value":"2026-02-29"}'],
    ],
    ['a month that does not exist', 'calendar', { ...CALENDAR, workingDays: ['2026-13-01'] }, ['not_a_day at workingDays[0]: {"value":"2026-13-01"}']],
    ['weekday 0', 'calendar', { ...CALENDAR, weekend: [0] }, ['out_of_range at weekend[0]: {"value":0,"min":1,"max":7}']],
    [
      'a source without a title',
      'sources',
      { page: without(SOURCES.page as Record<string, unknown>, 'title') },
      ['missing_key at page.title: {"key":"title"}'],
    ],
    ['no offset changes', 'zone', { ...ZONE, changes: [] }, ['empty_list at changes: {}']],
    [
      'an instant without offset',
      'zone',
      { ...ZONE, changes: [{ at: '1992-01-01T00:00:00', offsetMinutes: 480 }] },
      ['not_an_instant at changes[0].at: {"value":"1992-01-01T00:00:00"}'],
    ],
    [
      'half a minute',
      'zone',
      { ...ZONE, changes: [{ at: '1992-01-01T00:00:00Z', offsetMinutes: 0.5 }] },
      ['wrong_type at changes[0].offsetMinutes: {"expected":"an integer","found":"0.5"}'],
    ],
    [
      'an unknown verdict',
      'cases',
      { cases: [{ id: 'a', title: 'A', expect: { return: { verdict: 'availabel' } } }] },
      ['unknown_value at cases[0].expect.return.verdict: {"value":"availabel","of":"verdict"}; did you mean "available"?'],
    ],
    [
      'a misspelt assertion',
      'cases',
      { cases: [{ id: 'a', title: 'A', expect: { return: { lastday: null } } }] },
      ['unknown_key at cases[0].expect.return.lastday: {"key":"lastday"}; did you mean "lastDay"?'],
    ],
    [
      'several at once',
      'pack',
      { id: 1, layr: 'law' },
      [
        'wrong_type at id: {"expected":"a text","found":"1"}',
        'missing_key at version: {"key":"version"}',
        'missing_key at text: {"key":"text"}',
        'missing_key at layer: {"key":"layer"}',
        'missing_key at timeZone: {"key":"timeZone"}',
        'unknown_key at layr: {"key":"layr"}; did you mean "layer"?',
      ],
    ],
  ])('%s', (_, kind, value, expected) => {
    expect(problems(kind, value)).toEqual(expected)
  })
})

describe('time limits', () => {
  const ends = (value: unknown): string[] =>
    problems('provision', provisionWith({ windows: [{ ends: value }] })).map((line) => line.replace('rules[0].windows[0].ends', 'ends'))
  const most = '"most":40'

  it.each<[string, unknown, string[]]>([
    ['a number', 7, ['wrong_type at ends: {"expected":"an object","found":"7"}']],
    [
      'a misspelt "for"',
      { from: 'delivered', fr: { days: 7 } },
      ['missing_key at ends.for: {"key":"for"}', 'unknown_key at ends.fr: {"key":"fr"}; did you mean "for"?'],
    ],
    [
      'a misspelt "latest"',
      { lates: [{ from: 'delivered', for: { days: 7 } }] },
      ['missing_key at ends.latest: {"key":"latest"}', 'unknown_key at ends.lates: {"key":"lates"}; did you mean "latest"?'],
    ],
    [
      'a mistake in a leg',
      { latest: [{ from: 'delivered', for: { days: 7 }, strts: 'same_day' }] },
      ['unknown_key at ends.latest[0].strts: {"key":"strts"}; did you mean "starts"?'],
    ],
    ['no legs', { latest: [] }, ['empty_list at ends.latest: {}']],
    [
      'a misspelt anchor',
      { from: { evnt: 'delivered', plus: { days: 1 } }, for: { days: 7 } },
      ['missing_key at ends.from.event: {"key":"event"}', 'unknown_key at ends.from.evnt: {"key":"evnt"}; did you mean "event"?'],
    ],
    ['a misspelt unit', { from: 'delivered', for: { day: 7 } }, [`duration at ends.for: {"value":"{\\"day\\":7}",${most}}; did you mean "days"?`]],
    ['two units', { from: 'delivered', for: { days: 7, hours: 1 } }, [`duration at ends.for: {"value":"{\\"days\\":7,\\"hours\\":1}",${most}}`]],
    ['a number alone', { from: 'delivered', for: 7 }, [`duration at ends.for: {"value":"7",${most}}`]],
    ['no time', { from: 'delivered', for: { days: 0 } }, [`duration at ends.for: {"value":"{\\"days\\":0}",${most}}`]],
    ['half a day', { from: 'delivered', for: { days: 0.5 } }, [`duration at ends.for: {"value":"{\\"days\\":0.5}",${most}}`]],
    ['a cell for a number', { from: 'delivered', for: { days: { row: 'days' } } }, []],
    ['a cell for it all', { from: 'delivered', for: { param: 'period' } }, []],
    ['open hours', { from: 'delivered', for: { openHours: 6, from: '09:00', to: '24:00' } }, []],
    ['open hours without hours', { from: 'delivered', for: { openHours: 6 } }, [`duration at ends.for: {"value":"{\\"openHours\\":6}",${most}}`]],
    ['a cell that is none', { from: 'delivered', for: { row: 7 } }, [`duration at ends.for: {"value":"{\\"row\\":7}",${most}}`]],
  ])('%s', (_, value, expected) => {
    expect(ends(value)).toEqual(expected)
  })
})

describe('vocabulary files', () => {
  const both = { en: 'Text', zh: '文字' }

  it('are known by name', () => {
    expect(problems('vocabulary', { acme_swap: { tag: 'Swap', text: both } }, 'vocabulary/labels.json')).toEqual([])
    expect(problems('vocabulary', { acme_swap: { text: both } }, 'vocabulary/labels.json')).toEqual(['missing_key at acme_swap.tag: {"key":"tag"}'])
    expect(problems('vocabulary', { acme_swap: { tag: 'Swap', text: { en: 'Swap' } } }, 'vocabulary/labels.json')).toEqual([
      'missing_key at acme_swap.text.zh: {"key":"zh"}',
    ])
    expect(problems('vocabulary', {}, 'vocabulary/label.json')).toEqual(['unknown_value at : {"value":"label","of":"the vocabulary"}; did you mean "labels"?'])
    expect(problems('vocabulary', {})).toEqual(['unknown_value at : {"value":"","of":"the vocabulary"}'])
  })
})

describe('files of any kind', () => {
  const kinds: ShapeKind[] = ['pack', 'provision', 'calendar', 'sources', 'zone', 'vocabulary', 'cases']
  const boom = (): never => {
    throw new Error('boom')
  }
  let deep: unknown = 1
  for (let depth = 0; depth < 100_000; depth++) deep = { and: [deep] }
  const cycle: unknown[] = []
  cycle.push(cycle)

  it.each(kinds)('%s: nothing makes it throw', (kind) => {
    const hostile = [
      null,
      1,
      'x',
      new Date(0),
      new Map(),
      () => 1,
      1n,
      Number.NaN,
      deep,
      cycle,
      { when: deep },
      new Array(2 ** 32 - 1),
      new Proxy({}, { ownKeys: boom }),
    ]
    for (const value of hostile) expect(checkShape(kind, value, 'vocabulary/labels.json').length).toBeGreaterThan(0)
  })

  it('refuses what is no JSON', () => {
    expect(problems('pack', { ...MANIFEST, when: new Date(0) })).toEqual(['not_json at when: {"found":"a Date"}'])
    expect(problems('pack', { ...MANIFEST, needs: [undefined] })).toEqual(['not_json at needs[0]: {"found":"nothing"}'])
    expect(problems('pack', { ...MANIFEST, version: '\ud800' })).toEqual(['malformed_text at version: {}'])
    expect(problems('sources', JSON.parse('{"__proto__":{}}'))).toEqual(['unknown_key at __proto__: {"key":"__proto__"}'])
    expect(problems('pack', { ...MANIFEST, when: deep }).map((line) => line.split(' ')[0])).toEqual(['too_deep'])
  })

  it('names the file', () => {
    expect(checkShape('pack', { ...MANIFEST, id: '' }, 'pack.json')).toEqual([
      { code: 'empty_text', severity: 'error', path: ['id'], message: 'an empty text says nothing; leave it out', params: {}, file: 'pack.json' },
    ])
  })
})
