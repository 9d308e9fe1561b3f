import { mixed, PairTable } from './pair-table.js'

/** A function of the variables, by its number: two nodes of one table are equal if and only if the functions are. */
export type Node = number

/** Ran out of nodes: nothing is known, and what asked says so instead of guessing. */
export class BudgetError extends Error {
  override readonly name = 'BudgetError'
  constructor(readonly budget: number) {
    super(`the diagrams need more than ${budget} nodes`)
  }
}

/** What some work comes to, or what is made of its running out of nodes. */
export function withinBudget<T>(work: () => T, otherwise: (error: BudgetError) => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof BudgetError) return otherwise(error)
    throw error
  }
}

/** How two values are put together. The table keeps its results, so an operation is made once and shared. */
export interface Operation {
  combine(a: number, b: number): number
  /** What is known without looking below; undefined: look. */
  shortcut?(a: Node, b: Node): Node | undefined
  /** Whether the order of the operands does not matter. */
  readonly commutes: boolean
}

/** The function that is 0 everywhere, and the one that is 1 everywhere: false and true where a function is a condition. */
export const NEVER: Node = 0
export const ALWAYS_SO: Node = 1

/** Stands behind every variable. */
const BELOW_ALL = 1 << 30
const DEFAULT_BUDGET = 1_000_000

/**
 * Multi-terminal decision diagrams over finite variables, hash-consed: a table of functions from assignments to whole numbers. Variables are numbered in
 * the order in which they are decided; put those first that most functions read, or the diagrams grow without need.
 *
 * @throws BudgetError from every method that makes nodes, once there are more than `budget`.
 * @example
 * const table = new Diagrams([2, 3])
 * const red = table.of(1, (value) => value === 0)
 * table.apply(AND, table.of(0, (value) => value === 1), red) // => a node; `count` says that it holds for 1 of 6 assignments
 */
export class Diagrams {
  private readonly variables: number[] = []
  private readonly below: (readonly Node[])[] = []
  private readonly values: number[] = []
  private readonly terminals = new Map<number, Node>()
  private readonly applied = new Map<Operation, PairTable>()
  private readonly restricted = new Map<number, Map<Node, Node>>()
  /** Nodes by their variable and children, open addressed; 0, which is a terminal, stands for none. */
  private slots = new Int32Array(1024)

  /** @param sizes - How many values each variable has, in order. */
  constructor(
    readonly sizes: readonly number[],
    private readonly budget = DEFAULT_BUDGET,
  ) {
    this.terminal(0)
    this.terminal(1)
  }

  /** How many different functions there are so far. */
  get size(): number {
    return this.variables.length
  }

  /** The function that has one value everywhere. */
  terminal(value: number): Node {
    const known = this.terminals.get(value)
    if (known !== undefined) return known
    const node = this.add(BELOW_ALL, [], value)
    this.terminals.set(value, node)
    return node
  }

  /** The value of a function that has the same everywhere; undefined for any other. */
  valueOf(node: Node): number | undefined {
    return this.variables[node] === BELOW_ALL ? (this.values[node] as number) : undefined
  }

  /** The first variable that a function reads; a number above all variables when it reads none. */
  variableOf(node: Node): number {
    return this.variables[node] as number
  }

  /** What is left of a function for each value of its first variable. */
  childrenOf(node: Node): readonly Node[] {
    return this.below[node] as readonly Node[]
  }

  /** The function that goes on as one of `children`, by the value of a variable that comes before all of theirs. */
  mk(variable: number, children: readonly Node[]): Node {
    const [first] = children as [Node]
    if (children.every((child) => child === first)) return first
    const slot = this.slotOf(variable, children)
    const known = this.slots[slot] as number
    if (known !== 0) return known
    const node = this.add(variable, children, 0)
    this.slots[slot] = node
    if (node * 2 > this.slots.length) this.growSlots()
    return node
  }

