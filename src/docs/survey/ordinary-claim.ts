import type { Channel, ClaimReason, Facts, Instant } from '../../facts/facts.js'

/** Where something is bought. */
export interface Place {
  readonly platform?: string
  readonly channel?: Channel
}

/** What every ordinary claim shares. */
export interface Setting {
  readonly market: string
  /** The moment of delivery, of the claim and of the decision. */
  readonly at: Instant
  readonly places: readonly Place[]
  /** The few that most rules are about. */
  readonly usual: readonly Place[]
}

/** Not named by any rule. */
const NO_BRAND = 'no-brand-of-its-own'
const UNDELIVERED: ReadonlySet<ClaimReason> = new Set(['not_received', 'late_delivery'])

/**
 * The claim of an ordinary purchase: a consumer's, new, with no promise on the page, made on the day of delivery, with nothing known about the state of the
 * goods. What depends on their state then stands as a condition.
 */
export function ordinaryClaim({ market, at }: Setting, { platform, channel }: Place, category: string, reason: ClaimReason): Facts {
  const delivered = !UNDELIVERED.has(reason)
  const state: Facts['order']['state'] = delivered ? 'completed' : 'shipped'
  return {
    asOf: at,
    order: {
      market,
      ...(platform !== undefined && { platform }),
      ...(channel && { channel }),
      purchasedAt: at,
      saleMode: channel === 'store' ? 'store' : 'distance',
      state,
      deliveryState: delivered ? 'delivered' : 'in_transit',
      noReturnNotice: 'none',
    },
    buyer: { kind: 'consumer', memberships: [] },
    item: {
      category,
      brand: NO_BRAND,
      kind: 'main',
      quantity: 1,
      labels: [],
      condition: 'new',
      madeToOrder: false,
      perishable: false,
      digital: false,
    },
    events: { delivered: delivered ? at : null, ...(delivered && { orderConfirmed: at, installed: at }) },
    history: [],
    claim: { reason, quantity: 1, stage: 'new' },
  }
}
