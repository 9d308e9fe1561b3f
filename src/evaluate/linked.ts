import type { Door } from '../facts/door.js'
import type { CompiledPolicy } from '../policy/compiled.js'

/** What a policy is made of, for what explains its decisions. */
export interface Linked {
  readonly policy: CompiledPolicy
  readonly door: Door
}

/** A registered symbol, so that the ESM and the CJS copy of the library read each other's policies. */
const LINKED = Symbol.for('aftersales.linked')

/** Puts what a policy is made of behind the policy, where JSON, `Object.keys` and comparisons do not see it. */
export const withLinked = <T extends object>(policy: T, linked: Linked): T => Object.defineProperty(policy, LINKED, { value: linked })

/**
 * What a policy is made of.
 *
 * @throws TypeError for anything that `createPolicy` has not made.
 */
export function linkedOf(policy: object): Linked {
  const linked = (policy as { [LINKED]?: Linked })[LINKED]
  if (!linked) throw new TypeError('expected a policy made by createPolicy')
  return linked
}
