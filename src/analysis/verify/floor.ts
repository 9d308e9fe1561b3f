import { NEVER, type Node, withinBudget } from '../../core/diagram.js'
import { createPolicy, type Policy } from '../../evaluate/create-policy.js'
import type { Verdict } from '../../evaluate/decision.js'
import { linkedOf } from '../../evaluate/linked.js'
import type { Facts, Service } from '../../facts/facts.js'
import type { Pack } from '../../policy/pack.js'
import { shrink } from '../cells/shrink.js'
import { ComparedPolicies, type ComparedRoom } from '../compared-policies.js'
import { decidedOn } from '../decided-on.js'
import { type Proof, RANK } from './proof.js'
import type { Contradiction } from './replay-room.js'

/** A pack of the law, as it is when nothing is linked above it. */
export interface Floor {
  readonly pack: Pack
  readonly policy: Policy
}

/** The packs of the law above which something is linked, each with the policy that it makes alone. */
export function floorsOf(policy: Policy): Floor[] {
  const { packs } = linkedOf(policy).policy
  return packs.flatMap((pack) => {
    const own = withNeeds(pack, packs)
    return pack.layer === 'law' && own.length < packs.length ? [{ pack, policy: createPolicy(own) }] : []
  })
}

export interface FloorOptions {
  readonly budget: number | undefined
  readonly floors: readonly Floor[]
  /** A claim, decided again, that a floor gives more than the whole, if there was one. */
  readonly contradicted: (floor: Floor, service: Service) => string | undefined
  readonly onProgress: (what: string) => void
}

/** Each pack of the law is a floor: whatever it gives alone, the whole policy gives at least. */
export function floorProofs(policy: Policy, { budget, floors, contradicted, onProgress }: FloorOptions): Proof[] {
  return linkedOf(policy).policy.packs.flatMap((pack) => {
    if (pack.layer !== 'law') return []
    onProgress(`the floor of ${pack.id}`)
    const floor = floors.find((one) => one.pack === pack)
    // Nothing is linked above it.
    if (!floor) return servicesOf(policy).map((service) => ({ ...statement(pack, service), verdict: 'proved' as const }))
    const compared = new ComparedPolicies(floor.policy, policy, budget)
    return compared.services.map((service) => {
      const proof = proveFloor(compared, pack, service)
      const because = contradicted(floor, service)
      return proof.verdict === 'proved' && because !== undefined ? { ...proof, verdict: 'unknown' as const, because } : proof
    })
  })
}

/** A claim that the floor gives more than the whole. What only the whole knows of is left out for the floor. */
export const undercuts =
  ({ policy, pack }: Floor, service: Service): Contradiction =>
  ({ facts, decided: { verdict } }) => {
    const given = decidedOn(policy, facts, service)?.verdict
    return given !== undefined && verdict !== 'needs_information' && RANK[verdict] < RANK[given]
      ? `a claim is only "${verdict}", and "${given}" by "${pack.id}" alone`
      : undefined
  }

function withNeeds(pack: Pack, packs: readonly Pack[]): Pack[] {
  const needed = (pack.needs ?? []).flatMap((id) => packs.filter((one) => one.id === id).flatMap((one) => withNeeds(one, packs)))
  return [...new Set([...needed, pack])]
}

const statement = (pack: Pack, service: Service) => ({ name: 'floor', what: `nothing undercuts what "${pack.id}" gives`, service }) as const

const servicesOf = (policy: Policy): Service[] => [...linkedOf(policy).policy.grants].flatMap(([service, grants]) => (grants.length > 0 ? [service] : []))

function proveFloor(compared: ComparedPolicies, pack: Pack, service: Service): Proof {
  const said = statement(pack, service)
  return withinBudget<Proof>(
    () => {
      // Most often no grant of the law gives less by itself, and no other has to be looked at.
      const kept = compared.roomOfKept(service)
      if (kept.space.possible(kept.worse()) === NEVER) return { ...said, verdict: 'proved' }
      const room = compared.room(service)
      const node = room.space.possible(room.worse())
      if (node === NEVER) return { ...said, verdict: 'proved' }
      return { ...said, ...undercut(compared, room, service, node) }
    },
    ({ message }) => ({ ...said, verdict: 'unknown', because: message }),
  )
}

function lowerVerdict(compared: ComparedPolicies, facts: Facts, service: Service): Verdict | undefined {
  const [floor, whole] = compared.decided(facts, service).map((one) => one?.verdict)
  return floor !== undefined && whole !== undefined && whole !== 'needs_information' && RANK[whole] < RANK[floor] ? whole : undefined
}

function undercut(compared: ComparedPolicies, room: ComparedRoom, service: Service, node: Node): Pick<Proof, 'verdict' | 'because' | 'witness'> {
  const isLower = (facts: Facts): Verdict | undefined => lowerVerdict(compared, facts, service)
  for (const facts of room.witnesses.of(node)) {
    const verdict = isLower(facts)
    if (verdict === undefined) continue
    return { verdict: 'refuted', witness: { facts: shrink(facts, (fewer) => isLower(fewer) === verdict), verdict } }
  }
  return { verdict: 'unknown', because: 'the cells leave it open, and no claim was found that shows it' }
}
