import { formatDay } from '../../core/civil-day.js'
import { NEVER, withinBudget } from '../../core/diagram.js'
import { createPolicy, type Policy } from '../../evaluate/create-policy.js'
import type { Verdict } from '../../evaluate/decision.js'
import { linkedOf } from '../../evaluate/linked.js'
import type { Facts, Service } from '../../facts/facts.js'
import type { CompiledPolicy } from '../../policy/compiled.js'
import { shrink } from '../cells/shrink.js'
import { type ServiceRoom, type StudiedPolicy, studiedOf } from '../studied-policy.js'
import { asksTheDerived, unanswerable } from './answerable.js'
import { type Floor, floorProofs, floorsOf, undercuts } from './floor.js'
import { type Monotone, monotoneGap, worseWhenBetter } from './monotone.js'
import type { Gap, Proof, ProofName } from './proof.js'
import { comesToAnother, propositionGap } from './proposition-gap.js'
import { type Proposition, propositionPack } from './propositions.js'
import { deniesWithoutReason, unreasoned } from './reasons.js'
import { type Contradiction, type Replayed, type Replaying, replayingOf, replayRoom } from './replay-room.js'

export interface VerifyOptions {
  /** What the author claims of the policy. */
  readonly claims?: readonly Proposition[]
  /** Facts that never make a service worse as they get better. */
  readonly monotone?: readonly Monotone[]
  /** Only statements of these kinds; default: all. */
  readonly only?: readonly ProofName[]
  /**
   * How many claims of each service are decided by the evaluator and compared with the cells; where there are no more cells, all of them. Default 50.
   * `thorough`: every cell where there are at most a million, else 100,000 claims; that takes minutes for large policies.
   */
  readonly replays?: number | 'thorough'
  /** Most nodes of the diagrams of one service; default 2,000,000. */
  readonly budget?: number
  readonly onProgress?: (step: { readonly done: number; readonly of: number; readonly what: string }) => void
}

export interface VerifyReport {
  readonly policy: { readonly id: string; readonly version: string }
  /** First and last day from which windows were counted: the proofs hold for these. */
  readonly horizon: { readonly from: string; readonly until: string }
  readonly proofs: readonly Proof[]
  /** How many claims the evaluator decided again, each as the cells have it. */
  readonly replayed: number
  /** What of each service was decided again. */
  readonly replays: readonly ServiceReplay[]
}

/** How much of a service was decided again by the evaluator. */
export interface ServiceReplay {
  readonly service: Service
  /** Cells for which there can be a claim: a whole number as a text, since it grows large. */
  readonly cells: string
  /** Whether every one of them was tried. */
  readonly everyCell: boolean
  /** Claims that were decided, each once for all statements about the service. */
  readonly claims: number
  /** How many of them came to each verdict. */
  readonly verdicts: Readonly<Record<Verdict, number>>
}

const REPLAYS = 50

/**
 * Proves statements about a policy for every claim that its vocabulary can express: no layer undercuts the law, every denial has a reason, every question can
 * be answered, and what the author claims. A statement is `proved`, `refuted` by a claim that the evaluator decided, or `unknown` with what kept it open.
 *
 * @throws PolicyError when a claim of the author, or a fact that is said to be good, is not written as a rule could be.
 * @example
 * verify(createPolicy([cn, jd])).proofs.every(({ verdict }) => verdict === 'proved') // => true
 */
export function verify(policy: Policy, { claims = [], monotone = [], only, replays = REPLAYS, budget, onProgress }: VerifyOptions = {}): VerifyReport {
  const compiled = linkedOf(policy).policy
  const asked = claims.length === 0 ? policy : createPolicy([...compiled.packs, propositionPack(claims, compiled)])
  checkMonotone(monotone, compiled)
  const studied = studiedOf(asked, budget, policy)
  const replaying = replayingOf(replays)
  const isWanted = (name: ProofName): boolean => only?.includes(name) ?? true
  const floors = isWanted('floor') ? floorsOf(policy) : []
  const undercut = new Map<Floor, Map<Service, string>>(floors.map((floor) => [floor, new Map()]))
  const proofs: Proof[] = []
  const replayed: (Replayed & { service: Service })[] = []
  const services = studied.services
  for (const [done, service] of services.entries()) {
    const tell = (what: string): void => onProgress?.({ done, of: services.length, what })
    tell(service)
    const statements = statementsOf(service, claims, monotone).filter(({ name }) => isWanted(name))
    if (statements.length === 0 && floors.length === 0) continue
    const found = statements.map((statement) => prove(studied, service, statement))
    const again = replay(studied, service, replaying, {
      statements: statements.map(({ contradiction }) => contradiction),
      // Deciding every claim twice takes its time.
      floors: replays === 'thorough' ? floors : [],
      tell,
    })
    if (again) {
      replayed.push({ ...again.replayed, service })
      for (const [floor, because] of again.undercut) undercut.get(floor)?.set(service, because)
    }
    proofs.push(...found.map((proof, index) => (proof.verdict === 'proved' ? { ...proof, ...unknownBy(again?.against[index]) } : proof)))
  }
  if (isWanted('floor'))
    proofs.push(
      ...floorProofs(policy, {
        budget,
        floors,
        contradicted: (floor, service) => undercut.get(floor)?.get(service),
        onProgress: (what) => onProgress?.({ done: services.length, of: services.length, what }),
      }),
    )
  const { horizon } = studied.ends
  return {
    policy: { id: policy.id, version: policy.version },
    horizon: { from: formatDay(horizon.from), until: formatDay(horizon.until - 1) },
    proofs,
    replayed: replayed.reduce((sum, { count }) => sum + count, 0),
    replays: replayed.map(({ service, cells, everyCell, count, verdicts }) => ({ service, cells: String(cells), everyCell, claims: count, verdicts })),
  }
}

