import type { Diagrams, Node } from '../../core/diagram.js'
import { variablesIn } from '../../core/diagram-count.js'
import { type Evaluation, newEvaluation } from '../../evaluate/evaluation.js'
import { type ClaimCells, ClaimCellsMaker } from '../../explain/cells/claim-cells.js'
import { ClaimNeeds } from '../../explain/cells/claim-needs.js'
import { ClaimSpace } from '../../explain/cells/claim-space.js'
import { GrantNodes } from '../../explain/cells/grant-nodes.js'
import type { TimePlans } from '../../explain/cells/time-plan.js'
import type { CheckedFacts } from '../../facts/checked-facts.js'
import type { CompiledGrant, CompiledPolicy } from '../../policy/compiled.js'
import type { LeafEnds } from './leaf-ends.js'
import { type PolicyTimes, policyTimes } from './policy-times.js'
import { possibilities } from './possible.js'
import { rulesAround } from './rules-around.js'

/** Every claim that the rules of some grants can tell apart, as variables with finitely many values. */
export interface ServiceSpace {
  readonly evaluation: Evaluation
  readonly cells: ClaimCells
  readonly times: PolicyTimes
  readonly space: ClaimSpace
  readonly diagrams: Diagrams
  readonly nodes: GrantNodes<Node>
  /** A condition where there can be such a claim at all: what hangs together by time is so. */
  possible(node: Node): Node
}

/** What a derived fact reads that no claim leaves out: the time of day of the claim. */
const MINUTE = 'derived.submittedMinute'

/** A claim of which nothing is known. The moment of the claim is known to a claim, but here it may be any. */
function nothingKnown(policy: CompiledPolicy): Evaluation {
  const anyTime: CompiledPolicy = { ...policy, derive: (fact, facts) => (fact === MINUTE ? undefined : policy.derive(fact, facts)) }
  const facts: CheckedFacts = { asOfText: '', asOf: 0, submitted: 0, values: new Map(), events: new Map(), history: undefined }
  return newEvaluation(anyTime, facts)
}

/**
 * The space of some grants, with every rule that shapes them.
 *
 * @throws BudgetError from whatever makes nodes, once there are more than `budget`.
 */
export function serviceSpace(policy: CompiledPolicy, plans: TimePlans, ends: LeafEnds, grants: readonly CompiledGrant[], budget: number): ServiceSpace {
  const evaluation = nothingKnown(policy)
  const needs = new ClaimNeeds(evaluation, false)
  const kleene = new GrantNodes(needs, plans)
  for (const grant of grants) {
    needs.nextGrant()
    kleene.grant(grant)
    visitEverything(kleene, grant)
  }
  let times: PolicyTimes | undefined
  const cells = new ClaimCellsMaker(evaluation, needs).make((_, noted) => (times = policyTimes(ends, noted)))
  const space = new ClaimSpace(evaluation, cells, budget)
  const made = times as unknown as PolicyTimes
  const constraints = possibilities(space, made)
  const possible = (node: Node): Node => {
    if (space.diagrams.valueOf(node) !== undefined) return node
    const support = variablesIn(space.diagrams, node)
    const related = constraints.filter(({ variables }) => variables.some((number) => support.has(number)))
    return related.reduce((all, { node: one }) => space.and(all, one), node)
  }
  return { evaluation, cells, times: made, space, diagrams: space.diagrams, nodes: new GrantNodes(space, plans), possible }
}

/** Notes what a grant and the rules around it read, also behind what settles a rule: each part is looked at by itself. */
function visitEverything<N>({ rules, space }: GrantNodes<N>, grant: CompiledGrant): void {
  for (const rule of new Set([grant, ...rulesAround(grant)])) {
    for (const scope of [...rule.scopes, rule.pack.scope]) rules.inScope(scope)
    if (rule.inForce) space.inForce(rule)
    rules.condition(rule.pack.when)
    rules.condition(rule.when)
  }
  const adjusts = [...grant.evidenceAdjusts, ...grant.waivers]
  for (const one of [...grant.provided, ...grant.evidence, ...adjusts.flatMap(({ evidence }) => evidence ?? [])]) rules.condition(one.if)
}
