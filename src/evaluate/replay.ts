import { hashOf } from '../core/canonical.js'
import { ENGINE } from '../core/engine.js'
import { parseInstant } from '../core/instant.js'
import type { Facts } from '../facts/facts.js'
import { normalizeFacts } from '../facts/normalize-facts.js'
import { BASE_VOCABULARY, type Vocabulary } from '../facts/vocabulary.js'
import type { CompiledPolicy } from '../policy/compiled.js'
import type { Pack } from '../policy/pack.js'
import type { Decision } from './decision.js'

/** Hashes to store beside a decision: the same four mean that it can be replayed (S-14). */
export interface Replay {
  policy: string
  facts: string
  result: string
  engine: string
}

/** Everything that the rules of a policy are made of. */
export function policyHash({ packs }: CompiledPolicy): string {
  return hashOf({ packs: packs.map(({ with: _, ...content }) => ({ ...content, values: readingsOf(content) })), vocabulary: BASE_VOCABULARY })
}

/** Every parameter with its value, so that naming a default changes nothing. */
const readingsOf = ({ parameters = {}, values }: Pick<Pack, 'parameters' | 'values'>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(parameters).map(([name, parameter]) => [name, Object.hasOwn(values, name) ? values[name] : parameter.default]))

const INSTANT_FIELDS = new Set(['asOf', 'opensAt', 'closesAt'])

/** The decision with its instants in UTC milliseconds, so that offsets do not matter. */
function normalizeDecision(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return INSTANT_FIELDS.has(key) ? parseInstant(value) : value
  if (Array.isArray(value)) return value.map((part) => normalizeDecision(part))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, normalizeDecision(part, name)]))
}

export const replayOf = (policy: string, vocabulary: Vocabulary, facts: Facts, decision: Decision): Replay => ({
  policy,
  facts: hashOf(normalizeFacts(facts, vocabulary)),
  result: hashOf(normalizeDecision(decision)),
  engine: hashOf(ENGINE),
})
