import { and, FALSE, not, TRUE, type Truth, truthOf, UNKNOWN } from '../core/truth.js'
import type { FactPath } from '../facts/facts.js'
import type { Scope } from '../policy/rule.js'
import { type Evaluation, knownValue } from './evaluation.js'

/** The fact that each selector reads. */
const SELECTED: Record<keyof Scope, FactPath> = {
  category: 'item.category',
  notCategory: 'item.category',
  brand: 'item.brand',
  channel: 'order.channel',
  market: 'order.market',
  reason: 'claim.reason',
  label: 'item.labels',
}

/** Selectors that say what item a rule is about; a mismatch is no denial (S-15). */
export const REACH: readonly (keyof Scope)[] = ['category', 'notCategory', 'brand', 'market', 'label']
/** Selectors that say which case of such an item it covers. */
export const COVERAGE: readonly (keyof Scope)[] = ['reason', 'channel']

/** The truth of one selector (S-2b, S-3). */
function selectorTruth(evaluation: Evaluation, scope: Scope, selector: keyof Scope): Truth {
  const listed: readonly string[] | undefined = scope[selector]
  if (listed === undefined) return TRUE
  const value = knownValue(evaluation, SELECTED[selector])
  if (value === undefined) return UNKNOWN
  switch (selector) {
    case 'category':
      return categoryTruth(evaluation, value as string, listed)
    case 'notCategory':
      return not(categoryTruth(evaluation, value as string, listed))
    case 'market':
      return truthOf(listed.some((market) => value === market || (value as string).startsWith(`${market}-`)))
    case 'label':
      return truthOf(listed.some((label) => (value as ReadonlySet<string>).has(label)))
    default:
      return truthOf(listed.includes(value as string))
  }
}

function categoryTruth({ policy }: Evaluation, category: string, listed: readonly string[]): Truth {
  const place = policy.categories.get(category)
  if (listed.some((above) => place?.line.has(above))) return TRUE
  return listed.some((below) => place?.below.has(below)) ? UNKNOWN : FALSE
}

/** The truth of some selectors of some scopes together. */
export function scopeTruth(evaluation: Evaluation, scopes: readonly Scope[], selectors: readonly (keyof Scope)[]): Truth {
  let truth: Truth = TRUE
  for (const scope of scopes) for (const selector of selectors) truth = and(truth, selectorTruth(evaluation, scope, selector))
  return truth
}

/** The facts of the selectors that have this truth. */
export function selectedFacts(evaluation: Evaluation, scopes: readonly Scope[], selectors: readonly (keyof Scope)[], truth: Truth): FactPath[] {
  const facts = scopes.flatMap((scope) =>
    selectors.filter((selector) => selectorTruth(evaluation, scope, selector) === truth).map((selector) => SELECTED[selector]),
  )
  return [...new Set(facts)]
}
