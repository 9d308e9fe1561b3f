import type { Exclude } from '../../policy/rule.js'
import { applies } from './applies.js'
import type { GroundRule, Of } from './ground-rules.js'
import { defeatersOf, stands } from './standing.js'
import { pointersOf, type World } from './world.js'

/** The exclusions of a grant, by what is known of them (S-5b). */
export interface Exclusions {
  standing: Of<Exclude>[]
  /** Unknown, and the route carries their condition. */
  pending: Of<Exclude>[]
  /** Unknown, and the grant is open. */
  unknown: Of<Exclude>[]
  /** Those that would stand but for the rule that lifts them. */
  lifted: { exclusion: GroundRule; by: GroundRule }[]
}

export function exclusionsOf(grant: GroundRule, world: World): Exclusions {
  const excludes = pointersOf<Exclude>('exclude', grant, world)
  const unknown = excludes.filter((rule) => stands(rule, world) === 'unknown')
  return {
    standing: excludes.filter((rule) => stands(rule, world) === true),
    pending: unknown.filter(({ rule }) => rule.pending !== undefined),
    unknown: unknown.filter(({ rule }) => rule.pending === undefined),
    lifted: excludes
      .filter((rule) => applies(rule, world) === true)
      .flatMap((exclusion) => {
        // Of several that lift it, the first by id is named.
        const [by] = defeatersOf(exclusion, world)
          .filter((except) => stands(except, world) === true)
          .sort((a, b) => (a.id < b.id ? -1 : 1))
        return by ? [{ exclusion, by }] : []
      }),
  }
}
