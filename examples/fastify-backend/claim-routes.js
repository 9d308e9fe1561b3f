import { claimToFacts, pathInBody, requestIssues } from './claim-to-facts.js'
import { orderToFacts } from './order-to-facts.js'
import { presentDenial } from './present.js'

/** @typedef {import('aftersales').Facts} Facts */

/** Only the envelope: the facts of the claim are checked at the door of the library. */
const BODY = {
  type: 'object',
  required: ['orderId', 'line', 'quantity'],
  properties: {
    orderId: { type: 'string' },
    line: { type: 'integer' },
    service: {},
    reason: {},
    quantity: {},
    description: {},
    evidence: {},
    answers: { type: 'object' },
  },
  additionalProperties: false,
}

/**
 * POST /claims and GET /claims/:id.
 *
 * @param {import('fastify').FastifyInstance} app
 * @param {import('./server.js').Shop} shop
 */
export function claimRoutes(app, { policy, store, clock }) {
  app.post('/claims', { schema: { body: BODY } }, (request, reply) => {
    const body = /** @type {import('./claim-to-facts.js').ClaimBody} */ (request.body)
    const { orderId, line } = body
    const record = store.order(orderId)
    const of = record?.lines.find((one) => one.line.line === line)
    if (!record || !of) return reply.code(404).send({ error: 'unknown_order', orderId, line })

    // The claim is made now, by the clock of the server: a buyer who could say when would always be in time.
    const asOf = clock()
    const known = orderToFacts(record, of, { asOf, now: asOf })
    const { said, issues: refused } = claimToFacts(body)
    const facts = {
      ...known,
      order: { ...known.order, ...said.order },
      item: { ...known.item, ...said.item },
      goods: said.goods,
      events: { ...known.events, ...said.events, claimApproved: null, claimRefused: null },
      claim: { ...said.claim, stage: 'new' },
    }
    const result = policy.safeEvaluate(facts)
    const issues = [...refused, ...(result.ok ? [] : requestIssues(result.issues, pathInBody(body)))]
    if (!result.ok || issues.length > 0) return reply.code(400).send({ error: 'bad_request', issues })

    const { decision } = result
    const valid = /** @type {Facts} */ (facts) // the door let them pass
    const { service, quantity = 0 } = valid.claim
    if (service && decision.services[service].verdict === 'unavailable') {
      const denials = decision.services[service].denials.map((denial) => presentDenial(denial, (id) => policy.rule(id)?.text.en))
      const instead = Object.values(decision.services).filter(({ routes }) => routes.length > 0)
      return reply.code(409).send({ error: 'service_unavailable', service, denials, instead: instead.map((one) => one.service) })
    }
    const replay = policy.replay(valid, decision)
    const claim = { order_id: orderId, line, filed_at: asOf, facts: JSON.stringify(valid), decision: JSON.stringify(decision) }
    const hashes = { policy_hash: replay.policy, facts_hash: replay.facts, result_hash: replay.result, engine_hash: replay.engine }
    const id = store.addClaim({ ...claim, ...hashes }, service, quantity)
    return reply.code(201).header('location', `/claims/${id}`).send({ id, orderId, line, filedAt: asOf, decision, replay })
  })

  app.get('/claims/:id', (request, reply) => {
    const { id } = /** @type {{ id: string }} */ (request.params)
    const claim = /^\d{1,15}$/.test(id) ? store.claim(Number(id)) : null
    if (claim === null) return reply.code(404).send({ error: 'unknown_claim', id })

    /** @type {Facts} */
    const facts = JSON.parse(claim.facts)
    /** @type {import('aftersales').Decision} */
    const decision = JSON.parse(claim.decision)
    const kept = policy.replay(facts, decision)
    // Other rules or another engine than then may decide otherwise, or not know a fact any more: that is said, and is no error.
    const again = policy.safeEvaluate(facts)
    const agrees = {
      policy: kept.policy === claim.policy_hash,
      engine: kept.engine === claim.engine_hash,
      facts: kept.facts === claim.facts_hash,
      result: kept.result === claim.result_hash,
      decidedAgain: again.ok && policy.replay(facts, again.decision).result === claim.result_hash,
    }
    const replay = { policy: claim.policy_hash, facts: claim.facts_hash, result: claim.result_hash, engine: claim.engine_hash }
    return { id: claim.id, orderId: claim.order_id, line: claim.line, filedAt: claim.filed_at, decision, replay, agrees }
  })
}
