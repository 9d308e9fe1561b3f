import { grant, type More } from '../support/decide.js'
import { CALENDAR, type PackSketch, packFiles, type RuleSketch, SHANGHAI } from '../support/test-pack.js'

/** Packs that make no policy, each as the files of its folder, broken in one place. */
export interface BadPacks {
  code: string
  /** What is wrong, where several inputs have one code. */
  what?: string
  packs: unknown[]
  /** They are given to createPolicy as they are. */
  unparsed?: true
}

const text = { en: 'A text of a test', zh: '测试文本' }
const one = (sketch: PackSketch): unknown[] => [packFiles(sketch)]
const rules = (...sketches: RuleSketch[]): unknown[] => one({ rules: sketches })
const when = (condition: unknown): unknown[] => rules(grant({ when: condition }))
const manifest = (more: More, sketch: PackSketch = {}): unknown[] => one({ rules: [grant()], ...sketch, manifest: more })
const file = (name: string, content: unknown): unknown[] => one({ rules: [grant()], files: { [name]: content } })
const rule = (id: string, kind: string, more: More = {}): RuleSketch => ({ id: `test.${id}`, kind, ...more })
const DUTY = { act: 'refund', actor: 'seller', ends: { from: 'delivered', for: { days: 7 } } }

/** A law pack with a grant, and a pack of another layer beside it. */
const beside = (layer: string, ...sketches: RuleSketch[]): unknown[] => [
  packFiles({ rules: [grant()] }),
  packFiles({
    manifest: { id: 'shop', layer: layer as 'platform', needs: ['test'] },
    rules: sketches.map((sketch) => ({ ...sketch, id: sketch.id.replace(/^test\./, 'shop.') })),
  }),
]
const empty = (id: string, more: More = {}): unknown => packFiles({ manifest: { id, ...more }, files: { 'test.json': { id, text, rules: [] } } })

const TABLE = { id: 'periods', keys: ['brand'], columns: { period: { type: 'duration', text }, since: { type: 'event', text } } }
const row = (more: More = {}): More => ({ id: 'a', key: { brand: 'apple' }, values: { period: { days: 7 } }, ...more })
const table = (...rows: More[]): unknown[] => one({ rules: [grant()], tables: [{ ...TABLE, rows }] as never })
const span = (more: More): RuleSketch => grant({ windows: [{ ends: { from: 'delivered', for: { days: 7 }, ...more } }] })
const nested = (depth: number, inner: unknown = true): unknown => (depth === 0 ? inner : { '!': nested(depth - 1, inner) })
const own = (key: string, value: unknown): object => Object.defineProperty({}, key, { value, enumerable: true })

