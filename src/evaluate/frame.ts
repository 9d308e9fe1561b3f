import type { Truth } from '../core/truth.js'
import type { EventId } from '../facts/facts.js'
import type { RuleId } from '../policy/rule.js'
import type { Reason } from './decision.js'
import type { Moment } from './moment.js'

/** A window worked out: the tested event must lie in `[opens, closes)`, whatever the two turn out to be (S-6). */
export interface Frame {
  readonly tests: 'submitted' | EventId
  readonly opens: Moment
  readonly closes: Moment
  /** Only some of the windows that may hold test the event: the facts that tell which they are. */
  readonly unless?: readonly string[]
}

/** The windows of a grant, with the adjusts that made them so. */
export interface FramesOf {
  readonly frames: readonly Frame[]
  /** Whether every tested event lies in its frame. */
  readonly inTime: Truth
  readonly by: readonly RuleId[]
  /** The reasons of those that a tested event lies outside of, once they were asked for. */
  outOfTime?: readonly Reason[]
}

/** How many reasons a claim out of time has for it, and by how many days it is late: MAX_SAFE_INTEGER where nobody knows, Infinity where it is not late but early. */
export interface Lateness {
  readonly reasons: number
  readonly days: number
}
