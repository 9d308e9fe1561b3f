import type { Decision, Denial, Route } from '../../src/evaluate/decision.js'
import { linkedOf } from '../../src/evaluate/linked.js'
import type { Facts, Policy } from '../../src/index.js'
import type { CompiledGrant } from '../../src/policy/compiled.js'
import type { RuleId } from '../../src/policy/rule.js'
import { type Decided, decidedAt, instantMs, TESTED, type Tested, timeOf } from './moved-claim.js'

export const KINDS = ['granted', 'denied', 'unknown', 'lastSecond', 'firstSecondOut', 'dayBefore'] as const
export type Kind = (typeof KINDS)[number]

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** Which kinds of cases a grant needs: what has no condition is never denied, and what has no end never ends. */
function needs({ source, windows, windowAdjusts, excludes, coverage, inForce }: CompiledGrant): Record<Kind, boolean> {
  const ends = windows.some((one) => one.ends) || windowAdjusts.own.some((one) => one.source.windows?.some(({ ends: end }) => end))
  const fails = windows.length + excludes.length + coverage.length + (source.provided?.length ?? 0) > 0 || source.when !== undefined
  const starts = inForce !== undefined && Number.isFinite(inForce.from)
  return { granted: true, denied: fails || starts, unknown: fails, lastSecond: ends, firstSecondOut: ends, dayBefore: starts }
}

/** Collects which kinds of cases each grant has. */
export class CaseKinds {
  private readonly grants = new Map<RuleId, { grant: CompiledGrant; has: Set<Kind> }>()

  /** Enters every grant of a policy. */
  enter(policy: Policy): void {
    for (const list of linkedOf(policy).policy.grants.values())
      for (const grant of list) if (!this.grants.has(grant.id)) this.grants.set(grant.id, { grant, has: new Set() })
  }

  /** Notes what a decided case shows of each grant. */
  note(policy: Policy, facts: Facts, decision: Decision): void {
    for (const { service, routes, open, denials } of Object.values(decision.services)) {
      const decided = { policy, facts, service }
      for (const { rule } of open) this.add(rule, 'unknown')
      for (const route of routes) this.noteRoute(decided, route)
      for (const denial of denials) if (denial.rule !== undefined) this.noteDenial(decided, denial, denial.rule)
    }
  }

  private noteRoute(decided: Decided, { rule, deadline, covers = [], conditions }: Route): void {
    const { facts } = decided
    this.add(rule, 'granted')
    if (conditions.length > 0) this.add(rule, 'unknown')
    const ends = [{ event: 'submitted', deadline }, ...covers]
    if (ends.some((one) => 'closesAt' in one.deadline && instantMs(one.deadline.closesAt) - timeOf(facts, one.event) <= 1000)) this.add(rule, 'lastSecond')
    // A repair under way moves the end of its own period, so that only one second more shows it.
    const late = covers.length > 0 && this.lacks(rule, 'lastSecond') ? TESTED.filter((event) => timeOf(facts, event) % MINUTE_MS === 59_000) : []
    if (late.some((event) => expiredAt(decided, event, 1000, rule))) this.add(rule, 'lastSecond')
  }

  private noteDenial(decided: Decided, denial: Denial, rule: RuleId): void {
    this.add(rule, 'denied')
    if (reasonOf(denial, 'not_in_force')?.params.day === this.dayBefore(rule)) this.add(rule, 'dayBefore')
    const early = this.lacks(rule, 'firstSecondOut') && Number(reasonOf(denial, 'window_expired')?.params.daysLate) <= 1
    const tested = early ? TESTED.filter((event) => timeOf(decided.facts, event) % MINUTE_MS === 0) : []
    if (tested.some((event) => expiredAt(decided, event, -1000, rule) === false)) this.add(rule, 'firstSecondOut')
  }

  /** The grants that have no case of a kind that they need. */
  missing(kind: Kind): RuleId[] {
    return [...this.grants.values()].filter(({ grant, has }) => needs(grant)[kind] && !has.has(kind)).map(({ grant }) => grant.id)
  }

  private add(rule: RuleId, kind: Kind): void {
    this.grants.get(rule)?.has.add(kind)
  }

  private lacks(rule: RuleId, kind: Kind): boolean {
    return this.grants.get(rule)?.has.has(kind) === false
  }

  private dayBefore(rule: RuleId): string | undefined {
    const from = this.grants.get(rule)?.grant.inForce?.from
    return from === undefined || !Number.isFinite(from) ? undefined : new Date((from - 1) * DAY_MS).toISOString().slice(0, 10)
  }
}

const reasonOf = ({ code, params, also = [] }: Denial, wanted: string): Pick<Denial, 'code' | 'params'> | undefined =>
  [{ code, params }, ...also].find((one) => one.code === wanted)

/** Whether the rule is too late when the event happens a little earlier or later. */
function expiredAt(decided: Decided, event: Tested, ms: number, rule: RuleId): boolean | undefined {
  const moved = decidedAt(decided, event, ms)
  if (!moved) return undefined
  const denial = moved.denials.find((one) => one.rule === rule)
  return denial !== undefined && reasonOf(denial, 'window_expired') !== undefined
}
