import type { FlatFacts } from './claims.js'
import { parseDay } from './days.js'
import type { SixtyRule } from './rules.js'

// The 60 rules as a person would write them by hand: the limit that every engine is measured against. Ported as it is from the engine comparison.

const OTHER = 0
const ELEC = 1
const PHONE = 2
const SMART = 3
const PC = 4
const LAPTOP = 5
const ACC = 6
const LARGE = 7
const APPAREL = 8
const SHOES = 9
const UNDERWEAR = 10
const BEAUTY = 11
const FRESH = 12
const PACKAGED = 13
const DIGITALBOOK = 14
const GOLD = 15
const WATCH = 16
const DIAPERS = 17
const BABY = 18
const VIRTUAL = 19

const D20230101 = parseDay('2023-01-01')
const D20230301 = parseDay('2023-03-01')
const D20230701 = parseDay('2023-07-01')
const D20240101 = parseDay('2024-01-01')
const D20240601 = parseDay('2024-06-01')
const D20240620 = parseDay('2024-06-20')
const D20240701 = parseDay('2024-07-01')
const D20241101 = parseDay('2024-11-01')
const D20241111 = parseDay('2024-11-11')

function kindOf(category: string): number {
  switch (category) {
    case 'electronics.phone.smartphone':
      return SMART
    case 'electronics.phone.feature':
      return PHONE
    case 'electronics.computer.laptop':
      return LAPTOP
    case 'electronics.computer.desktop':
    case 'electronics.computer.tablet':
      return PC
    case 'electronics.accessory.headphones':
    case 'electronics.accessory.cable':
      return ACC
    case 'electronics.appliance_large.fridge':
    case 'electronics.appliance_large.washer':
    case 'electronics.appliance_large.tv':
      return LARGE
    case 'electronics.appliance_small.kitchen':
    case 'electronics.appliance_small.care':
      return ELEC
    case 'apparel.clothing.men':
    case 'apparel.clothing.women':
      return APPAREL
    case 'apparel.clothing.underwear':
      return UNDERWEAR
    case 'apparel.shoes':
      return SHOES
    case 'beauty.skincare':
    case 'beauty.makeup':
    case 'beauty.perfume':
      return BEAUTY
    case 'grocery.fresh.fruit':
    case 'grocery.fresh.seafood':
      return FRESH
    case 'grocery.packaged':
      return PACKAGED
    case 'books.digital':
      return DIGITALBOOK
    case 'books.print':
      return OTHER
    case 'jewelry.gold':
      return GOLD
    case 'jewelry.watch':
      return WATCH
    case 'baby.diapers':
      return DIAPERS
    case 'baby.stroller':
      return BABY
    case 'virtual.giftcard':
    case 'virtual.software':
      return VIRTUAL
    default:
      throw new Error(`unknown category ${category}`)
  }
}
/** Picks the winning rule of each service: its place in the ranking, or -1. */
export function handWritten(ranked: readonly SixtyRule[]): (facts: FlatFacts) => number[] {
  const at = (id: string): number => ranked.findIndex((rule) => rule.id === id)
  const R01 = at('R01')
  const R02 = at('R02')
  const R03 = at('R03')
  const R04 = at('R04')
  const R05 = at('R05')
  const R06 = at('R06')
  const R07 = at('R07')
  const R08 = at('R08')
  const R09 = at('R09')
  const R10 = at('R10')
  const R11 = at('R11')
  const R12 = at('R12')
  const R13 = at('R13')
  const R14 = at('R14')
  const R15 = at('R15')
  const R16 = at('R16')
  const R17 = at('R17')
  const R18 = at('R18')
  const Q01 = at('Q01')
  const Q02 = at('Q02')
  const Q03 = at('Q03')
  const Q04 = at('Q04')
  const Q05 = at('Q05')
  const Q06 = at('Q06')
  const Q07 = at('Q07')
  const Q08 = at('Q08')
  const Q09 = at('Q09')
  const Q10 = at('Q10')
  const Q11 = at('Q11')
  const Q12 = at('Q12')
  const Q13 = at('Q13')
  const X01 = at('X01')
  const X02 = at('X02')
  const X03 = at('X03')
  const X04 = at('X04')
  const X05 = at('X05')
  const X06 = at('X06')
  const X07 = at('X07')
  const X08 = at('X08')
  const X09 = at('X09')
  const X10 = at('X10')
  const W01 = at('W01')
  const W02 = at('W02')
  const W03 = at('W03')
  const W04 = at('W04')
  const W05 = at('W05')
  const W06 = at('W06')
  const W07 = at('W07')
  const W08 = at('W08')
  const W09 = at('W09')
  const W10 = at('W10')
  const W11 = at('W11')
  const W12 = at('W12')
  const W13 = at('W13')
  const W14 = at('W14')
  const P01 = at('P01')
  const P02 = at('P02')
  const P03 = at('P03')
  const P04 = at('P04')
  const P05 = at('P05')
  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one long if/else is what hand-written means here
  function doReturn(f: FlatFacts, k: number, brand: string, premium: boolean): number {
    if (f.personalized) return R02
    const used = f.used,
      day = f.purchaseDay
    if ((k === PHONE || k === SMART) && brand === 'pear' && day >= D20230301 && (!used || f.activated)) return R09
    if (brand === 'nova' && day >= D20240601 && day <= D20240620 && !used) return R15
    switch (k) {
      case SHOES:
        if (f.seller === 'flagship' && !used) return R11
        if (!used) return R10
        break
      case FRESH:
        return f.seller === 'market' && f.opened ? R17 : R03
      case PACKAGED:
        if (f.seller === 'market' && f.opened) return R17
        break
      case UNDERWEAR:
        if (f.sealBroken || f.opened) return R06
        if (!used) return R10
        break
      case DIGITALBOOK:
        return R05
      case PHONE:
      case SMART:
        if (f.activated) return R08
        break
      case DIAPERS:
        return f.opened ? R13 : R12
      case BABY:
        if (!f.opened) return R12
        break
      case GOLD:
        return R14
      case LARGE:
        if (!used && (!f.opened || f.accessoriesComplete)) return R16
        break
      case VIRTUAL:
        return R04
      case BEAUTY:
        if (f.sealBroken) return R07
        break
      case APPAREL:
        if (!used) return R10
        break
    }
    if (used) return -1
    if (premium && day >= D20230101) return R18
    return f.accessoriesComplete ? R01 : -1
  }
  function isElec(k: number): boolean {
    return k >= ELEC && k <= LARGE
  }
  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one long if/else is what hand-written means here
  function qualityReturn(f: FlatFacts, k: number, brand: string, q: boolean, defect: boolean): number {
    const elec = isElec(k)
    if (q) {
      if (elec && brand === 'pear') return Q07
      if (f.seller === 'market' && f.priceCents < 1000) return Q11
    }
    if (elec) {
      if (q) return f.hasReport ? Q02 : Q01
      return defect ? Q03 : -1
    }
    switch (k) {
      case FRESH:
        if ((q || f.reason === 'transit_damage') && f.hasPhotos) return Q04
        break
      case VIRTUAL:
        if (!q) return Q05
        if (!f.activated) return Q06
        break
      case GOLD:
      case WATCH:
        if (q) return f.hasReport ? Q09 : Q08
        break
      case APPAREL:
      case SHOES:
      case UNDERWEAR:
        if (q && !f.used) return Q10
        break
      case DIAPERS:
      case BABY:
        if (q) return f.purchaseDay >= D20230701 ? Q12 : Q13
        break
    }
    return defect ? Q01 : -1
  }
  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one long if/else is what hand-written means here
  function qualityExchange(f: FlatFacts, k: number, brand: string, q: boolean, defect: boolean): number {
    if (f.personalized && !q) return X08
    if (q) {
      if ((k === PC || k === LAPTOP) && brand === 'zenith' && f.hasReport) return X07
      if (brand === 'lumen' && f.purchaseDay >= D20240101) return X09
    } else if (f.reason === 'wrong_item' && f.seller === 'self') return X10
    switch (k) {
      case FRESH:
        return X04
      case VIRTUAL:
        return X05
      case PHONE:
      case SMART:
        return defect ? X03 : -1
      case APPAREL:
      case SHOES:
      case UNDERWEAR:
        if (q || f.reason === 'wrong_item') return X06
        break
      case ELEC:
      case PC:
      case LAPTOP:
      case ACC:
      case LARGE:
        if (q && f.hasReport) return X02
        break
    }
    return defect ? X01 : -1
  }
  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one long if/else is what hand-written means here
  function warranty(f: FlatFacts, k: number, brand: string, q: boolean): number {
    if (!q) {
      // every other known reason is refused first
      switch (f.reason) {
        case 'transit_damage':
        case 'wrong_item':
        case 'changed_mind':
        case 'price':
          return W11
      }
    }
    switch (k) {
      case FRESH:
      case PACKAGED:
        return W09
      case BEAUTY:
        return W10
      case VIRTUAL:
        return W13
    }
    if (!q) return -1
    switch (k) {
      case LAPTOP:
        return brand === 'zenith' && (f.hasInvoice || f.hasReport) ? W08 : W07
      case PC:
        return W07
      case LARGE:
        return brand === 'orion' && f.hasInvoice ? W14 : W05
      case SMART:
        return f.purchaseDay < D20240701 ? W03 : W04
      case ACC:
        return W06
      case WATCH:
        return W12
      case ELEC:
      case PHONE:
        return W02
    }
    return f.hasInvoice ? W01 : -1
  }
  function priceMatch(f: FlatFacts, k: number, premium: boolean): number {
    const price = f.reason === 'price'
    if (price && f.purchaseDay >= D20241101 && f.purchaseDay <= D20241111) return P05
    if (f.seller === 'market') return P03
    if (!price) return -1
    if (premium) return P04
    return isElec(k) ? P02 : P01
  }
  return (f) => {
    const k = kindOf(f.category)
    const { brand, reason } = f
    const q = reason === 'quality'
    const defect = q || reason === 'wrong_item' || reason === 'transit_damage'
    const premium = f.memberTier === 'gold' || f.memberTier === 'platinum'
    return [
      doReturn(f, k, brand, premium),
      qualityReturn(f, k, brand, q, defect),
      qualityExchange(f, k, brand, q, defect),
      warranty(f, k, brand, q),
      priceMatch(f, k, premium),
    ]
  }
}
