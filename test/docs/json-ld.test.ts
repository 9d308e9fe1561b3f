import type { MerchantReturnPolicy, WarrantyPromise, WithContext } from 'schema-dts'
import { describe, expect, it } from 'vitest'
import { ordinaryClaim, type Setting } from '../../src/docs/survey/ordinary-claim.js'
import { type ListedItem, merchantListing } from '../../src/docs.js'
import { createPolicy } from '../../src/index.js'
import { apple } from '../../src/packs/brands/apple.js'
import { cn } from '../../src/packs/cn.js'
import { jd } from '../../src/packs/jd.js'
import { policyOf } from '../support/decide.js'
import type { RuleSketch } from '../support/test-pack.js'

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
      // What Google takes: no other category.
      expect(['MerchantReturnFiniteReturnWindow', 'MerchantReturnNotPermitted', 'MerchantReturnUnlimitedWindow']).toContain(one.returnPolicyCategory.slice(19))
      const finite = one.returnPolicyCategory === 'https://schema.org/MerchantReturnFiniteReturnWindow'
      if (finite) expect(one).toMatchObject({ returnPolicyCountry: 'CN', returnMethod: 'https://schema.org/ReturnByMail', returnFees: expect.any(String) })
      expect(one.merchantReturnDays !== undefined).toBe(finite)
      for (const { startDate, endDate, merchantReturnDays } of one.returnPolicySeasonalOverride ?? []) {
        expect(startDate <= endDate).toBe(true)
        expect(merchantReturnDays).toBeGreaterThan(one.merchantReturnDays ?? 0)
      }
    }
  })

  it('accounts for every way to every service', () => {
    expect(promised === undefined || promised['@type'] === 'WarrantyPromise').toBe(true)
    const { platform = '', channel = 'store', category, brand = 'none', labels = [] } = item
    const setting: Setting = { market: 'CN', at: `${season.from}T10:00:00+08:00`, places: [], usual: [] }
    const rules = (['changed_mind', 'defective'] as const).flatMap((reason) => {
      const facts = ordinaryClaim(setting, { platform, channel }, category, reason)
      const { services } = policy.evaluate({ ...facts, item: { ...facts.item, brand, labels: [...labels] } })
      return Object.values(services).flatMap(({ service, routes }) => routes.map(({ rule }) => ({ service, rule })))
    })
    expect(rules.length).toBeGreaterThan(5)
    const told = new Set(losses.flatMap(({ rule }) => rule ?? []))
    const services = new Set(losses.filter(({ code }) => code === 'other_service').map(({ service }) => service))
    const untold = rules.filter(({ service, rule }) => !told.has(rule) && !services.has(service))
    expect(untold).toEqual([])
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

  it('names the country to which goods are sent back', () => {
    const found = merchantListing(policy, { ...season, until: '2026-09-16', category: 'clothing', returnedTo: 'HK' }).returnPolicies
    expect(found.map(({ returnPolicyCountry }) => returnPolicyCountry)).toEqual(['HK'])
  })

  it.each([
    ['2026-02-30', '2026-03-02'],
    ['2026-03-02', '2026-03-02'],
  ])('refuses %s to %s', (from, until) => {
    expect(() => merchantListing(policy, { ...season, category: 'phones', from, until })).toThrow(RangeError)
  })
})

const week = { from: 'delivered', for: { days: 7 } }
const tagsOn = { '==': [{ var: 'goods.tagsOn' }, true] }
const returns = (more: object = {}): RuleSketch => ({ id: 'test.give', kind: 'grant', service: 'return', ...more })
const SCHEMA = 'https://schema.org/'
const MAIL = { returnPolicyCountry: 'CN', returnMethod: `${SCHEMA}ReturnByMail`, itemDefectReturnFees: `${SCHEMA}ReturnFeesCustomerResponsibility` }
const FREE = { returnFees: `${SCHEMA}FreeReturn`, customerRemorseReturnFees: `${SCHEMA}FreeReturn`, itemDefectReturnFees: `${SCHEMA}FreeReturn` }
const FEES = { returnFees: `${SCHEMA}ReturnFeesCustomerResponsibility`, customerRemorseReturnFees: `${SCHEMA}ReturnFeesCustomerResponsibility` }
const lost = (code: string, params: object, rule = 'test.give'): object => ({ code, market: 'CN', service: 'return', rule, params })

