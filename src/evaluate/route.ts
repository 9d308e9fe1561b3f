import { formatIn } from '../core/zone.js'
import type { CompiledGrant } from '../policy/compiled.js'
import type { RuleId } from '../policy/rule.js'
import { compensationOf, type Refund, refundOf } from './amounts.js'
import { deadlineOf } from './deadline.js'
import type { Condition, Deadline, EvidenceNeed, Route, Terms } from './decision.js'
import { dutyOnce } from './duties.js'
import type { Evaluation } from './evaluation.js'
import { needsOf } from './evidence.js'
import type { FramesOf } from './frame.js'
import { lowest, shapedBy, shapeOf } from './shape.js'
import type { TermsOf } from './terms.js'

const NO_REFUND: Refund = Object.freeze({ deductions: [], missing: [] })

/** A standing grant as a route: its own deadline, evidence, terms and duties, never another's. */
export function routeOf(evaluation: Evaluation, grant: CompiledGrant, { frames, by: framedBy }: FramesOf, conditions: Condition[]): Route {
  const { zone } = grant.pack
  const shape = shapeOf(evaluation, grant)
  const own = frames.find(({ tests }) => tests === 'submitted')
  const covers = frames.filter(({ tests }) => tests !== 'submitted').map(({ tests, closes }) => ({ event: tests, deadline: deadlineOf(closes, zone) }))
  const { terms, open } = shape.written ? { terms: shape.written, open: shape.terms.open } : withAmounts(evaluation, grant, shape.terms)
  const rules = framedBy.length === 0 ? shape.rules : shapedBy(grant, [...framedBy, ...shape.by], shape.lifted, shape.duties)
  const opensAt = own && Number.isFinite(own.opens.lo) && own.opens.lo === own.opens.hi ? formatIn(zone, own.opens.lo) : undefined
  return {
    rule: grant.id,
    layer: grant.pack.layer,
    firm: conditions.length === 0,
    ...(opensAt !== undefined && { opensAt }),
    deadline: ownDeadline(frames, grant),
    ...(covers.length > 0 && { covers }),
    conditions,
    evidence: needsOf(evaluation, shape.evidence) as EvidenceNeed[],
    terms,
    duties: shape.duties.map((duty) => dutyOnce(evaluation, duty)),
    open: open.length === 0 ? shape.open : [...open, ...shape.open],
    lifted: shape.lifted,
    rules: rules as RuleId[],
    certainty: framedBy.length === 0 ? shape.certainty : lowest(evaluation, grant, rules, conditions),
  }
}

const NO_LIMIT: Deadline = Object.freeze({ status: 'none' })

/** Until when the claim itself can be made. */
export function ownDeadline(frames: FramesOf['frames'], { pack }: CompiledGrant): Deadline {
  for (const { tests, closes } of frames) if (tests === 'submitted') return deadlineOf(closes, pack.zone)
  return NO_LIMIT
}

/** Terms with the computed amounts; a term that is not settled, or an amount with an unknown operand, is open. */
function withAmounts(evaluation: Evaluation, grant: CompiledGrant, { settled, open }: TermsOf): { terms: Terms; open: Route['open'] } {
  const terms: Record<string, unknown> = {}
  for (const [term, { value }] of settled) terms[term] = value
  const waiting = [...open]
  const amount = (term: string, needs: readonly [from: string, ...others: string[]], value: number | undefined, missing: readonly string[]): void => {
    const [from] = needs
    if (open.length === 0 && value !== undefined) {
      terms[term] = value
      return
    }
    const unsettled = open.filter(({ part }) => needs.includes(part.slice('terms.'.length)))
    const dependsOn = [...new Set([...missing, ...unsettled.flatMap((one) => one.dependsOn)])].sort()
    if (unsettled.length === 0 && value !== undefined) terms[term] = value
    // Without what it is counted from, known or open, there is no amount to wait for.
    else if (settled.has(from) || unsettled.some(({ part }) => part === `terms.${from}`)) waiting.push({ part: `terms.${term}`, dependsOn })
  }
  const refund = grant.terms.has('refundBasis') || grant.terms.has('deductions') ? refundOf(evaluation, settled, grant.pack) : NO_REFUND
  if (settled.has('deductions')) terms.deductions = refund.deductions
  if (grant.terms.has('refundBasis')) amount('refundAmount', ['refundBasis', 'deductions'], refund.amount, refund.missing)
  if (grant.terms.has('compensation')) {
    const compensation = compensationOf(evaluation, settled)
    amount('compensationAmount', ['compensation'], compensation.amount, compensation.missing)
  }
  return { terms: terms as Terms, open: waiting }
}
