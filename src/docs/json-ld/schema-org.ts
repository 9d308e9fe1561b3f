import type { Day } from '../../facts/facts.js'

export type Fees = 'https://schema.org/FreeReturn' | 'https://schema.org/ReturnFeesCustomerResponsibility'
export type Category =
  | 'https://schema.org/MerchantReturnFiniteReturnWindow'
  | 'https://schema.org/MerchantReturnUnlimitedWindow'
  | 'https://schema.org/MerchantReturnNotPermitted'
  | 'https://schema.org/MerchantReturnUnspecified'

/** What of schema.org is used; a test holds it against `schema-dts`. */
export interface MerchantReturnPolicy {
  '@context': 'https://schema.org'
  '@type': 'MerchantReturnPolicy'
  /** ISO 3166-1 alpha-2. */
  applicableCountry: string
  /** Where the goods are sent back to. */
  returnPolicyCountry?: string
  returnPolicyCategory: Category
  /** Counted from delivery. */
  merchantReturnDays?: number
  returnMethod?: 'https://schema.org/ReturnByMail'
  returnFees?: Fees
  customerRemorseReturnFees?: Fees
  itemDefectReturnFees?: Fees
  refundType?: 'https://schema.org/FullRefund' | 'https://schema.org/StoreCreditRefund'
  returnPolicySeasonalOverride?: SeasonalOverride[]
}

/** Deliveries within `[startDate, endDate]` have more days. */
export interface SeasonalOverride {
  '@type': 'MerchantReturnPolicySeasonalOverride'
  startDate: Day
  endDate: Day
  returnPolicyCategory: Category
  merchantReturnDays: number
}

export interface WarrantyPromise {
  '@context': 'https://schema.org'
  '@type': 'WarrantyPromise'
  durationOfWarranty: { '@type': 'QuantitativeValue'; value: number; unitCode: 'ANN' | 'MON' | 'DAY' }
}
