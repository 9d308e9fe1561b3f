import * as z from 'zod'
import { cases } from './cases-schema.js'
import { CONDITION_JSON_SCHEMA } from './condition-json-schema.js'
import { factsShape } from './facts-schema.js'
import { calendar, manifest, provision, sources, zone } from './pack-schema.js'
import { about } from './shape.js'
import { CODES, english, TEXTS } from './texts.js'
import { vocabularyFiles } from './vocabulary-schema.js'

type Json = Record<string, unknown>

const TITLES = {
  facts: 'Facts of a claim',
  pack: 'pack.json: a pack of rules',
  provision: 'A provision: rules that belong together',
  calendar: 'calendar.json: rest days and make-up working days',
  sources: 'sources.json: the texts that rules cite',
  zone: 'zone.json: offsets of a time zone',
  cases: 'Worked cases beside a provision',
  vocabulary: 'vocabulary/*.json: what a pack adds to the vocabulary',
}

/**
 * JSON Schemas (draft 7, which editors know best) by name: what `$schema` in a rule file points at. `facts` is over the vocabulary that every policy has.
 *
 * @example
 * jsonSchemas().facts // => { $schema: 'http://json-schema.org/draft-07/schema#', title: 'Facts of a claim', … }
 */
export function jsonSchemas(): Record<string, object> {
  const facts = factsShape(describe)
  const shapes: Record<keyof typeof TITLES, z.ZodType> = {
    facts,
    pack: manifest,
    provision,
    calendar,
    sources,
    zone,
    cases,
    vocabulary: z.union(Object.values(vocabularyFiles)),
  }
  return Object.fromEntries(Object.entries(TITLES).map(([name, title]) => [name, schemaOf(shapes[name as keyof typeof TITLES], title)]))
}

function schemaOf(shape: z.ZodType, title: string): object {
  const definitions: Json = {}
  const made = toJson(shape, definitions) as Json
  const { $schema, definitions: own, ...rest } = made
  const all = { ...(own as Json | undefined), ...definitions }
  return { $schema, title, ...rest, ...(Object.keys(all).length > 0 && { definitions: all }) }
}

/** Marks left by the shapes become references; what they refer to is collected. */
function toJson(shape: z.ZodType, definitions: Json): object {
  return z.toJSONSchema(shape, {
    target: 'draft-7',
    io: 'input',
    metadata: about,
    override: ({ jsonSchema }) => {
      const { names, condition, facts, byService, ...rest } = jsonSchema as Json
      if (names === undefined && condition === undefined && facts === undefined && byService === undefined) return
      for (const key of Object.keys(jsonSchema)) delete (jsonSchema as Json)[key]
      Object.assign(jsonSchema, rest)
      if (condition !== undefined) refer(jsonSchema as Json, 'Condition', definitions, () => conditionIn(definitions))
      else if (facts !== undefined) refer(jsonSchema as Json, 'Facts', definitions, () => partial(toJson(factsShape(describe, true), definitions) as Json))
      else if (byService !== undefined) Object.assign(jsonSchema, { propertyNames: { enum: Object.keys({ ...CODES.services?.texts }) } })
      else refer(jsonSchema as Json, String(names), definitions, () => (names === 'terms' ? termsJson() : codesJson(String(names))))
    },
  })
}

function refer(schema: Json, name: string, definitions: Json, make: () => object): void {
  for (const key of Object.keys(schema)) if (key !== 'description' && key !== 'id') delete schema[key]
  Object.assign(schema, { allOf: [{ $ref: `#/definitions/${name}` }] })
  definitions[name] ??= make()
}

function conditionIn(definitions: Json): object {
  definitions.facts ??= codesJson('facts')
  return CONDITION_JSON_SCHEMA
}

/** Codes with their meaning; where packs may add to them, any other is taken too, and checked when packs are linked. */
function codesJson(name: string): object {
  const { texts, open } = CODES[name] as (typeof CODES)[string]
  return { anyOf: [...constants(texts), ...(open ? [{ type: 'string', minLength: 1 }] : [])] }
}

const constants = (texts: Record<string, string>): object[] => Object.entries(texts).map(([code, description]) => ({ const: code, description }))

function termsJson(): object {
  const terms = Object.entries(TEXTS.terms).filter(([, { computed }]) => computed !== true)
  const properties = terms.map(([name, { text, type, values }]) => [name, { description: text.en, ...termJson(type, english(values ?? {})) }])
  return { type: 'object', properties: Object.fromEntries(properties) as Json }
}

function termJson(type: string, values: Record<string, string>): object {
  const cell = { $ref: '#/definitions/Cell' }
  if (type === 'enum') return { anyOf: [...constants(values), cell] }
  if (type === 'set') return { type: 'array', items: { anyOf: [...constants(values), cell] } }
  if (type === 'boolean') return { anyOf: [{ type: 'boolean' }, cell] }
  if (type === 'duration') return { $ref: '#/definitions/Duration' }
  return {}
}

/** Facts of a case are laid over each other, so that none is required. */
function partial(schema: Json): Json {
  const { required: _, $schema: __, properties, ...rest } = schema
  const parts = Object.entries(properties as Record<string, Json>).map(([key, part]) => [key, part.type === 'object' ? partial(part) : part])
  return { ...rest, properties: Object.fromEntries(parts) as Json }
}

function describe(path: string): string {
  if (path.startsWith('events.')) {
    const { text, note } = TEXTS.events[path.slice('events.'.length)] as (typeof TEXTS.events)[string]
    return `${text.en}: ${note.en}`
  }
  const { text, unit, valueText = {} } = TEXTS.facts[path] as (typeof TEXTS.facts)[string]
  const values = Object.entries(english(valueText)).map(([code, said]) => `${code}: ${said}`)
  const counted = unit === undefined ? '' : unit === 'minor' ? ' (minor units)' : ` (${unit})`
  return `${text.en}${counted}${values.length > 0 ? `\n${values.join('\n')}` : ''}`
}
