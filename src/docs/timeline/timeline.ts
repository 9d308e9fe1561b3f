import type { Day } from '../../facts/facts.js'
import type { Layer } from '../../policy/rule.js'

/** Time limits as bars from the start of the clock, as plain data: days and words, no pixels. */
export interface Timeline {
  title: string
  /** The same in sentences, for those who do not see the picture. */
  alternative: string
  bars: TimelineBar[]
  /** Under the scale: how days are counted in it. */
  daysLabel: string
  /** Days to be marked by a line: the delivery, the claim. */
  marks: { day: Day; text: string }[]
}

export interface TimelineBar {
  /** The service, and on whose word. */
  label: string
  layer: Layer
  from: Day
  /** The last day before it was moved off a rest day, where it was. */
  movedFrom?: Day
  /** The last day; absent: no time limit, or not known yet. */
  lastDay?: Day
  /** What stands beside the bar: "until 8 October 2026". */
  text: string
}
