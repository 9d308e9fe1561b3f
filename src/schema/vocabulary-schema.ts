import * as z from 'zod'
import { anything, list, listOfSome, oneOf, strict, text, told, whole } from './shape.js'

/** Both languages, always: every one of these is shown to a person. */
const both = told('In English and in Simplified Chinese', strict({ en: text, zh: text }))
const valueTexts = z.record(z.string(), both)
const supplier = oneOf(['buyer', 'seller', 'platform', 'inspection'])

const bound = whole(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)

const fact = strict({
  type: told('What it holds', oneOf(['boolean', 'enum', 'set', 'integer', 'string', 'instant', 'category'])),
  values: told('Of an enum or a set: its codes', listOfSome(text)).optional(),
  valueText: told('Of an enum or a set: its codes in words', valueTexts).optional(),
  valuesFrom: told('The vocabulary whose ids are the values', oneOf(['categories', 'labels', 'reasons', 'services', 'evidence'])).optional(),
  unit: told('Of an integer: what it counts; "minor" for money', text).optional(),
  min: bound.optional(),
  max: bound.optional(),
  suppliedBy: told('Who knows it', supplier),
  mutable: told('Whether it may still change', z.boolean()),
  from: told('Of a derived fact: what it is computed from', listOfSome(text)).optional(),
  text: both,
  ask: told('The question by which it is asked for', both).optional(),
  note: both.optional(),
})

const event = strict({
  recordedBy: told('Who knows when it happened', text),
  builtIn: told('Where a built-in event is read from', text).optional(),
  future: told('May lie after asOf', z.literal(true)).optional(),
  text: both,
  note: told('What exactly it means', both).optional(),
  ask: told('The question by which it is asked for', both),
})

const param = strict({ type: text, values: valueTexts.optional(), text: both, shape: text.optional() })

const term = strict({
  type: told('What it holds', oneOf(['enum', 'set', 'boolean', 'integer', 'minor', 'duration', 'list', 'object'])),
  values: told('Its codes in words', valueTexts).optional(),
  text: both,
  contract: text.optional(),
  params: told('Fields of a list’s entries or of an object', z.record(z.string(), param)).optional(),
  codes: z.record(z.string(), strict({ params: z.record(z.string(), param), needs: list(text), text: both })).optional(),
  computed: told('Never set by a rule', z.literal(true)).optional(),
  better: told('Tiers, best first, or which way is better', z.union([list(list(anything())), oneOf(['less', 'more', 'fewer'])])).optional(),
})

const plain = strict({ text: both })

/** What an entry of vocabulary/labels.json and of the others holds, by file name. */
const vocabularyEntries: Record<string, z.ZodType> = {
  facts: fact,
  events: event,
  services: plain,
  reasons: strict({ faultSide: oneOf(['buyer', 'seller', 'carrier', 'maker', 'none']), text: both }),
  evidence: strict({ issuer: told('Who issues it', text), attributes: told('What it should show', list(text)), text: both }),
  labels: strict({ tag: told('As the platform prints it', text), text: both }),
  conditions: strict({
    facts: told('The facts that decide it', list(text)),
    params: told('Placeholders of its text', list(text)),
    denial: told('The denial of a failure, in place of condition_not_met', z.literal('already_used')).optional(),
    text: both,
  }),
  terms: term,
  denials: strict({ params: list(text), text: both }),
  questions: plain,
  categories: strict({
    parent: told('The category above it', text.nullable()),
    three_guarantees: told('Key of the statutory catalogue', text).optional(),
    durable: told('Durable goods', z.literal(true)).optional(),
    text: both,
  }),
}

const group = z.record(z.string(), plain)

/** By file name: what vocabulary/labels.json holds as a whole. */
export const vocabularyFiles: Record<string, z.ZodType> = {
  ...Object.fromEntries(Object.entries(vocabularyEntries).map(([name, entry]) => [name, z.record(z.string(), entry)])),
  duties: strict({ acts: group.optional(), actors: group.optional(), onSilence: group.optional() }),
}
