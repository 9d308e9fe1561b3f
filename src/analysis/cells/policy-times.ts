import { TRUE, truthOf } from '../../core/truth.js'
import { instantAt } from '../../core/zone.js'
import type { ClaimNeeds, Comparison, Use } from '../../explain/cells/claim-needs.js'
import { inForceChanges } from '../../explain/cells/event-variables.js'
import { APPROVED } from '../../explain/cells/review.js'
import type { TimeCells } from '../../explain/cells/time-cells.js'
import type { Tested, TimeLeaf } from '../../explain/cells/time-plan.js'
import type { Table, Variable } from '../../explain/cells/variable.js'
import type { EventId } from '../../facts/facts.js'
import type { InForce } from '../../policy/compiled.js'
import type { LeafEnds } from './leaf-ends.js'
import { type Position, positionsOf } from './positions.js'

/** Leaves of one pair whose spans past cases stretch in one way, the shortest first: what is passed of them is always the shorter ones. */
export interface Chain {
  readonly leaves: readonly TimeLeaf[]
  /** How many of them are passed with what past cases add; at most as many as without them. */
  readonly variable: Variable
}

/** The moments that count from one event, and where a tested event lies between them. */
export interface Pair {
  readonly event: EventId
  readonly tested: Tested
  readonly leaves: readonly TimeLeaf[]
  readonly positions: readonly Position[]
  /** Its values are the positions; where `nullable`, those from 1 on, and 0 says that the event has not happened. */
  readonly variable: Variable
  readonly chains: readonly Chain[]
}

/** The law periods of one event. */
export interface Periods {
  readonly event: EventId
  /** First instants of the periods after the first one. */
  readonly cuts: readonly number[]
  /** Its values are the periods; where the event may not have happened, those from 1 on. */
  readonly variable: Variable
}

/** Everything about time that the rules of some services read, for every claim that there can be. */
export interface PolicyTimes extends TimeCells {
  /** Says for each event whether it has happened: values above 0. Absent: it always has. */
  readonly happened: ReadonlyMap<EventId, Variable>
  readonly pairs: readonly Pair[]
  readonly periodsOf: readonly Periods[]
}

/** Events that every claim has. */
const ALWAYS: ReadonlySet<EventId> = new Set(['purchased', 'submitted'])
const CERTAIN: Table = { by: [], truths: [TRUE] }

export function policyTimes(ends: LeafEnds, needs: ClaimNeeds): PolicyTimes {
  const comparisons = [...needs.comparisons.values()]
  const uses = eventUses(needs)
  const happened = new Map<EventId, Variable>()
  const pairs: Pair[] = []
  for (const [event, use] of uses) {
    const tests = new Set<Tested>(comparisons.filter(({ leaf }) => leaf.event === event).map(({ tested }) => tested))
    const nullable = !ALWAYS.has(event)
    if (nullable || tests.has('submitted')) {
      const pair = pairOf(ends, event, 'submitted', comparisons, use, nullable)
      pairs.push(pair)
      if (nullable) happened.set(event, pair.variable)
    }
    for (const tested of tests) if (tested !== 'submitted') pairs.push(pairOf(ends, event, tested, comparisons, use, false))
  }
  const inForces = [...needs.periods.keys()]
  const periodsOf = [...new Set(inForces.map(({ by }) => by))].map((event) => periods(event, inForces, uses.get(event) as Use))
  const tables = new Map<EventId, Table>([
    ...[...ALWAYS].map((event) => [event, CERTAIN] as const),
    ...[...happened].map(([event, variable]) => [event, { by: [variable], truths: sized(variable, (value) => value > 0) }] as const),
  ])
  const approval = happened.has(APPROVED) ? tables.get(APPROVED) : undefined
  return {
    happened,
    pairs,
    periodsOf,
    events: tables,
    approved: approval ? [approval] : [],
    periods: new Map(inForces.map((days) => [days, periodTable(days, periodsOf)])),
    comparisons: new Map([...needs.comparisons].map(([key, comparison]) => [key, comparisonTable(comparison, pairs)])),
    variables: [
      ...new Set([...pairs.flatMap(({ variable, chains }) => [variable, ...chains.map((chain) => chain.variable)]), ...periodsOf.map((one) => one.variable)]),
    ],
  }
}

/** Whether a value of the variable of an event, or of a pair, says that the event has not happened. */
export const isMissing = ({ variable, positions }: Pair, value: number): boolean => variable.size > positions.length && value === 0

/** The position that a value of a pair stands for; undefined: the event has not happened. */
export const positionAt = ({ variable, positions }: Pair, value: number): Position | undefined => positions[value - (variable.size - positions.length)]

/** Whether a position says that the event itself lies after what is tested. */
export const liesAhead = ({ leaves }: Pair, { after }: Position): boolean =>
  leaves.some(({ anchor, span, event }, index) => !span && anchor === event && after[index])

/** How many leaves of a chain a position has passed, without past cases. */
export const passedIn = ({ leaves }: Pair, chain: Chain, position: Position): number =>
  chain.leaves.filter((leaf) => !position.after[leaves.indexOf(leaf)]).length

