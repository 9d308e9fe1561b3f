import type { Facts } from '../../facts/facts.js'

type Plain = { [key: string]: unknown }

/** The same facts with one more: `goods.activated`, `events.delivered`, `history`. */
export function withFact(facts: Facts, path: string, value: unknown): Facts {
  const set = (into: Plain, [key, ...rest]: string[]): Plain =>
    key === undefined ? into : { ...into, [key]: rest.length === 0 ? value : set((into[key] ?? {}) as Plain, rest) }
  return set(facts as unknown as Plain, path.split('.')) as unknown as Facts
}
