import { formatIn } from '../../../src/core/zone.js'
import type { CheckedFacts } from '../../../src/facts/checked-facts.js'
import type { Facts } from '../../../src/facts/facts.js'
import { factDefinition } from '../../../src/facts/vocabulary.js'
import type { CompiledPolicy } from '../../../src/policy/compiled.js'

type Json = Record<string, unknown>

/** A completed claim as an input again, so that the door and the evaluator judge it by themselves. */
export function inputOf({ zone, vocabulary }: CompiledPolicy, { asOf, submitted, values, events, history }: CheckedFacts): Facts {
  const at = (ms: number): string => formatIn(zone, ms)
  const facts: Json = { asOf: at(asOf), order: {}, item: {}, claim: { submittedAt: at(submitted) } }
  for (const [path, value] of values)
    put(facts, path.split('.'), value instanceof Set ? [...value] : factDefinition(vocabulary, path)?.type === 'instant' ? at(value as number) : value)
  put(facts, ['order', 'purchasedAt'], at(events.get('purchased') as number))
  const given = [...events].filter(([event]) => vocabulary.events[event]?.builtIn === undefined)
  facts.events = Object.fromEntries(given.map(([event, ms]) => [event, ms === null ? null : at(ms)]))
  if (history)
    facts.history = history.map(({ openedAt, closedAt, ...rest }) =>
      compact({ ...rest, openedAt: at(openedAt), closedAt: closedAt === undefined ? undefined : at(closedAt) }),
    )
  return facts as unknown as Facts
}

const compact = (value: object): object => Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined))

function put(into: Json, [key, ...rest]: string[], value: unknown): void {
  if (key === undefined) return
  if (rest.length === 0) into[key] = value
  else {
    into[key] ??= {}
    put(into[key] as Json, rest, value)
  }
}
