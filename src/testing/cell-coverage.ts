import { rulesAround } from '../analysis/cells/rules-around.js'
import type { Evaluation } from '../evaluate/evaluation.js'
import type { CompiledPolicy } from '../policy/compiled.js'
import type { RuleId } from '../policy/rule.js'
import { RuleCells } from './rule-cells.js'

/** The cells of a rule in which some claim lay, of those in which there can be one; `of` is left out where counting them takes too much. */
export interface CellCount {
  readonly hit: number
  readonly of?: number
}

/** Counts in which cells of the rules of some policies claims lie. */
export class CellCoverage {
  /** By the smallest policy that a rule was met in: there the fewest others are about it. */
  private readonly rules = new Map<RuleId, { readonly cells: RuleCells; readonly hit: Set<string> }>()

  /** What counts the claims of one policy. */
  of(policy: CompiledPolicy): (evaluation: Evaluation) => void {
    const all = cellsOf(policy)
    for (const cells of all) this.enter(cells)
    return (evaluation) => {
      for (const cells of all) this.count(cells, evaluation)
    }
  }

  private enter(cells: RuleCells): void {
    const { rule, told, policy } = cells
    const before = this.rules.get(rule.id)
    if (!before) this.rules.set(rule.id, { cells, hit: new Set() })
    else if (policy.packs.length < before.cells.policy.packs.length && told === before.cells.told) this.rules.set(rule.id, { ...before, cells })
  }

  /** Other parameters may read a rule otherwise: it has other cells then, and only those of one reading are counted. */
  private count(cells: RuleCells, evaluation: Evaluation): void {
    const counted = this.rules.get(cells.rule.id)
    const cell = counted?.cells.told === cells.told ? cells.cellOf(evaluation) : undefined
    if (cell !== undefined) counted?.hit.add(cell)
  }

  hitIn(rule: RuleId): CellCount {
    const counted = this.rules.get(rule)
    const of = counted?.cells.reachable()
    return { hit: counted?.hit.size ?? 0, ...(of !== undefined && { of }) }
  }
}

/** The cells of every rule of a policy, each by the first grant that it shapes. */
function cellsOf(policy: CompiledPolicy): RuleCells[] {
  const found = new Map<RuleId, RuleCells>()
  for (const grant of [...policy.grants.values()].flat())
    for (const rule of [grant, ...rulesAround(grant)]) if (!found.has(rule.id)) found.set(rule.id, new RuleCells(policy, rule, grant))
  return [...found.values()]
}
