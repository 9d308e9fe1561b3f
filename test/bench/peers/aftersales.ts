import type { Denial, Facts, Policy, Route, Service, ServiceBrief, ServiceDecision } from '../../../src/index.js'
import { type Answer, deadlineText, denial, EVIDENCE_SETS, EXPIRED, notOffered } from '../sixty/answer.js'
import { bitsOf } from '../sixty/claims.js'
import { factsOf, packFiles, ruleId, SERVICE } from '../sixty/pack.js'
import { type EvidenceName, SERVICES, type SixtyRule, type SixtyService } from '../sixty/rules.js'
import { loadIndex, loadSchema } from './built.js'
import type { Peer, Setting, SetUp } from './peer.js'

/** Links the compared policy, through the public API, and says how long that took. */
export async function linkSixty({ policy, ranked }: Setting): Promise<{ policy: Policy; milliseconds: number }> {
  const { parsePack } = await loadSchema()
  const { createPolicy } = await loadIndex()
  const parsed = parsePack(packFiles(policy, ranked))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues.slice(0, 3)))
  const start = performance.now()
  const linked = createPolicy([parsed.pack])
  return { policy: linked, milliseconds: performance.now() - start }
}

/** Checks the facts, decides everything, and reads the compared answer from the decision. */
export const setUp: SetUp = async (setting) => {
  const { policy } = await linkSixty(setting)
  const facts = setting.claims.map(factsOf)
  const answer = reader(setting.ranked, IN_FULL)
  return { decide: (claim) => answer(policy.evaluate(facts[claim] as Facts).services, facts[claim] as Facts) }
}

/** Checks the facts, decides in brief, and reads the compared answer from that. */
export const setUpBrief: SetUp = async (setting) => readBriefly(setting, (await linkSixty(setting)).policy)

export function readBriefly(setting: Setting, policy: Policy): Peer {
  const facts = setting.claims.map(factsOf)
  const answer = reader(setting.ranked, IN_BRIEF)
  return { decide: (claim) => answer(policy.brief(facts[claim] as Facts).services, facts[claim] as Facts) }
}

/** Only checks the facts: what it costs is taken off where the parsing of facts is not counted. */
export const setUpChecking: SetUp = async (setting) => {
  const { policy } = await linkSixty(setting)
  const facts = setting.claims.map(factsOf)
  return {
    decide: (claim) => {
      if (policy.check(facts[claim]).length > 0) throw new Error('a claim is not valid')
      return []
    },
  }
}

interface Known {
  /** Place in the ranking. */
  readonly place: number
  readonly rule: SixtyRule
  readonly denied: Answer
  readonly inTime: readonly string[]
  readonly late: readonly string[]
  readonly bits: number
}

/** Where the compared answer stands in what is decided of one service. */
interface Reading<S> {
  readonly route: (decided: S) => Pick<Route, 'rule' | 'deadline' | 'evidence'> | undefined
  readonly late: (decided: S) => Denial | undefined
  readonly excludedBy: (decided: S) => readonly string[]
}

const isLate = ({ code }: Denial): boolean => code === 'window_expired'

const IN_FULL: Reading<ServiceDecision> = {
  route: ({ routes }) => routes[0],
  late: ({ denials }) => denials.find(isLate),
  excludedBy: ({ denials }) => denials.flatMap((denial) => [denial, ...(denial.also ?? [])].flatMap(({ by }) => by ?? [])),
}

const IN_BRIEF: Reading<ServiceBrief> = {
  route: ({ rule, deadline, evidence }) => (rule !== undefined && deadline && evidence ? { rule, deadline, evidence } : undefined),
  late: ({ denial }) => (denial && isLate(denial) ? denial : undefined),
  excludedBy: ({ excludedBy = [] }) => excludedBy,
}

/** Reads the compared answers from what is decided. */
function reader<S>(ranked: readonly SixtyRule[], reading: Reading<S>): (services: Record<Service, S>, facts: Facts) => Answer[] {
  const known = new Map(
    ranked.map((rule, place): [string, Known] => [
      ruleId(rule),
      { place, rule, denied: denial(rule), inTime: [rule.reason], late: [rule.reason, EXPIRED], bits: bitsOf(rule.evidence) },
    ]),
  )
  const none = Object.fromEntries(SERVICES.map((service) => [service, notOffered(service)])) as Record<SixtyService, Answer>
  const eligible = (service: SixtyService, { rule, deadline, evidence }: Pick<Route, 'rule' | 'deadline' | 'evidence'>): Answer => {
    const { rule: own, inTime, bits } = known.get(rule) as Known
    let supplied = 0
    for (let index = 0; index < evidence.length; index++) if (evidence[index]?.supplied === true) supplied |= bitsOf([own.evidence[index] as EvidenceName])
    return {
      service,
      status: 'eligible',
      rule: own.id,
      deadline: 'lastDay' in deadline ? deadlineText(deadline.lastDay) : null,
      reasons: inTime,
      evidence: EVIDENCE_SETS[bits] as Answer['evidence'],
      missing: EVIDENCE_SETS[bits & ~supplied] as Answer['missing'],
    }
  }
  const expired = (service: SixtyService, { rule, params }: Denial, facts: Facts): Answer => {
    const { rule: own, late, bits } = known.get(rule as string) as Known
    return {
      service,
      status: 'expired',
      rule: own.id,
      deadline: deadlineText(params.lastDay as string),
      reasons: late,
      evidence: EVIDENCE_SETS[bits] as Answer['evidence'],
      missing: EVIDENCE_SETS[bits & ~suppliedBits(facts)] as Answer['missing'],
    }
  }
  /** The best-ranked denial among the exclusions that stand. */
  const refused = (by: readonly string[]): Answer | undefined => {
    let best: Known | undefined
    for (const rule of by) {
      const found = known.get(rule)
      if (found && (best === undefined || found.place < best.place)) best = found
    }
    return best?.denied
  }
  return (services, facts) =>
    SERVICES.map((service) => {
      const decided = services[SERVICE[service]]
      const route = reading.route(decided)
      if (route) return eligible(service, route)
      const late = reading.late(decided)
      return late ? expired(service, late, facts) : (refused(reading.excludedBy(decided)) ?? none[service])
    })
}

function suppliedBits({ claim: { evidence = [] } }: Facts): number {
  return (evidence.includes('invoice') ? 1 : 0) | (evidence.includes('photos') ? 2 : 0) | (evidence.includes('inspection_report') ? 4 : 0)
}
