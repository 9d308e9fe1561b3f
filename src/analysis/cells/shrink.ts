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
function pathsOf(value: Plain, at: readonly string[]): Place[] {
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = [...at, key] as unknown as Place
    const deeper = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? pathsOf(inner as Plain, path) : []
    return KEPT.has(path.join('.')) ? deeper : [path, ...deeper]
  })
}

/** A place of a fact; what lies above another place is an object. */
type Place = readonly [string, ...string[]]

function without(value: Plain, [key, ...rest]: Place): Plain {
  if (!Object.hasOwn(value, key)) return value
  const { [key]: inner, ...others } = value
  return rest.length === 0 ? others : { ...value, [key]: without(inner as Plain, rest as unknown as Place) }
}

/** With nothing in the list at a place: a claim that needs a history may need one in which nothing happened. */
function emptied(value: Plain, [key, ...rest]: Place): Plain | undefined {
  const inner = value[key]
  if (inner === undefined) return undefined
  if (rest.length === 0) return Array.isArray(inner) && inner.length > 0 ? { ...value, [key]: [] } : undefined
  const less = emptied(inner as Plain, rest as unknown as Place)
  return less && { ...value, [key]: less }
}
