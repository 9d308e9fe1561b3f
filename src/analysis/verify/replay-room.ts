import type { Node } from '../../core/diagram.js'
import { valueAt } from '../../core/diagram-count.js'
import { cheapest } from '../../core/diagram-witness.js'
import type { Verdict } from '../../evaluate/decision.js'
import type { ServiceRoom } from '../studied-policy.js'
import { ownGrants, routeNode } from './unions.js'

/**
 * Decides claims of a service by the evaluator and holds them against the cells: all cells where there are few, else claims out of a fixed sequence.
 *
 * @returns How many were decided, and the first that was decided otherwise.
 */
export function replayRoom(room: ServiceRoom, most: number): { count: number; disagrees: string | undefined } {
  const grants = ownGrants(room).map((grant) => ({ route: routeNode(room, grant, false), firm: routeNode(room, grant, true) }))
  let count = 0
  for (const values of assignments(room, most)) {
    const facts = room.witnesses.claimOf(values)
    if (!facts) continue
    const at = (node: Node): boolean => valueAt(room.space.diagrams, node, values) === 1
    const expected: Verdict = grants.some(({ firm }) => at(firm)) ? 'available' : grants.some(({ route }) => at(route)) ? 'conditional' : 'unavailable'
    const decided = room.policy.evaluate(facts, { only: [room.service] }).services[room.service].verdict
    count++
    // What a calendar or a history leaves open is in no cell.
    if (decided !== expected && decided !== 'needs_information')
      return { count, disagrees: `replayed, a claim is "${decided}" where the cells have "${expected}": ${JSON.stringify(facts)}` }
  }
  return { count, disagrees: undefined }
}

/** Every assignment where there are no more than `most`; else as many, out of a fixed sequence. */
function* assignments({ space: { diagrams, claims } }: ServiceRoom, most: number): Iterable<number[]> {
  const { sizes } = diagrams
  const all = sizes.reduce((product, size) => product * size, 1)
  if (all <= most) {
    for (let number = 0; number < all; number++) {
      let rest = number
      const values = sizes.map((size) => {
        const value = rest % size
        rest = Math.floor(rest / size)
        return value
      })
      if (valueAt(diagrams, claims, values) === 1) yield values
    }
    return
  }
  let state = 42
  const random = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
  for (let drawn = 0; drawn < most; drawn++) {
    const weights = sizes.map((size) => Array.from({ length: size }, random))
    const found = cheapest(diagrams, claims, Boolean, (variable, value) => (weights[variable] as number[])[value] as number)
    if (found) yield found
  }
}
