import { describe, expect, it } from 'vitest'
import { docSpeaker } from '../../src/docs/doc-speaker.js'
import { briefWindow, windowItem } from '../../src/docs/say/say-window.js'
import { subjectOf } from '../../src/docs/subject.js'
import type { Table, Window } from '../../src/policy/rule.js'
import { policyOf } from '../support/decide.js'
import { linesOf } from './lines.js'

const doc = docSpeaker(subjectOf(policyOf([]), {}), 'en', 'CNY')
const table: Table = {
  id: 'test.days',
  keys: ['category'],
  columns: {
    period: { type: 'duration', text: { en: 'Period' } },
    readyAt: { type: 'event', text: { en: 'Ready' } },
    days: { type: 'integer', text: { en: 'Days' } },
  },
  rows: [],
}
/** Cells stand where the types of ground rules have values. */
const written = (window: object): Window => window as Window

const week = { from: 'delivered', for: { days: 7 } }
const month = { from: 'installed', for: { months: 1 } }
const day = { from: 'delivered', for: { hours: 24 } }
const ROLLS = '  A last day that is a rest day moves to the next working day.'
const CELL = 'the value in “Period” of the table below'

/** A window, what a page says of it, and its short phrase; left out, that is the first line. */
const windows: [string, object, string[], string?][] = [
  ['no end', {}, ['no time limit']],
  ['an opening and no end', { opens: 'delivered' }, ['no time limit', '  It can be claimed from delivery on.']],
  ['an end', { ends: week }, ['7 days after delivery', ROLLS]],
  [
    'an opening some days later',
    { opens: { event: 'delivered', plus: { days: 3 } }, ends: week },
    ['7 days after delivery', '  It can be claimed from 3 days after delivery on.', ROLLS],
  ],
  ['another event', { tests: 'defectFound', ends: week }, ['It counts only if the defect was found within 7 days after delivery.'], '7 days after delivery'],
  ['another event without an end', { tests: 'defectFound', opens: 'delivered' }, ['no time limit', '  It can be claimed from delivery on.']],
  [
    'another event with an opening and two ends',
    { tests: 'sentBack', opens: 'delivered', ends: { latest: [week, month] } },
    [
      'It counts only if the goods were sent back within the later of 7 days after delivery and 1 month after installation.',
      '  It can be claimed from delivery on.',
    ],
    'the later of 7 days after delivery and 1 month after installation',
  ],
  [
    'the later of two ends',
    { ends: { latest: [week, day] } },
    ['The later of these ends counts:', '  7 days after delivery', `  ${ROLLS}`, '  24 hours after delivery'],
    'the later of 7 days after delivery and 24 hours after delivery',
  ],
  [
    'the earlier of two ends, of which one is the later of two',
    { ends: { earliest: [day, { latest: [day, day] }] } },
    [
      'The earlier of these ends counts:',
      '  24 hours after delivery',
      '  The later of these ends counts:',
      '    24 hours after delivery',
      '    24 hours after delivery',
    ],
    'the earlier of 24 hours after delivery and the later of 24 hours after delivery and 24 hours after delivery',
  ],
  ['one open hour', { ends: { from: 'delivered', for: { openHours: 1, from: '09:00', to: '18:00' } } }, ['1 hour between 09:00 and 18:00 after delivery']],
  [
    'open hours of working days',
    { ends: { from: 'delivered', for: { openHours: 6, from: '09:00', to: '18:00', days: 'working' } } },
    ['6 hours between 09:00 and 18:00 on working days after delivery'],
  ],
  [
    'the first of two events',
    { ends: { from: { first: ['installed', 'delivered'] }, for: { years: 1 }, roll: 'none' } },
    ['1 year after the first of these that happened: installation or delivery'],
    '1 year after installation',
  ],
  [
    'the later of an event and a cell',
    { ends: { from: { latest: ['installed', { row: 'readyAt' }] }, for: { years: 1 }, roll: 'none' } },
    ['1 year after the later of installation and the value in “Ready” of the table below'],
  ],
  [
    'the earlier of two events',
    { ends: { from: { earliest: ['installed', 'delivered'] }, for: { years: 1 }, roll: 'none' } },
    ['1 year after the earlier of installation and delivery'],
  ],
  [
    'cells for event and length',
    { ends: { from: { row: 'readyAt' }, for: { row: 'period' }, roll: 'none' } },
    [`${CELL} after the value in “Ready” of the table below`],
  ],
  [
    'a cell for the number of days',
    { ends: { from: 'delivered', for: { days: { row: 'days' } }, roll: 'none' } },
    ['the value in “Days” of the table below after delivery'],
  ],
  [
    'a cell in the opening',
    { opens: { event: 'delivered', plus: { row: 'period' } } },
    ['no time limit', `  It can be claimed from ${CELL} after delivery on.`],
  ],
  ['days that begin the same day', { ends: { ...week, starts: 'same_day' } }, ['7 days after delivery', '  That day itself is day 1.', ROLLS]],
  ['days that begin the next day', { ends: { ...week, starts: 'next_day' } }, ['7 days after delivery', ROLLS]],
  ['days to the minute', { ends: { ...week, starts: 'instant' } }, ['7 days after delivery', '  It is counted to the minute.']],
  ['hours that begin the same day', { ends: { ...day, starts: 'same_day' } }, ['24 hours after delivery', '  It is counted from 00:00 of that day.']],
  ['hours that begin the next day', { ends: { ...day, starts: 'next_day' } }, ['24 hours after delivery', '  It is counted from 00:00 of the next day.']],
  ['hours to the minute', { ends: { ...day, starts: 'instant' } }, ['24 hours after delivery']],
  ['no roll', { ends: { ...week, roll: 'none' } }, ['7 days after delivery']],
  [
    'a roll off holidays',
    { ends: { ...week, roll: 'after_holiday' } },
    ['7 days after delivery', '  A last day on a public holiday moves to the next working day.'],
  ],
  [
    'days in repair',
    { ends: { ...week, roll: 'none', suspend: { by: ['repair'], counts: 'both_days' } } },
    ['7 days after delivery', '  The days of an earlier repair are added.'],
  ],
  [
    'a new start after a repair',
    { ends: { ...week, roll: 'none', restart: { by: ['repair'] } } },
    ['7 days after delivery', '  After an earlier repair it starts again.'],
  ],
]

describe('a window in words', () => {
  it.each(windows)('%s', (_, window, said, brief = said[0]) => {
    const home = { roll: 'next_working_day', table } as const
    expect(linesOf(windowItem(doc, written(window), home))).toEqual(said)
    expect(briefWindow(doc, written(window), home)).toBe(brief)
  })
})

describe('open hours in Chinese', () => {
  it.each([
    ['working', '签收后 6 小时（只计工作日 09:00 至 18:00）'],
    ['all', '签收后 6 小时（只计 09:00 至 18:00）'],
  ])('of %s days', (days, said) => {
    const zh = docSpeaker(subjectOf(policyOf([]), {}), 'zh', 'CNY')
    const window = { ends: { from: 'delivered', for: { openHours: 6, from: '09:00', to: '18:00', days } } }
    expect(zh.say.typeset(briefWindow(zh, written(window), { roll: 'none' }))).toBe(said)
  })
})
