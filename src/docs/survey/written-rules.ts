import type { CompiledPolicy } from '../../policy/compiled.js'
import { fillText } from '../../policy/expand-tables.js'
import type { Pack, Provision } from '../../policy/pack.js'
import { parameterValues } from '../../policy/parameters.js'
import type { Rule, RuleId, Table } from '../../policy/rule.js'
import { substitute } from '../../policy/substitute.js'

/** A rule as it is written: one for each template, the readings of its pack filled in, the cells of its table left as `{ row }`. */
export interface WrittenRule {
  readonly rule: Rule
  readonly pack: Pack
  readonly provision: Provision
  readonly table: Table | undefined
}

/** Every rule of a policy, pack by pack, in the order of its files. */
export function writtenRules({ packs }: CompiledPolicy): WrittenRule[] {
  return packs.flatMap((pack) => {
    // A policy is only made of packs whose parameters fit.
    const values = parameterValues(pack, () => {})
    // A rule may take its rows from a table of another provision of its pack.
    const tables = pack.provisions.flatMap(({ provision }) => provision.tables ?? [])
    return pack.provisions.flatMap(({ provision }) =>
      provision.rules.map((written): WrittenRule => {
        const rule = substitute(written, { row: (row) => ({ row }), param: (name) => values.get(name) }) as Rule
        return {
          rule: { ...rule, text: fillText(rule.text, (name) => values.get(name)) },
          pack,
          provision,
          table: tables.find(({ id }) => id === rule.each),
        }
      }),
    )
  })
}

/** The rule as it is written behind a ground rule: `…days/standard` is a row of `…days`. */
export const templateOf = (id: RuleId): RuleId => id.split('/')[0] as RuleId
