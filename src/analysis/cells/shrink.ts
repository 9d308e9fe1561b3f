import type { Facts } from '../../facts/facts.js'

type Plain = Record<string, unknown>

/** Facts that every claim must give. */
const KEPT: ReadonlySet<string> = new Set(['asOf', 'order', 'item', 'claim', 'order.market', 'order.purchasedAt', 'item.category'])

/** A claim with every fact, and every member of a list, left out that does not matter: without any of those that stay, it would not be so. */
export function shrink(facts: Facts, isSo: (facts: Facts) => boolean): Facts {
  let kept = facts as unknown as Plain
  const take = (less: Plain | undefined): boolean => {
    if (less === undefined || !isSo(less as unknown as Facts)) return false
    kept = less
    return true
  }
  for (const path of pathsOf(kept, [])) {
    // A claim that needs a history may need one in which nothing happened.
    if (take(without(kept, path)) || take(withList(kept, path, () => []))) continue
    for (const member of listAt(kept, path)) take(withList(kept, path, (list) => list.filter((one) => one !== member)))
  }
  // A purchase long ago would say that the time of it matters.
  for (const bought of purchases(kept as unknown as Facts)) if (take(put(kept, ['order', 'purchasedAt'], bought))) break
  for (const [path, value] of ORDINARY) if (isIn(kept, path)) take(put(kept, path, value))
  return kept as unknown as Facts
}

/** Numbers that a person would not wonder about: one unit, for 199.00. */
const ORDINARY: readonly (readonly [Place, number])[] = [
  [['item', 'quantity'], 1],
  [['item', 'unitPaid'], 19_900],
]

/** Instants of the purchase, the plainest first: at the delivery, with the claim, then some years before it. */
function* purchases({ asOf, order, events }: Facts): Generator<string> {
  if (typeof events?.delivered === 'string') yield events.delivered
  yield asOf
  const [year, day] = [Number(asOf.slice(0, 4)), asOf.slice(4)]
  if (!day.startsWith('-02-29')) for (const years of [1, 2, 3, 5, 10, 20]) if (`${year - years}${day}` > order.purchasedAt) yield `${year - years}${day}`
}

const isIn = (value: Plain, [key, ...rest]: Place): boolean =>
  Object.hasOwn(value, key) && (rest.length === 0 || isIn(value[key] as Plain, rest as unknown as Place))

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

/** What is in the list at a place; nothing where there is none. */
function listAt(value: Plain, [key, ...rest]: Place): readonly unknown[] {
  const inner = value[key]
  if (rest.length === 0) return Array.isArray(inner) ? inner : []
  return inner === undefined ? [] : listAt(inner as Plain, rest as unknown as Place)
}

/** With another list at a place; undefined where nothing is in a list. */
function withList(value: Plain, path: Place, change: (list: readonly unknown[]) => unknown[]): Plain | undefined {
  const list = listAt(value, path)
  return list.length === 0 ? undefined : put(value, path, change(list))
}

const put = (value: Plain, [key, ...rest]: Place, inner: unknown): Plain => ({
  ...value,
  [key]: rest.length === 0 ? inner : put(value[key] as Plain, rest as unknown as Place, inner),
})
