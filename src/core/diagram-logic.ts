import { ALWAYS_SO, type Diagrams, NEVER, type Node, type Operation } from './diagram.js'

/** Both conditions hold. */
export const AND: Operation = Object.freeze({
  combine: (a: number, b: number) => a & b,
  shortcut: (a: Node, b: Node) => (a === NEVER || b === NEVER ? NEVER : a === ALWAYS_SO || a === b ? b : b === ALWAYS_SO ? a : undefined),
  commutes: true,
})

/** One of two conditions holds, or both. */
export const OR: Operation = Object.freeze({
  combine: (a: number, b: number) => a | b,
  shortcut: (a: Node, b: Node) => (a === ALWAYS_SO || b === ALWAYS_SO ? ALWAYS_SO : a === NEVER || a === b ? b : b === NEVER ? a : undefined),
  commutes: true,
})

/** The first holds and the second does not. */
export const BUT_NOT: Operation = Object.freeze({
  combine: (a: number, b: number) => a & (1 - b),
  shortcut: (a: Node, b: Node) => (a === NEVER || b === ALWAYS_SO || a === b ? NEVER : b === NEVER ? a : undefined),
  commutes: false,
})

/** The larger of two numbers. */
export const MOST: Operation = Object.freeze({
  combine: (a: number, b: number) => Math.max(a, b),
  shortcut: (a: Node, b: Node) => (a === b || b === NEVER ? a : a === NEVER ? b : undefined),
  commutes: true,
})

/** Two numbers added. */
export const PLUS: Operation = Object.freeze({
  combine: (a: number, b: number) => a + b,
  shortcut: (a: Node, b: Node) => (a === NEVER ? b : b === NEVER ? a : undefined),
  commutes: true,
})

/** Bits of either; numbers below 2^31. */
export const BITS: Operation = Object.freeze({
  combine: (a: number, b: number) => a | b,
  shortcut: (a: Node, b: Node) => (a === b || b === NEVER ? a : a === NEVER ? b : undefined),
  commutes: true,
})

export const not = (table: Diagrams, condition: Node): Node => table.apply(BUT_NOT, ALWAYS_SO, condition)

/** A function with its values changed. */
export function mapValues(table: Diagrams, node: Node, change: (value: number) => number): Node {
  const memo = new Map<Node, Node>()
  const visit = (at: Node): Node => {
    const known = memo.get(at)
    if (known !== undefined) return known
    const value = table.valueOf(at)
    const made = value === undefined ? table.mk(table.variableOf(at), table.childrenOf(at).map(visit)) : table.terminal(change(value))
    memo.set(at, made)
    return made
  }
  return visit(node)
}

/** A function without some variables: what it is for each of their values, put together by a commuting operation (`OR`: for some value; `AND`: for all). */
export function without(table: Diagrams, node: Node, variables: ReadonlySet<number>, operation: Operation): Node {
  const last = Math.max(...variables)
  const memo = new Map<Node, Node>()
  const visit = (at: Node): Node => {
    const variable = table.variableOf(at)
    if (variable > last) return at
    const known = memo.get(at)
    if (known !== undefined) return known
    const children = table.childrenOf(at).map(visit)
    const made = variables.has(variable) ? children.reduce((a, b) => table.apply(operation, a, b)) : table.mk(variable, children)
    memo.set(at, made)
    return made
  }
  return variables.size === 0 ? node : visit(node)
}

/** What is left of a function once some variables have values. */
export function given(table: Diagrams, node: Node, values: ReadonlyMap<number, number>): Node {
  const last = Math.max(...values.keys())
  const memo = new Map<Node, Node>()
  const visit = (at: Node): Node => {
    const variable = table.variableOf(at)
    if (variable > last) return at
    const known = memo.get(at)
    if (known !== undefined) return known
    const value = values.get(variable)
    const children = table.childrenOf(at)
    const made = value === undefined ? table.mk(variable, children.map(visit)) : visit(children[value] as Node)
    memo.set(at, made)
    return made
  }
  return values.size === 0 ? node : visit(node)
}
