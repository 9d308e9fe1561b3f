import { factDefinition } from '../../facts/vocabulary.js'
import type { CompiledPolicy } from '../../policy/compiled.js'
import { atomAt, atomsIn } from '../../policy/condition.js'
import type { Ledger } from './ledger.js'

/** Facts found on inspection that decide whether a grant applies at all, where the condition could wait for the inspection (S-5b). */
export function lintInspection(policy: CompiledPolicy, ledger: Ledger): void {
  for (const grant of [...policy.grants.values()].flat())
    for (const fact of new Set(atomsIn(grant.when).map((number) => atomAt(policy, number).fact)))
      if (factDefinition(policy.vocabulary, fact)?.suppliedBy === 'inspection') ledger.addOfTemplate('inspection_fact_in_when', grant, { fact })
}
