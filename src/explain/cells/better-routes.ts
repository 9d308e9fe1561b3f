import { ALWAYS_SO, type Node } from '../../core/diagram.js'
import { variablesIn } from '../../core/diagram-count.js'
import { cheapest } from '../../core/diagram-witness.js'
import type { Route } from '../../evaluate/decision.js'
import { type Evaluation, newEvaluation } from '../../evaluate/evaluation.js'
import { decideGrant } from '../../evaluate/grant.js'
import { routeOrder } from '../../evaluate/order.js'
import type { CompiledGrant } from '../../policy/compiled.js'
import type { RuleId } from '../../policy/rule.js'
import { completeClaim } from './complete-claim.js'
import { AVAILABLE, type ServiceOutcome } from './service-outcome.js'
import type { Variable } from './variable.js'

/** The facts that decide whether a grant becomes a route that is better than the best that stands. */
export interface BetterRoute {
  readonly rule: RuleId
  readonly facts: readonly string[]
}

/**
 * Grants of an available service that more facts could still turn into a better route: one that comes before all that stand, by its deadline, freight or
 * evidence (S-17). Each was found so in one completion of the claim, in which its events lie as late as they can, so none is named in vain.
 */
export function betterRoutes(outcome: ServiceOutcome): BetterRoute[] {
  const { diagrams, level, grants, space, evaluation } = outcome
  if (diagrams.valueOf(level) !== AVAILABLE) return []
  const routes = grants.map(({ grant, stands, conditions }) => ({ grant, node: space.and(stands, conditions) }))
  const standing = routes.flatMap(({ grant, node }) => (node === ALWAYS_SO ? (firmRoute(evaluation, grant) ?? []) : []))
  // Several grants may make a service available together while none stands for sure: then any of them may be the best.
  const [best] = standing.sort(routeOrder)
  return routes.flatMap(({ grant, node }) => {
    if (node === ALWAYS_SO) return []
    const route = routeIn(outcome, grant, node)
    const better = route && (!best || routeOrder({ ...route, rule: best.rule }, best) < 0)
    return better
      ? [{ rule: grant.id, facts: [...new Set([...variablesIn(diagrams, node)].flatMap((number) => (space.variables[number] as Variable).asks))] }]
      : []
  })
}

function firmRoute(evaluation: Evaluation, grant: CompiledGrant): Route | undefined {
  const decided = decideGrant(evaluation, grant)
  return decided?.kind === 'route' && decided.route.firm ? decided.route : undefined
}

/** The route that a grant becomes when what it hangs on turns out well. */
function routeIn({ diagrams, space, evaluation }: ServiceOutcome, grant: CompiledGrant, node: Node): Route | undefined {
  const { variables } = space
  // Later events give later deadlines.
  const values = cheapest(diagrams, node, Boolean, (number, value) => (isEvent(variables[number]) ? (variables[number] as Variable).size - value : value))
  if (!values) return undefined
  const choice = [...variablesIn(diagrams, node)].map((number) => [variables[number] as Variable, values[number] as number] as const)
  const completed = completeClaim(evaluation, choice, (_, hi) => hi)
  return completed && firmRoute(newEvaluation(evaluation.policy, completed), grant)
}

const isEvent = (variable: Variable | undefined): boolean => variable?.name.startsWith('events.') === true
