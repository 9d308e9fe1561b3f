import type { Diagrams, Node } from './diagram.js'

/** Takes functions of one table over to another of the same variables, each node once. */
export function copier(from: Diagrams, to: Diagrams): (node: Node) => Node {
  const known = new Map<Node, Node>()
  const copy = (node: Node): Node => {
    const before = known.get(node)
    if (before !== undefined) return before
    const value = from.valueOf(node)
    const made = value === undefined ? to.mk(from.variableOf(node), from.childrenOf(node).map(copy)) : to.terminal(value)
    known.set(node, made)
    return made
  }
  return copy
}
