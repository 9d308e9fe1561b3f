import type { Policy } from '../evaluate/create-policy.js'
import { type Linked, linkedOf } from '../evaluate/linked.js'
import { TimePlans } from '../explain/cells/time-plan.js'
import type { Service } from '../facts/facts.js'
import type { CompiledGrant } from '../policy/compiled.js'
import { horizonOf, LeafEnds } from './cells/leaf-ends.js'
import { type ServiceSpace, serviceSpace } from './cells/service-space.js'
import { Witnesses } from './cells/witness.js'

/** So many nodes are far more than any service of the packs that come with the package has needed so far. */
const BUDGET = 2_000_000

/** A policy whose services are worked out for every claim that there can be, each when it is first asked for. */
export class StudiedPolicy {
  readonly linked: Linked
  readonly ends: LeafEnds
  private readonly plans = new TimePlans()
  private readonly rooms = new Map<Service, ServiceRoom>()

  /** @param deciding - The policy that decides claims, where the one asked about holds more rules than it. */
  constructor(
    private readonly asked: Policy,
    readonly budget = BUDGET,
    private readonly deciding = asked,
  ) {
    this.linked = linkedOf(asked)
    this.ends = new LeafEnds(this.linked.policy, horizonOf([this.linked.policy]))
  }

  /** Services that some rule grants. */
  get services(): Service[] {
    return [...this.linked.policy.grants].flatMap(([service, grants]) => (grants.length > 0 ? [service] : []))
  }

  /** @throws BudgetError from whatever makes nodes. */
  room(service: Service): ServiceRoom {
    const known = this.rooms.get(service)
    if (known) return known
    const grants = this.linked.policy.grants.get(service) as readonly CompiledGrant[]
    const space = serviceSpace([{ policy: this.linked.policy, grants }], this.plans, this.ends, this.budget)
    const room = {
      service,
      policy: this.deciding,
      asked: this.asked,
      linked: this.linked,
      space,
      witnesses: new Witnesses(this.linked, space, this.ends),
      ends: this.ends,
      grants,
    }
    this.rooms.set(service, room)
    return room
  }
}

/** What was worked out of a policy, while anything still holds it: linting and verifying ask for the same. */
const studied = new WeakMap<Policy, WeakRef<StudiedPolicy>>()

/** A policy to be studied; within the usual budget its services may be worked out already. `deciding` as for `StudiedPolicy`. */
export function studiedOf(policy: Policy, budget?: number, deciding = policy): StudiedPolicy {
  if (budget !== undefined || deciding !== policy) return new StudiedPolicy(policy, budget, deciding)
  const known = studied.get(policy)?.deref()
  if (known) return known
  const made = new StudiedPolicy(policy)
  studied.set(policy, new WeakRef(made))
  return made
}

/** One service of a policy, with every claim that its rules tell apart. */
export interface ServiceRoom {
  readonly service: Service
  /** It decides claims. */
  readonly policy: Policy
  /** The policy whose rules are worked out; it may hold more than those that decide. */
  readonly asked: Policy
  readonly linked: Linked
  readonly space: ServiceSpace
  readonly witnesses: Witnesses
  readonly ends: LeafEnds
  readonly grants: readonly CompiledGrant[]
}
