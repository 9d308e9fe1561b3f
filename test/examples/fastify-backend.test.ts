import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Decision } from '../../src/index.js'
import { JACKET, policy } from './jacket.js'
import { type Backend, NOW, startBackend, temporaryFolder } from './start-backend.js'

const folder = temporaryFolder()
let shop: Backend

beforeAll(async () => {
  shop = await startBackend(['--now', NOW, '--database', folder.database])
}, 60_000)
afterAll(async () => {
  await (shop as Backend | undefined)?.stop()
  folder.remove()
})

describe('GET /orders', () => {
  it('lists the orders', async () => {
    const line = ([title, quantity, unitPaid, cases]: (string | number)[], index: number) => ({ line: index + 1, title, quantity, unitPaid, cases })
    const orders = [
      ['1001', '林晓', 'jd', '09-30T20', '10-03T15:30', ['小米 17 256GB', 1, 399900, 0]],
      ['1002', '林晓', 'merchant', '03-20T20', '03-23T10:00', ['联想小新 14 笔记本', 1, 600000, 2]],
      ['1003', '赵敏', 'jd', '10-01T11', '10-05T15:00', ['海尔 500 升冰箱', 1, 399900, 0]],
      ['1004', '林晓', 'merchant', '09-22T20', '09-24T10:00', ['男士夹克 M', 1, 29900, 0], ['纯棉 T 恤 L', 3, 5900, 1]],
      ['1005', '赵敏', 'jd', '10-06T08', '10-07T23:30', ['智利车厘子 2 千克', 1, 12900, 0]],
      ['1006', '远景设计有限公司', 'jd', '09-28T09', '09-30T12:00', ['SQL 基础教程', 5, 5500, 0], ['SQL 基础教程（电子书）', 1, 2900, 0]],
      ['1007', '赵敏', 'jd', '09-29T10', null, ['格力 1.5 匹空调', 1, 289900, 0]],
      ['1008', '林晓', 'merchant', '10-02T21', '10-06T10:00', ['925 银戒指 刻字款', 1, 45900, 0]],
    ] as const
    const expected = orders.map(([id, customer, seller, placed, signed, ...lines]) => {
      const signedAt = signed && `2026-${signed}:00+08:00`
      return { id, customer, seller, placedAt: `2026-${placed}:00:00+08:00`, signedAt, lines: lines.map((of, index) => line([...of], index)) }
    })
    expect(await shop.get('/orders')).toEqual({ status: 200, location: null, body: { orders: expected } })
  })
})

describe('GET /orders/:id/after-sales', () => {
  /** What a storefront is shown of a service. */
  const shown = ({ services }: Decision) =>
    Object.values(services).map(({ service, verdict, deadline }) => ({ service, verdict, ...(deadline && { deadline }) }))

  it('decides each line by the clock of the server', async () => {
    const { status, body } = await shop.get('/orders/1004/after-sales')
    const { lines, ...rest } = body
    expect(status).toBe(200)
    expect(rest).toEqual({ orderId: '1004', asOf: NOW, locale: 'en', policy: { id: policy.id, version: policy.version, hash: policy.hash } })
    expect(lines.map(({ line, title }: { line: number; title: string }) => [line, title])).toEqual([
      [1, '男士夹克 M'],
      [2, '纯棉 T 恤 L'],
    ])
    expect(lines[0].services.map(({ service, verdict, deadline }: Record<string, unknown>) => ({ service, verdict, deadline }))).toEqual(
      shown(policy.evaluate(JACKET)).map((service) => ({ deadline: undefined, ...service })),
    )
    expect(lines[0].ask[0]).toMatchObject({ fact: 'claim.reason', kind: 'enum' })
  })

  it('takes a reason, another moment and a language', async () => {
    const { body } = await shop.get('/orders/1004/after-sales?reason=wrong_size&locale=zh')
    const [way] = body.lines[0].services[0].ways
    expect(way.deadline).toEqual({
      ...{ status: 'fixed', closesAt: '2026-10-09T00:00:00+08:00', lastDay: '2026-10-08' },
      ...{ rolledFrom: '2026-10-01', timeZone: 'Asia/Shanghai' },
    })
    expect(way.says).toBe(policy.rule(way.rule)?.text.zh)

    const late = await shop.get(`/orders/1004/after-sales?reason=wrong_size&asOf=${encodeURIComponent('2026-10-09T00:00:00+08:00')}`)
    const { verdict, ways, denial } = late.body.lines[0].services[0]
    const says = policy.rule('cn.no-reason-return.grant')?.text.en
    expect({ verdict, ways, denial }).toEqual({
      verdict: 'unavailable',
      ways: [],
      denial: { code: 'window_expired', params: { lastDay: '2026-10-08', daysLate: 1 }, rule: 'cn.no-reason-return.grant', says },
    })
  })

  it.each<[string, string, object[]]>([
    [
      'a moment before the delivery',
      'asOf=2026-09-24T09:59:59%2B08:00',
      [
        { code: 'after_as_of', path: ['asOf'], message: 'events.delivered lies after asOf' },
        { code: 'after_as_of', path: ['asOf'], message: 'events.orderConfirmed lies after asOf' },
      ],
    ],
    [
      'a + that was not escaped',
      'asOf=2026-10-08T21:30:00+08:00',
      [
        {
          code: 'not_an_instant',
          path: ['asOf'],
          message: '"2026-10-08T21:30:00 08:00" is not an ISO 8601 instant',
          hint: 'the + of an offset is written %2B in the query of a URL',
        },
      ],
    ],
    [
      'a reason that is none',
      'reason=too_small',
      [
        {
          code: 'unknown_value',
          path: ['reason'],
          message: '"too_small" is not a value of claim.reason',
          hint: expect.stringMatching(/^one of changed_mind, /),
        },
      ],
    ],
    ['a language that is missing', 'locale=fr', [{ code: 'enum', path: ['locale'], message: 'must be equal to one of the allowed values' }]],
  ])('answers 400 to %s', async (_, query, issues) => {
    expect(await shop.get(`/orders/1004/after-sales?${query}`)).toEqual({ status: 400, location: null, body: { error: 'bad_request', issues } })
  })

  it('answers 404 for an unknown order', async () => {
    expect(await shop.get('/orders/9/after-sales')).toEqual({ status: 404, location: null, body: { error: 'unknown_order', orderId: '9' } })
  })
})
