import type { Denial, Reason } from './decision.js'

/** A grant that does not stand. */
export interface DenialOutcome {
  readonly kind: 'denial'
  /** Counts the denials that were made, so that lists of them can be told apart. */
  readonly number: number
  readonly denial: Denial
  readonly missing: readonly string[]
}

/** Denials by the reasons that each claim adds to those that claims alike share: equal reasons are one object. */
export interface DenialTree {
  outcome: DenialOutcome | undefined
  readonly next: Map<Reason, DenialTree>
}

export const denialTree = (): DenialTree => ({ outcome: undefined, next: new Map() })

const MOST_BRANCHES = 64

/** The next place by one more reason. */
export function branch({ next }: DenialTree, reason: Reason): DenialTree {
  const known = next.get(reason)
  if (known) return known
  if (next.size >= MOST_BRANCHES) next.clear()
  const tree = denialTree()
  next.set(reason, tree)
  return tree
}
