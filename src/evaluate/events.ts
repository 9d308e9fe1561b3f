import { ANY_TIME, at, type Interval } from '../core/interval.js'
import type { EventId } from '../facts/facts.js'
import type { Evaluation } from './evaluation.js'

/** Events that are worked out from history when they are not given (S-1b). */
const FROM_HISTORY: ReadonlySet<EventId> = new Set(['exchanged', 'repairReceived', 'repairDone'])
const DERIVED_EVENT: EventId = 'repairDone'

/** When an event happened, if it did: an interval cut by the declared orders (S-1b), or null when it is known not to have happened (S-6). */
export function eventTime({ facts }: Evaluation, event: EventId): Interval | null {
  const known = facts.events.get(event)
  if (known !== undefined) return known === null ? null : at(known)
  if (event === 'defectFound') return { lo: Number.NEGATIVE_INFINITY, hi: facts.submitted }
  if (event !== 'delivered') return ANY_TIME
  const purchased = facts.events.get('purchased')
  return typeof purchased === 'number' ? { lo: purchased, hi: Number.POSITIVE_INFINITY } : ANY_TIME
}

/** What to ask for when the time of an event is unknown: one that is always derived can only be settled by the history. */
export const eventSources = ({ facts }: Evaluation, event: EventId): string[] =>
  facts.events.has(event) ? [] : [event === DERIVED_EVENT || (FROM_HISTORY.has(event) && facts.history === undefined) ? 'history' : `events.${event}`]

/** When the tested event happened: a tested event that is unknown lies at or before `submitted`; null: not happened. */
export function testedTime(evaluation: Evaluation, tests: 'submitted' | EventId): Interval | null {
  const time = eventTime(evaluation, tests)
  return time && { lo: time.lo, hi: Math.min(time.hi, Math.max(time.lo, evaluation.facts.submitted)) }
}
