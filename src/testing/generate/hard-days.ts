import type { Calendar } from '../../policy/pack.js'
import { addDays, daysBetween } from '../oracle/clock.js'
import { HARD_DAYS } from './almanacs.js'
import { lastDayOf } from './instants.js'
import type { PackWords } from './pack-words.js'

/** Rules older than this are not what a claim is about. */
const OLDEST = '2012-01-01'

/** Days on which counting goes wrong when it does: month ends, 29 February, around each holiday block and make-up day, around each change of the law. */
export function hardDays({ lawDays, durations }: PackWords, calendars: readonly Calendar[]): string[] {
  const rests = calendars.flatMap(({ daysOff, workingDays }) => [...edgesOf(daysOf(daysOff)), ...workingDays])
  const changes = lawDays.flatMap((day) => [day, addDays(day, -1), addDays(day, 1)])
  const hard = [...new Set([...HARD_DAYS, ...rests, ...changes])].filter((day) => day > OLDEST)
  const lengths = durations.filter((duration) => !('openHours' in duration) && !('hours' in duration))
  // A window that begins so many days before a hard day ends on it.
  const before = rests.flatMap((day, index) => {
    const length = lengths[index % Math.max(1, lengths.length)]
    return length ? [addDays(day, -daysBetween(lastDayOf(day, length), day))] : []
  })
  return [...new Set([...hard, ...before.filter((day) => day > OLDEST)])]
}

const daysOf = (daysOff: Calendar['daysOff']): string[] => daysOff.map(({ day }) => day)

/** The first and the last day of each block, and the days before and after it. */
function edgesOf(days: readonly string[]): string[] {
  const all = new Set(days)
  const first = days.filter((day) => !all.has(addDays(day, -1)))
  const last = days.filter((day) => !all.has(addDays(day, 1)))
  return [...first.flatMap((day) => [addDays(day, -1), day]), ...last.flatMap((day) => [day, addDays(day, 1)])]
}
