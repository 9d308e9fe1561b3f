// Civil days as whole numbers since 1970-01-01, as a person would write them by hand for one fast policy.

/** `| 0` cuts a small positive quotient off faster than Math.floor. */
function dayOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = (y / 400) | 0
  const yearOfEra = y - era * 400
  const dayOfYear = (((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) | 0) + day - 1
  return era * 146097 + yearOfEra * 365 + ((yearOfEra / 4) | 0) - ((yearOfEra / 100) | 0) + dayOfYear - 719468
}

export const parseDay = (text: string): number => dayOf(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10)))

export const formatDay = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)

/** First days of the months from 1970-01 to 2130-12 and one more: month sums without a division. */
const MONTHS = Int32Array.from({ length: 161 * 12 + 1 }, (_, month) => dayOf(1970 + Math.floor(month / 12), (month % 12) + 1, 1))

/** Adds months; a day that the month does not have becomes its last. */
export function addMonths(day: number, months: number): number {
  let month = (day / 30.436875) | 0
  if ((MONTHS[month + 1] as number) <= day) month++
  else if ((MONTHS[month] as number) > day) month--
  const sum = (MONTHS[month + months] as number) + day - (MONTHS[month] as number)
  const last = (MONTHS[month + months + 1] as number) - 1
  return sum < last ? sum : last
}

const digit = (text: string, at: number): number => text.charCodeAt(at) - 48
const two = (text: string, at: number): number => digit(text, at) * 10 + digit(text, at + 1)

/** The civil day in Shanghai of "2026-05-01T10:00:00+08:00", read digit by digit: far faster than Date.parse. */
export function shanghaiDay(instant: string): number {
  const minutes = two(instant, 11) * 60 + two(instant, 14)
  const offset = (instant.charCodeAt(19) === 45 ? -1 : 1) * (two(instant, 20) * 60 + two(instant, 23))
  const days = dayOf(two(instant, 0) * 100 + two(instant, 2), two(instant, 5), two(instant, 8))
  return ((days * 1440 + minutes - offset + 480) / 1440) | 0
}
