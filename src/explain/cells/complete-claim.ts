import { truthOf } from '../../core/truth.js'
import { type Evaluation, newEvaluation } from '../../evaluate/evaluation.js'
import type { CheckedCase, CheckedFacts } from '../../facts/checked-facts.js'
import type { FactPath } from '../../facts/facts.js'
import { addFallbacks } from '../../facts/fallbacks.js'
import { filledHistories, historiesFor, MAIN, MANY, settleRepairs, UNITS } from './complete-history.js'
import { openComparisons, settleTimes } from './complete-times.js'
import { leafEnd } from './leaf-end.js'
import { UNITS_LEFT } from './most-left.js'
import { PART } from './time-cells.js'
import type { Draft, Pick, Variable } from './variable.js'

/** Values for some variables; the others stay unknown. */
export type Choice = readonly (readonly [Variable, number])[]

/**
 * A claim with its variables settled, as the door would let it in; undefined when no claim was found that is so: then the history, or a calendar, would have
 * to be one that cannot be made up from a few past cases.
 *
 * @param pick - Which of many numbers or instants that nothing tells apart; default: the least.
 */
export function completeClaim(evaluation: Evaluation, choice: Choice, pick: Pick = (lo) => lo): CheckedFacts | undefined {
  const { facts } = evaluation
  const draft: Draft = {
    values: new Map(facts.values),
    ranges: new Map(),
    events: new Map(facts.events),
    counts: new Map(),
    spans: new Map(),
    comparisons: [],
    opens: new Map(),
    checks: [],
  }
  for (const [variable, value] of choice) variable.put(draft, value, pick)
  const asked = new Set(choice.flatMap(([{ asks }]) => asks))
  if ([...asked].some((ask) => ask.startsWith('calendar:'))) return undefined
  // Where no case was given and the history is asked for, it is made up.
  const history = asked.has('history') && !facts.history?.length ? undefined : facts.history
  const times = newEvaluation(evaluation.policy, { ...facts, history })
  draft.comparisons = openComparisons(times, draft)
  settleProducts(evaluation, draft, pick)
  if (!settleQuantities(evaluation, draft) || !numbersFit(evaluation, draft) || !settleTimes(times, draft)) return undefined
  settleRepairs(draft)
  // Of an unknown part no past case is known to be of another one.
  if (asked.has('history') && !draft.values.has(PART)) draft.values.set(PART, MAIN)
  const histories = history ? filledHistories(history, facts.asOf, draft) : asked.has('history') ? historiesFor(evaluation, draft, pick) : [undefined]
  for (const one of histories) {
    const completed = fits(evaluation, draft, one)
    if (completed) return completed
  }
  return undefined
}

/** No more is claimed than was bought, and units are left or not as wanted where the numbers say so; false when it cannot be. */
function settleQuantities(evaluation: Evaluation, draft: Draft): boolean {
  const { values, opens, counts } = draft
  const [units, left] = [opens.get(UNITS), counts.get(UNITS_LEFT)?.min ?? 0]
  if (units !== undefined && !values.has('claim.quantity')) values.set('claim.quantity', units ? 1 : Number(values.get('item.quantity') ?? left + 1))
  if (units !== undefined && !values.has('item.quantity')) values.set('item.quantity', units ? MANY : Number(values.get('claim.quantity')))
  if (counts.has(UNITS_LEFT) && !values.has('item.quantity')) values.set('item.quantity', Math.max(1, left))
  const [asked, bought] = [Number(values.get('claim.quantity')), Number(values.get('item.quantity'))]
  return !(asked > bought) || settleClaimed(evaluation, draft, asked, bought)
}

/** Brings what was bought up to what is claimed, else what is claimed down to it, as far as both may move. */
function settleClaimed({ facts }: Evaluation, { values, ranges }: Draft, asked: number, bought: number): boolean {
  const most = facts.values.has('item.quantity') ? bought : Math.min(asked, ranges.get('item.quantity')?.max ?? asked)
  const least = facts.values.has('claim.quantity') ? asked : Math.max(most, ranges.get('claim.quantity')?.min ?? most)
  if (least > most) return false
  values.set('item.quantity', most)
  values.set('claim.quantity', least)
  return true
}

