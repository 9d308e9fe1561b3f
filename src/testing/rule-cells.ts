import { horizonOf, LeafEnds } from '../analysis/cells/leaf-ends.js'
import { serviceSpace } from '../analysis/cells/service-space.js'
import { NEVER, type Node, withinBudget } from '../core/diagram.js'
import { variablesIn } from '../core/diagram-count.js'
import { OR, without } from '../core/diagram-logic.js'
import { TRUE, UNKNOWN } from '../core/truth.js'
import type { Evaluation } from '../evaluate/evaluation.js'
import { reachTruth } from '../evaluate/standing.js'
import { TimePlans } from '../explain/cells/time-plan.js'
import { WindowNodes } from '../explain/cells/window-nodes.js'
import type { CompiledBase, CompiledGrant, CompiledPolicy } from '../policy/compiled.js'
import { aboutNode, type CellPart, cellParts } from './cell-parts.js'

/** Far more nodes than any rule of the packs that come with the package has needed so far. */
const BUDGET = 1_000_000

/**
 * The cells of a rule: of all that it reads, what is so and what is not. It reads its kind of case, whether it is in force, and each comparison of its conditions; a
 * grant also whether it is in time, whether units are left, and each exclusion; an exclusion or exception each rule that defeats it. Claims about items that the rule
 * is not about lie in no cell.
 */
export class RuleCells {
  /** What the cells tell apart, as one text: two readings of a rule have the same cells where it is the same. */
  readonly told: string
  private readonly parts: readonly CellPart[]

  /** @param grant - One that the rule shapes, or the rule itself. */
  constructor(
    readonly policy: CompiledPolicy,
    readonly rule: CompiledBase,
    private readonly grant: CompiledGrant,
  ) {
    this.parts = cellParts(policy, rule)
    this.told = this.parts.map(({ name }) => name).join('\n')
  }

  /** The cell in which a claim lies; undefined: in none, or too little is known of it. */
  cellOf(evaluation: Evaluation): string | undefined {
    if (reachTruth(evaluation, this.rule) !== TRUE) return undefined
    let cell = ''
    for (const part of this.parts) {
      const truth = part.truth(evaluation)
      if (truth === UNKNOWN) return undefined
      cell += truth
    }
    return cell
  }

  /** In how many cells there can be a claim, exactly; undefined where that takes too many nodes. */
  reachable(budget = BUDGET): number | undefined {
    return withinBudget(
      () => this.count(budget),
      () => undefined,
    )
  }

  private count(budget: number): number {
    const { policy, grant, rule } = this
    const plans = new TimePlans()
    const space = serviceSpace([{ policy, grants: [grant] }], plans, new LeafEnds(policy, horizonOf([policy])), budget)
    const times = new WindowNodes(space.nodes.rules, plans)
    const { diagrams } = space
    // Parts that read alike stand together, so that what they read is soon left behind.
    const read = this.parts.map((part) => part.node(space, times)).map((node) => ({ node, variables: variablesIn(diagrams, node) }))
    const sorted = read.sort((a, b) => Math.min(...a.variables) - Math.min(...b.variables))
    const ahead = sorted.map((_, at) => new Set(sorted.slice(at).flatMap(({ variables }) => [...variables])))
    const known = new Map<string, number>()
    const cells = (at: number, claims: Node): number => {
      const part = sorted[at]
      if (claims === NEVER || part === undefined) return claims === NEVER ? 0 : 1
      const behind = [...variablesIn(diagrams, claims)].filter((number) => !ahead[at]?.has(number))
      const left = without(diagrams, claims, new Set(behind), OR)
      const key = `${at} ${left}`
      const found = known.get(key) ?? cells(at + 1, space.space.and(left, part.node)) + cells(at + 1, space.space.and(left, space.space.not(part.node)))
      known.set(key, found)
      return found
    }
    return cells(0, space.space.and(space.claims, aboutNode(space, rule)))
  }
}
