import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { jsonSchemas } from '../schema/json-schemas.js'
import { parametersSchema } from '../schema/parameters-schema.js'
import { SHIPPED } from './shipped-packs.js'

/** Writes the JSON Schemas into a folder, or all of them as one object to standard output. */
export function runSchema(out: string | undefined): void {
  const schemas: Record<string, object> = { ...jsonSchemas(), parameters: parametersSchema(Object.values(SHIPPED)) }
  if (out === undefined) {
    process.stdout.write(`${JSON.stringify(schemas, null, 2)}\n`)
    return
  }
  mkdirSync(out, { recursive: true })
  for (const [name, schema] of Object.entries(schemas)) writeFileSync(join(out, `${name}.schema.json`), `${JSON.stringify(schema, null, 2)}\n`)
  process.stdout.write(`${Object.keys(schemas).length} schemas written to ${out}\n`)
}
