import type { CompiledDefeater, CompiledGrant } from '../../policy/compiled.js'
import type { CellSpace } from './cell-space.js'
import { RuleNodes } from './rule-nodes.js'
import type { TimePlans } from './time-plan.js'
import { WindowNodes } from './window-nodes.js'

/** What one grant comes to when everything is known (S-9). It is a route where both hold. */
export interface GrantNode<N> {
  readonly grant: CompiledGrant
  /** Applies, is in time, has its units, and no exclusion stands that does not wait for an inspection. */
  readonly stands: N
  /** Every `provided` holds and no exclusion stands that was waited for. */
  readonly conditions: N
}

/** Grants worked out in one logic. */
export class GrantNodes<N> {
  readonly rules: RuleNodes<N>
  private readonly windows: WindowNodes<N>

  constructor(
    readonly space: CellSpace<N>,
    plans: TimePlans,
  ) {
    this.rules = new RuleNodes(space)
    this.windows = new WindowNodes(this.rules, plans)
  }

  /** @param excludes - Those that count; default: all that there are. */
  grant(grant: CompiledGrant, excludes: readonly CompiledDefeater[] = grant.excludes): GrantNode<N> {
    const { rules, space } = this
    const parts: (() => N)[] = [
      () => rules.applies(grant),
      () =>
        space.not(
          rules.some(
            excludes.filter((one) => !isPending(one)),
            (one) => rules.stands(one),
          ),
        ),
      () => space.units(grant.source.service),
      () => this.windows.inTime(grant),
    ]
    const stands = rules.all(parts, (part) => part())
    if (stands === space.never) return { grant, stands, conditions: space.never }
    const provided = rules.all(grant.provided, (one) => rules.condition(one.if))
    const excluded = rules.some(excludes.filter(isPending), (one) => rules.stands(one))
    return { grant, stands, conditions: space.and(provided, space.not(excluded)) }
  }
}

const isPending = ({ source }: CompiledDefeater): boolean => source.kind === 'exclude' && source.pending !== undefined
