import { and, FALSE, not, TRUE, type Truth, truthOf, UNKNOWN } from '../core/truth.js'
import type { CategoryFacts } from '../facts/category-facts.js'
import type { FactPath } from '../facts/facts.js'
import type { NumberedSelector, Selector } from '../policy/compiled.js'
import type { Scope } from '../policy/rule.js'
import { type Evaluation, knownValue, UNASKED } from './evaluation.js'

/** The fact that each selector reads. */
export const SELECTED: Record<keyof Scope, FactPath> = {
  category: 'item.category',
  notCategory: 'item.category',
  brand: 'item.brand',
  channel: 'order.channel',
  market: 'order.market',
  reason: 'claim.reason',
  label: 'item.labels',
}

/** The truth of one selector (S-2b, S-3). */
export function selectorTruth(evaluation: Evaluation, { kind, values }: Selector): Truth {
  const value = knownValue(evaluation, SELECTED[kind])
  if (value === undefined) return UNKNOWN
  switch (kind) {
    case 'category':
      return categoryTruth(evaluation, value as string, values)
    case 'notCategory':
      return not(categoryTruth(evaluation, value as string, values))
    case 'market':
      return truthOf(values.has(value as string) || some(values, (market) => (value as string).startsWith(`${market}-`)))
    case 'label':
      return truthOf(some(values, (label) => (value as ReadonlySet<string>).has(label)))
    default:
      return truthOf(values.has(value as string))
  }
}

function some(values: ReadonlySet<string>, holds: (value: string) => boolean): boolean {
  for (const value of values) if (holds(value)) return true
  return false
}

function categoryTruth({ policy }: Evaluation, category: string, listed: ReadonlySet<string>): Truth {
  const place = policy.categories.get(category) as CategoryFacts
  if (some(place.line, (above) => listed.has(above))) return TRUE
  return place.below.size > 0 && some(listed, (below) => place.below.has(below)) ? UNKNOWN : FALSE
}

function knownTruth(evaluation: Evaluation, selector: NumberedSelector): Truth {
  const known = evaluation.selectors[selector.number]
  if (known !== UNASKED) return known as Truth
  const truth = selectorTruth(evaluation, selector)
  evaluation.selectors[selector.number] = truth
  return truth
}

/** The truth of some selectors together. */
export function scopeTruth(evaluation: Evaluation, selectors: readonly NumberedSelector[]): Truth {
  let truth: Truth = TRUE
  for (const selector of selectors) {
    truth = and(truth, knownTruth(evaluation, selector))
    if (truth === FALSE) return FALSE
  }
  return truth
}

/** The facts of the selectors that have this truth. */
export function selectedFacts(evaluation: Evaluation, selectors: readonly NumberedSelector[], truth: Truth): FactPath[] {
  const facts: FactPath[] = []
  for (const selector of selectors) {
    const fact = SELECTED[selector.kind]
    if (knownTruth(evaluation, selector) === truth && !facts.includes(fact)) facts.push(fact)
  }
  return facts
}
