import type { BuyerFacts, ClaimFacts, ClaimReason, EventFacts, EvidenceKind, GoodsFacts, ItemFacts, Label, OrderFacts, Part, Service } from './generated.js'
import type { Instant } from './scalars.js'

export type * from './generated.js'
export type * from './scalars.js'

/** A fact's path, such as `goods.activated`; `vocabulary/facts.json` lists them. */
export type FactPath = string
/** An event's id, such as `delivered`; `vocabulary/events.json` lists them. Built in: purchased, submitted, repairDone. */
export type EventId = string

/**
 * What is known about one order line and the claim about it. An absent fact is unknown: never false, zero or "not applicable" (S-1).
 *
 * @example
 * const facts: Facts = {
 *   asOf: '2026-05-06T10:00:00+08:00',
 *   order: { market: 'CN', purchasedAt: '2026-04-29T20:00:00+08:00' },
 *   item: { category: 'phones' },
 *   history: [],
 *   claim: { reason: 'defective' },
 * }
 */
export interface Facts {
  /** The moment of the decision. The library has no clock, so there is no default. */
  asOf: Instant
  order: OrderFacts
  buyer?: BuyerFacts | undefined
  item: ItemFacts
  /** State of the goods: opened, activated, used, installed … */
  goods?: GoodsFacts | undefined
  /** What happened when. `null`: known not to have happened by `asOf`. Left out: unknown. */
  events?: EventFacts | undefined
  /** Earlier after-sales cases on this item; `[]` when there are none. Counters are derived from it, never passed in. */
  history?: PastCase[] | undefined
  claim: ClaimFacts
}

/** An earlier after-sales case on the same item. */
export interface PastCase {
  id?: string | undefined
  service: Service
  openedAt: Instant
  closedAt?: Instant | undefined
  quantity?: number | undefined
  outcome: 'open' | 'done' | 'not_fixed' | 'refused' | 'cancelled'
  fault?: string | undefined
  /** The part it was about; left out: the main unit. */
  part?: Part | undefined
  /** The label under which it was served, when it used up a promise. */
  label?: Label | undefined
}

export type { ClaimReason, EvidenceKind, Label, Part, Service }
