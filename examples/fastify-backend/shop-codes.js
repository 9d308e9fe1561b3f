// The codes of the shop and what they are called in the vocabulary of the library.

/** @type {Record<string, string>} */
export const CATEGORIES = {
  phone: 'phones',
  laptop: 'laptops',
  fridge: 'refrigerators',
  aircon: 'air_conditioners',
  menswear: 'clothing',
  cherry: 'cherries',
  book: 'books',
  ebook: 'ebooks',
  jewellery: 'jewellery',
}

/** Tags as the page prints them; one tag can be two promises. @type {Record<string, import('aftersales').Label[]>} */
export const PROMISES = {
  '7天无理由退货': ['no_reason_7d'],
  '7天无理由退货（激活后不支持）': ['no_reason_7d', 'no_reason_not_if_activated'],
  不支持7天无理由退货: ['no_reason_none'],
  '30天价保': ['price_protection_30d'],
  坏损包退: ['spoilage_cover'],
  配送延时补贴: ['delivery_delay_cover'],
}

/**
 * "baitiao" is missing on purpose: whether JD's credit has been repaid, which decides how soon a refund is there, is not in the shop's records.
 *
 * @type {Record<string, import('aftersales').PaymentMethod[]>}
 */
export const PAY_WAYS = {
  wechat: ['wechat_pay'],
  alipay: ['alipay'],
  credit_card: ['bank_card_credit'],
  company_transfer: ['company_transfer'],
  gift_card: ['gift_card'],
}

export const NOTICES = /** @type {const} */ ({ none: 'none', page: 'page_notice', confirmed: 'confirmed' })

/**
 * A set of facts says "these and no others". One code that is not in the map makes the whole set unknown.
 *
 * @template T @param {string} json @param {Record<string, T[]>} map @returns {T[] | undefined}
 */
export function setOf(json, map) {
  const codes = /** @type {string[]} */ (JSON.parse(json))
  return codes.every((code) => Object.hasOwn(map, code)) ? codes.flatMap((code) => map[code] ?? []) : undefined
}
