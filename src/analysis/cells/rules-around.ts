import type { CompiledBase, CompiledDefeater, CompiledGrant } from '../../policy/compiled.js'

/** Every rule that shapes a grant: what removes it and what lifts that, its adjusts and its duties. */
export function rulesAround({ excludes, windowAdjusts, evidenceAdjusts, waivers, terms, duties }: CompiledGrant): CompiledBase[] {
  const lifting = (rule: CompiledDefeater): CompiledBase[] => [rule, ...rule.defeatedBy.flatMap(lifting)]
  return [
    ...excludes.flatMap(lifting),
    ...[windowAdjusts, ...terms.values()].flatMap(({ own, other }) => [...own, ...other]),
    ...evidenceAdjusts,
    ...waivers,
    ...duties,
  ]
}
