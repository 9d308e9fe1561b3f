import { parseInstant } from '../../core/instant.js'
import type { Policy } from '../../evaluate/create-policy.js'
import type { Decision, Route } from '../../evaluate/decision.js'
import { linkedOf } from '../../evaluate/linked.js'
import { factsRead } from '../../explain/facts-read.js'
import type { Facts, Service } from '../../facts/facts.js'
import { factDefinition } from '../../facts/vocabulary.js'
import type { CompiledGrant } from '../../policy/compiled.js'
import { claimedAt, closesAt, reached } from './reached.js'
import { keys } from './regions.js'

/** A claim that may become a case, with every region that it reaches. */
export interface Candidate {
  readonly facts: Facts
  readonly decision: Decision
  readonly reaches: ReadonlySet<string>
}

/** The claim with what it reaches; undefined when it is no claim. */
export function candidate(policy: Policy, facts: Facts, only?: Service[]): Candidate | undefined {
  const result = policy.safeEvaluate(facts, only ? { only } : {})
  if (!result.ok) return undefined
  const decision = result.decision as Decision
  return { facts, decision, reaches: reached(policy, facts, decision, only) }
}

/** Claims beside one on which a grant is a route: on both sides of its deadline and of its opening, and with each fact unknown that it reads. */
export function* beside(policy: Policy, { facts, decision }: Candidate, grant: CompiledGrant): Iterable<Candidate> {
  const route = decision.services[grant.source.service].routes.find(({ rule }) => rule === grant.id)
  if (!route) return
  for (const [at, key] of moments(route)) {
    const moved = candidate(policy, claimedAt(policy, facts, at))
    if (moved?.reaches.has(key)) yield moved
  }
  const compiled = linkedOf(policy).policy
  for (const fact of factsRead(compiled, grant)) {
    const paths = factDefinition(compiled.vocabulary, fact)?.from ?? [fact]
    const less = candidate(policy, paths.reduce(leftOut, facts))
    if (less) yield less
  }
}

function moments(route: Route): [at: number, key: string][] {
  const [end, start] = [closesAt(route.deadline), route.opensAt === undefined ? undefined : parseInstant(route.opensAt)]
  return [
    ...(end === undefined
      ? []
      : ([
          [end - 1, keys.last(route.rule)],
          [end, keys.late(route.rule)],
        ] as [number, string][])),
    ...(start === undefined
      ? []
      : ([
          [start, keys.first(route.rule)],
          [start - 1, keys.early(route.rule)],
        ] as [number, string][])),
  ]
}

/** What a claim always says is not left out. */
const ALWAYS = ['item.category', 'order.market', 'order.purchasedAt', 'claim.submittedAt']

function leftOut(facts: Facts, path: string): Facts {
  if (ALWAYS.includes(path)) return facts
  const [section = '', ...rest] = path.split('.')
  return without(facts as unknown as Record<string, unknown>, [section, ...rest]) as unknown as Facts
}

function without(value: Record<string, unknown>, [key = '', ...rest]: string[]): Record<string, unknown> {
  if (!Object.hasOwn(value, key)) return value
  const { [key]: inner, ...others } = value
  return rest.length === 0 ? others : { ...value, [key]: without(inner as Record<string, unknown>, rest) }
}
