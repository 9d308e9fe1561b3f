import { describe, expect, it } from 'vitest'
import { zoneData } from '../../src/build/zone-data.js'
import { createPolicy } from '../../src/evaluate/create-policy.js'
import type { Deadline } from '../../src/evaluate/decision.js'
import { facts, grant, type More, onlyRoute, policyOf } from '../support/decide.js'
import { SHANGHAI, testPack } from '../support/test-pack.js'

/** Built from the time-zone data of this JavaScript engine; its years end long before those of Shanghai. */
const BERLIN = zoneData('Europe/Berlin', '1992-01-01', '2090-01-01')
const inBerlin = { manifest: { timeZone: 'Europe/Berlin', calendar: undefined }, files: { 'zone.json': BERLIN, 'calendar.json': undefined } } as never

function deadlineOf(span: More, delivered: string): Deadline {
  const policy = policyOf([grant({ windows: [{ ends: { from: 'delivered', ...span } }] })], inBerlin)
  return onlyRoute(policy, { asOf: delivered, order: { purchasedAt: delivered }, events: { delivered } }).deadline
}

type Row = [span: More, delivered: string, closesAt: string, lastDay: string]

describe('S-6, S-6c spans in a zone with daylight saving', () => {
  it.each<Row>([
    // The clock goes from 02:00 to 03:00 on 29 March 2026.
    [{ for: { hours: 24 } }, '2026-03-28T12:00:00+01:00', '2026-03-29T13:00:00+02:00', '2026-03-29'],
    [{ for: { days: 1 }, starts: 'instant' }, '2026-03-28T12:00:00+01:00', '2026-03-29T12:00:00+02:00', '2026-03-29'],
    [{ for: { days: 1 } }, '2026-03-28T12:00:00+01:00', '2026-03-30T00:00:00+02:00', '2026-03-29'],
    [{ for: { days: 1 } }, '2026-03-27T12:00:00+01:00', '2026-03-29T00:00:00+01:00', '2026-03-28'],
    [{ for: { hours: 24 }, starts: 'next_day' }, '2026-03-28T12:00:00+01:00', '2026-03-30T01:00:00+02:00', '2026-03-30'],
    [{ for: { weeks: 2 } }, '2026-03-20T23:30:00+01:00', '2026-04-04T00:00:00+02:00', '2026-04-03'],
    [{ for: { openHours: 10, from: '00:00', to: '04:00' } }, '2026-03-28T23:00:00+01:00', '2026-03-31T03:00:00+02:00', '2026-03-31'],
    // From 03:00 back to 02:00 on 25 October 2026.
    [{ for: { hours: 24 } }, '2026-10-24T12:00:00+02:00', '2026-10-25T11:00:00+01:00', '2026-10-25'],
    [{ for: { days: 1 }, starts: 'instant' }, '2026-10-24T12:00:00+02:00', '2026-10-25T12:00:00+01:00', '2026-10-25'],
    // 02:30 is shown twice; the second time the clock has been at 03:00 already.
    [{ for: { days: 1 }, starts: 'instant' }, '2026-10-25T02:30:00+02:00', '2026-10-26T02:30:00+01:00', '2026-10-26'],
    [{ for: { days: 1 }, starts: 'instant' }, '2026-10-25T02:30:00+01:00', '2026-10-26T03:00:00+01:00', '2026-10-26'],
    [{ for: { days: 1 } }, '2026-10-24T23:59:59+02:00', '2026-10-26T00:00:00+01:00', '2026-10-25'],
    [{ for: { days: 1 } }, '2026-10-23T12:00:00+02:00', '2026-10-25T00:00:00+02:00', '2026-10-24'],
    [{ for: { hours: 24 }, starts: 'same_day' }, '2026-10-25T12:00:00+01:00', '2026-10-25T23:00:00+01:00', '2026-10-25'],
    [{ for: { months: 1 } }, '2026-10-10T12:00:00+02:00', '2026-11-11T00:00:00+01:00', '2026-11-10'],
    // The civil day is that of the zone, whatever the offset of the input.
    [{ for: { days: 1 } }, '2026-06-10T23:30:00+08:00', '2026-06-12T00:00:00+02:00', '2026-06-11'],
    [{ for: { days: 1 } }, '2026-06-10T22:30:00Z', '2026-06-13T00:00:00+02:00', '2026-06-12'],
  ])('%j from %s', (span, delivered, closesAt, lastDay) => {
    expect(deadlineOf(span, delivered)).toEqual({ status: 'fixed', closesAt, lastDay, timeZone: 'Europe/Berlin' })
  })

  it('S-6f gives the opening in the zone of the rule', () => {
    const policy = policyOf([grant({ windows: [{ opens: { event: 'delivered', plus: { days: 2 } } }] })], inBerlin)
    const route = onlyRoute(policy, {
      asOf: '2026-04-10T12:00:00Z',
      order: { purchasedAt: '2026-03-01T12:00:00Z' },
      events: { delivered: '2026-03-28T12:00:00Z' },
    })
    expect(route.opensAt).toBe('2026-03-30T00:00:00+02:00')
  })
})

