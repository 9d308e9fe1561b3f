import type { Deadline, Decision, Denial, Route, ServiceDecision } from '../../evaluate/decision.js'
import type { Facts, Service } from '../../facts/facts.js'
import type { RuleId } from '../../policy/rule.js'
import { templateOf } from '../lint/settled-condition.js'

/** A case of a kit, written as worked cases are: any back end can read it, and `aftersales cases` runs it. */
export interface KitCase {
  readonly id: string
  /** What it is there for, in words. */
  readonly title: string
  /** The packs that decide it. */
  readonly rules: readonly string[]
  readonly facts: Facts
  /** What the services must come to that the case is there for. */
  readonly expect: Readonly<Record<string, object>>
}

/** What is expected of some services: all routes, and the denials of those grants that the case is there for. */
export function expected({ services }: Decision, about: ReadonlyMap<Service, ReadonlySet<RuleId>>): KitCase['expect'] {
  return Object.fromEntries([...about].map(([service, grants]) => [service, ofService(services[service], grants)]))
}

function ofService({ verdict, deadline, routes, denials, ask }: ServiceDecision, grants: ReadonlySet<RuleId>): object {
  const told = denials.filter(({ rule }) => rule !== undefined && grants.has(templateOf(rule)))
  return {
    verdict,
    ...(deadline?.status === 'none' && { closesAt: null }),
    ...(deadline && 'closesAt' in deadline && { closesAt: deadline.closesAt }),
    ...(routes.length > 0 && { route: routes.map(ofRoute) }),
    ...(told.length > 0 && { denial: told.map(ofDenial) }),
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
