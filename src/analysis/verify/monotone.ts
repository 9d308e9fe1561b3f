import { NEVER, type Node } from '../../core/diagram.js'
import { assume } from '../../explain/cells/assumption.js'
import type { FactPath, Facts } from '../../facts/facts.js'
import type { ServiceRoom } from '../studied-policy.js'
import { type Gap, RANK } from './proof.js'
import type { Contradiction } from './replay-room.js'
import { ownGrants, routeNode, without } from './unions.js'

/** A fact of which one value is never worse for the buyer than any other. */
export interface Monotone {
  readonly fact: FactPath
  readonly better: boolean | string
}

/** Where a service is worse although a fact is better. */
export function monotoneGap(room: ServiceRoom, { fact, better }: Monotone): Gap | undefined {
  const { space, diagrams } = room.space
  const number = space.variables.findIndex(({ name, asks }) => asks.length === 1 && asks[0] === fact && name === fact)
  const variable = space.variables[number]
  const value = variable?.answers.find(({ answer }) => answer === better)?.value
  // What no rule reads changes nothing.
  if (!variable || value === undefined) return undefined
  const routes = ownGrants(room).map((grant) => routeNode(room, grant, false))
  const given = (node: Node, of: number): Node => assume(diagrams, node, [{ variable: number, value: of }])
  const best = routes.map((route) => given(route, value))
  // What a route gives for a worse value and no route gives for the better one.
  const lost = (route: Node): Node => without(room, route, best, (one) => one)
  const worse = Array.from({ length: variable.size }, (_, other) => other).filter((other) => other !== value)
  const gap = worse.flatMap((other) => routes.map((route) => lost(given(route, other)))).reduce((all, node) => space.or(all, node), NEVER)

  const node = space.and(
    gap,
    diagrams.of(number, (one) => one === value),
  )
  return { node, shows: (verdict) => verdict === 'unavailable' }
}

/** A claim that comes to less once its fact has the better value. */
export const worseWhenBetter =
  ({ policy, service }: ServiceRoom, { fact, better }: Monotone): Contradiction =>
  ({ facts, decided }) => {
    const [section, key] = fact.split('.') as [keyof Facts, string]
    const other = policy.safeEvaluate({ ...facts, [section]: { ...(facts[section] as object), [key]: better } }, { only: [service] })
    if (!other.ok) return undefined
    const { verdict } = other.decision.services[service]
    return verdict !== 'needs_information' && RANK[verdict] < RANK[decided.verdict] ? `a claim is only "${verdict}" once "${fact}" is better` : undefined
  }