  /** Where a node is, or where it would go. */
  private slotOf(variable: number, children: readonly Node[]): number {
    const { slots } = this
    const mask = slots.length - 1
    let hash = variable
    for (let index = 0; index < children.length; index++) hash = mixed(Math.imul(hash, 0x9e3779b1) ^ (children[index] as Node))
    let slot = hash & mask
    for (let node = slots[slot] as number; node !== 0; node = slots[slot] as number) {
      if (this.variables[node] === variable && isSame(this.below[node] as readonly Node[], children)) return slot
      slot = (slot + 1) & mask
    }
    return slot
  }

  private growSlots(): void {
    this.slots = new Int32Array(this.slots.length * 4)
    for (let node = 0; node < this.size; node++) {
      const children = this.below[node] as readonly Node[]
      if (children.length > 0) this.slots[this.slotOf(this.variables[node] as number, children)] = node
    }
  }

  /** A function of one variable: numbers, or whether it holds. */
  of(variable: number, value: (value: number) => number | boolean): Node {
    return this.mk(
      variable,
      Array.from({ length: this.sizes[variable] as number }, (_, index) => this.terminal(Number(value(index)))),
    )
  }

  /** Puts two functions together, value by value. */
  apply(operation: Operation, a: Node, b: Node): Node {
    const known = operation.shortcut?.(a, b)
    if (known !== undefined) return known
    let memo = this.applied.get(operation)
    if (!memo) {
      memo = new PairTable()
      this.applied.set(operation, memo)
    }
    return this.applyBelow(operation, memo, a, b)
  }

  private applyBelow(operation: Operation, memo: PairTable, a: Node, b: Node): Node {
    const short = operation.shortcut?.(a, b)
    if (short !== undefined) return short
    const swaps = operation.commutes && b < a
    const one = swaps ? b : a
    const other = swaps ? a : b
    const known = memo.get(one, other)
    if (known !== -1) return known
    const first = this.variables[one] as number
    const second = this.variables[other] as number
    const variable = Math.min(first, second)
    const node =
      variable === BELOW_ALL
        ? this.terminal(operation.combine(this.values[one] as number, this.values[other] as number))
        : this.mk(variable, this.applyToChildren(operation, memo, variable, one, other))
    memo.set(one, other, node)
    return node
  }

  private applyToChildren(operation: Operation, memo: PairTable, variable: number, one: Node, other: Node): Node[] {
    const ones = this.variables[one] === variable ? this.below[one] : undefined
    const others = this.variables[other] === variable ? this.below[other] : undefined
    const size = this.sizes[variable] as number
    // Of the very length: an array that grows takes room for more.
    const children = new Array<Node>(size)
    for (let value = 0; value < size; value++)
      children[value] = this.applyBelow(operation, memo, ones ? (ones[value] as Node) : one, others ? (others[value] as Node) : other)
    return children
  }

  /** The function that is left once a variable has a value. */
  restrict(node: Node, variable: number, value: number): Node {
    const at = this.variables[node] as number
    if (at > variable) return node
    if (at === variable) return (this.below[node] as Node[])[value] as Node
    const key = variable * BELOW_ALL + value
    const memo = this.restricted.get(key) ?? new Map<Node, Node>()
    this.restricted.set(key, memo)
    const known = memo.get(node)
    if (known !== undefined) return known
    const left = this.mk(
      at,
      (this.below[node] as Node[]).map((child) => this.restrict(child, variable, value)),
    )
    memo.set(node, left)
    return left
  }

  private add(variable: number, children: readonly Node[], value: number): Node {
    if (this.variables.length >= this.budget) throw new BudgetError(this.budget)
    this.variables.push(variable)
    this.below.push(children)
    this.values.push(value)
    return this.variables.length - 1
  }
}

function isSame(some: readonly Node[], others: readonly Node[]): boolean {
  for (let index = 0; index < some.length; index++) if (some[index] !== others[index]) return false
  return some.length === others.length
}
