// From the shop's rows to the facts of the library. Pure: the same rows at the same moment give the same facts.
// Whatever the shop cannot know for sure is left out, for an absent fact is unknown: the decision then stays open there and asks for it.

import { CATEGORIES, NOTICES, PAY_WAYS, PROMISES, setOf } from './shop-codes.js'

/**
 * Drops what is unknown: a fact is there or it is not, undefined is no value of it.
 *
 * @template {object} T @param {T} values @returns {{ [K in keyof T]?: Exclude<T[K], undefined> }}
 */
const known = (values) => /** @type {any} */ (Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)))

/** @param {0 | 1 | null} flag */
const yesOrNo = (flag) => (flag === null ? undefined : flag === 1)

/** @param {import('./database.js').Order} order */
function stateOf({ cancelled_at, confirmed_at, shipped_at, paid_at }) {
  if (cancelled_at) return 'cancelled'
  if (confirmed_at) return 'completed'
  if (shipped_at) return 'shipped'
  return paid_at ? 'paid' : 'placed'
}

/**
 * @param {import('./database.js').OrderRecord} record
 * @param {import('./database.js').OrderRecord['lines'][number]} of
 * @param {{ asOf: string, now: string }} moments When the decision is made, and until when the shop's records are complete.
 * @returns {Omit<import('aftersales').Facts, 'claim' | 'goods'>} `goods` and `claim` come from the buyer: see claim-to-facts.js.
 */
export function orderToFacts({ order, customer }, { line, cases }, { asOf, now }) {
  // What is not in the records has not happened by now, so it is null. What will be so at a later asOf nobody knows, so it is left out.
  const recorded = Date.parse(asOf) <= Date.parse(now)
  const state = stateOf(order)
  const settled = state === 'completed' || state === 'cancelled'
  /** @param {string | null} when */
  const happened = (when) => when ?? (recorded ? null : undefined)
  return {
    asOf,
    order: {
      id: order.id,
      platform: 'jd',
      market: 'CN', // the shop sells in mainland China only
      saleMode: 'distance', // and only online
      purchasedAt: order.placed_at,
      currency: order.currency,
      channel: order.seller === 'jd' ? 'self_operated' : 'marketplace',
      soldBy: order.seller === 'jd' ? 'platform' : 'merchant',
      noReturnNotice: NOTICES[order.exclusion_notice],
      ...known({
        payment: setOf(order.pay_ways, PAY_WAYS),
        state: recorded || settled ? state : undefined,
        deliveryState: order.signed_at ? 'delivered' : order.shipped_at || !recorded ? undefined : 'not_shipped',
      }),
      // deliveryState on the way: the courier's scans ("at the door", "lost") do not reach the shop.
      // lockerConsent: the courier asks the addressee, nobody tells the shop.
      // sellerContactKnown: a question of the platform's register of merchants.
      // goodsPaid, keptCost, freightNoLongerFree: depend on which offers the kept lines still reach, to be priced when a return is chosen.
    },
    buyer: {
      kind: customer.kind === 'company' ? 'business' : 'consumer',
      memberships: [...(customer.plus ? [/** @type {const} */ ('plus')] : []), ...(customer.s2 ? [/** @type {const} */ ('s2')] : [])],
      // creditStars, labelUsesThisYear: kept by the platform over all shops.
    },
    item: {
      sku: line.sku,
      name: line.title,
      category: CATEGORIES[line.category] ?? line.category, // a category without an entry is refused at the door, not guessed
      kind: 'main',
      condition: 'new',
      quantity: line.quantity,
      unitPaid: line.unit_paid,
      priceProtectionPaid: line.price_refunded,
      ...known({
        brand: line.brand?.toLowerCase(),
        labels: setOf(line.promises, PROMISES),
        madeToOrder: yesOrNo(line.custom_made), // null: the merchant has not said, and false would let an engraved ring go back
        perishable: yesOrNo(line.fresh),
        digital: yesOrNo(line.digital),
      }),
      // durable: the mark of the category serves.
      // pieces, giftPrice, voucherUsed, hasGuaranteePeriod, installedByProfessional, usageFeeBp: not in the product data of this shop.
      // invoicePrice, paidPriceProven: the invoice is with the buyer, the proof is a matter of the dispute.
      // sameModelInStock: true today, perhaps not when the exchange is due; the seller is asked.
      // foundUnqualified, expiredWhenSold, falseReferencePrice: findings of an authority or an inspection.
    },
    events: {
      ...known({
        paid: happened(order.paid_at),
        delivered: happened(order.signed_at),
        orderConfirmed: happened(order.confirmed_at),
        deliveryDue: order.due_at ?? undefined, // without a promised day the time allowed by law is still to be found out
      }),
      // lastParcelDelivered, carrierArrived, placedInLocker, collected, returnReceived, installed: the carrier's and the installer's records are not connected.
      // invoiced, factoryDate, expiryDate: printed on papers and goods. promiseEnds: no tag of this shop has a date.
      // priceDropped: prices are not watched. informed: no such duty under the law of this shop.
      // defectFound, breachKnown, sentBack, deliveryDemanded, graceEnds, invoiceRequested, invoiceUrged: only the buyer knows, and may say so in a claim.
      // changeProposed, refusalProposed, claimApproved, claimRefused, evidenceRequested, refunded: of a claim that has been made; here there is none yet.
      // complaintReceived, complaintAccepted: the authority's.
      // exchanged, repairReceived: the library reads them off the history.
    },
    // Complete: repairers report to the shop. A shop that does not hear of every repair leaves `history` out, for [] says "never".
    history: cases.map(({ service, opened_at, closed_at, outcome, quantity, fault }) => ({
      service,
      openedAt: opened_at,
      outcome,
      quantity,
      ...known({ closedAt: closed_at ?? undefined, fault: fault ?? undefined }),
      // part: left out it is the main unit, which is what this shop takes in.
    })),
  }
}
