import type { Diagrams, Node } from './diagram.js'

/** Values that some variables may have together; a variable that is not named may have any. */
export type Region = ReadonlyMap<number, ReadonlySet<number>>

const MOST_REGIONS = 2000

/**
 * Where a function has a wanted value, as disjoint regions, neighbours merged; undefined when there are more than `most` before they are merged.
 *
 * @example
 * regions(table, node, (value) => value === 1) // => [Map { 0 => Set { 1 }, 1 => Set { 0, 2 } }]
 */
export function regions(table: Diagrams, node: Node, wanted: (value: number) => boolean, most = MOST_REGIONS): Region[] | undefined {
  const found: Region[] = []
  const fits = new Map<Node, boolean>()
  const canFit = (at: Node): boolean => {
    const known = fits.get(at)
    if (known !== undefined) return known
    const value = table.valueOf(at)
    const can = value === undefined ? table.childrenOf(at).some(canFit) : wanted(value)
    fits.set(at, can)
    return can
  }
  const visit = (at: Node, path: ReadonlyMap<number, ReadonlySet<number>>): boolean => {
    if (!canFit(at)) return true
    if (table.valueOf(at) !== undefined) return found.push(path) <= most
    const variable = table.variableOf(at)
    const groups = new Map<Node, Set<number>>()
    for (const [value, child] of table.childrenOf(at).entries()) groups.set(child, (groups.get(child) ?? new Set()).add(value))
    for (const [child, values] of groups) if (!visit(child, new Map([...path, [variable, values]]))) return false
    return true
  }
  return visit(node, new Map()) ? mergeRegions(found, table.sizes) : undefined
}

/** Merges regions that differ in one variable alone, until none are left that do; variables that may have any value are dropped. */
export function mergeRegions(regions: readonly Region[], sizes: readonly number[]): Region[] {
  let merged: readonly Region[] = regions
  for (;;) {
    const before = merged.length
    for (const variable of new Set(merged.flatMap((region) => [...region.keys()]))) merged = mergeAlong(merged, variable, sizes[variable] as number)
    if (merged.length === before) return [...merged]
  }
}

/** Regions that differ in this variable alone become one. */
function mergeAlong(regions: readonly Region[], variable: number, size: number): Region[] {
  const alike = new Map<string, Region>()
  for (const region of regions) {
    const key = keyWithout(region, variable)
    const other = alike.get(key)
    alike.set(key, other ? join(other, region, variable) : region)
  }
  return [...alike.values()].map((region) => (region.get(variable)?.size === size ? new Map([...region].filter(([of]) => of !== variable)) : region))
}

function join(a: Region, b: Region, variable: number): Region {
  const [one, other] = [a.get(variable), b.get(variable)]
  // One that does not name it may have any value, and so may both together.
  if (!one || !other) return new Map([...a].filter(([of]) => of !== variable))
  return new Map([...a, [variable, new Set([...one, ...other])]])
}

const keyWithout = (region: Region, variable: number): string =>
  [...region]
    .filter(([of]) => of !== variable)
    .sort(([a], [b]) => a - b)
    .map(([of, values]) => `${of}:${[...values].sort((a, b) => a - b).join()}`)
    .join(' ')
