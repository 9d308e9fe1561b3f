import type * as z from 'zod'
import type { Issue, IssueCode } from '../core/issue.js'
import { type Hints, kindOf } from '../facts/reading.js'
import type { Said } from './shape.js'

type Path = readonly (string | number)[]
type Found = z.core.$ZodIssue
type Of<Code extends Found['code']> = Extract<Found, { code: Code }>

/** An issue that may still lose against another alternative of a union. */
export interface Draft {
  code: IssueCode
  path: Path
  params: Issue['params']
  hint?: string
}

const WORDS: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

/** Puts zod's issues into codes of our own; of a union the alternative that was most likely meant. Parse with `reportInput`. */
export const drafts = (found: readonly Found[], hints: Hints, before: Path = []): Draft[] =>
  found.flatMap((one) => draftsOf(one, hints, [...before, ...(one.path as Path)]))

function draftsOf(found: Found, hints: Hints, path: Path): Draft[] {
  // JSON has no undefined, so a value that is one was left out.
  if (found.input === undefined && path.length > 0) return [missing(path)]
  switch (found.code) {
    case 'unrecognized_keys':
      return ofKeys(found, hints, path)
    case 'invalid_union':
      return ofUnion(found, hints, path)
    case 'invalid_value':
      return [ofValue(found.input, found.values, hints, path)]
    case 'too_small':
      // Texts and lists have no other bound than one.
      return [{ code: Array.isArray(found.input) ? 'empty_list' : 'empty_text', path, params: {} }]
    case 'custom':
      return [ofOwn(found, path)]
    default:
      // The shapes use no other check of zod.
      return [wrongType(found.input, String((found as Of<'invalid_type'>).expected), path)]
  }
}

const missing = (path: Path): Draft => ({ code: 'missing_key', path, params: { key: String(path.at(-1)) } })

const wrongType = (input: unknown, expected: string, path: Path): Draft => ({
  code: 'wrong_type',
  path,
  params: { expected: WORDS[expected] ?? expected, found: kindOf(input) },
})

function ofKeys(found: Of<'unrecognized_keys'>, hints: Hints, path: Path): Draft[] {
  const known = JSON.parse(found.message) as string[]
  return found.keys.map((key) => ({ code: 'unknown_key', path: [...path, key], params: { key }, ...hints.near(key, known) }))
}

function ofValue(input: unknown, values: readonly unknown[], hints: Hints, path: Path): Draft {
  if (typeof input !== 'string' || typeof values[0] !== 'string') return wrongType(input, values.join(' or '), path)
  return { code: 'unknown_value', path, params: { value: input, of: String(path.at(-1)) }, ...hints.near(input, values as string[]) }
}

function ofOwn(found: Of<'custom'>, path: Path): Draft {
  const { said } = found.params as { said: Said }
  return { ...said, path }
}

function ofUnion(found: Of<'invalid_union'>, hints: Hints, path: Path): Draft[] {
  const kind = 'discriminator' in found ? String(found.discriminator) : undefined
  if (kind !== undefined) {
    const given = (found.input as Record<string, unknown>)[kind]
    return [given === undefined ? missing(path) : ofValue(given, (found as { options: unknown[] }).options, hints, path)]
  }
  const alternatives = found.errors.map((errors) => drafts(errors, hints, path))
  const costs = alternatives.map((ones) => ones.reduce((sum, one) => sum + cost(one, path), 0))
  const least = Math.min(...costs)
  const best = alternatives[costs.indexOf(least)] as Draft[]
  return least < OTHER_TYPE ? best : [wrongType(found.input, expectedBy(alternatives), path)]
}

const OTHER_TYPE = 1000

/** How far an input is from an alternative: another type of value is far, a key that is no near miss is nearer, a mistake further inside is near. */
function cost({ code, path, hint }: Draft, at: Path): number {
  if (code === 'wrong_type' && path.length === at.length) return OTHER_TYPE
  return (code === 'unknown_key' || code === 'missing_key') && path.length === at.length + 1 && hint === undefined ? 10 : 1
}

const expectedBy = (alternatives: readonly Draft[][]): string =>
  [...new Set(alternatives.flatMap((ones) => ones.filter(({ code }) => code === 'wrong_type').map(({ params }) => String(params.expected))))].join(' or ')
