import { formatDay } from '../core/civil-day.js'
import { type Interval, isKnown } from '../core/interval.js'
import { FALSE } from '../core/truth.js'
import { dayAt, formatIn, type TimeZone } from '../core/zone.js'
import type { FactPath } from '../facts/facts.js'
import type { CompiledDefeater, CompiledGrant, CompiledProvided } from '../policy/compiled.js'
import type { Params } from '../policy/rule.js'
import { failedFacts, truthOf } from './condition.js'
import { lastDayOf } from './deadline.js'
import type { Reason } from './decision.js'
import { type Evaluation, integerOf, knownValue, sharedPart } from './evaluation.js'
import { eventTime, testedTime } from './events.js'
import type { Frame, FramesOf, Lateness } from './frame.js'
import { scopeTruth, selectedFacts } from './scope.js'
import { inTime } from './window.js'

/** The reasons that every claim alike has: what it is not about, what excludes it, conditions that fail. */
export function firmReasons(
  evaluation: Evaluation,
  grant: CompiledGrant,
  excluding: readonly CompiledDefeater[],
  failed: readonly CompiledProvided[],
): readonly Reason[] {
  const reasons: Reason[] = []
  addNotCovered(evaluation, grant, reasons)
  for (const exclude of excluding) reasons.push(sharedPart(evaluation, 'excluded', exclude, exclusion))
  for (const one of failed) if (!one.usedUp) reasons.push(sharedPart(evaluation, 'condition_not_met', one, notMet))
  return reasons
}

export function notInForce(evaluation: Evaluation, { inForce, pack }: CompiledGrant): Reason {
  const time = inForce ? eventTime(evaluation, inForce.by) : null
  const day = time !== null && isKnown(time) ? dayAt(pack.zone, time.lo) : undefined
  return reason('not_in_force', day === undefined ? {} : { day: formatDay(day) })
}

const REASON: FactPath = 'claim.reason'
const STATE: FactPath = 'order.state'

/** What the case is not: the scope's reason and channel, and the atoms of `when` that fail; a constant that fails has no fact to name. */
function addNotCovered(evaluation: Evaluation, { coverage, when }: CompiledGrant, reasons: Reason[]): void {
  const falls = truthOf(evaluation, when) === FALSE
  const outside = scopeTruth(evaluation, coverage) === FALSE
  if (!falls && !outside) return
  const failed = falls ? failedFacts(evaluation, when) : NO_FACTS
  const facts = outside ? selectedFacts(evaluation, coverage, FALSE) : NO_FACTS
  addFacts(evaluation, facts, failed, reasons)
  if (falls && failed.length === 0) reasons.push(sharedPart(evaluation, 'not_covered', undefined, notCovered))
}

function addFacts(evaluation: Evaluation, facts: readonly FactPath[], failed: readonly FactPath[], reasons: Reason[]): void {
  if (facts.includes(REASON)) reasons.push(sharedPart(evaluation, 'reason_not_covered', knownValue(evaluation, REASON), reasonNotCovered))
  if (facts.includes(STATE) || failed.includes(STATE)) reasons.push(sharedPart(evaluation, 'order_state', knownValue(evaluation, STATE), wrongState))
  const add = (fact: FactPath): void => {
    if (fact !== STATE) reasons.push(sharedPart(evaluation, 'not_covered', fact, notCovered))
  }
  for (const fact of facts) if (fact !== REASON) add(fact)
  for (const fact of failed) if (fact === REASON || !facts.includes(fact)) add(fact)
}

const NO_FACTS: readonly FactPath[] = Object.freeze([])
const reasonNotCovered = (value: unknown): Reason => ({ code: 'reason_not_covered', params: textParam('reason', value) })
const wrongState = (value: unknown): Reason => ({ code: 'order_state', params: textParam('state', value) })
const notCovered = (fact: FactPath | undefined): Reason => ({ code: 'not_covered', params: textParam('fact', fact) })
const textParam = (name: string, value: unknown): Params => (typeof value === 'string' ? { [name]: value } : {})

