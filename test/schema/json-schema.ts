type Json = Record<string, unknown>

const TYPES: Record<string, (value: unknown) => boolean> = {
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  integer: Number.isInteger,
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
}

/** The keywords of draft 7 that the schemas use; another one is an error, so that none is passed over. */
const KEYWORDS: Record<string, (rule: never, value: unknown, schema: Json, check: Check) => boolean> = {
  type: (rule: string | string[], value) => [rule].flat().some((type) => TYPES[type]?.(value)),
  const: (rule, value) => value === rule,
  enum: (rule: unknown[], value) => rule.includes(value),
  anyOf: (rule: Json[], value, _, check) => rule.some((one) => check(one, value)),
  allOf: (rule: Json[], value, _, check) => rule.every((one) => check(one, value)),
  oneOf: (rule: Json[], value, _, check) => rule.filter((one) => check(one, value)).length === 1,
  pattern: (rule: string, value) => typeof value !== 'string' || new RegExp(rule).test(value),
  minLength: (rule: number, value) => typeof value !== 'string' || value.length >= rule,
  minimum: (rule: number, value) => typeof value !== 'number' || value >= rule,
  maximum: (rule: number, value) => typeof value !== 'number' || value <= rule,
  minItems: (rule: number, value) => !Array.isArray(value) || value.length >= rule,
  maxItems: (rule: number, value) => !Array.isArray(value) || value.length <= rule,
  uniqueItems: (_, value) => !Array.isArray(value) || new Set(value).size === value.length,
  items: (rule: Json | Json[], value, _, check) =>
    !Array.isArray(value) || value.every((one, index) => check(Array.isArray(rule) ? (rule[index] as Json) : rule, one)),
  required: (rule: string[], value) => !TYPES.object?.(value) || rule.every((key) => Object.hasOwn(value as Json, key)),
  minProperties: (rule: number, value) => !TYPES.object?.(value) || Object.keys(value as Json).length >= rule,
  maxProperties: (rule: number, value) => !TYPES.object?.(value) || Object.keys(value as Json).length <= rule,
  propertyNames: (rule: Json, value, _, check) => !TYPES.object?.(value) || Object.keys(value as Json).every((key) => check(rule, key)),
  properties: (rule: Record<string, Json>, value, _, check) =>
    !TYPES.object?.(value) || Object.entries(value as Json).every(([key, part]) => !Object.hasOwn(rule, key) || check(rule[key] as Json, part)),
  additionalProperties: (rule: boolean | Json, value, { properties = {} }, check) =>
    !TYPES.object?.(value) ||
    Object.entries(value as Json).every(([key, part]) => Object.hasOwn(properties as Json, key) || (typeof rule === 'boolean' ? rule : check(rule, part))),
}
const SILENT = new Set(['$schema', 'title', 'description', 'definitions'])

type Check = (schema: Json, value: unknown) => boolean

/** Whether a value fits a JSON Schema of draft 7; throws on a keyword or a reference that it does not know. */
export function fits(root: object, value: unknown): boolean {
  const check: Check = (schema, part) => {
    if (schema.$ref !== undefined) return check(definition(root as Json, schema.$ref as string), part)
    return Object.entries(schema).every(([keyword, rule]) => {
      if (SILENT.has(keyword)) return true
      const test = KEYWORDS[keyword]
      if (test === undefined) throw new Error(`unknown keyword ${keyword}`)
      return test(rule as never, part, schema, check)
    })
  }
  return check(root as Json, value)
}

function definition(root: Json, reference: string): Json {
  const found = (root.definitions as Record<string, Json> | undefined)?.[reference.replace('#/definitions/', '')]
  if (found === undefined) throw new Error(`dangling ${reference}`)
  return found
}

/** Every reference in a schema. */
export function references(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([key, part]) => (key === '$ref' ? [String(part)] : references(part)))
}
