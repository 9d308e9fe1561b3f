import { ALWAYS_SO, type Diagrams, NEVER, type Node } from '../../core/diagram.js'
import { PLUS } from '../../core/diagram-logic.js'
import { FALSE } from '../../core/truth.js'
import { type Evaluation, newEvaluation } from '../../evaluate/evaluation.js'
import type { CheckedFacts } from '../../facts/checked-facts.js'
import type { Service } from '../../facts/facts.js'
import type { CompiledGrant, CompiledPolicy } from '../../policy/compiled.js'
import { ClaimCellsMaker } from './claim-cells.js'
import { ClaimNeeds } from './claim-needs.js'
import { ClaimSpace } from './claim-space.js'
import { type GrantNode, GrantNodes } from './grant-nodes.js'
import { isReviewed } from './review.js'
import type { RuleNodes } from './rule-nodes.js'
import type { TimePlans } from './time-plan.js'

/** What becomes of a service when everything is known. */
export const UNAVAILABLE = 0
/** A person has still to decide. */
export const CONDITIONAL = 1
export const AVAILABLE = 2

/** One service on the facts of one claim, exactly: what it comes to for every value of what is unknown. */
export interface ServiceOutcome {
  readonly service: Service
  readonly evaluation: Evaluation
  readonly space: ClaimSpace
  readonly diagrams: Diagrams
  /** When the rules of the service apply and stand. */
  readonly rules: RuleNodes<Node>
  /** Grants that are not known to fall. */
  readonly grants: readonly GrantNode<Node>[]
  /** UNAVAILABLE, CONDITIONAL or AVAILABLE, with the review as it is known now. */
  readonly level: Node
  /** The same by the variable of the review. */
  readonly reviewedLevel: Node
}

/**
 * Works out a service exactly.
 *
 * @throws BudgetError when the diagrams need more nodes than `budget`.
 */
export function serviceOutcome(policy: CompiledPolicy, plans: TimePlans, facts: CheckedFacts, service: Service, budget: number): ServiceOutcome {
  const evaluation = newEvaluation(policy, facts)
  const reviewed = isReviewed(facts)
  const needs = new ClaimNeeds(evaluation, reviewed)
  const kleene = new GrantNodes(needs, plans)
  const possible = (policy.grants.get(service) as readonly CompiledGrant[]).filter((grant) => {
    needs.nextGrant()
    const { stands, conditions } = kleene.grant(grant)
    return stands !== FALSE && conditions !== FALSE
  })
  const space = new ClaimSpace(evaluation, new ClaimCellsMaker(evaluation, needs).make(), budget)
  const nodes = new GrantNodes(space, plans)
  const grants = possible.map((grant) => nodes.grant(grant)).filter(({ stands, conditions }) => stands !== NEVER && conditions !== NEVER)
  let any: Node = NEVER
  let firm: Node = NEVER
  for (const { grant, stands, conditions } of grants) {
    const route = space.and(stands, conditions)
    any = space.or(any, route)
    firm = space.or(firm, grant.source.review ? space.and(route, space.reviewed) : route)
    if (firm === ALWAYS_SO) break
  }
  const { diagrams } = space
  const reviewedLevel = diagrams.apply(PLUS, any, firm)
  const level = diagrams.restrict(reviewedLevel, space.review, Number(reviewed))
  return { service, evaluation, space, diagrams, rules: nodes.rules, grants, level, reviewedLevel }
}
