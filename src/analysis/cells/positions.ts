import type { TimeLeaf } from '../../explain/cells/time-plan.js'
import { countedLike, type LeafEnds, type SharedMoments } from './leaf-ends.js'

/** Where a tested event can lie between the moments that count from one event: which of them lie after it. */
export interface Position {
  /** For each leaf, whether its moment lies after the tested event. */
  readonly after: readonly boolean[]
  /** An instant of the event and one of the tested event for which it is so. */
  readonly example: { readonly from: number; readonly at: number }
}

/** What was found before: the positions of leaves that count alike are the same, whatever they count from. */
const known = new WeakMap<SharedMoments, Map<string, readonly Position[]>>()

/**
 * Every position that there is on a day of the horizon. Ends of different kinds have no fixed order ("30 days" and "a month"; ends that a holiday moves), so
 * every day is walked; days with a known order add nothing. Earliest position first.
 *
 * @param isItself - The event is tested against what counts from it.
 */
export function positionsOf(ends: LeafEnds, leaves: readonly TimeLeaf[], isItself: boolean): readonly Position[] {
  if (leaves.length === 0) return [{ after: [], example: exampleDay(ends) }]
  const found = known.get(ends.shared) ?? new Map<string, readonly Position[]>()
  known.set(ends.shared, found)
  const key = JSON.stringify([ends.horizon, isItself, leaves.map(countedLike)])
  const before = found.get(key)
  if (before) return before
  const made = findPositions(ends, leaves, isItself)
  found.set(key, made)
  return made
}

function findPositions(ends: LeafEnds, leaves: readonly TimeLeaf[], isItself: boolean): Position[] {
  const positions = new Map<string, Position & { passed: number }>()
  for (const { from, moments } of ordersOf(ends, leaves))
    for (const at of isItself ? [from] : momentsAround(moments)) {
      const key = laterThan(at, moments)
      if (positions.has(key)) continue
      const after = [...key].map((one) => one === '1')
      positions.set(key, { after, example: { from, at }, passed: after.filter((one) => !one).length })
    }
  return [...positions.values()].sort((a, b) => a.passed - b.passed).map(({ after, example }) => ({ after, example }))
}

/** For each moment whether it lies after an instant, as a text of ones and noughts. */
function laterThan(at: number, moments: Float64Array): string {
  let text = ''
  for (let index = 0; index < moments.length; index++) text += (moments[index] as number) > at ? '1' : '0'
  return text
}

/** The first instant of each order in which the moments of leaves lie. */
function* ordersOf(ends: LeafEnds, leaves: readonly TimeLeaf[]): Iterable<{ from: number; moments: Float64Array }> {
  const orders = new Set<string>()
  const momentsOf = leaves.map((leaf) => ends.momentOf(leaf))
  const moments = new Float64Array(leaves.length)
  let before: Ranks | undefined
  for (const from of ends.instants(leaves)) {
    for (let index = 0; index < moments.length; index++) moments[index] = (momentsOf[index] as (ms: number) => number)(from)
    // Most days order the moments as the day before did.
    if (before && isOrdered(moments, before)) continue
    before = ranksOf(moments)
    const order = before.map(({ index, same }) => `${same ? '=' : '<'}${index}`).join('')
    if (orders.has(order)) continue
    orders.add(order)
    yield { from, moments }
  }
}

/** Moments by their index, the earliest first; `same`: as early as the one before. */
type Ranks = readonly { readonly index: number; readonly same: boolean }[]

function ranksOf(moments: Float64Array): Ranks {
  const sorted = [...moments.keys()].sort((a, b) => (moments[a] as number) - (moments[b] as number))
  return sorted.map((index, place) => ({ index, same: place > 0 && moments[index] === moments[sorted[place - 1] as number] }))
}

function isOrdered(moments: Float64Array, ranks: Ranks): boolean {
  let last = Number.NEGATIVE_INFINITY
  for (let place = 0; place < ranks.length; place++) {
    const { index, same } = ranks[place] as Ranks[number]
    const moment = moments[index] as number
    if (same ? moment !== last : !(moment > last)) return false
    last = moment
  }
  return true
}

/** A moment before all ends, and every end: at an end itself it is too late. */
function momentsAround(moments: Float64Array): number[] {
  const sorted = Float64Array.from(moments).sort()
  return [...new Set([(sorted[0] as number) - 1, ...sorted])].filter(Number.isFinite)
}

function exampleDay({ horizon }: LeafEnds): Position['example'] {
  const ms = Math.floor((horizon.from + horizon.until) / 2) * 86_400_000
  return { from: ms, at: ms }
}
