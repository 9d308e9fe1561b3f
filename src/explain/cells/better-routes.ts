import { ALWAYS_SO, NEVER, type Node } from '../../core/diagram.js'
import { variablesIn } from '../../core/diagram-count.js'
import { type Cost, cheapest } from '../../core/diagram-witness.js'
import type { Route } from '../../evaluate/decision.js'
import { type Evaluation, newEvaluation } from '../../evaluate/evaluation.js'
import { decideGrant } from '../../evaluate/grant.js'
import { routeOrder } from '../../evaluate/order.js'
import type { CompiledGrant } from '../../policy/compiled.js'
import type { RuleId } from '../../policy/rule.js'
import { type Choice, completeClaim } from './complete-claim.js'
import { AVAILABLE, type ServiceOutcome } from './service-outcome.js'
import type { Variable } from './variable.js'

/** The facts that decide whether a grant becomes a route that is better than the best that stands. */
export interface BetterRoute {
  readonly rule: RuleId
  readonly facts: readonly string[]
}

/**
 * Grants of an available service that more facts could still turn into a better route: one that comes before all that stand, by its deadline, freight or
 * evidence (S-17). Each was found so in a completion of the claim, in which its events lie as late as they can, so none is named in vain.
 */
export function betterRoutes(outcome: ServiceOutcome): BetterRoute[] {
  const { diagrams, level, grants, space } = outcome
  if (diagrams.valueOf(level) !== AVAILABLE) return []
  const routes = grants.map(({ grant, stands, conditions }) => ({ grant, node: space.and(stands, conditions) }))
  // Several grants may make a service available together while none stands for sure: then any of them may be the best.
  const sure = routes.flatMap(({ grant, node }) => (node === ALWAYS_SO ? [grant] : []))
  return routes.flatMap(({ grant, node }) => {
    if (node === ALWAYS_SO) return []
    const isBetter = (way: Node): boolean => {
      const completed = completedFor(outcome, way)
      const route = completed && firmRoute(completed, grant)
      if (!completed || !route) return false
      const known = sure.flatMap((one) => firmRoute(completed, one) ?? [])
      return known.every((other) => routeOrder({ ...route, rule: other.rule }, other) < 0)
    }
    return waysOf(outcome, [grant, ...sure], node).some(isBetter)
      ? [{ rule: grant.id, facts: [...new Set([...variablesIn(diagrams, node)].flatMap((number) => (space.variables[number] as Variable).asks))] }]
      : []
  })
}

/** So many ways are tried at most. */
const MOST_WAYS = 32

/** How a grant may become a route: with each set of the adjusts that may move its windows, or those of the grants it is to be better than. */
function waysOf({ space, rules }: ServiceOutcome, grants: readonly CompiledGrant[], node: Node): Node[] {
  let ways = [node]
  for (const adjust of new Set(grants.flatMap(({ windowAdjusts: { own, other } }) => [...own, ...other]))) {
    const applies = rules.applies(adjust)
    const split = ways.flatMap((way) => [space.and(way, space.not(applies)), space.and(way, applies)]).filter((way) => way !== NEVER)
    if (split.length > MOST_WAYS) break
    ways = split
  }
  return ways
}

function firmRoute(evaluation: Evaluation, grant: CompiledGrant): Route | undefined {
  const decided = decideGrant(evaluation, grant)
  return decided?.kind === 'route' && decided.route.firm ? decided.route : undefined
}

/** The claim once what a route hangs on turns out well, and with every fact that others hang on. */
function completedFor({ diagrams, space, evaluation }: ServiceOutcome, node: Node): Evaluation | undefined {
  const { variables } = space
  // Later events give later deadlines. A way is never impossible.
  const cost: Cost = (number, value) => (isEvent(variables[number]) ? (variables[number] as Variable).size - value : value)
  const values = cheapest(diagrams, node, Boolean, cost) as number[]
  const needed = variablesIn(diagrams, node)
  const choice = variables.flatMap((variable, number): Choice => {
    if (needed.has(number)) return [[variable, values[number] as number]]
    return isFact(variable) ? [[variable, 0]] : []
  })
  const completed = completeClaim(evaluation, choice, (_, hi) => hi)
  return completed && newEvaluation(evaluation.policy, completed)
}

/** A fact, or a member of one, that nothing else hangs together with. */
const isFact = ({ name, asks, member }: Variable): boolean => member === true || (asks.length === 1 && asks[0] === name && !name.startsWith('events.'))
const isEvent = (variable: Variable | undefined): boolean => variable?.name.startsWith('events.') === true
