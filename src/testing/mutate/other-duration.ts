import type { Duration } from '../../policy/rule.js'

/** A duration one unit longer or shorter; undefined for a cell or a parameter, whose value stands elsewhere, and where it would be nothing. */
export function otherDuration(duration: unknown, by: number): Duration | undefined {
  if (typeof duration !== 'object' || duration === null) return undefined
  const unit = ['years', 'months', 'weeks', 'days', 'hours', 'workingDays', 'openHours'].find((one) => one in duration)
  if (unit === undefined) return undefined
  const count = (duration as Record<string, unknown>)[unit]
  if (typeof count !== 'number' || count + by < 1) return undefined
  return { ...duration, [unit]: count + by } as Duration
}
