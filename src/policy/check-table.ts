import { didYouMean } from '../core/issue.js'
import { nearMiss } from '../core/near-miss.js'
import type { Vocabulary } from '../facts/vocabulary.js'
import { isDuration } from './check-windows.js'
import { mayMeet } from './days-in-force.js'
import { known, selectorNames } from './known.js'
import type { PackReport } from './report.js'
import { listOf, otherKeys, SCOPE_KEYS } from './row-keys.js'
import type { Row, Table } from './rule.js'

type Path = readonly (string | number)[]

/** Checks the rows of a table: their keys and columns are declared, their ids are used once, and no two speak of the same case (S-16). */
export function checkRows(table: Table, file: string, path: Path, vocabulary: Vocabulary, report: PackReport): void {
  const seen = new Map<string, Row[]>()
  const ids = new Set<string>()
  for (const [index, row] of table.rows.entries()) {
    const at = [...path, 'rows', index]
    checkNames(row, table, file, at, report)
    checkKeys(row, vocabulary, file, at, report)
    checkCells(row, table, vocabulary.events, file, at, report)
    checkEqualRows(row, seen, file, at, report)
    if (ids.has(row.id)) report('duplicate_rule', file, [...at, 'id'], { id: row.id })
    ids.add(row.id)
  }
}

function checkNames(row: Row, table: Table, file: string, at: Path, report: PackReport): void {
  const keys: readonly string[] = table.keys
  const columns = Object.keys(table.columns)
  for (const key of Object.keys(row.key))
    if (!keys.includes(key)) report('unknown_key_column', file, [...at, 'key', key], { key }, undefined, didYouMean(nearMiss(key, keys)))
  for (const column of Object.keys(row.values))
    if (!columns.includes(column))
      report('unknown_column', file, [...at, 'values', column], { table: table.id, column }, undefined, didYouMean(nearMiss(column, columns)))
}

/** Names among the keys that go into a scope; what goes into a condition is checked with it. */
function checkKeys({ key }: Row, vocabulary: Vocabulary, file: string, at: Path, report: PackReport): void {
  for (const [selector, names, kind] of selectorNames(vocabulary)) {
    const value = key[selector]
    if (value === undefined || !SCOPE_KEYS.has(selector)) continue
    const place = [...at, 'key', selector]
    for (const [index, name] of listOf(value).entries())
      known(name, names, kind, typeof value === 'string' ? place : [...place, index], (code, path, params, more) =>
        report(code, file, path, params, undefined, more),
      )
  }
}

type ColumnType = Table['columns'][string]['type']

const CELLS: Record<ColumnType, string> = {
  duration: 'a duration',
  minor: 'a whole number of minor units',
  integer: 'a whole number',
  code: 'a code',
  event: 'an event of the vocabulary',
  boolean: 'true or false',
}

function checkCells(row: Row, table: Table, events: Vocabulary['events'], file: string, at: Path, report: PackReport): void {
  for (const [column, value] of Object.entries(row.values)) {
    const type = table.columns[column]?.type
    if (type !== undefined && !cellFits(type, value, events)) report('cell_type', file, [...at, 'values', column], { column, expected: CELLS[type] })
  }
}

function cellFits(type: ColumnType, value: unknown, events: Vocabulary['events']): boolean {
  switch (type) {
    case 'duration':
      return isDuration(value)
    case 'minor':
      return Number.isSafeInteger(value) && (value as number) >= 0
    case 'integer':
      return Number.isSafeInteger(value)
    case 'boolean':
      return typeof value === 'boolean'
    case 'event':
      return typeof value === 'string' && Object.hasOwn(events, value)
    case 'code':
      return typeof value === 'string'
  }
}

/** Two rows with equal keys may not be in force at the same time. */
function checkEqualRows(row: Row, seen: Map<string, Row[]>, file: string, at: Path, report: PackReport): void {
  for (const category of row.key.category === undefined ? [''] : listOf(row.key.category)) {
    const key = `${category} ${otherKeys(row)}`
    const same = seen.get(key) ?? []
    const clash = same.find((other) => mayMeet(other.inForce, row.inForce))
    if (clash) report('equal_rows', file, at, { row: row.id, other: clash.id })
    seen.set(key, [...same, row])
  }
}
