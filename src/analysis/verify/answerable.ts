import { NEVER, type Node } from '../../core/diagram.js'
import { BASE_VOCABULARY } from '../../facts/vocabulary.js'
import type { ServiceRoom } from '../studied-policy.js'
import type { Gap } from './proof.js'
import type { Contradiction } from './replay-room.js'
import { ownGrants, routeNode } from './unions.js'

/** Where a verdict hangs on something that no question can settle: a fact that is derived from nothing, or that no claim can give. */
export function unanswerable(room: ServiceRoom): Gap | undefined {
  const { space, diagrams } = room.space
  const { vocabulary } = room.linked.policy
  // What a pack adds to the derived facts, nothing derives.
  const facts = Object.keys(vocabulary.facts).filter((fact) => fact.startsWith('derived.') && !Object.hasOwn(BASE_VOCABULARY.facts, fact))
  const dark = space.variables.flatMap(({ name }, number) => (facts.some((fact) => name === fact || name.startsWith(`${fact}#`)) ? [number] : []))
  let gap: Node = NEVER
  for (const grant of ownGrants(room))
    for (const number of dark) {
      const route = routeNode(room, grant, false)
      const [no, yes] = [diagrams.restrict(route, number, 0), diagrams.restrict(route, number, 1)]
      if (no !== yes) gap = space.or(gap, space.and(space.or(no, yes), space.not(space.and(no, yes))))
    }
  return gap === NEVER ? undefined : { node: gap, shows: (verdict) => verdict === 'needs_information' }
}

/** A question about a fact that only other facts make up. */
export const asksTheDerived: Contradiction = ({ decided: { verdict, open, ask } }) => {
  if (verdict !== 'needs_information') return undefined
  const dark = open.flatMap(({ dependsOn }) => dependsOn).find((fact) => fact.startsWith('derived.'))
  if (dark !== undefined) return `a claim hangs on "${dark}", which nobody can give`
  return ask.length === 0 ? 'a claim needs information, and nothing is asked' : undefined
}
