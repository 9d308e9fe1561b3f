import { type FactDefinition, type FactType, type Vocabulary, valuesOf } from './vocabulary.js'

/** Sections of an input that hold facts. */
export const SECTIONS = ['order', 'buyer', 'item', 'goods', 'claim'] as const
/** Parts of an input without which nothing is decided. */
export const REQUIRED: readonly string[] = ['asOf', 'order', 'item', 'claim']
const REQUIRED_FACTS: readonly string[] = ['order.market', 'order.purchasedAt', 'item.category']
/** Texts that identify; no rule reads them, so the vocabulary does not declare them. */
export const IDENTIFYING_FACTS: readonly string[] = ['order.id', 'item.sku', 'item.name', 'claim.description']

export interface FactLeaf {
  readonly kind: 'leaf'
  readonly type: FactType
  readonly path: string
  readonly keys: readonly string[]
  /** A bit of its own among the required facts of its section; 0: not required. */
  readonly requiredBit: number
  /** Whether rules may read it. */
  readonly identifies: boolean
  /** Codes of an enum, a set or a category. */
  readonly codes: ReadonlySet<string>
  readonly min: number
  readonly max: number
}

export interface FactBranch {
  readonly kind: 'branch'
  readonly keys: readonly string[]
  readonly children: Map<string, FactNode>
  /** Facts without which nothing is decided. */
  readonly required: FactLeaf[]
}

export type FactNode = FactLeaf | FactBranch

/** The vocabulary as the door reads it: a tree of keys for each section, made once. */
export interface FactTree {
  readonly sections: ReadonlyMap<string, FactBranch>
  /** Last segment of a path → the path, for facts that stand in the wrong section. */
  readonly places: ReadonlyMap<string, string>
}

export function factTree(vocabulary: Vocabulary): FactTree {
  const sections = new Map(SECTIONS.map((name): [string, FactBranch] => [name, branch([name])]))
  const places = new Map<string, string>()
  const add = (path: string, definition: FactDefinition, identifies = false): void => {
    const keys = path.split('.')
    const parent = branchAt(sections, keys.slice(0, -1))
    if (parent === undefined) return
    const requiredBit = REQUIRED_FACTS.includes(path) ? 1 << parent.required.length : 0
    const made: FactLeaf = { kind: 'leaf', path, keys, requiredBit, identifies, ...kindOf(definition, vocabulary) }
    parent.children.set(keys.at(-1) as string, made)
    if (requiredBit !== 0) parent.required.push(made)
  }
  for (const path of IDENTIFYING_FACTS) add(path, { type: 'string', suppliedBy: 'platform', mutable: false }, true)
  for (const [path, definition] of Object.entries(vocabulary.facts)) {
    if (path.endsWith('.{label}')) for (const label of Object.keys(vocabulary.labels)) add(path.replace('{label}', label), definition)
    else add(path, definition)
    const last = path.split('.').at(-1) as string
    if (!places.has(last)) places.set(last, path)
  }
  for (const id of Object.keys(vocabulary.events)) if (!places.has(id)) places.set(id, `events.${id}`)
  return { sections, places }
}

const branch = (keys: readonly string[]): FactBranch => ({ kind: 'branch', keys, children: new Map(), required: [] })

/** The branch at a path, made on the way; undefined outside the sections, as for derived facts. */
function branchAt(sections: ReadonlyMap<string, FactBranch>, keys: readonly string[]): FactBranch | undefined {
  let at = sections.get(keys[0] as string)
  for (const [index, key] of keys.slice(1).entries()) {
    if (at === undefined) return undefined
    // No fact stands below another one: checked when packs are linked.
    const next = (at.children.get(key) ?? branch(keys.slice(0, index + 2))) as FactBranch
    at.children.set(key, next)
    at = next
  }
  return at
}

function kindOf(definition: FactDefinition, vocabulary: Vocabulary): Pick<FactLeaf, 'type' | 'codes' | 'min' | 'max'> {
  const { type, min = 0, max = Number.MAX_SAFE_INTEGER } = definition
  return { type, codes: valuesOf(vocabulary, definition), min, max }
}
