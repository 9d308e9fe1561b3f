import { checkFact, checkInstant } from './check-value.js'
import type { FactValue } from './checked-facts.js'
import { type FactBranch, type FactNode, type FactTree, SECTIONS } from './fact-tree.js'
import { type Path, type Reading, UNREADABLE } from './reading.js'
import type { Vocabulary } from './vocabulary.js'

const TOP_KEYS: readonly string[] = ['asOf', ...SECTIONS, 'events', 'history']

/** Reads the facts of one section, or of a part of one, into `values`. */
export function checkSection(reading: Reading, section: FactBranch, value: unknown, tree: FactTree, values: Map<string, FactValue>): void {
  const keys = reading.keysOf(value, section.keys)
  if (keys === undefined) return
  let given = 0
  for (const key of keys) {
    const part = reading.at(value, key, section.keys)
    if (part === undefined) continue
    const node = section.children.get(key)
    if (node?.kind === 'leaf') given |= node.requiredBit
    if (part === UNREADABLE) continue
    if (node === undefined) sayUnknown(reading, [...section.keys, key], section.children.keys(), tree)
    else readNode(reading, node, part, tree, values)
  }
  for (const { requiredBit, keys: path, path: fact } of section.required) if ((given & requiredBit) === 0) reading.say('missing_fact', path, { fact })
}

function readNode(reading: Reading, node: FactNode, value: unknown, tree: FactTree, values: Map<string, FactValue>): void {
  if (node.kind === 'branch') {
    checkSection(reading, node, value, tree, values)
    return
  }
  const checked = checkFact(reading, node, value)
  if (checked !== undefined && !node.identifies) values.set(node.path, checked)
}

/** Reads what happened when; null stays null. Orders between events are checked later. */
export function checkEvents(reading: Reading, value: unknown, tree: FactTree, vocabulary: Vocabulary): Map<string, number | null> {
  const events = new Map<string, number | null>()
  for (const id of reading.keysOf(value, ['events']) ?? []) {
    const when = reading.at(value, id, ['events'])
    if (when === undefined || when === UNREADABLE || !isPassable(reading, id, tree, vocabulary)) continue
    const ms = when === null ? null : checkInstant(reading, when, ['events', id])
    if (ms !== undefined) events.set(id, ms)
  }
  return events
}

/** Whether an event is declared and not built in; says so when it is not. */
function isPassable(reading: Reading, id: string, tree: FactTree, { events }: Vocabulary): boolean {
  const definition = Object.hasOwn(events, id) ? events[id] : undefined
  if (definition === undefined) {
    const passable = Object.keys(events).filter((other) => events[other]?.builtIn === undefined)
    sayUnknown(reading, ['events', id], passable, tree)
  } else if (definition.builtIn !== undefined) reading.say('built_in_event', ['events', id], { event: id, from: definition.builtIn })
  return definition !== undefined && definition.builtIn === undefined
}

/** Derived facts are computed, never believed. */
export function refuseDerived(reading: Reading, value: unknown): void {
  const keys = typeof value === 'object' && value !== null ? (reading.keysOf(value, ['derived']) ?? []) : []
  if (keys.length === 0) reading.say('derived_fact', ['derived'], { fact: 'derived' })
  for (const key of keys) reading.say('derived_fact', ['derived', key], { fact: `derived.${key}` })
}

/** An undeclared key: a near miss among its neighbours, or the place of a fact that stands in the wrong section. */
function sayUnknown(reading: Reading, path: Path, neighbours: Iterable<string>, tree: FactTree): void {
  const key = String(path.at(-1))
  const near = reading.near(key, neighbours)
  const place = tree.places.get(key)
  reading.say('unknown_fact', path, { key }, near.hint === undefined && place !== undefined ? { hint: `did you mean "${place}"?` } : near)
}

export const sayUnknownSection = (reading: Reading, key: string, tree: FactTree): void => sayUnknown(reading, [key], TOP_KEYS, tree)
