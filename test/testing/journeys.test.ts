import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPolicy } from '../../src/index.js'
import { journeys } from '../../src/testing.js'
import { grant } from '../support/decide.js'
import { testPack } from '../support/test-pack.js'

/** Three repairs give an exchange; each suspends the year of the warranty, and an exchange begins it again. */
const year = { from: 'delivered', for: { years: 1 }, suspend: { by: ['repair'], counts: 'both_days' }, restart: { by: ['exchange'] } }
const policy = createPolicy([
  testPack({
    rules: [
      grant({ id: 'test.repair', service: 'repair', windows: [{ ends: year }] }),
      grant({ id: 'test.exchange', service: 'exchange', when: { '>=': [{ var: 'derived.repairs' }, 3] } }),
    ],
  }),
])
const draw = fc.sample(journeys(policy), { numRuns: 300, seed: 1 })

describe('journeys', () => {
  it('pass the door at every step', () => {
    for (const { claims } of draw) for (const facts of claims) expect(policy.check(facts)).toEqual([])
  })

  it('go on in time, with a history that only grows', () => {
    for (const { claims } of draw)
      for (const [index, facts] of claims.slice(1).entries()) {
        const before = claims[index] as typeof facts
        expect(Date.parse(facts.asOf)).toBeGreaterThanOrEqual(Date.parse(before.asOf))
        expect(facts.history?.length).toBeGreaterThanOrEqual(before.history?.length ?? 0)
      }
  })

  it('reach what only a sequence reaches', () => {
    const claims = draw.flatMap((one) => one.claims)
    const reached = (holds: (facts: (typeof claims)[number]) => boolean): boolean => claims.some(holds)
    expect({
      third: reached((facts) => policy.evaluate(facts).services.exchange.verdict === 'available'),
      open: reached(({ history }) => history?.some(({ outcome }) => outcome === 'open') === true),
      both: reached(({ history }) => new Set(history?.map(({ service }) => service)).size > 2),
      undelivered: reached(({ events, history }) => events?.delivered === null && history !== undefined && history.length > 0),
      lastMillisecond: reached((facts) => {
        const { deadline } = policy.evaluate(facts).services.repair
        return deadline?.status === 'fixed' && Date.parse(deadline.closesAt) - Date.parse(facts.asOf) === 1
      }),
    }).toEqual({ third: true, open: true, both: true, undelivered: true, lastMillisecond: true })
  })

  it('shrink to the steps that matter, and say them', () => {
    const thrice = fc.property(journeys(policy), ({ claims }) => claims.every((facts) => policy.evaluate(facts).services.exchange.verdict === 'unavailable'))
    const { counterexample } = fc.check(thrice, { seed: 1, numRuns: 2000 })
    const [journey] = counterexample as [(typeof draw)[number]]
    expect(journey.steps.filter((step) => step.do === 'claim').map(({ service }) => service)).toEqual(['repair', 'repair', 'repair'])
    expect(fc.stringify(journey)).toMatch(/^a journey: buy \{"asOf":.*\}, (deliver, )?(\{"do":"claim","service":"repair".*\}(, )?){3}$/)
  })
})
