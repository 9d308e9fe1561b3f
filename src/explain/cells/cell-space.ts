import type { EventId, Service } from '../../facts/facts.js'
import type { InForce } from '../../policy/compiled.js'
import type { Scope } from '../../policy/rule.js'
import type { Tested, TimeLeaf } from './time-plan.js'

/** A logic in which rules are worked out: Kleene truths, diagrams, or terms of a solver. Equal values are one value, so `never` is recognised by `===`. */
export interface Logic<N> {
  readonly never: N
  readonly always: N
  and(a: N, b: N): N
  or(a: N, b: N): N
  not(a: N): N
}

/** What the rules of a policy read, said in one logic. `RuleNodes` puts it together by S-3 to S-10. */
export interface CellSpace<N> extends Logic<N> {
  /** A test of one fact, by its number in the policy. */
  atom(number: number): N
  /** One selector of a scope, which has it. */
  selector(scope: Scope, selector: keyof Scope): N
  /** Whether rules of these days are in force. */
  inForce(days: InForce): N
  /** Whether an event has happened. */
  happened(event: EventId): N
  /** Whether the moment of a leaf lies after the tested event, given that both happened. */
  after(leaf: TimeLeaf, tested: Tested): N
  /** Whether the units of the claim are still there. */
  units(service: Service): N
  /** Whether a person's decision was given (S-9b). */
  readonly reviewed: N
}
