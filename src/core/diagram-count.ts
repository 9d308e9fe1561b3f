import type { Diagrams, Node } from './diagram.js'

/** The values that a function takes. */
export function valuesIn(table: Diagrams, node: Node): Set<number> {
  const found = new Set<number>()
  for (const at of nodesIn(table, node)) {
    const value = table.valueOf(at)
    if (value !== undefined) found.add(value)
  }
  return found
}

/** The variables that a function depends on: for each there are two assignments that differ in it alone and have different values. */
export function variablesIn(table: Diagrams, node: Node): Set<number> {
  const found = new Set<number>()
  for (const at of nodesIn(table, node)) if (table.valueOf(at) === undefined) found.add(table.variableOf(at))
  return found
}

/** Every function that is met on the way down, the function itself first. */
export function nodesIn(table: Diagrams, node: Node): Set<Node> {
  const found = new Set<Node>([node])
  // A set goes on to what is added while it is walked.
  for (const at of found) if (table.valueOf(at) === undefined) for (const child of table.childrenOf(at)) found.add(child)
  return found
}

/** The value of a function for one assignment: a value for each variable. */
export function valueAt(table: Diagrams, node: Node, assignment: readonly number[]): number {
  let at = node
  for (;;) {
    const value = table.valueOf(at)
    if (value !== undefined) return value
    at = table.childrenOf(at)[assignment[table.variableOf(at)] as number] as Node
  }
}

/**
 * For how many assignments a function has a wanted value, exactly.
 *
 * @param over - The variables that count, default all; the function must read no others.
 */
export function count(table: Diagrams, node: Node, wanted: (value: number) => boolean, over?: ReadonlySet<number>): bigint {
  const { sizes } = table
  // product[i]: assignments of the variables from i on.
  const product: bigint[] = new Array(sizes.length + 1).fill(1n)
  for (let index = sizes.length - 1; index >= 0; index--) {
    const size = over === undefined || over.has(index) ? BigInt(sizes[index] as number) : 1n
    product[index] = (product[index + 1] as bigint) * size
  }
  const from = (at: Node): number => Math.min(table.variableOf(at), sizes.length)
  // Assignments of the variables that an edge goes past; most go past none.
  const past = new Map<number, bigint>()
  const between = (first: number, last: number): bigint => {
    const key = first * (sizes.length + 1) + last
    const known = past.get(key)
    if (known !== undefined) return known
    const made = (product[first] as bigint) / (product[last] as bigint)
    past.set(key, made)
    return made
  }
  const memo = new Map<Node, bigint>()
  const visit = (at: Node): bigint => {
    const known = memo.get(at)
    if (known !== undefined) return known
    const value = table.valueOf(at)
    const sum = value === undefined ? visitBelow(table.childrenOf(at), from(at) + 1) : BigInt(wanted(value))
    memo.set(at, sum)
    return sum
  }
  const visitBelow = (children: readonly Node[], next: number): bigint => {
    let sum = 0n
    // Values next to each other mostly go on alike.
    for (let first = 0, last = 0; first < children.length; first = last) {
      const child = children[first] as Node
      while (children[last] === child) last++
      const inside = visit(child)
      if (inside !== 0n) sum += inside * between(next, from(child)) * BigInt(last - first)
    }
    return sum
  }
  return visit(node) * between(0, from(node))
}
