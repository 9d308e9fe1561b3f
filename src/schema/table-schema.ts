import * as z from 'zod'
import { duration } from './duration-schema.js'
import { certainty, citations, inForce, note } from './rule-schema.js'
import { list, listOfSome, localeMap, named, oneOf, strict, text, told } from './shape.js'

const column = strict({
  type: told('What its cells hold', oneOf(['duration', 'minor', 'integer', 'code', 'event', 'boolean'])),
  text: told('What the column says', localeMap),
})

const row = strict({
  id: told('kebab-case, never reused', text),
  key: told('One entry for each key of the table; left out: any', z.record(z.string(), z.union([text, listOfSome(text)]))),
  values: told(
    'By column; templates that use a column that is left out pass over the row',
    z.record(z.string(), z.union([z.number(), z.string(), z.boolean(), duration])),
  ),
  cites: citations.optional(),
  certainty: certainty.optional(),
  note: note.optional(),
  inForce: inForce.optional(),
})

/** Rows of data that make rules. */
export const table: z.ZodType = named(
  'Table',
  'Rows of data that make rules: a rule with "each" is a template',
  strict({
    id: told('The name by which "each" calls it', text),
    keys: told('category, brand, channel and label go into scope, any other key into "when"', listOfSome(text)),
    columns: told('The columns that templates may use', z.record(z.string(), column)),
    match: told(
      'nearest: a row gives way to rows for categories below it. all: every matching row makes its own route. Default: nearest',
      oneOf(['nearest', 'all']),
    ).optional(),
    rows: list(row),
  }),
)
