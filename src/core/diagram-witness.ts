import type { Diagrams, Node } from './diagram.js'

/** What it costs to give a variable a value; infinite: never. */
export type Cost = (variable: number, value: number) => number

/**
 * The cheapest assignment for which a function has a wanted value: from a baseline, the one that differs least. Variables that do not matter stay at their
 * cheapest value. Of equally cheap ones, that with the smaller values.
 *
 * @returns A value for each variable, or undefined when there is none.
 */
export function cheapest(table: Diagrams, node: Node, wanted: (value: number) => boolean, cost: Cost): number[] | undefined {
  const least = table.sizes.map((size, variable) => cheapestValue(size, (value) => cost(variable, value)))
  const memo = new Map<Node, { cost: number; value: number }>()
  // What the cheapest way from here costs more than leaving every variable at its cheapest value.
  const visit = (at: Node): number => {
    const known = memo.get(at)
    if (known) return known.cost
    const terminal = table.valueOf(at)
    let best = { cost: terminal !== undefined && wanted(terminal) ? 0 : Number.POSITIVE_INFINITY, value: 0 }
    if (terminal === undefined) {
      const variable = table.variableOf(at)
      const base = cost(variable, least[variable] as number)
      const children = table.childrenOf(at)
      for (let value = 0; value < children.length; value++) {
        const total = visit(children[value] as Node) + cost(variable, value) - base
        if (total < best.cost) best = { cost: total, value }
      }
    }
    memo.set(at, best)
    return best.cost
  }
  if (visit(node) === Number.POSITIVE_INFINITY) return undefined
  const found = [...least]
  for (let at = node; table.valueOf(at) === undefined; ) {
    const { value } = memo.get(at) as { value: number }
    found[table.variableOf(at)] = value
    at = table.childrenOf(at)[value] as Node
  }
  return found
}

function cheapestValue(size: number, cost: (value: number) => number): number {
  let best = 0
  for (let value = 1; value < size; value++) if (cost(value) < cost(best)) best = value
  return best
}

/** Each value that differs from the baseline costs one. */
export const changesFrom =
  (baseline: readonly number[]): Cost =>
  (variable, value) =>
    value === baseline[variable] ? 0 : 1
