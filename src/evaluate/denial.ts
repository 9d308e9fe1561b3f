import { formatDay } from '../core/civil-day.js'
import { type Interval, isKnown } from '../core/interval.js'
import { FALSE, type Truth } from '../core/truth.js'
import { dayAt, formatIn, type TimeZone } from '../core/zone.js'
import type { CompiledGrant } from '../policy/compiled.js'
import type { Params, Provided } from '../policy/rule.js'
import { failedFacts, truthOf } from './condition.js'
import { lastDayOf } from './deadline.js'
import type { Denial, DenialCode, Reason } from './decision.js'
import { type Evaluation, integerOf, knownValue } from './evaluation.js'
import { eventTime } from './events.js'
import type { Findings } from './findings.js'
import type { Frame } from './frame.js'
import { selectedFacts } from './scope.js'
import { inForceTruth } from './standing.js'
import { inTime, testedTime } from './window.js'

/** The order in which the reasons of one denial stand (S-15). */
const ORDER: readonly DenialCode[] = [
  'not_in_force',
  'reason_not_covered',
  'order_state',
  'not_covered',
  'excluded',
  'condition_not_met',
  'already_used',
  'quantity_exceeded',
  'window_not_open',
  'window_expired',
  'no_rule',
]

/** Why a grant does not stand: everything that is known false, in the order of S-15. */
export function denialOf(evaluation: Evaluation, grant: CompiledGrant, findings: Findings): Denial {
  const reasons = [
    ...inForceReasons(evaluation, grant),
    ...coverageReasons(evaluation, grant),
    ...findings.excluding.map(({ id }): Reason => ({ code: 'excluded', params: { by: id }, by: id })),
    ...grant.provided.flatMap(({ source }, index) =>
      findings.provided[index] === FALSE ? [conditionReason(evaluation, source, grant.provided[index]?.if)] : [],
    ),
    ...unitReasons(evaluation, findings.units),
    ...findings.frames.flatMap((frame) => frameReasons(evaluation, frame, grant)),
  ].sort((a, b) => ORDER.indexOf(a.code) - ORDER.indexOf(b.code))
  const [first, ...also] = reasons as [Reason, ...Reason[]]
  return { rule: grant.id, layer: grant.pack.layer, ...first, ...(also.length > 0 && { also }) }
}

function inForceReasons(evaluation: Evaluation, grant: CompiledGrant): Reason[] {
  if (!grant.inForce || inForceTruth(evaluation, grant) !== FALSE) return []
  const time = eventTime(evaluation, grant.inForce.by)
  const known = time !== null && time.lo === time.hi
  return [{ code: 'not_in_force', params: known ? { day: formatDay(dayAt(grant.pack.zone, time.lo)) } : {} }]
}

/** What the case is not: the scope's reason and channel, and the atoms of `when` that fail; a constant that fails has no fact to name. */
function coverageReasons(evaluation: Evaluation, { coverage, when }: CompiledGrant): Reason[] {
  const selected = selectedFacts(evaluation, coverage, FALSE)
  const falls = truthOf(evaluation, when) === FALSE
  const failed = falls ? failedFacts(evaluation, when) : []
  const facts = new Set([...selected.filter((fact) => fact !== REASON), ...failed])
  return [
    ...(selected.includes(REASON) ? [{ code: 'reason_not_covered' as const, params: textParam('reason', knownValue(evaluation, REASON)) }] : []),
    ...[...facts].map((fact): Reason => {
      if (fact === 'order.state') return { code: 'order_state', params: textParam('state', knownValue(evaluation, fact)) }
      return { code: 'not_covered', params: { fact } }
    }),
    ...(falls && failed.length === 0 ? [{ code: 'not_covered' as const, params: {} }] : []),
  ]
}

const REASON = 'claim.reason'

const textParam = (name: string, value: unknown): Params => (typeof value === 'string' ? { [name]: value } : {})

function conditionReason(evaluation: Evaluation, { code, params = {} }: Provided, condition: CompiledGrant['provided'][number]['if'] | undefined): Reason {
  if (evaluation.policy.vocabulary.conditions[code]?.denial !== 'already_used') return { code: 'condition_not_met', params: { condition: code, ...params } }
  const used = (condition ? failedFacts(evaluation, condition) : []).map((fact) => knownValue(evaluation, fact)).find((value) => typeof value === 'number')
  return { code: 'already_used', params: { ...params, ...(used !== undefined && { used }) } }
}

function unitReasons(evaluation: Evaluation, units: Truth): Reason[] {
  if (units !== FALSE) return []
  const [asked, left] = [integerOf(evaluation, 'claim.quantity'), integerOf(evaluation, 'derived.unitsLeft')]
  return [{ code: 'quantity_exceeded', params: { ...(asked !== undefined && { asked }), ...(left !== undefined && { left }) } }]
}

function frameReasons(evaluation: Evaluation, frame: Frame, { pack }: CompiledGrant): Reason[] {
  const { opened, unclosed } = inTime(evaluation, frame)
  const event: Params = frame.tests === 'submitted' ? {} : { event: frame.tests }
  if (opened === FALSE) {
    const says = isKnown(frame.opens) && Number.isFinite(frame.opens.lo)
    return [{ code: 'window_not_open', params: { ...(says && { opensAt: formatIn(pack.zone, frame.opens.lo) }), ...event } }]
  }
  const tested = testedTime(evaluation, frame.tests)
  if (unclosed !== FALSE || tested === null) return []
  return [{ code: 'window_expired', params: { ...lateness(frame.closes, tested, pack.zone), ...event } }]
}

/** How late is known only where the end and the day tested are (S-15d). */
function lateness(closes: Interval, tested: Interval, zone: TimeZone): Params {
  if (!isKnown(closes)) return {}
  const lastDay = lastDayOf(zone, closes.hi)
  const day = dayAt(zone, tested.lo)
  return { lastDay: formatDay(lastDay), ...(day === dayAt(zone, tested.hi) && { daysLate: day - lastDay }) }
}
