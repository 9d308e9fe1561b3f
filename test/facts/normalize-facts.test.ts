import { describe, expect, it } from 'vitest'
import { hashOf } from '../../src/core/canonical.js'
import type { Facts } from '../../src/facts/facts.js'
import { normalizeFacts } from '../../src/facts/normalize-facts.js'
import { BASE_VOCABULARY } from '../../src/facts/vocabulary.js'
import { factsWith, LEAST } from './samples.js'

const hash = (facts: Facts): string => hashOf(normalizeFacts(facts))

describe('S-14 facts as they are hashed', () => {
  it('writes instants as UTC milliseconds, sorts sets, drops undefined, keeps the rest', () => {
    const facts = factsWith({
      asOf: '1970-01-01T08:00:01+08:00',
      order: { id: 'A', purchasedAt: '1970-01-01T00:00:00Z', payment: ['wechat_pay', 'alipay'] },
      buyer: undefined,
      item: { name: '手机', labels: [], quantity: 2 },
      goods: { opened: undefined, used: false },
      events: { delivered: '1970-01-01T00:00:00.5Z', installed: null, paid: undefined },
      history: [{ service: 'repair', openedAt: '1970-01-01T00:00:00.002Z', closedAt: '1970-01-01T00:00:00.003Z', outcome: 'done', label: undefined }],
      claim: { submittedAt: '1970-01-01T00:00:01Z', evidence: ['video', 'photos'] },
    })
    expect(normalizeFacts(facts)).toEqual({
      asOf: 1000,
      order: { id: 'A', market: 'CN', purchasedAt: 0, payment: ['alipay', 'wechat_pay'] },
      item: { category: 'phones', name: '手机', labels: [], quantity: 2 },
      goods: { used: false },
      events: { delivered: 500, installed: null },
      history: [{ service: 'repair', openedAt: 2, closedAt: 3, outcome: 'done' }],
      claim: { submittedAt: 1000, evidence: ['photos', 'video'] },
    })
  })

  it('gives one hash for one set of facts', () => {
    const one = factsWith({ order: { payment: ['alipay', 'wechat_pay'] }, item: { unitPaid: 0 }, goods: undefined })
    const other = factsWith({ asOf: '2026-05-06T02:00:00.000Z', order: { payment: ['wechat_pay', 'alipay'], channel: undefined }, item: { unitPaid: -0 } })
    expect(hash(one)).toBe(hash(other))
  })

  it('gives another hash for other facts', () => {
    const hashes = [
      LEAST,
      factsWith({ history: [] }),
      factsWith({ events: {} }),
      factsWith({ events: { delivered: null } }),
      factsWith({ item: { labels: [] } }),
    ].map(hash)
    expect(new Set(hashes).size).toBe(hashes.length)
  })

  it('leaves the input alone', () => {
    const facts = factsWith({ order: { payment: ['wechat_pay', 'alipay'] } })
    const before = JSON.stringify(facts)
    normalizeFacts(facts)
    expect(JSON.stringify(facts)).toBe(before)
  })

  it('knows the instants of a pack', () => {
    const facts = factsWith({ order: { acme: { checkedAt: '1970-01-01T00:00:01Z' } } })
    const vocabulary = {
      ...BASE_VOCABULARY,
      facts: { ...BASE_VOCABULARY.facts, 'order.acme.checkedAt': { type: 'instant', suppliedBy: 'platform', mutable: false } as const },
    }
    expect(normalizeFacts(facts, vocabulary).order).toMatchObject({ acme: { checkedAt: 1000 } })
  })
})
