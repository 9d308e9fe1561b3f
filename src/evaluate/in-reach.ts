import { FALSE } from '../core/truth.js'
import { bitsOf } from '../policy/bits.js'
import type { AboutCategory, CompiledBase, CompiledPolicy } from '../policy/compiled.js'
import { byBits } from './by-bits.js'
import type { Evaluation } from './evaluation.js'
import { reachTruth } from './standing.js'

/** What is about the item of a claim, or may be (S-15). */
type InReach = Pick<AboutCategory, 'grants' | 'excludes'>

function inReach(evaluation: Evaluation, { grants, excludes }: AboutCategory): InReach {
  const reaches = (rule: CompiledBase): boolean => reachTruth(evaluation, rule) !== FALSE
  const reached = [...grants].map(([service, all]) => [service, all.filter(reaches)] as const)
  return {
    grants: new Map(reached),
    excludes: new Map(reached.flatMap(([, all]) => all.map((grant) => [grant, (excludes.get(grant) ?? grant.excludes).filter(reaches)]))),
  }
}

function reachBits({ bits, atoms, vocabulary }: CompiledPolicy, { grants, excludes }: AboutCategory): Iterable<number> {
  const reads = bitsOf(bits, atoms, vocabulary)
  for (const { pack, reach } of [...[...grants.values()].flat(), ...[...excludes.values()].flat()]) {
    reads.selectors(pack.selectors)
    reads.condition(pack.when)
    reads.selectors(reach)
  }
  return reads.found
}

const MOST_ITEMS = 5000

/** Worked out once for all items of a category that are alike to the rules. */
export const reachedBy = byBits({ most: MOST_ITEMS, reads: reachBits, workOut: inReach })
