import type { Day, Instant } from '../../facts/facts.js'
import { civilDay, instantOf, type ReadZone } from './clock.js'
import type { End } from './ends.js'
import { isEndless } from './frame.js'
import { isExact } from './moment.js'

/** A deadline without what it depends on. */
export type OracleDeadline =
  | { status: 'fixed'; closesAt: Instant; lastDay: Day; timeZone: string; rolledFrom?: Day }
  | { status: 'at_least'; closesAt: Instant; lastDay: Day; timeZone: string }
  | { status: 'unknown' }
  | { status: 'none' }

/** S-6f. */
export function deadlineOf(end: End | undefined, zone: ReadZone): OracleDeadline {
  if (end === undefined || isEndless(end)) return { status: 'none' }
  if (end.happened === false || !Number.isFinite(end.lo)) return { status: 'unknown' }
  const lastDay = civilDay(zone, end.lo - 1)
  const at = { closesAt: instantOf(end.lo), lastDay, timeZone: zone.id }
  if (!isExact(end)) return { status: 'at_least', ...at }
  return { status: 'fixed', ...at, ...(end.rolledFrom !== undefined && { rolledFrom: end.rolledFrom }) }
}
