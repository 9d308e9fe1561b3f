import type { Truth } from '../../core/truth.js'
import type { Answer } from '../../evaluate/decision.js'
import type { Evaluation } from '../../evaluate/evaluation.js'
import type { FactValue } from '../../facts/checked-facts.js'
import type { EventId, FactPath } from '../../facts/facts.js'
import type { Comparison, Use } from './claim-needs.js'

/** Picks one of the whole numbers `lo` to `hi`. */
export type Pick = (lo: number, hi: number) => number

/** What a claim is completed with. */
export interface Draft {
  readonly values: Map<FactPath, FactValue>
  /** Out of which ranges whole numbers were picked. */
  readonly ranges: Map<FactPath, { min: number; max: number }>
  readonly events: Map<EventId, number | null>
  /** What the history has to come to: bounds of derived facts. */
  readonly counts: Map<FactPath, { min: number; max: number }>
  /** The spans out of which events were picked. */
  readonly spans: Map<EventId, { lo: number; hi: number }>
  /** Comparisons that only the history or two unknown events decide, with how they are to come out. */
  comparisons: readonly (Comparison & { readonly holds: boolean })[]
  /** What else is to come out in one way, by name. */
  readonly opens: Map<string, boolean>
  /** What the completed claim is checked for. */
  readonly checks: { readonly truth: (evaluation: Evaluation) => Truth; readonly holds: boolean }[]
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
  /** It says whether a set has one member. */
  readonly member?: true
  /** The value that it has in a claim of which more is known; undefined: still open. */
  valueIn?(evaluation: Evaluation): number | undefined
  /** Puts one of its values into a claim. */
  put(draft: Draft, value: number, pick: Pick): void
}

/** What something comes to by the values of a few variables, those of the last one fastest. Unknown: `unsure` decides it there. */
export interface Table {
  readonly by: readonly Variable[]
  readonly truths: readonly Truth[]
  readonly unsure?: Variable | Table | undefined
}
