import { bitsOf, evidenceBits, type FlatFacts } from './claims.js'
import { addMonths, formatDay } from './days.js'
import { EVIDENCE, type EvidenceName, SERVICES, type SixtyRule, type SixtyService } from './rules.js'

/** What every engine must answer for one service. */
export interface Answer {
  readonly service: SixtyService
  readonly status: 'eligible' | 'expired' | 'denied' | 'not_offered'
  readonly rule: string | null
  readonly deadline: string | null
  readonly reasons: readonly string[]
  readonly evidence: readonly EvidenceName[]
  readonly missing: readonly EvidenceName[]
}

/** The winning rule of each service, as its place in the ranking; -1: none. */
export type Picks = ArrayLike<number>

/** Evidence lists by bits, each made once. */
export const EVIDENCE_SETS: readonly (readonly EvidenceName[])[] = Array.from({ length: 8 }, (_, bits) =>
  Object.freeze(EVIDENCE.filter((_name, bit) => bits & (1 << bit))),
)
const NOTHING = EVIDENCE_SETS[0] as readonly EvidenceName[]
export const EXPIRED = 'WINDOW_EXPIRED'
const SUFFIX = 'T23:59:59.999+08:00'

/** The text of a deadline, each day's written once. */
function deadlineTexts(): (day: number) => string {
  const texts: string[] = []
  return (day) => {
    texts[day] ??= formatDay(day) + SUFFIX
    return texts[day] as string
  }
}
export const deadlineText = (day: string): string => day + SUFFIX

/** Turns picks into answers, as fast as a person would write it: what does not depend on the claim is made once and shared. */
export function answersOf(ranked: readonly SixtyRule[]): (picks: Picks, facts: FlatFacts) => Answer[] {
  const text = deadlineTexts()
  const none = SERVICES.map(notOffered)
  const denied = ranked.map((rule) => (rule.effect === 'deny' ? denial(rule) : null))
  const bits = ranked.map(({ evidence }) => bitsOf(evidence))
  const inTime = ranked.map(({ reason }) => Object.freeze([reason]))
  const late = ranked.map(({ reason }) => Object.freeze([reason, EXPIRED]))
  const one = (service: SixtyService, at: number, facts: FlatFacts, have: number): Answer => {
    const shared = denied[at] as Answer | null
    if (shared !== null) return shared
    const { id, months, days, anchor } = ranked[at] as SixtyRule
    const start = anchor === 'purchased' ? facts.purchaseDay : facts.deliveredDay
    const last = months === 0 ? start + days : addMonths(start, months)
    const good = facts.claimDay <= last
    const needs = bits[at] as number
    return {
      service,
      status: good ? 'eligible' : 'expired',
      rule: id,
      deadline: text(last),
      reasons: (good ? inTime[at] : late[at]) as readonly string[],
      evidence: EVIDENCE_SETS[needs] as readonly EvidenceName[],
      missing: EVIDENCE_SETS[needs & ~have] as readonly EvidenceName[],
    }
  }
  return (picks, facts) => {
    const have = evidenceBits(facts)
    const answers = new Array<Answer>(SERVICES.length)
    for (let index = 0; index < SERVICES.length; index++) {
      const at = picks[index] as number
      answers[index] = at < 0 ? (none[index] as Answer) : one(SERVICES[index] as SixtyService, at, facts, have)
    }
    return answers
  }
}

export const notOffered = (service: SixtyService): Answer =>
  Object.freeze({ service, status: 'not_offered', rule: null, deadline: null, reasons: Object.freeze(['NO_RULE']), evidence: NOTHING, missing: NOTHING })

export const denial = ({ service, id, reason }: SixtyRule): Answer =>
  Object.freeze({ service, status: 'denied', rule: id, deadline: null, reasons: Object.freeze([reason]), evidence: NOTHING, missing: NOTHING })
