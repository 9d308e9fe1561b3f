import { facts, type More } from '../support/decide.js'

/** Facts of one claim, broken in one place; more where one place cannot be broken alone. */
export interface BadFacts {
  code: string
  /** What is wrong, where several inputs have one code. */
  what?: string
  facts: unknown
}

const throwing = (): never => {
  throw new Error('it cannot be read')
}
const own = (key: string, value: unknown): object => Object.defineProperty({}, key, { value, enumerable: true })
const withSection = (section: string, more: unknown): unknown => ({ ...facts(), [section]: more })
const order = (more: More): unknown => facts({ order: more })
const claim = (more: More): unknown => facts({ claim: more })
const item = (more: More): unknown => facts({ item: more })
const past = (more: More): unknown => facts({ history: [{ service: 'repair', openedAt: '2026-06-05T10:00:00+08:00', outcome: 'done', ...more }] })

export const BAD_FACTS: readonly BadFacts[] = [
  { code: 'not_an_object', facts: [] },
  { code: 'not_an_object', what: 'a Map', facts: withSection('goods', new Map([['opened', true]])) },
  { code: 'not_a_list', facts: withSection('history', {}) },
  { code: 'unknown_fact', what: 'a near miss', facts: withSection('goods', { opend: true }) },
  { code: 'unknown_fact', what: '__proto__', facts: withSection('goods', own('__proto__', true)) },
  { code: 'unknown_fact', what: 'constructor', facts: withSection('goods', { constructor: true }) },
  { code: 'unknown_fact', what: 'toString', facts: withSection('events', { toString: '2026-06-02T10:00:00+08:00' }) },
  { code: 'missing_fact', facts: { ...facts(), asOf: undefined } },
  { code: 'null_value', what: 'outside events', facts: withSection('goods', { opened: null }) },
  { code: 'wrong_type', facts: withSection('goods', { opened: 'yes' }) },
  { code: 'wrong_type', what: 'NaN', facts: item({ unitPaid: Number.NaN }) },
  { code: 'wrong_type', what: 'a fraction of a fen', facts: item({ unitPaid: 0.5 }) },
  { code: 'unknown_value', what: 'a wrong enum value', facts: order({ saleMode: 'online' }) },
  { code: 'unknown_value', what: 'the name of a method', facts: item({ category: 'toString' }) },
  { code: 'duplicate_value', facts: item({ labels: ['no_reason_7d', 'no_reason_7d'] }) },
  { code: 'out_of_range', facts: claim({ quantity: 0 }) },
  { code: 'out_of_range', what: 'past safe integers', facts: item({ unitPaid: 2 ** 53 }) },
  { code: 'not_an_instant', facts: { ...facts(), asOf: 'yesterday' } },
  { code: 'not_an_instant', what: 'an impossible date', facts: { ...facts(), asOf: '2026-02-30T10:00:00+08:00' } },
  { code: 'instant_without_offset', facts: { ...facts(), asOf: '2026-06-10T12:00:00' } },
  { code: 'instant_out_of_range', what: 'the year 0', facts: order({ purchasedAt: '0000-01-01T00:00:00Z' }) },
  { code: 'instant_out_of_range', what: 'the year 9999', facts: { ...facts(), asOf: '9999-12-31T23:59:59Z' } },
  { code: 'empty_text', facts: item({ name: '' }) },
  { code: 'malformed_text', what: 'a lone surrogate', facts: item({ name: 'a\ud800' }) },
  { code: 'derived_fact', facts: { ...facts(), derived: { repairs: 2 } } },
  { code: 'built_in_event', facts: withSection('events', { purchased: '2026-06-01T10:00:00+08:00' }) },
  { code: 'after_as_of', facts: withSection('events', { delivered: '2026-06-11T10:00:00+08:00' }) },
  { code: 'wrong_order', facts: withSection('events', { delivered: '2026-05-31T10:00:00+08:00' }) },
  { code: 'quantity_over_item', facts: facts({ item: { quantity: 1 }, claim: { quantity: 2 } }) },
  { code: 'open_case_closed', facts: past({ outcome: 'open', closedAt: '2026-06-06T10:00:00+08:00' }) },
  { code: 'unreadable', what: 'a getter', facts: Object.defineProperty({ ...facts() }, 'goods', { get: throwing, enumerable: true }) },
  { code: 'unreadable', what: 'a proxy', facts: new Proxy({}, { ownKeys: throwing, getPrototypeOf: throwing, get: throwing }) },
]
