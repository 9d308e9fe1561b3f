import { type TimeZone, timeOfDayAt } from '../core/zone.js'
import { type CategoryFacts, categoryFacts } from './category-facts.js'
import type { CheckedFacts, FactValue } from './checked-facts.js'
import { daysInRepair, exchangesDone, failedRepairs, handledComplaints, inRepair, labelUses, partExchanges, repairs, unitsLeft } from './history-counts.js'
import type { FactDefinition, Vocabulary } from './vocabulary.js'

type Derive = (facts: CheckedFacts, context: Context) => FactValue | undefined
interface Context {
  readonly vocabulary: Vocabulary
  readonly zone: TimeZone
  readonly categories: ReadonlyMap<string, CategoryFacts>
}

const LABEL_USES = 'derived.labelUses.'

/** Each derived fact by its text in vocabulary/facts.json (S-1c); undefined: unknown. */
const DERIVED: ReadonlyMap<string, Derive> = new Map<string, Derive>([
  ['derived.faultSide', ({ values }, { vocabulary }) => vocabulary.reasons[textAt(values, 'claim.reason') ?? '']?.faultSide],
  ['derived.categories', (facts, context) => categoryOf(facts, context)?.line],
  ['derived.durable', (facts, context) => facts.values.get('item.durable') ?? categoryOf(facts, context)?.durable],
  ['derived.threeGuarantees', (facts, context) => categoryOf(facts, context)?.threeGuarantees],
  ['derived.repairs', ({ history }) => history && repairs(history)],
  ['derived.failedRepairs', ({ history }) => history && failedRepairs(history)],
  ['derived.daysInRepair', ({ history }, { zone }) => history && daysInRepair(history, zone)],
  ['derived.inRepair', ({ history }) => history && inRepair(history)],
  ['derived.exchangesDone', ({ history }) => history && exchangesDone(history)],
  ['derived.partExchanges', ({ history, values }) => history && partExchanges(history, textAt(values, 'claim.part'))],
  ['derived.complaints', ({ history }) => history && handledComplaints(history)],
  ['derived.unitsLeft', ({ history, values }) => history && unitsLeft(history, numberAt(values, 'item.quantity'))],
  ['derived.claimAmount', ({ values }) => product(numberAt(values, 'claim.quantity'), numberAt(values, 'item.unitPaid'))],
  ['derived.priceDrop', ({ values }) => priceDrop(values)],
  ['derived.submittedMinute', ({ submitted }, { zone }) => Math.floor(timeOfDayAt(zone, submitted) / 60_000)],
])

/**
 * Reads derived facts; made once for a policy. Undefined: unknown. Integers are kept inside the bounds that the vocabulary declares, beyond which no rule
 * can tell them apart.
 *
 * @example
 * makeDerived(vocabulary, zone)('derived.faultSide', facts) // => 'buyer', for the reason changed_mind
 */
export function makeDerived(vocabulary: Vocabulary, zone: TimeZone): (path: string, facts: CheckedFacts) => FactValue | undefined {
  const context: Context = { vocabulary, zone, categories: categoryFacts(vocabulary.categories) }
  const known = new Map<string, (facts: CheckedFacts) => FactValue | undefined>()
  const boundedAs = (path: string): ((facts: CheckedFacts) => FactValue | undefined) => {
    const derive: Derive | undefined = path.startsWith(LABEL_USES)
      ? ({ history }) => history && labelUses(history, path.slice(LABEL_USES.length))
      : DERIVED.get(path)
    const { min = 0, max = Number.MAX_SAFE_INTEGER } = definitionOf(path, vocabulary) ?? {}
    return (facts) => {
      const value = derive?.(facts, context)
      return typeof value === 'number' ? Math.min(max, Math.max(min, value)) : value
    }
  }
  return (path, facts) => {
    const derive = known.get(path) ?? boundedAs(path)
    known.set(path, derive)
    return derive(facts)
  }
}

/** One derived fact; see `makeDerived`. */
export const derivedValue = (path: string, facts: CheckedFacts, vocabulary: Vocabulary, zone: TimeZone): FactValue | undefined =>
  makeDerived(vocabulary, zone)(path, facts)

const definitionOf = (path: string, vocabulary: Vocabulary): FactDefinition | undefined =>
  vocabulary.facts[path.startsWith(LABEL_USES) ? `${LABEL_USES}{label}` : path]

/**
 * The facts to ask for while a fact is unknown: itself when it is passed in, else those of its `from` that are unknown. When all of them are given,
 * the history lacks a part or the category is too coarse.
 *
 * @example
 * unknownSources('derived.unitsLeft', facts, vocabulary) // => ['history', 'item.quantity']
 */
export function unknownSources(path: string, facts: CheckedFacts, vocabulary: Vocabulary): string[] {
  const from = definitionOf(path, vocabulary)?.from
  if (from === undefined) return [path]
  // It alone settles it, and is easier to answer than a finer category.
  if (path === 'derived.durable') return ['item.durable']
  const absent = from.filter((source) => (source === 'history' ? facts.history === undefined : isAbsent(source, facts)))
  if (absent.length > 0) return absent
  return from.filter((source) => source === 'history' || source === 'item.category')
}

/** claim.submittedAt is never unknown: left out, it is asOf. */
const isAbsent = (source: string, { values }: CheckedFacts): boolean => source !== 'claim.submittedAt' && !values.has(source)

type Values = CheckedFacts['values']

/** item.category is always given and declared. */
const categoryOf = ({ values }: CheckedFacts, { categories }: Context): CategoryFacts | undefined => categories.get(values.get('item.category') as string)

function priceDrop(values: Values): number | undefined {
  const [paid, back, now] = [numberAt(values, 'item.unitPaid'), numberAt(values, 'item.priceProtectionPaid'), numberAt(values, 'claim.priceNow')]
  return paid === undefined || back === undefined || now === undefined ? undefined : Math.max(0, paid - back - now)
}

const product = (a: number | undefined, b: number | undefined): number | undefined => (a === undefined || b === undefined ? undefined : a * b)

const numberAt = (values: Values, path: string): number | undefined => values.get(path) as number | undefined
const textAt = (values: Values, path: string): string | undefined => values.get(path) as string | undefined
