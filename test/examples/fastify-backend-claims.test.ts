import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Facts } from '../../src/index.js'
import { JACKET, policy } from './jacket.js'
import { type Backend, changeRows, NOW, startBackend, temporaryFolder } from './start-backend.js'

const folder = temporaryFolder()
const start = (): Promise<Backend> => startBackend(['--now', NOW, '--database', folder.database])
let shop: Backend

beforeAll(async () => {
  shop = await start()
}, 60_000)
afterAll(async () => {
  await (shop as Backend | undefined)?.stop()
  folder.remove()
})

const BODY = { orderId: '1004', line: 1, quantity: 1, service: 'return', reason: 'wrong_size', answers: { 'goods.used': false, 'goods.tagsOn': true } }
/** The facts that this body and the row of the jacket make. */
const FACTS: Facts = {
  ...JACKET,
  goods: { used: false, tagsOn: true },
  events: { ...JACKET.events, claimApproved: null, claimRefused: null },
  claim: { service: 'return', reason: 'wrong_size', quantity: 1, stage: 'new' },
}
const DECISION = policy.evaluate(FACTS)
const STORED = { id: 1, orderId: '1004', line: 1, filedAt: NOW, decision: DECISION, replay: policy.replay(FACTS, DECISION) }
const AGREES = { policy: true, engine: true, facts: true, result: true, decidedAgain: true }

describe('POST /claims', () => {
  it('stores a claim with its decision and hashes', async () => {
    expect(await shop.post('/claims', BODY)).toEqual({ status: 201, location: '/claims/1', body: STORED })
    expect(DECISION.services.return).toMatchObject({ verdict: 'conditional', deadline: { lastDay: '2026-10-08', rolledFrom: '2026-10-01' } })
  })

  it('answers 409 with the denials when the same jacket is to go back again', async () => {
    const { services } = policy.evaluate({ ...FACTS, history: [{ service: 'return', openedAt: NOW, outcome: 'open', quantity: 1 }] })
    const denials = services.return.denials.map(({ rule, code, params }) => ({ code, params, rule, says: policy.rule(rule ?? '')?.text.en }))
    const instead = ['consultation', 'complaint']
    expect(await shop.post('/claims', BODY)).toEqual({
      status: 409,
      location: null,
      body: { error: 'service_unavailable', service: 'return', denials, instead },
    })
    expect(denials[0]).toMatchObject({ code: 'quantity_exceeded', params: { asked: 1, left: 0 } })
    expect((await shop.get('/claims/2')).status).toBe(404)
  })

  it('stores a claim that asks for no service', async () => {
    const { status, body } = await shop.post('/claims', { orderId: '1005', line: 1, quantity: 1, reason: 'expired_or_spoiled' })
    expect([status, body.id]).toEqual([201, 2])
  })

  it('names every issue at its place in the body', async () => {
    const answers = { 'goods.used': 'no', 'claim.faultConfirmed': true, 'events.defectFound': '2026-10-09T10:00:00+08:00' }
    const body = { orderId: '1004', line: 2, service: 'retrun', reason: 'wrong_size', quantity: 4, evidence: ['photos', 'foto'], answers }
    expect(await shop.post('/claims', body)).toEqual({
      status: 400,
      location: null,
      body: {
        error: 'bad_request',
        issues: [
          { code: 'not_for_the_buyer', path: ['answers', 'claim.faultConfirmed'], message: '"claim.faultConfirmed" is not for the buyer to say' },
          { code: 'wrong_type', path: ['answers', 'goods.used'], message: 'expected true or false, found a string' },
          { code: 'unknown_value', path: ['service'], message: '"retrun" is not a value of claim.service', hint: 'did you mean "return"?' },
          { code: 'unknown_value', path: ['evidence', 1], message: '"foto" is not a value of claim.evidence' },
          { code: 'after_as_of', path: ['answers', 'events.defectFound'], message: 'events.defectFound lies after asOf' },
          { code: 'quantity_over_item', path: ['quantity'], message: '4 units are claimed, 3 were bought' },
        ],
      },
    })
  })

  it.each<[string, unknown, object[]]>([
    [
      'an envelope that is wrong',
      { orderId: '1004', line: '1', service: 'return', linne: 1 },
      [
        { code: 'required', path: ['quantity'], message: "must have required property 'quantity'" },
        { code: 'additionalProperties', path: ['linne'], message: 'must NOT have additional properties' },
        { code: 'type', path: ['line'], message: 'must be integer' },
      ],
    ],
    [
      'a body that is no JSON',
      '{"orderId":',
      [{ code: 'FST_ERR_CTP_INVALID_JSON_BODY', path: [], message: "Body is not valid JSON but content-type is set to 'application/json'" }],
    ],
  ])('answers 400 to %s', async (_, body, issues) => {
    expect(await shop.post('/claims', body)).toEqual({ status: 400, location: null, body: { error: 'bad_request', issues } })
  })

  it('answers 404 for an unknown order or line', async () => {
    const body = { error: 'unknown_order', orderId: '1004', line: 3 }
    expect(await shop.post('/claims', { orderId: '1004', line: 3, quantity: 1 })).toEqual({ status: 404, location: null, body })
  })

  it('answers 500 when the row of the shop makes no facts, and says so in its log', async () => {
    changeRows(folder.database, "UPDATE lines SET category = 'fone' WHERE order_id = '1001'")
    expect(await shop.post('/claims', { orderId: '1001', line: 1, quantity: 1 })).toEqual({ status: 500, location: null, body: { error: 'internal' } })
    expect(shop.errors()).toContain('"path":["item","category"]')
  })
})

