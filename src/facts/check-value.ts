import { DAY_MS, partsOf } from '../core/civil-day.js'
import { parseInstant } from '../core/instant.js'
import { pathText } from '../core/issue.js'
import type { FactValue } from './checked-facts.js'
import type { FactLeaf } from './fact-tree.js'
import { INSTANT, type Path, type Reading } from './reading.js'

/** Half of a surrogate pair, which no encoding of the text could carry. */
const LONE_SURROGATE = /\p{Surrogate}/u

/** Checks one fact; undefined, with an issue, when it is wrong. */
export function checkFact(reading: Reading, leaf: FactLeaf, value: unknown): FactValue | undefined {
  switch (leaf.type) {
    case 'boolean':
      return typeof value === 'boolean' ? value : wrongType(reading, value, leaf.keys, 'true or false')
    case 'integer':
      return checkInteger(reading, value, leaf.keys, leaf.min, leaf.max)
    case 'string':
      return checkText(reading, value, leaf.keys)
    case 'instant':
      return checkInstant(reading, value, leaf.keys)
    case 'enum':
    case 'category':
      return checkCode(reading, value, leaf.keys, leaf.codes, leaf.path)
    case 'set':
      return checkSet(reading, value, leaf)
  }
}

export function checkInteger(reading: Reading, value: unknown, path: Path, min: number, max: number): number | undefined {
  if (!Number.isInteger(value)) return wrongType(reading, value, path, 'an integer')
  const integer = value as number
  if (integer < min || integer > max) return void reading.say('out_of_range', path, { value: integer, min, max })
  // -0 is 0.
  return integer + 0
}

export function checkText(reading: Reading, value: unknown, path: Path): string | undefined {
  if (typeof value !== 'string') return wrongType(reading, value, path, 'a text')
  if (value === '') return void reading.say('empty_text', path)
  if (LONE_SURROGATE.test(value)) return void reading.say('malformed_text', path)
  return value
}

export function checkCode(reading: Reading, value: unknown, path: Path, codes: ReadonlySet<string>, of: string): string | undefined {
  if (typeof value !== 'string') return wrongType(reading, value, path, 'a code')
  if (!codes.has(value)) return void reading.say('unknown_value', path, { value, of }, reading.values(value, codes))
  return value
}

function checkSet(reading: Reading, value: unknown, leaf: FactLeaf): ReadonlySet<string> | undefined {
  const entries = reading.entriesOf(value, leaf.keys)
  if (entries === undefined) return undefined
  const before = reading.issues.length
  const found = new Set<string>()
  for (const [index, entry] of entries.entries()) {
    const code = checkCode(reading, entry, [...leaf.keys, index], leaf.codes, leaf.path)
    if (code === undefined) continue
    if (found.has(code)) reading.say('duplicate_value', [...leaf.keys, index], { value: code })
    found.add(code)
  }
  return reading.issues.length === before ? found : undefined
}

/** An instant as UTC milliseconds. */
export function checkInstant(reading: Reading, value: unknown, path: Path): number | undefined {
  if (typeof value !== 'string') return wrongType(reading, value, path, INSTANT)
  const ms = parseInstant(value)
  if (ms === undefined) return notAnInstant(reading, value, path)
  if (ms < reading.range.from || ms >= reading.range.until) {
    return void reading.say('instant_out_of_range', path, { value, from: yearOf(reading.range.from), until: yearOf(reading.range.until - 1) })
  }
  return ms
}

/** What is left of an offset whose + was taken for a blank. */
const BLANK_OFFSET = /T[\d:.]+ \d\d:\d\d$/

function notAnInstant(reading: Reading, value: string, path: Path): undefined {
  const hint = BLANK_OFFSET.test(value) ? 'the + of an offset is written %2B in the query of a URL' : 'write it like 2026-05-01T10:00:00+08:00'
  reading.say(parseInstant(`${value}Z`) === undefined ? 'not_an_instant' : 'instant_without_offset', path, { value }, { hint })
}

const yearOf = (ms: number): number => partsOf(Math.floor(ms / DAY_MS)).year

function wrongType(reading: Reading, value: unknown, path: Path, expected: string): undefined {
  reading.wrong(value === null ? 'null_value' : 'wrong_type', value, path, expected)
}

/** Says so when an instant lies after asOf. */
export function sayAfterAsOf(reading: Reading, ms: number, path: Path): void {
  if (reading.asOf !== undefined && ms > reading.asOf) reading.say('after_as_of', path, { what: pathText(path) })
}
