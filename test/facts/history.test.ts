import { describe, expect, it } from 'vitest'
import { checked, factsWith, LEAST, problems } from './samples.js'

const day = (text: string): string => `2026-05-0${text}T10:00:00+08:00`
const ms = (text: string): number => Date.parse(day(text))
const repair = { service: 'repair', openedAt: day('1'), closedAt: day('3'), outcome: 'done' }

describe('S-1b past cases: what is refused', () => {
  it.each<[string, unknown, string[]]>([
    ['a good one', repair, []],
    ['a full one', { ...repair, id: 'C-1', quantity: 1, fault: 'screen', part: 'battery', label: 'exchange_only_180d' }, []],
    ['an open one', { service: 'return', openedAt: day('1'), outcome: 'open' }, []],
    ['an ended one without its end', { service: 'return', openedAt: day('1'), outcome: 'done' }, []],
    ['null', null, ['null_value at history[0]: {"expected":"a plain object","found":"null"}']],
    ['a text', 'repair', ['not_an_object at history[0]: {"expected":"a plain object","found":"a string"}']],
    ['a misspelt field', { ...repair, closdAt: day('2') }, ['unknown_fact at history[0].closdAt: {"key":"closdAt"}; did you mean "closedAt"?']],
    [
      'an unknown service',
      { ...repair, service: 'repairs' },
      ['unknown_value at history[0].service: {"value":"repairs","of":"history.service"}; did you mean "repair"?'],
    ],
    [
      'an unknown outcome',
      { ...repair, outcome: 'closed' },
      ['unknown_value at history[0].outcome: {"value":"closed","of":"history.outcome"}; one of open, done, not_fixed, refused, cancelled'],
    ],
    [
      'an unknown part',
      { ...repair, part: 'screen' },
      [
        'unknown_value at history[0].part: {"value":"screen","of":"history.part"}; one of main_unit, main_part, battery, charger, earphone, data_cable, terminal_card, optional_part, software',
      ],
    ],
    [
      'an unknown label',
      { ...repair, label: 'exchange_only_18d' },
      ['unknown_value at history[0].label: {"value":"exchange_only_18d","of":"history.label"}; did you mean "exchange_only_180d"?'],
    ],
    ['no units', { ...repair, quantity: 0 }, ['out_of_range at history[0].quantity: {"value":0,"min":1,"max":100000}']],
    ['null in a field', { ...repair, closedAt: null }, ['null_value at history[0].closedAt: {"expected":"an ISO 8601 instant","found":"null"}']],
    ['an empty id', { ...repair, id: '' }, ['empty_text at history[0].id: {}']],
    ['an end before the start', { ...repair, openedAt: day('4') }, ['wrong_order at history[0].closedAt: {"first":"openedAt","second":"closedAt"}']],
    ['an end with the start', { ...repair, closedAt: day('1') }, []],
    ['an open case with an end', { ...repair, outcome: 'open' }, ['open_case_closed at history[0].closedAt: {}']],
    ['a start after asOf', { service: 'repair', openedAt: day('7'), outcome: 'open' }, ['after_as_of at history[0].openedAt: {"what":"history[0].openedAt"}']],
    ['an end after asOf', { ...repair, closedAt: day('7') }, ['after_as_of at history[0].closedAt: {"what":"history[0].closedAt"}']],
    [
      'everything at once',
      { service: 1, openedAt: day('8'), closedAt: day('7'), outcome: 'open', y: 0 },
      [
        'wrong_type at history[0].service: {"expected":"a code","found":"1"}',
        'after_as_of at history[0].openedAt: {"what":"history[0].openedAt"}',
        'after_as_of at history[0].closedAt: {"what":"history[0].closedAt"}',
        'unknown_fact at history[0].y: {"key":"y"}',
        'open_case_closed at history[0].closedAt: {}',
        'wrong_order at history[0].closedAt: {"first":"openedAt","second":"closedAt"}',
      ],
    ],
  ])('%s', (_, past, expected) => {
    expect(problems(factsWith({ history: [past] }))).toEqual(expected)
  })

  it('keeps the place of each case', () => {
    expect(problems(factsWith({ history: [{}, repair, { ...repair, part: 'x' }] })).map((line) => line.split(':')[0])).toEqual([
      'missing_fact at history[0].service',
      'missing_fact at history[0].openedAt',
      'missing_fact at history[0].outcome',
      'unknown_value at history[2].part',
    ])
  })
})

