import fc from 'fast-check'
import type { Deadline, Decision, Denial, Route } from '../../evaluate/decision.js'
import { explain } from '../../explain/explain.js'
import type { EndSteps } from '../../explain/explanation.js'
import type { Facts } from '../../facts/facts.js'
import type { Pack } from '../../policy/pack.js'
import { flattened, shifted } from '../generate/flat-claim.js'
import { civilDay, daysBetween, instantOf, type Ms, msOf, readZone } from '../oracle/clock.js'
import { claimedAt, type LawGround } from './ground.js'
import { law } from './law.js'

const DAY = 86_400_000

const routesOf = ({ services }: Decision): Route[] => Object.values(services).flatMap(({ routes }) => routes)
const deniedOf = ({ services }: Decision): Denial[] => Object.values(services).flatMap(({ denials }) => denials)
const closes = (deadline: Deadline): Ms | undefined => (deadline.status === 'fixed' ? msOf(deadline.closesAt) : undefined)
const routeBy = (decision: Decision, rule: string): Route | undefined => routesOf(decision).find((route) => route.rule === rule)

export const waitingNeverHelps = law<{ facts: Facts; days: number }>({
  number: 5,
  name: 'waiting-never-helps',
  text: 'once a window is open, who may claim later may claim now',
  draw: (_, claim) => fc.record({ facts: claim, days: fc.integer({ min: 1, max: 60 }) }),
  broken: ({ facts, days }, ground) => {
    const later = claimedAt(facts)
    // Whole days, so that the time of day stays.
    const now = later - days * DAY
    if (now < ground.lastKnown(facts)) return undefined
    const [earlier, then] = [ground.policy.evaluate(ground.claimedAt(facts, now)), ground.policy.evaluate(ground.claimedAt(facts, later))]
    const lost = routesOf(then).find(
      ({ rule, opensAt }) => opensAt !== undefined && msOf(opensAt) <= now && !ground.readsTheClock(rule) && routeBy(earlier, rule) === undefined,
    )
    return lost && `${lost.rule} stands at ${instantOf(later)}, and not at ${instantOf(now)}, though it opened at ${lost.opensAt}`
  },
})

export const openBetween = law({
  number: 8,
  name: 'open-between',
  text: 'a route stands from its opening until its end, and what is said to be late or early is',
  broken: (facts, { policy, packs }) => {
    const at = claimedAt(facts)
    const decision = policy.evaluate(facts)
    const outside = routesOf(decision).find(({ opensAt, deadline }) => (opensAt !== undefined && msOf(opensAt) > at) || (closes(deadline) ?? Infinity) <= at)
    if (outside) return `${outside.rule} stands at ${instantOf(at)}, outside ${outside.opensAt ?? ''} to ${JSON.stringify(outside.deadline)}`
    const zones = new Map(packs.flatMap(({ zones: own }) => own).map((zone) => [zone.id, readZone(zone)]))
    for (const { rule, code, params } of deniedOf(decision)) {
      if (code === 'window_not_open' && params.event === undefined && typeof params.opensAt === 'string' && msOf(params.opensAt) <= at)
        return `${rule} is not open at ${instantOf(at)}, though it opens at ${params.opensAt}`
      if (code !== 'window_expired' || params.event !== undefined || typeof params.lastDay !== 'string') continue
      const pack = packs.find(({ id }) => rule?.startsWith(`${id.replaceAll('/', '.')}.`)) as Pack
      const zone = zones.get(pack.timeZone)
      const late = zone && daysBetween(civilDay(zone, at), params.lastDay)
      if (late !== undefined && (late < 0 || late !== params.daysLate))
        return `${rule} ended on ${params.lastDay}, ${late} days before the claim, and says ${params.daysLate}`
    }
    return undefined
  },
})

