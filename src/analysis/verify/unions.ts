import { NEVER, type Node } from '../../core/diagram.js'
import type { CompiledGrant } from '../../policy/compiled.js'
import type { ServiceRoom } from '../studied-policy.js'
import { isProposition } from './propositions.js'

/** The grants of a service, without what an author claims of them. */
export const ownGrants = ({ grants }: ServiceRoom): CompiledGrant[] => grants.filter((grant) => !isProposition(grant))

/** When a grant is a route; firm: also when it waits for nobody. */
export function routeNode({ space: { nodes, space } }: ServiceRoom, grant: CompiledGrant, firm: boolean): Node {
  const { stands, conditions } = nodes.grant(grant)
  const route = space.and(stands, conditions)
  return firm && grant.source.review ? space.and(route, space.reviewed) : route
}

/** Some claims without those for which something holds; what has come to nothing is not looked at any more. */
export function without<T>({ space: { space } }: ServiceRoom, node: Node, parts: readonly T[], holds: (part: T) => Node): Node {
  let left = node
  for (const part of parts) {
    if (left === NEVER) return left
    left = space.and(left, space.not(holds(part)))
  }
  return left
}

/** Claims for which something holds, of those that are looked at. */
export function within<T>({ space: { space } }: ServiceRoom, node: Node, parts: readonly T[], holds: (part: T) => Node): Node {
  return parts.reduce<Node>((all, part) => space.or(all, space.and(node, holds(part))), NEVER)
}
