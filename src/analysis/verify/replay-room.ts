import { type Diagrams, NEVER, type Node } from '../../core/diagram.js'
import { count, valueAt } from '../../core/diagram-count.js'
import { cheapest } from '../../core/diagram-witness.js'
import type { Verdict } from '../../evaluate/decision.js'
import type { Facts } from '../../facts/facts.js'
import type { ServiceSpace } from '../cells/service-space.js'
import type { Witnesses } from '../cells/witness.js'
import type { ServiceRoom } from '../studied-policy.js'
import { ownGrants, routeNode } from './unions.js'

/** How much of what the cells say is decided again by the evaluator: every cell where there are at most `cells`, else `claims` claims out of a fixed sequence. */
export interface Replaying {
  readonly cells: number
  readonly claims: number
}

/** Enough to believe a proof without trust in what made it: all below a million cells, else a hundred thousand claims. */
const THOROUGH: Replaying = { cells: 1_000_000, claims: 100_000 }

export const replayingOf = (replays: number | 'thorough'): Replaying => (replays === 'thorough' ? THOROUGH : { cells: replays, claims: replays })

/** What came of it. */
export interface Replayed {
  /** How many claims were decided. */
  readonly count: number
  /** Cells for which there can be a claim, and whether every one of them was tried. */
  readonly cells: bigint
  readonly everyCell: boolean
  /** The first claim that is decided otherwise than the cells have it. */
  readonly disagrees: string | undefined
}

/** Decides claims of a service by the evaluator and holds them against the cells. */
export function replayRoom(room: ServiceRoom, replaying: Replaying, onProgress?: (count: number) => void): Replayed {
  const grants = ownGrants(room).map((grant) => ({ route: routeNode(room, grant, false), firm: routeNode(room, grant, true) }))
  const check = (facts: Facts, values: readonly number[]): string | undefined => {
    const at = (node: Node): boolean => valueAt(room.space.diagrams, node, values) === 1
    const expected: Verdict = grants.some(({ firm }) => at(firm)) ? 'available' : grants.some(({ route }) => at(route)) ? 'conditional' : 'unavailable'
    const decided = room.policy.evaluate(facts, { only: [room.service] }).services[room.service].verdict
    // What a calendar or a history leaves open is in no cell.
    if (decided === expected || decided === 'needs_information') return undefined
    return `replayed, a claim is "${decided}" where the cells have "${expected}": ${JSON.stringify(facts)}`
  }
  return replaySpace(room, replaying, check, onProgress)
}

const TOLD_EVERY = 500

/** Makes claims of the cells of a space and checks them, until one is not as it should be. */
export function replaySpace(
  { space, witnesses }: { readonly space: ServiceSpace; readonly witnesses: Witnesses },
  replaying: Replaying,
  check: (facts: Facts, values: readonly number[]) => string | undefined,
  onProgress?: (count: number) => void,
): Replayed {
  const { diagrams } = space
  const cells = count(diagrams, space.claims, Boolean)
  const everyCell = cells <= BigInt(replaying.cells)
  let decided = 0
  for (const values of everyCell ? everyAssignment(diagrams, space.claims) : seededAssignments(diagrams, space.claims, replaying.claims)) {
    const facts = witnesses.claimOf(values)
    if (!facts) continue
    const disagrees = check(facts, values)
    decided++
    if (decided % TOLD_EVERY === 0) onProgress?.(decided)
    if (disagrees !== undefined) return { count: decided, cells, everyCell, disagrees }
  }
  return { count: decided, cells, everyCell, disagrees: undefined }
}

/** Every assignment for which a function holds, those of the last variable fastest. */
function* everyAssignment(table: Diagrams, node: Node): Iterable<number[]> {
  const values: number[] = []
  function* from(variable: number, at: Node): Iterable<number[]> {
    if (at === NEVER) return
    if (variable === table.sizes.length) yield [...values]
    for (let value = 0; value < (table.sizes[variable] ?? 0); value++) {
      values[variable] = value
      yield* from(variable + 1, table.variableOf(at) === variable ? (table.childrenOf(at)[value] as Node) : at)
    }
  }
  yield* from(0, node)
}

/** As many assignments for which a function holds, out of a sequence that is the same each time. */
function* seededAssignments(table: Diagrams, node: Node, wanted: number): Iterable<number[]> {
  let state = 42
  const random = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
  for (let drawn = 0; drawn < wanted; drawn++) {
    const weights = table.sizes.map((size) => Array.from({ length: size }, random))
    const found = cheapest(table, node, Boolean, (variable, value) => (weights[variable] as number[])[value] as number)
    if (found) yield found
  }
}