const exclusion = ({ id }: CompiledDefeater): Reason => ({ code: 'excluded', params: { by: id }, by: id })

const notMet = ({ source }: CompiledProvided): Reason => ({ code: 'condition_not_met', params: { condition: source.code, ...source.params } })

export function alreadyUsed(evaluation: Evaluation, { if: when, source: { params } }: CompiledProvided): Reason {
  const used = failedFacts(evaluation, when)
    .map((fact) => knownValue(evaluation, fact))
    .find((value) => typeof value === 'number')
  return reason('already_used', { ...params, ...(used !== undefined && { used }) })
}

export function quantityExceeded(evaluation: Evaluation): Reason {
  const [asked, left] = [integerOf(evaluation, 'claim.quantity'), integerOf(evaluation, 'derived.unitsLeft')]
  return reason('quantity_exceeded', { ...(asked !== undefined && { asked }), ...(left !== undefined && { left }) })
}

/** The frames that are not open yet, then those that have closed. */
export function outOfTime(evaluation: Evaluation, window: FramesOf, zone: TimeZone): readonly Reason[] {
  if (window.inTime !== FALSE) return NO_REASONS
  window.outOfTime ??= reasonsOfTime(evaluation, window.frames, zone)
  return window.outOfTime
}

export const NO_REASONS: readonly Reason[] = Object.freeze([])

function reasonsOfTime(evaluation: Evaluation, frames: readonly Frame[], zone: TimeZone): Reason[] {
  const notOpen: Reason[] = []
  const expired: Reason[] = []
  for (const frame of frames) {
    const { opened, unclosed } = inTime(evaluation, frame)
    const tested = testedTime(evaluation, frame.tests)
    if (opened === FALSE) notOpen.push(notOpenYet(isKnown(frame.opens) ? frame.opens.lo : Number.NaN, frame.tests, zone))
    else if (unclosed === FALSE && tested !== null) expired.push(tooLate(isKnown(frame.closes) ? frame.closes.hi : undefined, tested, frame.tests, zone))
  }
  return [...notOpen, ...expired]
}

/** How far a claim with these reasons is from being in time: one that is not late is farther than any that is, by however many days. */
export function latenessOf(reasons: readonly Reason[]): Lateness {
  for (const { code, params } of reasons)
    if (code === 'window_expired') return { reasons: reasons.length, days: typeof params.daysLate === 'number' ? params.daysLate : Number.MAX_SAFE_INTEGER }
  return reasons.length === 0 ? IN_TIME : { reasons: reasons.length, days: Number.POSITIVE_INFINITY }
}

export const IN_TIME: Lateness = Object.freeze({ reasons: 0, days: Number.POSITIVE_INFINITY })

const eventParam = (tests: Frame['tests']): Params => (tests === 'submitted' ? {} : { event: tests })

/** That something was tested before its window opened, at an instant where that is known. */
export const notOpenYet = (opens: number, tests: Frame['tests'], zone: TimeZone): Reason =>
  reason('window_not_open', { ...(Number.isFinite(opens) && { opensAt: formatIn(zone, opens) }), ...eventParam(tests) })

/** That something was tested after its window closed, at an instant where that is known. */
export function tooLate(closes: number | undefined, tested: Interval, tests: Frame['tests'], zone: TimeZone): Reason {
  if (closes === undefined) return reason('window_expired', eventParam(tests))
  const days = daysAfter(closes, tested, zone)
  return reason('window_expired', { lastDay: formatDay(lastDayOf(zone, closes)), ...(days !== undefined && { daysLate: days }), ...eventParam(tests) })
}

/** How late is known only where the day tested is (S-15d). */
export function daysAfter(closes: number, tested: Interval, zone: TimeZone): number | undefined {
  const day = dayAt(zone, tested.lo)
  return tested.hi === tested.lo || day === dayAt(zone, tested.hi) ? day - lastDayOf(zone, closes) : undefined
}

const reason = (code: Reason['code'], params: Params): Reason => Object.freeze({ code, params: Object.freeze(params) })
