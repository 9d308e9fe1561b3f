import type { FactValue } from './checked-facts.js'
import { checkFact, checkInstant } from './check-value.js'
import { type FactBranch, type FactTree, SECTIONS } from './fact-tree.js'
import { type Path, type Reading, UNREADABLE } from './reading.js'
import type { Vocabulary } from './vocabulary.js'

const TOP_KEYS: readonly string[] = ['asOf', ...SECTIONS, 'events', 'history']

/** Reads the facts of one section into `values`; returns the required facts that it does not hold. */
export function checkSection(reading: Reading, section: FactBranch, value: unknown, tree: FactTree, values: Map<string, FactValue>): string[] {
  const missing = new Map<string, string>()
  for (const [key, node] of section.children) if (node.kind === 'leaf' && node.required) missing.set(key, node.path)
  const keys = reading.keysOf(value, section.keys)
  if (keys === undefined) return []
  for (const key of keys) {
    const part = reading.at(value, key, section.keys)
    if (part === undefined) continue
    missing.delete(key)
    if (part === UNREADABLE) continue
    const node = section.children.get(key)
    if (node === undefined) sayUnknown(reading, [...section.keys, key], section.children.keys(), tree)
    else if (node.kind === 'branch') checkSection(reading, node, part, tree, values)
    else {
      const checked = checkFact(reading, node, part)
      if (checked !== undefined && !node.identifies) values.set(node.path, checked)
    }
  }
  return [...missing.values()]
}

/** Reads what happened when; null stays null. Orders between events are checked later. */
export function checkEvents(reading: Reading, value: unknown, tree: FactTree, vocabulary: Vocabulary): Map<string, number | null> {
  const events = new Map<string, number | null>()
  for (const id of reading.keysOf(value, ['events']) ?? []) {
    const when = reading.at(value, id, ['events'])
    if (when === undefined || when === UNREADABLE) continue
    const definition = Object.hasOwn(vocabulary.events, id) ? vocabulary.events[id] : undefined
    if (definition === undefined) sayUnknown(reading, ['events', id], passable(vocabulary), tree)
    else if (definition.builtIn !== undefined) reading.say('built_in_event', ['events', id], { event: id, from: definition.builtIn })
    else if (when === null) events.set(id, null)
    else {
      const ms = checkInstant(reading, when, ['events', id])
      if (ms !== undefined) events.set(id, ms)
    }
  }
  return events
}

/** Derived facts are computed, never believed. */
export function refuseDerived(reading: Reading, value: unknown): void {
  const keys = typeof value === 'object' && value !== null ? (reading.keysOf(value, ['derived']) ?? []) : []
  if (keys.length === 0) reading.say('derived_fact', ['derived'], { fact: 'derived' })
  for (const key of keys) reading.say('derived_fact', ['derived', key], { fact: `derived.${key}` })
}

/** An undeclared key: a near miss among its neighbours, or the place of a fact that stands in the wrong section. */
export function sayUnknown(reading: Reading, path: Path, neighbours: Iterable<string>, tree: FactTree): void {
  const key = String(path.at(-1))
  const near = reading.near(key, neighbours)
  const place = tree.places.get(key)
  reading.say('unknown_fact', path, { key }, near.hint === undefined && place !== undefined ? { hint: `did you mean "${place}"?` } : near)
}

export const sayUnknownSection = (reading: Reading, key: string, tree: FactTree): void => sayUnknown(reading, [key], TOP_KEYS, tree)

const passable = (vocabulary: Vocabulary): string[] => Object.keys(vocabulary.events).filter((id) => vocabulary.events[id]?.builtIn === undefined)
