import { FALSE, TRUE } from '../core/truth.js'
import type { Policy } from '../evaluate/create-policy.js'
import type { Decision } from '../evaluate/decision.js'
import { atomTruth, newEvaluation } from '../evaluate/evaluation.js'
import { linkedOf } from '../evaluate/linked.js'
import type { Facts } from '../facts/facts.js'
import type { CompiledGrant, CompiledPolicy } from '../policy/compiled.js'
import { atomAt, atomsIn } from '../policy/condition.js'
import type { RuleId } from '../policy/rule.js'
import { type CellCount, CellCoverage } from './cell-coverage.js'
import { type RuleCounts, ruleCounter } from './rule-coverage.js'

/** What some claims have shown of one rule. */
export interface RuleCoverage extends RuleCounts {
  /** Why it failed or was defeated, by reason and what the reason is about: `not_covered order.saleMode`, `window_expired`. */
  failedBy: Record<string, number>
  /** Of a grant: the sides of its conditions and of its times that were met, of those that there are. A condition has two sides, a time limit too. */
  sides: { hit: number; of: number; missing: string[] }
  /** The cells in which some claim lay, of those in which there can be one; `of` is left out where counting them takes too much. */
  cells: CellCount
}

/** Counts what claims show of the rules of a policy; policies may share one count. */
export class Coverage {
  readonly rules = new Map<RuleId, RuleCounts>()
  private readonly reasons = new Map<RuleId, Record<string, number>>()
  private readonly met = new Map<RuleId, Set<string>>()
  private readonly all = new Map<RuleId, Set<string>>()
  private readonly cells = new CellCoverage()

  /** What counts the claims of one policy. */
  of(policy: Policy): (facts: Facts, decision: Decision) => void {
    const { policy: compiled, door } = linkedOf(policy)
    const count = ruleCounter(policy, this.rules)
    const sides = [...compiled.grants.values()]
      .flat()
      .map((grant) => ({ grant, atoms: atomsOf(grant, compiled), ends: grant.windows.some(({ ends }) => ends !== undefined) }))
    for (const { grant, atoms, ends } of sides) {
      const known = [...atoms.values()].flatMap((text) => [sideOf(text, true), sideOf(text, false)])
      this.all.set(grant.id, new Set([...(this.all.get(grant.id) ?? []), ...known, ...(ends ? [IN_TIME, TOO_LATE] : [])]))
      this.met.set(grant.id, this.met.get(grant.id) ?? new Set())
    }
    const countCells = this.cells.of(compiled)
    return (facts, decision) => {
      count(facts, decision)
      this.countReasons(decision)
      const checked = door(facts)
      if (!checked.ok) return
      const evaluation = newEvaluation(compiled, checked.facts)
      countCells(evaluation)
      const named = new Set(Object.values(decision.services).flatMap(({ routes, open, denials }) => [...routes, ...open, ...denials].map(({ rule }) => rule)))
      for (const { grant, atoms } of sides.filter((one) => named.has(one.grant.id)))
        for (const [number, text] of atoms) {
          const truth = atomTruth(evaluation, number)
          if (truth === TRUE || truth === FALSE) this.met.get(grant.id)?.add(sideOf(text, truth === TRUE))
        }
      for (const { rule } of Object.values(decision.services).flatMap(({ routes }) => routes)) this.met.get(rule)?.add(IN_TIME)
    }
  }

  private countReasons({ services }: Decision): void {
    for (const { rule, also = [], ...first } of Object.values(services).flatMap(({ denials }) => denials))
      for (const { code, params, by } of rule === undefined ? [] : [first, ...also]) {
        const id = rule as RuleId
        const about = by ?? params.fact ?? params.condition
        const name = about === undefined ? code : `${code} ${about}`
        const counted = this.reasons.get(id) ?? {}
        this.reasons.set(id, { ...counted, [name]: (counted[name] ?? 0) + 1 })
        if (code === 'window_expired') this.met.get(id)?.add(TOO_LATE)
      }
  }

  /** Every rule, in the order of the ids. */
  report(): Map<RuleId, RuleCoverage> {
    const rows = [...this.rules].sort(([a], [b]) => (a < b ? -1 : 1))
    return new Map(rows.map(([id, counts]) => [id, { ...counts, failedBy: this.reasons.get(id) ?? {}, sides: this.sidesOf(id), cells: this.cells.hitIn(id) }]))
  }

  private sidesOf(id: RuleId): RuleCoverage['sides'] {
    const [all, met] = [[...(this.all.get(id) ?? [])], this.met.get(id) ?? new Set<string>()]
    const missing = all.filter((side) => !met.has(side))
    return { hit: all.length - missing.length, of: all.length, missing }
  }
}

const IN_TIME = 'in time'
const TOO_LATE = 'too late'

const sideOf = (text: string, is: boolean): string => `${text} ${is ? 'holds' : 'fails'}`

/** The atoms that a grant and its conditions read, in words. */
function atomsOf({ when, provided }: CompiledGrant, policy: CompiledPolicy): Map<number, string> {
  const numbers = [when, ...provided.map((one) => one.if)].flatMap(atomsIn)
  return new Map(
    numbers.map((number) => {
      const { fact, literals } = atomAt(policy, number)
      return [number, `${fact} ${JSON.stringify(literals)}`]
    }),
  )
}
