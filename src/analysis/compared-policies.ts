import { NEVER, type Node } from '../core/diagram.js'
import type { Policy } from '../evaluate/create-policy.js'
import type { ServiceDecision } from '../evaluate/decision.js'
import { type Linked, linkedOf } from '../evaluate/linked.js'
import type { GrantNodes } from '../explain/cells/grant-nodes.js'
import { TimePlans } from '../explain/cells/time-plan.js'
import type { Facts, Service } from '../facts/facts.js'
import type { CompiledGrant, CompiledPolicy } from '../policy/compiled.js'
import { horizonOf, LeafEnds } from './cells/leaf-ends.js'
import { type ServiceSpace, serviceSpace } from './cells/service-space.js'
import { Witnesses } from './cells/witness.js'
import { decidedOn } from './decided-on.js'
import { type BothSides, lostClaims, type Side } from './lost-claims.js'

const BUDGET = 2_000_000

/** Two policies in one space, service by service: the same claims, in the words of both. */
export class ComparedPolicies {
  readonly ends: LeafEnds
  private readonly linked: readonly [Linked, Linked]
  private readonly plans = new TimePlans()

  constructor(
    readonly before: Policy,
    readonly after: Policy,
    readonly budget = BUDGET,
  ) {
    this.linked = [linkedOf(before), linkedOf(after)]
    const compiled = this.linked.map(({ policy }) => policy)
    this.ends = new LeafEnds(this.linked[1].policy, horizonOf(compiled))
  }

  get services(): Service[] {
    return [...this.linked[1].policy.grants.keys()].filter((service) => this.linked.some(({ policy }) => policy.grants.get(service)?.length))
  }

  room(service: Service): ComparedRoom {
    return this.made(service, () => true)
  }

  /** A service with the grants alone that are there before: what each of these still gives, the service gives. */
  roomOfKept(service: Service): ComparedRoom {
    const kept = new Set(this.linked[0].policy.grants.get(service)?.map(({ id }) => id))
    return this.made(service, ({ id }) => kept.has(id))
  }

  private made(service: Service, isWanted: (grant: CompiledGrant) => boolean): ComparedRoom {
    const of = ({ policy }: Linked): { policy: CompiledPolicy; grants: CompiledGrant[] } => ({
      policy,
      grants: (policy.grants.get(service) ?? []).filter(isWanted),
    })
    const [before, after] = [of(this.linked[0]), of(this.linked[1])]
    const space = serviceSpace([before, after], this.plans, this.ends, this.budget)
    return new ComparedRoom(space, before.grants, after.grants, new Witnesses(this.linked[1], space, this.ends))
  }

  /** What both decide on a claim, each without what it does not know of; undefined where one does not let it in. */
  decided(facts: Facts, service: Service): [ServiceDecision | undefined, ServiceDecision | undefined] {
    const [was, is] = this.linked
    return [decidedOn(this.before, facts, service, is.policy.categories), decidedOn(this.after, facts, service, was.policy.categories)]
  }
}

const NOWHERE: Side = { route: NEVER, firm: NEVER }

/** One service of two policies. */
export class ComparedRoom {
  readonly sides: readonly BothSides[]

  constructor(
    readonly space: ServiceSpace,
    readonly before: readonly CompiledGrant[],
    readonly after: readonly CompiledGrant[],
    readonly witnesses: Witnesses,
  ) {
    const [nodes] = space.others as [GrantNodes<Node>]
    const was = new Map(before.map((grant) => [grant.id, this.side(space.nodes, grant)]))
    const is = new Map(after.map((grant) => [grant.id, this.side(nodes, grant)]))
    this.sides = [...new Set([...was.keys(), ...is.keys()])].map((id) => ({ id, before: was.get(id) ?? NOWHERE, after: is.get(id) ?? NOWHERE }))
  }

  /** Claims that were decided better before. */
  worse(): Node {
    return this.gap('before')
  }

  /** Claims that are decided better now. */
  better(): Node {
    return this.gap('after')
  }

  private gap(had: 'before' | 'after'): Node {
    const { diagrams, space } = this.space
    return space.or(lostClaims(diagrams, this.sides, 'route', had), lostClaims(diagrams, this.sides, 'firm', had))
  }

  private side(nodes: GrantNodes<Node>, grant: CompiledGrant): Side {
    const { space } = this.space
    const { stands, conditions } = nodes.grant(grant)
    const route = space.and(stands, conditions)
    return { route, firm: grant.source.review ? space.and(route, space.reviewed) : route }
  }
}