describe('GET /claims/:id', () => {
  it('gives what was stored, also after a restart, and decides it again', async () => {
    await shop.stop()
    shop = await start()
    expect(await shop.get('/claims/1')).toEqual({ status: 200, location: null, body: { ...STORED, agrees: AGREES } })
  }, 60_000)

  it.each([
    ['decision', '"asOf":"2026-10-08', '"asOf":"2026-10-07', { result: false }],
    ['facts', '2026-09-24', '2026-09-23', { facts: false, decidedAgain: false }],
    ['policy_hash', policy.hash, 'of other rules', { policy: false }],
  ])('sees that %s was changed', async (column, from, to, differs) => {
    const change = (a: string, b: string): void => changeRows(folder.database, `UPDATE claims SET ${column} = replace(${column}, '${a}', '${b}') WHERE id = 1`)
    change(from, to)
    const { body } = await shop.get('/claims/1')
    change(to, from)
    expect(body.agrees).toEqual({ ...AGREES, ...differs })
  })

  it('answers 404 for an unknown claim', async () => {
    expect(await shop.get('/claims/x')).toEqual({ status: 404, location: null, body: { error: 'unknown_claim', id: 'x' } })
    expect(await shop.get('/claim')).toEqual({ status: 404, location: null, body: { error: 'not_found' } })
  })
})

describe('a start without options', () => {
  it('goes by the clock of the machine and leaves no file behind', async () => {
    const temp = temporaryFolder()
    const other = await startBackend([], { TMPDIR: temp.path, TEMP: temp.path, TMP: temp.path })
    const [shopFolder = ''] = readdirSync(temp.path)
    // An order that lies in the past whenever this runs.
    changeRows(
      `${temp.path}/${shopFolder}/shop.db`,
      "UPDATE orders SET placed_at = '2022-01-01T00:00:00Z', paid_at = NULL, shipped_at = NULL, signed_at = NULL WHERE id = '1003'",
    )
    const before = Date.now()
    const { status, body } = await other.get('/orders/1003/after-sales')
    expect(status).toBe(200)
    expect(Date.parse(body.asOf)).toBeGreaterThanOrEqual(before)
    expect(Date.parse(body.asOf)).toBeLessThanOrEqual(Date.now())
    await other.stop()
    expect(readdirSync(temp.path)).toEqual([])
    temp.remove()
  }, 60_000)
})
