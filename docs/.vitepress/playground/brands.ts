/** Makers whose own promises are shipped, with the names that a shopper knows. */
export const BRANDS: Record<string, { en: string; zh: string }> = {
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
