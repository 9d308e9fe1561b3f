import { readFileSync } from 'node:fs'
import chineseDays from 'chinese-days'
import { Temporal } from 'temporal-polyfill/implementation'
import { describe, expect, it, vi } from 'vitest'
import type { Policy } from '../../src/evaluate/create-policy.js'
import type { Calendar, Zone } from '../../src/policy/pack.js'
import type { Duration } from '../../src/policy/rule.js'
import { facts, grant, policyOf } from '../support/decide.js'
import { HARD_ZONES, randomFrom, zoneFile } from './samples.js'

// chinese-days builds its tables by the clock of the machine: west of Greenwich they lie a day off.
vi.hoisted(() => {
  process.env.TZ = 'Asia/Shanghai'
})

const SEED = 20_261_124
/** Many more with FC_RUNS, as in `npm run test:long`. */
const ANCHORS = process.env.FC_RUNS ? 1000 : 100
const read = <T>(path: string): T => JSON.parse(readFileSync(new URL(`../../rules/${path}`, import.meta.url), 'utf8')) as T

const STARTS = ['next_day', 'same_day', 'instant'] as const
type Length = Exclude<Duration, { openHours: number }>
interface Sketch {
  readonly for: Length
  readonly starts: (typeof STARTS)[number]
}
const LENGTHS: Length[] = [
  ...[1, 7, 15, 30, 180].map((days) => ({ days })),
  ...[1, 2, 53].map((weeks) => ({ weeks })),
  ...[1, 2, 6, 18].map((months) => ({ months })),
  ...[1, 3, 40].map((years) => ({ years })),
  ...[1, 24, 168, 1440].map((hours) => ({ hours })),
]
const SPANS: Sketch[] = LENGTHS.flatMap((length) => STARTS.map((starts) => ({ for: length, starts })))
const WORKING: Sketch[] = [1, 2, 7, 15, 45].flatMap((workingDays) => STARTS.map((starts) => ({ for: { workingDays }, starts })))

/** A policy with one grant for each span from delivery, usable from the purchase on. */
function policyIn(zone: Zone, spans: readonly Sketch[], calendar?: Calendar): Policy {
  const rules = spans.map((span, index) => ({
    ...grant({ windows: [{ opens: 'purchased', ends: { from: 'delivered', ...span } }] }),
    id: `test.span-${index}`,
  }))
  const manifest = { timeZone: zone.id, ...(calendar ? { calendar: calendar.id } : { calendar: undefined }) }
  return policyOf(rules, { manifest: manifest as never, files: { 'zone.json': zone, 'calendar.json': calendar } })
}

/** What the evaluator says of each span in the moment of delivery, for a claim made two days before: no span is over then. */
function decided(policy: Policy, delivered: string, count: number): string[] {
  const purchasedAt = Temporal.Instant.from(delivered).subtract({ hours: 48 }).toString()
  const claimed = facts({ asOf: delivered, order: { purchasedAt }, claim: { submittedAt: purchasedAt }, events: { delivered } })
  const { routes } = policy.evaluate(claimed).services.consultation
  const ends = new Map(routes.map(({ rule, deadline }) => [rule, deadline]))
  return Array.from({ length: count }, (_, index) => {
    const deadline = ends.get(`test.span-${index}`)
    return deadline?.status === 'fixed' ? `${deadline.closesAt} ${deadline.lastDay}` : (JSON.stringify(deadline) ?? 'no route')
  })
}

/** The moment at which the clock shows a time of a day; where a change leaves that time out, the moment of the change. */
function shownAt(wall: Temporal.PlainDateTime, zone: string): Temporal.ZonedDateTime {
  const [earlier, later] = [wall.toZonedDateTime(zone, { disambiguation: 'earlier' }), wall.toZonedDateTime(zone, { disambiguation: 'later' })]
  const leftOut = !earlier.toPlainDateTime().equals(wall)
  return leftOut ? (earlier.getTimeZoneTransition('next') ?? later) : earlier
}

/** The working days of mainland China in the years of its calendar, by chinese-days. */
const WORKED = Array.from({ length: 5 * 365 + 1 }, (_, index) => Temporal.PlainDate.from('2022-01-01').add({ days: index })).filter(({ year, month, day }) =>
  chineseDays.isWorkday(new Date(year, month - 1, day, 12)),
)

/** The last of so many working days after a day. */
function workingDaysAfter(day: Temporal.PlainDate, count: number): Temporal.PlainDate {
  const next = WORKED.findIndex((worked) => Temporal.PlainDate.compare(worked, day) > 0)
  return WORKED[next + count - 1] as Temporal.PlainDate
}

/** When a span closes, by Temporal alone. */
function closing({ for: length, starts }: Sketch, anchor: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  const day = anchor.toPlainDate()
  const zone = anchor.timeZoneId
  if ('hours' in length) {
    const from = starts === 'instant' ? anchor : day.add({ days: starts === 'next_day' ? 1 : 0 }).toZonedDateTime(zone)
    return from.add({ hours: length.hours })
  }
  const last = lastDay(length, day, starts === 'same_day')
  if (starts !== 'instant' || countsWhole(length, day)) return last.add({ days: 1 }).toZonedDateTime(zone)
  return shownAt(last.toPlainDateTime().add(day.toPlainDateTime().until(furthest(anchor))), zone)
}

