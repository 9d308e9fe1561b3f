import { FALSE } from '../core/truth.js'
import type { CompiledDefeater, CompiledPolicy } from '../policy/compiled.js'
import { type BitTable, bitTable, keyOf } from './bit-table.js'
import { bitsOfClaim } from './claim-bits.js'
import type { Evaluation } from './evaluation.js'
import { KeyTable } from './key-table.js'
import { standsTruth } from './standing.js'

interface Remembered<O, T> {
  /** So many results are kept of one policy before all of them are let go. */
  readonly most: number
  /** Every bit on which the result depends; nothing else in the claim may decide it. */
  readonly reads: (policy: CompiledPolicy, of: O) => Iterable<number>
  /** Rules on which it depends only by whether they stand. */
  readonly standing?: (evaluation: Evaluation, of: O) => readonly CompiledDefeater[]
  readonly workOut: (evaluation: Evaluation, of: O) => T
}

interface Known<T> {
  /** By the number of the rule. */
  readonly tables: (BitTable<T> | undefined)[]
  count: number
}

const NO_RULES: readonly CompiledDefeater[] = Object.freeze([])

/** How many such functions there are. */
let functions = 0

/** A function of a claim and a rule that remembers, for each policy, what it came to by the bits it reads: claims that are alike in them share one result. */
export function byBits<O extends { readonly number: number }, T>({ most, reads, standing, workOut }: Remembered<O, T>): (evaluation: Evaluation, of: O) => T {
  const mine = functions++
  const knownOf = ({ remembered }: CompiledPolicy): Known<T> => {
    const made = (remembered[mine] as Known<T> | undefined) ?? { tables: [], count: 0 }
    remembered[mine] = made
    return made
  }
  const tableOf = (policy: CompiledPolicy, { tables }: Known<T>, of: O): BitTable<T> => {
    const made = bitTable<T>(reads(policy, of))
    tables[of.number] = made
    return made
  }
  return (evaluation, of) => {
    const kept = knownOf(evaluation.policy)
    const table = kept.tables[of.number] ?? tableOf(evaluation.policy, kept, of)
    const claim = bitsOfClaim(evaluation)
    const rules = standing ? standing(evaluation, of) : NO_RULES
    const key = keyOf(table, claim, rules.length)
    const length = putStanding(evaluation, rules, key, table.words.length)
    const found = table.results.get(key, length)
    if (found !== undefined) return found
    const own = key.slice(0, length)
    const result = workOut(evaluation, of)
    if (kept.count >= most) letGo(kept)
    table.results.set(own, length, result)
    kept.count++
    return result
  }
}

function letGo<T>(kept: Known<T>): void {
  for (const table of kept.tables) if (table) table.results = new KeyTable()
  kept.count = 0
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
