import { type Diagrams, NEVER, type Node } from '../../core/diagram.js'
import { count, valueAt } from '../../core/diagram-count.js'
import type { ServiceDecision, Verdict } from '../../evaluate/decision.js'
import type { Facts } from '../../facts/facts.js'
import { ClaimDraws } from '../cells/draw-claims.js'
import type { PlacedClaim } from '../cells/witness.js'
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

/** A claim with what the evaluator decides of the service. */
export interface DecidedClaim {
  readonly facts: Facts
  readonly decided: ServiceDecision
}

/** Holds a decided claim against a statement: what contradicts it, if anything does. */
export type Contradiction = (claim: DecidedClaim) => string | undefined

/** What came of it. */
export interface Replayed {
  /** How many claims were decided, each once, and held against the cells and every statement. */
  readonly count: number
  /** Cells for which there can be a claim, and whether every one of them was tried. */
  readonly cells: bigint
  readonly everyCell: boolean
  /** Of the claims decided, those that come to each verdict. */
  readonly verdicts: Readonly<Record<Verdict, number>>
  /** The first claim that is decided otherwise than the cells have it; the rest is left then. */
  readonly disagrees: string | undefined
  /** By the statement: the first claim that contradicts it. */
  readonly contradicted: ReadonlyMap<Contradiction, string>
}

const TOLD_EVERY = 500

/** Decides claims of a service by the evaluator, each once, and holds them against the cells and against statements. */
export function replayRoom(
  room: ServiceRoom,
  replaying: Replaying,
  statements: readonly Contradiction[] = [],
  onProgress?: (count: number, of: number) => void,
): Replayed {
  const { diagrams, claims } = room.space
  const cells = count(diagrams, claims, Boolean)
  const everyCell = cells <= BigInt(replaying.cells)
  const verdicts = { available: 0, conditional: 0, needs_information: 0, unavailable: 0 }
  const contradicted = new Map<Contradiction, string>()
  const expected = verdictByCells(room)
  let tried = 0
  let disagrees: string | undefined
  for (const claim of everyCell ? everyClaim(room) : drawnClaims(room, replaying.claims)) {
    const decided = room.policy.evaluate(claim.facts, { only: [room.service] }).services[room.service]
    tried++
    verdicts[decided.verdict]++
    if (tried % TOLD_EVERY === 0) onProgress?.(tried, everyCell ? Number(cells) : replaying.claims)
    disagrees = differs(claim, decided.verdict, expected(claim.values))
    if (disagrees !== undefined) break
    hold({ facts: claim.facts, decided }, statements, contradicted)
  }
  return { count: tried, cells, everyCell, verdicts, disagrees, contradicted }
}

/** How a claim is decided otherwise than the cells have it. */
function differs({ facts }: PlacedClaim, verdict: Verdict, expected: Verdict | undefined): string | undefined {
  if (expected === undefined) return `replayed, there is a claim where the cells have none: ${JSON.stringify(facts)}`
  // What a calendar or a history leaves open is in no cell.
  if (verdict === expected || verdict === 'needs_information') return undefined
  return `replayed, a claim is "${verdict}" where the cells have "${expected}": ${JSON.stringify(facts)}`
}

/** Notes which statements a claim contradicts, each by the first that does. */
function hold(claim: DecidedClaim, statements: readonly Contradiction[], contradicted: Map<Contradiction, string>): void {
  for (const statement of statements) {
    if (contradicted.has(statement)) continue
    const against = statement(claim)
    if (against !== undefined) contradicted.set(statement, `replayed, ${against}: ${JSON.stringify(claim.facts)}`)
  }
}

/** What the cells have a claim come to; undefined: there can be no such claim. */
function verdictByCells(room: ServiceRoom): (values: readonly number[]) => Verdict | undefined {
  const { diagrams, claims } = room.space
  // One by one: all of them in one function would be far larger.
  const of = (firm: boolean): Node[] => [...new Set(ownGrants(room).map((grant) => routeNode(room, grant, firm)))]
  const [firm, routes] = [of(true), of(false)]
  return (values) => {
    const holds = (node: Node): boolean => valueAt(diagrams, node, values) === 1
    if (!holds(claims)) return undefined
    return firm.some(holds) ? 'available' : routes.some(holds) ? 'conditional' : 'unavailable'
  }
}

/** The claim of every cell for which there is one. */
function* everyClaim({ space, witnesses }: ServiceRoom): Iterable<PlacedClaim> {
  for (const values of everyAssignment(space.diagrams, space.claims)) {
    const claim = witnesses.placed(values)
    if (claim) yield claim
  }
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

/** Not every cell is one for which a claim can be made up; after so many draws for each that is wanted, there are no more. */
const MOST_DRAWS = 50

/** As many claims, out of a sequence that is the same each time: half of them out of all cells, half out of those where each grant in turn is a route. */
function* drawnClaims(room: ServiceRoom, wanted: number): Iterable<PlacedClaim> {
  const { space, claims, possible } = room.space
  const draws = new ClaimDraws(room.linked, room.space, room.witnesses, room.ends, sequence())
  const routes = new Map<number, Node>()
  const routeOf = (index: number): Node => {
    const grant = room.grants[index % room.grants.length] as ServiceRoom['grants'][number]
    const known = routes.get(index % room.grants.length) ?? space.and(claims, possible(routeNode(room, grant, false)))
    routes.set(index % room.grants.length, known)
    return known
  }
  let found = 0
  for (let drawn = 0; found < wanted && drawn < wanted * MOST_DRAWS; drawn++) {
    for (const claim of draws.group(drawn % 2 === 0 ? claims : routeOf((drawn - 1) / 2))) {
      found++
      yield claim
      if (found === wanted) return
    }
  }
}

/** Numbers from 0 on, below 1: a linear congruence modulo 2^32. */
function sequence(): () => number {
  let state = 42
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