/** The furthest that the clock has shown: while an hour is shown again, the time at which it was set back. */
function furthest(anchor: Temporal.ZonedDateTime): Temporal.PlainDateTime {
  const change = anchor.add({ nanoseconds: 1 }).getTimeZoneTransition('previous')
  const reached = change?.subtract({ nanoseconds: 1 }).toPlainDateTime().add({ nanoseconds: 1 })
  const shown = anchor.toPlainDateTime()
  return reached && Temporal.PlainDateTime.compare(reached, shown) > 0 ? reached : shown
}

/** A month's end that has no corresponding day is counted whole, and so are working days counted from a rest day. */
function countsWhole(length: Exclude<Length, { hours: number }>, day: Temporal.PlainDate): boolean {
  if ('workingDays' in length) return !WORKED.some((worked) => worked.equals(day))
  return 'months' in length || 'years' in length ? day.add(length).day !== day.day : false
}

/** The day before the corresponding one when the first day is counted; the month's end where its last month has no corresponding day. */
function lastDay(length: Exclude<Length, { hours: number }>, day: Temporal.PlainDate, counted: boolean): Temporal.PlainDate {
  const back = counted ? { days: 1 } : { days: 0 }
  if ('workingDays' in length) return workingDaysAfter(day.subtract(back), length.workingDays)
  const corresponding = day.add(length)
  const exists = 'days' in length || 'weeks' in length || corresponding.day === day.day
  return exists ? corresponding.subtract(back) : corresponding
}

function expected(span: Sketch, anchor: Temporal.ZonedDateTime): string {
  const closes = closing(span, anchor)
  const lastDay = closes.subtract({ milliseconds: 1 }).toPlainDate().toString()
  const text = closes.toString({ timeZoneName: 'never', fractionalSecondDigits: 0 })
  return `${text.replace('+00:00', 'Z')} ${lastDay}`
}

/** Whole seconds between two days, some of them just around a midnight. */
function anchors(seed: number, zone: string, from: string, until: string, count: number): Temporal.ZonedDateTime[] {
  const random = randomFrom(seed)
  const first = Temporal.PlainDate.from(from)
  const days = first.until(until, { largestUnit: 'days' }).days
  return Array.from({ length: count }, () => {
    const start = first.add({ days: random(0, days - 1) }).toZonedDateTime(zone)
    return start.add({ seconds: random(1, 4) === 1 ? random(-1, 1) : random(0, 86_399) })
  })
}

function disagreements(policy: Policy, spans: readonly Sketch[], all: readonly Temporal.ZonedDateTime[]): unknown[] {
  const wrong = all.flatMap((anchor) => {
    const delivered = anchor.toString({ timeZoneName: 'never' })
    const found = decided(policy, delivered, spans.length)
    return spans.flatMap((span, index) => {
      const wanted = expected(span, anchor)
      return found[index] === wanted ? [] : [{ delivered, ...span, found: found[index], wanted }]
    })
  })
  return wrong.slice(0, 5)
}

describe('S-6, S-6c spans of the evaluator against Temporal', { timeout: 60_000 }, () => {
  it.each(['Asia/Shanghai', ...HARD_ZONES].map((id) => [id, zoneFile(id)] as const))('days, weeks, months, years, hours in %s', (id, zone) => {
    expect(disagreements(policyIn(zone, SPANS), SPANS, anchors(SEED, id, '1992-01-05', '2059-01-01', ANCHORS))).toEqual([])
  })

  it('working days in mainland China', () => {
    const policy = policyIn(read('cn/zone.json'), WORKING, read('cn/calendar.json'))
    expect(disagreements(policy, WORKING, anchors(SEED + 1, 'Asia/Shanghai', '2022-01-05', '2026-10-20', 4 * ANCHORS))).toEqual([])
  })

  it.each([
    ['Europe/Berlin', '2026-03-28'],
    ['Europe/Berlin', '2026-10-24'],
    ['America/New_York', '2026-03-07'],
    ['America/New_York', '2026-10-31'],
    ['America/Sao_Paulo', '2018-11-03'],
    ['America/Sao_Paulo', '2018-02-16'],
    ['Pacific/Apia', '2011-12-28'],
    ['Australia/Lord_Howe', '2026-04-04'],
    ['Australia/Lord_Howe', '2026-10-03'],
    ['Africa/Casablanca', '2026-02-14'],
    ['Africa/Casablanca', '2026-03-21'],
  ] as const)('%s: every half hour of the three days from %s', (id, first) => {
    const start = Temporal.PlainDate.from(first).toZonedDateTime(id)
    const halves = Array.from({ length: 3 * 48 }, (_, index) => start.add({ minutes: 30 * index }))
    const lengths: Length[] = [{ days: 1 }, { days: 2 }, { hours: 1 }, { hours: 24 }]
    const near = lengths.flatMap((length) => STARTS.map((starts) => ({ for: length, starts })))
    expect(disagreements(policyIn(zoneFile(id), near), near, halves)).toEqual([])
  })
})
