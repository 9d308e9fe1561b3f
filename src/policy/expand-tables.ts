import { didYouMean } from '../core/issue.js'
import { listIn } from '../core/list-in.js'
import { nearMiss } from '../core/near-miss.js'
import { isBelowOrEqual } from '../facts/categories.js'
import type { Vocabulary } from '../facts/vocabulary.js'
import { checkRows } from './check-table.js'
import type { Pack } from './pack.js'
import type { PackReport } from './report.js'
import { listOf, otherKeys, SCOPE_KEYS } from './row-keys.js'
import type { LocaleMap, Row, Rule, Scope, Table } from './rule.js'
import { cellsIn, substitute } from './substitute.js'

/** A rule without cells: what everything behind the tables sees (S-16). */
export interface GroundRule {
  readonly rule: Rule
  readonly pack: Pack
  readonly file: string
  /** Where the rule, or its template, stands in its file. */
  readonly path: readonly (string | number)[]
  /** Selectors that must all fit: the rule's and those of its row's keys. */
  readonly scopes: readonly Scope[]
  /** Conditions that must all hold, each with the place where it is written. */
  readonly whens: readonly PlacedWhen[]
  readonly template?: string
  readonly table?: string
  readonly row?: string
}

/** A condition with the place where it is written; `made` from a key of a row, it has no places of its own inside. */
interface PlacedWhen {
  readonly when: unknown
  readonly file: string
  readonly path: readonly (string | number)[]
  readonly made?: true
}

interface Home {
  readonly pack: Pack
  readonly file: string
  readonly path: readonly (string | number)[]
  readonly parameters: ReadonlyMap<string, unknown>
  readonly vocabulary: Vocabulary
  readonly report: PackReport
}

/** The ground rules of a pack: rules as they stand, templates once for each row that has every column they use. */
export function groundRules(pack: Pack, parameters: ReadonlyMap<string, unknown>, vocabulary: Vocabulary, report: PackReport): GroundRule[] {
  const tables = new Map<string, { table: Table; file: string; path: (string | number)[] }>()
  for (const { file, provision } of pack.provisions)
    for (const [index, table] of (provision.tables ?? []).entries()) {
      if (tables.has(table.id)) report('duplicate_rule', file, ['tables', index, 'id'], { id: table.id })
      tables.set(table.id, { table, file, path: ['tables', index] })
    }
  for (const { table, file, path } of tables.values()) checkRows(table, file, path, vocabulary, report)
  return pack.provisions.flatMap(({ file, provision }) =>
    provision.rules.flatMap((rule, index) => {
      const home: Home = { pack, file, path: ['rules', index], parameters, vocabulary, report }
      if (rule.each === undefined) return [groundRule(rule, undefined, home)]
      const found = tables.get(rule.each)
      if (found) return fromTable(rule, found.table, found, home)
      report('unknown_table', file, ['rules', index, 'each'], { table: rule.each }, rule.id, didYouMean(nearMiss(rule.each, tables.keys())))
      return []
    }),
  )
}

function fromTable(template: Rule, table: Table, place: { file: string; path: (string | number)[] }, home: Home): GroundRule[] {
  const columns = cellsIn(template, 'row')
  for (const { name, path } of columns)
    if (!Object.hasOwn(table.columns, name))
      home.report(
        'unknown_column',
        home.file,
        [...home.path, ...path],
        { table: table.id, column: name },
        template.id,
        didYouMean(nearMiss(name, Object.keys(table.columns))),
      )
  const used = table.rows.filter((row) => columns.every(({ name }) => Object.hasOwn(row.values, name)))
  const alike = rowsByOtherKeys(used)
  return used.map((row) => {
    const { scope, whens } = keysOf(row, place.file, [...place.path, 'rows', table.rows.indexOf(row), 'key'])
    const below = table.match === 'all' ? [] : categoriesBelow(row, alike.get(row) as readonly Row[], home.vocabulary)
    const ground = groundRule(template, row, home)
    return {
      ...ground,
      scopes: [...ground.scopes, scope, ...(below.length > 0 ? [{ notCategory: below }] : [])],
      whens: [...ground.whens, ...whens],
      template: template.id,
      table: table.id,
      row: row.id,
    }
  })
}

