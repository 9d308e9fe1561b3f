import type { Label } from '../../facts/facts.js'
import type { Vocabulary } from '../../facts/vocabulary.js'
import { isAbove, lineOf } from './categories.js'
import { addDays, civilDay, daysBetween, type ReadZone, timeOfDay } from './clock.js'
import type { Case, KnownFacts, Value } from './known-facts.js'

const LABEL_USES = 'derived.labelUses.'
const MINUTE = 60_000

const ended = ({ outcome }: Case): boolean => outcome === 'done' || outcome === 'not_fixed'
/** A main part is a part of the unit and no accessory. */
const repairOfUnit = ({ service, part }: Case): boolean => service === 'repair' && (part === 'main_unit' || part === 'main_part')

/** A derived fact by its text in the vocabulary; undefined: unknown (S-1c). Days are those of the policy's zone. */
export function derivedFact(path: string, facts: KnownFacts, vocabulary: Vocabulary, zone: ReadZone): Value | undefined {
  const { given, history } = facts
  const count = (wanted: (past: Case) => boolean): number | undefined => history?.filter(wanted).length
  const number = (fact: string): number | undefined => given.get(fact) as number | undefined
  if (path.startsWith(LABEL_USES)) {
    const label = path.slice(LABEL_USES.length) as Label
    return count((past) => past.label === label && (past.outcome === 'open' || past.outcome === 'done'))
  }
  switch (path) {
    case 'derived.faultSide':
      return vocabulary.reasons[given.get('claim.reason') as string]?.faultSide
    case 'derived.categories':
      return lineOf(given.get('item.category') as string, vocabulary)
    case 'derived.durable':
      return given.get('item.durable') ?? marked((id) => vocabulary.categories[id]?.durable, false, facts, vocabulary)
    case 'derived.threeGuarantees':
      return marked((id) => vocabulary.categories[id]?.three_guarantees, 'none', facts, vocabulary)
    case 'derived.repairs':
      return count((past) => repairOfUnit(past) && ended(past))
    case 'derived.failedRepairs':
      return count((past) => repairOfUnit(past) && past.outcome === 'not_fixed')
    case 'derived.daysInRepair':
      return daysInRepair(facts, zone)
    case 'derived.inRepair':
      return history?.some((past) => past.service === 'repair' && past.outcome === 'open')
    case 'derived.exchangesDone':
      return count((past) => past.service === 'exchange' && past.outcome === 'done' && past.part === 'main_unit')
    case 'derived.partExchanges':
      return given.has('claim.part')
        ? count((past) => past.service === 'exchange' && past.outcome === 'done' && past.part === given.get('claim.part'))
        : undefined
    case 'derived.complaints':
      return count((past) => past.service === 'complaint' && (ended(past) || past.outcome === 'refused'))
    case 'derived.unitsLeft':
      return unitsLeft(facts)
    case 'derived.claimAmount':
      return product(number('claim.quantity'), number('item.unitPaid'))
    case 'derived.priceDrop': {
      const [paid, back, now] = [number('item.unitPaid'), number('item.priceProtectionPaid'), number('claim.priceNow')]
      return paid === undefined || back === undefined || now === undefined ? undefined : Math.max(0, paid - back - now)
    }
    case 'derived.submittedMinute':
      return Math.floor(timeOfDay(zone, facts.submitted) / MINUTE)
  }
  return undefined
}

const product = (a: number | undefined, b: number | undefined): number | undefined => (a === undefined || b === undefined ? undefined : a * b)

/** The mark of the category or the nearest above it; the fallback when neither they nor any below have one; unknown when only some below have. */
function marked<T extends string | boolean>(markOf: (id: string) => T | undefined, fallback: T, { given }: KnownFacts, vocabulary: Vocabulary): T | undefined {
  const category = given.get('item.category') as string
  for (const id of lineOf(category, vocabulary)) {
    const mark = markOf(id)
    if (mark !== undefined) return mark
  }
  const below = Object.keys(vocabulary.categories).filter((id) => isAbove(category, id, vocabulary))
  return below.some((id) => markOf(id) !== undefined) ? undefined : fallback
}

/** Civil days of the unit's repairs from the one after the day taken in to the day given back, each once. */
function daysInRepair({ history }: KnownFacts, zone: ReadZone): number | undefined {
  const repairs = history?.filter((past) => repairOfUnit(past) && ended(past))
  if (repairs === undefined || repairs.some(({ closedAt }) => closedAt === undefined)) return undefined
  const days = new Set<string>()
  for (const { openedAt, closedAt } of repairs) {
    const last = civilDay(zone, closedAt as number)
    for (let day = addDays(civilDay(zone, openedAt), 1); daysBetween(day, last) <= 0; day = addDays(day, 1)) days.add(day)
  }
  return days.size
}

/** Cases that took units away, or may yet. */
export const takesUnits = ({ service, outcome }: Case): boolean => (service === 'return' || service === 'refund') && (outcome === 'done' || outcome === 'open')

function unitsLeft({ given, history }: KnownFacts): number | undefined {
  const bought = given.get('item.quantity') as number | undefined
  const quantities = history?.filter(takesUnits).map(({ quantity }) => quantity)
  if (bought === undefined || quantities === undefined) return undefined
  // A case that does not say how many took one at least.
  const most = quantities.reduce<number>((left, quantity = 1) => left - quantity, bought)
  if (most <= 0) return 0
  return quantities.includes(undefined) ? undefined : most
}