const unknownBy = (because: string | undefined): Partial<Proof> => (because === undefined ? {} : { verdict: 'unknown', because })

interface Again {
  readonly statements: readonly ((room: ServiceRoom) => Contradiction)[]
  readonly floors: readonly Floor[]
  readonly tell: (what: string) => void
}

/** What became of the claims of a service, by statement and by floor. */
interface Held {
  readonly replayed: Replayed
  readonly against: readonly (string | undefined)[]
  readonly undercut: readonly (readonly [Floor, string])[]
}

/** Claims of a service, decided again, each once for all that is said of it; undefined where the nodes ran out, so that nothing is proved of it. */
function replay(studied: StudiedPolicy, service: Service, replaying: Replaying, { statements, floors, tell }: Again): Held | undefined {
  return withinBudget<Held | undefined>(
    () => {
      const room = studied.room(service)
      const own = statements.map((of) => of(room))
      const below = floors.map((floor) => [floor, undercuts(floor, service)] as const)
      const replayed = replayRoom(room, replaying, [...own, ...below.map(([, one]) => one)], (count, of) =>
        tell(`${service}: ${count} of ${of} claims decided again`),
      )
      const because = (one: Contradiction): string | undefined => replayed.disagrees ?? replayed.contradicted.get(one)
      return {
        replayed,
        against: own.map(because),
        undercut: below.flatMap(([floor, one]) => {
          const found = because(one)
          return found === undefined ? [] : [[floor, found] as const]
        }),
      }
    },
    () => undefined,
  )
}

/** A fact that is misspelt would be read by no rule, and everything would be proved of it: so it is linked as a rule could name it. */
function checkMonotone(monotone: readonly Monotone[], compiled: CompiledPolicy): void {
  if (monotone.length === 0) return
  const [service] = [...compiled.grants.keys()] as [Service]
  const named = monotone.map(
    ({ fact, better }, index): Proposition => ({ id: `monotone-${index}`, service, when: { '==': [{ var: fact }, better] }, comesTo: [] }),
  )
  createPolicy([...compiled.packs, propositionPack(named, compiled)])
}

/** Something to prove of one service, with where it might not be so. */
interface Statement {
  readonly name: ProofName
  readonly what: string
  readonly gap: (room: ServiceRoom) => Gap | undefined
  /** What a claim that is decided again may not come to. */
  readonly contradiction: (room: ServiceRoom) => Contradiction
}

const statementsOf = (service: Service, claims: readonly Proposition[], monotone: readonly Monotone[]): Statement[] => [
  { name: 'reason', what: 'every denial says why', gap: unreasoned, contradiction: deniesWithoutReason },
  { name: 'answerable', what: 'every fact that is asked for can be given', gap: unanswerable, contradiction: () => asksTheDerived },
  ...claims
    .filter((one) => one.service === service)
    .map(
      (one): Statement => ({
        name: 'claim',
        what: one.id,
        gap: (room) => propositionGap(room, one),
        contradiction: (room) => comesToAnother(room, one),
      }),
    ),
  ...monotone.map(
    (one): Statement => ({
      name: 'monotone',
      what: `"${one.fact}" being ${JSON.stringify(one.better)} is never worse`,
      gap: (room) => monotoneGap(room, one),
      contradiction: (room) => worseWhenBetter(room, one),
    }),
  ),
]

function prove(studied: StudiedPolicy, service: Service, { name, what, gap: work }: Statement): Proof {
  const said = { name, what, service }
  return withinBudget<Proof>(
    () => {
      const room = studied.room(service)
      const gap = work(room)
      if (!gap || room.space.possible(gap.node) === NEVER) return { ...said, verdict: 'proved' }
      return { ...said, ...refuted(room, gap) }
    },
    ({ message }) => ({ ...said, verdict: 'unknown', because: message }),
  )
}

/** A claim that shows a gap, decided by the evaluator; without one, nothing is said. */
function refuted({ space, witnesses, policy, service }: ServiceRoom, { node, shows }: Gap): Pick<Proof, 'verdict' | 'because' | 'witness'> {
  const verdictOf = (facts: Facts): Verdict | undefined => {
    const decided = policy.safeEvaluate(facts, { only: [service] })
    return decided.ok ? decided.decision.services[service].verdict : undefined
  }
  for (const facts of witnesses.of(space.possible(node))) {
    const verdict = verdictOf(facts)
    if (verdict === undefined || !shows(verdict, facts)) continue
    const least = shrink(facts, (fewer) => verdictOf(fewer) === verdict && shows(verdict, fewer))
    return { verdict: 'refuted', witness: { facts: least, verdict } }
  }
  return { verdict: 'unknown', because: 'the cells leave it open, and no claim was found that shows it' }
}