const sized = ({ size }: { readonly size: number }, holds: (value: number) => boolean): Table['truths'] =>
  Array.from({ length: size }, (_, value) => truthOf(holds(value)))

function eventUses(needs: ClaimNeeds): Map<EventId, Use> {
  const uses = new Map<EventId, Use>()
  const add = (event: EventId, { grants, first }: Use): void => {
    const before = uses.get(event)
    uses.set(event, before ? { grants: before.grants + grants, first: Math.min(before.first, first) } : { grants, first })
  }
  for (const [event, use] of needs.events) add(event, use)
  for (const { leaf, tested, use } of needs.comparisons.values()) for (const event of [leaf.event, tested]) add(event, use)
  for (const [{ by }, use] of needs.periods) add(by, use)
  return uses
}

function variableOf(name: string, asks: readonly string[], use: Use, size: number): Variable {
  // Times are put into a claim all at once: each bounds the others.
  return { name, asks, use, size, answers: [], put: () => undefined }
}

function pairOf(ends: LeafEnds, event: EventId, tested: Tested, comparisons: readonly Comparison[], use: Use, nullable: boolean): Pair {
  const leaves = [...new Set(comparisons.filter(({ leaf, tested: of }) => leaf.event === event && of === tested).map(({ leaf }) => leaf))]
  const positions = positionsOf(ends, leaves, event === tested)
  const name = tested === 'submitted' ? `events.${event}` : `events.${event}:${tested}`
  return {
    event,
    tested,
    leaves,
    positions,
    variable: variableOf(name, [`events.${event}`], use, positions.length + Number(nullable)),
    chains: chainsOf(leaves, positions).map((chain, index) => ({
      leaves: chain,
      variable: variableOf(`${name}+${index}`, ['history'], use, chain.length + 1),
    })),
  }
}

/** Leaves that past cases stretch alike and that are always passed in one order. */
function chainsOf(leaves: readonly TimeLeaf[], positions: readonly Position[]): TimeLeaf[][] {
  const passed = (leaf: TimeLeaf): number => positions.filter(({ after }) => !after[leaves.indexOf(leaf)]).length
  const groups = new Map<string, TimeLeaf[]>()
  for (const leaf of leaves) {
    const { suspend, restart, roll, starts } = leaf.span ?? {}
    if (!suspend && !restart) continue
    const key = JSON.stringify([suspend, restart, roll ?? leaf.pack.roll, starts])
    groups.set(key, [...(groups.get(key) ?? []), leaf])
  }
  const before = (one: TimeLeaf, other: TimeLeaf): boolean => positions.every(({ after }) => !(after[leaves.indexOf(one)] && !after[leaves.indexOf(other)]))
  return [...groups.values()].flatMap((group) => {
    const chains: TimeLeaf[][] = []
    for (const leaf of [...group].sort((a, b) => passed(b) - passed(a))) {
      const chain = chains.find((one) => before(one.at(-1) as TimeLeaf, leaf))
      if (chain) chain.push(leaf)
      else chains.push([leaf])
    }
    return chains
  })
}

function comparisonTable({ leaf, tested }: Comparison, pairs: readonly Pair[]): Table {
  const pair = pairs.find((one) => one.event === leaf.event && one.tested === tested) as Pair
  const chain = pair.chains.find((one) => one.leaves.includes(leaf))
  if (chain) {
    const rank = chain.leaves.indexOf(leaf)
    return { by: [chain.variable], truths: sized(chain.variable, (passed) => passed <= rank) }
  }
  const index = pair.leaves.indexOf(leaf)
  return { by: [pair.variable], truths: sized(pair.variable, (value) => positionAt(pair, value)?.after[index] === true) }
}

function periods(event: EventId, inForces: readonly InForce[], use: Use): Periods {
  const cuts = new Set(inForces.filter(({ by }) => by === event).flatMap(inForceChanges))
  const sorted = [...cuts].sort((a, b) => a - b)
  return { event, cuts: sorted, variable: variableOf(`events.${event}@`, [`events.${event}`], use, sorted.length + 1 + Number(!ALWAYS.has(event))) }
}

/** The instants of one period, half-open; undefined: the event has not happened. */
export function periodAt({ cuts, variable }: Periods, value: number): { from: number; until: number } | undefined {
  const index = value - (variable.size - cuts.length - 1)
  if (index < 0) return undefined
  return { from: cuts[index - 1] ?? Number.NEGATIVE_INFINITY, until: cuts[index] ?? Number.POSITIVE_INFINITY }
}

function periodTable(days: InForce, all: readonly Periods[]): Table {
  const own = all.find(({ event }) => event === days.by) as Periods
  const at = (day: number): number => (Number.isFinite(day) ? instantAt(days.zone, day) : day)
  const [from, until] = [at(days.from), at(days.until)]
  return {
    by: [own.variable],
    truths: sized(own.variable, (value) => {
      const period = periodAt(own, value)
      return period !== undefined && period.from >= from && period.until <= until
    }),
  }
}
