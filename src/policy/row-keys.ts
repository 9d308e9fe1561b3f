import type { Row } from './rule.js'

/** Keys that go into the scope of a row's rules; any other goes into `when`. */
export const SCOPE_KEYS: ReadonlySet<string> = new Set(['category', 'brand', 'channel', 'label'])

/** A key's values as a list. */
export const listOf = (value: string | readonly string[]): readonly string[] => (typeof value === 'string' ? [value] : value)

/** Key values in a form that compares: categories apart, since nearness is about them. */
export const otherKeys = (row: Row): string =>
  JSON.stringify(
    Object.entries(row.key)
      .filter(([key]) => key !== 'category')
      .map(([key, value]) => [key, [...listOf(value)].sort()])
      .sort(),
  )
