import type { Deadline, Decision, Denial, Route, ServiceDecision } from '../../evaluate/decision.js'
import type { Facts, Service } from '../../facts/facts.js'

/** A case of a kit, written as worked cases are: any back end can read it, and `aftersales cases` runs it. */
export interface KitCase {
  readonly id: string
  /** What it is there for, in words. */
  readonly title: string
  /** The packs that decide it. */
  readonly rules: readonly string[]
  readonly facts: Facts
  /** What each service must come to that the rules say anything about. */
  readonly expect: Readonly<Record<string, object>>
}

/** What is expected of every service that is not just about other items. */
export function expected({ services }: Decision): KitCase['expect'] {
  const said = (Object.entries(services) as [Service, ServiceDecision][]).filter(([, { denials }]) => denials[0]?.code !== 'no_rule')
  return Object.fromEntries(said.map(([service, decision]) => [service, ofService(decision)]))
}

function ofService({ verdict, deadline, routes, denials, ask }: ServiceDecision): object {
  return {
    verdict,
    ...(deadline?.status === 'none' && { closesAt: null }),
    ...(deadline && 'closesAt' in deadline && { closesAt: deadline.closesAt }),
    ...(routes.length > 0 && { route: routes.map(ofRoute) }),
    ...(denials.length > 0 && { denial: denials.map(ofDenial) }),
    ...(verdict === 'needs_information' && { asks: ask.map(({ fact }) => fact) }),
  }
}

const ends = (deadline: Deadline): object => ('closesAt' in deadline ? { closesAt: deadline.closesAt, lastDay: deadline.lastDay } : {})

const ofRoute = ({ rule, layer, firm, opensAt, deadline, conditions, terms }: Route): object => ({
  ...{ rule, layer, firm, deadlineStatus: deadline.status, ...ends(deadline) },
  ...(opensAt !== undefined && { opensAt }),
  ...(conditions.length > 0 && { conditions: conditions.map(({ code }) => code) }),
  ...(Object.keys(terms).length > 0 && { terms }),
})

const ofDenial = ({ rule, code, params, by }: Denial): object => ({ rule, code, params, ...(by !== undefined && { by }) })
