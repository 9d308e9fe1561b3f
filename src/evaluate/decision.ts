import type { Day, EventId, EvidenceKind, Instant, PaymentMethod, Service } from '../facts/facts.js'
import type { GeneratedTerms } from '../facts/generated.js'
import type { Actor, Certainty, Citation, Ends, Layer, Params, RuleId } from '../policy/rule.js'

/** What the policy decides on one set of facts: every service, with what to ask next and every rule that is named (S-9). */
export interface Decision {
  policy: { id: string; version: string; hash: string }
  asOf: Instant
  /** Every service of the policy; with `only`, the other keys are absent. */
  services: Record<Service, ServiceDecision>
  /** What to ask next, over all services (the one claimed first), most decisive first. */
  ask: Question[]
  /** Every rule named in this decision, once. */
  rules: Record<RuleId, { layer: Layer; certainty: Certainty; cites: Citation[]; note?: string }>
}

/** S-9. available: a firm route. conditional: a route. needs_information: an open grant. unavailable: none of them. */
export type Verdict = 'available' | 'conditional' | 'needs_information' | 'unavailable'

export interface ServiceDecision {
  service: Service
  verdict: Verdict
  /** The latest deadline among the routes that carry the verdict (the firm ones when available). Absent when there is no route. */
  deadline?: Deadline
  /** Grants that stand and are in time, best for the consumer first. Routes are never mixed. */
  routes: Route[]
  /** Grants that more facts could still turn into a route, also when the verdict is available. */
  open: { rule: RuleId; layer: Layer; dependsOn: string[] }[]
  /** Grants in reach of this item that do not stand, nearest to standing first. */
  denials: Denial[]
  ask: Question[]
}

/** A standing grant with its own deadline, evidence and terms. */
export interface Route {
  rule: RuleId
  layer: Layer
  /** Every `provided` known true, no exclusion pending, no review open. */
  firm: boolean
  opensAt?: Instant
  deadline: Deadline
  /** Windows that test another event than the claim: the defect had to show in them. */
  covers?: { event: EventId; deadline: Deadline }[]
  /** Conditions not yet known to hold. */
  conditions: Condition[]
  evidence: EvidenceNeed[]
  terms: Terms
  /** What follows once the service is chosen: who must do what by when. */
  duties: Duty[]
  /** Parts not settled yet: "terms.freight", "evidence.2", "duties.<rule>". Such a term is left out; such evidence is listed. */
  open: { part: string; dependsOn: string[] }[]
  /** Exclusions that would have removed the route, with the rule that lifted them. */
  lifted: { exclusion: RuleId; by: RuleId }[]
  /** Every rule that shaped the route. */
  rules: RuleId[]
  /** The lowest certainty of them. */
  certainty: Certainty
}

/** `closesAt` is the first instant that is too late, `lastDay` the civil day of the last instant in time. */
export type Deadline =
  | { status: 'fixed'; closesAt: Instant; lastDay: Day; timeZone: string; rolledFrom?: Day }
  | { status: 'at_least'; closesAt: Instant; lastDay: Day; timeZone: string; dependsOn: string[] }
  | { status: 'unknown'; dependsOn: string[] }
  | { status: 'none' }

export interface Denial {
  /** Absent for `no_rule`, which stands alone, exactly when no grant of the service is about this item. */
  rule?: RuleId
  layer?: Layer
  code: DenialCode
  params: Params
  /** The exclusion that removed the grant. */
  by?: RuleId
  /** Further reasons, in the order of S-15. */
  also?: Reason[]
}

export interface Reason {
  code: DenialCode
  params: Params
  by?: RuleId
}

export type DenialCode =
  | 'not_in_force'
  | 'reason_not_covered'
  | 'order_state'
  | 'not_covered'
  | 'excluded'
  | 'condition_not_met'
  | 'already_used'
  | 'quantity_exceeded'
  | 'window_not_open'
  | 'window_expired'
  | 'no_rule'

export interface Condition {
  code: string
  params: Params
  rule: RuleId
}

/** Every need is to be met; it is met by `atLeast` (default 1) of the kinds. */
export interface EvidenceNeed {
  anyOf: EvidenceKind[]
  atLeast?: number
  supplied: boolean | 'unknown'
  need: 'required' | 'recommended'
  rule: RuleId
}

/** Terms of a route, settled; a term that more facts could change is left out and named in `Route.open`. */
export interface Terms extends GeneratedTerms {
  refundArrival?: { method: PaymentMethod; minWorkingDays: number; maxWorkingDays: number }[]
  deductions?: { code: string; amount?: number; rule: RuleId }[]
}

export interface Duty {
  act: string
  actor: Actor
  /** When its clock has started; otherwise `after` says from what. */
  due?: Deadline
  after?: { ends: Ends }
  /** Only where the rule says which event shows that it was done. */
  overdue?: boolean
  onSilence?: string
  rule: RuleId
}

export interface Question {
  /** Path in Facts, "events.<id>", "history", or "calendar:cn:2027". */
  fact: string
  kind: 'boolean' | 'enum' | 'set' | 'integer' | 'string' | 'instant' | 'evidence' | 'history' | 'calendar'
  values?: string[]
  suppliedBy: 'buyer' | 'seller' | 'platform' | 'inspection' | 'pack'
  /** What the law takes to be so if nobody answers, for a person to apply; the engine does not. */
  presumed?: { answer: string | boolean; cites: Citation[] }
  /** What each answer would decide, where it decides. Only from `Policy.questions`. */
  decides?: { answer: Answer; service: Service; verdict: Verdict }[]
  /** Grants that an answer may turn into a better route of an available service. Only from `Policy.questions`. */
  brings?: RuleId[]
}

/**
 * An answer, or all that come to the same: a value, or one that a set has; bounds of a whole number, both counted; a span of instants, `until` not counted;
 * null: it has not happened, there is none, or none of those that matter.
 */
export type Answer = string | boolean | { min?: number; max?: number } | { from?: Instant; until?: Instant } | null
