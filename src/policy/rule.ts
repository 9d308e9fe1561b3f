import type { Channel, ClaimReason, Day, EventId, EvidenceKind, FactPath, Label, Service } from '../facts/facts.js'

export type RuleId = string
/** Text by locale; English is required, Simplified Chinese expected (a missing one is a load error in packs that ship it). */
export type LocaleMap = { en: string; zh?: string; [locale: string]: string | undefined }
export type Params = Record<string, string | number | boolean>

/** One obligor and one source of authority. Layers other than the law can only add to what the law gives; seller and manufacturer cannot touch each other. */
export type Layer = 'law' | 'platform' | 'seller' | 'manufacturer'
export type Certainty = 'high' | 'medium' | 'low'
export type Actor = 'buyer' | 'seller' | 'platform' | 'maker' | 'authority'

/** `source` is a key of the pack's sources.json, `at` the pinpoint in it. */
export interface Citation {
  source: string
  at?: string
}

/**
 * JsonLogic, the closed and typed subset of S-2: `and or !` over conditions; `== !=` and `< <= > >=` with the fact left and a literal right;
 * `{"in":[fact,[literals]]}` for one value, `{"in":[literal,setFact]}` for a set; true, false.
 */
export type When = boolean | { [operator: string]: unknown }

/** A rule id, or `#tag`: every rule with that tag that this rule may touch. */
export type Target = RuleId | `#${string}`

/** Finite selectors, three-valued. `market: ["US"]` covers "US-CA". A category given coarser than the rule's is unknown, not false. */
export interface Scope {
  category?: string[]
  notCategory?: string[]
  brand?: string[]
  channel?: Channel[]
  market?: string[]
  reason?: ClaimReason[]
  label?: Label[]
}

/** In force while the civil day of the anchor event (default: purchased) lies in `[from, until)`, in the pack's zone. */
export interface InForce {
  by?: EventId
  from?: Day
  until?: Day
}

export interface RuleBase {
  id: RuleId
  tags?: string[]
  /** What the rule says, in one sentence. */
  text: LocaleMap
  inForce?: InForce
  scope?: Scope
  /** What kind of case it is. Unknown: the grant is open and the fact is asked. */
  when?: When
  /** Makes one rule `${id}/${row.id}` for each row of this table (S-16). */
  each?: string
  cites: Citation[]
  /** How sure the encoding is: text read, an interpretation step, open. */
  certainty: Certainty
  note?: string
}

/** State of the goods and the like, found on inspection. Known false: the route falls with this code. Unknown: it stands on this condition (S-8). */
export interface Provided {
  code: string
  params?: Params
  if: When
  certainty?: Certainty
  cites?: Citation[]
  note?: string
}

/** Met by `atLeast` (default 1) of the kinds. */
export interface Evidence {
  anyOf: EvidenceKind[]
  atLeast?: number
  need?: 'required' | 'recommended'
  if?: When
}

/** What the law takes to be so about a fact while nobody can show it: for a person to apply, never for the engine (S-20c). */
export interface Presumption {
  fact: FactPath
  answer: boolean | string
  /** Where it says so; default: those of the rule. */
  cites?: Citation[]
}

/** Values of terms, checked against `vocabulary/terms.json`. */
export type TermValues = Record<string, unknown>

export interface Grant extends RuleBase {
  kind: 'grant'
  service: Service
  /** Every one must hold. None: no time limit. */
  windows?: Window[]
  provided?: Provided[]
  evidence?: Evidence[]
  terms?: TermValues
  /** Law only. */
  presumes?: Presumption[]
  /** Needs a person's decision: condition `manual_review`, until claim.stage or events.claimApproved shows that it was given. */
  review?: true
}

/** Removes grants of its own layer. An exclude of the law may be `absolute`: what the law forbids, no promise can give. */
export interface Exclude extends RuleBase {
  kind: 'exclude'
  defeats: Target[]
  absolute?: true
  /** While it is unknown whether this applies, the grant stands on this condition. Left out: the grant is open. */
  pending?: { code: string; params?: Params }
}

/** Lifts excludes of its own layer, an except of the law those of any layer; and excepts of its own layer only. */
export interface Except extends RuleBase {
  kind: 'except'
  defeats: Target[]
}

