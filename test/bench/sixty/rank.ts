import type { SixtyPolicy, SixtyRule, When } from './rules.js'

/** A category and all above it, the topmost first. */
export function pathOf(tree: SixtyPolicy['tree'], category: string): string[] {
  const parent = tree[category]
  return [...(parent ? pathOf(tree, parent) : []), category]
}

const depthOf = (tree: SixtyPolicy['tree'], category: string): number => pathOf(tree, category).length - 1

/** The rules, best first: brand before seller before depth of category, plus priority; at equal rank a denial first, then by id. */
export function rankRules({ tree, rules }: SixtyPolicy): SixtyRule[] {
  const rank = ({ scope, priority }: SixtyRule): number => (scope.brand ? 100 : 0) + (scope.seller ? 50 : 0) + depthOf(tree, scope.category) * 10 + priority
  return rules
    .map((rule) => ({ rule, rank: rank(rule) }))
    .sort((a, b) => b.rank - a.rank || Number(a.rule.effect === 'grant') - Number(b.rule.effect === 'grant') || (a.rule.id < b.rule.id ? -1 : 1))
    .map(({ rule }) => rule)
}

/** Scope, days in force and condition of a rule as one JsonLogic expression over the flat facts. */
export function fullCondition({ scope, from, to, when }: SixtyRule): When {
  const parts: When[] = [
    ...(scope.category === 'all' ? [] : [{ in: [scope.category, { var: 'path' }] }]),
    ...(scope.brand ? [{ '==': [{ var: 'brand' }, scope.brand] }] : []),
    ...(scope.seller ? [{ '==': [{ var: 'seller' }, scope.seller] }] : []),
    ...(from === null ? [] : [{ '>=': [{ var: 'purchaseDay' }, from] }]),
    ...(to === null ? [] : [{ '<=': [{ var: 'purchaseDay' }, to] }]),
    ...(when === true ? [] : [when]),
  ]
  return parts.length === 0 ? true : parts.length === 1 ? (parts[0] as When) : { and: parts }
}