/** Facts that are made up of several: what is bought back, and what a claim comes to. */
function settleProducts({ facts }: Evaluation, { values, ranges, counts }: Draft, pick: Pick): void {
  const wanted = (fact: FactPath): number | undefined => {
    const bounds = counts.get(fact)
    return bounds && pick(bounds.min, Math.min(bounds.max, bounds.min + 1000))
  }
  const unknown = (fact: FactPath): boolean => !facts.values.has(fact)
  const amount = wanted('derived.claimAmount')
  if (amount !== undefined && unknown('claim.quantity')) values.set('claim.quantity', 1)
  const quantity = values.get('claim.quantity') as number | undefined
  if (amount !== undefined && unknown('item.unitPaid')) values.set('item.unitPaid', within(ranges.get('item.unitPaid'), Math.ceil(amount / (quantity ?? 1))))
  const drop = wanted('derived.priceDrop')
  if (drop === undefined) return
  if (unknown('item.priceProtectionPaid')) values.set('item.priceProtectionPaid', 0)
  const back = values.get('item.priceProtectionPaid') as number
  const now = values.get('claim.priceNow') as number | undefined
  if (unknown('item.unitPaid') && amount === undefined) values.set('item.unitPaid', within(ranges.get('item.unitPaid'), drop + back + (now ?? 0)))
  if (unknown('claim.priceNow')) values.set('claim.priceNow', Math.max(0, (values.get('item.unitPaid') as number) - back - drop))
}

/** Whether the numbers that facts were settled on are those that were wanted, with what they make up whatever the history. */
const numbersFit = ({ policy, facts }: Evaluation, { ranges, counts, values }: Draft): boolean =>
  [...ranges].every(([fact, range]) => isWithin(range, Number(values.get(fact)))) &&
  [...counts].every(([fact, range]) => {
    const value = policy.derive(fact, { ...facts, values, history: undefined })
    return value === undefined || isWithin(range, Number(value))
  })

const isWithin = ({ min, max }: { min: number; max: number }, value: number): boolean => value >= min && value <= max

/** The number of a range that is nearest to another. */
const within = (range: { min: number; max: number } | undefined, value: number): number => (range ? Math.max(range.min, Math.min(range.max, value)) : value)

/** The claim with this history, if it comes to what was wanted. */
function fits({ policy, facts }: Evaluation, draft: Draft, history: readonly CheckedCase[] | undefined): CheckedFacts | undefined {
  const events = new Map(draft.events)
  // What is built in comes from the history alone.
  const wanted = events.get('repairDone')
  if (!facts.events.has('repairDone')) events.delete('repairDone')
  addFallbacks(events, facts.events.get('purchased') as number, facts.submitted, history)
  if (wanted !== undefined && events.get('repairDone') !== wanted) return undefined
  const completed: CheckedFacts = { ...facts, values: draft.values, events, history }
  return countsFit(policy, draft, completed) && timesFit(policy, draft, completed) && checksFit(policy, draft, completed) ? completed : undefined
}

type Fits = (policy: Evaluation['policy'], draft: Draft, completed: CheckedFacts) => boolean

const countsFit: Fits = (policy, { counts }, completed) => [...counts].every(([fact, range]) => isWithin(range, Number(policy.derive(fact, completed))))

const timesFit: Fits = (policy, { comparisons }, completed) =>
  comparisons.every(({ leaf, tested, holds }) => {
    const [from, at] = [completed.events.get(leaf.event), completed.events.get(tested)]
    if (typeof from !== 'number' || typeof at !== 'number') return true
    const { lo, hi } = leafEnd(newEvaluation(policy, completed), leaf, from)
    return holds ? lo > at : hi <= at
  })

const checksFit: Fits = (policy, { checks }, completed) => {
  const known = newEvaluation(policy, completed)
  return checks.every(({ truth, holds }) => truth(known) === truthOf(holds))
}
