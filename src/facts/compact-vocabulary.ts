import type { TermDefinition, Vocabulary } from './vocabulary.js'

type Entry = Record<string, unknown>
type Originals = Readonly<Record<string, unknown>>

const pick = (entry: Entry, names: readonly string[]): Entry =>
  Object.fromEntries(names.flatMap((name) => (entry[name] === undefined ? [] : [[name, entry[name]]])))
const each = <T>(entries: unknown, of: (entry: Entry) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(entries as Record<string, Entry>).map(([id, entry]) => [id, of(entry)]))

/** Codes of values: vocabulary files give them as an object of texts. */
const codes = (values: unknown): string[] | undefined => (values ? Object.keys(values) : undefined)

const term = (entry: Entry): TermDefinition => {
  const values = codes(entry.values)
  const field = (one: Entry): { type: string; values?: string[] } => ({
    type: one.type as string,
    ...(codes(one.values) && { values: codes(one.values) as string[] }),
  })
  return {
    ...(pick(entry, ['type', 'computed', 'better']) as unknown as TermDefinition),
    ...(values && { values }),
    ...(entry.params !== undefined && { params: each(entry.params, field) }),
    ...(entry.codes !== undefined && { codes: each(entry.codes, (one) => ({ params: each(one.params, field), needs: one.needs as string[] })) }),
  }
}

const READERS: { [K in Exclude<keyof Vocabulary, 'duties'>]: (entry: Entry) => unknown } = {
  facts: (entry) => pick(entry, ['type', 'values', 'valuesFrom', 'min', 'max', 'suppliedBy', 'mutable', 'from']),
  events: (entry) => pick(entry, ['recordedBy', 'builtIn', 'future']),
  services: () => ({}),
  reasons: (entry) => pick(entry, ['faultSide']),
  evidence: () => ({}),
  labels: () => ({}),
  conditions: (entry) => pick(entry, ['facts', 'params', 'denial']),
  terms: term,
  categories: (entry) => pick(entry, ['parent', 'three_guarantees', 'durable']),
}

/** The structure of vocabulary files without their texts; files that rules do not read (denials, questions) are left out. */
export function compactVocabulary(originals: Originals): Partial<Vocabulary> {
  const compact: Record<string, unknown> = {}
  for (const [name, read] of Object.entries(READERS)) if (originals[name]) compact[name] = each(originals[name], read)
  if (originals.duties) compact.duties = each(originals.duties, (group) => each(group, () => ({})))
  return compact as Partial<Vocabulary>
}
