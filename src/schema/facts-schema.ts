import * as z from 'zod'
import { BASE_VOCABULARY, type FactDefinition } from '../facts/vocabulary.js'
import { about, code, instant, list, oneOf, say, strict, text, told, whole } from './shape.js'

type Fields = Record<string, z.ZodType>
type Describe = (path: string) => string
type Names = NonNullable<FactDefinition['valuesFrom']>

/** Whether packs may have added facts, events and codes. */
interface Vocabulary {
  codes: (names: Names) => z.ZodType
  /** An object of declared keys; where packs may add, others hold this. */
  object: (fields: Fields, others: z.ZodType) => z.ZodType
}

const codesOf = (names: Names): z.ZodType => oneOf(Object.keys(BASE_VOCABULARY[names]) as [string, ...string[]])

const BASE: Vocabulary = { codes: codesOf, object: strict }
const WITH_PACKS: Vocabulary = {
  codes: (names) => (names === 'services' || names === 'reasons' ? codesOf(names) : code(names)),
  object: (fields, others) => z.object(fields).catchall(others),
}

const REQUIRED = ['order.market', 'order.purchasedAt', 'item.category']
const IDENTIFYING: Record<string, string> = {
  'order.id': 'Number of the order in the shop; identifies only',
  'item.sku': 'Stock number of the item; identifies only',
  'item.name': 'Name of the item; identifies only',
  'claim.description': 'What the buyer wrote; no rule reads it',
}
const MOST_UNITS = 100_000
/** The facts of a pack stand below a key with its name. */
const PACK_FACTS = z.record(z.string(), z.unknown())

/** A list of codes, none twice. */
function setOf(codes: z.ZodType): z.ZodType {
  const eachOnce = z.superRefine<unknown[]>((values, context) => {
    const seen = new Set<unknown>()
    for (const [index, value] of values.entries()) {
      if (seen.has(value) && codes.safeParse(value).success) say(context, 'duplicate_value', { value: String(value) }, { at: [index] })
      seen.add(value)
    }
  })
  // Said of the codes that are right, whatever else is in the list, as the door says it.
  eachOnce._zod.def.when = ({ value }) => Array.isArray(value)
  const set = z.array(codes).check(eachOnce)
  about.add(set, { uniqueItems: true })
  return set
}

function valueShape(definition: FactDefinition, vocabulary: Vocabulary): z.ZodType {
  const { type, values, valuesFrom, min = 0, max = Number.MAX_SAFE_INTEGER } = definition
  const codes = (): z.ZodType => (valuesFrom ? vocabulary.codes(valuesFrom) : oneOf(values as [string, ...string[]]))
  switch (type) {
    case 'boolean':
      return z.boolean()
    case 'integer':
      return whole(min, max)
    case 'string':
      return text
    case 'instant':
      return instant
    case 'enum':
    case 'category':
      return codes()
    case 'set':
      return setOf(codes())
  }
}

function section(name: string, meaning: string, describe: Describe, vocabulary: Vocabulary): z.ZodType {
  const fields: Fields = {}
  for (const [path, meant] of Object.entries(IDENTIFYING)) if (path.startsWith(`${name}.`)) fields[keyOf(path)] = told(meant, text).optional()
  for (const [path, definition] of Object.entries(BASE_VOCABULARY.facts)) {
    if (!path.startsWith(`${name}.`)) continue
    const value = path.endsWith('.{label}') ? byLabel(definition, vocabulary) : valueShape(definition, vocabulary)
    const field = told(describe(path), value)
    fields[keyOf(path)] = REQUIRED.includes(path) ? field : field.optional()
  }
  return told(meaning, vocabulary.object(fields, PACK_FACTS))
}

const keyOf = (path: string): string => path.split('.')[1] as string

function byLabel(definition: FactDefinition, vocabulary: Vocabulary): z.ZodType {
  const value = valueShape(definition, vocabulary)
  return vocabulary.object(Object.fromEntries(Object.keys(BASE_VOCABULARY.labels).map((label) => [label, value.optional()])), value)
}

function events(describe: Describe, vocabulary: Vocabulary): z.ZodType {
  const passable = Object.entries(BASE_VOCABULARY.events).filter(([, { builtIn }]) => builtIn === undefined)
  const fields = passable.map(([id]) => [id, told(describe(`events.${id}`), instant.nullable()).optional()])
  return vocabulary.object(Object.fromEntries(fields) as Fields, instant.nullable())
}

const pastCase = (vocabulary: Vocabulary): z.ZodType =>
  strict({
    id: text.optional(),
    service: told('The service it was about', vocabulary.codes('services')),
    openedAt: told('When it was opened', instant),
    closedAt: told('When it was closed; an open case has none', instant).optional(),
    quantity: told('Units it covered', whole(1, MOST_UNITS)).optional(),
    outcome: told('How it ended', oneOf(['open', 'done', 'not_fixed', 'refused', 'cancelled'])),
    fault: told('What was wrong', text).optional(),
    part: told('The part it was about. Default: the main unit', valueShape(BASE_VOCABULARY.facts['claim.part'] as FactDefinition, vocabulary)).optional(),
    label: told('The label under which it was served', vocabulary.codes('labels')).optional(),
  })

/**
 * The shape of Facts, written once more, apart from the door: from it comes the JSON Schema, and a law holds it against the door. What facts mean together
 * (orders of events, units) only the door checks.
 *
 * @param describe - The text of a fact, or of an event by `events.<id>`.
 * @param withPacks - Whether packs may have added facts, events and codes; default: the vocabulary that every policy has, alone.
 */
export function factsShape(describe: Describe = () => '', withPacks = false): z.ZodType {
  const vocabulary = withPacks ? WITH_PACKS : BASE
  return strict({
    asOf: told('The moment of the decision; the library has no clock, so there is no default', instant),
    order: section('order', 'The order and how it was made', describe, vocabulary),
    buyer: section('buyer', 'Who bought', describe, vocabulary).optional(),
    item: section('item', 'The order line that the claim is about', describe, vocabulary),
    goods: section('goods', 'State of the goods', describe, vocabulary).optional(),
    events: told('What happened when. null: known not to have happened by asOf. Left out: unknown', events(describe, vocabulary)).optional(),
    history: told('Earlier after-sales cases on this item; [] when there are none', list(pastCase(vocabulary))).optional(),
    claim: section('claim', 'What is claimed, and what was found about it', describe, vocabulary),
  })
}
