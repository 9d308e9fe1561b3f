import type { MerchantReturnPolicy, WarrantyPromise, WithContext } from 'schema-dts'
import { describe, expect, it } from 'vitest'
import { type ListedItem, merchantListing } from '../../src/docs.js'
import { createPolicy } from '../../src/index.js'
import { apple } from '../../src/packs/brands/apple.js'
import { cn } from '../../src/packs/cn.js'
import { jd } from '../../src/packs/jd.js'

const policy = createPolicy([cn, jd, apple])
/** The weeks around the holidays of autumn 2026. */
const season = { markets: ['CN'], platform: 'jd', channel: 'self_operated', from: '2026-09-14', until: '2026-10-12' } as const
const products: [string, ListedItem][] = [
  ['a phone', { ...season, category: 'phones', brand: 'apple' }],
  ['a jacket', { ...season, category: 'clothing' }],
  ['a refrigerator', { ...season, category: 'refrigerators' }],
  ['cherries', { ...season, category: 'cherries' }],
  ['a book with thirty days', { ...season, category: 'books_and_media', labels: ['no_reason_30d'] }],
]

describe.each(products)('the listing of %s', (_, item) => {
  const { returnPolicies, warranty, losses } = merchantListing(policy, item)
  // Assignment is the test: schema-dts refuses unknown properties and values.
  const typed: WithContext<MerchantReturnPolicy>[] = returnPolicies
  const promised: WithContext<WarrantyPromise> | undefined = warranty

  it('has the fields that merchant listings require', () => {
    expect(typed).toHaveLength(1)
    for (const one of returnPolicies) {
      expect(one).toMatchObject({ '@context': 'https://schema.org', '@type': 'MerchantReturnPolicy', applicableCountry: 'CN' })
      const finite = one.returnPolicyCategory === 'https://schema.org/MerchantReturnFiniteReturnWindow'
      expect(one.merchantReturnDays !== undefined).toBe(finite)
      for (const { startDate, endDate, merchantReturnDays } of one.returnPolicySeasonalOverride ?? []) {
        expect(startDate <= endDate).toBe(true)
        expect(merchantReturnDays).toBeGreaterThan(one.merchantReturnDays ?? 0)
      }
    }
  })

  it('says what is lost', () => {
    expect(losses.map(({ code }) => code)).toContain('other_service')
    expect(promised === undefined || promised['@type'] === 'WarrantyPromise').toBe(true)
  })
})

describe('merchantListing', () => {
  const of = (index: number): ReturnType<typeof merchantListing> => merchantListing(policy, products[index]?.[1] as ListedItem)

  it('gives a jacket seven days, more where the last day falls into the National Day week, at the cost of the buyer', () => {
    const [found] = of(1).returnPolicies
    expect(found).toMatchObject({
      returnPolicyCategory: 'https://schema.org/MerchantReturnFiniteReturnWindow',
      merchantReturnDays: 7,
      customerRemorseReturnFees: 'https://schema.org/ReturnFeesCustomerResponsibility',
      itemDefectReturnFees: 'https://schema.org/FreeReturn',
      refundType: 'https://schema.org/FullRefund',
    })
    // Delivered on 24 September: the seventh day is 1 October, moved to 8 October; on 28 September it is 5 October, three days before.
    expect(found?.returnPolicySeasonalOverride?.some(({ startDate, endDate }) => startDate <= '2026-09-24' && endDate >= '2026-09-24')).toBe(true)
  })

  it('promises a phone a year of free repair', () => {
    expect(of(0).warranty?.durationOfWarranty).toEqual({ '@type': 'QuantitativeValue', value: 1, unitCode: 'ANN' })
  })

  it('makes one policy for each country', () => {
    const { returnPolicies } = merchantListing(policy, { ...season, markets: ['CN', 'US'], until: '2026-09-16', category: 'clothing' })
    expect(returnPolicies.map(({ applicableCountry }) => applicableCountry)).toEqual(['CN', 'US'])
  })

  it.each([
    ['2026-02-30', '2026-03-02'],
    ['2026-03-02', '2026-03-02'],
  ])('refuses %s to %s', (from, until) => {
    expect(() => merchantListing(policy, { ...season, category: 'phones', from, until })).toThrow(RangeError)
  })
})
