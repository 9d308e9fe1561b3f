import { NEVER, type Node, withinBudget } from '../../core/diagram.js'
import { count, variablesIn } from '../../core/diagram-count.js'
import { OR, without } from '../../core/diagram-logic.js'
import { type Region, regions } from '../../core/diagram-regions.js'
import type { Policy } from '../../evaluate/create-policy.js'
import type { Verdict } from '../../evaluate/decision.js'
import { linkedOf } from '../../evaluate/linked.js'
import type { Locale } from '../../explain/words/locale.js'
import type { Facts, Service } from '../../facts/facts.js'
import type { ServiceSpace } from '../cells/service-space.js'
import { shrink } from '../cells/shrink.js'
import { ComparedPolicies, type ComparedRoom } from '../compared-policies.js'
import { decidedOn } from '../decided-on.js'
import { templateOf } from '../lint/settled-condition.js'
import { type Edit, editsBetween, isWordsAlone, undo } from './edits.js'
import { type ChangedPromise, changedPromises } from './promises.js'
import { RegionWords } from './say-region.js'

/** Claims that are decided otherwise now, as many as have something in common. */
export interface ChangedClaims {
  /** What they have in common, a line each. */
  readonly where: readonly string[]
  /** The same in each language. */
  readonly whereIn: Readonly<Record<Locale, readonly string[]>>
  /** A claim of them, with every fact left out that does not matter, as the evaluator decided it before and decides it now. */
  readonly witness: { readonly facts: Facts; readonly before: Verdict; readonly after: Verdict }
  /** The edits without which this claim would be decided as before. */
  readonly causes: readonly string[]
}

export interface ServiceDiff {
  readonly service: Service
  /** For the consumer: whether claims come to more or to less. */
  readonly verdict: 'equal' | 'better' | 'worse' | 'mixed' | 'unknown'
  readonly because?: string
  readonly worse: readonly ChangedClaims[]
  readonly better: readonly ChangedClaims[]
  /** Cells of claims that are decided worse, better, and all that there are; whole numbers as texts, since they grow large. */
  readonly cells: { readonly worse: string; readonly better: string; readonly all: string }
}

export interface DiffReport {
  readonly before: { readonly id: string; readonly version: string }
  readonly after: { readonly id: string; readonly version: string }
  readonly services: readonly ServiceDiff[]
  /** Terms and evidence of rules that are otherwise now. */
  readonly promises: readonly ChangedPromise[]
  /** Rules, tables, calendars and packs that were edited, with the parts of them that differ. */
  readonly edits: readonly Edit[]
  /** The version step that the change asks for: claims decided worse, worse terms or more evidence, major; anything better, or other, minor; words alone, patch. */
  readonly step: 'major' | 'minor' | 'patch' | 'none' | 'unknown'
}

export interface DiffOptions {
  /** Most nodes of the diagrams of one service; default 2,000,000. */
  readonly budget?: number
  readonly onProgress?: (step: { readonly done: number; readonly of: number; readonly what: string }) => void
}

/**
 * What a new version of a policy changes for the consumer, service by service: exactly which claims come to more or to less, with a claim of each kind that both
 * versions decided, and the edit that did it.
 *
 * @example
 * diff(createPolicy([cn, before]), createPolicy([cn, after])).step // => 'major'
 */
export function diff(before: Policy, after: Policy, { budget, onProgress }: DiffOptions = {}): DiffReport {
  const compared = new ComparedPolicies(before, after, budget)
  const edits = editsBetween(before, after)
  const undone = new Map<Edit, Policy | undefined>()
  const services = compared.services.map((service, done): ServiceDiff => {
    onProgress?.({ done, of: compared.services.length, what: service })
    return edits.length === 0 && sameReadings(before, after) ? equal(service) : diffService(compared, service, edits, undone)
  })
  const promises = changedPromises(before, after)
  return {
    before: { id: before.id, version: before.version },
    after: { id: after.id, version: after.version },
    services,
    promises,
    edits,
    step: stepOf(services, promises, edits),
  }
}

