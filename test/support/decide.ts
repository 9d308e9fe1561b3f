import { type Issue, type IssueCode, issue } from '../../src/core/issue.js'
import { createPolicy, type Policy, PolicyError } from '../../src/evaluate/create-policy.js'
import type { Denial, Route, ServiceDecision } from '../../src/evaluate/decision.js'
import type { Facts, Service } from '../../src/facts/facts.js'
import type { Pack } from '../../src/policy/pack.js'
import { type PackSketch, type RuleSketch, testPack } from './test-pack.js'

export type More = Record<string, unknown>

/** The service of most sketches: units never bind it (S-15c). */
export const SERVICE: Service = 'consultation'

/** A grant that stands always, with more on top. */
export const grant = (more: More = {}): RuleSketch => ({ id: 'test.grant', kind: 'grant', service: SERVICE, ...more })

/** A policy of one pack. */
export const policyOf = (rules: RuleSketch[], more: Omit<PackSketch, 'rules'> = {}): Policy => createPolicy([testPack({ ...more, rules })])

const LEAST = {
  asOf: '2026-06-10T12:00:00+08:00',
  order: { market: 'CN', purchasedAt: '2026-06-01T10:00:00+08:00' },
  item: { category: 'phones' },
  history: [],
  claim: {},
}

/** Few facts of a first claim in June 2026, with more on top: sections are merged, anything else is replaced; undefined takes a fact away. */
export function facts(more: More = {}): Facts {
  const merged: More = { ...LEAST }
  for (const [key, value] of Object.entries(more)) {
    const isSection = key === 'order' || key === 'item' || key === 'claim'
    merged[key] = isSection ? { ...(merged[key] as More), ...(value as More) } : value
  }
  return merged as unknown as Facts
}

/** What a policy, or a pack of these rules, decides for one service. */
export function decide(policy: Policy | RuleSketch[], more: More = {}, service: Service = SERVICE): ServiceDecision {
  const linked = Array.isArray(policy) ? policyOf(policy) : policy
  return linked.evaluate(facts(more)).services[service]
}

/** The only route of the service. */
export function onlyRoute(policy: Policy | RuleSketch[], more: More = {}, service: Service = SERVICE): Route {
  const decided = decide(policy, more, service)
  const [route, ...others] = decided.routes
  if (!route || others.length > 0) throw new Error(`wanted one route, found ${JSON.stringify(decided, null, 2)}`)
  return route
}

/** The only denial of the service. */
export function onlyDenial(policy: Policy | RuleSketch[], more: More = {}, service: Service = SERVICE): Denial {
  const decided = decide(policy, more, service)
  const [denial, ...others] = decided.denials
  if (!denial || others.length > 0) throw new Error(`wanted one denial, found ${JSON.stringify(decided, null, 2)}`)
  return denial
}

/** Everything that is wrong with packs that must not make a policy. */
export function issuesOf(...packs: readonly unknown[]): PolicyError['issues'] {
  try {
    createPolicy(packs as Pack[])
  } catch (error) {
    if (error instanceof PolicyError) return error.issues
    throw error
  }
  throw new Error('the packs make a policy')
}

/** A whole issue about the provision of a test pack. */
export const problem = (code: IssueCode, path: Issue['path'], params: Issue['params'] = {}, more: Partial<Issue> = {}): Issue =>
  issue(code, path, params, { file: 'test/test.json', ...more })
