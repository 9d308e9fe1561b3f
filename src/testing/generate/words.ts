import type { Channel, ClaimReason, EvidenceKind, Label, Service } from '../../facts/facts.js'

/** The few words that generated packs use, so that their rules meet: the plainest first. */
export const CATEGORIES = ['phones', 'phones_and_digital', 'phone_accessories', 'phone_batteries', 'clothing'] as const
export const BRANDS = ['apple', 'xiaomi'] as const
export const CHANNELS: readonly Channel[] = ['self_operated', 'marketplace']
export const MARKETS = ['CN', 'US', 'US-CA'] as const
export const REASONS: readonly ClaimReason[] = ['defective', 'changed_mind', 'arrived_damaged']
export const LABELS: readonly Label[] = ['no_reason_7d', 'exchange_only_180d']
export const SERVICES: readonly Service[] = ['return', 'exchange', 'repair', 'refund', 'compensation', 'complaint']
export const EVIDENCE: readonly EvidenceKind[] = ['order_record', 'invoice', 'photos', 'inspection_report']
/** Events from which windows count. */
export const ANCHORS = [
  'delivered',
  'purchased',
  'installed',
  'defectFound',
  'exchanged',
  'repairDone',
  'repairReceived',
  'submitted',
  'invoiced',
  'deliveryDue',
] as const
/** Events other than the claim that windows test. */
export const TESTED = ['defectFound', 'installed', 'delivered', 'priceDropped'] as const

/** Facts that conditions read, with literals to compare them with. */
export const FACTS: Record<string, { type: 'boolean' | 'one' | 'integer' | 'set'; literals: readonly (string | number | boolean)[] }> = {
  'goods.opened': { type: 'boolean', literals: [true, false] },
  'goods.activated': { type: 'boolean', literals: [true, false] },
  'order.saleMode': { type: 'one', literals: ['distance', 'store'] },
  'order.state': { type: 'one', literals: ['paid', 'completed'] },
  'order.platform': { type: 'one', literals: ['jd'] },
  'claim.part': { type: 'one', literals: ['main_unit', 'battery', 'main_part'] },
  'goods.remainingPercent': { type: 'integer', literals: [50, 80] },
  'buyer.memberships': { type: 'set', literals: ['plus', 's2'] },
  'item.labels': { type: 'set', literals: LABELS },
  'derived.categories': { type: 'set', literals: CATEGORIES },
  'derived.faultSide': { type: 'one', literals: ['maker', 'buyer'] },
  'derived.durable': { type: 'boolean', literals: [true, false] },
  'derived.threeGuarantees': { type: 'one', literals: ['phone', 'phone_accessory', 'none'] },
  'derived.repairs': { type: 'integer', literals: [1, 2] },
  'derived.failedRepairs': { type: 'integer', literals: [1, 2] },
  'derived.daysInRepair': { type: 'integer', literals: [5, 30] },
  'derived.inRepair': { type: 'boolean', literals: [true, false] },
  'derived.exchangesDone': { type: 'integer', literals: [1] },
  'derived.partExchanges': { type: 'integer', literals: [1] },
  'derived.complaints': { type: 'integer', literals: [1] },
  'derived.labelUses.exchange_only_180d': { type: 'integer', literals: [1] },
  'derived.unitsLeft': { type: 'integer', literals: [1, 0] },
  'derived.claimAmount': { type: 'integer', literals: [50_000] },
  'derived.priceDrop': { type: 'integer', literals: [0, 1_000] },
  'derived.submittedMinute': { type: 'integer', literals: [600] },
  'buyer.labelUsesThisYear.exchange_only_180d': { type: 'integer', literals: [2] },
}
