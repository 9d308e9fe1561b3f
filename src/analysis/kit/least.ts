import type { Policy } from '../../evaluate/create-policy.js'
import { linkedOf } from '../../evaluate/linked.js'
import type { Facts, Service } from '../../facts/facts.js'
import type { RuleId } from '../../policy/rule.js'
import { shrink } from '../cells/shrink.js'
import { templateOf } from '../lint/settled-condition.js'
import { type Candidate, candidate } from './candidates.js'
import { grantOf } from './regions.js'
import { expected, type KitCase } from './write-case.js'

/** The grants that some regions are about, by their service. */
export type About = ReadonlyMap<Service, ReadonlySet<RuleId>>

/** What says of regions which grants they are about. */
export function aboutRegions(policy: Policy): (keys: Iterable<string>) => About {
  const services = new Map<RuleId, Service>()
  for (const [service, grants] of linkedOf(policy).policy.grants) for (const { id } of grants) services.set(templateOf(id), service)
  return (keys) => {
    const about = new Map<Service, Set<RuleId>>()
    for (const key of keys) {
      const grant = templateOf(grantOf(key))
      const service = services.get(grant) as Service
      about.set(service, (about.get(service) ?? new Set()).add(grant))
    }
    return about
  }
}

/** A claim with every fact left out that matters neither for the regions that it is there for nor for what is expected of them. */
export function leastClaim(policy: Policy, { facts, decision }: Candidate, keys: readonly string[], about: About): Facts {
  const only = [...about.keys()]
  const wanted = textOf(expected(decision, about))
  let last: Facts = facts
  return shrink(facts, (fewer) => {
    // Leaving out what is not there leaves all as it is.
    if (fewer === last) return true
    const found = candidate(policy, fewer, only)
    const isSo = found !== undefined && keys.every((key) => found.reaches.has(key)) && textOf(expected(found.decision, about)) === wanted
    if (isSo) last = fewer
    return isSo
  })
}

const textOf = (expect: KitCase['expect']): string => JSON.stringify(expect)
