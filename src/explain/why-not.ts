import { parseDay } from '../core/civil-day.js'
import { FALSE, TRUE } from '../core/truth.js'
import { truthOf } from '../evaluate/condition.js'
import type { Denial, DenialCode, Reason } from '../evaluate/decision.js'
import type { Evaluation } from '../evaluate/evaluation.js'
import { reachTruth } from '../evaluate/standing.js'
import type { FactPath } from '../facts/facts.js'
import type { CompiledDefeater, CompiledGrant } from '../policy/compiled.js'
import type { Params } from '../policy/rule.js'
import { factsOfCase, inForceDay, scopeFacts } from './case-facts.js'
import { canBeLifted } from './exclusions.js'
import type { ExplainedWindow, Nearness, WhyNot, WhyNotReason } from './explanation.js'
import { canBecome, distinctFacts, factsBehind } from './known-facts.js'
import { explainWindows } from './window-steps.js'

const NEARNESS: readonly Nearness[] = ['late', 'early', 'changeable', 'excluded', 'unmet', 'fixed', 'other_case', 'other_item']
/** Too early and too late are equally far; the days tell. */
const rank = ({ nearness }: { nearness: Nearness }): number => (nearness === 'early' ? 0 : NEARNESS.indexOf(nearness))

/** Why a grant gives nothing here, reason by reason (S-18c). */
export function whyNotOf(evaluation: Evaluation, grant: CompiledGrant, denial: Denial): WhyNot {
  const windows = explainWindows(evaluation, grant)
  const failing = grant.provided.filter((one) => truthOf(evaluation, one.if) === FALSE)
  const reasons = [denial as Reason, ...(denial.also ?? [])].map(({ code, params, by }): WhyNotReason => {
    const detail = detailOf(evaluation, grant, { code, params, ...(by !== undefined && { by }) }, windows, failing)
    return { code, params, ...(by !== undefined && { by }), ...detail }
  })
  return { rule: grant.id, layer: grant.pack.layer, nearness: farthest(reasons), reasons }
}

const farthest = (reasons: readonly WhyNotReason[]): Nearness => ([...reasons].sort((a, b) => rank(b) - rank(a))[0] as WhyNotReason).nearness

type Detail = Pick<WhyNotReason, 'nearness' | 'facts' | 'window' | 'days' | 'inForce'>
type Conditional = CompiledGrant['provided'][number]

function detailOf(evaluation: Evaluation, grant: CompiledGrant, { code, params, by }: Reason, windows: ExplainedWindow[], failing: Conditional[]): Detail {
  switch (code) {
    case 'window_not_open':
    case 'window_expired':
      return timeDetail(code, params, windows)
    case 'condition_not_met':
    case 'already_used':
      return conditionDetail(evaluation, code, params, failing)
    case 'excluded': {
      const exclude = grant.excludes.find(({ id }) => id === by) as CompiledDefeater
      return { nearness: canBeLifted(evaluation, exclude) ? 'changeable' : 'excluded', facts: factsOfCase(evaluation, exclude) }
    }
    case 'quantity_exceeded':
      return { nearness: typeof params.left === 'number' && params.left > 0 ? 'changeable' : 'fixed', facts: [] }
    case 'not_in_force': {
      const inForce = inForceDay(evaluation, grant)
      return { nearness: 'fixed', facts: [], ...(inForce && { inForce }) }
    }
    default:
      return coverageDetail(evaluation, grant, FACT_OF[code] ?? String(params.fact))
  }
}

const FACT_OF: Partial<Record<DenialCode, FactPath>> = { reason_not_covered: 'claim.reason', order_state: 'order.state' }

/** What opens by itself is nearer than what came too late; an event that lay outside its time, or has still to happen, is as it is. */
function timeDetail(code: DenialCode, params: Params, windows: readonly ExplainedWindow[]): Detail {
  const window = windows.find(({ tests }) => tests === (params.event ?? 'submitted'))
  const own = params.event === undefined && (code === 'window_expired' || params.opensAt !== undefined)
  const nearness = !own ? 'fixed' : code === 'window_expired' ? 'late' : 'early'
  const days = typeof params.daysLate === 'number' ? params.daysLate : daysUntil(params.opensAt, window?.testedAt)
  return { nearness, facts: [], ...(window && { window }), ...(days !== undefined && { days }) }
}

/** Civil days from the claim to the day on which a window opens. */
function daysUntil(opensAt: unknown, testedAt: string | null | undefined): number | undefined {
  const [from, to] = [testedAt, opensAt].map((instant) => (typeof instant === 'string' ? parseDay(instant.slice(0, 10)) : undefined))
  return from === undefined || to === undefined ? undefined : to - from
}

/** The reasons stand in the order of the conditions, so each takes the first that is left. */
function conditionDetail(evaluation: Evaluation, code: DenialCode, params: Params, failing: Conditional[]): Detail {
  const index = failing.findIndex(({ source }) => code === 'already_used' || source.code === params.condition)
  const [condition] = failing.splice(index, 1) as [Conditional]
  return { nearness: canBecome(evaluation, condition.if, TRUE) ? 'changeable' : 'unmet', facts: factsBehind(evaluation, condition.if) }
}

/** A fact of the case that does not fit: one that a selector reads makes it another case, one of the condition may still change. */
function coverageDetail(evaluation: Evaluation, grant: CompiledGrant, fact: string): Detail {
  const selected = scopeFacts(evaluation, grant.coverage, FALSE).find((one) => one.fact === fact)
  if (selected) return { nearness: 'other_case', facts: [selected] }
  const failed = factsBehind(evaluation, grant.when).filter((one) => one.fact === fact)
  return { nearness: canBecome(evaluation, grant.when, TRUE) ? 'changeable' : 'fixed', facts: failed }
}

/** Grants of the service that are about another item, or whose pack is about another order. */
export function outOfReach(evaluation: Evaluation, grants: readonly CompiledGrant[]): WhyNot[] {
  return grants
    .filter((grant) => reachTruth(evaluation, grant) === FALSE)
    .map(({ id, pack, reach }): WhyNot => {
      const selectors = scopeFacts(evaluation, [...pack.selectors, ...reach], FALSE)
      const facts = distinctFacts([...selectors, ...(truthOf(evaluation, pack.when) === FALSE ? factsBehind(evaluation, pack.when) : [])])
      return { rule: id, layer: pack.layer, nearness: 'other_item', reasons: [{ code: 'other_item', params: {}, nearness: 'other_item', facts }] }
    })
}

const daysAway = ({ reasons }: WhyNot): number => reasons.find(({ days }) => days !== undefined)?.days ?? Number.MAX_SAFE_INTEGER

/** Nearest to standing first: by the farthest reason, then fewer reasons, then fewer days early or late, then the rule's id. */
export const nearestFirst = (a: WhyNot, b: WhyNot): number =>
  rank(a) - rank(b) || a.reasons.length - b.reasons.length || daysAway(a) - daysAway(b) || ((a.rule as string) < (b.rule as string) ? -1 : 1)