const NOTHING = { worse: [], better: [], cells: { worse: '0', better: '0', all: '0' } }
const equal = (service: Service): ServiceDiff => ({ service, verdict: 'equal', ...NOTHING })

/** Whether calendars, parameters and vocabularies are the same. */
const sameReadings = (before: Policy, after: Policy): boolean => {
  const [was, is] = [before, after].map((policy) => JSON.stringify(linkedOf(policy).policy.packs.map((pack) => ({ ...pack, version: '' }))))
  return was === is
}

function diffService(compared: ComparedPolicies, service: Service, edits: readonly Edit[], undone: Map<Edit, Policy | undefined>): ServiceDiff {
  return withinBudget<ServiceDiff>(
    () => {
      const room = compared.room(service)
      const [worse, better] = [room.space.possible(room.worse()), room.space.possible(room.better())]
      const cells = (node: Node): string => String(count(room.space.diagrams, node, Boolean))
      const changed = (node: Node, isBetter: boolean): ChangedClaims[] => changedClaims({ compared, service, room, edits, undone, isBetter }, node)
      return {
        service,
        verdict: worse === NEVER ? (better === NEVER ? 'equal' : 'better') : better === NEVER ? 'worse' : 'mixed',
        worse: changed(worse, false),
        better: changed(better, true),
        cells: { worse: cells(worse), better: cells(better), all: cells(room.space.claims) },
      }
    },
    ({ message }) => ({ service, verdict: 'unknown', because: message, ...NOTHING }),
  )
}

interface Changing {
  readonly compared: ComparedPolicies
  readonly service: Service
  readonly room: ComparedRoom
  readonly edits: readonly Edit[]
  readonly undone: Map<Edit, Policy | undefined>
  readonly isBetter: boolean
}

/** How many kinds of claims are said of one service, the largest first. */
const MOST_SAID = 8
const RANK: Record<Verdict, number> = { unavailable: 0, needs_information: 0, conditional: 1, available: 2 }

function changedClaims(changing: Changing, node: Node): ChangedClaims[] {
  if (node === NEVER) return []
  const { space } = changing.room
  const { diagrams } = space
  const told = tellingVariables(space.space.variables)
  const other = new Set([...variablesIn(diagrams, node)].filter((number) => !told.has(number)))
  const { policy } = linkedOf(changing.compared.after)
  const [en, zh] = [new RegionWords(space, policy, 'en'), new RegionWords(space, policy, 'zh')]
  const found = regions(diagrams, without(diagrams, node, other, OR), Boolean, 200) ?? [new Map<number, ReadonlySet<number>>()]
  const sized = found.map((region) => {
    const inside = [...region].reduce(
      (all, [number, values]) =>
        space.space.and(
          all,
          diagrams.of(number, (value) => values.has(value)),
        ),
      node,
    )
    return { region, inside, cells: count(diagrams, inside, Boolean) }
  })
  return sized
    .sort((a, b) => (a.cells < b.cells ? 1 : -1))
    .slice(0, MOST_SAID)
    .flatMap(({ region, inside }) => {
      const [witness, ...others] = witnessesOf(changing, inside)
      if (!witness) return []
      const whole = new Map([...region, ...alwaysOf(space, inside, other)])
      const whereIn = { en: en.say(whole), zh: zh.say(whole) }
      return [{ where: whereIn.en, whereIn, witness, causes: causesOf(changing, [witness, ...others]) }]
    })
}

/** How many values a fact may have of which one says what it is for all claims of a region. */
const FEW = 20

/** The values that the other facts have in every claim of a region, where these are not all that they may have. */
function alwaysOf({ space, diagrams }: ServiceSpace, inside: Node, other: ReadonlySet<number>): Region {
  const found = new Map<number, ReadonlySet<number>>()
  for (const number of other) {
    const { size, answers, member } = space.variables[number] ?? { size: 0, answers: [] }
    if (size > FEW || (answers.length === 0 && !member)) continue
    const values = new Set(Array.from({ length: size }, (_, value) => value).filter((value) => diagrams.restrict(inside, number, value) !== NEVER))
    if (values.size < size) found.set(number, values)
  }
  return found
}

