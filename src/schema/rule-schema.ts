import * as z from 'zod'
import { anything, code, day, list, listOfSome, localeMap, named, oneOf, orCell, strict, text, told, whole } from './shape.js'
import { ends, window } from './window-schema.js'

/** What a condition means is checked by its own reader, with exact paths; here it is any JSON. */
export const condition: z.ZodType = named('Condition', 'JsonLogic, the typed subset of docs/semantics.md S-2', anything(), { condition: true })

const citation: z.ZodType = named(
  'Citation',
  'A source and the place in it',
  strict({ source: told('A key of the pack’s sources.json', text), at: told('The pinpoint: article, section, heading', text).optional() }),
)
export const citations: z.ZodType = told('The sources it rests on', list(citation))

export const certainty: z.ZodType = named(
  'Certainty',
  'How sure the encoding is. high: text read; medium: an interpretation step or a secondary source; low: open',
  oneOf(['high', 'medium', 'low']),
)
export const note: z.ZodType = told('What is open, in English', text)

const codes = (names: string): z.ZodType => listOfSome(orCell(code(names)))

export const scope: z.ZodType = named(
  'Scope',
  'What kind of item, seller, reason or promise it is about; a category covers all below it',
  strict({
    category: told('Categories it covers, with all below them', codes('categories')).optional(),
    notCategory: told('Categories it leaves out, with all below them', codes('categories')).optional(),
    brand: told('Brands, lower case', listOfSome(orCell(text))).optional(),
    channel: told('Channels of sale', codes('channels')).optional(),
    market: told('Markets by ISO 3166; "US" covers "US-CA"', listOfSome(orCell(text))).optional(),
    reason: told('Reasons of the claim', codes('reasons')).optional(),
    label: told('Promises on the product page, of which one is there', codes('labels')).optional(),
  }),
)

export const inForce: z.ZodType = named(
  'InForce',
  'In force while the civil day of the event lies in [from, until)',
  strict({
    by: told('The event that decides. Default: purchased', orCell(code('events'))).optional(),
    from: told('The first day', orCell(day)).optional(),
    until: told('The first day no more', orCell(day)).optional(),
  }),
)

const params = told('Values of the placeholders in its text', z.record(z.string(), orCell(z.union([z.string(), z.number(), z.boolean()]))))
const targets = (description: string): z.ZodType => told(`${description}: rule ids, or "#tag"`, listOfSome(text))

const base = {
  id: told('Dotted, with the id of the pack and of the file in front; never reused, never renamed', text),
  tags: told('By which other rules point at it: "#tag"', listOfSome(text)).optional(),
  text: told('What the rule says, in one sentence', localeMap),
  inForce: inForce.optional(),
  scope: scope.optional(),
  when: told('What kind of case it is. Unknown: the grant is open and the fact is asked', condition).optional(),
  each: told('Makes one rule for each row of this table', text).optional(),
  cites: citations,
  certainty,
  note: note.optional(),
}

const provided = strict({
  code: told('What it is called in a decision', orCell(code('conditions'))),
  params: params.optional(),
  if: told('Known false: the route falls with this code. Unknown: it stands on this condition', condition),
  certainty: certainty.optional(),
  cites: citations.optional(),
  note: note.optional(),
})

const evidence = strict({
  anyOf: told('Kinds of evidence of which some meet the need', codes('evidence')),
  atLeast: told('How many kinds are needed. Default: 1', orCell(whole(1, 99))).optional(),
  need: told('Default: required', orCell(oneOf(['required', 'recommended']))).optional(),
  if: told('Only needed when this holds', condition).optional(),
})

const windows = told('Time limits; every one must hold. None: no time limit', list(window))
const terms = named('Terms', 'What the buyer gets, by the names of the vocabulary', z.record(z.string(), z.unknown()), { names: 'terms' })

const presumes = told(
  'What the law takes to be so while nobody can show it; it is said beside the question and decides nothing',
  list(
    strict({
      fact: told('The fact', code('facts')),
      answer: told('What is taken to be so', z.union([z.boolean(), z.string()])),
      cites: citations.optional(),
    }),
  ),
)

const grant = strict({
  ...base,
  kind: told('Gives a service', z.literal('grant')),
  service: told('The service it gives', orCell(code('services'))),
  windows: windows.optional(),
  provided: told('State of the goods and the like, found on inspection', list(provided)).optional(),
  evidence: told('What the buyer hands in', list(evidence)).optional(),
  terms: terms.optional(),
  presumes: presumes.optional(),
  review: told('Needs a person’s decision', z.literal(true)).optional(),
})

const exclude = strict({
  ...base,
  kind: told('Removes grants of its own layer', z.literal('exclude')),
  defeats: targets('The grants it removes'),
  absolute: told('What the law forbids, no promise can give', z.literal(true)).optional(),
  pending: told(
    'While it is unknown whether this applies, the grant stands on this condition',
    strict({ code: told('What it is called in a decision', orCell(code('conditions'))), params: params.optional() }),
  ).optional(),
})

const except = strict({
  ...base,
  kind: told('Lifts excludes of its own layer, one of the law those of any layer; and excepts of its own', z.literal('except')),
  defeats: targets('What it lifts'),
})

const adjust = strict({
  ...base,
  kind: told('Changes grants: its own layer’s by replacing, another layer’s by joining', z.literal('adjust')),
  adjusts: targets('The grants it changes'),
  windows: windows.optional(),
  evidence: told('Replaces the evidence; own layer only', list(evidence)).optional(),
  waives: told('Needs that any of these kinds would meet are no longer needed', codes('evidence')).optional(),
  terms: terms.optional(),
  presumes: presumes.optional(),
  over: told('Adjusts that this one goes before, where both set the same part', listOfSome(text)).optional(),
})

const duty = strict({
  ...base,
  kind: told('Says who must do what by when', z.literal('duty')),
  of: targets('The routes it belongs to'),
  act: told('What must be done', orCell(code('acts'))),
  actor: told('Who must do it', orCell(oneOf(['buyer', 'seller', 'platform', 'maker', 'authority']))),
  ends: told('By when', ends),
  onSilence: told('What follows when nothing is done', orCell(code('onSilence'))).optional(),
  doneBy: told('The event that shows that it was done; without it nothing is called overdue', orCell(code('events'))).optional(),
})

export const rule: z.ZodType = named(
  'Rule',
  'A rule of one of five kinds',
  z.discriminatedUnion('kind', [
    named('Grant', 'A rule that gives a service', grant),
    named('Exclude', 'A rule that removes grants', exclude),
    named('Except', 'A rule that lifts excludes', except),
    named('Adjust', 'A rule that changes grants', adjust),
    named('Duty', 'A rule that says who must do what by when', duty),
  ]),
)
