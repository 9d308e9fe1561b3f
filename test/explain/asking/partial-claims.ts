import fc, { type Arbitrary } from 'fast-check'
import type { Facts, Service } from '../../../src/facts/facts.js'
import type { Pack } from '../../../src/policy/pack.js'
import { claims } from '../../../src/testing/generate/claims.js'

type Json = Record<string, unknown>

/** A claim of which something was left out, and the whole claim, which answers what is asked. */
export interface PartialClaim {
  readonly facts: Facts
  readonly whole: Facts
  /** What it is about. */
  readonly service: Service
  /** For what the whole claim does not say either. */
  readonly seed: number
}

const SERVICES: readonly Service[] = [
  'return',
  'exchange',
  'repair',
  'refund',
  'reissue',
  'price_protection',
  'price_reduction',
  'compensation',
  'consultation',
  'complaint',
]
const SECTIONS = ['order', 'buyer', 'item', 'goods', 'events', 'claim']
/** Without these there is no claim. */
const NEEDED = new Set(['order.market', 'order.purchasedAt', 'item.category'])

/** Worked claims and generated ones about some packs, with facts left out: few of them, half, or nearly all. */
export function partialClaims(packs: readonly Pack[], cases: readonly Facts[]): Arbitrary<PartialClaim> {
  return fc
    .record({
      whole: fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...cases) }, { weight: 1, arbitrary: claims(packs) }),
      service: fc.constantFrom(...SERVICES),
      drops: fc.array(fc.nat(99), { minLength: 150, maxLength: 150 }),
      share: fc.constantFrom(5, 20, 50, 90),
      seed: fc.nat(),
    })
    .map(({ whole, service, drops, share, seed }) => ({ facts: leaveOut(whole, drops, share), whole, service, seed }))
}

function leaveOut(whole: Facts, drops: readonly number[], share: number): Facts {
  const facts = structuredClone(whole) as unknown as Json
  let next = 0
  const isDropped = (): boolean => (drops[next++ % drops.length] as number) < share
  for (const section of SECTIONS)
    for (const key of Object.keys((facts[section] ?? {}) as Json)) if (!NEEDED.has(`${section}.${key}`) && isDropped()) delete (facts[section] as Json)[key]
  if (isDropped()) delete facts.history
  return facts as unknown as Facts
}
