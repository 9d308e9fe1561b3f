import type { Deadline, DenialCode, Question, Route, Verdict } from '../evaluate/decision.js'
import type { Day, EventId, FactPath, Instant, PastCase, Service } from '../facts/facts.js'
import type { Certainty, Duration, Layer, LocaleMap, Params, RuleId } from '../policy/rule.js'

/** Why a decision is what it is: plain data of codes and parameters, to be said by `render` or read by a program (S-18). */
export interface Explanation {
  policy: { id: string; version: string; hash: string }
  asOf: Instant
  /** When the claim was made: `claim.submittedAt`, or `asOf`; in the zone of the policy. */
  submitted: Instant
  /** Of the amounts, when it is known. */
  currency?: string
  /** Every service of the policy; with `service`, only that one. */
  services: Record<Service, ExplainedService>
  /** Every rule named here, once, with the titles and addresses of its sources. */
  rules: Record<RuleId, ExplainedRule>
}

export interface ExplainedService {
  service: Service
  verdict: Verdict
  /** As in the decision. */
  deadline?: Deadline
  /** A standing route each, best for the consumer first. */
  why: Why[]
  /** What does not stand, nearest to standing first (S-18c). Rules about other items come last, and only when they were asked for. */
  whyNot: WhyNot[]
  /** The smallest changes, of facts that a person can still change, after which a service that is `unavailable` would be given (S-21). */
  whatIf: WhatIf[]
  /** What more facts could still turn into a route, with the facts to ask for. */
  open: { rule: RuleId; layer: Layer; dependsOn: string[] }[]
  ask: Question[]
}

/** Changes that would do together, of facts that a person can still change. */
export interface WhatIf {
  changes: FactChange[]
  /** What would be decided then: available or conditional. */
  verdict: Verdict
  /** The rule that would give it. */
  rule: RuleId
}

export interface FactChange {
  fact: FactPath
  from: KnownFact['value'] & {}
  to: KnownFact['value'] & {}
}

export interface ExplainedRule {
  layer: Layer
  certainty: Certainty
  text: LocaleMap
  /** The provision it belongs to, with its title. */
  provision?: { id: string; text: LocaleMap }
  cites: ExplainedCitation[]
  note?: string
}

/** A citation with what its pack knows of the source. */
export interface ExplainedCitation {
  source: string
  at?: string
  title?: LocaleMap
  issuer?: LocaleMap
  /** Official number of the text. */
  number?: string
  address?: string
}

/** A fact as it was used. Sets are lists in the order of their codes, and hold only what was looked for where it was found. */
export interface KnownFact {
  fact: FactPath
  /** Absent: unknown. */
  value?: boolean | number | string | string[]
  /** With which values it would have fitted, where that can be said. */
  fits?: { values?: (boolean | number | string)[]; min?: number; max?: number }
}

/** Why one route stands. */
export interface Why {
  route: Route
  /** That its rule was in force: the event that chooses the version, and the days between which it had to lie. */
  inForce?: InForceDay
  /** The facts by which its rule is about this case. */
  holds: KnownFact[]
  /** The facts by which its whole pack is about this case. */
  pack: KnownFact[]
  /** Conditions on the goods that are known to be met, with the facts that meet them; those that do not concern this item are left out. */
  met: { code: string; params: Params; facts: KnownFact[] }[]
  windows: ExplainedWindow[]
  exclusions: ConsideredExclusion[]
}

/** `from` and `until` are the days in force, half-open; `day` is left out while it is unknown. */
export interface InForceDay {
  event: EventId
  day?: Day
  from?: Day
  until?: Day
}

/** Of a route, so none stands. pending: the route stands on this condition. lifted: another rule lifts it. */
export type ExclusionState = 'pending' | 'lifted' | 'does_not_apply'

/** An exclusion that was considered, with the facts that made it so. */
export interface ConsideredExclusion {
  rule: RuleId
  state: ExclusionState
  facts: KnownFact[]
  liftedBy?: { rule: RuleId; facts: KnownFact[] }
}

/** A window worked out, of the rule itself or of one that adjusts it. */
export interface ExplainedWindow {
  rule: RuleId
  layer: Layer
  /** The event that must lie in it, and when it happened; null: known not to have happened. */
  tests: 'submitted' | EventId
  testedAt?: Instant | null
  opensAt?: Instant
  /** Absent: no end. */
  ends?: EndSteps
  /** It makes the end that counts. */
  decides: boolean
  /** False while it is unknown whether its rule applies. */
  certain: boolean
}

export type EndSteps = SpanSteps | JoinedSteps

/** The later or the earlier of several ends; the one that counts comes first. */
export interface JoinedSteps {
  kind: 'latest' | 'earliest'
  of: EndSteps[]
  end: Deadline
}

/** One span, step by step (S-18b). Steps that cannot be known yet are left out. */
export interface SpanSteps {
  kind: 'span'
  /** The event that starts the clock, and when it happened; null: known not to have happened. */
  event: EventId
  eventAt?: Instant | null
  /** Counting starts that much after the event. */
  plus?: Duration
  for: Duration
  starts: 'next_day' | 'same_day' | 'instant'
  /** The first civil day that is counted. */
  firstDay?: Day
  /** The last day, or the closing instant, before anything moves it. */
  rawEnd?: { lastDay: Day; closesAt: Instant }
  /** Past cases that added days, in order. */
  suspended: { case: CaseNamed; days: number }[]
  /** The last past case that made it start again. */
  restarted?: CaseNamed
  /** A last day that fell on a rest day, and where it moved. */
  rolled?: { from: Day; to: Day; restDay: RestDay }
  end: Deadline
}

export interface CaseNamed extends Pick<PastCase, 'service' | 'outcome'> {
  openedAt: Instant
  closedAt?: Instant
}

/** A rest day by its name in the calendar, or by its ISO weekday. */
export type RestDay = { name: LocaleMap } | { weekday: number }

/**
 * How near to standing, nearest first. early, late: only the time does not fit; of both, fewer days are nearer. changeable: it fails on what a person can still change.
 * excluded: an exclusion stands. unmet: a condition fails that nobody can change any more. fixed: it is for another kind of case, or was not in force.
 * other_case: it is for another reason or way of selling. other_item: it is about another item.
 */
export type Nearness = 'early' | 'late' | 'changeable' | 'excluded' | 'unmet' | 'fixed' | 'other_case' | 'other_item'

/** Why one rule gives nothing here. `rule` is absent for `no_rule`, which stands alone. */
export interface WhyNot {
  rule?: RuleId
  layer?: Layer
  /** Of its farthest reason. */
  nearness: Nearness
  reasons: WhyNotReason[]
}

export interface WhyNotReason {
  code: DenialCode | 'other_item'
  params: Params
  /** The exclusion that stands. */
  by?: RuleId
  nearness: Nearness
  /** The facts that make it so. */
  facts: KnownFact[]
  /** Of a time that has not come or has passed. */
  window?: ExplainedWindow
  /** Civil days until it opens, or since its last day. */
  days?: number
  inForce?: InForceDay
}
