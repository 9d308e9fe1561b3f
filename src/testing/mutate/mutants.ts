import type { Pack, Provision } from '../../policy/pack.js'
import type { Row, RuleId, Table } from '../../policy/rule.js'
import { withProvisions } from '../change-pack.js'
import { faultsOf } from './faults.js'
import { otherDuration } from './other-duration.js'
import { put } from './put.js'

/** A pack with one fault in it. */
export interface Mutant {
  /** The rule, or the row of a table, that is wrong. */
  readonly rule: RuleId
  readonly fault: string
  /** The rule is then about more items. */
  readonly widens?: true | undefined
  /** The id of the pack that it is in. */
  readonly pack: string
  /** The pack with the fault; made when it is asked for. */
  plant(): Pack
}

/** Every fault that can be planted in a pack, one at a time: in its rules, and in each row of its tables. */
export const mutantsOf = (pack: Pack): Mutant[] => pack.provisions.flatMap(({ provision }) => [...inRules(pack, provision), ...inRows(pack, provision)])

function inRules(pack: Pack, { id, rules }: Provision): Mutant[] {
  return rules.flatMap((rule, index) =>
    faultsOf(rule).map(({ fault, widens, rule: changed }) => ({
      ...{ rule: rule.id, fault, widens, pack: pack.id },
      plant: () => withProvisions(pack, (one) => (one.id === id ? { ...one, rules: put(rules, index, changed) } : one)),
    })),
  )
}

function inRows(pack: Pack, { id, tables = [] }: Provision): Mutant[] {
  return tables.flatMap((table, at) =>
    table.rows.flatMap((row, index) =>
      rowFaults(row).map(({ fault, row: changed }) => ({
        ...{ rule: `${table.id}/${row.id}`, fault, pack: pack.id },
        plant: () =>
          withProvisions(pack, (one) =>
            one.id === id ? { ...one, tables: put(tables, at, { ...table, rows: put(table.rows, index, changed) } as Table) } : one,
          ),
      })),
    ),
  )
}

/** A row with one value a unit more or less, or turned round. */
function rowFaults(row: Row): { fault: string; row: Row }[] {
  return Object.entries(row.values).flatMap(([column, value]) => {
    const others =
      typeof value === 'number' ? [value + 1, value - 1] : typeof value === 'boolean' ? [!value] : [1, -1].flatMap((by) => otherDuration(value, by) ?? [])
    return others.map((other) => ({ fault: `${column}: ${JSON.stringify(other)}`, row: { ...row, values: { ...row.values, [column]: other } } }))
  })
}

/**
 * One fault for each rule and each row, chosen by a seed: the same seed chooses the same ones.
 *
 * @param count - No more than so many, drawn over all rules; default: one for each.
 */
export function oneOfEach(mutants: readonly Mutant[], seed: number, count = Number.POSITIVE_INFINITY): Mutant[] {
  const next = numbers(seed)
  const byRule = new Map<RuleId, Mutant[]>()
  for (const one of mutants) byRule.set(one.rule, [...(byRule.get(one.rule) ?? []), one])
  const chosen = [...byRule.values()].map((faults) => faults[next() % faults.length] as Mutant)
  while (chosen.length > count) chosen.splice(next() % chosen.length, 1)
  return chosen
}

/** Whole numbers that follow from a seed (a linear congruential generator). */
function numbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state >>> 8
  }
}
