import { NEVER, type Node } from '../../core/diagram.js'
import { valueAt } from '../../core/diagram-count.js'
import { DiagramDraws } from '../../core/diagram-draws.js'
import { formatIn } from '../../core/zone.js'
import { newEvaluation } from '../../evaluate/evaluation.js'
import type { Linked } from '../../evaluate/linked.js'
import type { Pick, Variable } from '../../explain/cells/variable.js'
import { type Random, TimeDraws } from './draw-times.js'
import { followClaim } from './follow-claim.js'
import type { LeafEnds } from './leaf-ends.js'
import type { ServiceSpace } from './service-space.js'
import { minutesOf, type PlacedClaim, type Witnesses } from './witness.js'

/** How many claims differ in their moment alone. */
const GROUP = 5
/** Numbers are drawn up to so far above the least. */
const MOST = 1_000_000

/** Claims drawn out of cells, by a sequence that is the same each time. */
export class ClaimDraws {
  private readonly cells: DiagramDraws
  private readonly times: TimeDraws
  private readonly minute: { readonly variable: Variable; readonly number: number } | undefined

  /** What other variables make up: numbers drawn for each of them seldom come to the one drawn for it. */
  private readonly madeUp: ReadonlySet<Variable>
  private readonly pick: Pick

  constructor(
    private readonly linked: Linked,
    private readonly space: ServiceSpace,
    private readonly witnesses: Witnesses,
    ends: LeafEnds,
    random: Random,
  ) {
    this.cells = new DiagramDraws(space.diagrams, random)
    this.times = new TimeDraws(linked.policy, ends, space.times, witnesses.settler, random)
    const number = space.space.variables.findIndex(({ name }) => name === 'derived.submittedMinute')
    const variable = space.space.variables[number]
    this.minute = variable && { variable, number }
    const named = new Set(space.space.variables.map(({ name }) => name))
    this.madeUp = new Set(space.space.variables.filter(({ valueIn, name, asks }) => valueIn && !asks.includes(name) && asks.every((fact) => named.has(fact))))
    this.pick = (lo, hi) => (random() < 0.5 ? lo : lo + Math.floor(random() ** 4 * (Math.min(hi, lo + MOST) - lo + 1)))
  }

  /** A claim out of the cells of a function, and the same claim made at other moments: those cost little, and at the ends of windows they matter most. */
  *group(node: Node): Iterable<PlacedClaim> {
    const first = this.draw(node)
    if (!first) return
    yield first
    for (let other = 1; other < GROUP; other++) {
      const moved = this.moved(first)
      if (moved) yield moved
    }
  }

  /** The claim made at the end of one of its windows, or at any moment. */
  private moved({ facts, values: made }: PlacedClaim): PlacedClaim | undefined {
    const { policy, door } = this.linked
    const before = door(facts)
    const at = before.ok ? this.times.moment(before.facts) : undefined
    if (!before.ok || at === undefined) return undefined
    const submittedAt = formatIn(policy.zone, at)
    const moved = { ...facts, ...(at > before.facts.asOf && { asOf: submittedAt }), claim: { ...facts.claim, submittedAt } }
    const after = door(moved)
    const values = [...made]
    if (!after.ok || !this.times.follow({ submitted: at, events: after.facts.events }, values, (one) => this.space.space.numberOf(one))) return undefined
    return { facts: moved, values: followClaim(policy, this.space, after.facts, values) }
  }

  /** A claim out of the cells of a function, or beside them where no instants fit; undefined when this draw came to none. */
  private draw(node: Node): PlacedClaim | undefined {
    if (node === NEVER) return undefined
    const { space, diagrams, claims } = this.space
    const values = this.cells.draw(node)
    const { minute } = this
    const settled = this.times.draw(values, (one) => space.numberOf(one), minute && minutesOf([[minute.variable, values[minute.number] as number]]))
    if (!settled) return undefined
    if (minute) {
      const { submitted } = settled
      const known = newEvaluation(this.linked.policy, { asOfText: '', asOf: submitted, submitted, values: new Map(), events: new Map(), history: [] })
      values[minute.number] = minute.variable.valueIn?.(known) as number
    }
    // Where a review is shown by something else, it is given.
    if (valueAt(diagrams, claims, values) === 0) values[space.review] = 1
    if (valueAt(diagrams, claims, values) === 0) return undefined
    const { pick, madeUp } = this
    const placed = this.witnesses.placed(values, settled, { pick })
    return placed ?? (madeUp.size > 0 ? this.witnesses.placed(values, settled, { pick, without: madeUp }) : undefined)
  }
}