/** Options: the rules of these facts count in days, and no holiday and no change of the law lies between. */
export const shiftedDates = law<{ facts: Facts; weeks: number }>({
  number: 12,
  name: 'shifted-dates',
  text: 'everything some weeks later, under the same law and without holidays between, is decided alike',
  optIn: true,
  draw: (_, claim) => fc.record({ facts: claim, weeks: fc.integer({ min: 1, max: 8 }) }),
  broken: ({ facts, weeks }, ground) => {
    const by = weeks * 7 * DAY
    const claim = flattened(facts)
    const [first, last] = [Math.min(claim.purchased, ...[...claim.events.values()].filter((at) => at !== null)), claim.asOf + by]
    if (!isPlain(ground, first - 10 * DAY, last + 60 * DAY)) return undefined
    const later = ground.factsOf(shifted(claim, by, instantOf))
    const [now, then] = [ground.policy.evaluate(facts), ground.policy.evaluate(later)]
    const changed = Object.values(now.services).find(({ service, verdict, deadline }) => {
      const other = then.services[service]
      return other.verdict !== verdict || (closes(deadline ?? NONE) ?? 0) + (deadline?.status === 'fixed' ? by : 0) !== (closes(other.deadline ?? NONE) ?? 0)
    })
    return (
      changed &&
      `${changed.service} is ${changed.verdict} ${JSON.stringify(changed.deadline)}, and ${weeks} weeks later ${JSON.stringify(then.services[changed.service].deadline)}`
    )
  },
})
const NONE: Deadline = { status: 'none' }

/** Whether the calendars cover all days between, none of them a day off or a make-up day, and no rule comes or goes. */
function isPlain({ packs, words }: LawGround, from: Ms, until: Ms): boolean {
  const [first, last] = [instantOf(from).slice(0, 10), instantOf(until).slice(0, 10)]
  const within = (day: string): boolean => first <= day && day <= last
  return (
    !words.lawDays.some(within) &&
    packs
      .flatMap(({ calendars }) => calendars)
      .every(
        (calendar) => calendar.from <= first && last < calendar.until && ![...calendar.daysOff.map(({ day }) => day), ...calendar.workingDays].some(within),
      )
  )
}

export const lastInstant = law({
  number: 13,
  name: 'last-instant',
  text: 'a route stands in the last millisecond before its end, and no more at its end',
  broken: (facts, ground) => {
    for (const { rule, deadline, covers } of routesOf(ground.policy.evaluate(facts))) {
      const end = closes(deadline)
      // What must have happened by the claim may have happened too late by then.
      if (end === undefined || covers !== undefined || ground.readsTheClock(rule)) continue
      const [before, at] = [end - 1, end].map((ms) => routeBy(ground.policy.evaluate(ground.claimedAt(facts, ms)), rule))
      if (before === undefined || closes(before.deadline) !== end)
        return `${rule} does not stand 1 ms before its end ${instantOf(end)}, or ends at another time then`
      if (at !== undefined) return `${rule} still stands at its end ${instantOf(end)}`
    }
    return undefined
  },
})

export const inTimeUntil = law({
  number: 14,
  name: 'in-time-until',
  text: 'what is denied only because it is late stands, or is open, when it is claimed at the end that it names',
  broken: (facts, ground) => {
    const { services } = explain(ground.policy, facts)
    for (const { rule, reasons } of Object.values(services).flatMap(({ whyNot }) => whyNot)) {
      const [reason, ...others] = reasons
      const end =
        reason?.code === 'window_expired' &&
        reason.params.event === undefined &&
        others.length === 0 &&
        reason.window?.certain &&
        reason.window.ends &&
        endOf(reason.window.ends)
      // Joined with windows of another layer, it may open at another time too.
      if (rule === undefined || !end || ground.readsTheClock(rule) || ground.grant(rule)?.windowAdjusts.other.length) continue
      const last = end - 1
      if (last < ground.lastKnown(facts)) continue
      const then = ground.policy.evaluate(ground.claimedAt(facts, last))
      if (deniedOf(then).some((denial) => denial.rule === rule && denial.code === 'window_expired'))
        return `${rule} is late at ${instantOf(last)} too, though it ends at ${instantOf(end)}`
    }
    return undefined
  },
})

const endOf = ({ end }: EndSteps): Ms | undefined => closes(end)
