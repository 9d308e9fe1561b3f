import type { Grant, Provided } from '../../policy/rule.js'
import { applies, packApplies, selects } from './applies.js'
import { holds } from './condition.js'
import { type Exclusions, exclusionsOf } from './exclusions.js'
import { inTime } from './frame.js'
import type { Of } from './ground-rules.js'
import { every, type Kleene, not } from './kleene.js'
import { hasUnits } from './units.js'
import { type Windows, windowsOf } from './windows.js'
import type { World } from './world.js'

/** What is known of a grant. */
export interface Findings {
  grant: Of<Grant>
  outcome: 'route' | 'denial' | 'open'
  exclusions: Exclusions
  windows: Windows
  unmet: Provided[]
  unknown: Provided[]
}

/** Sorts a grant into route, denial and open (S-9). */
export function findingsOf(grant: Of<Grant>, world: World): Findings {
  const provided = grant.rule.provided ?? []
  const exclusions = exclusionsOf(grant, world)
  const windows = windowsOf(grant, world)
  const unmet = provided.filter((one) => holds(one.if, world) === false)
  const unknown = provided.filter((one) => holds(one.if, world) === 'unknown')
  const excluded: Kleene = exclusions.standing.length > 0 || (exclusions.unknown.length > 0 && 'unknown')
  const truth = every([applies(grant, world), not(excluded), inTime(windows.frames, world.facts), hasUnits(grant.rule.service, world), unmet.length === 0])
  const outcome = truth === true ? 'route' : truth === false ? 'denial' : 'open'
  return { grant, outcome, exclusions, windows, unmet, unknown }
}

/** A mismatch of category, brand, market or label is no denial: the rule is not about this item (S-15, S-15b). */
export const isAbout = (grant: Of<Grant>, world: World): boolean =>
  packApplies(grant, world) !== false &&
  grant.scopes.every((scope) =>
    (['category', 'notCategory', 'brand', 'market', 'label'] as const).every((selector) => selects(scope, selector, world) !== false),
  )
