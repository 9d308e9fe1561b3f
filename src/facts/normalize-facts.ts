import { parseInstant } from '../core/instant.js'
import type { Facts } from './facts.js'
import { BASE_VOCABULARY, type Vocabulary } from './vocabulary.js'

type Plain = Record<string, unknown>

/**
 * The value by which facts are hashed (S-14): instants as UTC milliseconds, sets sorted, what is undefined left out, the rest as given.
 * Only for facts that have passed the door.
 *
 * @example
 * normalizeFacts({ asOf: '1970-01-01T08:00:01+08:00', … }) // => { asOf: 1000, … }
 */
export function normalizeFacts(input: Facts, vocabulary: Vocabulary = BASE_VOCABULARY): Plain {
  return mapOf(input, (key, value) => {
    if (key === 'asOf') return instant(value)
    if (key === 'events') return mapOf(value, (_, when) => instant(when))
    if (key === 'history') return (value as object[]).map(normalCase)
    return mapOf(value, (name, fact) => normalFact(`${key}.${name}`, fact, vocabulary))
  })
}

function normalFact(path: string, value: unknown, vocabulary: Vocabulary): unknown {
  if (Array.isArray(value)) return [...value].sort()
  if (typeof value === 'object') return mapOf(value, (key, part) => normalFact(`${path}.${key}`, part, vocabulary))
  return vocabulary.facts[path]?.type === 'instant' ? instant(value) : value
}

const normalCase = (past: object): Plain => mapOf(past, (key, value) => (key === 'openedAt' || key === 'closedAt' ? instant(value) : value))

const instant = (value: unknown): unknown => (typeof value === 'string' ? parseInstant(value) : value)

function mapOf(value: unknown, change: (key: string, value: unknown) => unknown): Plain {
  const entries = Object.entries(value as Plain).filter(([, part]) => part !== undefined)
  return Object.fromEntries(entries.map(([key, part]) => [key, change(key, part)]))
}
