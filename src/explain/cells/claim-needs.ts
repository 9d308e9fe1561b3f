import { and, FALSE, not, TRUE, type Truth, UNKNOWN } from '../../core/truth.js'
import { atomTruth, type Evaluation } from '../../evaluate/evaluation.js'
import { eventTime } from '../../evaluate/events.js'
import { selectorTruth } from '../../evaluate/scope.js'
import { inForceAt } from '../../evaluate/standing.js'
import { unitsTruth } from '../../evaluate/units.js'
import type { EventId, Service } from '../../facts/facts.js'
import type { InForce } from '../../policy/compiled.js'
import type { Scope } from '../../policy/rule.js'
import { selectorOf } from '../../policy/selectors.js'
import type { CellSpace } from './cell-space.js'
import { leafEnd } from './leaf-end.js'
import type { Tested, TimeLeaf } from './time-plan.js'

/** How much hangs on something: how many grants read it, and the first that does. */
export interface Use {
  grants: number
  first: number
}

/** One comparison of a moment with a tested event that is not decided yet. */
export interface Comparison {
  readonly leaf: TimeLeaf
  readonly tested: Tested
}

/**
 * The rules in Kleene logic on the facts of one claim, noting every unknown thing that is read on the way. What is known to settle a rule hides what stands
 * behind it, so little is noted.
 */
export class ClaimNeeds implements CellSpace<Truth> {
  readonly never = FALSE
  readonly always = TRUE
  readonly atoms = new Map<number, Use>()
  readonly selectors = new Map<Scope, Map<keyof Scope, Use>>()
  readonly periods = new Map<InForce, Use>()
  readonly events = new Map<EventId, Use>()
  readonly comparisons = new Map<string, Comparison & { use: Use }>()
  unitsUse: Use | undefined
  readonly reviewed: Truth
  private grants = 0

  /** @param reviewed - Whether a person's decision was given, as far as that is known. */
  constructor(
    private readonly evaluation: Evaluation,
    reviewed: boolean,
  ) {
    this.reviewed = reviewed ? TRUE : FALSE
  }

  /** From here on, what is read is read by another grant. */
  nextGrant(): void {
    this.grants += 1
  }

  and(a: Truth, b: Truth): Truth {
    return and(a, b)
  }
  or(a: Truth, b: Truth): Truth {
    return a > b ? a : b
  }
  not(a: Truth): Truth {
    return not(a)
  }

  atom(number: number): Truth {
    const truth = atomTruth(this.evaluation, number)
    if (truth === UNKNOWN) this.note(this.atoms, number)
    return truth
  }

  selector(scope: Scope, selector: keyof Scope): Truth {
    const truth = selectorTruth(this.evaluation, selectorOf(scope, selector))
    if (truth === UNKNOWN) {
      const uses = this.selectors.get(scope) ?? new Map<keyof Scope, Use>()
      this.selectors.set(scope, uses)
      this.note(uses, selector)
    }
    return truth
  }

  inForce(days: InForce): Truth {
    const truth = inForceAt(this.evaluation, days)
    if (truth === UNKNOWN) this.note(this.periods, days)
    return truth
  }

  happened(event: EventId): Truth {
    const time = eventTime(this.evaluation, event)
    if (time === null) return FALSE
    if (time.lo === time.hi) return TRUE
    this.note(this.events, event)
    return UNKNOWN
  }

  after(leaf: TimeLeaf, tested: Tested): Truth {
    const [from, at] = [eventTime(this.evaluation, leaf.event), eventTime(this.evaluation, tested)]
    if (from === null || at === null) return FALSE
    if (from.lo === from.hi && at.lo === at.hi) {
      const { lo, hi } = leafEnd(this.evaluation, leaf, from.lo)
      if (lo > at.lo) return TRUE
      if (hi <= at.lo) return FALSE
    }
    const key = `${leaf.number} ${tested}`
    const known = this.comparisons.get(key)
    if (known) this.count(known.use)
    else this.comparisons.set(key, { leaf, tested, use: { grants: 1, first: this.grants } })
    return UNKNOWN
  }

  units(service: Service): Truth {
    const truth = unitsTruth(this.evaluation, service)
    if (truth === UNKNOWN) {
      if (this.unitsUse) this.count(this.unitsUse)
      else this.unitsUse = { grants: 1, first: this.grants }
    }
    return truth
  }

  private note<K>(uses: Map<K, Use>, key: K): void {
    const use = uses.get(key)
    if (use) this.count(use)
    else uses.set(key, { grants: 1, first: this.grants })
  }

  private count(use: Use): void {
    use.grants += 1
  }
}
