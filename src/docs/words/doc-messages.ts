import type { DiffReport, ServiceDiff } from '../../analysis/diff/diff.js'
import type { Edit } from '../../analysis/diff/edits.js'
import type { ChangedPromise } from '../../analysis/diff/promises.js'
import type { Verdict } from '../../evaluate/decision.js'
import type { Roll } from '../../policy/rule.js'
import type { PageKind } from '../model.js'

/** The lists of pages, each the folder of its pages. */
export type ListName = 'services' | 'categories' | 'provisions' | 'labels' | 'brands' | 'packs'
export type WordList = 'verdicts' | 'layers' | 'certainties' | 'services' | 'reasons' | 'conditions' | 'evidence' | 'events' | 'terms' | 'acts'

/** The parts of a compensation: what it is counted from, how much of it, and its limits as amounts in words. */
export interface CountedWords {
  base: string
  multiple?: number | undefined
  percent?: number | undefined
  perDay: boolean
  maxDays?: number | undefined
  floor?: string | undefined
  cap?: string | undefined
  /** A person sets the amount. */
  open: boolean
}

/** Everything that pages say around the sentences of `explain`, in one language. Clauses begin small and have no full stop; sentences are whole. */
export interface DocMessages {
  /** The language by its own name, for the link to its pages. */
  language: string
  home: string
  homeLead: string
  lists: Record<ListName, string>
  /** What a list holds, in one sentence. */
  listLeads: Record<ListName, string>
  single: Record<Exclude<PageKind, 'home' | 'list' | 'service' | 'category' | 'provision' | 'label' | 'brand' | 'pack'>, { title: string; lead: string }>
  noAdvice: string
  drawnFrom(p: { packs: readonly string[]; version: string | undefined }): string
  colon: string
  /** Between two phrases. */
  gap: string
  comma: string
  /** Between what may itself have commas. */
  between: string
  /** What is said aside. */
  aside(p: { text: string }): string

  // windows
  firstOf(items: readonly string[]): string
  latestOf(items: readonly string[]): string
  earliestOf(items: readonly string[]): string
  cell(p: { column: string }): string
  dayCounts: string
  toTheMinute: string
  fromNextDay: string
  fromSameDay: string
  rolls: Record<Exclude<Roll, 'none'>, string>
  suspendedBy(p: { services: readonly string[] }): string
  restartedBy(p: { services: readonly string[] }): string
  laterOf: string
  earlierOf: string
  opensAt(p: { anchor: string }): string
  eventWithin(p: { clause: string; span: string }): string
  noEnd: string
  orLater(p: { span: string }): string
  openHours(p: { count: number; from: string; to: string; working: boolean }): string

  // conditions
  allOf: string
  anyOf: string
  notSo(p: { clause: string }): string
  bound: Record<'atLeast' | 'atMost' | 'moreThan' | 'lessThan', (p: { value: string }) => string>
  /** A bound of a time of day. */
  timeBound: Record<'atLeast' | 'atMost' | 'moreThan' | 'lessThan', (p: { value: string }) => string>
  always: string
  never: string

  // what a rule is
  ruleKind: Record<'exclude' | 'except' | 'adjust', string>
  grants(p: { service: string }): string
  duty(p: { actor: string; act: string }): string
  scope: Record<'category' | 'notCategory' | 'brand' | 'channel' | 'market' | 'reason' | 'label', string>
  when: string
  until: string
  provided: string
  evidence: string
  terms: string
  takesAway: string
  lifts: string
  changesRules: string
  belongsTo: string
  absolute: string
  pending(p: { condition: string }): string
  waives: string
  doneBy(p: { event: string }): string
  review: string
  perRow(p: { table: string }): string
  inForce: string
  fromDay(p: { day: string }): string
  untilDay(p: { day: string }): string
  byEvent(p: { event: string }): string
  certainty: Record<'high' | 'medium' | 'low', string>
  certaintyHead: string
  note: string
  sources: string
  ruleId: string
  /** How a compensation is counted. */
  counted(p: CountedWords): string
  tagged(p: { tag: string }): string
  excludedBy: string
  /** What the picture of the exclusions of a rule is called, with its shapes. */
  treeTitle: string
  but: string

