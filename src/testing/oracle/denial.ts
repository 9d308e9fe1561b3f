import type { DenialCode, Reason } from '../../evaluate/decision.js'
import type { Params, Provided } from '../../policy/rule.js'
import { inForce, selects } from './applies.js'
import { civilDay, daysBetween, instantOf } from './clock.js'
import { factOf, factValue, reasonsOf } from './condition.js'
import { type Frame, hasOpened, isNotOver, testedMoment } from './frame.js'
import type { Findings } from './grant.js'
import { eventMoment, isExact } from './moment.js'
import { hasUnits } from './units.js'
import { almanacOf, type World } from './world.js'

/** The order of reasons (S-15). */
const CODES: readonly DenialCode[] = [
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

/** Every reason why a grant does not stand (S-15, S-15d). */
export function denialReasons(findings: Findings, world: World): Reason[] {
  const { grant, exclusions, unmet, windows } = findings
  const reasons: Reason[] = [
    ...forceReasons(findings, world),
    ...caseReasons(findings, world),
    ...exclusions.standing.map(({ id }): Reason => ({ code: 'excluded', params: { by: id }, by: id })),
    ...unmet.map((provided) => unmetReason(provided, world)),
    ...(hasUnits(grant.rule.service, world) === false ? [unitsReason(world)] : []),
    ...windows.frames.flatMap((frame) => windowReasons(frame, findings, world)),
  ]
  return reasons.sort((a, b) => CODES.indexOf(a.code) - CODES.indexOf(b.code))
}

function forceReasons({ grant }: Findings, world: World): Reason[] {
  if (inForce(grant, world) !== false) return []
  const anchor = eventMoment(grant.rule.inForce?.by ?? 'purchased', world.facts)
  return [{ code: 'not_in_force', params: isExact(anchor) ? { day: civilDay(almanacOf(grant.pack, world).zone, anchor.lo) } : {} }]
}

/** Reason, channel, and the atoms that fail, each fact once. */
function caseReasons({ grant }: Findings, world: World): Reason[] {
  const said = (code: DenialCode, name: string, path: string): Reason => ({ code, params: { [name]: factValue(path, world) as string } })
  const facts = [
    ...(grant.scopes.some((scope) => selects(scope, 'channel', world) === false) ? ['order.channel'] : []),
    ...grant.whens.flatMap((when) => reasonsOf(when, false, world)).map(factOf),
  ]
  return [
    ...(grant.scopes.some((scope) => selects(scope, 'reason', world) === false) ? [said('reason_not_covered', 'reason', 'claim.reason')] : []),
    ...[...new Set(facts)].map((fact): Reason => (fact === 'order.state' ? said('order_state', 'state', fact) : { code: 'not_covered', params: { fact } })),
  ]
}

function unmetReason({ code, params, if: when }: Provided, world: World): Reason {
  if (world.vocabulary.conditions[code]?.denial !== 'already_used') return { code: 'condition_not_met', params: { condition: code, ...params } }
  const used = reasonsOf(when, false, world).map((atom) => factValue(factOf(atom), world))[0]
  return { code: 'already_used', params: { ...params, ...(used !== undefined && { used: used as number }) } }
}

function unitsReason(world: World): Reason {
  const asked = factValue('claim.quantity', world) as number | undefined
  return { code: 'quantity_exceeded', params: { ...(asked !== undefined && { asked }), left: factValue('derived.unitsLeft', world) as number } }
}

function windowReasons(frame: Frame, { grant }: Findings, world: World): Reason[] {
  const { zone } = almanacOf(grant.pack, world)
  const event: Params = frame.tests === 'submitted' ? {} : { event: frame.tests }
  // What is not open has not expired.
  if (hasOpened(frame, world.facts) === false) {
    const says = isExact(frame.opens) && frame.started === true
    return [{ code: 'window_not_open', params: { ...(says && { opensAt: instantOf(frame.opens.lo) }), ...event } }]
  }
  if (isNotOver(frame, world.facts) !== false) return []
  const { lo, hi } = testedMoment(frame.tests, world.facts)
  const lastDay = isExact(frame.end) ? civilDay(zone, frame.end.lo - 1) : undefined
  // After a known end it lies between two instants; on the same day in every reading, it is as late in every reading.
  const daysLate = lastDay !== undefined && civilDay(zone, lo) === civilDay(zone, hi) ? daysBetween(civilDay(zone, lo), lastDay) : undefined
  return [{ code: 'window_expired', params: { ...(lastDay !== undefined && { lastDay }), ...(daysLate !== undefined && { daysLate }), ...event } }]
}