describe('S-1c, S-1d zones of several packs', () => {
  const law = testPack({ rules: [grant({ windows: [{ ends: { from: 'delivered', for: { days: 1 } } }] })] })
  const platform = testPack({
    manifest: { id: 'shop', layer: 'platform', needs: ['test'], timeZone: 'Europe/Berlin' },
    rules: [{ ...grant({ windows: [{ ends: { from: 'delivered', for: { days: 1 } } }] }), id: 'shop.grant' }],
    files: { 'zone.json': BERLIN },
  })
  const policy = createPolicy([platform, law])
  const at = (asOf: string): More => ({ asOf, order: { purchasedAt: '2026-06-01T10:00:00+08:00' }, events: { delivered: '2026-06-10T03:00:00+08:00' } })

  it('counts each rule in the zone of its pack', () => {
    const { routes } = policy.evaluate(facts(at('2026-06-10T12:00:00+08:00'))).services.consultation
    expect(routes.map(({ rule, deadline }) => [rule, deadline])).toEqual([
      ['test.grant', { status: 'fixed', closesAt: '2026-06-12T00:00:00+08:00', lastDay: '2026-06-11', timeZone: 'Asia/Shanghai' }],
      ['shop.grant', { status: 'fixed', closesAt: '2026-06-11T00:00:00+02:00', lastDay: '2026-06-10', timeZone: 'Europe/Berlin' }],
    ])
  })

  it('takes instants only in the years that all zones cover, less forty at the far end', () => {
    const issues = (asOf: string): string[] => policy.check(facts({ asOf })).map(({ code, params }) => `${code} ${params.from} ${params.until}`)
    expect(issues('2049-11-01T00:00:00Z')).toEqual([])
    expect(issues('2050-02-01T00:00:00Z')).toEqual(['instant_out_of_range 1992 2049'])
    expect(issues('2159-01-01T00:00:00Z')).toEqual(['instant_out_of_range 1992 2049'])
    expect(createPolicy([law]).check(facts({ asOf: '2159-11-01T00:00:00Z' }))).toEqual([])
  })

  it('reads days of derived facts in the zone of the first pack', () => {
    const minute = (packs: Parameters<typeof createPolicy>[0]): string =>
      createPolicy(packs).evaluate(facts({ asOf: '2026-06-10T00:30:00Z' })).services.consultation.verdict
    const early = (id: string, more: object): ReturnType<typeof testPack> =>
      testPack({ ...more, rules: [{ ...grant({ when: { '<': [{ var: 'derived.submittedMinute' }, 180] } }), id: `${id}.grant` }] })
    const shanghai = early('test', { files: { 'zone.json': SHANGHAI } })
    const berlin = early('berlin', { manifest: { id: 'berlin', timeZone: 'Europe/Berlin' }, files: { 'zone.json': BERLIN } })
    expect(minute([shanghai])).toBe('unavailable')
    expect(minute([berlin])).toBe('available')
    expect(minute([shanghai, berlin])).toBe('available')
  })
})
