import type { CompiledBase, CompiledDefeater, CompiledGrant } from '../../policy/compiled.js'

const known = new WeakMap<CompiledGrant, readonly CompiledBase[]>()

/** Every rule that shapes a grant: what removes it and what lifts that, its adjusts and its duties. */
export function rulesAround(grant: CompiledGrant): readonly CompiledBase[] {
  const rules = known.get(grant) ?? findRules(grant)
  known.set(grant, rules)
  return rules
}

function findRules({ excludes, windowAdjusts, evidenceAdjusts, waivers, terms, duties }: CompiledGrant): CompiledBase[] {
  const lifting = (rule: CompiledDefeater): CompiledBase[] => [rule, ...rule.defeatedBy.flatMap(lifting)]
  return [
    ...excludes.flatMap(lifting),
    ...[windowAdjusts, ...terms.values()].flatMap(({ own, other }) => [...own, ...other]),
    ...evidenceAdjusts,
    ...waivers,
    ...duties,
  ]
}
