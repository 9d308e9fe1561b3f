import type { EventFacts, Service } from '../../facts/facts.js'
import type { GeneratedTerms } from '../../facts/generated.js'
import type { Actor, Certainty, Layer } from '../../policy/rule.js'

export type EventName = keyof EventFacts | 'purchased' | 'submitted' | 'repairDone'
/** What happened, as a clause ("the goods were delivered"), and as what follows "after" ("delivery"). */
export interface EventWords {
  was: string
  after: string
}

export type DurationUnit = 'years' | 'months' | 'weeks' | 'days' | 'hours' | 'workingDays' | 'openHours'
/** Units of whole-number facts; money and minutes of the day are written otherwise. */
export type FactUnit = 'percent' | 'bp' | 'piece' | 'star' | 'use' | 'time' | 'km' | 'pixel' | 'mg' | 'point' | 'm' | 'g' | 'day'

export type Silence = 'approved' | 'refunded' | 'closed' | 'confirmed' | 'counts_as_refusal' | 'counts_as_delay' | 'loses_proof'

/** Until when, as a phrase. */
export type Limit = { kind: 'until' | 'at_least'; moment: string } | { kind: 'none' } | { kind: 'unknown' }

type CodeOf<K extends keyof GeneratedTerms> =
  NonNullable<GeneratedTerms[K]> extends infer V ? (V extends readonly (infer E)[] ? E & string : V & string) : never
/** A sentence for each value of a term. */
type TermSentences = {
  [K in
    | 'freight'
    | 'outboundFreight'
    | 'customsDuty'
    | 'refundTo'
    | 'voucherReturn'
    | 'repairCharge'
    | 'exchangeQuality'
    | 'warrantyAfter'
    | 'servedBy'
    | 'burdenOfProof'
    | 'testFee']: Record<CodeOf<K>, string>
}

/**
 * Everything that is said around the words of the vocabulary and the packs, in one language. A message that is missing, or one whose parameters are wrong,
 * is a type error. Clauses begin small and have no full stop; sentences are whole.
 */
export interface Messages {
  /** The last touch on every text: spaces between scripts. */
  typeset(text: string): string

  // how words are put together
  sentence(clause: string): string
  listed(items: readonly string[]): string
  either(items: readonly string[]): string
  quoted(text: string): string
  comma: string
  titled(title: string): string
  pinpoint(at: string): string
  /** A word of the vocabulary inside a sentence. */
  inside(word: string): string
  /** Between two sentences. */
  gap: string
  dateTime(p: { date: string; time: string }): string
  endOfDay(p: { date: string }): string
  zoned(p: { moment: string; zone: string }): string
  duration: Record<DurationUnit, (count: number) => string>
  unit: Record<FactUnit, (count: number) => string>
  event: Record<EventName, EventWords>

  // the answer
  can: Record<Service, string>
  cannot: Record<Service, string>
  maybe: Record<Service, string>
  available(p: { can: string; limit: Limit }): string
  conditional(p: { can: string; limit: Limit }): string
  layer: Record<Layer, string>
  routeHeading(p: { layer: string; provision: string }): string
  ruleSaid(p: { text: string; source: string }): string
  /** Another rule than the one that was said sets the time: its text without a full stop. */
  specialTime(p: { text: string }): string
  certainty: Record<Exclude<Certainty, 'high'>, string>
  more(p: { count: number }): string
  moreWays(p: { count: number }): string
  /** An amount whose currency nobody said. */
  withoutCurrency(p: { amount: string }): string

  // until when
  lastDay(p: { day: string }): string
  endsAt(p: { moment: string }): string
  movedBy: { holiday(p: { name: string }): string; weekday(p: { weekday: string }): string; restDay: string }
  lastDayMoved(p: { day: string; from: string; because: string }): string
  lastsAtLeast(p: { moment: string }): string
  noLimit: string
  notYetKnown: string
  mayEndLater(p: { because: readonly string[] }): string
  laterBecause: { calendar(p: { years: readonly string[] }): string; history: string; facts(p: { answers: string }): string }
  dependsOn(p: { answers: string }): string
  /** The answers to some quoted questions and to more that are not named. */
  answersTo(p: { questions: readonly string[]; hidden: number }): string
  covers(p: { clause: string; limit: Limit }): string

