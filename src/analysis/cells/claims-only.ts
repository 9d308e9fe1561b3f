import { ALWAYS_SO, type Diagrams, type Node } from '../../core/diagram.js'
import { count } from '../../core/diagram-count.js'
import { AND } from '../../core/diagram-logic.js'
import type { Possibility } from './possible.js'

/** Conditions of one table, kept to where there can be a claim at all. */
export class ClaimsOnly {
  private readonly bits: readonly bigint[]
  private readonly known = new Map<Node, bigint>()
  private readonly conditions = new Map<bigint, Node>()

  constructor(
    private readonly table: Diagrams,
    private readonly constraints: readonly Possibility[],
  ) {
    this.bits = table.sizes.map((_, number) =>
      constraints.reduce((all, { variables }, index) => all | (BigInt(variables.includes(number)) << BigInt(index)), 0n),
    )
  }

  /** Where a condition holds and there can be such a claim; what hangs together only elsewhere is left out. */
  of(node: Node): Node {
    return this.table.apply(AND, node, this.together(this.readIn(node)))
  }

  /** Some possibilities as one condition: they share no variable, so it is hardly larger than they are, and what it is put to is walked once. */
  private together(read: bigint): Node {
    const before = this.conditions.get(read)
    if (before !== undefined) return before
    const made = this.constraints.reduce((all, { node }, index) => ((read >> BigInt(index)) & 1n ? this.table.apply(AND, all, node) : all), ALWAYS_SO)
    this.conditions.set(read, made)
    return made
  }

  /** How many cells of claims there are, of all variables, where a condition holds that is so kept. */
  count(node: Node): bigint {
    const { table } = this
    const read = this.readIn(node)
    const held = count(table, node, Boolean)
    // What is not read leaves all its values open, of which only some go together.
    return this.constraints.reduce((cells, { node: one, variables }, index) => {
      if ((read >> BigInt(index)) & 1n) return cells
      const all = variables.reduce((product, number) => product * BigInt(table.sizes[number] as number), 1n)
      return (cells * count(table, one, Boolean, new Set(variables))) / all
    }, held)
  }

  /** Which of the possibilities share a variable with a condition, a bit each; every node is looked at once. */
  private readIn(node: Node): bigint {
    const { table } = this
    if (table.valueOf(node) !== undefined) return 0n
    const before = this.known.get(node)
    if (before !== undefined) return before
    let found = this.bits[table.variableOf(node)] as bigint
    for (const child of table.childrenOf(node)) found |= this.readIn(child)
    this.known.set(node, found)
    return found
  }
}
