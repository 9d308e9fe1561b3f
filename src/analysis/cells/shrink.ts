import type { Facts } from '../../facts/facts.js'

type Plain = Record<string, unknown>

/** Facts that every claim must give. */
const KEPT: ReadonlySet<string> = new Set(['asOf', 'order', 'item', 'claim', 'order.market', 'order.purchasedAt', 'item.category'])

/** A claim with every fact left out that does not matter: without any of those that stay, it would not be so. */
export function shrink(facts: Facts, isSo: (facts: Facts) => boolean): Facts {
  let kept = facts as unknown as Plain
  for (const path of pathsOf(kept, [])) {
    for (const less of [without(kept, path), emptied(kept, path)])
      if (less !== undefined && isSo(less as unknown as Facts)) {
        kept = less
        break
      }
  }
  return kept as unknown as Facts
}

/** Places of facts, whole sections first. */
function pathsOf(value: Plain, at: readonly string[]): string[][] {
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = [...at, key]
    const deeper = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? pathsOf(inner as Plain, path) : []
    return KEPT.has(path.join('.')) ? deeper : [path, ...deeper]
  })
}

function without(value: Plain, [key, ...rest]: readonly string[]): Plain {
  if (key === undefined || !Object.hasOwn(value, key)) return value
  const { [key]: inner, ...others } = value
  if (rest.length === 0) return others
  return typeof inner === 'object' && inner !== null ? { ...value, [key]: without(inner as Plain, rest) } : value
}

/** With nothing in the list at a place: a claim that needs a history may need one in which nothing happened. */
function emptied(value: Plain, [key, ...rest]: readonly string[]): Plain | undefined {
  const inner = key === undefined ? undefined : value[key]
  if (key === undefined || inner === undefined) return undefined
  if (rest.length === 0) return Array.isArray(inner) && inner.length > 0 ? { ...value, [key]: [] } : undefined
  const less = typeof inner === 'object' && inner !== null ? emptied(inner as Plain, rest) : undefined
  return less && { ...value, [key]: less }
}
