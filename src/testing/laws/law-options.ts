import type { Policy } from '../../evaluate/create-policy.js'
import type { FactPath, Facts } from '../../facts/facts.js'
import type { Pack } from '../../policy/pack.js'
import type { ClaimOptions } from '../generate/claims.js'

/** What an author says of a policy, for the laws that hold where it is said. */
export interface LawOptions extends ClaimOptions {
  /** Facts of real or worked cases, mixed among the generated claims. */
  cases?: readonly Facts[]
  /** Facts that may only help: with this value no service is lost. Wanted by `good-facts`. */
  good?: readonly { fact: FactPath; value: boolean | number | string | string[] }[]
  /** What makes a policy of packs where a law asks the engine itself (`truth-tables`); default: `createPolicy`. For those who wrap or change the engine. */
  engine?: (packs: readonly Pack[]) => Policy
}
