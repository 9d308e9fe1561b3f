import { type CivilDay, parseDay } from '../core/civil-day.js'
import type { EventId } from '../facts/facts.js'
import type { InForce } from './rule.js'

/** Civil days of an event, half-open; infinite where an end is left out or is no day, which is reported elsewhere. */
export interface DaysInForce {
  readonly by: EventId
  readonly from: CivilDay
  readonly until: CivilDay
}

export function daysInForce({ by = 'purchased', from, until }: InForce = {}): DaysInForce {
  const day = (text: string | undefined, otherwise: number): CivilDay => (text === undefined ? otherwise : (parseDay(text) ?? otherwise))
  return { by, from: day(from, Number.NEGATIVE_INFINITY), until: day(until, Number.POSITIVE_INFINITY) }
}

/** Whether one claim may be decided by both. */
export function mayMeet(a: InForce | undefined, b: InForce | undefined): boolean {
  const [one, other] = [daysInForce(a), daysInForce(b)]
  return one.by !== other.by || Math.max(one.from, other.from) < Math.min(one.until, other.until)
}
