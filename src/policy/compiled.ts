import type { WorkCalendar } from '../core/calendar.js'
import type { TimeZone } from '../core/zone.js'
import type { CategoryFacts } from '../facts/category-facts.js'
import type { CheckedFacts, FactValue } from '../facts/checked-facts.js'
import type { EventId, FactPath, Service } from '../facts/facts.js'
import type { Vocabulary } from '../facts/vocabulary.js'
import type { Atom } from './atom.js'
import type { Condition } from './condition.js'
import type { Pack } from './pack.js'
import type {
  Adjust,
  Certainty,
  Citation,
  Duration,
  DutyRule,
  Evidence,
  Except,
  Exclude,
  Grant,
  Layer,
  Provided,
  Roll,
  Rule,
  RuleId,
  Scope,
  Span,
  Window,
} from './rule.js'

/** One list of a scope. */
export interface Selector {
  readonly kind: keyof Scope
  readonly values: ReadonlySet<string>
}

/** `number` counts the selectors of the policy; equal ones are one object. */
export interface NumberedSelector extends Selector {
  readonly number: number
}

/** What every rule of a pack shares. `number` counts the packs of the policy. */
export interface CompiledPack {
  readonly id: string
  readonly number: number
  readonly layer: Layer
  readonly zone: TimeZone
  readonly calendar: WorkCalendar | undefined
  readonly roll: Roll
  readonly scope: Scope
  readonly selectors: readonly NumberedSelector[]
  readonly when: Condition
  /** Ends of its spans that no past case moves, and of its durations, by the day or the instant they are counted from. */
  readonly ends: Map<Span | Duration, Map<number, unknown>>
}

/** What a decision says of a rule that it names. */
export interface RuleNote {
  readonly layer: Layer
  readonly certainty: Certainty
  readonly cites: readonly Citation[]
  readonly note?: string
}

/** Civil days of an event, half-open, on which rules are in force. `number` counts those of the policy; equal ones are one object. */
export interface InForce {
  readonly number: number
  readonly by: EventId
  readonly from: number
  readonly until: number
  readonly zone: TimeZone
}

/** A ground rule with its conditions read. `number` counts the rules of the policy in the order of their ids. */
export interface CompiledBase {
  readonly id: RuleId
  readonly number: number
  readonly pack: CompiledPack
  readonly scopes: readonly Scope[]
  /** Selectors of the scopes that say what item the rule is about, and those that say which case of it (S-15). */
  readonly reach: readonly NumberedSelector[]
  readonly coverage: readonly NumberedSelector[]
  readonly when: Condition
  /** Undefined: always in force. */
  readonly inForce: InForce | undefined
}

/** An exclude or an except: both defeat and may be defeated. */
export interface CompiledDefeater extends CompiledBase {
  readonly source: Exclude | Except
  readonly defeatedBy: readonly CompiledDefeater[]
}

export interface CompiledEvidence {
  readonly rule: RuleId
  readonly source: Evidence
  readonly if: Condition
}

export interface CompiledProvided {
  readonly source: Provided
  readonly if: Condition
  /** Its failing counts as used up. */
  readonly usedUp: boolean
}

export interface CompiledAdjust extends CompiledBase {
  readonly source: Adjust
  readonly windows: readonly Window[]
  readonly evidence: readonly CompiledEvidence[]
}

export interface CompiledDuty extends CompiledBase {
  readonly source: DutyRule
}

/** Adjusts of one part of a grant: those of the own layer in the order in which they go before each other, and those of other layers. */
export interface PartAdjusts {
  readonly own: readonly CompiledAdjust[]
  readonly other: readonly CompiledAdjust[]
}

