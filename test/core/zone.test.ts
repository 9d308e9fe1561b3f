import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { zoneData } from '../../src/build/zone-data.js'
import { dayOf, formatDay, parseDay } from '../../src/core/civil-day.js'
import { parseInstant } from '../../src/core/instant.js'
import { dayAt, formatIn, instantAt, type TimeZone, timeOfDayAt } from '../../src/core/zone.js'
import { SHANGHAI, timeZone } from './zones.js'

const BERLIN = timeZone('Europe/Berlin')
const SAO_PAULO = timeZone('America/Sao_Paulo')
const APIA = timeZone('Pacific/Apia')
const LORD_HOWE = timeZone('Australia/Lord_Howe')
const ZONES: [string, TimeZone][] = [SHANGHAI, BERLIN, SAO_PAULO, APIA, LORD_HOWE, timeZone('America/New_York'), timeZone('Asia/Kathmandu')].map((zone) => [
  zone.id,
  zone,
])
const anInstant = fc.integer({ min: Date.UTC(1992, 0, 3), max: Date.UTC(2049, 11, 1) })

/** What Intl shows on the clock, as if it were UTC. */
function clock(id: string): (ms: number) => number {
  const format = new Intl.DateTimeFormat('en-US-u-hc-h23', {
    timeZone: id,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return (ms) => {
    const parts = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)])) as Record<string, number>
    return Date.UTC(parts.year as number, (parts.month as number) - 1, parts.day, parts.hour, parts.minute, parts.second)
  }
}

const text = (zone: TimeZone, ms: number): string => formatIn(zone, ms)
const midnight = (zone: TimeZone, day: string, timeOfDay = 0): string => text(zone, instantAt(zone, parseDay(day) as number, timeOfDay))
const HOUR = 3_600_000

describe('zones as data', () => {
  it.each(ZONES)('law: %s shows what Intl shows', (id, zone) => {
    const shown = clock(id)
    fc.assert(
      fc.property(anInstant, (ms) => {
        const local = shown(Math.floor(ms / 1000) * 1000)
        expect(dayAt(zone, ms)).toBe(Math.floor(local / 86_400_000))
        expect(Math.floor(timeOfDayAt(zone, ms) / 1000) * 1000).toBe(local - Math.floor(local / 86_400_000) * 86_400_000)
        expect(parseInstant(formatIn(zone, ms))).toBe(ms)
      }),
    )
  })

  it.each(ZONES)('law: in %s a day begins with its first instant', (_, zone) => {
    fc.assert(
      fc.property(fc.integer({ min: dayOf(1992, 1, 3), max: dayOf(2049, 11, 1) }), (day) => {
        const start = instantAt(zone, day)
        expect(dayAt(zone, start)).toBeGreaterThanOrEqual(day)
        expect(dayAt(zone, start - 1)).toBeLessThan(day)
        expect(instantAt(zone, day + 1)).toBeGreaterThanOrEqual(start)
      }),
    )
  })

  it.each(ZONES)('law: in %s the first instant at which the clock shows a time or later', (_, zone) => {
    fc.assert(
      fc.property(fc.integer({ min: dayOf(1992, 1, 3), max: dayOf(2049, 11, 1) }), fc.integer({ min: 0, max: 24 * 60 - 1 }), (day, minute) => {
        const local = (ms: number): number => dayAt(zone, ms) * 86_400_000 + timeOfDayAt(zone, ms)
        const wanted = day * 86_400_000 + minute * 60_000
        const found = instantAt(zone, day, minute * 60_000)
        expect(local(found)).toBeGreaterThanOrEqual(wanted)
        // Nothing earlier on the same stretch of the clock shows it; before a step back it may be shown once more.
        expect(local(found - 1)).toBeLessThan(wanted)
      }),
    )
  })

  it('knows no change in Shanghai since 1992', () => {
    expect(SHANGHAI.offsets).toEqual([480])
    expect(midnight(SHANGHAI, '2026-05-01')).toBe('2026-05-01T00:00:00+08:00')
    expect(formatDay(dayAt(SHANGHAI, Date.UTC(2026, 4, 1, 15, 59, 59, 999)))).toBe('2026-05-01')
    expect(formatDay(dayAt(SHANGHAI, Date.UTC(2026, 4, 1, 16)))).toBe('2026-05-02')
  })

  it('steps over the hour that is left out in Berlin, and takes the first of the two that are shown twice', () => {
    expect(midnight(BERLIN, '2026-03-29')).toBe('2026-03-29T00:00:00+01:00')
    expect(midnight(BERLIN, '2026-03-29', 1.5 * HOUR)).toBe('2026-03-29T01:30:00+01:00')
    expect(midnight(BERLIN, '2026-03-29', 2.5 * HOUR)).toBe('2026-03-29T03:00:00+02:00')
    expect(midnight(BERLIN, '2026-03-29', 3 * HOUR)).toBe('2026-03-29T03:00:00+02:00')
    expect(midnight(BERLIN, '2026-10-25', 2.5 * HOUR)).toBe('2026-10-25T02:30:00+02:00')
    expect(midnight(BERLIN, '2026-10-25', 3 * HOUR)).toBe('2026-10-25T03:00:00+01:00')
    expect(instantAt(BERLIN, parseDay('2026-10-26') as number) - instantAt(BERLIN, parseDay('2026-10-25') as number)).toBe(25 * HOUR)
  })

  it('begins a day at 01:00 where midnight is left out', () => {
    expect(midnight(SAO_PAULO, '2018-11-04')).toBe('2018-11-04T01:00:00-02:00')
    expect(formatDay(dayAt(SAO_PAULO, instantAt(SAO_PAULO, parseDay('2018-11-04') as number) - 1))).toBe('2018-11-03')
    expect(midnight(SAO_PAULO, '2018-02-18')).toBe('2018-02-18T00:00:00-03:00')
  })

  it('knows that Apia left out a day, and half an hour of daylight saving', () => {
    expect(midnight(APIA, '2011-12-30')).toBe('2011-12-31T00:00:00+14:00')
    expect(midnight(APIA, '2011-12-31')).toBe('2011-12-31T00:00:00+14:00')
    expect(midnight(LORD_HOWE, '2026-10-04', 2 * HOUR)).toBe('2026-10-04T02:30:00+11:00')
  })
})

describe('zone.json of the packs', () => {
  const rules = new URL('../../rules/', import.meta.url)
  const files = readdirSync(rules, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('zone.json'))

  it('are there', () => {
    expect(files.length).toBeGreaterThan(0)
  })

  it.each(files)('%s agrees with Intl', (file) => {
    const zone = JSON.parse(readFileSync(new URL(file, rules), 'utf8')) as { id: string; from: string; until: string }
    expect(zone).toEqual(zoneData(zone.id, zone.from, zone.until))
  })
})
