import fc, { type Arbitrary } from 'fast-check'
import type { Duration } from '../../policy/rule.js'
import { firstInstant, type Ms, type ReadZone } from '../oracle/clock.js'
import { HARD_DAYS } from './almanacs.js'
import { boundary } from './instants.js'
import type { PackWords } from './pack-words.js'
import { oneOf, sometimes } from './sometimes.js'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** When everything happened; the claim near the end of some window. */
export interface Times {
  purchased: Ms
  /** Absent: unknown; null: known not to have happened. */
  events: Map<string, Ms | null>
  submitted: Ms
  /** From the claim to the decision. */
  later: Ms
}

const TIMES_OF_DAY = [10 * HOUR, 0, DAY - 1, 15.5 * HOUR]
const OFFSETS = [2 * DAY, 0, 1, HOUR, DAY, 5 * DAY + 3 * HOUR, 40 * DAY, 200 * DAY]

/** How an event is known: mostly it is, sometimes as not having happened, sometimes not at all. */
const KNOWN = ['at', 'at', 'at', 'at', 'null', 'unknown'] as const

export function times({ events, durations, lawDays }: PackWords, zone: ReadZone): Arbitrary<Times> {
  const moment = (days: readonly string[]): Arbitrary<Ms> =>
    fc
      .record({ day: oneOf(days), time: oneOf(TIMES_OF_DAY), nudge: oneOf([0, 0, 0, -1, 1]) })
      .map(({ day, time, nudge }) => firstInstant(zone, day, time) + nudge)
  const around = [...HARD_DAYS, ...lawDays.filter((day) => day > '2012')]
  const given = events.filter((id) => !['purchased', 'submitted', 'repairDone'].includes(id))
  const lengths: readonly Duration[] = durations.length > 0 ? durations : [{ days: 7 }]
  return fc
    .record({
      purchased: moment(around),
      draws: fc.tuple(...given.map(() => fc.record({ offset: oneOf(OFFSETS), known: oneOf(KNOWN), hard: sometimes(moment(HARD_DAYS), 4) }))),
      claim: fc.record({
        from: fc.nat(50),
        length: oneOf(lengths),
        exact: fc.nat(3).map((n) => n === 3),
        extra: oneOf([0, 0, 1, 2, 3, 8, 10, 30]),
        nudge: oneOf([-1, 0, 1]),
        uniform: sometimes(fc.integer({ min: 0, max: 800 * 24 }), 4),
      }),
      later: oneOf([0, 0, 0, 1, DAY, 30 * DAY]),
    })
    .map(({ purchased, draws, claim, later }) => {
      const known = new Map<string, Ms | null>()
      given.forEach((id, index) => {
        const { offset, known: how, hard } = draws[index] as (typeof draws)[number]
        if (how !== 'unknown') known.set(id, how === 'null' ? null : Math.max(purchased, hard ?? purchased + offset))
      })
      const anchors = [...known.values(), purchased].filter((at) => at !== null)
      const from = anchors[claim.from % anchors.length] as Ms
      const near = boundary(from, claim.length, claim.exact, claim.extra, zone) + claim.nudge
      return { purchased, events: known, submitted: claim.uniform === undefined ? near : purchased + claim.uniform * HOUR, later }
    })
}
