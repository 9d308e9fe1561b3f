import type { Service } from '../facts/facts.js'

/** An area of the answers: a page in each language. */
export interface AnswerArea {
  readonly id: string
  readonly title: { readonly en: string; readonly zh: string }
  /** The provisions whose answers stand on it. */
  readonly provisions: readonly string[]
  /** Services that stand on it when no rule gives them. */
  readonly services?: readonly Service[]
}

/** Cases that no area below takes. */
export const OTHER_AREA: AnswerArea = { id: 'other-cases', title: { en: 'Other cases', zh: '其他情形' }, provisions: [] }

/** In the order of the index. A case stands where the provision that answers it first stands. */
export const ANSWER_AREAS: readonly AnswerArea[] = [
  {
    id: 'returns-without-a-reason',
    title: { en: 'Returns without a reason', zh: '无理由退货' },
    provisions: ['cn.no-reason-return', 'jd.no-reason-return', 'jd.flash-sale', 'jd.instant-delivery', 'jd.global-sale', 'jd.import', 'jd.auction'],
  },
  {
    id: 'faults',
    title: { en: 'Faults and goods that are not up to quality', zh: '故障与质量问题' },
    provisions: ['cn.quality', 'jd.quality', 'jd.fault-services', 'cn.product-liability', 'cn.burden-of-proof', 'cn.respondents'],
  },
  {
    id: 'warranties',
    title: { en: 'Warranties and three guarantees', zh: '三包与质保' },
    provisions: ['cn.three-guarantees', 'cn.car', 'cn.car-2013', 'cn.farm-machinery', 'jd.warranty', 'jd.exchange-only', 'jd.care-30-30-180', 'jd.insurance'],
  },
  {
    id: 'delivery-and-arrival',
    title: { en: 'Late, lost and damaged deliveries', zh: '延误、丢失与到货破损' },
    provisions: ['cn.delivery', 'cn.deposit', 'jd.arrival', 'jd.delivery', 'jd.damage-cover'],
  },
  {
    id: 'promises-on-the-page',
    title: { en: 'Promises on the product page', zh: '商品页面的服务承诺' },
    provisions: [
      'jd.freshness',
      'jd.comfort-cover',
      'jd.satisfaction',
      'jd.style-exchange',
      'jd.expiry-exchange',
      'jd.film-cover',
      'jd.pet-health',
      'jd.cards',
    ],
  },
  {
    id: 'prices-and-refunds',
    title: { en: 'Prices, refunds and invoices', zh: '价格、退款与发票' },
    provisions: ['cn.price', 'jd.price-protection', 'jd.refund', 'jd.invoice'],
    services: ['price_protection'],
  },
  {
    id: 'complaints-and-compensation',
    title: { en: 'Complaints and compensation', zh: '投诉与赔偿' },
    provisions: ['cn.complaint', 'cn.damages', 'cn.platform', 'cn.consumer', 'jd.contact', 'jd.breach', 'jd.flow', 'jd.fast-review'],
  },
]
