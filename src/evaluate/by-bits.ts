import { FALSE } from '../core/truth.js'
import type { CompiledDefeater, CompiledPolicy } from '../policy/compiled.js'
import { type BitTable, bitTable, hashOf, isKey, keyOf } from './bit-table.js'
import { bitsOfClaim } from './claim-bits.js'
import type { Evaluation } from './evaluation.js'
import { standsTruth } from './standing.js'

interface Remembered<O, T> {
  /** So many results of one rule are kept before all of them are let go. */
  readonly most: number
  /** Every bit on which the result depends; nothing else in the claim may decide it. */
  readonly reads: (policy: CompiledPolicy, of: O) => Iterable<number>
  /** Rules on which it depends only by whether they stand. */
  readonly standing?: (evaluation: Evaluation, of: O) => readonly CompiledDefeater[]
  readonly workOut: (evaluation: Evaluation, of: O) => T
}

const NO_RULES: readonly CompiledDefeater[] = Object.freeze([])

/** A function of a claim and a rule that remembers, for each policy, what it came to by the bits it reads: claims that are alike in them share one result. */
export function byBits<O extends { readonly number: number }, T>({ most, reads, standing, workOut }: Remembered<O, T>): (evaluation: Evaluation, of: O) => T {
  const known = new WeakMap<CompiledPolicy, (BitTable<T> | undefined)[]>()
  const tableOf = ({ policy }: Evaluation, of: O): BitTable<T> => {
    const tables = known.get(policy) ?? []
    known.set(policy, tables)
    const table = tables[of.number] ?? bitTable(reads(policy, of))
    tables[of.number] = table
    return table
  }
  return (evaluation, of) => {
    const table = tableOf(evaluation, of)
    const claim = bitsOfClaim(evaluation)
    const rules = standing ? standing(evaluation, of) : NO_RULES
    const key = keyOf(table, claim, rules.length)
    const length = putStanding(evaluation, rules, key, table.words.length)
    const hash = hashOf(key, length)
    const found = table.results.get(hash)
    if (found && found.key.length === length && isKey(found.key, key)) return found.result
    const kept = key.slice(0, length)
    const result = workOut(evaluation, of)
    if (table.results.size >= most) table.results.clear()
    table.results.set(hash, { key: kept, result })
    return result
  }
}

/** A word for each rule that stands or may, from a word on. Returns where the next word would be. */
function putStanding(evaluation: Evaluation, rules: readonly CompiledDefeater[], key: Int32Array, from: number): number {
  let at = from
  for (const rule of rules) {
    const truth = standsTruth(evaluation, rule)
    if (truth !== FALSE) key[at++] = 4 * rule.number + truth
  }
  return at
}
