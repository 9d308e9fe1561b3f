import { NEVER, type Node } from '../../core/diagram.js'
import type { GrantNode } from '../../explain/cells/grant-nodes.js'
import type { CompiledGrant } from '../../policy/compiled.js'
import type { ServiceRoom } from '../studied-policy.js'
import type { Ledger } from './ledger.js'

/** Grants that never stand, that are alike, and that others of the same promise make needless. */
export function lintGrants(room: ServiceRoom, ledger: Ledger): void {
  const { space } = room.space
  const routes = new Map<CompiledGrant, Node>()
  for (const grant of room.grants)
    ledger.guard(grant.id, () => {
      const node = room.space.nodes.grant(grant)
      const route = room.space.possible(space.and(node.stands, node.conditions))
      routes.set(grant, route)
      if (route === NEVER && !ledger.isOff(grant) && !neverBy(room, node)) ledger.add('rule_never_stands', grant)
    })
  for (const alike of groups(room.grants)) {
    const standing = alike.filter((grant) => ![undefined, NEVER].includes(routes.get(grant)))
    const twins = sayTwins(standing, routes, ledger)
    for (const grant of standing) if (!twins.has(grant)) ledger.guard(grant.id, () => sayCovered(room, grant, standing, routes, ledger))
  }
}

type Routes = ReadonlyMap<CompiledGrant, Node>

/** Says which grants of one promise are routes for the same claims, and gives them. */
function sayTwins(grants: readonly CompiledGrant[], routes: Routes, ledger: Ledger): Set<CompiledGrant> {
  const twins = new Set<CompiledGrant>()
  for (const [index, grant] of grants.entries())
    for (const other of grants.slice(index + 1)) {
      if (routes.get(grant) !== routes.get(other)) continue
      twins.add(grant).add(other)
      ledger.add('grants_alike', grant, { other: other.id })
    }
  return twins
}

/** Says whether a grant is a route only where others of the same promise are. */
function sayCovered({ space: { space } }: ServiceRoom, grant: CompiledGrant, all: readonly CompiledGrant[], routes: Routes, ledger: Ledger): void {
  let left = routes.get(grant) as Node
  for (const other of all) if (other !== grant && left !== NEVER) left = space.and(left, space.not(routes.get(other) as Node))
  if (left === NEVER) ledger.add('rule_without_effect', grant, { covered: `other rules of "${grant.source.service}" give the same whenever it does` })
}

/** Whether a condition of the grant is why it never stands: that is said of the condition. */
function neverBy({ space }: ServiceRoom, { grant }: GrantNode<Node>): boolean {
  const { rules } = space.nodes
  const within = rules.isAbout(grant)
  if (space.possible(within) === NEVER) return false
  if (space.possible(space.space.and(within, rules.condition(grant.when))) === NEVER) return grant.source.when !== undefined
  return grant.provided.some((one) => space.possible(space.space.and(rules.applies(grant), rules.condition(one.if))) === NEVER)
}

/** Grants that promise the same thing: only their conditions may differ. */
function groups(grants: readonly CompiledGrant[]): CompiledGrant[][] {
  const found = new Map<string, CompiledGrant[]>()
  for (const grant of grants) {
    const { source, pack, windows, windowAdjusts, evidenceAdjusts, waivers, terms, duties } = grant
    const shaping = [windowAdjusts, ...terms.values()].flatMap(({ own, other }) => [...own, ...other])
    const key = JSON.stringify([
      pack.layer,
      pack.zone.id,
      windows,
      source.terms ?? {},
      source.evidence ?? [],
      source.review ?? false,
      [...shaping, ...evidenceAdjusts, ...waivers, ...duties].map(({ id }) => id).sort(),
    ])
    found.set(key, [...(found.get(key) ?? []), grant])
  }
  return [...found.values()].filter((group) => group.length > 1)
}
