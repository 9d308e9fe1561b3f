import { ISSUE_MESSAGES, type IssueCode } from '../core/issue.js'

/** Why an issue arises and what mends it. */
export interface IssueHelp {
  readonly cause: string
  readonly remedy: string
}

/** Every issue code with its cause and remedy; the type makes a code without help an error. */
const ISSUE_CATALOG: Record<IssueCode, IssueHelp> = {
  not_an_object: {
    cause: 'Something else stands where an object is expected: a list, a date, an instance of a class, a Map.',
    remedy: 'Pass plain data, as JSON.parse gives it; turn dates into texts with toISOString().',
  },
  not_a_list: { cause: 'A single value stands where a list is expected.', remedy: 'Write the value as a list, also when there is only one: ["plus"].' },
  unknown_fact: {
    cause: 'The key is no fact of the vocabulary, often a misspelling or a fact of a pack that is not linked.',
    remedy: 'Use the name that the hint suggests, or look it up in vocabulary/facts.json; a pack of your own can declare more facts.',
  },
  missing_fact: {
    cause: 'One of the few facts without which nothing can be decided is absent: asOf, order.market, order.purchasedAt, item.category, claim.',
    remedy: 'Add it. The library has no clock, so asOf has no default.',
  },
  null_value: {
    cause: 'null stands outside events, where it has no meaning.',
    remedy: 'Leave an unknown fact out; say false, 0, [] or "none" for what is known to be absent.',
  },
  wrong_type: {
    cause: 'The value has another type than the fact declares.',
    remedy: 'Convert it before you pass it: numbers are whole numbers, money is in minor units.',
  },
  unknown_value: { cause: 'The value is not one of those the fact can have.', remedy: 'Use one of the values of the vocabulary; the hint names the nearest.' },
  duplicate_value: { cause: 'A set names one value twice.', remedy: 'List it once.' },
  out_of_range: {
    cause: 'The number is outside the bounds of the fact.',
    remedy: 'Check the unit: money is in minor units, distances are in metres, weights in grams or milligrams.',
  },
  not_an_instant: { cause: 'The text is no ISO 8601 instant, or its date or time does not exist.', remedy: 'Write it like 2026-05-01T10:00:00+08:00.' },
  instant_without_offset: {
    cause: 'The instant says no offset from UTC, so it could mean another moment on another machine.',
    remedy: 'Add the offset, or Z for UTC.',
  },
  instant_out_of_range: {
    cause: 'The zones of the policy have no data for that year.',
    remedy: 'Check the year; a pack whose zone covers more years can be built.',
  },
  empty_text: { cause: 'The text is empty.', remedy: 'Leave the fact out when it is unknown.' },
  malformed_text: { cause: 'The text was cut inside a character and cannot be hashed.', remedy: 'Cut texts by characters, not by UTF-16 units.' },
  derived_fact: {
    cause: 'The fact is counted from others, so it could contradict them.',
    remedy: 'Pass the facts it comes from: history, item.unitPaid, claim.quantity …',
  },
  built_in_event: { cause: 'The event is read from another fact.', remedy: 'Set order.purchasedAt, claim.submittedAt or the history instead.' },
  after_as_of: {
    cause: 'Something is said to have happened after the moment of the decision.',
    remedy: 'Check the instant and its offset, or decide at a later asOf.',
  },
  wrong_order: { cause: 'Two instants are in an order that cannot be, such as a delivery before the purchase.', remedy: 'Check both, and their offsets.' },
  quantity_over_item: { cause: 'More units are claimed than were bought.', remedy: 'Check claim.quantity and item.quantity.' },
  open_case_closed: { cause: 'A past case is open and closed at once.', remedy: 'Leave closedAt out, or give the outcome it closed with.' },
  unreadable: { cause: 'Reading the input threw an error: a getter, a proxy, a missing file.', remedy: 'Pass plain data; the message says what was thrown.' },
  invalid_json: { cause: 'The text is not JSON.', remedy: 'Mend it at the line and column that the message names.' },
  condition_shape: {
    cause: 'A condition is neither true, false nor an object with one operator. JsonLogic would take an object with two keys as data, hence as true.',
    remedy: 'Join several conditions with "and".',
  },
  condition_operator: { cause: 'The operator is not in the closed subset.', remedy: 'Use and, or, !, ==, !=, <, <=, >, >=, in.' },
  condition_operands: { cause: 'The operator has too few or too many operands.', remedy: 'See the message for what it takes.' },
  condition_depth: { cause: 'The condition nests too deep to be read by people.', remedy: 'Split the rule.' },
  undeclared_fact: {
    cause: 'Rules may not read this path: it is not declared, it only identifies, or it is an instant or a category.',
    remedy: 'Use a declared fact; put time into windows and categories into scope.',
  },
  condition_type: {
    cause: 'The operator cannot compare a fact of this type.',
    remedy: 'Order comparisons need whole numbers; sets are tested with {"in": ["value", {"var": "set"}]}.',
  },
  condition_literal: { cause: 'The fact can never have this value.', remedy: 'Use one of its values, within its bounds.' },
  json_logic_changed: {
    cause: 'Another module replaced an operator of json-logic-js, which is one table for the whole process.',
    remedy: 'Make policies before such code runs, or keep it from changing the standard operators.',
  },
  not_a_pack: {
    cause: 'createPolicy was given something that has not been parsed.',
    remedy: 'Pass JSON through parsePack of "aftersales/schema", or import a pack from "aftersales/rules/…".',
  },
  no_packs: { cause: 'The list of packs is empty.', remedy: 'Link at least one.' },
  duplicate_pack: { cause: 'Two packs have the same id.', remedy: 'Link each once.' },
  missing_pack: { cause: 'A pack rests on another one that is not linked.', remedy: 'Link that one too.' },
  pack_cycle: { cause: 'Packs need each other, so none can come first.', remedy: 'Move what both need into a third pack.' },
  duplicate_rule: { cause: 'An id is used twice.', remedy: 'Ids are never reused: give the newer one another.' },
  rule_id_prefix: { cause: 'The id does not belong to its pack.', remedy: 'Begin it with the id of the pack and a dot.' },
  malformed_id: { cause: 'The id has capitals, underscores or empty segments.', remedy: 'Use dotted segments in kebab-case: acme.returns.sealed-goods.' },
  vocabulary_clash: { cause: 'A pack adds a name that exists.', remedy: 'Packs add to the vocabulary, they never change it: choose another name.' },
  vocabulary_name: {
    cause: 'An added name does not carry the name of its pack, or its list is closed.',
    remedy: 'See the message for the prefix that is wanted.',
  },
  unknown_table: { cause: '"each" names a table that the pack does not have.', remedy: 'Use the id of a table of the same pack.' },
  unknown_column: { cause: 'A cell or a row names a column that the table does not declare.', remedy: 'Declare it under columns, or mend the name.' },
  cell_outside_template: { cause: 'A rule without "each" has no row to take a cell from.', remedy: 'Add "each", or write the value.' },
  cell_type: { cause: 'A value of a row does not have the type of its column.', remedy: 'Mend the value or the type of the column.' },
  unknown_key_column: { cause: 'A row has a key that its table does not declare.', remedy: 'Declare it under keys, or mend the name.' },
  equal_rows: {
    cause: 'Two rows answer for the same case at the same time.',
    remedy: 'Tell them apart by a key, or by intervals in force that do not overlap.',
  },
  unknown_parameter: {
    cause: 'A rule or a call of with() names a parameter that the pack does not have.',
    remedy: 'Mend the name, or declare it in pack.json.',
  },
  parameter_value: { cause: 'The value of a parameter does not have its type.', remedy: 'See pack.json for the type and the values.' },
  unknown_name: { cause: 'The name is not in the vocabulary.', remedy: 'Use the name that the hint suggests, or add it in the vocabulary of the pack.' },
  unknown_source: { cause: 'The citation names a source that sources.json does not list.', remedy: 'Add the source with its title, issuer and address.' },
  missing_citation: { cause: 'A rule without a source cannot be explained.', remedy: 'Cite at least one.' },
  missing_pinpoint: { cause: 'The citation names a source but no place in it.', remedy: 'Add "at": the article, section or page.' },
  missing_translation: {
    cause: 'The pack speaks a language in which this text is missing.',
    remedy: 'Translate it; the languages of a pack are those of its own text in pack.json.',
  },
  empty_interval: { cause: 'The interval ends before it begins; `until` is exclusive.', remedy: 'Mend one of the two days.' },
  not_a_day: { cause: 'The text is no date that exists.', remedy: 'Write it as YYYY-MM-DD.' },
  dangling_edge: { cause: 'A rule points at a rule or a tag that no linked pack has.', remedy: 'Mend the id, or link the pack that has it.' },
  forbidden_edge: {
    cause: 'A rule may not touch that one: an exclusion of another layer, seller against manufacturer, a duty on the buyer across layers …',
    remedy: 'Write a rule of the layer that may do it; a promise beyond the law is a grant of its own.',
  },
  cyclic_edge: { cause: 'Rules defeat each other, so none could be decided first.', remedy: 'Remove one of the edges in the circle.' },
  adjust_conflict: {
    cause: 'Two adjusts could both set one part of one grant, and nothing says which wins.',
    remedy: 'Name one in the `over` of the other, or make their scopes disjoint.',
  },
  adjust_direction: {
    cause: 'The term has no better and worse, so joining layers could take a right away.',
    remedy: 'Grant a route of your own with the term.',
  },
  adjust_never_better: {
    cause: 'The value is the worst there is, so it can never better another layer’s term.',
    remedy: 'Remove it; on your own grant you can set it.',
  },
  adjust_evidence: { cause: 'An adjust replaces the evidence of another layer’s grant.', remedy: 'Drop needs with "waives", or grant a route of your own.' },
  duty_silence: {
    cause: 'Silence on another layer’s route would work against the buyer.',
    remedy: 'Across layers use approved, refunded, confirmed, counts_as_refusal or counts_as_delay.',
  },
  presumption_layer: { cause: 'A pack of another layer says what is presumed.', remedy: 'Only the law can; remove "presumes".' },
  not_absolute: { cause: 'A pack of another layer forbids absolutely.', remedy: 'Only the law can; remove "absolute".' },
  duration: { cause: 'The duration has no unit, two units, a fraction, or is longer than time zones are covered.', remedy: 'Write exactly one: {"days": 7}.' },
  no_calendar: { cause: 'A span rolls or counts working days, and the pack names no calendar.', remedy: 'Name one in pack.json, or use "roll": "none".' },
  unknown_calendar: { cause: 'pack.json names a calendar that no linked pack has.', remedy: 'Add calendar.json, or link the pack that has it.' },
  calendar_days: { cause: 'A day of the calendar is outside its coverage, listed twice, or no weekend day.', remedy: 'Mend the day.' },
  unknown_zone: { cause: 'pack.json names a time zone whose data no linked pack has.', remedy: 'Run "npm run generate", which writes zone.json, or add it.' },
  term_value: { cause: 'The value does not fit the term.', remedy: 'See vocabulary/terms.json for its type and values.' },
  term_computed: { cause: 'The amount is worked out by a formula.', remedy: 'Set refundBasis, deductions or compensation instead.' },
  condition_params: { cause: 'The condition code takes other params.', remedy: 'See vocabulary/conditions.json.' },
  evidence_count: { cause: 'More kinds are wanted than are listed.', remedy: 'List more kinds, or lower atLeast.' },
  unknown_key: { cause: 'The key is not part of this shape.', remedy: 'Use the name that the hint suggests; the JSON Schema lists all keys.' },
  source_silent: {
    cause: 'A source leaves out what its kind must tell: a law or a rule its number, its time in force and its address, a page its address and its date.',
    remedy: 'Add it; write null where there is none, or none is known.',
  },
  missing_key: { cause: 'A key that this shape needs is absent.', remedy: 'Add it.' },
  empty_list: { cause: 'The list needs at least one entry.', remedy: 'Add one, or leave the key out.' },
  not_json: { cause: 'The value cannot be written as JSON.', remedy: 'Use texts, numbers, true, false, null, lists and plain objects.' },
  too_deep: { cause: 'The input nests deeper than any rule file does.', remedy: 'Mend the file; nothing in a pack nests that deep.' },
}

/** The catalogue as a page of Markdown, a heading per code. */
export function issueCatalogPage(): string {
  const entries = (Object.keys(ISSUE_CATALOG) as IssueCode[]).map((code) => {
    const { cause, remedy } = ISSUE_CATALOG[code]
    return `## ${code}\n\n> ${ISSUE_MESSAGES[code]}\n\n**Cause.** ${cause}\n\n**Remedy.** ${remedy}\n`
  })
  return `# Issues\n\nEvery code that an issue can have: the input of a decision, a rule file, or packs that do not fit together. Written by \`npm run generate\` from \`src/docs/issue-catalog.ts\`.\n\n${entries.join('\n')}`
}
