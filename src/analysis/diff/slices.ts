import { Diagrams, NEVER, type Node, type Operation, withinBudget } from '../../core/diagram.js'
import { copier } from '../../core/diagram-copy.js'
import { AND, OR } from '../../core/diagram-logic.js'
import type { RuleId } from '../../policy/rule.js'
import { ClaimsOnly } from '../cells/claims-only.js'
import type { ComparedRoom } from '../compared-policies.js'
import { templateOf } from '../lint/settled-condition.js'
import { type BothSides, lostClaims, type Side } from '../lost-claims.js'

/** The first variable, that which most rules read, such as the category of the item. */
const SLICED = 0

/**
 * Looks at the claims of one service slice by slice, each in a table of its own that is then forgotten, so that no more nodes are there at once than there may
 * be. A slice holds the claims with some values of the first variable: first with all of them, and with a quarter as many whenever the nodes run out. Slices have no
 * claim in common and together hold every claim.
 *
 * @param onSlice - Told the share of the values that were looked at, 0 to 1.
 * @throws BudgetError when a slice with one value needs more nodes than there may be.
 */
export function eachSlice<T>(room: ComparedRoom, budget: number, look: (slice: Slice) => T, onSlice: (share: number) => void): T[] {
  const size = room.space.diagrams.sizes[SLICED] as number
  const found: T[] = []
  for (let from = 0, length = size; from < size; ) {
    const values = new Set(Array.from({ length: Math.min(length, size - from) }, (_, index) => from + index))
    const seen = withinBudget<{ readonly found: T } | undefined>(
      () => ({ found: look(new Slice(room, values, budget)) }),
      (error) => {
        if (values.size === 1) throw error
        return undefined
      },
    )
    if (seen) {
      found.push(seen.found)
      from += values.size
      onSlice(from / size)
    } else length = Math.ceil(values.size / 4)
  }
  return found
}

/** Claims that come to more or to less. */
export interface Gap {
  /** `route`: there is a route on one side only; `firm`: on both, and a firm one on one side only. */
  readonly kind: keyof Side
  /** All of them. */
  readonly node: Node
  /** Those that one rule, or one template of rows, gave before, or gives now; a claim may be with several. */
  readonly by: readonly { readonly rule: RuleId; readonly node: Node }[]
}

/** The claims of a service with some values of the first variable. */
export class Slice {
  readonly table: Diagrams
  private readonly only: ClaimsOnly
  /** Grants that are a route somewhere in the slice. */
  private readonly sides: readonly BothSides[]

  constructor(
    private readonly room: ComparedRoom,
    readonly values: ReadonlySet<number>,
    budget: number,
  ) {
    const { diagrams, constraints } = room.space
    this.table = new Diagrams(diagrams.sizes, budget)
    const copy = copier(diagrams, this.table)
    const taken = (node: Node): Node => this.within(copy(node))
    const side = ({ route, firm }: Side): Side => ({ route: taken(route), firm: taken(firm) })
    this.sides = room.sides
      .map(({ id, before, after }) => ({ id, before: side(before), after: side(after) }))
      .filter(({ before, after }) => before.route !== NEVER || after.route !== NEVER)
    this.only = new ClaimsOnly(
      this.table,
      constraints.map(({ node, variables }) => ({ node: copy(node), variables })),
    )
  }

  /** Claims that come to less, or to more. */
  gaps(isBetter: boolean): Gap[] {
    const [had, has] = isBetter ? (['after', 'before'] as const) : (['before', 'after'] as const)
    // Where a claim has a route and no firm one, a person has still to decide.
    const reviewed = this.any(this.sides.filter((one) => one[has].route !== one[has].firm).map((one) => one[has].route))
    return (['route', 'firm'] as const).flatMap((kind): Gap[] => {
      const changed = this.changed(kind)
      if (changed.size === 0) return []
      const node = this.only.of(lostClaims(this.table, this.sides, kind, had, kind === 'firm' ? reviewed : undefined))
      if (node === NEVER) return []
      const by = [...changed].map(([rule, own]) => ({ rule, node: this.put(AND, this.any(own.map((one) => one[had][kind])), node) }))
      return [{ kind, node, by: by.filter((one) => one.node !== NEVER) }]
    })
  }

  /** How many cells of claims there are in a gap, or in a part of one. */
  count(node: Node): bigint {
    return this.only.count(node)
  }

  /** A condition in the table of the whole service. */
  whole(node: Node): Node {
    return copier(this.table, this.room.space.diagrams)(node)
  }

  /** Grants that are no longer a route where they were one, or the other way round, the rows of a template together. */
  private changed(kind: keyof Side): Map<RuleId, BothSides[]> {
    const found = new Map<RuleId, BothSides[]>()
    for (const one of this.sides) {
      if (one.before[kind] === one.after[kind]) continue
      const rule = templateOf(one.id)
      const known = found.get(rule)
      if (known) known.push(one)
      else found.set(rule, [one])
    }
    return found
  }

  private within(node: Node): Node {
    const { table, values } = this
    if (values.size === table.sizes[SLICED]) return node
    return table.apply(
      AND,
      node,
      table.of(SLICED, (value) => values.has(value)),
    )
  }

  private any(nodes: readonly Node[]): Node {
    return nodes.reduce((all, node) => this.put(OR, all, node), NEVER)
  }

  private put(operation: Operation, a: Node, b: Node): Node {
    return this.table.apply(operation, a, b)
  }
}
