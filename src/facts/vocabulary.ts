import structure from './vocabulary.generated.json' with { type: 'json' }

export type FactType = 'boolean' | 'enum' | 'set' | 'integer' | 'string' | 'instant' | 'category'
export type Supplier = 'buyer' | 'seller' | 'platform' | 'inspection'

/** A declared fact. `{label}` in its path stands for any label. */
export interface FactDefinition {
  type: FactType
  /** Of an enum or a set that lists its own values. */
  values?: string[]
  /** The vocabulary whose ids are the values: categories, labels, reasons, services, evidence. */
  valuesFrom?: 'categories' | 'labels' | 'reasons' | 'services' | 'evidence'
  min?: number
  max?: number
  suppliedBy: Supplier
  /** May still change: a photo, the way of sending back. Category and dates may not. */
  mutable: boolean
  /** Of a derived fact: the facts it is computed from. */
  from?: string[]
}

export interface EventDefinition {
  recordedBy: string
  /** Where a built-in event is read from. */
  builtIn?: string
  /** May lie after asOf. */
  future?: boolean
}

export interface ConditionDefinition {
  facts: string[]
  params: string[]
  /** The denial code of a failure, default condition_not_met. */
  denial?: 'already_used'
}

export interface TermDefinition {
  type: 'enum' | 'set' | 'boolean' | 'integer' | 'minor' | 'duration' | 'list' | 'object'
  values?: string[]
  /** Fields of a list's entries or of an object. */
  params?: Record<string, { type: string; values?: string[] }>
  /** Codes of `deductions`, each with its params. */
  codes?: Record<string, { params: Record<string, { type: string }>; needs: string[] }>
  /** Never set by a rule. */
  computed?: boolean
  /** Tiers from best to worst for the consumer, or which way is better. */
  better?: unknown[][] | 'less' | 'more' | 'fewer'
}

export interface CategoryDefinition {
  parent: string | null
  three_guarantees?: string
  durable?: boolean
}

/** Which facts, events and codes a policy may use: the structure of vocabulary/*.json without its texts. */
export interface Vocabulary {
  facts: Record<string, FactDefinition>
  events: Record<string, EventDefinition>
  services: Record<string, object>
  reasons: Record<string, { faultSide: string }>
  evidence: Record<string, object>
  labels: Record<string, object>
  conditions: Record<string, ConditionDefinition>
  terms: Record<string, TermDefinition>
  duties: { acts: Record<string, object>; actors: Record<string, object>; onSilence: Record<string, object> }
  categories: Record<string, CategoryDefinition>
}

/** The vocabulary that every policy has; packs add to it. */
export const BASE_VOCABULARY: Vocabulary = structure as unknown as Vocabulary

const LABELLED = /^(.*)\.([a-z0-9_]+)$/

/** The definition of a fact that rules may read; a path that ends in a label is looked up under `{label}`. */
export function factDefinition(vocabulary: Vocabulary, path: string): FactDefinition | undefined {
  if (Object.hasOwn(vocabulary.facts, path)) return vocabulary.facts[path]
  const match = LABELLED.exec(path)
  if (!match || !Object.hasOwn(vocabulary.labels, match[2] as string)) return undefined
  const pattern = `${match[1]}.{label}`
  return vocabulary.facts[pattern]
}

const valueSets = new WeakMap<object, ReadonlySet<string>>()

const NO_VALUES: ReadonlySet<string> = new Set()

/** The values of an enum, a set or a category; none for other types. */
export function valuesOf(vocabulary: Vocabulary, { values, valuesFrom }: Pick<FactDefinition, 'values' | 'valuesFrom'>): ReadonlySet<string> {
  const source = values ?? (valuesFrom && vocabulary[valuesFrom])
  if (!source) return NO_VALUES
  let set = valueSets.get(source)
  if (!set) {
    set = new Set(Array.isArray(source) ? source : Object.keys(source))
    valueSets.set(source, set)
  }
  return set
}