/** Facts by which a person tells claims apart: what was bought and how, why it is claimed, and when. */
const TELLING = ['item.category', 'item.brand', 'order.channel', 'order.market', 'order.saleMode', 'claim.reason', 'item.labels', 'events.', 'buyer.kind']

const tellingVariables = (variables: readonly { readonly name: string }[]): Set<number> =>
  new Set(variables.flatMap(({ name }, number) => (TELLING.some((one) => name.startsWith(one)) && !name.includes('+') ? [number] : [])))

type Witness = ChangedClaims['witness']

/** Claims that both versions decided, the one otherwise than the other; the first with every fact left out that does not matter. */
function witnessesOf({ compared, service, room, isBetter }: Changing, node: Node): Witness[] {
  const changes = (facts: Facts): [Verdict, Verdict] | undefined => {
    const [was, is] = compared.verdicts(facts, service)
    if (was === undefined || is === undefined || was === 'needs_information' || is === 'needs_information') return undefined
    return (isBetter ? RANK[is] > RANK[was] : RANK[is] < RANK[was]) ? [was, is] : undefined
  }
  const found: Witness[] = []
  for (const facts of room.witnesses.of(node)) {
    const verdicts = changes(facts)
    if (!verdicts) continue
    const least = found.length > 0 ? facts : shrink(facts, (fewer) => changes(fewer)?.join() === verdicts.join())
    found.push({ facts: least, before: verdicts[0], after: verdicts[1] })
  }
  return found
}

/** So many edits are undone one by one; of more, none is named. */
const MOST_UNDONE = 12

/** Of many edits those of rules that a decision names; what is no rule may matter anyway. */
function mentioned({ before, after }: ComparedPolicies, service: Service, edits: readonly Edit[], witnesses: readonly Witness[]): readonly Edit[] {
  if (edits.length <= MOST_UNDONE) return edits
  const named = new Set(
    witnesses.flatMap(({ facts }) =>
      [before, after].flatMap((policy) => {
        const decided = policy.safeEvaluate(facts, { only: [service] })
        return decided.ok ? Object.keys(decided.decision.rules).map(templateOf) : []
      }),
    ),
  )
  return edits.filter(({ kind, id }) => kind !== 'rule' || named.has(id))
}

/** The edits without which some of the claims would be decided as before. */
function causesOf({ compared, service, edits, undone }: Changing, witnesses: readonly Witness[]): string[] {
  const [only, ...others] = edits
  if (only && others.length === 0) return [only.id]
  const mattering = mentioned(
    compared,
    service,
    edits.filter((edit) => !isWordsAlone(edit)),
    witnesses,
  )
  if (mattering.length > MOST_UNDONE) return []
  const without = (edit: Edit): Policy | undefined => {
    if (!undone.has(edit)) undone.set(edit, undo(compared.before, compared.after, edit))
    return undone.get(edit)
  }
  const isCause = (edit: Edit): boolean =>
    witnesses.some(({ facts, before }) => {
      const other = without(edit)
      return other !== undefined && decidedOn(other, facts, service)?.verdict === before
    })
  return mattering.filter(isCause).map(({ id }) => id)
}

function stepOf(services: readonly ServiceDiff[], promises: readonly ChangedPromise[], edits: readonly Edit[]): DiffReport['step'] {
  const verdicts = new Set(services.map(({ verdict }) => verdict))
  const isWorse = promises.some(({ direction }) => direction === 'worse' || direction === 'mixed')
  if (verdicts.has('worse') || verdicts.has('mixed') || isWorse) return 'major'
  if (verdicts.has('unknown')) return 'unknown'
  if (verdicts.has('better') || !edits.every(isWordsAlone)) return 'minor'
  return edits.length > 0 ? 'patch' : 'none'
}