/** Rules, the policy without what all share, and what is lost. */
const listings: [string, RuleSketch[], object, object[]][] = [
  ['no rule', [], { returnPolicyCategory: `${SCHEMA}MerchantReturnNotPermitted` }, []],
  [
    'a rule for more facts',
    [returns({ when: tagsOn })],
    { returnPolicyCategory: `${SCHEMA}MerchantReturnUnspecified` },
    [lost('open', { dependsOn: ['goods.tagsOn'] })],
  ],
  [
    'no end, for free, into the account of the shop',
    [returns({ terms: { freight: 'seller', refundTo: 'store_credit' } })],
    { returnPolicyCategory: `${SCHEMA}MerchantReturnUnlimitedWindow`, ...MAIL, ...FREE, refundType: `${SCHEMA}StoreCreditRefund` },
    [],
  ],
  [
    'six hours, and nothing for a fault',
    [returns({ windows: [{ ends: { from: 'delivered', for: { hours: 6 } } }], terms: { freight: 'buyer' }, scope: { reason: ['changed_mind'] } })],
    {
      returnPolicyCategory: `${SCHEMA}MerchantReturnFiniteReturnWindow`,
      merchantReturnDays: 0,
      returnPolicyCountry: 'CN',
      returnMethod: MAIL.returnMethod,
      ...FEES,
    },
    [lost('hours', {})],
  ],
  [
    'an end that is not known',
    [returns({ windows: [{ opens: 'delivered', ends: { from: 'exchanged', for: { days: 7 } } }] })],
    { returnPolicyCategory: `${SCHEMA}MerchantReturnUnspecified`, ...MAIL },
    [lost('window', { status: 'unknown' })],
  ],
  [
    'a rule that goes during the season',
    [returns({ windows: [{ ends: week }], inForce: { until: '2026-09-25' } })],
    { returnPolicyCategory: `${SCHEMA}MerchantReturnUnspecified`, ...MAIL },
    [lost('window', { status: 'fixed' })],
  ],
  [
    'the longest of two, with everything that cannot be said',
    [
      returns({
        windows: [{ ends: { ...week, roll: 'next_working_day' } }],
        evidence: [{ anyOf: ['photos', 'video'] }],
        provided: [{ code: 'not_opened', if: { '==': [{ var: 'goods.opened' }, false] } }],
      }),
      returns({ id: 'test.more', windows: [{ ends: { from: 'delivered', for: { days: 3 } } }] }),
      returns({ id: 'test.ever', when: tagsOn }),
      returns({ id: 'test.fault', scope: { reason: ['defective'] } }),
    ],
    {
      returnPolicyCategory: `${SCHEMA}MerchantReturnFiniteReturnWindow`,
      merchantReturnDays: 7,
      returnPolicySeasonalOverride: [
        {
          '@type': 'MerchantReturnPolicySeasonalOverride',
          startDate: '2026-09-24',
          endDate: '2026-09-28',
          returnPolicyCategory: `${SCHEMA}MerchantReturnFiniteReturnWindow`,
          merchantReturnDays: 10,
        },
      ],
      ...MAIL,
    },
    [
      lost('conditions', { codes: ['not_opened'] }),
      lost('evidence', { kinds: ['photos|video'] }),
      lost('rest_days', { days: 4 }),
      lost('other_way', { layer: 'law', lastDay: '2026-09-23' }, 'test.more'),
      lost('other_way', { layer: 'law' }, 'test.fault'),
      lost('open', { dependsOn: ['goods.tagsOn'] }, 'test.ever'),
    ],
  ],
]
const offered: ListedItem = { markets: ['CN'], category: 'clothing', from: '2026-09-20', until: '2026-10-05' }

