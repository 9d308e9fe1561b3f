import { NEVER, type Node, withinBudget } from '../../core/diagram.js'
import { createPolicy, type Policy } from '../../evaluate/create-policy.js'
import type { Verdict } from '../../evaluate/decision.js'
import { linkedOf } from '../../evaluate/linked.js'
import type { Facts, Service } from '../../facts/facts.js'
import type { Pack } from '../../policy/pack.js'
import { shrink } from '../cells/shrink.js'
import { ComparedPolicies } from '../compared-policies.js'
import type { Proof } from './proof.js'
import { type Replaying, replaySpace } from './replay-room.js'

export interface FloorOptions {
  readonly budget: number | undefined
  /** How much of each floor the evaluator decides again, by both policies; left out: nothing but what refutes. */
  readonly replaying: Replaying | undefined
  readonly onProgress: (what: string) => void
}

/** Each pack of the law, as it is when nothing is linked above it, is a floor: whatever it gives, the whole policy gives at least. */
export function floorProofs(policy: Policy, { budget, replaying, onProgress }: FloorOptions): Proof[] {
  const { packs } = linkedOf(policy).policy
  return packs.flatMap((pack) => {
    if (pack.layer !== 'law') return []
    onProgress(`the floor of ${pack.id}`)
    const own = withNeeds(pack, packs)
    // Nothing is linked above it.
    if (own.length === packs.length) return servicesOf(policy).map((service) => ({ ...statement(pack, service), verdict: 'proved' as const }))
    const floor = createPolicy(own)
    const compared = new ComparedPolicies(floor, policy, budget)
    return compared.services.map((service) => {
      const proof = proveFloor(compared, pack, service)
      return replaying && proof.verdict === 'proved' ? { ...proof, ...replayFloor(compared, service, replaying, onProgress) } : proof
    })
  })
}

function withNeeds(pack: Pack, packs: readonly Pack[]): Pack[] {
  const needed = (pack.needs ?? []).flatMap((id) => packs.filter((one) => one.id === id).flatMap((one) => withNeeds(one, packs)))
  return [...new Set([...needed, pack])]
}

const statement = (pack: Pack, service: Service) => ({ name: 'floor', what: `nothing undercuts what "${pack.id}" gives`, service }) as const

const servicesOf = (policy: Policy): Service[] => [...linkedOf(policy).policy.grants].flatMap(([service, grants]) => (grants.length > 0 ? [service] : []))

const RANK: Record<Verdict, number> = { unavailable: 0, needs_information: 0, conditional: 1, available: 2 }

function proveFloor(compared: ComparedPolicies, pack: Pack, service: Service): Proof {
  const said = statement(pack, service)
  return withinBudget<Proof>(
    () => {
      const room = compared.room(service)
      const node = room.space.possible(room.worse())
      if (node === NEVER) return { ...said, verdict: 'proved' }
      return { ...said, ...undercut(compared, service, node) }
    },
    ({ message }) => ({ ...said, verdict: 'unknown', because: message }),
  )
}

/** Claims decided by both policies; one that the whole decides lower shows that the proof is wrong. */
function replayFloor(compared: ComparedPolicies, service: Service, replaying: Replaying, onProgress: (what: string) => void): Partial<Proof> {
  const check = (facts: Facts): string | undefined => {
    const lower = lowerVerdict(compared, facts, service)
    return lower && `replayed, a claim is only "${lower}": ${JSON.stringify(facts)}`
  }
  const { disagrees } = replaySpace(compared.room(service), replaying, check, (count) => onProgress(`the floor of ${service}: ${count} claims decided again`))
  return disagrees === undefined ? {} : { verdict: 'unknown', because: disagrees }
}

function lowerVerdict(compared: ComparedPolicies, facts: Facts, service: Service): Verdict | undefined {
  const [floor, whole] = compared.verdicts(facts, service)
  return floor !== undefined && whole !== undefined && whole !== 'needs_information' && RANK[whole] < RANK[floor] ? whole : undefined
}

function undercut(compared: ComparedPolicies, service: Service, node: Node): Pick<Proof, 'verdict' | 'because' | 'witness'> {
  const isLower = (facts: Facts): Verdict | undefined => lowerVerdict(compared, facts, service)
  for (const facts of compared.room(service).witnesses.of(node)) {
    const verdict = isLower(facts)
    if (verdict === undefined) continue
    return { verdict: 'refuted', witness: { facts: shrink(facts, (fewer) => isLower(fewer) === verdict), verdict } }
  }
  return { verdict: 'unknown', because: 'the cells leave it open, and no claim was found that shows it' }
}
