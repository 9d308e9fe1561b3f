import type { Day } from '../../facts/facts.js'
import type { Calendar } from '../../policy/pack.js'
import { addDays, weekdayOf } from './clock.js'

/** How the days without data are read: all of them worked, or the longest rests there can be (S-7). */
export type Rests = 'none' | 'longest'

const covers = (calendar: Calendar, day: Day): boolean => calendar.from <= day && day < calendar.until
const isDayOff = (calendar: Calendar, day: Day): boolean => calendar.daysOff.some((off) => off.day === day)

/** A day off, or a weekend day that is not a make-up working day. */
const isRestDay = (calendar: Calendar, day: Day): boolean =>
  isDayOff(calendar, day) || (calendar.weekend.includes(weekdayOf(day)) && !calendar.workingDays.includes(day))

/** Whether a day is a rest day, after a run of so many. */
export const isRest = (calendar: Calendar, day: Day, rests: Rests, run = 0): boolean =>
  covers(calendar, day) ? isRestDay(calendar, day) : rests === 'longest' && run < calendar.longestRest

/** The working days from a day on, one after the other; `rested` days of the present run of rest days lie before it. */
export function* workingDays(calendar: Calendar, from: Day, rests: Rests, rested = 0): Generator<Day, never> {
  let run = rested
  for (let day = from; ; day = addDays(day, 1)) {
    const rest = isRest(calendar, day, rests, run)
    run = rest ? run + 1 : 0
    if (!rest) yield day
  }
}

/** The last day, moved as `roll` says. Without data it lies between itself and `longestRest` days later. */
export function rollDay(calendar: Calendar, day: Day, roll: 'next_working_day' | 'after_holiday', rests: Rests): Day {
  if (!covers(calendar, day)) return rests === 'none' ? day : addDays(day, calendar.longestRest)
  const moves = roll === 'after_holiday' ? isDayOff(calendar, day) : isRestDay(calendar, day)
  return moves ? workingDays(calendar, addDays(day, 1), rests, 1).next().value : day
}