export const BAD_PACKS: readonly BadPacks[] = [
  { code: 'not_a_pack', packs: [packFiles()], unparsed: true },
  { code: 'condition_shape', what: 'two keys in one object', packs: when({ '==': [{ var: 'goods.opened' }, true], '!': [true] }) },
  { code: 'condition_operator', what: 'in a branch that is never reached', packs: when({ or: [true, { log: ['x'] }] }) },
  { code: 'condition_operator', what: 'constructor', packs: when({ constructor: [true] }) },
  { code: 'condition_operands', packs: when({ '!': [true, false] }) },
  { code: 'condition_depth', what: '65 deep', packs: when(nested(65)) },
  { code: 'undeclared_fact', packs: when({ '==': [{ var: 'goods.opend' }, true] }) },
  { code: 'undeclared_fact', what: '__proto__ as a path', packs: when({ '==': [{ var: '__proto__.polluted' }, true] }) },
  { code: 'undeclared_fact', what: 'constructor as a path', packs: when({ '==': [{ var: 'goods.constructor' }, true] }) },
  { code: 'condition_type', packs: when({ '<': [{ var: 'goods.opened' }, 7] }) },
  { code: 'condition_literal', packs: when({ '==': [{ var: 'order.saleMode' }, 'online'] }) },
  { code: 'no_packs', packs: [] },
  { code: 'duplicate_pack', packs: [packFiles({ rules: [grant()] }), packFiles({ rules: [grant()] })] },
  { code: 'missing_pack', what: 'a pack that needs another', packs: manifest({ needs: ['cn'] }) },
  { code: 'pack_cycle', packs: [packFiles({ manifest: { needs: ['shop'] } }), empty('shop', { needs: ['test'] })] },
  { code: 'duplicate_rule', packs: rules(grant(), grant()) },
  { code: 'rule_id_prefix', packs: rules(grant({ id: 'shop.grant' })) },
  { code: 'malformed_id', packs: rules(grant({ id: 'test.Grant_1' })) },
  { code: 'vocabulary_clash', packs: file('vocabulary/labels.json', { no_reason_7d: { tag: 'promise', text } }) },
  { code: 'vocabulary_name', packs: file('vocabulary/labels.json', { other_swap: { tag: 'promise', text } }) },
  { code: 'unknown_table', packs: rules(grant({ each: 'periods' })) },
  { code: 'unknown_column', packs: table(row({ values: { perod: { days: 7 } } })) },
  { code: 'cell_outside_template', packs: rules(span({ for: { row: 'period' } })) },
  { code: 'cell_type', packs: table(row({ values: { since: 'deliverd' } })) },
  { code: 'unknown_key_column', packs: table(row({ key: { brnd: 'apple' } })) },
  { code: 'equal_rows', packs: table(row(), row({ id: 'b' })) },
  { code: 'unknown_parameter', packs: rules(span({ for: { param: 'period' } })) },
  { code: 'parameter_value', packs: manifest({ parameters: { period: { type: 'duration', default: 7, text } } }) },
  { code: 'unknown_name', packs: rules(grant({ service: 'retrun' })) },
  { code: 'unknown_source', packs: rules(grant({ cites: [{ source: 'scr', at: '1' }] })) },
  { code: 'missing_citation', packs: rules(grant({ cites: [] })) },
  { code: 'missing_pinpoint', packs: rules(grant({ cites: [{ source: 'src' }] })) },
  { code: 'missing_translation', packs: rules(grant({ text: { en: 'Only English' } })) },
  { code: 'missing_translation', what: 'of a source', packs: file('sources.json', { src: { title: { en: 'Terms' }, issuer: text, readOn: '2026-11-23' } }) },
  { code: 'missing_translation', what: 'of a parameter', packs: manifest({ parameters: { days: { type: 'integer', default: 7, text: { en: 'Days' } } } }) },
  { code: 'empty_interval', packs: rules(grant({ inForce: { from: '2026-06-01', until: '2026-06-01' } })) },
  { code: 'empty_interval', what: 'inverted', packs: rules(grant({ inForce: { from: '2026-06-02', until: '2026-06-01' } })) },
  { code: 'not_a_day', packs: rules(grant({ inForce: { from: '2026-02-30' } })) },
  { code: 'dangling_edge', packs: rules(grant(), rule('seal', 'exclude', { defeats: ['test.gran'] })) },
  { code: 'forbidden_edge', what: 'an exclusion of another layer', packs: beside('platform', rule('seal', 'exclude', { defeats: ['test.grant'] })) },
  {
    code: 'cyclic_edge',
    packs: rules(grant(), rule('a', 'except', { defeats: ['test.b'] }), rule('b', 'except', { defeats: ['test.a'] })),
  },
  {
    code: 'adjust_conflict',
    what: 'two that disagree',
    packs: rules(
      grant(),
      rule('a', 'adjust', { adjusts: ['test.grant'], terms: { freight: 'seller' } }),
      rule('b', 'adjust', { adjusts: ['test.grant'], terms: { freight: 'buyer' } }),
    ),
  },
  {
    code: 'adjust_direction',
    what: 'a term without better and worse on another layer',
    packs: beside('platform', rule('a', 'adjust', { adjusts: ['test.grant'], terms: { servedBy: 'maker' } })),
  },
  {
    code: 'adjust_never_better',
    what: 'against the consumer on another layer',
    packs: beside('platform', rule('a', 'adjust', { adjusts: ['test.grant'], terms: { freight: 'buyer' } })),
  },
  { code: 'adjust_evidence', packs: beside('platform', rule('a', 'adjust', { adjusts: ['test.grant'], evidence: [{ anyOf: ['photos'] }] })) },
  { code: 'duty_silence', packs: beside('platform', rule('a', 'duty', { ...DUTY, of: ['test.grant'], onSilence: 'closed' })) },
  {
    code: 'presumption_layer',
    packs: beside('platform', grant({ id: 'test.more', presumes: [{ fact: 'goods.opened', answer: false }] })),
  },
  { code: 'undeclared_fact', what: 'presumed', packs: rules(grant({ presumes: [{ fact: 'goods.opend', answer: false }] })) },
  { code: 'condition_type', what: 'presumed', packs: rules(grant({ presumes: [{ fact: 'item.quantity', answer: true }] })) },
  { code: 'condition_type', what: 'presumed of what is derived', packs: rules(grant({ presumes: [{ fact: 'derived.inRepair', answer: true }] })) },
  { code: 'condition_literal', what: 'presumed to be true', packs: rules(grant({ presumes: [{ fact: 'order.saleMode', answer: true }] })) },
  {
    code: 'unknown_name',
    what: 'a term that another layer sets',
    packs: beside('platform', rule('a', 'adjust', { adjusts: ['test.grant'], terms: { freigt: 'seller' } })),
  },
  { code: 'condition_literal', what: 'a cell without a name', packs: when({ '==': [{ var: 'item.unitPaid' }, { row: 7 }] }) },
  { code: 'condition_literal', what: 'presumed', packs: rules(grant({ presumes: [{ fact: 'order.saleMode', answer: 'stor' }] })) },
  { code: 'not_absolute', packs: beside('platform', grant({ id: 'test.more' }), rule('a', 'exclude', { defeats: ['shop.more'], absolute: true })) },
  { code: 'duration', packs: rules(span({ for: { days: 7, hours: 1 } })) },
  { code: 'no_calendar', packs: manifest({ calendar: undefined }, { rules: [span({ roll: 'next_working_day' })] }) },
  { code: 'unknown_calendar', packs: manifest({ calendar: 'de' }) },
  { code: 'calendar_days', packs: file('calendar.json', { ...CALENDAR, workingDays: ['2026-06-12'] }) },
  { code: 'unknown_zone', packs: manifest({ timeZone: 'Europe/Berlin' }) },
  { code: 'term_value', packs: rules(grant({ terms: { freight: 'nobody' } })) },
  { code: 'term_computed', packs: rules(grant({ terms: { refundAmount: 100 } })) },
  { code: 'condition_params', packs: rules(grant({ provided: [{ code: 'enough_left', if: true }] })) },
  { code: 'evidence_count', packs: rules(grant({ evidence: [{ anyOf: ['photos'], atLeast: 2 }] })) },
  { code: 'unknown_key', packs: rules(grant({ windws: [] })) },
  {
    code: 'unknown_key',
    what: '__proto__',
    packs: [Object.assign(packFiles({ rules: [grant()] }), { 'zone.json': Object.assign(own('__proto__', 1), SHANGHAI) })],
  },
  { code: 'missing_key', packs: manifest({ version: undefined }) },
  {
    code: 'source_silent',
    packs: file('sources.json', { src: { kind: 'law', title: { en: 'Act' }, issuer: { en: 'State' }, number: '7', readOn: '2026-11-23' } }),
  },
  { code: 'empty_list', packs: rules(grant({ evidence: [{ anyOf: [] }] })) },
  { code: 'duration', what: 'a clock that is none', packs: rules(span({ for: { openHours: 6, from: '9', to: '18:00' } })) },
  { code: 'not_json', packs: rules(grant({ note: new Date(0) })) },
  { code: 'too_deep', packs: when(nested(400)) },
]
