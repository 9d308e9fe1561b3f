import { expect, it } from 'vitest'
import { shrink } from '../../src/analysis/cells/shrink.js'
import type { Facts } from '../../src/facts/facts.js'

const FACTS: Facts = {
  asOf: '2026-05-06T10:00:00+08:00',
  order: { market: 'CN', platform: 'jd', purchasedAt: '2020-04-29T20:00:00+08:00' },
  item: { category: 'phones', labels: ['no_reason_7d', 'no_reason_15d', 'no_reason_30d'] },
  events: { delivered: '2026-05-01T12:00:00+08:00' },
  goods: { opened: true, used: false },
  history: [],
  claim: { reason: 'changed_mind' },
}
const { asOf, order, events, item } = FACTS
const bought = (purchasedAt: string): object => ({ order: { market: 'CN', purchasedAt } })
const least = { asOf, ...bought(asOf), item: { category: 'phones' }, claim: {} }

it.each<[string, (facts: Facts) => boolean, object]>([
  ['everything that need not be', () => true, least],
  ['sections but for the fact that matters', ({ goods }) => goods?.used === false, { ...least, goods: { used: false } }],
  [
    'members of a list but for the one that matters',
    ({ item: { labels } }) => labels?.includes('no_reason_15d') === true,
    { ...least, item: { ...item, labels: ['no_reason_15d'] } },
  ],
  ['all members where the list must only be there', ({ item: { labels } }) => labels !== undefined, { ...least, item: { ...item, labels: [] } }],
  ['a purchase before the delivery', ({ events }) => events?.delivered !== undefined, { ...least, ...bought('2026-05-01T12:00:00+08:00'), events }],
  ['a purchase longer ago than it must be', ({ order }) => order.purchasedAt < '2024-01-01', { ...least, ...bought('2023-05-06T10:00:00+08:00') }],
  ['no time of a purchase that matters', ({ order: { purchasedAt } }) => purchasedAt === order.purchasedAt, { ...least, ...bought(order.purchasedAt) }],
])('leaves out %s', (_, isSo, shrunk) => expect(shrink(FACTS, isSo)).toEqual(shrunk))
