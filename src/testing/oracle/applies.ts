import type { InForce, Scope } from '../../policy/rule.js'
import { isIn } from './categories.js'
import { civilDay, type Ms } from './clock.js'
import { factValue, holds } from './condition.js'
import type { GroundRule } from './ground-rules.js'
import { every, type Kleene, not } from './kleene.js'
import { eventMoment } from './moment.js'
import { almanacOf, type World } from './world.js'

export type Selector = keyof Scope

/** Whether a selector is satisfied; one that is not given is. */
export function selects(scope: Scope, selector: Selector, world: World): Kleene {
  const listed: readonly string[] | undefined = scope[selector]
  if (listed === undefined) return true
  const one = (path: string): Kleene => {
    const value = factValue(path, world)
    return value === undefined ? 'unknown' : listed.includes(value as string)
  }
  switch (selector) {
    case 'category':
      return isIn(factValue('item.category', world) as string, listed, world.vocabulary)
    case 'notCategory':
      return not(isIn(factValue('item.category', world) as string, listed, world.vocabulary))
    case 'market': {
      const market = factValue('order.market', world) as string
      return listed.some((area) => market === area || market.startsWith(`${area}-`))
    }
    case 'label': {
      const labels = factValue('item.labels', world) as string[] | undefined
      return labels === undefined ? 'unknown' : labels.some((label) => listed.includes(label))
    }
    case 'brand':
      return one('item.brand')
    case 'channel':
      return one('order.channel')
    case 'reason':
      return one('claim.reason')
  }
}

const inScope = (scope: Scope, world: World): Kleene => every((Object.keys(scope) as Selector[]).map((selector) => selects(scope, selector, world)))

/** The civil day of the anchor event lies in `[from, until)`; one that did not happen is not in force (S-3). */
export function inForce({ rule, pack }: GroundRule, world: World): Kleene {
  const { by = 'purchased', from, until }: InForce = rule.inForce ?? {}
  const { lo, hi, happened } = eventMoment(by, world.facts)
  if (rule.inForce === undefined) return true
  if (happened === false) return false
  const { zone } = almanacOf(pack, world)
  const day = (ms: Ms): string => (ms === Number.NEGATIVE_INFINITY ? '' : ms === Number.POSITIVE_INFINITY ? '~' : civilDay(zone, ms))
  if ((from !== undefined && day(hi) < from) || (until !== undefined && day(lo) >= until)) return false
  const surely = (from === undefined || from <= day(lo)) && (until === undefined || day(hi) < until)
  return surely && happened === true ? true : 'unknown'
}

/** Whether the pack is in reach at all: its own scope and `when`. */
export const packApplies = ({ packScope, packWhen }: GroundRule, world: World): Kleene => every([inScope(packScope, world), holds(packWhen, world)])

/** In force, in scope and `when` (S-3); the pack's scope and `when` count as the rule's. */
export const applies = (rule: GroundRule, world: World): Kleene =>
  every([inForce(rule, world), packApplies(rule, world), ...rule.scopes.map((scope) => inScope(scope, world)), ...rule.whens.map((when) => holds(when, world))])
