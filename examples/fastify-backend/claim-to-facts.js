// From the body of POST /claims to the facts that only the buyer knows, and from the path of an issue back to the place in that body.

/**
 * @typedef {object} ClaimBody
 * @property {string} orderId
 * @property {number} line
 * @property {unknown} [service] This and what follows is checked at the door of the library, so that all issues come at once.
 * @property {unknown} [reason]
 * @property {unknown} [quantity]
 * @property {unknown} [description]
 * @property {unknown} [evidence]
 * @property {Record<string, unknown>} [answers] By fact, as the questions of GET /orders/:id/after-sales name it: { "goods.activated": false }.
 */
/** @typedef {import('aftersales').Issue} Issue */
/** @typedef {Issue['path']} Path */
/** @typedef {Pick<Issue, 'path' | 'message' | 'hint'> & { code: string }} ClientIssue What a client is told of an issue: one of the library, or one of this shop. */

const FIELDS = /** @type {const} */ (['service', 'reason', 'quantity', 'description', 'evidence'])

/**
 * What else the buyer may say: the facts that the vocabulary has the buyer supply. Others are refused: what an inspection finds ("claim.faultConfirmed"),
 * how far the claim has come ("claim.stage") or when it was made ("claim.submittedAt") is not for the buyer to say, however well it is typed.
 */
const SECTIONS = {
  order: ['lockerConsent'],
  item: ['invoicePrice'],
  goods: [
    ...['opened', 'used', 'poweredOn', 'activated', 'installed', 'altered', 'accountLocked', 'packagingIntact', 'sealIntact', 'tagsOn', 'antiFakeMarkIntact'],
    ...['accessoriesComplete', 'giftsComplete', 'remainingPercent', 'damagedPercent', 'thawed', 'usedAsDirected', 'kilometres', 'paperInvoice'],
  ],
  events: ['deliveryDemanded', 'graceEnds', 'invoiceRequested', 'invoiceUrged', 'defectFound', 'breachKnown', 'sentBack'],
  claim: ['purchaseProof', 'checkedAtDelivery', 'wholeSet', 'refundChannelAgreed', 'pickupAddressSame', 'sendBackBy'],
}
/** Their paths: "goods.activated". */
const BUYER_FACTS = Object.entries(SECTIONS).flatMap(([section, names]) => names.map((name) => `${section}.${name}`))

/**
 * @param {ClaimBody} body
 * @returns {{ said: Record<keyof typeof SECTIONS, Record<string, unknown>>, issues: ClientIssue[] }}
 */
export function claimToFacts(body) {
  /** @type {ReturnType<typeof claimToFacts>} */
  const { said, issues } = { said: { order: {}, item: {}, goods: {}, events: {}, claim: {} }, issues: [] }
  for (const field of FIELDS) if (body[field] !== undefined) said.claim[field] = body[field]
  for (const [fact, value] of Object.entries(body.answers ?? {})) {
    if (!BUYER_FACTS.includes(fact)) issues.push({ code: 'not_for_the_buyer', path: ['answers', fact], message: `"${fact}" is not for the buyer to say` })
    else {
      const [section, name] = /** @type {[keyof typeof SECTIONS, string]} */ (fact.split('.'))
      said[section][name] = value
    }
  }
  return { said, issues }
}

/**
 * Where in the body a fact came from: `claim.reason` from `reason`, `goods.activated` from `answers["goods.activated"]`.
 *
 * @param {ClaimBody} body
 * @returns {(issue: Issue) => Path | undefined}
 */
export const pathInBody =
  (body) =>
  ({ path: [section, name, ...rest] }) => {
    if (section === 'claim' && FIELDS.some((field) => field === name)) return [String(name), ...rest]
    const fact = `${section}.${name}`
    return body.answers && Object.hasOwn(body.answers, fact) ? ['answers', fact, ...rest] : undefined
  }

/**
 * The issues of the facts as issues of the request.
 *
 * @param {readonly Issue[]} issues
 * @param {(issue: Issue) => Path | undefined} pathInRequest
 * @returns {ClientIssue[]}
 * @throws When one of them lies in what the shop itself put in: that is no fault of the client, and the shop has to mend its data.
 */
export const requestIssues = (issues, pathInRequest) =>
  issues.map((issue) => {
    const path = pathInRequest(issue)
    if (path === undefined) throw new Error(`the shop's own facts are wrong: ${JSON.stringify(issue)}`)
    const { code, message, hint } = issue
    return { code, path, message, ...(hint !== undefined && { hint }) }
  })
