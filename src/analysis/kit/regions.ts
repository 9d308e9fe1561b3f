import { NEVER, type Node } from '../../core/diagram.js'
import type { Service } from '../../facts/facts.js'
import type { CompiledDefeater, CompiledGrant } from '../../policy/compiled.js'
import { templateOf } from '../lint/settled-condition.js'
import type { ServiceRoom } from '../studied-policy.js'
import { ownGrants, routeNode } from '../verify/unions.js'

/** One thing that can become of one grant, where some claim shows it. Its key is also what `reached` finds in a decision. */
export interface Region {
  readonly key: string
  readonly service: Service
  readonly grant: CompiledGrant
  /** The claims for which it is so. */
  readonly node: Node
}

/**
 * Keys of what can become of a grant. That it stands, and when, is told of each row of a table, since rows differ in their values; the rest once for all rows.
 */
export const keys = {
  firm: (grant: string): string => `${grant} stands`,
  waits: (grant: string): string => `${templateOf(grant)} stands, and a person decides`,
  unmet: (grant: string, code: string): string => `${templateOf(grant)} falls: ${code}`,
  excluded: (grant: string, by: string): string => `${templateOf(grant)} is excluded by ${templateOf(by)}`,
  lifted: (grant: string, exclusion: string, by: string): string => `${templateOf(grant)} stands: ${templateOf(by)} lifts ${templateOf(exclusion)}`,
  elsewhere: (grant: string): string => `${templateOf(grant)} is about other cases`,
  unknown: (grant: string, code: string): string => `${templateOf(grant)} stands, unknown: ${code}`,
  open: (grant: string): string => `${templateOf(grant)} is open`,
  last: (grant: string): string => `${grant} in the last millisecond`,
  late: (grant: string): string => `${grant} 1 ms too late`,
  first: (grant: string): string => `${grant} in the first millisecond`,
  early: (grant: string): string => `${grant} 1 ms too early`,
} as const

/** The grant with whose id a key begins. */
export const grantOf = (key: string): string => key.slice(0, key.indexOf(' '))

/** Every region of one service that the cells can tell apart, with those for which there can be a claim. */
export function regionsOf(room: ServiceRoom): Region[] {
  const { possible } = room.space
  const found = ownGrants(room).flatMap((grant) => [...standing(room, grant), ...falling(room, grant)])
  return found.flatMap(({ key, grant, node }) => {
    const real = node === NEVER ? NEVER : possible(node)
    return real === NEVER ? [] : [{ key, service: room.service, grant, node: real }]
  })
}

type Sketch = Pick<Region, 'key' | 'grant' | 'node'>

/** Where a grant is a route: for sure, waiting for a person, and for each exception without which an exclusion would remove it. */
function standing(room: ServiceRoom, grant: CompiledGrant): Sketch[] {
  const { space, nodes } = room.space
  const [route, firm] = [routeNode(room, grant, false), routeNode(room, grant, true)]
  const lifted = grant.excludes.flatMap((exclude) =>
    exclude.defeatedBy.map((except) => ({
      key: keys.lifted(grant.id, exclude.id, except.id),
      grant,
      node: nodes.rules.all([() => route, () => nodes.rules.applies(exclude), () => nodes.rules.stands(except)], (part) => part()),
    })),
  )
  return [
    { key: keys.firm(grant.id), grant, node: firm },
    ...(firm === route ? [] : [{ key: keys.waits(grant.id), grant, node: space.and(route, space.not(firm)) }]),
    ...lifted,
  ]
}

/** What of a scope says which items a rule is about; the rest says which cases of them (S-15). */
const ITEM = ['category', 'notCategory', 'brand', 'market', 'label'] as const

/** Where a grant falls for one reason alone: each of its conditions, each exclusion, and that its kind of case is another. */
function falling(room: ServiceRoom, grant: CompiledGrant): Sketch[] {
  const { space, nodes } = room.space
  const { rules } = nodes
  const { stands } = nodes.grant(grant)
  const unmet = grant.provided.map((one) => {
    const others = rules.all(
      grant.provided.filter((other) => other !== one),
      (other) => rules.condition(other.if),
    )
    return { key: keys.unmet(grant.id, one.source.code), grant, node: space.and(space.and(stands, others), space.not(rules.condition(one.if))) }
  })
  const excluded = grant.excludes.map((exclude) => ({ key: keys.excluded(grant.id, exclude.id), grant, node: excludedBy(room, grant, exclude) }))
  const about = rules.all([...grant.scopes, grant.pack.scope], (scope) =>
    rules.all(
      ITEM.filter((selector) => scope[selector] !== undefined),
      (selector) => space.selector(scope, selector),
    ),
  )
  const inForce = grant.inForce ? space.inForce(grant.inForce) : space.always
  const others = rules.all([() => about, () => inForce, () => rules.condition(grant.pack.when), () => space.not(rules.applies(grant))], (part) => part())
  return [...unmet, ...excluded, { key: keys.elsewhere(grant.id), grant, node: others }]
}

/** Where an exclusion alone removes a grant; where it never does so alone, where it removes one among others. */
function excludedBy(room: ServiceRoom, grant: CompiledGrant, exclude: CompiledDefeater): Node {
  const { space, nodes, possible } = room.space
  const without = nodes.grant(
    grant,
    grant.excludes.filter((other) => other !== exclude),
  )
  const removes = nodes.rules.stands(exclude)
  const alone = space.and(space.and(without.stands, without.conditions), removes)
  return possible(alone) === NEVER ? space.and(nodes.rules.applies(grant), removes) : alone
}
