/**
 * Rule files and facts from outside: parse them, and JSON Schemas for editors. Needs zod.
 *
 * @module aftersales/schema
 */
export type { Issue } from './core/issue.js'
export type { Facts } from './facts/facts.js'
export type { Pack } from './policy/pack.js'
export { checkShape, type ShapeKind } from './schema/check-shape.js'
export { jsonSchemas } from './schema/json-schemas.js'
export { parametersSchema } from './schema/parameters-schema.js'
export { parseFacts } from './schema/parse-facts.js'
export { parsePack } from './schema/parse-pack.js'
