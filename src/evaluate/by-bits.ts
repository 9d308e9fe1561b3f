import type { CompiledPolicy } from '../policy/compiled.js'
import { type BitTable, bitTable, resultFor } from './bit-table.js'
import { bitsOfClaim } from './claim-bits.js'
import type { Evaluation } from './evaluation.js'

/**
 * A function of a claim and a rule that remembers, for each policy, what it came to by the bits it reads: claims that are alike in them share one result.
 *
 * @param reads - Every bit on which the result depends; nothing else in the claim may decide it.
 * @param most - So many results of one rule are kept before all of them are let go.
 */
export function byBits<O extends { readonly number: number }, T>(
  most: number,
  reads: (policy: CompiledPolicy, of: O) => Iterable<number>,
  workOut: (evaluation: Evaluation, of: O) => T,
): (evaluation: Evaluation, of: O) => T {
  const known = new WeakMap<CompiledPolicy, (BitTable<T> | undefined)[]>()
  const tablesOf = (policy: CompiledPolicy): (BitTable<T> | undefined)[] => {
    const tables = known.get(policy) ?? []
    known.set(policy, tables)
    return tables
  }
  return (evaluation, of) => {
    const tables = known.get(evaluation.policy) ?? tablesOf(evaluation.policy)
    const table = tables[of.number] ?? bitTable(reads(evaluation.policy, of), most)
    tables[of.number] = table
    return resultFor(table, bitsOfClaim(evaluation), workOut, evaluation, of)
  }
}
