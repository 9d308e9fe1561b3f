import type { Bar } from './answer'

const DAY = 86_400_000
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY

export interface DrawnBar extends Bar {
  /** In parts of the width, 0 to 1; `end` is the end of the last day. */
  start: number
  end: number
  /** Where it would have ended, had it not been moved. */
  unmoved?: number
}

export interface Tick {
  at: number
  day: string
}

export interface Timeline {
  bars: DrawnBar[]
  ticks: Tick[]
  claim: number
}

/** How far from the first day ticks may stand, in days. */
const STEPS = [0, 7, 15, 30, 90, 180, 365, 730, 1825, 3650]

/** Days up to which the axis is about even; beyond them it is about logarithmic, so that a week and two years can be read on one picture. */
const EVEN = 7

/** Places bars on one axis from the first day to the last. */
export function layOut(bars: readonly Bar[], claimDay: string): Timeline {
  const claim = dayNumber(claimDay)
  const first = Math.min(claim, ...bars.map(({ from }) => dayNumber(from)))
  const last = Math.max(claim + 1, ...bars.map(({ until }) => (until ? dayNumber(until) + 1 : claim + 1)))
  const at = (day: number): number => Math.log1p(Math.max(0, day - first) / EVEN) / Math.log1p((last - first) / EVEN)
  return {
    bars: bars.map((bar) => ({
      ...bar,
      start: at(dayNumber(bar.from)),
      end: bar.until ? at(dayNumber(bar.until) + 1) : 1,
      ...(bar.rolledFrom && { unmoved: at(dayNumber(bar.rolledFrom) + 1) }),
    })),
    ticks: STEPS.filter((step) => first + step < last).map((step) => ({
      at: at(first + step),
      day: new Date((first + step) * DAY).toISOString().slice(0, 10),
    })),
    claim: at(claim + 0.5),
  }
}
