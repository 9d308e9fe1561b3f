import { describe, expect, it } from 'vitest'
import { ENGINE } from '../../src/core/engine.js'
import { createPolicy, FactsError, type Policy } from '../../src/evaluate/create-policy.js'
import { type DecisionRecord, toRecord } from '../../src/explain/record.js'
import { verifyRecord } from '../../src/explain/verify-record.js'
import type { Service } from '../../src/facts/facts.js'
import { facts, grant } from '../support/decide.js'
import { testPack } from '../support/test-pack.js'

const policyFor = (days: number, text = 'A rule'): Policy =>
  createPolicy([testPack({ rules: [grant({ service: 'return', text: { en: text, zh: text }, windows: [{ ends: { from: 'delivered', for: { days } } }] })] })])
const policy = policyFor(7)
const given = facts({ events: { delivered: '2026-06-04T10:00:00+08:00' } })
const recordOf = (only?: Service[]): DecisionRecord => toRecord(policy, given, policy.evaluate(given, only ? { only } : {}))
const record = recordOf()
const changed = (change: object): object => ({ ...record, ...change })

describe('S-19 a record', () => {
  it('holds what was decided, on what, by what, with four hashes', () => {
    const decision = policy.evaluate(given)
    expect(record).toEqual({
      kind: 'aftersales/decision',
      engine: ENGINE,
      policy: { id: 'test', version: 'test@1.0.0', packs: [{ id: 'test', version: '1.0.0', values: {} }] },
      facts: given,
      decision,
      hashes: policy.replay(given, decision),
    })
    expect(JSON.parse(JSON.stringify(record))).toEqual(record)
  })

  it('is frozen and shares nothing with the facts', () => {
    const own = facts({ goods: { opened: true } })
    const kept = toRecord(policy, own, policy.evaluate(own))
    ;(own.goods as { opened: boolean }).opened = false
    expect(kept.facts.goods).toEqual({ opened: true })
    expect(Object.isFrozen(kept.decision.services)).toBe(true)
  })
})

describe('S-19 verifying', () => {
  it('reproduces a decision, whole or of some services, also from JSON', () => {
    const otherOffset = { ...record, facts: { ...given, asOf: '2026-06-10T04:00:00Z' } }
    for (const one of [record, recordOf(['return']), JSON.parse(JSON.stringify(record)), otherOffset]) expect(verifyRecord(policy, one).ok).toBe(true)
    expect(verifyRecord(policy, record)).toEqual({ ok: true, hashes: record.hashes })
  })

  it.each<[what: string, by: Policy, record: unknown, differs: string[], places: string[]]>([
    ['a rule that was reworded', policyFor(7, 'The same'), record, ['policy'], []],
    [
      'a rule that decides otherwise',
      policyFor(3),
      record,
      ['policy', 'result'],
      ['/services/return/verdict', '/services/return/deadline', '/services/return/routes', '/services/return/denials'],
    ],
    ['facts that were changed', policy, changed({ facts: { ...given, goods: { opened: true } } }), ['facts'], []],
    [
      'facts that decide otherwise',
      policy,
      changed({ facts: { ...given, events: { delivered: '2026-06-02T10:00:00+08:00' } } }),
      ['facts', 'result'],
      ['/services/return/verdict', '/services/return/deadline', '/services/return/routes', '/services/return/denials'],
    ],
    ['another engine', policy, changed({ hashes: { ...record.hashes, engine: 'x' } }), ['engine'], []],
    [
      'a decision that was changed',
      policy,
      changed({
        decision: { ...record.decision, services: { ...record.decision.services, return: { ...record.decision.services.return, verdict: 'unavailable' } } },
      }),
      ['decision'],
      ['/services/return/verdict'],
    ],
    ['a hash of the result that was changed', policy, changed({ hashes: { ...record.hashes, result: 'x' } }), ['decision', 'result'], []],
  ])('says what differs: %s', (_, by, stored, differs, places) => {
    const verification = verifyRecord(by, stored)
    expect(verification).toMatchObject({ ok: false, differs, issues: [] })
    expect(verification.ok ? [] : verification.changed).toEqual(places)
  })

  it('says why facts can no longer be decided', () => {
    const stored = changed({ facts: { ...given, goods: { opend: true } } })
    expect(verifyRecord(policy, stored)).toMatchObject({
      ok: false,
      differs: ['facts'],
      hashes: { stored: record.hashes, now: { policy: record.hashes.policy, engine: record.hashes.engine } },
      issues: [{ code: 'unknown_fact', path: ['goods', 'opend'] }],
    })
  })

  it.each([null, 'record', [], {}, { kind: 'aftersales/decision' }, changed({ hashes: {} }), changed({ facts: null }), changed({ decision: {} })])(
    'knows that %j is no record',
    (value) => expect(verifyRecord(policy, value)).toEqual({ ok: false, differs: [], hashes: { stored: {}, now: {} }, changed: [], issues: [] }),
  )

  it('does not store facts that are wrong', () => {
    expect(() => toRecord(policy, { ...given, goods: { opend: true } } as never, policy.evaluate({ ...given, goods: { opend: true } } as never))).toThrow(
      FactsError,
    )
  })
})
