import { factDefinition } from '../../facts/vocabulary.js'
import type { CompiledPolicy } from '../../policy/compiled.js'
import type { Condition } from '../../policy/condition.js'
import type { Ledger } from './ledger.js'

/** Facts found on inspection that decide whether a grant applies at all, where the condition could wait for the inspection (S-5b). */
export function lintInspection(policy: CompiledPolicy, ledger: Ledger): void {
  for (const grant of [...policy.grants.values()].flat())
    for (const fact of new Set(factsOf(policy, grant.when)))
      if (factDefinition(policy.vocabulary, fact)?.suppliedBy === 'inspection') ledger.addOfTemplate('inspection_fact_in_when', grant, { fact })
}

function factsOf(policy: CompiledPolicy, condition: Condition): string[] {
  switch (condition.kind) {
    case 'constant':
      return []
    case 'atom':
      return [policy.atoms[condition.atom]?.fact ?? '']
    case 'not':
      return factsOf(policy, condition.of)
    default:
      return condition.of.flatMap((part) => factsOf(policy, part))
  }
}
