import type { Policy } from '../../evaluate/create-policy.js'
import type { Service } from '../../facts/facts.js'
import { addDays, firstInstant, type Ms, msOf, type ReadZone } from '../oracle/clock.js'
import { type FlatClaim, factsOf } from './flat-claim.js'
import type { PackWords } from './pack-words.js'

/** The instants at which the decision on one service changes when time passes: openings and ends of its windows and duties. */
export function decisionInstants(policy: Policy, service: Service, claim: FlatClaim, words: PackWords, zone: ReadZone, instant: (ms: Ms) => string): Ms[] {
  const soon = Math.max(claim.purchased, ...[...claim.events].flatMap(([id, at]) => (at === null || words.vocabulary.events[id]?.future ? [] : [at])))
  const early = { ...claim, submitted: undefined, asOf: soon }
  const result = policy.safeEvaluate(factsOf(early, words.vocabulary, instant), { only: [service] })
  const found = new Set<Ms>()
  if (result.ok) collect(result.decision.services[service], zone, found)
  return [...found].sort((a, b) => a - b)
}

function collect(value: unknown, zone: ReadZone, into: Set<Ms>): void {
  if (typeof value !== 'object' || value === null) return
  for (const [key, part] of Object.entries(value)) {
    if (key === 'closesAt' || key === 'opensAt') into.add(msOf(part as string))
    else if (key === 'lastDay' && !('closesAt' in value)) into.add(firstInstant(zone, addDays(part as string, 1)))
    else collect(part, zone, into)
  }
}
