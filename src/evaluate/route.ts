import { TRUE } from '../core/truth.js'
import { formatIn } from '../core/zone.js'
import type { CompiledGrant } from '../policy/compiled.js'
import type { Certainty, RuleId } from '../policy/rule.js'
import { compensationOf, refundOf } from './amounts.js'
import { truthOf } from './condition.js'
import { deadlineOf } from './deadline.js'
import type { Condition, Route, Terms } from './decision.js'
import { grantDuties } from './duties.js'
import type { Evaluation } from './evaluation.js'
import { grantEvidence } from './evidence.js'
import type { Findings } from './findings.js'
import { liftedBy } from './standing.js'
import { grantTerms } from './terms.js'

const CERTAINTIES: readonly Certainty[] = ['high', 'medium', 'low']

/** A standing grant as a route: its own deadline, evidence, terms and duties, never another's. */
export function routeOf(evaluation: Evaluation, grant: CompiledGrant, { window: { frames, by: framedBy } }: Findings, conditions: Condition[]): Route {
  const { zone } = grant.pack
  const own = frames.find(({ tests }) => tests === 'submitted')
  const covers = frames.filter(({ tests }) => tests !== 'submitted').map(({ tests, closes }) => ({ event: tests, deadline: deadlineOf(closes, zone) }))
  const evidence = grantEvidence(evaluation, grant)
  const { terms, open, by } = settleTerms(evaluation, grant)
  const { duties, open: openDuties } = grantDuties(evaluation, grant)
  const lifted = grant.excludes.flatMap((exclude) => {
    const lifter = liftedBy(evaluation, exclude)
    return lifter ? [{ exclusion: exclude.id, by: lifter.id }] : []
  })
  const shaping = [...new Set([...framedBy, ...evidence.by, ...by])].filter((id) => id !== grant.id).sort()
  const rules: RuleId[] = [...new Set([grant.id, ...shaping, ...lifted.map(({ by: lifter }) => lifter).sort(), ...duties.map(({ rule }) => rule)])]
  const opensAt = own && Number.isFinite(own.opens.lo) && own.opens.lo === own.opens.hi ? formatIn(zone, own.opens.lo) : undefined
  return {
    rule: grant.id,
    layer: grant.pack.layer,
    firm: conditions.length === 0,
    ...(opensAt !== undefined && { opensAt }),
    deadline: own ? deadlineOf(own.closes, zone) : { status: 'none' },
    ...(covers.length > 0 && { covers }),
    conditions,
    evidence: evidence.needs,
    terms,
    duties,
    open: [...open, ...evidence.open, ...openDuties],
    lifted,
    rules,
    certainty: lowest(evaluation, [...rules, ...conditions.map(({ rule }) => rule)], grant),
  }
}

/** Terms with the computed amounts; a term that is not settled, or an amount with an unknown operand, is open. */
function settleTerms(evaluation: Evaluation, grant: CompiledGrant): { terms: Terms; open: Route['open']; by: RuleId[] } {
  const { settled, open } = grantTerms(evaluation, grant)
  const terms: Record<string, unknown> = Object.fromEntries([...settled].map(([term, { value }]) => [term, value]))
  const waiting = [...open]
  const amount = (term: string, needs: readonly [from: string, ...others: string[]], value: number | undefined, missing: readonly string[]): void => {
    const [from] = needs
    const unsettled = open.filter(({ part }) => needs.includes(part.slice('terms.'.length)))
    const dependsOn = [...new Set([...missing, ...unsettled.flatMap((one) => one.dependsOn)])].sort()
    if (unsettled.length === 0 && value !== undefined) terms[term] = value
    // Without what it is counted from, known or open, there is no amount to wait for.
    else if (settled.has(from) || unsettled.some(({ part }) => part === `terms.${from}`)) waiting.push({ part: `terms.${term}`, dependsOn })
  }
  const refund = refundOf(evaluation, settled, grant.pack)
  if (settled.has('deductions')) terms.deductions = refund.deductions
  if (grant.terms.has('refundBasis')) amount('refundAmount', ['refundBasis', 'deductions'], refund.amount, refund.missing)
  const compensation = compensationOf(evaluation, settled)
  if (grant.terms.has('compensation')) amount('compensationAmount', ['compensation'], compensation.amount, compensation.missing)
  return { terms: terms as Terms, open: waiting, by: [...new Set([...settled.values()].flatMap(({ by }) => by))] }
}

function lowest(evaluation: Evaluation, rules: readonly RuleId[], grant: CompiledGrant): Certainty {
  const certainties = [
    ...rules.map((id) => evaluation.policy.rules.get(id)?.rule.certainty ?? 'high'),
    ...grant.provided.map(({ source, if: condition }) => (truthOf(evaluation, condition) === TRUE ? 'high' : (source.certainty ?? 'high'))),
  ]
  return CERTAINTIES[Math.max(...certainties.map((certainty) => CERTAINTIES.indexOf(certainty)))] ?? 'high'
}
