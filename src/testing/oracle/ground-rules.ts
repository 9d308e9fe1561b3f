import type { Vocabulary } from '../../facts/vocabulary.js'
import type { Pack } from '../../policy/pack.js'
import type { Citation, Layer, Row, Rule, RuleId, Scope, Table, When } from '../../policy/rule.js'
import { isAbove } from './categories.js'

/** A rule after tables and parameters (S-16), with everything it has from its pack and row. */
export interface GroundRule {
  id: RuleId
  rule: Rule
  pack: Pack
  layer: Layer
  /** The id in the file, without the row. */
  template: RuleId
  table: string | undefined
  row: string | undefined
  /** Its own and those of its row; all must hold. */
  scopes: Scope[]
  whens: When[]
  packScope: Scope
  packWhen: When
}

/** A ground rule known to be of one kind. */
export type Of<R> = GroundRule & { rule: R }

type Cells = { row?: Row['values']; param: Record<string, unknown> }

/** Puts cells and parameters in their places. */
function fill<T>(value: T, cells: Cells): T {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((part) => fill(part, cells)) as T
  const entries = Object.entries(value)
  const [only] = entries
  if (entries.length === 1 && only && typeof only[1] === 'string') {
    if (only[0] === 'param') return cells.param[only[1]] as T
    if (only[0] === 'row' && cells.row) return cells.row[only[1]] as T
  }
  return Object.fromEntries(entries.map(([key, part]) => [key, fill(part, cells)])) as T
}

/** The columns that a template uses. */
function columnsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const entries = Object.entries(value)
  if (entries.length === 1 && entries[0]?.[0] === 'row' && typeof entries[0][1] === 'string') return [entries[0][1]]
  return entries.flatMap(([, part]) => columnsOf(part))
}

export function groundRules(packs: readonly Pack[], vocabulary: Vocabulary): GroundRule[] {
  return packs.flatMap((pack) => {
    const tables = pack.provisions.flatMap(({ provision }) => provision.tables ?? [])
    return pack.provisions.flatMap(({ provision }) => provision.rules.flatMap((rule) => expand(rule, pack, tables, vocabulary)))
  })
}

function expand(rule: Rule, pack: Pack, tables: readonly Table[], vocabulary: Vocabulary): GroundRule[] {
  const param = Object.fromEntries(Object.entries(pack.parameters ?? {}).map(([name, parameter]) => [name, pack.values[name] ?? parameter.default]))
  const packScope = fill(pack.scope ?? {}, { param })
  const packWhen = fill(pack.when ?? true, { param })
  const ground = (filled: Rule, row: Row | undefined, scope: Scope, whens: When[]): GroundRule => ({
    id: row ? `${rule.id}/${row.id}` : rule.id,
    rule: filled,
    pack,
    layer: pack.layer,
    template: rule.id,
    table: rule.each,
    row: row?.id,
    scopes: [filled.scope ?? {}, scope],
    whens: [filled.when ?? true, ...whens],
    packScope,
    packWhen,
  })
  const table = tables.find(({ id }) => id === rule.each)
  if (table === undefined) return [ground(fill(rule, { param }), undefined, {}, [])]
  const used = columnsOf(rule)
  const rows = table.rows.filter(({ values }) => used.every((column) => column in values))
  return rows.map((row) => {
    const filled = { ...fill(rule, { row: row.values, param }), ...restsOn(rule, row), ...(row.inForce && { inForce: row.inForce }) } as Rule
    return ground(filled, row, scopeOf(row, table, rows, vocabulary), whensOf(row))
  })
}

/** A row's citations and note beside those of its template; of two certainties the lower (S-16c). */
function restsOn(rule: Rule, row: Row): Pick<Rule, 'cites' | 'certainty'> & { note?: string } {
  const own = row.cites ?? []
  const same = (a: Citation, b: Citation): boolean => a.source === b.source && a.at === b.at
  const both = [rule.certainty, row.certainty]
  const note = row.note && rule.note ? `${row.note} ${rule.note}` : (row.note ?? rule.note)
  return {
    cites: own.concat(rule.cites.filter((cite) => !own.some((one) => same(one, cite)))),
    certainty: both.includes('low') ? 'low' : both.includes('medium') ? 'medium' : 'high',
    ...(note !== undefined && { note }),
  }
}

const IN_SCOPE = ['category', 'brand', 'channel', 'label'] as const
const listOf = (value: string | string[] | undefined): string[] => (value === undefined ? [] : Array.isArray(value) ? value : [value])

function scopeOf(row: Row, table: Table, rows: readonly Row[], vocabulary: Vocabulary): Scope {
  const keyed = Object.fromEntries(IN_SCOPE.flatMap((key) => (key in row.key ? [[key, listOf(row.key[key])]] : [])))
  const below =
    table.match === 'all' ? [] : rows.filter((other) => other !== row && agree(row, other, table)).flatMap((other) => categoriesBelow(row, other, vocabulary))
  return { ...keyed, ...(below.length > 0 && { notCategory: below }) } as Scope
}

/** Whether two rows say the same in every key but the category. */
const agree = (row: Row, other: Row, { keys }: Table): boolean => keys.every((key) => key === 'category' || sameList(row.key[key], other.key[key]))

/** The categories of another row that lie below this one; a row without a category is above all. */
function categoriesBelow(row: Row, other: Row, vocabulary: Vocabulary): string[] {
  const own = listOf(row.key.category)
  return listOf(other.key.category).filter((id) => own.length === 0 || own.some((upper) => isAbove(upper, id, vocabulary)))
}

const whensOf = (row: Row): When[] =>
  Object.entries(row.key)
    .filter(([key]) => !(IN_SCOPE as readonly string[]).includes(key))
    .map(([key, value]) => (Array.isArray(value) ? { in: [{ var: key }, value] } : { '==': [{ var: key }, value] }))

const sameList = (a: string | string[] | undefined, b: string | string[] | undefined): boolean => [...listOf(a)].sort().join() === [...listOf(b)].sort().join()