  // what it takes and what it brings
  conditions: string
  /** A service that may be used once has not been used. */
  neverUsed: string
  evidence: string
  recommended: string
  oneOf(p: { names: readonly string[]; supplied: boolean }): string
  someOf(p: { count: number; names: readonly string[]; supplied: boolean }): string
  term: TermSentences
  refundAmount(p: { money: string; nothing: boolean }): string
  compensationAmount(p: { money: string }): string
  deductions(p: { items: readonly string[] }): string
  deduction(p: { what: string; money: string }): string
  deductionsOpen(p: { items: readonly string[] }): string
  goodsStay: string
  repairMode(p: { modes: readonly string[] }): string
  stockFallback(p: { offers: readonly string[] }): string
  respondent: Record<CodeOf<'respondents'>, string>
  respondents(p: { names: readonly string[] }): string
  loaner(p: { duration: string }): string
  duties: string
  actor: Record<Actor, string>
  mustBy(p: { actor: string; act: string; limit: Limit }): string
  mustWithin(p: { actor: string; act: string; duration: string; after: string }): string
  mustWithinEach(p: { actor: string; act: string; kind: 'latest' | 'earliest'; spans: readonly string[] }): string
  spanAfter(p: { duration: string; after: string }): string
  /** What comes of it when nobody acts in time. */
  otherwise: Record<Silence, string>
  overdue: string
  stillOpen: string
  openPart(p: { parts: readonly string[]; answers: string }): string
  evidenceAsAWhole: string

  // why
  why: string
  inForce(p: { day: string; clause: string }): string
  counting: string
  countingFor(p: { event: string }): string
  happened(p: { was: string; when: string }): string
  notHappened(p: { event: string }): string
  whenUnknown(p: { event: string }): string
  countsAfter(p: { duration: string; event: string }): string
  firstDay(p: { day: string; counted: boolean }): string
  spanEnds(p: { duration: string; day: string }): string
  spanEndsAt(p: { duration: string; moment: string }): string
  restarted(p: { service: string; when: string }): string
  suspended(p: { service: string; from: string; to: string; days: number }): string
  suspendedOpen(p: { service: string; from: string; days: number }): string
  lastDayNow(p: { day: string }): string
  rolled(p: { from: string; to: string; because: string }): string
  laterCounts: string
  earlierCounts: string
  endsWith(p: { moment: string }): string
  claimCame(p: { when: string; inTime: boolean }): string
  eventCame(p: { was: string; when: string }): string
  windowOpens(p: { when: string }): string
  ofLayer(p: { layer: string }): string
  lifted(p: { exclusion: string; by: string }): string
  noExclusion(p: { count: number }): string

  // why not
  whyNot: string
  whyNotBesides: string
  whyNotAfter: string
  late(p: { days: number; lastDay: string }): string
  lateMoved(p: { days: number; lastDay: string; from: string; because: string }): string
  lateThatDay(p: { moment: string }): string
  lateOf(p: { was: string; lastDay: string }): string
  tooLate: string
  opensAt(p: { moment: string }): string
  opensAfter(p: { event: string }): string
  notOpen: string
  stateDoesNotFit(p: { saying: string }): string
  otherCase(p: { saying: string }): string
  otherCaseAsked(p: { question: string }): string
  /** No fact decides: the rule is for no case. */
  caseUnlike: string
  otherReason(p: { reason: string }): string
  reasonUnlike: string
  excludedBy(p: { text: string }): string
  conditionNotMet(p: { condition: string }): string
  because(p: { saying: string }): string
  needed(p: { min?: string; max?: string }): string
  stillChangeable: string
  whatIf: string
  wouldBe(p: { can: string; clauses: readonly string[]; sure: boolean }): string
  alreadyUsed(p: { used: number | undefined; limit: number | undefined }): string
  quantityExceeded(p: { asked: number | undefined; left: number | undefined }): string
  /** `from` is the day on which the rule comes into force; without it, it had ceased to be. */
  notInForce(p: { day: string | undefined; from: string | undefined; clause: string | undefined }): string
  noRule: string
  otherItem(p: { saying: string }): string

  // what to ask
  questions: string
  questionsAfter: string
  presumed(p: { answer: string }): string
  calendarMissing(p: { year: string }): string
  yes: string
  no: string
}