  // provision pages
  ofPack: string
  exclusions: string
  exclusionsLead: string
  tables: string
  rowHead: string
  cases: string
  casesLead: string
  casesShare: string
  caseColumns: [what: string, facts: string, decided: string]
  notKnown(p: { fact: string }): string
  versions: string
  versionsLead: string
  versionColumns: [rule: string, from: string, until: string]
  open: string

  // category pages
  glance: Record<'defective' | 'changed_mind' | 'arrived_damaged', string>
  glanceLead(p: { day: string }): string
  glanceColumns(p: { day: string }): [service: string, until: string, example: string, payer: string, by: string]
  limit: Record<'until' | 'at_least', (p: { moment: string }) => string>
  nothing: string
  assumed: string
  assumptions(p: { day: string; places: string }): readonly string[]
  moreBelow: string
  coarse: string
  everything: string
  everythingLead: string
  wayColumns: [what: string, until: string, conditions: string, payer: string, evidence: string, source: string]
  anyReason: string
  sides: Record<'buyer' | 'seller' | 'carrier' | 'maker' | 'none', string>
  only(p: { cases: string }): string
  recommended(p: { need: string }): string
  openRules: string
  openRulesLead: string
  excludedHere: string
  others: string
  othersLead: string
  above: string
  below: string
  timeline(p: { reason: string; day: string }): string
  decisionTimeline(p: { day: string }): string
  movedFrom(p: { day: string }): string
  delivered: string
  purchased: string
  claimed: string
  daysFrom(p: { day: string }): string

  // service, label, brand and pack pages
  ruleColumns: [rule: string, goods: string, until: string, payer: string, source: string]
  tag(p: { tag: string }): string
  otherRules: string
  noRules: string
  allGoods: string
  packFacts: Record<'id' | 'version' | 'layer' | 'needs' | 'market' | 'when' | 'zone' | 'calendar' | 'roll', string>
  rollOf: Record<Roll, string>
  readings: string
  readingsLead: string
  readingColumns: [reading: string, chosen: string, name: string]

  // what changed
  changedFrom(p: { before: string; after: string }): string
  step: Record<DiffReport['step'], string>
  noneDecidedOtherwise: string
  changeColumns: [service: string, verdict: string, worse: string, better: string]
  forConsumers: Record<Exclude<ServiceDiff['verdict'], 'equal'>, string>
  allRulesOf(p: { service: string }): string
  less: string
  more: string
  outcome: Record<Verdict, string>
  decidedBefore(p: { before: string; after: string }): string
  because: string
  forExample: string
  /** Before what else has to be so of the claims of a kind. */
  alsoSo: string
  everyClaim: string
  promises: string
  direction: Record<ChangedPromise['direction'], string>
  promisedBefore: string
  promisedNow: string
  nothingSaid: string
  wordsAlone(p: { count: number }): string
  edited: string
  edit: Record<Edit['change'], string>
  /** Around the id of a table. */
  tableNamed: { lead: string; end: string }
  /** Around the parts of a rule that were edited. */
  partsLead: string
  partsEnd: string
  wording: string
  /** Further parts of rules and packs, by their keys. */
  parts: Readonly<Record<string, string>>

  // glossary, calendar, sources
  words: Record<WordList, string>
  verdict: Record<Verdict, string>
  wordColumns: [word: string, code: string]
  calendarCovers(p: { from: string; until: string; weekend: readonly string[] }): string
  calendarBeyond(p: { days: number }): string
  daysOff: string
  workedDays: string
  holidayColumns: [year: string, name: string, days: string]
  dayRange(p: { from: string; to: string }): string
  sourceDated(p: { day: string }): string
  sourceColumns: [title: string, issuer: string, inForce: string, read: string]
}
