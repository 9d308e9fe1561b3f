import { ALWAYS_SO, type Diagrams, type Node } from '../../core/diagram.js'
import type { Evaluation } from '../../evaluate/evaluation.js'
import type { CellSpace } from '../../explain/cells/cell-space.js'
import { type ClaimCells, ClaimCellsMaker } from '../../explain/cells/claim-cells.js'
import { ClaimNeeds } from '../../explain/cells/claim-needs.js'
import { ClaimSpace } from '../../explain/cells/claim-space.js'
import { GrantNodes } from '../../explain/cells/grant-nodes.js'
import type { TimePlans } from '../../explain/cells/time-plan.js'
import type { Variable } from '../../explain/cells/variable.js'
import type { CompiledGrant, CompiledPolicy } from '../../policy/compiled.js'
import { ClaimsOnly } from './claims-only.js'
import type { LeafEnds } from './leaf-ends.js'
import { nothingKnown } from './nothing-known.js'
import { type PolicyTimes, policyTimes } from './policy-times.js'
import { type Possibility, possibilities, type Usual } from './possible.js'
import { rulesAround } from './rules-around.js'

/** Every claim that the rules of some grants can tell apart, as variables with finitely many values. */
export interface ServiceSpace {
  readonly evaluation: Evaluation
  readonly cells: ClaimCells
  readonly times: PolicyTimes
  readonly space: ClaimSpace
  readonly diagrams: Diagrams
  readonly nodes: GrantNodes<Node>
  /** Those of the further policies, in their order. */
  readonly others: readonly GrantNodes<Node>[]
  /** What hangs together among the variables. */
  readonly constraints: readonly Possibility[]
  readonly only: ClaimsOnly
  /** A condition where there can be such a claim at all: what hangs together by time is so. */
  possible(node: Node): Node
  /** Where claims of a kind lie: instants for the usual ones are found more easily. */
  readonly among: (kind: Usual) => Node
  /** Whether there can be such a claim at all, of every assignment. */
  readonly claims: Node
}

/** The grants of one policy that a space is about. */
export interface Studied {
  readonly policy: CompiledPolicy
  readonly grants: readonly CompiledGrant[]
}

/**
 * The space of some grants of one policy, or of several that are compared, with every rule that shapes them.
 *
 * @throws BudgetError from whatever makes nodes, once there are more than `budget`.
 */
export function serviceSpace(studied: readonly Studied[], plans: TimePlans, ends: LeafEnds, budget: number): ServiceSpace {
  const evaluation = nothingKnown(studied.map(({ policy }) => policy))
  const offsets = studied.map((_, index) => studied.slice(0, index).reduce((sum, { policy }) => sum + policy.atoms.length, 0))
  const needs = new ClaimNeeds(evaluation, false)
  for (const [index, { grants }] of studied.entries()) {
    const kleene = new GrantNodes(withAtomsFrom(needs, offsets[index] as number), plans)
    for (const grant of grants) {
      needs.nextGrant()
      kleene.grant(grant)
      visitEverything(kleene, grant)
    }
  }
  let times: PolicyTimes | undefined
  const cells = new ClaimCellsMaker(evaluation, needs).make((_, noted) => (times = policyTimes(ends, noted)))
  const made = times as unknown as PolicyTimes
  const space = new ClaimSpace(evaluation, cells, budget, studied.length > 1 ? timesLast(made) : undefined)
  const constraints = possibilities(space, made)
  const only = new ClaimsOnly(space.diagrams, constraints)
  const [nodes, ...others] = offsets.map((offset) => new GrantNodes(withAtomsFrom(space, offset), plans)) as [GrantNodes<Node>, ...GrantNodes<Node>[]]
  return {
    evaluation,
    cells,
    times: made,
    space,
    diagrams: space.diagrams,
    nodes,
    others,
    constraints,
    only,
    possible: (node) => only.of(node),
    among: (kind) => possibilities(space, made, kind).reduce((all, { node }) => space.and(all, node), ALWAYS_SO),
    claims: constraints.reduce((all, { node }) => space.and(all, node), ALWAYS_SO),
  }
}

/** How many times fewer rules read a clock that is looked at before the others. */
const RARELY = 10

/**
 * Two policies differ in what they give and when, so much hangs on several clocks at once: last, and those that few rules read before those that most read, they
 * take a fraction of the nodes.
 */
function timesLast({ variables }: PolicyTimes): (variable: Variable) => number {
  const clocks = new Set(variables)
  const most = Math.max(...variables.map(({ use }) => use.grants))
  return (variable) => (clocks.has(variable) ? (variable.use.grants * RARELY < most ? 1 : 2) : 0)
}

/** The rules of a policy whose atoms are numbered from a place on, where those of several policies stand one after the other. */
function withAtomsFrom<N>(space: CellSpace<N>, offset: number): CellSpace<N> {
  if (offset === 0) return space
  return {
    never: space.never,
    always: space.always,
    reviewed: space.reviewed,
    and: (a, b) => space.and(a, b),
    or: (a, b) => space.or(a, b),
    not: (a) => space.not(a),
    atom: (number) => space.atom(number + offset),
    selector: (scope, selector) => space.selector(scope, selector),
    inForce: (days) => space.inForce(days),
    happened: (event) => space.happened(event),
    after: (leaf, tested) => space.after(leaf, tested),
    units: (service) => space.units(service),
  }
}

/** Notes what a grant and the rules around it read, also behind what settles a rule: each part is looked at by itself. */
function visitEverything<N>({ rules, space }: GrantNodes<N>, grant: CompiledGrant): void {
  for (const rule of new Set([grant, ...rulesAround(grant)])) {
    for (const scope of [...rule.scopes, rule.pack.scope]) rules.inScope(scope)
    if (rule.inForce) space.inForce(rule.inForce)
    rules.condition(rule.pack.when)
    rules.condition(rule.when)
  }
  const adjusts = [...grant.evidenceAdjusts, ...grant.waivers]
  for (const one of [...grant.provided, ...grant.evidence, ...adjusts.flatMap(({ evidence }) => evidence)]) rules.condition(one.if)
}
