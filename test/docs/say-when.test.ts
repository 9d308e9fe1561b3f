import { describe, expect, it } from 'vitest'
import { docSpeaker } from '../../src/docs/doc-speaker.js'
import { alwaysHolds, whenItem } from '../../src/docs/say/say-when.js'
import { subjectOf } from '../../src/docs/subject.js'
import type { Table, When } from '../../src/policy/rule.js'
import { policyOf } from '../support/decide.js'
import { linesOf } from './lines.js'

const doc = docSpeaker(subjectOf(policyOf([]), {}), 'en', 'CNY')
const table: Table = {
  id: 'test.limits',
  keys: ['category'],
  columns: { limit: { type: 'integer', text: { en: 'Limit' } }, only: { type: 'boolean', text: { en: 'Only new' } } },
  rows: [],
}

const opened = { '==': [{ var: 'goods.opened' }, true] }
const digital = { '==': [{ var: 'item.digital' }, true] }
const state = (operator: '==' | '!=', value: string): When => ({ [operator]: [{ var: 'order.state' }, value] })
const units = (operator: string, limit: unknown): When => ({ [operator]: [{ var: 'claim.quantity' }, limit] })
const isOf = (category: string): When => ({ in: [category, { var: 'derived.categories' }] })
const not = (when: When): When => ({ '!': [when] })
const cell = { row: 'limit' }

const BOTH = ['All of these hold:', '  The package has been opened.', '  It is supplied by download or online access.']
const EITHER = ['At least one of these holds:', ...BOTH.slice(1)]

const conditions: [string, When, string[]][] = [
  ['true', true, ['Always.']],
  ['false', false, ['Never.']],
  ['not true, as a list', not(true), ['Never.']],
  ['not false, bare', { '!': false }, ['Always.']],
  ['a cell of yes or no', { row: 'only' }, ['The value in “Only new” of the table below: yes.']],
  ['its opposite', not({ row: 'only' }), ['The value in “Only new” of the table below: no.']],
  ['a truth', opened, ['The package has been opened.']],
  ['not a truth', not(opened), ['The package is unopened.']],
  ['not equal to true', { '!=': [{ var: 'goods.opened' }, true] }, ['The package is unopened.']],
  ['a value', state('==', 'completed'), ['The order is completed.']],
  ['another value', state('!=', 'completed'), ['It is not so that the order is completed.']],
  ['not another value', not(state('!=', 'completed')), ['The order is completed.']],
  ['one of several values', { in: [{ var: 'item.condition' }, ['new', 'used']] }, ['It was sold as new or it was sold as used.']],
  [
    'none of several values',
    not({ in: [{ var: 'order.saleMode' }, ['distance', 'store']] }),
    ['It is not so that it was bought online, by phone or otherwise at a distance or it was bought in a shop.'],
  ],
  ['a member of a set', isOf('phones'), ['The item belongs to “Mobile phones”.']],
  ['one of two members', { or: [isOf('phones'), isOf('clothing')] }, ['The item belongs to “Mobile phones” or “Clothing”.']],
  ['neither of two members', not({ or: [isOf('phones'), isOf('clothing')] }), ['It is not so that the item belongs to “Mobile phones” or “Clothing”.']],
  ['< 3', units('<', 3), ['The claim covers at most 2 units.']],
  ['<= 3', units('<=', 3), ['The claim covers at most 3 units.']],
  ['> 3', units('>', 3), ['The claim covers at least 4 units.']],
  ['>= 3', units('>=', 3), ['The claim covers at least 3 units.']],
  ['not < 3', not(units('<', 3)), ['The claim covers at least 3 units.']],
  ['not <= 3', not(units('<=', 3)), ['The claim covers at least 4 units.']],
  ['not > 3', not(units('>', 3)), ['The claim covers at most 3 units.']],
  ['not >= 3', not(units('>=', 3)), ['The claim covers at most 2 units.']],
  ['a time of day', { '>=': [{ var: 'derived.submittedMinute' }, 1080] }, ['The claim was made at 18:00 or later.']],
  ['before a time of day', { '<': [{ var: 'derived.submittedMinute' }, 1080] }, ['The claim was made at 17:59 or earlier.']],
  ['< a cell', units('<', cell), ['The claim covers less than the value in “Limit” of the table below.']],
  ['<= a cell', units('<=', cell), ['The claim covers at most the value in “Limit” of the table below.']],
  ['> a cell', units('>', cell), ['The claim covers more than the value in “Limit” of the table below.']],
  ['>= a cell', units('>=', cell), ['The claim covers at least the value in “Limit” of the table below.']],
  ['equal to a cell', units('==', cell), ['The claim covers the value in “Limit” of the table below.']],
  [
    'a value or a cell, of a fact that is said by value',
    { in: [{ var: 'order.state' }, ['completed', cell]] },
    ['State of the order: Receipt confirmed or the value in “Limit” of the table below.'],
  ],
  ['uses under a label', { '>=': [{ var: 'derived.labelUses.style_exchange' }, 2] }, ['The service has been used at least twice for this item.']],
  ['both', { and: [opened, digital] }, BOTH],
  ['either', { or: [opened, digital] }, EITHER],
  ['not both', not({ and: [opened, digital] }), ['At least one of these holds:', '  The package is unopened.', '  It is not supplied online.']],
  ['neither', not({ or: [opened, digital] }), ['All of these hold:', '  The package is unopened.', '  It is not supplied online.']],
  ['all of nothing', { and: [] }, ['Always.']],
  ['one of nothing', { or: [] }, ['Never.']],
  ['true and more', { and: [true, opened] }, ['The package has been opened.']],
  ['false and more', { and: [false, opened] }, ['Never.']],
  ['true or more', { or: [true, opened] }, ['Always.']],
  ['false or more', { or: [false, opened] }, ['The package has been opened.']],
  ['and in and is flat, or in and is not', { and: [opened, { and: [digital, { or: [opened, digital] }] }] }, [...BOTH, ...EITHER.map((line) => `  ${line}`)]],
  [
    'values of one fact are one part, each said once',
    { or: [state('==', 'completed'), state('==', 'shipped'), state('==', 'completed'), opened] },
    ['At least one of these holds:', '  The order is completed or the order is on its way and receipt is not confirmed yet.', '  The package has been opened.'],
  ],
  [
    'values that must all be there stay apart',
    { and: [state('==', 'completed'), state('==', 'shipped')] },
    ['All of these hold:', '  The order is completed.', '  The order is on its way and receipt is not confirmed yet.'],
  ],
]

describe('a condition in words', () => {
  it.each(conditions)('%s', (_, when, said) => {
    expect(linesOf(whenItem(doc, when, table))).toEqual(said)
    expect(alwaysHolds(when)).toBe(said[0] === 'Always.')
  })
})