export interface Adjust extends RuleBase {
  kind: 'adjust'
  adjusts: Target[]
  /** Own layer: replaces. Another layer: joined with the windows of equal `tests`: earlier opening, later end. */
  windows?: Window[]
  /** Own layer only: replaces. */
  evidence?: Evidence[]
  /** Needs that any of these kinds would meet are no longer needed. */
  waives?: EvidenceKind[]
  /** Own layer: replaces. Another layer: the better of both, and only terms with a direction (`better` in terms.json). */
  terms?: TermValues
  /** Law only: on the routes that it adjusts. */
  presumes?: Presumption[]
  /** Adjusts that this one goes before, where both set the same part. */
  over?: RuleId[]
}

export interface DutyRule extends RuleBase {
  kind: 'duty'
  /** The routes it belongs to. */
  of: Target[]
  act: string
  actor: Actor
  ends: Ends
  onSilence?: string
  /** Event that shows it was done; without it nothing is called overdue. */
  doneBy?: EventId
}

export type Rule = Grant | Exclude | Except | Adjust | DutyRule

export interface Window {
  /** From when. Default: the first anchor of `ends`; no lower bound when `tests` is not submitted. */
  opens?: Anchor
  /** Until when. Left out: no end. */
  ends?: Ends
  /** The event that must lie inside. Only windows on `submitted` make the route's deadline. */
  tests?: 'submitted' | EventId
}

/** A leg whose anchor is known not to have happened is left out of latest/earliest; all left out: not started. */
export type Ends = Span | { latest: Ends[] } | { earliest: Ends[] }

export type Roll = 'next_working_day' | 'after_holiday' | 'none'

export interface Suspend {
  by: Service[]
  counts: 'both_days' | 'first_day_out'
  minDays?: number
}

export interface Restart {
  by: Service[]
  /** Left out: any case; []: cases under no label. */
  label?: Label[]
}

export interface Span {
  from: Anchor
  for: Duration
  /** Default: next_day for days, weeks, months, years, workingDays; instant for hours. hours + next_day: from 00:00 of the next day. */
  starts?: 'next_day' | 'same_day' | 'instant'
  /** Moves a last day that is a rest day. next_working_day: off any rest day; after_holiday: only off a gazetted day off. Default: the pack's. */
  roll?: Roll
  suspend?: Suspend
  restart?: Restart
}

/** `plus` in days or longer: 00:00 of the civil day of the event plus that, not rolled. `first`: the first of the list that happened. */
export type Anchor = EventId | { event: EventId; plus: Duration } | { first: Anchor[] } | { latest: Anchor[] } | { earliest: Anchor[] }

/** Exactly one, positive. openHours: counted only while open, e.g. 6 h inside 9-18. */
export type Duration =
  | { years: number }
  | { months: number }
  | { weeks: number }
  | { days: number }
  | { hours: number }
  | { workingDays: number }
  | { openHours: number; from: string; to: string; days?: 'all' | 'working' }

/** Rows of data that make rules: a rule with `each` is a template, expanded at load to ground rules (S-16). */
export interface Table {
  id: string
  /** category, brand, channel and label go into scope; any other key into `when` as ==. */
  keys: ('category' | 'brand' | 'channel' | 'label' | FactPath)[]
  columns: Record<string, { type: 'duration' | 'minor' | 'integer' | 'code' | 'event' | 'boolean'; text: LocaleMap }>
  /** nearest (default): a row for a category gives way to rows for categories below it. all: every matching row makes its own route. */
  match?: 'nearest' | 'all'
  rows: Row[]
}

export interface Row {
  /** kebab-case, never reused. */
  id: string
  /** One entry per key; left out: any. */
  key: Record<string, string | string[]>
  /** A column left out: templates that use it skip the row. */
  values: Record<string, Duration | number | string | boolean>
  /** Citations and note stand beside those of the template, and the lower certainty counts (S-16c). */
  cites?: Citation[]
  certainty?: Certainty
  note?: string
  /** In place of the template's. */
  inForce?: InForce
}

/** In a template, any Duration, number, code or literal of a condition may be a cell; in any rule it may be a parameter of the pack. */
export type Cell = { row: string } | { param: string }
