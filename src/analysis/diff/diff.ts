import { withinBudget } from '../../core/diagram.js'
import { count } from '../../core/diagram-count.js'
import type { Policy } from '../../evaluate/create-policy.js'
import { linkedOf } from '../../evaluate/linked.js'
import type { Service } from '../../facts/facts.js'
import { ComparedPolicies } from '../compared-policies.js'
import { Causes } from './causes.js'
import { type ChangedClaims, type Compared, changedClaims } from './changed-claims.js'
import { type Edit, editsBetween, isWordsAlone } from './edits.js'
import { type ChangedPromise, changedPromises } from './promises.js'

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
  /** Most nodes of diagrams at one time; default 2,000,000. */
  readonly budget?: number
  /** ISO 4217, in which amounts of the rules are; left out, they are said in minor units. */
  readonly currency?: string
  readonly onProgress?: (step: { readonly done: number; readonly of: number; readonly what: string }) => void
}

/**
 * What a new version of a policy changes for the consumer, service by service: exactly which claims come to more or to less, with a claim of each kind that both
 * versions decided, and the edit that did it.
 *
 * @example
 * diff(createPolicy([cn, before]), createPolicy([cn, after])).step // => 'major'
 */
export function diff(before: Policy, after: Policy, { budget, currency, onProgress }: DiffOptions = {}): DiffReport {
  const compared = new ComparedPolicies(before, after, budget)
  const edits = editsBetween(before, after)
  const causes = new Causes(compared, edits)
  const services = compared.services.map((service, done): ServiceDiff => {
    const tell = (what: string): void => onProgress?.({ done, of: compared.services.length, what })
    tell(service)
    if (edits.length === 0 && sameReadings(before, after)) return equal(service)
    return diffService({ compared, service, causes, currency }, (share) => tell(`${service}, ${Math.floor(share * 100)} %`))
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

function diffService(of: Omit<Compared, 'room'>, onSlice: (share: number) => void): ServiceDiff {
  const { compared, service } = of
  return withinBudget<ServiceDiff>(
    () => {
      const room = compared.room(service)
      const { worse, better } = changedClaims({ ...of, room }, onSlice)
      // What no claim shows is not settled.
      const unshown = [worse, better].some(({ cells, claims }) => cells > 0n && claims.length === 0)
      return {
        service,
        ...(unshown
          ? { verdict: 'unknown', because: 'no claim was found that shows what changes' }
          : { verdict: worse.cells === 0n ? (better.cells === 0n ? 'equal' : 'better') : better.cells === 0n ? 'worse' : 'mixed' }),
        worse: worse.claims,
        better: better.claims,
        cells: { worse: String(worse.cells), better: String(better.cells), all: String(count(room.space.diagrams, room.space.claims, Boolean)) },
      }
    },
    ({ message }) => ({ service, verdict: 'unknown', because: message, ...NOTHING }),
  )
}

function stepOf(services: readonly ServiceDiff[], promises: readonly ChangedPromise[], edits: readonly Edit[]): DiffReport['step'] {
  const verdicts = new Set(services.map(({ verdict }) => verdict))
  const isWorse = promises.some(({ direction }) => direction === 'worse' || direction === 'mixed')
  if (verdicts.has('worse') || verdicts.has('mixed') || isWorse) return 'major'
  if (verdicts.has('unknown')) return 'unknown'
  if (verdicts.has('better') || !edits.every(isWordsAlone)) return 'minor'
  return edits.length > 0 ? 'patch' : 'none'
}
