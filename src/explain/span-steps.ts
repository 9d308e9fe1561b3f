import { type CivilDay, formatDay, weekdayOf } from '../core/civil-day.js'
import { isKnown } from '../core/interval.js'
import { dayAt, formatIn } from '../core/zone.js'
import { anchorTime } from '../evaluate/anchor.js'
import { deadlineOf, lastDayOf } from '../evaluate/deadline.js'
import { type Evaluation, newEvaluation } from '../evaluate/evaluation.js'
import { eventTime } from '../evaluate/events.js'
import { type Moment, sameTime } from '../evaluate/moment.js'
import { endOf } from '../evaluate/window.js'
import type { CheckedCase } from '../facts/checked-facts.js'
import type { EventId } from '../facts/facts.js'
import type { CompiledPack } from '../policy/compiled.js'
import type { Anchor, Duration, Span } from '../policy/rule.js'
import type { CaseNamed, RestDay, SpanSteps } from './explanation.js'

/**
 * A span step by step (S-18b). The evaluator itself is asked for each end: of the bare span, of the span with one more past case at a time, and of the whole
 * span, so that the steps cannot lead elsewhere than the decision.
 */
export function spanSteps(evaluation: Evaluation, span: Span, pack: CompiledPack): SpanSteps {
  const anchor = anchorTime(evaluation, span.from, pack)
  const started = anchor !== null && anchor.lo === anchor.hi && Number.isFinite(anchor.lo) ? anchor.lo : undefined
  const { event, plus } = anchorEvent(evaluation, span.from, pack)
  const end = endOf(evaluation, span, pack)
  const starts = span.starts ?? ('hours' in span.for || 'openHours' in span.for ? 'instant' : 'next_day')
  const steps: SpanSteps = {
    kind: 'span',
    event,
    ...eventInstant(evaluation, event, pack),
    ...(plus && { plus }),
    for: span.for,
    starts,
    suspended: [],
    end: end === null ? { status: 'unknown', dependsOn: [] } : deadlineOf(end, pack.zone),
  }
  if (started === undefined || end === null) return steps
  const { restart: _, suspend: __, ...plain } = span
  const bare: Span = { ...plain, roll: 'none' }
  const raw = endOf(evaluation, bare, pack)
  return {
    ...steps,
    ...(starts !== 'instant' && { firstDay: formatDay(dayAt(pack.zone, started) + (starts === 'next_day' ? 1 : 0)) }),
    ...(raw !== null && raw.lo === raw.hi && { rawEnd: { lastDay: formatDay(lastDayOf(pack.zone, raw.lo)), closesAt: formatIn(pack.zone, raw.lo) } }),
    ...caseSteps(evaluation, span, pack),
    ...rollStep(evaluation, end, pack),
  }
}

/** When an event happened; null: known not to have happened; nothing while it is unknown. */
export function eventInstant(evaluation: Evaluation, event: EventId, pack: CompiledPack): { eventAt?: string | null } {
  const time = eventTime(evaluation, event)
  if (time === null) return { eventAt: null }
  return time.lo === time.hi ? { eventAt: formatIn(pack.zone, time.lo) } : {}
}

/** The one event of an anchor that starts the clock, as far as it is known; else the first that it names. */
function anchorEvent(evaluation: Evaluation, anchor: Anchor, pack: CompiledPack): { event: EventId; plus?: Duration } {
  if (typeof anchor === 'string') return { event: anchor }
  if ('event' in anchor) return { event: anchor.event, plus: anchor.plus }
  const parts = 'first' in anchor ? anchor.first : 'latest' in anchor ? anchor.latest : anchor.earliest
  const time = anchorTime(evaluation, anchor, pack)
  const decides = parts.find((part) => {
    const one = anchorTime(evaluation, part, pack)
    if (time === null || one === null) return false
    return isKnown(time) ? sameTime(one, time) : !isKnown(one)
  })
  return anchorEvent(evaluation, decides ?? (parts[0] as Anchor), pack)
}

/** What past cases did to the span, seen from its end with one more of them at a time; without rolling. */
function caseSteps(evaluation: Evaluation, span: Span, pack: CompiledPack): Pick<SpanSteps, 'suspended' | 'restarted'> {
  const { history } = evaluation.facts
  if (!history || (!span.suspend && !span.restart)) return { suspended: [] }
  const { suspend: _, ...restarting } = span
  const endAfter = (count: number, of: Span): number | undefined =>
    endOf(newEvaluation(evaluation.policy, { ...evaluation.facts, history: history.slice(0, count) }), { ...of, roll: 'none' }, pack)?.lo
  let suspended: SpanSteps['suspended'] = []
  let restarted: CaseNamed | undefined
  for (const [index, past] of history.entries()) {
    const [before, after] = [endAfter(index, span), endAfter(index + 1, span)]
    if (before === undefined || after === undefined || before === after) continue
    const named = caseNamed(past, pack)
    if (endAfter(index, restarting) !== endAfter(index + 1, restarting)) {
      restarted = named
      suspended = []
    } else suspended.push({ case: named, days: dayAt(pack.zone, after) - dayAt(pack.zone, before) })
  }
  return { suspended, ...(restarted && { restarted }) }
}

function caseNamed({ service, outcome, openedAt, closedAt }: CheckedCase, { zone }: CompiledPack): CaseNamed {
  return { service, outcome, openedAt: formatIn(zone, openedAt), ...(closedAt !== undefined && { closedAt: formatIn(zone, closedAt) }) }
}

function rollStep(evaluation: Evaluation, { lo, rolledFrom }: Moment, pack: CompiledPack): Pick<SpanSteps, 'rolled'> {
  if (rolledFrom === undefined) return {}
  return { rolled: { from: formatDay(rolledFrom), to: formatDay(lastDayOf(pack.zone, lo)), restDay: restDay(evaluation, rolledFrom, pack) } }
}

/** Why a day is a rest day: the name of the holiday, else the day of the week. */
function restDay({ policy }: Evaluation, day: CivilDay, { calendar }: CompiledPack): RestDay {
  const text = formatDay(day)
  const named = policy.packs.flatMap(({ calendars }) => calendars).find(({ id }) => id === calendar?.id)
  const off = named?.daysOff.find((one) => one.day === text)
  return off ? { name: off.name } : { weekday: weekdayOf(day) }
}
