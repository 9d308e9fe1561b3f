import { type Diagrams, NEVER, type Node } from '../../core/diagram.js'
import { count, nodesIn } from '../../core/diagram-count.js'
import { OR, without } from '../../core/diagram-logic.js'
import { rangesIn } from '../../core/diagram-ranges.js'
import { mergeRegions, type Region, regions } from '../../core/diagram-regions.js'
import type { Verdict } from '../../evaluate/decision.js'
import type { Locale } from '../../explain/words/locale.js'
import type { Facts, Service } from '../../facts/facts.js'
import type { RuleId } from '../../policy/rule.js'
import { shrink } from '../cells/shrink.js'
import type { ComparedPolicies, ComparedRoom } from '../compared-policies.js'
import { templateOf } from '../lint/settled-condition.js'
import type { Side } from '../lost-claims.js'
import type { Causes } from './causes.js'
import { RegionWords } from './say-region.js'
import { eachSlice, type Slice } from './slices.js'

/** Claims that are decided otherwise now, as many as have something in common. */
export interface ChangedClaims {
  /** The rule, or the template of rows, that gave it before, or gives it now. */
  readonly rule: RuleId
  /** What they have in common, a line each. */
  readonly where: readonly string[]
  /** The same in each language. */
  readonly whereIn: Readonly<Record<Locale, InCommon>>
  /** How many cells of claims there are of the rule; a cell may be one of several rules. A whole number as a text. */
  readonly cells: string
  /** A claim of them, with every fact left out that does not matter, as the evaluator decided it before and decides it now. */
  readonly witness: { readonly facts: Facts; readonly before: Verdict; readonly after: Verdict }
  /** The edits without which this claim would be decided as before, or at least not as now. */
  readonly causes: readonly string[]
}

/** What some claims have in common, a sentence each. */
export interface InCommon {
  /** What was bought and how, why it is claimed, and when. */
  readonly telling: readonly string[]
  /** What else has to be so. */
  readonly others: readonly string[]
}

/** What changes for the claims of a service in one direction. */
export interface Changes {
  readonly claims: readonly ChangedClaims[]
  readonly cells: bigint
}

/** Nodes up to which regions are told apart, and a claim is sought everywhere. */
const SMALL = 2000
/** Of more kinds, only what all have in common is said. */
const MOST_KINDS = 3
/** Slices in which a claim of one rule is sought. */
const MOST_SAMPLES = 4
const RANK: Record<Verdict, number> = { unavailable: 0, needs_information: 0, conditional: 1, available: 2 }

/** What is found of one rule, slice by slice. */
interface Found {
  readonly rule: RuleId
  readonly kind: keyof Side
  cells: bigint
  ranges: ReadonlySet<number>[]
  /** Absent: too many, or not worked out. */
  regions: Region[] | undefined
  /** Conditions of the whole service, each holding for some of the claims. */
  readonly samples: Node[]
}

/** One service of two policies, and how what changes there is said. */
export interface Compared {
  readonly compared: ComparedPolicies
  readonly service: Service
  readonly room: ComparedRoom
  readonly causes: Causes
  /** Of the amounts in the rules; undefined: not known. */
  readonly currency: string | undefined
}

/**
 * The claims of one service that come to less and to more, by the rules that gave or give it.
 *
 * @param onSlice - Told the share of the claims that were looked at, 0 to 1.
 */
export function changedClaims(of: Compared, onSlice: (share: number) => void): { readonly worse: Changes; readonly better: Changes } {
  const { compared, room } = of
  const told = tellingVariables(room.space.space.variables)
  const found = [false, true].map((isBetter) => ({ isBetter, cells: 0n, rules: new Map<string, Found>() }))
  // Noted once a slice is through: one whose nodes run out is looked at again in parts.
  const look = (slice: Slice): LookedAt[] => found.flatMap(({ isBetter }, side) => slice.gaps(isBetter).map((gap) => lookAt(slice, side, gap, told)))
  const slices = eachSlice(room, compared.budget, look, onSlice)
  for (const gap of slices.flat()) {
    const side = found[gap.side] as (typeof found)[number]
    side.cells += gap.cells
    for (const part of gap.parts) note(side.rules, part)
  }
  const [worse, better] = found.map(({ isBetter, cells, rules }): Changes => {
    const sought = { ...of, isBetter, told }
    const claims = [...rules.values()].sort(greatestFirst).flatMap((one) => claimsOf(sought, one))
    return { claims, cells }
  }) as [Changes, Changes]
  return { worse, better }
}

/** What is not given at all any more comes before what is only given on conditions. */
const greatestFirst = (a: Found, b: Found): number => (a.kind === b.kind ? (a.cells < b.cells ? 1 : -1) : a.kind === 'route' ? -1 : 1)

interface LookedAt {
  readonly side: number
  readonly cells: bigint
  readonly parts: readonly Found[]
}

function lookAt(slice: Slice, side: number, { kind, node, by }: ReturnType<Slice['gaps']>[number], told: ReadonlySet<number>): LookedAt {
  const { table } = slice
  const parts = by.map(({ rule, node: part }): Found => {
    const isSmall = nodesIn(table, part).size <= SMALL
    const ranges = rangesIn(table, part)
    const other = new Set([...ranges.keys()].filter((number) => !told.has(number)))
    return {
      rule,
      kind,
      cells: slice.count(part),
      ranges,
      regions: isSmall ? regions(table, without(table, part, other, OR), Boolean, 50) : undefined,
      samples: [slice.whole(sample(table, part))],
    }
  })
  return { side, cells: slice.count(node), parts }
}

