import { type Diagrams, NEVER, type Node } from '../core/diagram.js'
import { AND, BUT_NOT, OR } from '../core/diagram-logic.js'
import type { RuleId } from '../policy/rule.js'

/** Where a grant is a route, and where a firm one. */
export interface Side {
  readonly route: Node
  readonly firm: Node
}

/** One grant of both policies; a side on which it is not there is never a route. */
export interface BothSides {
  readonly id: RuleId
  readonly before: Side
  readonly after: Side
}

const OTHER = { before: 'after', after: 'before' } as const

/**
 * Claims to which some grant gives a route, or a firm one, in one version and none does in the other. What a grant gives in both is taken off first: that leaves
 * little, from which it costs little to take what the others give.
 *
 * @param had - The version in which there is one.
 * @param only - Claims to look at; left out, all.
 */
export function lostClaims(table: Diagrams, sides: readonly BothSides[], kind: keyof Side, had: keyof typeof OTHER, only?: Node): Node {
  const has = OTHER[had]
  const changed = sides.filter((one) => one.before[kind] !== one.after[kind])
  // Where the one comes to less, one that changed with it often comes to more.
  const others = [...changed, ...sides.filter((one) => one.before[kind] === one.after[kind])]
  const own = changed.reduce((all, one) => table.apply(OR, all, table.apply(BUT_NOT, one[had][kind], one[has][kind])), NEVER)
  let lost = only === undefined ? own : table.apply(AND, own, only)
  for (const other of others) {
    if (lost === NEVER) return NEVER
    lost = table.apply(BUT_NOT, lost, other[has][kind])
  }
  return lost
}
