import type { Diagrams, Node } from './diagram.js'

/** Assignments for which a condition holds, drawn so that each is as likely as any other. */
export class DiagramDraws {
  /** Of all assignments of what a function reads, the share for which it holds. */
  private readonly shares = new Map<Node, number>()

  /** @param random - Numbers from 0 on, below 1. */
  constructor(
    private readonly table: Diagrams,
    private readonly random: () => number,
  ) {}

  /** A value for each variable. The condition must hold somewhere. */
  draw(node: Node): number[] {
    const values = this.table.sizes.map((size) => Math.floor(this.random() * size))
    for (let at = node; this.table.valueOf(at) === undefined; ) {
      const children = this.table.childrenOf(at)
      let left = this.random() * children.reduce((sum, child) => sum + this.share(child), 0)
      let value = 0
      // Rounding may leave a little behind the last one that can be.
      for (const [index, child] of children.entries()) {
        const share = this.share(child)
        if (share === 0) continue
        value = index
        left -= share
        if (left < 0) break
      }
      values[this.table.variableOf(at)] = value
      at = children[value] as Node
    }
    return values
  }

  private share(node: Node): number {
    const known = this.shares.get(node)
    if (known !== undefined) return known
    const value = this.table.valueOf(node)
    const children = this.table.childrenOf(node)
    const share = value ?? children.reduce((sum, child) => sum + this.share(child), 0) / children.length
    this.shares.set(node, share)
    return share
  }
}
