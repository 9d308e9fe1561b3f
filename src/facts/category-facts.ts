import { lineOf } from './categories.js'
import type { Vocabulary } from './vocabulary.js'

/** What a category tells about an item; undefined: only some categories below it have the mark, so it is too coarse to tell. */
export interface CategoryFacts {
  /** Itself first, then all above it. */
  readonly line: ReadonlySet<string>
  /** All below it, at any depth: an item known only as this category may be any of them. */
  readonly below: ReadonlySet<string>
  readonly durable: boolean | undefined
  /** Key of the statutory catalogue, `none` without one. */
  readonly threeGuarantees: string | undefined
}

/** Of every category, in one pass over the tree. */
export function categoryFacts(categories: Vocabulary['categories']): ReadonlyMap<string, CategoryFacts> {
  const entries = Object.entries(categories)
  const aboveDurable = new Set<string>()
  const aboveKey = new Set<string>()
  const below = new Map<string, Set<string>>(entries.map(([id]) => [id, new Set()]))
  for (const [id, { durable, three_guarantees }] of entries) {
    for (const above of lineOf(categories, id).slice(1)) below.get(above)?.add(id)
    if (durable) for (const above of lineOf(categories, id)) aboveDurable.add(above)
    if (three_guarantees !== undefined) for (const above of lineOf(categories, id)) aboveKey.add(above)
  }
  return new Map(
    entries.map(([id]): [string, CategoryFacts] => {
      const line = lineOf(categories, id)
      const durable = line.some((up) => categories[up]?.durable === true)
      const key = line.map((up) => categories[up]?.three_guarantees).find((found) => found !== undefined)
      return [
        id,
        {
          line: new Set(line),
          below: below.get(id) as Set<string>,
          durable: durable || (aboveDurable.has(id) ? undefined : false),
          threeGuarantees: key ?? (aboveKey.has(id) ? undefined : 'none'),
        },
      ]
    }),
  )
}
