import { withinBudget } from '../../core/diagram.js'
import type { Policy } from '../../evaluate/create-policy.js'
import { linkedOf } from '../../evaluate/linked.js'
import type { Facts, Service } from '../../facts/facts.js'
import type { CompiledPolicy } from '../../policy/compiled.js'
import { type ServiceRoom, StudiedPolicy } from '../studied-policy.js'
import { beside, type Candidate, candidate } from './candidates.js'
import { cover } from './cover.js'
import { type About, aboutRegions, leastClaim } from './least.js'
import { type Region, regionsOf } from './regions.js'
import { expected, type KitCase } from './write-case.js'

export interface KitOptions {
  /** Only what the grants of these packs come to, by id; default: all. */
  readonly packs?: readonly string[]
  /** Only these services; default: all that some rule grants. */
  readonly services?: readonly Service[]
  /** Most nodes of the diagrams of one service; default 2,000,000. */
  readonly budget?: number
  readonly onProgress?: (step: { readonly done: number; readonly of: number; readonly what: string }) => void
}

export interface KitReport {
  readonly policy: { readonly id: string; readonly version: string; readonly hash: string }
  readonly cases: readonly KitCase[]
  /** How many regions the cases reach: what can become of each grant, and both sides of its deadline and opening. */
  readonly regions: number
  /** Regions for which there can be a claim by the cells, but none was found that the evaluator decides so. */
  readonly unreached: readonly { readonly region: string; readonly because: string }[]
}

/**
 * A few claims that reach everything that can become of each grant: it stands, falls by each of its conditions and exclusions, is saved by each exception, is open or
 * conditional while a fact is unknown; and both sides of its deadline and opening, to the millisecond. Each is decided by the evaluator, so that any back end in any
 * language can check its own implementation. No case can be left out, and no fact of one: without it something else would be expected.
 *
 * @example
 * kit(createPolicy([cn, acme])).cases.length
 */
export function kit(policy: Policy, { packs, services, budget, onProgress }: KitOptions = {}): KitReport {
  const studied = new StudiedPolicy(policy, budget)
  const search = new Search(policy, packs)
  const chosen = studied.services.filter((service) => services?.includes(service) ?? true)
  for (const [done, service] of chosen.entries()) {
    onProgress?.({ done, of: chosen.length, what: service })
    withinBudget(
      () => search.visit(studied.room(service)),
      ({ message }) => search.miss(service, message),
    )
  }
  onProgress?.({ done: chosen.length, of: chosen.length, what: `choosing among ${search.found} claims` })
  const { id, version, hash } = policy
  return { policy: { id, version, hash }, ...search.result((done, of) => onProgress?.({ done, of, what: 'leaving out what does not matter' })) }
}

/** Claims for the regions of one service after the other. */
class Search {
  private readonly candidates: Candidate[] = []
  private readonly shown = new Set<string>()
  private readonly missed = new Map<string, string>()
  private readonly packs: CompiledPolicy['packs']

  constructor(
    private readonly policy: Policy,
    only: readonly string[] | undefined,
  ) {
    this.packs = linkedOf(policy).policy.packs
    this.isWanted = only ? (rule) => only.some((id) => rule.startsWith(`${id.replaceAll('/', '.')}.`)) : () => true
  }

  /** Whether the kit is about a rule, or about the rule that a key begins with. */
  private readonly isWanted: (rule: string) => boolean

  get found(): number {
    return this.candidates.length
  }

  visit(room: ServiceRoom): void {
    for (const region of regionsOf(room)) if (this.isWanted(region.grant.id) && !this.shown.has(region.key)) this.show(region, room.witnesses.of(region.node))
  }

  miss(region: string, because: string): void {
    this.missed.set(region, because)
  }

  /** The first claim that is decided as a region has it, with those beside it. */
  private show({ key, grant }: Region, witnesses: Iterable<Facts>): void {
    for (const facts of witnesses) {
      const found = candidate(this.policy, facts)
      if (!found?.reaches.has(key)) continue
      this.shown.add(key)
      this.candidates.push(found, ...beside(this.policy, found, grant))
      return
    }
    this.miss(key, 'no claim was found that the evaluator decides so')
  }

  result(onCase: (done: number, of: number) => void): Pick<KitReport, 'cases' | 'regions' | 'unreached'> {
    const wanted = new Set(this.candidates.flatMap(({ reaches }) => [...reaches].filter(this.isWanted)))
    const chosen = cover(this.candidates, wanted)
    // A claim of fewer facts may reach what another one was there for.
    const least = this.shared(chosen, wanted).map(({ one, keys, about }, done) => {
      onCase(done, chosen.length)
      return candidate(this.policy, leastClaim(this.policy, one, keys, about)) as Candidate
    })
    const rules = this.packs.map(({ id }) => id)
    const cases = this.shared(cover(least, wanted), wanted).map(({ one, keys, about }, index): KitCase => {
      const [first, ...more] = keys
      const title = more.length > 0 ? `${first}; and ${more.length} more` : String(first)
      return { id: `kit-${String(index + 1).padStart(4, '0')}`, title, rules, facts: one.facts, expect: expected(one.decision, about) }
    })
    const unreached = [...this.missed].flatMap(([region, because]) => (wanted.has(region) ? [] : [{ region, because }]))
    return { cases, regions: wanted.size, unreached }
  }

  /** Each claim with the regions that it is there for: those that none before it reaches. */
  private shared(chosen: readonly Candidate[], wanted: ReadonlySet<string>): { one: Candidate; keys: string[]; about: About }[] {
    const aboutOf = aboutRegions(this.policy)
    const told = new Set<string>()
    return chosen.map((one) => {
      const keys = [...one.reaches].filter((key) => wanted.has(key) && !told.has(key))
      for (const key of keys) told.add(key)
      return { one, keys, about: aboutOf(keys) }
    })
  }
}
