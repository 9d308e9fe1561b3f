import type { Service } from '../../facts/facts.js'
import { factValue } from './condition.js'
import { takesUnits } from './derived-facts.js'
import type { Kleene } from './kleene.js'
import type { World } from './world.js'

/** Services that take or pay back units (S-15c). */
const UNIT_SERVICES: readonly Service[] = ['return', 'exchange', 'repair', 'refund', 'reissue', 'price_protection', 'price_reduction']

/** Whether the units of the claim are there; they are while none is gone (S-15). */
export function hasUnits(service: Service, world: World): Kleene {
  if (!UNIT_SERVICES.includes(service)) return true
  if (world.facts.history?.some(takesUnits) === false) return true
  const [asked, left] = [factValue('claim.quantity', world), factValue('derived.unitsLeft', world)] as (number | undefined)[]
  // Every claim asks for one unit at least.
  if (left === 0) return false
  return asked === undefined || left === undefined ? 'unknown' : asked <= left
}
