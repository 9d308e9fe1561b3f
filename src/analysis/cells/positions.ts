import type { TimeLeaf } from '../../explain/cells/time-plan.js'
import type { LeafEnds } from './leaf-ends.js'

/** Where a tested event can lie between the moments that count from one event: which of them lie after it. */
export interface Position {
  /** For each leaf, whether its moment lies after the tested event. */
  readonly after: readonly boolean[]
  /** An instant of the event and one of the tested event for which it is so. */
  readonly example: { readonly from: number; readonly at: number }
}

/**
 * Every position that there is on a day of the horizon. Ends of different kinds have no fixed order ("30 days" and "a month"; ends that a holiday moves), so
 * every day is walked; days with a known order add nothing. Earliest position first.
 *
 * @param isItself - The event is tested against what counts from it.
 */
export function positionsOf(ends: LeafEnds, leaves: readonly TimeLeaf[], isItself: boolean): Position[] {
  if (leaves.length === 0) return [{ after: [], example: exampleDay(ends) }]
  const orders = new Set<string>()
  const positions = new Map<string, Position & { passed: number }>()
  const moments = new Float64Array(leaves.length)
  for (const from of ends.instants(leaves)) {
    for (const [index, leaf] of leaves.entries()) moments[index] = ends.at(leaf, from)
    const sorted = Float64Array.from(moments).sort()
    const order = String.fromCharCode(...moments.map((moment) => sorted.indexOf(moment)))
    if (orders.has(order)) continue
    orders.add(order)
    for (const at of isItself ? [from] : momentsAround(sorted)) {
      const after = Array.from(moments, (moment) => moment > at)
      const key = after.map(Number).join('')
      if (!positions.has(key)) positions.set(key, { after, example: { from, at }, passed: after.filter((one) => !one).length })
    }
  }
  return [...positions.values()].sort((a, b) => a.passed - b.passed).map(({ after, example }) => ({ after, example }))
}

/** A moment before all ends, and every end: at an end itself it is too late. */
const momentsAround = (sorted: Float64Array): number[] => [...new Set([(sorted[0] as number) - 1, ...sorted])].filter(Number.isFinite)

function exampleDay({ horizon }: LeafEnds): Position['example'] {
  const ms = Math.floor((horizon.from + horizon.until) / 2) * 86_400_000
  return { from: ms, at: ms }
}
