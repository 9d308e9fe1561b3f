import fastify from 'fastify'
import { claimRoutes } from './claim-routes.js'
import { orderRoutes } from './order-routes.js'

/** @typedef {{ policy: import('aftersales').Policy, store: import('./database.js').Store, clock: () => string }} Shop */

/**
 * The HTTP server of the shop; it does not listen yet.
 *
 * @param {Shop} shop
 */
export function createServer(shop) {
  const app = fastify({
    // Fastify would drop unknown keys and turn "1" into 1; here what is wrong is said, as at the door of the library.
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, allErrors: true } },
  })
  app.setErrorHandler((error, _request, reply) => {
    const { validation, statusCode = 500, code, message } = /** @type {import('fastify').FastifyError} */ (error)
    if (validation) return reply.code(400).send({ error: 'bad_request', issues: validation.map(envelopeIssue) })
    if (statusCode < 500) return reply.code(statusCode).send({ error: 'bad_request', issues: [{ code, path: [], message }] })
    console.error(error)
    return reply.code(500).send({ error: 'internal' })
  })
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: 'not_found' }))
  orderRoutes(app, shop)
  claimRoutes(app, shop)
  return app
}

/**
 * What is wrong with the envelope, in the form of the library's issues.
 *
 * @param {import('fastify/types/schema.js').FastifySchemaValidationError} error
 * @returns {import('./claim-to-facts.js').ClientIssue}
 */
function envelopeIssue({ keyword, instancePath, params, message = '' }) {
  const key = params.missingProperty ?? params.additionalProperty
  return { code: keyword, path: [...instancePath.split('/').slice(1), ...(key === undefined ? [] : [String(key)])], message }
}
