import { formatDay, parseDay, shanghaiDay } from './days.js'
import { pathOf } from './rank.js'
import { EVIDENCE, type EvidenceName, SELLERS, type SixtyPolicy } from './rules.js'

/** A claim as a shop stores it: nested, instants as texts. */
export interface Claim {
  claimId: string
  line: {
    orderId: string
    lineId: string
    sku: string
    category: string
    brand: string
    seller: string
    channel: string
    region: string
    quantity: number
    priceCents: number
    personalized: boolean
    giftWrapped: boolean
    purchasedAt: string
    deliveredAt: string
  }
  claim: {
    reason: string
    filedAt: string
    opened: boolean
    activated: boolean
    used: boolean
    sealBroken: boolean
    accessoriesComplete: boolean
    evidence: Record<EvidenceName, boolean>
  }
  member: { tier: string }
}

/** The same claim, flat, days as numbers: what every engine but aftersales is given. */
export interface FlatFacts {
  category: string
  path: string[]
  brand: string
  seller: string
  reason: string
  memberTier: string
  opened: boolean
  activated: boolean
  used: boolean
  sealBroken: boolean
  accessoriesComplete: boolean
  personalized: boolean
  hasInvoice: boolean
  hasPhotos: boolean
  hasReport: boolean
  priceCents: number
  purchaseDay: number
  deliveredDay: number
  claimDay: number
}

/** Always the same numbers in [0, 1) for one seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const REASONS = ['changed_mind', 'quality', 'quality', 'quality', 'wrong_item', 'transit_damage', 'price']
const TIERS = ['none', 'none', 'silver', 'gold', 'platinum']
const START = parseDay('2022-01-01')
const SPAN = parseDay('2025-12-31') - START

export function makeClaims({ tree, brands }: SixtyPolicy, count: number, seed = 20251123): Claim[] {
  const random = randomFrom(seed)
  const below = (n: number): number => Math.floor(random() * n)
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T
  const parents = new Set(Object.values(tree))
  const leaves = Object.keys(tree).filter((category) => !parents.has(category))
  const two = (n: number): string => String(below(n)).padStart(2, '0')
  const at = (day: number): string => `${formatDay(day)}T${two(24)}:${two(60)}:${two(60)}+08:00`
  return Array.from({ length: count }, (_, index): Claim => {
    const purchased = START + below(SPAN)
    const delivered = purchased + 1 + below(6)
    const filed = delivered + (random() < 0.6 ? below(45) : below(1200))
    return {
      claimId: `C${100_000 + index}`,
      line: {
        orderId: `O${500_000 + index}`,
        lineId: 'L1',
        sku: `SKU${below(9999)}`,
        category: pick(leaves),
        brand: pick(brands),
        seller: pick(SELLERS),
        channel: pick(['app', 'web', 'store']),
        region: pick(['CN-31', 'CN-11', 'CN-44']),
        quantity: 1 + below(3),
        priceCents: random() < 0.2 ? below(1500) : below(500_000),
        personalized: random() < 0.05,
        giftWrapped: random() < 0.1,
        purchasedAt: at(purchased),
        deliveredAt: at(delivered),
      },
      claim: {
        reason: pick(REASONS),
        filedAt: at(filed),
        opened: random() < 0.5,
        activated: random() < 0.3,
        used: random() < 0.35,
        sealBroken: random() < 0.3,
        accessoriesComplete: random() < 0.9,
        evidence: { invoice: random() < 0.8, photos: random() < 0.6, report: random() < 0.4 },
      },
      member: { tier: pick(TIERS) },
    }
  })
}

/** Reads a claim into flat facts. `paths` holds the path of every category of the tree. */
export function flatFacts({ line, claim, member }: Claim, paths: Readonly<Record<string, string[]>>): FlatFacts {
  const { evidence } = claim
  return {
    category: line.category,
    path: paths[line.category] as string[],
    brand: line.brand,
    seller: line.seller,
    reason: claim.reason,
    memberTier: member.tier,
    opened: claim.opened,
    activated: claim.activated,
    used: claim.used,
    sealBroken: claim.sealBroken,
    accessoriesComplete: claim.accessoriesComplete,
    personalized: line.personalized,
    hasInvoice: evidence.invoice,
    hasPhotos: evidence.photos,
    hasReport: evidence.report,
    priceCents: line.priceCents,
    purchaseDay: shanghaiDay(line.purchasedAt),
    deliveredDay: shanghaiDay(line.deliveredAt),
    claimDay: shanghaiDay(claim.filedAt),
  }
}

export const pathsOf = ({ tree }: SixtyPolicy): Record<string, string[]> =>
  Object.fromEntries(Object.keys(tree).map((category) => [category, pathOf(tree, category)]))

/** Which evidence is there, one bit each. */
export const evidenceBits = ({ hasInvoice, hasPhotos, hasReport }: FlatFacts): number => (hasInvoice ? 1 : 0) | (hasPhotos ? 2 : 0) | (hasReport ? 4 : 0)

export const bitsOf = (names: readonly EvidenceName[]): number => EVIDENCE.reduce((bits, name, bit) => bits | (names.includes(name) ? 1 << bit : 0), 0)
