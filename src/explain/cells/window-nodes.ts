import type { CompiledAdjust, CompiledGrant, CompiledPack } from '../../policy/compiled.js'
import type { Window } from '../../policy/rule.js'
import type { RuleNodes } from './rule-nodes.js'
import type { Tested, TimePlan, TimePlans, WindowPlan } from './time-plan.js'

/** Both sides of the windows that test one event: opened, and not yet closed. */
interface Sides<N> {
  readonly opened: N
  readonly unclosed: N
}

/** Whether a moment exists at all, and whether it lies after the tested event where it does. */
interface Placed<N> {
  readonly exists: N
  readonly after: N
}

/** Whether the tested events lie in the windows of a grant, after the adjusts of its windows (S-6, S-10). */
export class WindowNodes<N> {
  private readonly placed = new Map<TimePlan, Map<Tested, Placed<N>>>()

  constructor(
    private readonly rules: RuleNodes<N>,
    private readonly plans: TimePlans,
  ) {}

  inTime({ windows, pack, windowAdjusts: { own, other } }: CompiledGrant): N {
    const { space } = this.rules
    let left = space.always
    let node = space.never
    for (const adjust of own) {
      const applies = space.and(left, this.rules.applies(adjust))
      if (applies === space.never) continue
      node = space.or(node, space.and(applies, this.inFrames(adjust.windows, adjust.pack, other)))
      left = space.and(left, space.not(this.rules.applies(adjust)))
      if (left === space.never) return node
    }
    return space.or(node, space.and(left, this.inFrames(windows, pack, other)))
  }

  /** The windows of one rule, each side bettered by the adjusts of other layers that have windows on the same event. */
  private inFrames(windows: readonly Window[], pack: CompiledPack, others: readonly CompiledAdjust[]): N {
    const { space } = this.rules
    const frames = this.frames(windows, pack)
    return this.rules.all([...frames], ([tests, sides]) => {
      let { opened, unclosed } = sides
      for (const adjust of others) {
        if (opened === space.always && unclosed === space.always) break
        const applies = this.rules.applies(adjust)
        if (applies === space.never) continue
        const offered = this.frames(adjust.windows, adjust.pack).get(tests)
        if (!offered) continue
        opened = space.or(opened, space.and(applies, offered.opened))
        unclosed = space.or(unclosed, space.and(applies, offered.unclosed))
      }
      return this.rules.all([space.happened(tests), opened, unclosed], (part) => part)
    })
  }

  private frames(windows: readonly Window[], pack: CompiledPack): Map<Tested, Sides<N>> {
    const { space } = this.rules
    const frames = new Map<Tested, Sides<N>>()
    for (const window of windows) {
      const plan = this.plans.window(window, pack)
      const sides = this.sides(plan)
      const before = frames.get(plan.tests)
      frames.set(plan.tests, before ? { opened: space.and(before.opened, sides.opened), unclosed: space.and(before.unclosed, sides.unclosed) } : sides)
    }
    return frames
  }

  private sides({ tests, saysOpening, opens, closes }: WindowPlan): Sides<N> {
    const { space } = this.rules
    const opening = opens && this.place(opens, tests)
    const end = closes && this.place(closes, tests)
    // Nothing to count from has happened: not open, or open with no end yet where the window says itself when it opens.
    const begun = saysOpening || !end ? space.always : end.exists
    const opened = opening ? space.and(begun, space.and(opening.exists, space.not(opening.after))) : begun
    const isOpen = opening ? space.and(begun, opening.exists) : begun
    const unclosed = end ? space.and(isOpen, space.or(end.after, space.not(end.exists))) : isOpen
    return { opened, unclosed }
  }

  private place(plan: TimePlan, tests: Tested): Placed<N> {
    let byTested = this.placed.get(plan)
    if (!byTested) {
      byTested = new Map()
      this.placed.set(plan, byTested)
    }
    const known = byTested.get(tests)
    if (known) return known
    const placed = plan.kind === 'leaf' ? this.placeLeaf(plan.leaf, tests) : this.placeJoin(plan, tests)
    byTested.set(tests, placed)
    return placed
  }

  private placeLeaf(leaf: Extract<TimePlan, { kind: 'leaf' }>['leaf'], tests: Tested): Placed<N> {
    const { space } = this.rules
    const exists = space.happened(leaf.event)
    return { exists, after: exists === space.never ? space.never : space.and(exists, space.after(leaf, tests)) }
  }

  /** `after` holds only where the moment exists. */
  private placeJoin({ kind, of }: Exclude<TimePlan, { kind: 'leaf' }>, tests: Tested): Placed<N> {
    const { space, all, some } = { space: this.rules.space, all: this.rules.all.bind(this.rules), some: this.rules.some.bind(this.rules) }
    const parts = of.map((part) => this.place(part, tests))
    if (kind === 'last') {
      const exists = all(parts, (part) => part.exists)
      return {
        exists,
        after: space.and(
          exists,
          some(parts, (part) => part.after),
        ),
      }
    }
    const exists = some(parts, (part) => part.exists)
    if (kind === 'latest') return { exists, after: some(parts, (part) => part.after) }
    if (kind === 'earliest')
      return {
        exists,
        after: space.and(
          exists,
          all(parts, (part) => space.or(part.after, space.not(part.exists))),
        ),
      }
    let missing = space.always
    let after = space.never
    for (const part of parts) {
      after = space.or(after, space.and(missing, part.after))
      missing = space.and(missing, space.not(part.exists))
    }
    return { exists, after }
  }
}
