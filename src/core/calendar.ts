import { type CivilDay, partsOf, weekdayOf } from './civil-day.js'
import { FALSE, TRUE, type Truth, UNKNOWN } from './truth.js'

/** A calendar of rest days ready for use; it covers `[from, until)` and says nothing beyond (S-7). */
export interface WorkCalendar {
  readonly id: string
  readonly from: CivilDay
  readonly until: CivilDay
  /** ISO weekdays. */
  readonly weekend: ReadonlySet<number>
  readonly daysOff: ReadonlySet<CivilDay>
  /** Worked although they fall on a weekend. */
  readonly workingDays: ReadonlySet<CivilDay>
  /** The longest run of rest days there can be. */
  readonly longestRest: number
}

export type RollKind = 'next_working_day' | 'after_holiday' | 'none'

/** A day known to lie in `[lo, hi]`; `years` are those without data on which it depends. */
export interface DayRange {
  readonly lo: CivilDay
  readonly hi: CivilDay
  readonly years: readonly number[]
}

const covers = (calendar: WorkCalendar, day: CivilDay): boolean => day >= calendar.from && day < calendar.until

const isDayOff = (calendar: WorkCalendar, day: CivilDay): boolean => calendar.daysOff.has(day)

/** A day off, or a weekend day that is not a make-up working day. Only for days that the calendar covers. */
export const isRestDay = (calendar: WorkCalendar, day: CivilDay): boolean =>
  isDayOff(calendar, day) || (calendar.weekend.has(weekdayOf(day)) && !calendar.workingDays.has(day))

/** Whether a day is a rest day; unknown where there is no data. */
export const restsOn = (calendar: WorkCalendar, day: CivilDay): Truth =>
  !covers(calendar, day) ? (calendar.longestRest > 0 ? UNKNOWN : FALSE) : isRestDay(calendar, day) ? TRUE : FALSE

const yearOf = (day: CivilDay): number => partsOf(day).year

/**
 * Moves a last day off a rest day to the next working day (S-7; Civil Code art. 203).
 *
 * `next_working_day` moves it off any rest day, `after_holiday` only off a day off. Where data is missing, the range holds every answer.
 */
export function rollForward(calendar: WorkCalendar, day: CivilDay, kind: RollKind): DayRange {
  if (kind === 'none') return { lo: day, hi: day, years: [] }
  if (covers(calendar, day) && !(kind === 'after_holiday' ? isDayOff(calendar, day) : isRestDay(calendar, day))) return { lo: day, hi: day, years: [] }
  let next = day
  while (covers(calendar, next)) {
    if (next > day && !isRestDay(calendar, next)) return { lo: next, hi: next, years: [] }
    next++
  }
  const hi = day + calendar.longestRest
  return { lo: Math.min(next, hi), hi, years: yearsBetween(next, hi) }
}

/** The nth working day at or after `first`; every year without data on the way is named. */
export function nthWorkingDay(calendar: WorkCalendar, first: CivilDay, n: number): DayRange {
  const walk = (rests: number): WorkWalk => {
    const days = new WorkWalk(calendar, first, rests)
    for (let left = n; left > 1; left--) days.next()
    return days
  }
  const [soonest, latest] = [walk(0), walk(calendar.longestRest)]
  return { lo: soonest.next(), hi: latest.next(), years: [...latest.years] }
}

/** Goes from one working day to the next; a run of rest days goes on over days without data until it is `longest` days long. */
export class WorkWalk {
  /** Years without data that were passed. */
  readonly years = new Set<number>()
  private run = 0

  constructor(
    private readonly calendar: WorkCalendar,
    private day: CivilDay,
    private readonly longest: number,
  ) {}

  next(): CivilDay {
    for (; ; this.day++) {
      const covered = covers(this.calendar, this.day)
      if (!covered) this.years.add(yearOf(this.day))
      if (covered ? !isRestDay(this.calendar, this.day) : this.run >= this.longest) break
      this.run++
    }
    this.run = 0
    return this.day++
  }
}

function yearsBetween(from: CivilDay, to: CivilDay): number[] {
  const years: number[] = []
  for (let year = yearOf(from); year <= yearOf(to); year++) years.push(year)
  return years
}
