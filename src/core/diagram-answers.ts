import type { Diagrams, Node } from './diagram.js'
import { nodesIn } from './diagram-count.js'

/** The values that a function can still take once one variable is known, as bits: bit `n` stands for the value `n`, which is below 31. */
export interface AnswerBits {
  /** Bits of a function whose variable has this value. */
  of(variable: number, value: number): number
}

/**
 * What every value of every variable leaves possible, in one pass over the nodes of a function: those of a variable go on below the value, and whatever goes
 * past the variable stays as it is.
 */
export function answerBits(table: Diagrams, node: Node): AnswerBits {
  const { sizes } = table
  const bits = new Map<Node, number>()
  const bitsOf = (at: Node): number => {
    const known = bits.get(at)
    if (known !== undefined) return known
    const value = table.valueOf(at)
    let found = value === undefined ? 0 : 1 << value
    if (value === undefined) for (const child of table.childrenOf(at)) found |= bitsOf(child)
    bits.set(at, found)
    return found
  }
  // Bits that go past a variable.
  const past = new Uint32Array(sizes.length)
  const pass = (from: number, to: number, passing: number): void => {
    const last = Math.min(to, sizes.length)
    for (let variable = from; variable < last; variable++) past[variable] = (past[variable] as number) | passing
  }
  const own = sizes.map((size) => new Uint32Array(size))
  pass(0, table.variableOf(node), bitsOf(node))
  for (const at of nodesIn(table, node)) {
    if (table.valueOf(at) !== undefined) continue
    const variable = table.variableOf(at)
    const values = own[variable] as Uint32Array
    for (const [value, child] of table.childrenOf(at).entries()) {
      values[value] = (values[value] as number) | bitsOf(child)
      pass(variable + 1, table.variableOf(child), bitsOf(child))
    }
  }
  return { of: (variable, value) => (past[variable] as number) | (own[variable]?.[value] as number) }
}
