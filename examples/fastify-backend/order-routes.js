import { requestIssues } from './claim-to-facts.js'
import { orderToFacts } from './order-to-facts.js'
import { presentDecision } from './present.js'

const QUERY = {
  type: 'object',
  properties: { asOf: { type: 'string' }, reason: { type: 'string' }, locale: { enum: ['en', 'zh'] } },
  additionalProperties: false,
}

/**
 * GET /orders and GET /orders/:id/after-sales.
 *
 * @param {import('fastify').FastifyInstance} app
 * @param {import('./server.js').Shop} shop
 */
export function orderRoutes(app, { policy, store, clock }) {
  app.get('/orders', () => ({ orders: store.orderIds().map((id) => overview(/** @type {import('./database.js').OrderRecord} */ (store.order(id)))) }))

  app.get('/orders/:id/after-sales', { schema: { querystring: QUERY } }, (request, reply) => {
    const { id } = /** @type {{ id: string }} */ (request.params)
    const now = clock()
    const { asOf = now, reason, locale = 'en' } = /** @type {{ asOf?: string, reason?: string, locale?: import('./present.js').Locale }} */ (request.query)
    const record = store.order(id)
    if (record === undefined) return reply.code(404).send({ error: 'unknown_order', orderId: id })

    const lines = []
    for (const of of record.lines) {
      // No claim yet, at most its reason: what hangs on the reason and the state of the goods stays open and is asked.
      const result = policy.safeEvaluate({ ...orderToFacts(record, of, { asOf, now }), claim: { ...(reason !== undefined && { reason }) } })
      if (!result.ok) return reply.code(400).send({ error: 'bad_request', issues: requestIssues(result.issues, pathInQuery) })
      lines.push({ line: of.line.line, title: of.line.title, ...presentDecision(policy, result.decision, locale) })
    }
    return { orderId: id, asOf, locale, policy: { id: policy.id, version: policy.version, hash: policy.hash }, lines }
  })
}

/**
 * A moment before something that the order records cannot be asked about: the rows say what is so now.
 *
 * @param {import('aftersales').Issue} issue
 */
function pathInQuery({ code, path }) {
  if (path[0] === 'asOf' || code === 'after_as_of') return ['asOf']
  return path[0] === 'claim' ? ['reason'] : undefined
}

/** @param {import('./database.js').OrderRecord} record */
function overview({ order, customer, lines }) {
  const { id, seller, placed_at: placedAt, signed_at: signedAt } = order
  return {
    id,
    customer: customer.name,
    seller,
    placedAt,
    signedAt,
    lines: lines.map(({ line: { line, title, quantity, unit_paid: unitPaid }, cases }) => ({ line, title, quantity, unitPaid, cases: cases.length })),
  }
}
