import { FALSE, TRUE, UNKNOWN } from '../../src/core/truth.js'
import { dayAt } from '../../src/core/zone.js'
import { truthOf } from '../../src/evaluate/condition.js'
import type { Denial, Duty, Route } from '../../src/evaluate/decision.js'
import type { Evaluation } from '../../src/evaluate/evaluation.js'
import { eventTime } from '../../src/evaluate/events.js'
import { scopeTruth } from '../../src/evaluate/scope.js'
import { appliesTruth, inForceTruth, reachTruth, standsTruth } from '../../src/evaluate/standing.js'
import type { CompiledAdjust, CompiledBase, CompiledDefeater, CompiledDuty, CompiledGrant } from '../../src/policy/compiled.js'
import { type Decided, decidedAt, instantMs, TESTED, type Tested, timeOf } from './moved-claim.js'
import type { ShapingKind } from './shaping-kinds.js'

/** A grant in a decided case, and what became of it: a route, a denial, or neither. */
export interface Found extends Decided {
  readonly grant: CompiledGrant
  readonly route?: Route
  readonly denial?: Denial
}

/** What a grant that was found shows of a rule that touches it; asked only for what the rule still lacks. */
export type Shows = Partial<Record<ShapingKind, () => boolean>>

const MINUTE_MS = 60_000

/** An exclusion removed the grant; left it alone; left it open, or on a condition; was not yet in force. */
export const excludeShows = (evaluation: Evaluation, exclude: CompiledDefeater, { grant, route, denial }: Found): Shows => ({
  applied: () => removedBy(denial, exclude),
  not: () => route !== undefined && failed(evaluation, exclude),
  unknown: () => {
    const waits = route ? route.conditions.some(({ rule }) => rule === exclude.id) : appliesTruth(evaluation, grant) === TRUE
    return !denial && waits && standsTruth(evaluation, exclude) === UNKNOWN
  },
  dayBefore: () => isDayBefore(evaluation, exclude),
})

/** An exception lifted an exclusion that applies; let it stand; may lift it; was not yet in force. */
export function exceptShows(evaluation: Evaluation, except: CompiledDefeater, exclude: CompiledDefeater, { route, denial }: Found): Shows {
  if (appliesTruth(evaluation, exclude) !== TRUE) return {}
  return {
    applied: () => route?.lifted.some(({ exclusion, by }) => exclusion === exclude.id && by === except.id) === true,
    not: () => removedBy(denial, exclude) && failed(evaluation, except),
    unknown: () => !denial && standsTruth(evaluation, except) === UNKNOWN,
    dayBefore: () => removedBy(denial, exclude) && isDayBefore(evaluation, except),
  }
}

/** An adjust shaped the route; left it as it is; left a part of it open; set its end, in the last second surely in time and the first that is not; was not yet in force. */
export const adjustShows = (evaluation: Evaluation, adjust: CompiledAdjust, found: Found): Shows => ({
  applied: () => found.route?.rules.includes(adjust.id) === true,
  not: () => found.route !== undefined && failed(evaluation, adjust),
  unknown: () => appliesTruth(evaluation, adjust) === UNKNOWN && showsOpen(adjust, found),
  lastSecond: () => standsBy(found.route, adjust) && endTests(adjust, found, 59_000).some((event) => wasMoved(found, event, 1000, (route) => !route)),
  firstSecondOut: () => {
    const out = !found.route && appliesTruth(evaluation, adjust) === TRUE
    return out && endTests(adjust, found, 0).some((event) => wasMoved(found, event, -1000, (route) => standsBy(route, adjust)))
  },
  dayBefore: () => inForceTruth(evaluation, found.grant) === TRUE && isDayBefore(evaluation, adjust),
})

/** A duty is owed; is not; may be; is about to be overdue, and has just become so; was not yet in force. */
export function dutyShows(evaluation: Evaluation, duty: CompiledDuty, { route, facts }: Found): Shows {
  if (!route) return {}
  const owed = route.duties.find(({ rule }) => rule === duty.id)
  return {
    applied: () => owed !== undefined,
    not: () => failed(evaluation, duty),
    unknown: () => route.open.some(({ part }) => part === `duties.${duty.id}`),
    lastSecond: () => owed?.overdue === false && within(msLeft(owed, facts.asOf), 1, 1000),
    firstSecondOut: () => owed?.overdue === true && within(msLeft(owed, facts.asOf), -999, 0),
    dayBefore: () => isDayBefore(evaluation, duty),
  }
}

const removedBy = (denial: Denial | undefined, { id }: CompiledBase): boolean =>
  denial !== undefined && [denial, ...(denial.also ?? [])].some(({ by }) => by === id)

/** In force, about the item, and yet not applying. */
const failed = (evaluation: Evaluation, rule: CompiledBase): boolean =>
  appliesTruth(evaluation, rule) === FALSE && inForceTruth(evaluation, rule) === TRUE && reachTruth(evaluation, rule) !== FALSE

/** Everything but its coming into force holds, and that is on the next day. */
function isDayBefore(evaluation: Evaluation, rule: CompiledBase): boolean {
  const { inForce } = rule
  const time = inForce && eventTime(evaluation, inForce.by)
  if (!inForce || !time || [time.lo, time.hi].some((at) => dayAt(inForce.zone, at) !== inForce.from - 1)) return false
  const inScope = reachTruth(evaluation, rule) === TRUE && scopeTruth(evaluation, rule.coverage) === TRUE
  return inScope && truthOf(evaluation, rule.when) === TRUE
}

/** Whether an adjust that may apply leaves something open: a part of a route, an end, or the whole grant. */
function showsOpen({ source: { terms = {}, evidence, waives, windows } }: CompiledAdjust, { route, denial }: Found): boolean {
  if (!route) return !denial && windows !== undefined
  const parts = [...Object.keys(terms).map((term) => `terms.${term}`), ...(evidence || waives ? ['evidence'] : [])]
  if (route.open.some(({ part }) => parts.some((one) => part === one || part.startsWith(`${one}.`)))) return true
  return windows !== undefined && [route.deadline, ...(route.covers ?? []).map(({ deadline }) => deadline)].some(({ status }) => status !== 'fixed')
}

/** The events that the ends of an adjust test, where they happened in this part of their minute. */
const endTests = ({ source: { windows = [] } }: CompiledAdjust, { facts }: Found, ms: number): Tested[] =>
  windows.flatMap(({ ends, tests = 'submitted' }) => TESTED.filter((event) => ends && event === tests && timeOf(facts, event) % MINUTE_MS === ms))

const standsBy = (route: Route | undefined, { id }: CompiledBase): boolean => route?.rules.includes(id) === true

/** Whether the grant is a route when the event happens a little earlier or later. Beyond the calendar it is neither that nor denied. */
function wasMoved(found: Found, event: Tested, ms: number, fits: (route: Route | undefined) => boolean): boolean {
  const moved = decidedAt(found, event, ms)
  return moved !== undefined && fits(moved.routes.find(({ rule }) => rule === found.grant.id))
}

const msLeft = ({ due }: Duty, asOf: string): number | undefined => (due && 'closesAt' in due ? instantMs(due.closesAt) - instantMs(asOf) : undefined)
const within = (ms: number | undefined, from: number, to: number): boolean => ms !== undefined && ms >= from && ms <= to
