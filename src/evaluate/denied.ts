import { deepFreeze } from '../core/freeze.js'
import type { CompiledPolicy } from '../policy/compiled.js'
import type { RuleId } from '../policy/rule.js'
import type { Denial } from './decision.js'
import type { DenialOutcome } from './denial-tree.js'
import { inDenialOrder } from './order.js'

/** The denials of one service, in their order, with the rules that they name: claims denied alike share one list. */
interface Denied {
  readonly of: readonly DenialOutcome[]
  readonly denials: Denial[]
  readonly names: readonly RuleId[]
}

const KNOWN = new WeakMap<CompiledPolicy, Map<number, Denied>>()
const MOST_DENIED = 2048

/** The list of some denials, worked out when no claim was denied like that. */
export function deniedBy(policy: CompiledPolicy, outcomes: readonly DenialOutcome[]): Denied {
  const known = KNOWN.get(policy) ?? new Map<number, Denied>()
  KNOWN.set(policy, known)
  let hash = outcomes.length
  for (const { number } of outcomes) {
    hash = Math.imul(hash ^ number, 0x9e3779b1)
    hash ^= hash >>> 15
  }
  const same = known.get(hash)
  if (same && isSame(same.of, outcomes)) return same
  const made = makeDenied([...outcomes])
  if (known.size >= MOST_DENIED) known.clear()
  known.set(hash, made)
  return made
}

function isSame(a: readonly DenialOutcome[], b: readonly DenialOutcome[]): boolean {
  if (a.length !== b.length) return false
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false
  return true
}

function makeDenied(of: readonly DenialOutcome[]): Denied {
  const denials = deepFreeze(inDenialOrder(of.map(({ denial }) => denial)))
  const names = new Set(denials.flatMap(({ rule, by, also = [] }) => [rule, by, ...also.map((reason) => reason.by)]))
  return { of, denials, names: [...names].filter((id) => id !== undefined) }
}
