/** Parts of a rule that are words or names: no cell is read in them. */
const WORDS = new Set(['text', 'note', 'cites', 'id', 'tags', 'each'])
/** Deeper than any condition may be, of which each level takes two steps; what lies below is refused by the check of conditions. */
const DEEPEST = 200

type Path = readonly (string | number)[]
type CellKind = 'row' | 'param'

/** The cell that a value is, if any: `{ "row": "period" }` or `{ "param": "reportHours" }`. */
function cellOf(value: object): { kind: CellKind; name: string } | undefined {
  const keys = Object.keys(value)
  const kind = keys[0]
  if (keys.length !== 1 || (kind !== 'row' && kind !== 'param')) return undefined
  const name = (value as Record<string, unknown>)[kind]
  return typeof name === 'string' ? { kind, name } : undefined
}

/** Frozen parts that hold no cell, found once: all rows of a table share them. */
const WITHOUT_CELLS = new WeakSet<object>()

/** A rule with its cells replaced. What holds no cell is not copied, so that rows share all that they have in common. */
export function substitute(value: unknown, cells: Record<CellKind, (name: string, path: Path) => unknown>, path: Path = []): unknown {
  if (typeof value !== 'object' || value === null || path.length > DEEPEST || WITHOUT_CELLS.has(value)) return value
  const cell = cellOf(value)
  if (cell) return cells[cell.kind](cell.name, path)
  const isList = Array.isArray(value)
  const parts = Object.entries(value)
  const below = (key: string): Path => [...path, isList ? Number(key) : key]
  const replaced = parts.map(([key, part]): [string, unknown] => [key, path.length === 0 && WORDS.has(key) ? part : substitute(part, cells, below(key))])
  if (replaced.some(([, part], index) => part !== (parts[index] as [string, unknown])[1])) {
    return isList ? replaced.map(([, part]) => part) : Object.fromEntries(replaced)
  }
  if (Object.isFrozen(value)) WITHOUT_CELLS.add(value)
  return value
}

/** Every cell of one kind in a rule, with its place. */
export function cellsIn(rule: unknown, kind: CellKind): { name: string; path: Path }[] {
  const found: { name: string; path: Path }[] = []
  const note =
    (of: CellKind) =>
    (name: string, path: Path): unknown =>
      of === kind && found.push({ name, path })
  substitute(rule, { row: note('row'), param: note('param') })
  return found
}
