import type { BuyerFacts, ClaimFacts, GoodsFacts, ItemFacts, OrderFacts } from '../../facts/facts.js'

interface Sections {
  order: Required<OrderFacts>
  buyer: Required<BuyerFacts>
  item: Required<ItemFacts>
  goods: Required<GoodsFacts>
  claim: Required<ClaimFacts>
}

/** They identify and no rule reads them, or the moment has a clause of its own. */
type Unsaid = 'order.id' | 'item.sku' | 'item.name' | 'claim.description' | 'order.purchasedAt' | 'claim.submittedAt'
/** Their values have texts of their own in the vocabulary. */
type InOwnWords = 'claim.reason' | 'claim.service'

/** What a fact of this type needs to be said: both answers, every value, or a sentence around the value. */
type SayingOf<P extends string, V> = P extends InOwnWords
  ? (value: string) => string
  : [V] extends [boolean]
    ? { yes: string; no: string }
    : [V] extends [string]
      ? string extends V
        ? (value: string) => string
        : Record<V, string>
      : (value: string) => string

type SectionSayings<S extends keyof Sections> = {
  [K in keyof Sections[S] & string as `${S}.${K}` extends Unsaid ? never : `${S}.${K}`]: SayingOf<`${S}.${K}`, NonNullable<Sections[S][K]>>
}

interface DerivedSayings {
  'derived.faultSide': Record<'buyer' | 'seller' | 'carrier' | 'maker' | 'none', string>
  'derived.categories': (value: string) => string
  'derived.durable': { yes: string; no: string }
  'derived.threeGuarantees': (value: string) => string
  'derived.repairs': (value: string) => string
  'derived.failedRepairs': (value: string) => string
  'derived.daysInRepair': (value: string) => string
  'derived.inRepair': { yes: string; no: string }
  'derived.exchangesDone': (value: string) => string
  'derived.partExchanges': (value: string) => string
  'derived.complaints': (value: string) => string
  'derived.labelUses': (value: string) => string
  'derived.unitsLeft': (value: string) => string
  'derived.claimAmount': (value: string) => string
  'derived.priceDrop': (value: string) => string
  'derived.submittedMinute': (value: string) => string
}

/**
 * Every fact of the base vocabulary as a clause, with no capital and no full stop: "the package has been opened". A fact or a value without one is a type
 * error. Values come in as words: numbers with their unit, money in its currency, codes in the vocabulary's words.
 */
export type FactSayings = SectionSayings<'order'> &
  SectionSayings<'buyer'> &
  SectionSayings<'item'> &
  SectionSayings<'goods'> &
  SectionSayings<'claim'> &
  DerivedSayings

/** One entry, as it is looked up. */
export type Saying = { yes: string; no: string } | Record<string, string> | ((value: string) => string)
