import type { Service } from '../facts/facts.js'
import type { CompiledPolicy } from '../policy/compiled.js'
import type { RuleId } from '../policy/rule.js'
import type { Denial } from './decision.js'
import { type Evaluation, sharedPart } from './evaluation.js'
import { mixed } from './key-hash.js'

/** How near a denial is to standing (S-17). */
export interface Nearness {
  /** The grant that is denied. */
  readonly rule: RuleId
  /** How many further reasons it has. */
  readonly more: number
  /** By how many days it is late: a denial that is not late is farther from standing than any that is. */
  readonly late: number
}

/** A grant that does not stand. */
export interface DenialOutcome extends Nearness {
  readonly kind: 'denial'
  /** Tells most lists of lasting denials apart. */
  readonly number: number
  readonly denial: Denial
  /** Nothing in it hangs on the clock or on an amount: claims alike in their bits share it. */
  readonly lasting: boolean
  readonly missing: readonly string[]
}

/** Nearest to standing first (S-17). */
export const denialOrder = (a: Nearness, b: Nearness): number => a.more - b.more || (a.late === b.late ? (a.rule < b.rule ? -1 : 1) : a.late < b.late ? -1 : 1)

const noDenial = (service: Service): Denial => ({ code: 'no_rule', params: { service } })

/** That no grant of a service is about the item. */
export const noRule = (evaluation: Pick<Evaluation, 'policy'>, service: Service): Denial => sharedPart(evaluation, 'no_rule', service, noDenial)

/** Lasting denials in their order. */
interface Denied {
  readonly of: readonly DenialOutcome[]
  readonly outcomes: readonly DenialOutcome[]
  readonly denials: Denial[]
}

const KNOWN = new WeakMap<CompiledPolicy, Map<number, Denied>>()
const MOST_DENIED = 2048

/** The denials of a service in their order. */
export function deniedBy(policy: CompiledPolicy, lasting: readonly DenialOutcome[], passing: DenialOutcome[]): Denial[] {
  const known = lastingDenials(policy, lasting)
  if (passing.length === 0) return known.denials
  return merged(known.outcomes, passing.length === 1 ? passing : passing.sort(denialOrder))
}

/** Claims that are denied alike share one list. */
function lastingDenials(policy: CompiledPolicy, outcomes: readonly DenialOutcome[]): Denied {
  const known = KNOWN.get(policy) ?? new Map<number, Denied>()
  KNOWN.set(policy, known)
  let hash = outcomes.length
  for (const { number } of outcomes) hash = mixed(hash, number)
  const same = known.get(hash)
  if (same && isSame(same.of, outcomes)) return same
  const sorted = [...outcomes].sort(denialOrder)
  const denials = sorted.map(({ denial }) => denial)
  Object.freeze(denials)
  const made = { of: outcomes, outcomes: sorted, denials }
  if (known.size >= MOST_DENIED) known.clear()
  known.set(hash, made)
  return made
}

function isSame(a: readonly DenialOutcome[], b: readonly DenialOutcome[]): boolean {
  if (a.length !== b.length) return false
  return a.every((one, index) => one === b[index])
}

function merged(a: readonly DenialOutcome[], b: readonly DenialOutcome[]): Denial[] {
  const denials: Denial[] = []
  let [one, other] = [0, 0]
  while (one < a.length || other < b.length) {
    const [left, right] = [a[one], b[other]]
    const first = left && (!right || denialOrder(left, right) < 0) ? left : (right as DenialOutcome)
    if (first === left) one++
    else other++
    denials.push(first.denial)
  }
  return denials
}
