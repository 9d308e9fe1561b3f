import { formatDay } from '../core/civil-day.js'
import { type Interval, isKnown } from '../core/interval.js'
import { FALSE } from '../core/truth.js'
import { dayAt, formatIn, type TimeZone } from '../core/zone.js'
import type { FactPath } from '../facts/facts.js'
import type { CompiledDefeater, CompiledGrant, CompiledProvided } from '../policy/compiled.js'
import type { Params } from '../policy/rule.js'
import { failedFacts, truthOf } from './condition.js'
import { lastDayOf } from './deadline.js'
import type { Denial, DenialCode, Reason } from './decision.js'
import { type Evaluation, integerOf, knownValue, once, sharedPart } from './evaluation.js'
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
  for (const exclude of excluding) reasons.push(sharedPart(evaluation, 'excluded', exclude, () => exclusion(exclude)))
  if (conditions === FALSE) addFailedConditions(evaluation, grant, reasons)
  if (units === FALSE) reasons.push(once(evaluation.memo, 'quantity_exceeded', () => quantityExceeded(evaluation)))
  if (window.inTime === FALSE) reasons.push(...once(evaluation.memo, window, () => outOfTime(evaluation, window.frames, grant.pack.zone)))
  const [first, ...also] = reasons as [Reason, ...Reason[]]
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
  if (!falls && scopeTruth(evaluation, coverage) !== FALSE) return
  const failed = falls ? failedFacts(evaluation, when) : []
  const addWithValue = (code: DenialCode, param: string, fact: FactPath): void => {
    const value = knownValue(evaluation, fact)
    add(code, value, () => textParam(param, value))
  }
  const facts = selectedFacts(evaluation, coverage, FALSE)
  const add = (code: DenialCode, key: unknown, params: () => Params): void =>
    void reasons.push(sharedPart(evaluation, code, key, () => ({ code, params: params() })))
  if (facts.includes(REASON)) addWithValue('reason_not_covered', 'reason', REASON)
  if (facts.includes(STATE) || failed.includes(STATE)) addWithValue('order_state', 'state', STATE)
  const others = [...facts.filter((fact) => fact !== REASON), ...failed.filter((fact) => fact === REASON || !facts.includes(fact))]
  for (const fact of others) if (fact !== STATE) add('not_covered', fact, () => ({ fact }))
  if (falls && failed.length === 0) add('not_covered', '', () => ({}))
}

const textParam = (name: string, value: unknown): Params => (typeof value === 'string' ? { [name]: value } : {})

const exclusion = ({ id }: CompiledDefeater): Reason => ({ code: 'excluded', params: { by: id }, by: id })

const notMet = ({ source }: CompiledProvided): Reason => ({ code: 'condition_not_met', params: { condition: source.code, ...source.params } })

/** The conditions that fail, those that were used up last. */
function addFailedConditions(evaluation: Evaluation, { provided }: CompiledGrant, reasons: Reason[]): void {
  const failed = provided.filter((one) => truthOf(evaluation, one.if) === FALSE)
  for (const one of failed) if (!one.usedUp) reasons.push(sharedPart(evaluation, 'condition_not_met', one, () => notMet(one)))
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
