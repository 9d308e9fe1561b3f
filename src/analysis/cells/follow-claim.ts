import { newEvaluation } from '../../evaluate/evaluation.js'
import { leafEnd } from '../../explain/cells/leaf-end.js'
import { isReviewed } from '../../explain/cells/review.js'
import type { CheckedFacts } from '../../facts/checked-facts.js'
import type { CompiledPolicy } from '../../policy/compiled.js'
import type { Pair } from './policy-times.js'
import type { ServiceSpace } from './service-space.js'

/**
 * The cell in which a claim lies that was made for another one: a past case that moves one end may move others with it, and what shows one thing may show
 * that a person has decided.
 */
export function followClaim(policy: CompiledPolicy, { times, space }: ServiceSpace, facts: CheckedFacts, made: readonly number[]): number[] {
  const values = [...made]
  const evaluation = newEvaluation(policy, facts)
  // Without past cases every end lies where the instants have it.
  const pairs = facts.history && facts.history.length > 0 ? times.pairs : []
  for (const { event, tested, chains } of pairs) {
    const [from, at] = [facts.events.get(event), facts.events.get(tested)]
    if (typeof from !== 'number' || typeof at !== 'number') continue
    const isOpen = (leaf: Pair['leaves'][number]): boolean => leafEnd(evaluation, leaf, from).lo > at
    for (const { leaves, variable } of chains) {
      const open = leaves.findIndex(isOpen)
      values[space.numberOf(variable)] = open < 0 ? leaves.length : open
    }
  }
  for (const [number, { valueIn }] of space.variables.entries()) {
    const value = valueIn?.(evaluation)
    if (value !== undefined) values[number] = value
  }
  values[space.review] = Number(isReviewed(facts))
  return values
}
