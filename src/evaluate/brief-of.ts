import { deepFreeze } from '../core/freeze.js'
import type { Service } from '../facts/facts.js'
import type { Brief, ServiceBrief } from './brief.js'
import type { Decision, ServiceDecision } from './decision.js'

/**
 * A decision in brief: what `policy.brief` says of the same facts.
 *
 * @example
 * briefOf(policy.evaluate(facts)).services.return?.verdict // => 'conditional'
 */
export function briefOf({ policy, asOf, services }: Decision): Brief {
  const brief = {} as Record<Service, ServiceBrief>
  for (const [service, decided] of Object.entries(services)) brief[service as Service] = serviceBrief(decided)
  return deepFreeze({ policy, asOf, services: brief })
}

function serviceBrief({ verdict, routes: [best], denials }: ServiceDecision): ServiceBrief {
  if (best) return { verdict, rule: best.rule, deadline: best.deadline, evidence: best.evidence }
  const [denial] = denials
  if (verdict !== 'unavailable' || denial === undefined) return { verdict }
  const by = denials.flatMap((one) => [one, ...(one.also ?? [])].flatMap((reason) => reason.by ?? []))
  return { verdict, denial, excludedBy: [...new Set(by)].sort() }
}