export interface CompiledGrant extends CompiledBase {
  readonly source: Grant
  readonly windows: readonly Window[]
  /** Counts the windows of grants in the policy: equal ones of one pack are one object. */
  readonly windowsNumber: number
  readonly provided: readonly CompiledProvided[]
  readonly evidence: readonly CompiledEvidence[]
  readonly excludes: readonly CompiledDefeater[]
  readonly windowAdjusts: PartAdjusts
  readonly evidenceAdjusts: readonly CompiledAdjust[]
  readonly waivers: readonly CompiledAdjust[]
  /** Adjusts that presume something. */
  readonly presuming: readonly CompiledAdjust[]
  /** Every term that the grant or an adjust of it sets, by name, in order. */
  readonly terms: ReadonlyMap<string, PartAdjusts>
  /** Its own terms when no adjust points at one of them. */
  readonly plainTerms: ReadonlyMap<string, { readonly value: unknown; readonly by: readonly RuleId[] }> | undefined
  readonly duties: readonly CompiledDuty[]
}

/** Where the bits of a claim stand that say what is known of it: every truth that rules ask for and that does not hang on the clock. */
export interface BitLayout {
  /** The first bit of the atoms, the selectors and the periods in force, each with a bit for "known true". */
  readonly atoms: number
  readonly selectors: number
  readonly inForces: number
  /** How far behind each stands the bit for "known false". */
  readonly falseBits: number
  /** The first bit of the sources that are given, in their order. */
  readonly given: number
  readonly sources: readonly string[]
  /** The first word of the facts whose text a decision quotes, in their order. */
  readonly firstText: number
  readonly texts: readonly FactPath[]
  /** Words of all of them. */
  readonly length: number
}

/** The grants whose categories do not leave an item of one category out, with their excludes that do not. `number` counts the categories asked for. */
export interface AboutCategory {
  readonly number: number
  readonly grants: ReadonlyMap<Service, readonly CompiledGrant[]>
  readonly excludes: ReadonlyMap<CompiledGrant, readonly CompiledDefeater[]>
  /** The same by service. */
  readonly services: readonly AboutService[]
}

/** The grants of one service about items of one category. `number` counts those asked for. */
export interface AboutService {
  readonly number: number
  readonly service: Service
  readonly category: AboutCategory
  readonly grants: readonly CompiledGrant[]
}

/** What must hold for a rule to apply, as bits: all of `want` are set when it does, one of `against` when it does not; `rest` are conditions of another form. */
export interface BitRow {
  readonly words: Int32Array
  readonly want: Int32Array
  readonly against: Int32Array
  readonly rest: readonly Condition[]
}

/** Packs linked, checked and ready to decide. */
export interface CompiledPolicy {
  readonly id: string
  readonly version: string
  readonly packs: readonly Pack[]
  readonly vocabulary: Vocabulary
  readonly categories: ReadonlyMap<string, CategoryFacts>
  /** The value of a derived fact; undefined: unknown. */
  readonly derive: (fact: FactPath, facts: CheckedFacts) => FactValue | undefined
  /** The zone of the first pack: that of derived facts. */
  readonly zone: TimeZone
  /** Instants that facts may hold, UTC milliseconds, half-open (S-1d). */
  readonly range: { readonly from: number; readonly until: number }
  readonly atoms: readonly Atom[]
  readonly selectors: readonly NumberedSelector[]
  readonly inForces: readonly InForce[]
  /** Where each of them stands in the bits of a claim. */
  readonly bits: BitLayout
  /** What must hold for each rule to apply, by its number, filled as rules are asked for. */
  readonly rows: (BitRow | undefined)[]
  /** Every condition and part of one, each once. */
  readonly conditions: readonly Condition[]
  readonly grants: ReadonlyMap<Service, readonly CompiledGrant[]>
  /** The grants whose categories do not leave an item of this category out: the index by which deciding starts. */
  readonly grantsAbout: (category: string) => AboutCategory
  readonly rules: ReadonlyMap<RuleId, { readonly rule: Rule; readonly layer: Layer; readonly number: number }>
  /** The rules by number, so in the order of their ids. */
  readonly notes: readonly { readonly id: RuleId; readonly note: RuleNote }[]
  /** Frozen parts of decisions by their kind and by what they are made of, kept for the next decision: never more than the policy has parts. */
  readonly shared: Map<string, Map<unknown, unknown>>
  /** What was worked out for claims that were alike, by what it was; see by-bits. */
  readonly remembered: unknown[]
}
