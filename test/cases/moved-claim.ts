import type { ServiceDecision } from '../../src/evaluate/decision.js'
import type { Facts, Policy, Service } from '../../src/index.js'

/** What a window may test besides the claim itself. */
export const TESTED = ['submitted', 'defectFound', 'repairReceived', 'delivered'] as const
export type Tested = (typeof TESTED)[number]

/** A case, and the service of it that is looked at. */
export interface Decided {
  readonly policy: Policy
  readonly facts: Facts
  readonly service: Service
}

export const instantMs = (instant: string): number => Date.parse(instant)
const submittedOf = ({ asOf, claim }: Facts): string => claim.submittedAt ?? asOf
const eventOf = ({ events }: Facts, event: string): string | null | undefined => (events as Record<string, string | null> | undefined)?.[event]

/** When an event happened, in UTC milliseconds. */
export function timeOf(facts: Facts, event: string): number {
  const at = event === 'submitted' ? submittedOf(facts) : eventOf(facts, event)
  return at ? instantMs(at) : Number.NEGATIVE_INFINITY
}

const movable = (facts: Facts, event: Tested): boolean => event === 'submitted' || typeof eventOf(facts, event) === 'string'

/** What is decided when the event happens a little earlier or later, what must not lie after or before it moved along; undefined where no such claim is possible. */
export function decidedAt({ policy, facts, service }: Decided, event: Tested, ms: number): ServiceDecision | undefined {
  if (!movable(facts, event)) return undefined
  const moved = structuredClone(facts) as Omit<Facts, 'events'> & { events?: Record<string, string | null> }
  const to = timeOf(facts, event) + ms
  const at = new Date(to).toISOString()
  if (event !== 'submitted') moved.events = { ...moved.events, [event]: at }
  if (event === 'submitted' || instantMs(submittedOf(facts)) < to) moved.claim.submittedAt = at
  if (instantMs(facts.asOf) < to) moved.asOf = at
  if (event === 'submitted' && ms < 0 && timeOf(facts, 'defectFound') > to) moved.events = { ...moved.events, defectFound: at }
  if (event === 'repairReceived') moved.history = moved.history?.map((one) => (one.outcome === 'open' ? { ...one, openedAt: at } : one))
  const result = policy.safeEvaluate(moved, { only: [service] })
  return result.ok ? result.decision.services[service] : undefined
}
