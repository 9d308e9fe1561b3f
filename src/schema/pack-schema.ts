import * as z from 'zod'
import type { Source, SourceKind } from '../policy/pack.js'
import { duration } from './duration-schema.js'
import { citations, condition, inForce, note, rule, scope } from './rule-schema.js'
import { day, instant, list, listOfSome, localeMap, oneOf, say, strict, text, told, whole } from './shape.js'
import { table } from './table-schema.js'
import { roll } from './window-schema.js'

const $schema = told('Where an editor finds the schema of this file', text).optional()

const parameter = strict({
  type: told('What it holds', oneOf(['integer', 'boolean', 'enum', 'duration'])),
  default: told('Its value unless a shop says otherwise', z.union([z.number(), z.boolean(), z.string(), duration])),
  values: told('Of an enum: what it may be', listOfSome(text)).optional(),
  text: told('What it decides', localeMap),
  note: note.optional(),
})

/** pack.json */
export const manifest: z.ZodType = strict({
  $schema,
  id: told('Name of the folder; "brands/apple" holds ids "brands.apple.*"', text),
  version: told('Version of the rules', text),
  text: told('What the pack holds', localeMap),
  layer: told('Where its rules come from; other layers can only add to what the law gives', oneOf(['law', 'platform', 'seller', 'manufacturer'])),
  needs: told('Packs that must be linked before it', list(text)).optional(),
  scope: told('Applies to every rule of the pack', scope).optional(),
  when: told('Applies to every rule of the pack', condition).optional(),
  timeZone: told('Whose civil days count, such as Asia/Shanghai', text),
  calendar: told('Id of the calendar by which days roll: its own, or that of a pack it needs', text).optional(),
  roll: told('How last days roll unless a rule says otherwise', roll).optional(),
  parameters: told('Readings that its sources leave open', z.record(z.string(), parameter)).optional(),
})

/** A provision file. */
export const provision: z.ZodType = strict({
  $schema,
  id: told('Pack and file name, dotted: what every id in the file begins with', text),
  text: told('Heading of the provision', localeMap),
  rules: told('The grant, its exclusions, their exceptions, adjusts, duties', list(rule)),
  tables: told('Rows of data for the templates among the rules', list(table)).optional(),
})

/** calendar.json */
export const calendar: z.ZodType = strict({
  $schema,
  id: told('The name by which packs call it', text),
  from: told('The first day covered', day),
  until: told('The first day no more covered; beyond it nothing is guessed', day),
  weekend: told('ISO weekdays, 1 = Monday', list(whole(1, 7))),
  daysOff: told('Days off by the gazette, weekends of a holiday included', list(strict({ day, name: localeMap }))),
  workingDays: told('Weekend days that are worked', list(day)),
  longestRest: told('The longest run of rest days there can be', whole(0, 366)),
  cites: citations,
})

/** zone.json, written by the build. */
export const zone: z.ZodType = strict({
  $schema,
  id: told('IANA name of the time zone', text),
  from: told('The first day covered', day),
  until: told('The first day no more covered', day),
  changes: told('From when which offset holds; the first at "from"', listOfSome(strict({ at: instant, offsetMinutes: whole(-840, 840) }))),
})

/** What a source of each kind tells; null where there is none, or none is known. */
const TOLD: Record<SourceKind, readonly (keyof Source)[]> = {
  law: ['number', 'inForce', 'address'],
  rule: ['number', 'inForce', 'address'],
  page: ['address', 'dated'],
  copy: ['address', 'dated'],
  memory: ['note'],
}

const source = strict({
  kind: told(
    'law and rule tell number, inForce and address, page and copy (by others) address and dated, memory a note; null: there is none, or none is known',
    oneOf(['law', 'rule', 'page', 'copy', 'memory']),
  ).optional(),
  title: localeMap,
  issuer: told('Who made it', localeMap),
  number: told('Its number', text).nullable().optional(),
  inForce: inForce.nullable().optional(),
  address: told('Where it stands in public', text).nullable().optional(),
  dated: told('The day that the page itself shows', day).nullable().optional(),
  readOn: told('When it was read', day),
  note: note.optional(),
}).superRefine((found, context) => {
  const { kind } = found as unknown as Source
  for (const key of kind ? TOLD[kind] : []) if (found[key] === undefined) say(context, 'source_silent', { kind: kind as string, key }, { at: [key] })
})

/** sources.json: the texts that rules cite, by key. */
export const sources: z.ZodType = z.object({ $schema }).catchall(source)
