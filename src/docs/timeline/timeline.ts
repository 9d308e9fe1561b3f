import type { Day } from '../../facts/facts.js'
import type { Layer } from '../../policy/rule.js'

/** Time limits as bars from the start of the clock, as plain data: days and words, no pixels. */
export interface Timeline {
  kind: 'timeline'
  title: string
  /** The same in sentences, for those who do not see the picture. */
  alternative: string
  bars: TimelineBar[]
  /** Days to be marked: the delivery, the claim. */
  marks: { day: Day; text: string }[]
}

export interface TimelineBar {
  /** The service, and on whose word. */
  label: string
  layer: Layer
  from: Day
  /** The last day before it was moved off a rest day, where it was. */
  movedFrom?: Day
  /** The last day; absent: no time limit. */
  lastDay?: Day
  /** It may end later. */
  atLeast?: true
  /** What stands beside the bar. */
  text: string
}
