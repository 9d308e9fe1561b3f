import * as z from 'zod'
import { BASE_VOCABULARY, type FactDefinition } from '../facts/vocabulary.js'
import { about, instant, list, oneOf, say, strict, text, told, whole } from './shape.js'

type Fields = Record<string, z.ZodType>

const REQUIRED = ['order.market', 'order.purchasedAt', 'item.category']
const IDENTIFYING: Record<string, string> = {
  'order.id': 'Number of the order in the shop; identifies only',
  'item.sku': 'Stock number of the item; identifies only',
  'item.name': 'Name of the item; identifies only',
  'claim.description': 'What the buyer wrote; no rule reads it',
}
const { facts, services, labels } = BASE_VOCABULARY
const MOST_UNITS = 100_000

const codesOf = (names: object): z.ZodType => oneOf(Object.keys(names) as [string, ...string[]])

/** A list of codes, none twice. */
function setOf(codes: z.ZodType): z.ZodType {
  const set = z.array(codes).superRefine((values, context) => {
    const seen = new Set<unknown>()
    for (const [index, value] of values.entries()) {
      if (seen.has(value)) say(context, 'duplicate_value', { value: String(value) }, { at: [index] })
      seen.add(value)
    }
  })
  about.add(set, { uniqueItems: true })
  return set
}

function valueShape({ type, values, valuesFrom, min = 0, max = Number.MAX_SAFE_INTEGER }: FactDefinition): z.ZodType {
  const codes = values ?? Object.keys(valuesFrom ? BASE_VOCABULARY[valuesFrom] : {})
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
      return oneOf(codes as [string, ...string[]])
    case 'set':
      return setOf(oneOf(codes as [string, ...string[]]))
  }
}

function section(name: string, meaning: string, describe: (path: string) => string): z.ZodType {
  const fields: Fields = {}
  for (const [path, meant] of Object.entries(IDENTIFYING)) if (path.startsWith(`${name}.`)) fields[keyOf(path)] = told(meant, text).optional()
  for (const [path, definition] of Object.entries(facts)) {
    if (!path.startsWith(`${name}.`)) continue
    const value = path.endsWith('.{label}') ? byLabel(definition) : valueShape(definition)
    const field = told(describe(path), value)
    fields[keyOf(path)] = REQUIRED.includes(path) ? field : field.optional()
  }
  return told(meaning, strict(fields))
}

const byLabel = (definition: FactDefinition): z.ZodType =>
  strict(Object.fromEntries(Object.keys(labels).map((label) => [label, valueShape(definition).optional()])))

const keyOf = (path: string): string => path.split('.')[1] as string

const pastCase = strict({
  id: text.optional(),
  service: told('The service it was about', codesOf(services)),
  openedAt: told('When it was opened', instant),
  closedAt: told('When it was closed; an open case has none', instant).optional(),
  quantity: told('Units it covered', whole(1, MOST_UNITS)).optional(),
  outcome: told('How it ended', oneOf(['open', 'done', 'not_fixed', 'refused', 'cancelled'])),
  fault: told('What was wrong', text).optional(),
  part: told('The part it was about. Default: the main unit', valueShape(facts['claim.part'] as FactDefinition)).optional(),
  label: told('The label under which it was served', codesOf(labels)).optional(),
})

/**
 * The shape of Facts over the vocabulary that every policy has, written once more, apart from the door: from it comes the JSON Schema, and a law holds it
 * against the door. What facts mean together (orders of events, units) only the door checks.
 *
 * @param describe - The text of a fact, or of an event by `events.<id>`.
 */
export function factsShape(describe: (path: string) => string = () => ''): z.ZodType {
  const events = Object.entries(BASE_VOCABULARY.events).filter(([, { builtIn }]) => builtIn === undefined)
  return strict({
    asOf: told('The moment of the decision; the library has no clock, so there is no default', instant),
    order: section('order', 'The order and how it was made', describe),
    buyer: section('buyer', 'Who bought', describe).optional(),
    item: section('item', 'The order line that the claim is about', describe),
    goods: section('goods', 'State of the goods', describe).optional(),
    events: told(
      'What happened when. null: known not to have happened by asOf. Left out: unknown',
      strict(Object.fromEntries(events.map(([id]) => [id, told(describe(`events.${id}`), instant.nullable()).optional()]))),
    ).optional(),
    history: told('Earlier after-sales cases on this item; [] when there are none', list(pastCase)).optional(),
    claim: section('claim', 'What is claimed, and what was found about it', describe),
  })
}
