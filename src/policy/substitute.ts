/** Parts of a rule that are words or names: no cell is read in them. */
const WORDS = new Set(['text', 'note', 'cites', 'id', 'tags', 'each'])
/** Deeper than any condition may be, of which each level takes two steps; what lies below is refused by the check of conditions. */
const DEEPEST = 200

type Path = readonly (string | number)[]
type CellKind = 'row' | 'param'

/** The kind of cell that a value is, if any: `{ "row": "period" }` or `{ "param": "reportHours" }`. */
function cellKind(value: Record<string, unknown>, [kind, ...others]: readonly string[]): CellKind | undefined {
  return others.length === 0 && (kind === 'row' || kind === 'param') && typeof value[kind] === 'string' ? kind : undefined
}

/** Frozen parts that hold no cell, found once: all rows of a table share them. */
const WITHOUT_CELLS = new WeakSet<object>()

type Cells = Record<CellKind, (name: string, path: Path) => unknown>

/** A rule with its cells replaced. What holds no cell is not copied, so that rows share all that they have in common. */
export const substitute = (rule: unknown, cells: Cells): unknown => replaced(rule, cells, [])

/** `trail` is the place of the value, and only copied where somebody is told of it. */
function replaced(value: unknown, cells: Cells, trail: (string | number)[]): unknown {
  if (typeof value !== 'object' || value === null || trail.length > DEEPEST || WITHOUT_CELLS.has(value)) return value
  const parts = value as Record<string, unknown>
  const keys = Object.keys(parts)
  const kind = cellKind(parts, keys)
  if (kind) return cells[kind](parts[kind] as string, [...trail])
  const copy = withoutCells(parts, keys, cells, trail)
  if (copy === undefined && Object.isFrozen(value)) WITHOUT_CELLS.add(value)
  return copy ?? value
}

/** A copy of an object or a list without the cells that are in it; undefined when there are none. */
function withoutCells(parts: Record<string, unknown>, keys: readonly string[], cells: Cells, trail: (string | number)[]): unknown {
  const isList = Array.isArray(parts)
  let copy: Record<string, unknown> | undefined
  for (const key of keys) {
    const part = parts[key]
    if (typeof part !== 'object' || (trail.length === 0 && WORDS.has(key))) continue
    trail.push(isList ? Number(key) : key)
    const made = replaced(part, cells, trail)
    trail.pop()
    if (made === part) continue
    copy ??= (isList ? [...parts] : { ...parts }) as Record<string, unknown>
    copy[key] = made
  }
  return copy
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
