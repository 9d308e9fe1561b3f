import { createPolicy, type Facts } from '../../src/index.js'
import { cn } from '../../src/packs/cn.js'
import { jd } from '../../src/packs/jd.js'
import { NOW } from './start-backend.js'

/** The policy of the example, made from the sources. */
export const policy = createPolicy([cn, jd])

/** What the shop knows of the jacket of order 1004, written down from the seed and not by the example. */
export const JACKET: Facts = {
  asOf: NOW,
  order: {
    id: '1004',
    platform: 'jd',
    market: 'CN',
    saleMode: 'distance',
    purchasedAt: '2026-09-22T20:00:00+08:00',
    currency: 'CNY',
    channel: 'marketplace',
    soldBy: 'merchant',
    state: 'completed',
    deliveryState: 'delivered',
    noReturnNotice: 'none',
    payment: ['alipay'],
  },
  buyer: { kind: 'consumer', memberships: [] },
  item: {
    ...{ sku: 'JKT-M', name: '男士夹克 M', category: 'clothing', kind: 'main', condition: 'new', quantity: 1, unitPaid: 29900, priceProtectionPaid: 0 },
    ...{ labels: ['no_reason_7d'], madeToOrder: false, perishable: false, digital: false },
  },
  events: { paid: '2026-09-22T20:00:00+08:00', delivered: '2026-09-24T10:00:00+08:00', orderConfirmed: '2026-10-01T10:00:00+08:00' },
  history: [],
  claim: {},
}
