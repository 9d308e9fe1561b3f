import { formatDay } from '../core/civil-day.js'
import { deepFreeze } from '../core/freeze.js'
import { type Interval, isKnown } from '../core/interval.js'
import { FALSE } from '../core/truth.js'
import { dayAt, formatIn, type TimeZone } from '../core/zone.js'
import type { FactPath } from '../facts/facts.js'
import type { CompiledDefeater, CompiledGrant, CompiledProvided } from '../policy/compiled.js'
import type { Params } from '../policy/rule.js'
import { failedFacts, truthOf } from './condition.js'
import { lastDayOf } from './deadline.js'
import type { Denial, Reason } from './decision.js'
import { type Evaluation, integerOf, kept, knownValue, once, sharedPart } from './evaluation.js'
import { eventTime } from './events.js'
import type { Findings } from './findings.js'
import type { Frame } from './frame.js'
import { scopeTruth, selectedFacts } from './scope.js'
import { inForceTruth } from './standing.js'
import { inTime, testedTime } from './window.js'

/** Why a grant does not stand: everything that is known false, in the order of S-15. */
export function denialOf(evaluation: Evaluation, grant: CompiledGrant, { excluding, conditions, units, window }: Findings): Denial {
  const reasons: Reason[] = []
  addNotInForce(evaluation, grant, reasons)
  addNotCovered(evaluation, grant, reasons)
  for (const exclude of excluding) reasons.push(sharedPart(evaluation, 'excluded', exclude, exclusion))
  if (conditions === FALSE) addFailedConditions(evaluation, grant, reasons)
  if (units === FALSE) reasons.push(once(evaluation.memo, 'quantity_exceeded', () => quantityExceeded(evaluation)))
  if (window.inTime === FALSE) reasons.push(...once(evaluation.memo, window, () => outOfTime(evaluation, window.frames, grant.pack.zone)))
  // Decisions share reasons, so equal ones are mostly one object, and then the denial of the decision before serves again.
  const last = kept(evaluation, 'denial', grant, lastDenial)
  if (reasons.length !== last.reasons.length || reasons.some((reason, index) => reason !== last.reasons[index])) {
    last.reasons = reasons
    last.denial = deepFreeze(denialFor(grant, reasons as [Reason, ...Reason[]]))
  }
  return last.denial as Denial
}

interface LastDenial {
  reasons: readonly Reason[]
  denial: Denial | undefined
}

const lastDenial = (): LastDenial => ({ reasons: [], denial: undefined })

function denialFor(grant: CompiledGrant, [first, ...also]: readonly [Reason, ...Reason[]]): Denial {
  const denial: Denial = { rule: grant.id, layer: grant.pack.layer, code: first.code, params: first.params }
  if (first.by !== undefined) denial.by = first.by
  if (also.length > 0) denial.also = also
  return denial
}

function addNotInForce(evaluation: Evaluation, grant: CompiledGrant, reasons: Reason[]): void {
  if (!grant.inForce || inForceTruth(evaluation, grant) !== FALSE) return
  const time = eventTime(evaluation, grant.inForce.by)
  const known = time !== null && isKnown(time)
  reasons.push({ code: 'not_in_force', params: known ? { day: formatDay(dayAt(grant.pack.zone, time.lo)) } : {} })
}

const REASON: FactPath = 'claim.reason'
const STATE: FactPath = 'order.state'

/** What the case is not: the scope's reason and channel, and the atoms of `when` that fail; a constant that fails has no fact to name. */
function addNotCovered(evaluation: Evaluation, { coverage, when }: CompiledGrant, reasons: Reason[]): void {
  const falls = truthOf(evaluation, when) === FALSE
  const outside = scopeTruth(evaluation, coverage) === FALSE
  if (!falls && !outside) return
  const failed = falls ? once(evaluation.memo, when, () => failedFacts(evaluation, when)) : NO_FACTS
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

/** The conditions that fail, those that were used up last. */
function addFailedConditions(evaluation: Evaluation, { provided }: CompiledGrant, reasons: Reason[]): void {
  const failed = provided.filter((one) => truthOf(evaluation, one.if) === FALSE)
  for (const one of failed) if (!one.usedUp) reasons.push(sharedPart(evaluation, 'condition_not_met', one, notMet))
  for (const one of failed) {
    if (!one.usedUp) continue
    const used = failedFacts(evaluation, one.if)
      .map((fact) => knownValue(evaluation, fact))
      .find((value) => typeof value === 'number')
    reasons.push({ code: 'already_used', params: { ...one.source.params, ...(used !== undefined && { used }) } })
  }
}

function quantityExceeded(evaluation: Evaluation): Reason {
  const [asked, left] = [integerOf(evaluation, 'claim.quantity'), integerOf(evaluation, 'derived.unitsLeft')]
  return { code: 'quantity_exceeded', params: { ...(asked !== undefined && { asked }), ...(left !== undefined && { left }) } }
}

/** The frames that are not open yet, then those that have closed. */
function outOfTime(evaluation: Evaluation, frames: readonly Frame[], zone: TimeZone): Reason[] {
  const notOpen: Reason[] = []
  const expired: Reason[] = []
  for (const frame of frames) {
    const { opened, unclosed } = inTime(evaluation, frame)
    const tested = testedTime(evaluation, frame.tests)
    const event: Params = frame.tests === 'submitted' ? {} : { event: frame.tests }
    if (opened === FALSE) {
      const says = isKnown(frame.opens) && Number.isFinite(frame.opens.lo)
      notOpen.push({ code: 'window_not_open', params: { ...(says && { opensAt: formatIn(zone, frame.opens.lo) }), ...event } })
    } else if (unclosed === FALSE && tested !== null) expired.push({ code: 'window_expired', params: { ...lateness(frame.closes, tested, zone), ...event } })
  }
  return [...notOpen, ...expired]
}

/** How late is known only where the end and the day tested are (S-15d). */
function lateness(closes: Interval, tested: Interval, zone: TimeZone): Params {
  if (!isKnown(closes)) return {}
  const lastDay = lastDayOf(zone, closes.hi)
  const day = dayAt(zone, tested.lo)
  return { lastDay: formatDay(lastDay), ...(day === dayAt(zone, tested.hi) && { daysLate: day - lastDay }) }
}