function groundRule(rule: Rule, row: Row | undefined, { pack, file, path, parameters, report }: Home): GroundRule {
  const cells = {
    row: (name: string, at: readonly (string | number)[]): unknown => {
      if (row) return row.values[name]
      report('cell_outside_template', file, [...path, ...at], { cell: `{"row": "${name}"}` }, rule.id)
      return undefined
    },
    param: (name: string, at: readonly (string | number)[]): unknown => {
      if (parameters.has(name)) return parameters.get(name)
      report('unknown_parameter', file, [...path, ...at], { name, pack: pack.id }, rule.id, didYouMean(nearMiss(name, parameters.keys())))
      return undefined
    },
  }
  const ground = {
    ...(substitute(rule, cells) as Rule),
    ...(row && { id: `${rule.id}/${row.id}`, ...sourcesOf(rule, row), ...pickDefined(row, ['inForce']) }),
    text: fillText(rule.text, (name) => row?.values[name] ?? parameters.get(name)),
  } as Rule
  return {
    rule: ground,
    pack,
    file,
    path,
    scopes: ground.scope ? [ground.scope] : [],
    whens: ground.when === undefined ? [] : [{ when: ground.when, file, path: [...path, 'when'] }],
  }
}

/** A sentence with the numbers and codes of its row and of the pack's parameters in it: "within {reportHours} hours". */
export function fillText(text: LocaleMap, cell: (name: string) => unknown): LocaleMap {
  const fill = (sentence: string): string =>
    sentence.replace(/\{(\w+)\}/g, (slot, name: string) => {
      const value = cell(name)
      return typeof value === 'number' || typeof value === 'string' ? String(value) : slot
    })
  return Object.fromEntries(Object.entries(text).map(([locale, sentence]) => [locale, fill(sentence as string)])) as LocaleMap
}

const CERTAINTIES = ['low', 'medium', 'high']

/** What a rule and its row rest on together (S-16c): the citations and notes of both, and the lower certainty. */
function sourcesOf(rule: Rule, row: Row): Partial<Rule> {
  const own = row.cites ?? []
  const others = rule.cites.filter(({ source, at }) => !own.some((one) => one.source === source && one.at === at))
  const notes = [row.note, rule.note].filter((note) => note !== undefined)
  const [certainty] = [rule.certainty, row.certainty ?? rule.certainty].sort((a, b) => CERTAINTIES.indexOf(a) - CERTAINTIES.indexOf(b))
  return { cites: [...own, ...others], ...(certainty && { certainty }), ...(notes.length > 0 && { note: notes.join(' ') }) }
}

const pickDefined = (row: Row, names: readonly (keyof Row)[]): Partial<Row> =>
  Object.fromEntries(names.flatMap((name) => (row[name] === undefined ? [] : [[name, row[name]]])))

function keysOf(row: Row, file: string, path: readonly (string | number)[]): { scope: Scope; whens: readonly PlacedWhen[] } {
  const scope: Record<string, readonly string[]> = {}
  const whens: PlacedWhen[] = []
  for (const [key, value] of Object.entries(row.key)) {
    if (SCOPE_KEYS.has(key)) scope[key] = listOf(value)
    else
      whens.push({ when: typeof value === 'string' ? { '==': [{ var: key }, value] } : { in: [{ var: key }, value] }, file, path: [...path, key], made: true })
  }
  return { scope: scope as Scope, whens }
}

/** Of each row those that are alike in their other keys, itself too. */
function rowsByOtherKeys(rows: readonly Row[]): Map<Row, readonly Row[]> {
  const byKeys = new Map<string, Row[]>()
  return new Map(
    rows.map((row) => {
      const alike = listIn(byKeys, otherKeys(row))
      alike.push(row)
      return [row, alike]
    }),
  )
}

/** Categories of other rows, all alike in their other keys, that lie strictly below this row's: there this row gives way (S-16b). */
function categoriesBelow(row: Row, rows: readonly Row[], { categories }: Vocabulary): string[] {
  const own = row.key.category === undefined ? undefined : listOf(row.key.category)
  const lies = (category: string): boolean => own === undefined || (!own.includes(category) && own.some((above) => isBelowOrEqual(categories, category, above)))
  return rows
    .filter((other) => other !== row && other.key.category !== undefined)
    .flatMap((other) => listOf(other.key.category as string | string[]).filter(lies))
}
