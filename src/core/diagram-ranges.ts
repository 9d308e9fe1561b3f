import type { Diagrams, Node } from './diagram.js'
import { nodesIn } from './diagram-count.js'

/**
 * For each variable the values that it has somewhere where a condition holds: what all such assignments have in common. The condition must hold somewhere.
 * In one pass: a node leaves open the values below which it can still hold, and an edge all values of the variables that it goes past.
 */
export function rangesIn(table: Diagrams, node: Node): ReadonlySet<number>[] {
  const { sizes } = table
  const holds = new Set<Node>()
  const nodes = nodesIn(table, node)
  // In reduced diagrams everything holds somewhere but the one function that never does.
  for (const at of nodes) if (at !== 0) holds.add(at)
  const found = sizes.map(() => new Set<number>())
  const past = new Array<boolean>(sizes.length).fill(false)
  const pass = (from: number, to: number): boolean[] => past.fill(true, from, Math.min(to, sizes.length))
  pass(0, table.variableOf(node))
  for (const at of holds) {
    if (table.valueOf(at) !== undefined) continue
    const variable = table.variableOf(at)
    for (const [value, child] of table.childrenOf(at).entries()) {
      if (!holds.has(child)) continue
      found[variable]?.add(value)
      pass(variable + 1, table.variableOf(child))
    }
  }
  return found.map((values, variable) => (past[variable] ? new Set(Array.from({ length: sizes[variable] as number }, (_, value) => value)) : values))
}
