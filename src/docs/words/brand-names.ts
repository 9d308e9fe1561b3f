import type { Locale } from '../../explain/words/locale.js'

/** Makers whose own promises are shipped, with the names that a shopper knows. */
export const BRANDS: Readonly<Record<string, Record<Locale, string>>> = {
  apple: { en: 'Apple', zh: '苹果' },
  black_decker: { en: 'Black+Decker', zh: '百得' },
  bosch: { en: 'Bosch', zh: '博世' },
  dyson: { en: 'Dyson', zh: '戴森' },
  gree: { en: 'Gree', zh: '格力' },
  haier: { en: 'Haier', zh: '海尔' },
  huawei: { en: 'Huawei', zh: '华为' },
  lenovo: { en: 'Lenovo', zh: '联想' },
  midea: { en: 'Midea', zh: '美的' },
  sony: { en: 'Sony', zh: '索尼' },
  xiaomi: { en: 'Xiaomi', zh: '小米' },
}

/** A brand as a shopper knows it; one that is not listed by its id. */
export const brandName = (locale: Locale, brand: string): string => (Object.hasOwn(BRANDS, brand) ? (BRANDS[brand] as Record<Locale, string>)[locale] : brand)
