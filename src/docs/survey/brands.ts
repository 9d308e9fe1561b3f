import type { WrittenRule } from './written-rules.js'

/** Every brand that a rule, the row of a table or a pack names, in the order of the alphabet. */
export function brandsOf(rules: readonly WrittenRule[]): string[] {
  return [...new Set(rules.flatMap(namedBrands))].sort()
}

/** The brands that a rule is for. */
export function namedBrands({ rule, pack, table }: WrittenRule): string[] {
  const rows = (table?.rows ?? []).flatMap(({ key }) => key.brand ?? [])
  return [...(rule.scope?.brand ?? []), ...(pack.scope?.brand ?? []), ...rows]
}
