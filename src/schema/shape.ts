import * as z from 'zod'
import { parseDay } from '../core/civil-day.js'
import { parseInstant } from '../core/instant.js'
import type { Issue, IssueCode } from '../core/issue.js'

/** What the JSON Schema says about a shape besides what zod knows: `id` makes it a definition, `names` lists codes, the rest is JSON Schema. */
export interface About {
  id?: string
  description?: string
  /** The vocabulary whose codes an editor offers; a pack may add others. */
  names?: string
  [keyword: string]: unknown
}

/** Of this library alone: the global registry of zod belongs to the user. */
export const about: z.core.$ZodRegistry<About> = z.registry<About>()

type Fields = Record<string, z.ZodType>

/** An object without other keys. Its keys travel in the message of zod's issue, for the "did you mean". */
export const strict = (fields: Fields): z.ZodObject =>
  z.strictObject(fields, { error: (found) => (found.code === 'unrecognized_keys' ? JSON.stringify(Object.keys(fields)) : undefined) })

/** Registers what the JSON Schema shall say. */
export function named<T extends z.ZodType>(id: string, description: string, schema: T, more: About = {}): T {
  about.add(schema, { id, description, ...more })
  return schema
}

/** A copy of a shape with its description at one place. */
export function told<T extends z.ZodType>(description: string, schema: T, more: About = {}): T {
  const copy = schema.clone(schema._zod.def, { parent: true }) as T
  about.add(copy, { description, ...more })
  return copy
}

/** What an issue of our own carries; its code in zod is "custom". */
export interface Said {
  code: IssueCode
  params: Issue['params']
  hint?: string
}

export function say(
  context: z.core.$RefinementCtx,
  code: IssueCode,
  params: Issue['params'],
  { at = [], ...more }: { hint?: string; at?: (string | number)[] } = {},
): void {
  const said: Said = { code, params, ...more }
  context.addIssue({ code: 'custom', path: at, params: { said } })
}

export const text: z.ZodString = z.string().min(1)

/** A whole number within bounds; zod would report one that is beyond the safe integers twice. */
export function whole(min: number, max: number): z.ZodType {
  const schema = z.number().superRefine((value, context) => {
    if (!Number.isInteger(value)) say(context, 'wrong_type', { expected: 'an integer', found: String(value) })
    else if (value < min || value > max) say(context, 'out_of_range', { value, min, max })
  })
  about.add(schema, { type: 'integer', minimum: min, maximum: max })
  return schema
}

export const list = (of: z.ZodType): z.ZodType => z.array(of)

export const listOfSome = (of: z.ZodType): z.ZodType => z.array(of).min(1)

export const oneOf = (values: readonly [string, ...string[]]): z.ZodType => z.enum(values)

/** Any value but none at all; a new shape each time, since what the registry says of one goes to its copies. */
export const anything = (): z.ZodType => z.unknown().refine((value) => value !== undefined, { abort: true })

export const day: z.ZodType = told(
  'A civil day, YYYY-MM-DD',
  z.string().superRefine((value, context) => {
    if (parseDay(value) === undefined) say(context, 'not_a_day', { value })
  }),
  { pattern: '^\\d{4}-\\d\\d-\\d\\d$' },
)

export const instant: z.ZodType = told(
  'An instant, ISO 8601 with an offset or Z',
  z.string().superRefine((value, context) => {
    if (parseInstant(value) === undefined) say(context, 'not_an_instant', { value })
  }),
  { pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?(Z|[+-]\\d\\d:\\d\\d)$' },
)

const cell: z.ZodType = named(
  'Cell',
  'A column of the row that a template is expanded for, or a parameter of the pack',
  z.union([strict({ row: told('A column of the table that "each" names', text) }), strict({ param: told('A parameter of the pack', text) })]),
)

/** Anywhere in a rule a value may come from a table or a parameter. */
export const orCell = (schema: z.ZodType): z.ZodType => z.union([schema, cell])

/** A code of the vocabulary, its own or a pack's; whether it is one is checked when packs are linked. */
export function code(names: string): z.ZodType {
  const copy = text.clone()
  about.add(copy, { names })
  return copy
}

export const localeMap: z.ZodType = named(
  'Texts',
  'One sentence in each language; English is required, Simplified Chinese expected',
  z.object({ en: told('English', text), zh: told('Simplified Chinese', text).optional() }).catchall(text),
)
