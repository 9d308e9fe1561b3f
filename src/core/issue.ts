/** What is wrong with an input or a rule file: a code, where it stands, and the parameters of its message. */
export interface Issue {
  /** docs/issues.md has the cause and the remedy of each. */
  code: IssueCode
  severity: 'error' | 'warning'
  path: (string | number)[]
  message: string
  params: Record<string, string | number | boolean>
  rule?: string
  file?: string
  /** What would mend it, such as a "did you mean". */
  hint?: string
}

/** The message of each code; `{name}` is filled from the issue's params. Cause and remedy stand in docs/issues.md. */
export const ISSUE_MESSAGES = {
  // the door of facts (S-1)
  not_an_object: 'expected a plain object, found {found}',
  not_a_list: 'expected a list, found {found}',
  unknown_fact: '"{key}" is not a declared fact',
  missing_fact: '"{fact}" is required',
  null_value: 'null is only allowed for events; leave an unknown fact out',
  wrong_type: 'expected {expected}, found {found}',
  unknown_value: '"{value}" is not a value of {of}',
  duplicate_value: '"{value}" is listed twice',
  out_of_range: '{value} is outside {min} to {max}',
  not_an_instant: '"{value}" is not an ISO 8601 instant',
  instant_without_offset: '"{value}" has no UTC offset',
  instant_out_of_range: '"{value}" is outside the years {from} to {until} that the time zones of the policy cover',
  empty_text: 'an empty text says nothing; leave it out',
  malformed_text: 'the text holds half of a surrogate pair',
  derived_fact: '"{fact}" is derived, never passed in',
  built_in_event: 'the event "{event}" is read from {from}, never passed in events',
  after_as_of: '{what} lies after asOf',
  wrong_order: '{first} lies after {second}',
  quantity_over_item: '{asked} units are claimed, {bought} were bought',
  open_case_closed: 'an open case has no closedAt',
  unreadable: 'the input could not be read: {reason}',
  invalid_json: 'not JSON at line {line}, column {column}: {reason}',
  // conditions (S-2)
  condition_shape: 'a condition is true, false or an object with exactly one operator, found {found}',
  condition_operator: '"{operator}" is not an operator of conditions',
  condition_operands: '"{operator}" takes {expected}',
  condition_depth: 'conditions nest at most {most} deep',
  undeclared_fact: '"{fact}" is not a fact that rules may read',
  condition_type: '"{operator}" does not fit "{fact}", which is {type}',
  condition_literal: '{literal} is not a value of "{fact}"',
  json_logic_changed: 'json-logic-js no longer answers {expression} as published: its operators were changed in this process',
  // packs, tables, parameters (S-16)
  not_a_pack: 'a pack is what parsePack returns or an import from "aftersales/rules/…", found {found}',
  no_packs: 'a policy needs at least one pack',
  duplicate_pack: 'the pack "{pack}" is given twice',
  missing_pack: '"{pack}" needs the pack "{needs}"',
  pack_cycle: 'packs need each other in a circle: {packs}',
  duplicate_rule: 'the id "{id}" is used twice',
  rule_id_prefix: 'the id "{id}" does not begin with "{prefix}"',
  malformed_id: '"{id}" is not a dotted id of kebab-case segments',
  vocabulary_clash: '"{name}" is in the vocabulary already',
  vocabulary_name: '"{name}" of pack "{pack}" needs {expected}',
  unknown_table: 'there is no table "{table}" in this pack',
  unknown_column: 'the table "{table}" has no column "{column}"',
  cell_outside_template: 'a cell {cell} stands in a rule without "each"',
  cell_type: 'the cell of column "{column}" is not {expected}',
  unknown_key_column: 'the row has no key "{key}" in its table',
  equal_rows: 'the rows "{row}" and "{other}" have equal keys and are in force at the same time',
  unknown_parameter: '"{name}" is not a parameter of pack "{pack}"',
  parameter_value: '{value} is not {expected}, as the parameter "{name}" wants',
  // rules
  unknown_name: '"{name}" is not {kind} of the vocabulary',
  unknown_source: '"{source}" is not a source of pack "{pack}"',
  missing_citation: 'the rule cites no source',
  missing_pinpoint: 'the citation of "{source}" says not where',
  missing_translation: 'the text has no "{locale}"',
  empty_interval: 'the interval from {from} until {until} is empty',
  not_a_day: '"{value}" is not a date that exists',
  dangling_edge: '"{rule}" points at "{target}", which is not there',
  forbidden_edge: '"{rule}" ({kind}, {layer}) may not touch "{target}" ({targetKind}, {targetLayer})',
  cyclic_edge: 'rules defeat each other in a circle: {rules}',
  adjust_conflict: '"{rule}" and "{other}" both set {part} of "{target}": say which goes over the other, or make their scopes disjoint',
  adjust_direction: 'the term "{term}" has no better and worse, so it cannot be adjusted across layers',
  adjust_never_better: '{term} {value} can never better the term of a rule in another layer',
  adjust_evidence: 'evidence can be replaced in the own layer only; "waives" may drop needs in any',
  duty_silence: 'across layers silence may not mean "{onSilence}"',
  not_absolute: 'only an exclude of the law can be absolute',
  presumption_layer: 'only a rule of the law can presume',
  duration: '{value} is not a duration: exactly one unit, a positive whole number, at most {most} years',
  no_calendar: '"{what}" needs a calendar, and pack "{pack}" names none',
  unknown_calendar: 'there is no calendar "{calendar}" in the linked packs',
  calendar_days: 'the calendar "{calendar}" is wrong at {day}: {why}',
  unknown_zone: 'there is no zone "{zone}" in the linked packs',
  term_value: '{value} is not a value of the term "{term}"',
  term_computed: 'the term "{term}" is computed, never set',
  condition_params: 'the condition "{code}" takes the params {expected}',
  evidence_count: 'at least {atLeast} of {kinds} kinds cannot be supplied',
  // shapes of files
  unknown_key: '"{key}" is no key here',
  missing_key: '"{key}" is required',
  source_silent: 'a source of the kind "{kind}" tells its "{key}"',
  empty_list: 'the list is empty',
  not_json: 'expected a JSON value, found {found}',
  too_deep: 'nested more than {most} deep',
} as const

export type IssueCode = keyof typeof ISSUE_MESSAGES

/** Longest piece of an input that a message repeats. */
const SHOWN = 80

/** Also of a text that ends in half of a surrogate pair, or is cut inside one, the message is well formed. */
const shown = (value: string | number | boolean): string => {
  const text = String(value)
  return (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text).replace(/\p{Surrogate}/gu, '\ufffd')
}

/** Makes an issue; its message is filled from the params, long values cut. */
export function issue(
  code: IssueCode,
  path: readonly (string | number)[],
  params: Issue['params'] = {},
  more: Partial<Pick<Issue, 'severity' | 'rule' | 'file' | 'hint'>> = {},
): Issue {
  const cut = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, typeof value === 'string' ? shown(value) : value]))
  const message = ISSUE_MESSAGES[code].replace(/\{(\w+)\}/g, (_, name: string) => shown(cut[name] ?? `{${name}}`))
  return { code, severity: 'error', path: [...path], message, params: cut, ...more }
}

/** "did you mean" as a hint, where a near miss was found. */
export const didYouMean = (name: string | undefined): { hint?: string } => (name === undefined ? {} : { hint: `did you mean "${name}"?` })

/** Path as text: `events.delivered`, `history[0].service`. */
export const pathText = (path: readonly (string | number)[]): string =>
  path.reduce<string>((text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? key : `${text}.${key}`), '')
