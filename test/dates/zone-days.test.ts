import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DAY_MS, formatDay, parseDay } from '../../src/core/civil-day.js'
import { dayAt, formatIn, instantAt, type TimeZone, timeOfDayAt } from '../../src/core/zone.js'
import type { Zone } from '../../src/policy/pack.js'
import { HARD_ZONES, timeZone, zoneFile } from './samples.js'

const NOON = 12 * 3_600_000

const rules = new URL('../../rules/', import.meta.url)
const files = readdirSync(rules, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('zone.json'))
/** The zones of all packs, each once. */
const shipped = [...new Set(files.map((file) => readFileSync(new URL(file, rules), 'utf8')))].map((text) => JSON.parse(text) as Zone)
const zones = [...shipped, ...HARD_ZONES.map(zoneFile)].map((zone): [string, Zone] => [zone.id, zone])

/** What the clock of a zone shows, by Intl: milliseconds as if it were UTC. */
function clockOf(id: string): (ms: number) => number {
  const format = new Intl.DateTimeFormat('en-GB-u-hc-h23', { timeZone: id, dateStyle: 'short', timeStyle: 'medium' })
  return (ms) => {
    const [, day, month, year, hour, minute, second] = /^(\d\d)\/(\d\d)\/(\d{4}), (\d\d):(\d\d):(\d\d)$/.exec(format.format(ms)) ?? []
    return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second))
  }
}

interface Shown {
  readonly day: string
  /** Whether the clock shows this day or a later one at its start, and an earlier one a second before. */
  readonly starts: boolean
  readonly offsetAtNoon: number
}

function byIntl(shows: (ms: number) => number, day: number, start: number, noon: number): Shown {
  const civil = (ms: number): number => Math.floor(shows(ms) / DAY_MS)
  return { day: formatDay(day), starts: civil(start) >= day && civil(start - 1000) < day, offsetAtNoon: (shows(noon) - noon) / 60_000 }
}

function byTable(zone: TimeZone, day: number, start: number, noon: number): Shown {
  const local = dayAt(zone, noon) * DAY_MS + timeOfDayAt(zone, noon)
  return { day: formatDay(day), starts: dayAt(zone, start) >= day && dayAt(zone, start - 1) < day, offsetAtNoon: (local - noon) / 60_000 }
}

describe('zone tables against Intl, every day they cover', { timeout: 60_000 }, () => {
  it('there are zones to look at', () => {
    expect(shipped.map(({ id }) => id)).toContain('Asia/Shanghai')
  })

  it.each(zones)('%s', (id, file) => {
    const zone = timeZone(file)
    const shows = clockOf(id)
    const [from, until] = [parseDay(file.from) as number, parseDay(file.until) as number]
    const wrong: unknown[] = []
    for (let day = from; day < until && wrong.length < 5; day++) {
      const [start, noon] = [instantAt(zone, day), instantAt(zone, day, NOON)]
      const [expected, found] = [byIntl(shows, day, start, noon), byTable(zone, day, start, noon)]
      if (!expected.starts || !found.starts || expected.offsetAtNoon !== found.offsetAtNoon) wrong.push({ expected, found })
    }
    expect(wrong).toEqual([])
  })

  /** Worked by hand from the changes that the IANA data lists. */
  it.each<[zone: (typeof HARD_ZONES)[number], day: string, start: string, hours: number]>([
    ['Europe/Berlin', '2026-03-29', '2026-03-29T00:00:00+01:00', 23],
    ['Europe/Berlin', '2026-10-25', '2026-10-25T00:00:00+02:00', 25],
    ['America/New_York', '2026-03-08', '2026-03-08T00:00:00-05:00', 23],
    ['America/New_York', '2026-11-01', '2026-11-01T00:00:00-04:00', 25],
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T01:00:00-02:00', 23],
    ['America/Sao_Paulo', '2018-02-17', '2018-02-17T00:00:00-02:00', 25],
    ['Pacific/Apia', '2011-12-29', '2011-12-29T00:00:00-10:00', 24],
    ['Pacific/Apia', '2011-12-30', '2011-12-31T00:00:00+14:00', 0],
    ['Australia/Lord_Howe', '2026-04-05', '2026-04-05T00:00:00+11:00', 24.5],
    ['Australia/Lord_Howe', '2026-10-04', '2026-10-04T00:00:00+10:30', 23.5],
    ['Asia/Kathmandu', '2026-05-01', '2026-05-01T00:00:00+05:45', 24],
    ['Africa/Casablanca', '2026-02-15', '2026-02-15T00:00:00+01:00', 25],
    ['Africa/Casablanca', '2026-03-22', '2026-03-22T00:00:00Z', 23],
  ])('%s: %s starts at %s and has %d hours', (id, text, start, hours) => {
    const zone = timeZone(zoneFile(id))
    const day = parseDay(text) as number
    const from = instantAt(zone, day)
    expect([formatIn(zone, from), (instantAt(zone, day + 1) - from) / 3_600_000]).toEqual([start, hours])
  })
})