describe('past cases as deciding reads them', () => {
  it('stand in the order of openedAt, equal ones as given, the part filled in', () => {
    const history = [
      { ...repair, openedAt: day('2'), fault: 'b' },
      { ...repair, openedAt: day('1'), part: 'battery' },
      { service: 'return', openedAt: day('2'), outcome: 'refused', quantity: 2, label: 'taste_cover' },
    ]
    expect(checked(factsWith({ history })).history).toEqual([
      { service: 'repair', openedAt: ms('1'), closedAt: ms('3'), quantity: undefined, outcome: 'done', part: 'battery', label: undefined },
      { service: 'repair', openedAt: ms('2'), closedAt: ms('3'), quantity: undefined, outcome: 'done', part: 'main_unit', label: undefined },
      { service: 'return', openedAt: ms('2'), closedAt: undefined, quantity: 2, outcome: 'refused', part: 'main_unit', label: 'taste_cover' },
    ])
  })
})

describe('S-1b fallbacks of events', () => {
  const exchange = { service: 'exchange', openedAt: day('1'), closedAt: day('2'), outcome: 'done' }
  const open = { service: 'repair', openedAt: day('4'), outcome: 'open' }

  it.each<[string, Record<string, unknown>, Record<string, number | null | undefined>]>([
    ['unknown history', {}, { exchanged: undefined, repairReceived: undefined, repairDone: undefined }],
    ['no history', { history: [] }, { exchanged: null, repairReceived: null, repairDone: null }],
    ['an exchange', { history: [exchange] }, { exchanged: ms('2'), repairReceived: null, repairDone: null }],
    [
      'the last of two',
      {
        history: [
          { ...exchange, closedAt: day('5') },
          { ...exchange, openedAt: day('3'), closedAt: day('4') },
        ],
      },
      { exchanged: ms('5') },
    ],
    ['an exchange refused', { history: [{ ...exchange, outcome: 'refused' }] }, { exchanged: null }],
    ['an exchange without its end', { history: [exchange, { service: 'exchange', openedAt: day('1'), outcome: 'done' }] }, { exchanged: undefined }],
    ['an exchange given', { history: [exchange], events: { exchanged: day('3') } }, { exchanged: ms('3') }],
    ['an exchange denied', { history: [exchange], events: { exchanged: null } }, { exchanged: null }],
    ['a repair done', { history: [repair] }, { repairDone: ms('3'), repairReceived: null }],
    ['a repair in vain', { history: [{ ...repair, outcome: 'not_fixed' }] }, { repairDone: ms('3') }],
    ['a repair cancelled', { history: [{ ...repair, outcome: 'cancelled' }] }, { repairDone: null }],
    ['a repair without its end', { history: [{ service: 'repair', openedAt: day('1'), outcome: 'done' }] }, { repairDone: undefined }],
    ['an open repair', { history: [repair, open] }, { repairReceived: ms('4'), repairDone: ms('3') }],
    ['the last open repair', { history: [open, { ...open, openedAt: day('3') }] }, { repairReceived: ms('4') }],
    ['a repair taken in, given', { history: [open], events: { repairReceived: day('5') } }, { repairReceived: ms('5') }],
    ['submitted', { claim: { submittedAt: day('5') } }, { submitted: ms('5') }],
    ['submitted left out', {}, { submitted: Date.parse(LEAST.asOf), purchased: Date.parse(LEAST.order.purchasedAt) }],
  ])('%s', (_, more, expected) => {
    const { events } = checked(factsWith(more))
    expect(Object.fromEntries(Object.keys(expected).map((id) => [id, events.get(id)]))).toEqual(expected)
  })
})