/** A part of a large condition: that with the first values that its first variables can have. */
function sample(table: Diagrams, node: Node): Node {
  if (nodesIn(table, node).size <= SMALL) return node
  const children = table.childrenOf(node)
  const first = children.findIndex((child) => child !== NEVER)
  return table.mk(
    table.variableOf(node),
    children.map((child, value) => (value === first ? sample(table, child) : NEVER)),
  )
}

function note(rules: Map<string, Found>, { rule, kind, cells, ranges, regions: kinds, samples }: Found): void {
  const key = `${rule} ${kind}`
  const known = rules.get(key)
  if (!known) {
    rules.set(key, { rule, kind, cells, ranges, regions: kinds, samples: [...samples] })
    return
  }
  known.cells += cells
  known.ranges = known.ranges.map((values, number) => new Set([...values, ...(ranges[number] as ReadonlySet<number>)]))
  known.regions = known.regions && kinds && [...known.regions, ...kinds]
  if (known.samples.length < MOST_SAMPLES) known.samples.push(...samples)
}

interface Sought extends Compared {
  readonly isBetter: boolean
  readonly told: ReadonlySet<number>
}

/** Kinds of claims of one rule, each with a claim; where they are many, or no claim was found, all as one kind. */
function claimsOf(sought: Sought, found: Found): ChangedClaims[] {
  const { diagrams } = sought.room.space
  const kinds = found.regions && mergeRegions(found.regions, diagrams.sizes)
  if (kinds && kinds.length > 1 && kinds.length <= MOST_KINDS) {
    const each = kinds.flatMap((kind) => claimsIn(sought, found, kind) ?? [])
    if (each.length === kinds.length) return each.sort((a, b) => (BigInt(a.cells) < BigInt(b.cells) ? 1 : -1))
  }
  const all = claimsIn(sought, found, new Map())
  return all ? [all] : []
}

function claimsIn(sought: Sought, found: Found, kind: Region): ChangedClaims | undefined {
  const { compared, service, room, causes } = sought
  const { space, diagrams } = room.space
  const parts = found.samples.map((node) =>
    [...kind].reduce(
      (all, [number, values]) =>
        space.and(
          all,
          diagrams.of(number, (value) => values.has(value)),
        ),
      node,
    ),
  )
  const [one, ...more] = parts.filter((node) => node !== NEVER)
  if (one === undefined) return undefined
  const witnesses = [one, ...more].reduce<Witness[]>((seen, node) => (seen.length > 0 ? seen : witnessesOf(sought, node, found)), [])
  const [witness] = witnesses
  if (!witness) return undefined
  const isWhole = kind.size > 0 && parts.length === 1
  const common = inCommon(sought, isWhole ? rangesIn(diagrams, one) : found.ranges)
  const whole = new Map([...common, ...kind])
  const [telling, others] = split(whole, sought.told)
  const said = (locale: Locale): InCommon => {
    const words = new RegionWords(room.space, compared.after, { locale, currency: sought.currency })
    return { telling: words.say(telling), others: words.say(others) }
  }
  const whereIn = { en: said('en'), zh: said('zh') }
  return {
    rule: found.rule,
    where: [...whereIn.en.telling, ...whereIn.en.others],
    whereIn,
    cells: String(isWhole ? count(diagrams, one, Boolean) : found.cells),
    witness,
    causes: causes.of(found.rule, service, witnesses),
  }
}

const split = (region: Region, told: ReadonlySet<number>): [Region, Region] => [
  new Map([...region].filter(([number]) => told.has(number))),
  new Map([...region].filter(([number]) => !told.has(number))),
]

/** How many values a fact may have of which one says what it is for all claims. */
const FEW = 20

/** The values that facts have in all of some claims, where these are not all that they may have. */
function inCommon({ room, told }: Sought, ranges: readonly ReadonlySet<number>[]): Region {
  const isSaid = (number: number): boolean => {
    const { name, size, answers, member } = room.space.space.variables[number] ?? { name: '', size: 0, answers: [] }
    // Whose rules these are says on which platform.
    if (name === 'order.platform') return false
    return (ranges[number] as ReadonlySet<number>).size < size && (told.has(number) || (size <= FEW && (answers.length > 0 || member === true)))
  }
  return new Map([...ranges.entries()].filter(([number]) => isSaid(number)).sort(([a], [b]) => Number(told.has(b)) - Number(told.has(a)) || a - b))
}

/** Facts by which a person tells claims apart: what was bought and how, why it is claimed, and when. */
const TELLING = ['item.category', 'item.brand', 'order.channel', 'order.market', 'order.saleMode', 'claim.reason', 'item.labels', 'events.', 'buyer.kind']

const tellingVariables = (variables: readonly { readonly name: string }[]): Set<number> =>
  new Set(variables.flatMap(({ name }, number) => (TELLING.some((one) => name.startsWith(one)) && !name.includes('+') ? [number] : [])))

type Witness = ChangedClaims['witness']

/** Claims that both versions decided, the one otherwise than the other and by the rule; the first with every fact left out that does not matter. */
function witnessesOf({ compared, service, room, isBetter }: Sought, node: Node, { rule, kind }: Found): Witness[] {
  const changes = (facts: Facts): [Verdict, Verdict] | undefined => {
    const [was, is] = compared.decided(facts, service)
    if (!was || !is || was.verdict === 'needs_information' || is.verdict === 'needs_information') return undefined
    const [more, less] = isBetter ? [is, was] : [was, is]
    if (RANK[more.verdict] <= RANK[less.verdict] || (kind === 'route' && less.verdict !== 'unavailable')) return undefined
    return more.routes.some((route) => templateOf(route.rule) === rule) ? [was.verdict, is.verdict] : undefined
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
