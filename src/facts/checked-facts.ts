import type { EventId, FactPath, Label, Service } from './facts.js'

export type FactValue = boolean | number | string | ReadonlySet<string>

/** A past case with its instants as UTC milliseconds. */
export interface CheckedCase {
  readonly service: Service
  readonly openedAt: number
  readonly closedAt: number | undefined
  readonly quantity: number | undefined
  readonly outcome: 'open' | 'done' | 'not_fixed' | 'refused' | 'cancelled'
  readonly part: string
  readonly label: Label | undefined
}

/** Facts that have passed the door: instants as UTC milliseconds, sets as sets, fallbacks of S-9 applied. */
export interface CheckedFacts {
  /** As it was given. */
  readonly asOfText: string
  readonly asOf: number
  /** claim.submittedAt, or asOf. */
  readonly submitted: number
  /** Every given fact that rules may read, by path. An absent key is unknown. */
  readonly values: ReadonlyMap<FactPath, FactValue>
  /** Known events, built-in ones and fallbacks included; null: known not to have happened. An absent key is unknown. */
  readonly events: ReadonlyMap<EventId, number | null>
  /** In the order of openedAt; undefined: unknown. */
  readonly history: readonly CheckedCase[] | undefined
}
