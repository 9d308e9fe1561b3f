import type { Truth } from '../../core/truth.js'
import type { FactValue } from '../../facts/checked-facts.js'
import type { EventId, FactPath, Instant } from '../../facts/facts.js'
import type { Use } from './claim-needs.js'

/**
 * One answer to a question: a value; whether; bounds of a whole number, both counted; a span of instants, `until` not counted; or null: it has not
 * happened, there is none, or none of the values that matter.
 */
export type Answer = string | boolean | { min?: number; max?: number } | { from?: Instant; until?: Instant } | null

/** Picks one of the whole numbers `lo` to `hi`. */
export type Pick = (lo: number, hi: number) => number

/** What a claim is completed with. */
export interface Draft {
  readonly values: Map<FactPath, FactValue>
  readonly events: Map<EventId, number | null>
  /** What the history has to come to: bounds of derived facts. */
  readonly counts: Map<FactPath, { min: number; max: number }>
  /** Comparisons that only the history, a calendar or two unknown events decide, with how they are to come out. */
  readonly opens: Map<string, boolean>
}

/** Something unknown with finitely many values that rules tell apart. */
export interface Variable {
  readonly name: string
  /** What settles it: facts, events, the history, a year of a calendar. */
  readonly asks: readonly string[]
  readonly use: Use
  readonly size: number
  /** Answers to the question of `asks`, each with the value that it gives. */
  readonly answers: readonly { readonly answer: Answer; readonly value: number }[]
  /** Puts one of its values into a claim. */
  put(draft: Draft, value: number, pick: Pick): void
}

/** What something comes to by the values of a few variables, those of the last one fastest. Unknown: `unsure` decides it there. */
export interface Table {
  readonly by: readonly Variable[]
  readonly truths: readonly Truth[]
  readonly unsure?: Variable | undefined
}
