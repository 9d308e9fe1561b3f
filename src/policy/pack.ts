import type { Day, Instant } from '../facts/facts.js'
import type { Vocabulary } from '../facts/vocabulary.js'
import type { Citation, Duration, Layer, LocaleMap, Roll, Rule, Scope, Table, When } from './rule.js'

/** A reading that the sources leave open. `pack.with({ name: value })` gives a pack with another reading. */
export interface Parameter {
  type: 'integer' | 'boolean' | 'enum' | 'duration'
  default: number | boolean | string | Duration
  values?: string[]
  text: LocaleMap
  note?: string
}

/** Rest days and make-up working days. Covers `[from, until)`; beyond it nothing is guessed (S-7). */
export interface Calendar {
  id: string
  from: Day
  until: Day
  /** ISO weekdays, 1 = Monday. */
  weekend: number[]
  daysOff: { day: Day; name: LocaleMap }[]
  /** Make-up working days: worked although they fall on a weekend. */
  workingDays: Day[]
  /** The longest run of rest days there can be. */
  longestRest: number
  cites: Citation[]
}

/** Offset changes of a time zone for the years covered, written by the build: zones are data (S-14). */
export interface Zone {
  id: string
  from: Day
  until: Day
  changes: { at: Instant; offsetMinutes: number }[]
}

/**
 * A text that rules cite. Its kind says which of number, time in force, address and date it must tell; `null`: it has none, or none is known.
 * - `law` and `rule` (of a platform or shop): number, inForce and address.
 * - `page` (of the one who is bound, or of an authority) and `copy` (by others): address and dated.
 * - `memory`: a note; nothing was read.
 */
export interface Source {
  kind?: SourceKind
  title: LocaleMap
  issuer: LocaleMap
  number?: string | null
  inForce?: { from?: Day; until?: Day } | null
  address?: string | null
  /** The day that the page itself shows. */
  dated?: Day | null
  readOn: Day
  note?: string
}

export type SourceKind = 'law' | 'rule' | 'page' | 'copy' | 'memory'

/** A provision file: rules/<pack>/<provision>.json. */
export interface Provision {
  $schema?: string
  id: string
  text: LocaleMap
  rules: Rule[]
  tables?: Table[]
}

/** What rules/<pack>/pack.json holds. */
export interface PackManifest {
  $schema?: string
  /** May have a slash: "brands/apple" holds ids "brands.apple.*". */
  id: string
  version: string
  text: LocaleMap
  layer: Layer
  /** Packs that must be linked before it. */
  needs?: string[]
  /** Applies to every rule of the pack. */
  scope?: Scope
  when?: When
  timeZone: string
  /** Id of the calendar by which days roll; its own or that of a pack it needs. */
  calendar?: string
  roll?: Roll
  parameters?: Record<string, Parameter>
}

/** A parsed pack: its manifest and everything in its folder, frozen. Made by `parsePack`, or imported from "aftersales/rules/…". */
export interface Pack extends Readonly<PackManifest> {
  readonly provisions: readonly { readonly file: string; readonly provision: Provision }[]
  readonly calendars: readonly Calendar[]
  readonly zones: readonly Zone[]
  readonly sources: Readonly<Record<string, Source>>
  readonly vocabulary: Partial<Vocabulary>
  /** The vocabulary files as they are written, with their texts, by name: "conditions", "labels". */
  readonly vocabularyTexts: Readonly<Record<string, unknown>>
  /** Parameter values that differ from the defaults. */
  readonly values: Readonly<Record<string, Parameter['default']>>
  /** The same pack with other readings; checked by `createPolicy`. */
  with(values: Record<string, Parameter['default']>): Pack
}