describe('a listing by the rules', () => {
  it.each(listings)('%s', (_, rules, found, losses) => {
    expect(merchantListing(policyOf(rules), offered)).toEqual({
      returnPolicies: [{ '@context': 'https://schema.org', '@type': 'MerchantReturnPolicy', applicableCountry: 'CN', ...found }],
      losses,
    })
  })

  const lasting = (length: object): object => ({ from: 'delivered', for: length })
  const open = { openHours: 6, from: '09:00', to: '18:00' }
  it.each<[string, RuleSketch[], [number, string] | undefined]>([
    ['nothing without an end', [returns({ terms: { repairCharge: 'free' } })], undefined],
    [
      'the longest of two rules',
      [returns({ windows: [{ ends: lasting({ months: 3 }) }] }), returns({ id: 'test.other', windows: [{ ends: lasting({ weeks: 2 }) }] })],
      [3, 'MON'],
    ],
    ['weeks in days', [returns({ windows: [{ ends: lasting({ weeks: 2 }) }] })], [14, 'DAY']],
    ['the shortest of joined ends', [returns({ windows: [{ ends: { latest: [lasting({ days: 7 }), { earliest: [lasting({ years: 1 })] }] } }] })], [7, 'DAY']],
    [
      'of two windows the shorter, of the claim alone',
      [returns({ windows: [{ ends: week }, { tests: 'defectFound', ends: lasting({ days: 2 }) }, { ends: lasting({ days: 30 }) }] })],
      [7, 'DAY'],
    ],
    ['nothing by hours, though another window has days', [returns({ windows: [{ ends: lasting({ hours: 48 }) }, { ends: week }] })], undefined],
    ['nothing by working days', [returns({ windows: [{ ends: lasting({ workingDays: 5 }) }] })], undefined],
    ['nothing by open hours', [returns({ windows: [{ ends: lasting(open) }] })], undefined],
    ['nothing that is not free', [returns({ windows: [{ ends: week }], terms: { repairCharge: 'by_quote' } })], undefined],
  ])('promises %s', (_, rules, promised) => {
    const repairs = rules.map((rule) => ({ terms: { repairCharge: 'free' }, ...rule, service: 'repair' }))
    const { warranty } = merchantListing(policyOf(repairs), offered)
    expect(warranty && [warranty.durationOfWarranty.value, warranty.durationOfWarranty.unitCode]).toEqual(promised)
  })

  it('says what comes with the repair that it promises, and which other ways there are', () => {
    const repair = (id: string, length: object, more: object = {}): RuleSketch => ({
      ...returns({ windows: [{ ends: lasting(length) }], terms: { repairCharge: 'free', freight: 'seller' } }),
      id,
      service: 'repair',
      ...more,
    })
    const unopened = { provided: [{ code: 'not_opened', if: { '==': [{ var: 'goods.opened' }, false] } }] }
    const { warranty, losses } = merchantListing(
      policyOf([repair('test.long', { years: 1 }, { ...unopened, certainty: 'low', note: 'Open.' }), repair('test.short', { days: 30 })]),
      offered,
    )
    expect(warranty?.durationOfWarranty).toMatchObject({ value: 1, unitCode: 'ANN' })
    expect(losses).toEqual([
      { ...lost('conditions', { codes: ['not_opened'] }, 'test.long'), service: 'repair' },
      { ...lost('terms', { names: ['freight'] }, 'test.long'), service: 'repair' },
      { ...lost('certainty', { certainty: 'low' }, 'test.long'), service: 'repair' },
      { ...lost('other_way', { layer: 'law', lastDay: '2026-10-20' }, 'test.short'), service: 'repair' },
    ])
  })
})
