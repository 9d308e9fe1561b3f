import { TRUE } from '../core/truth.js'
import { formatIn } from '../core/zone.js'
import type { CompiledGrant } from '../policy/compiled.js'
import type { Certainty, RuleId } from '../policy/rule.js'
import { compensationOf, type Refund, refundOf } from './amounts.js'
import { truthOf } from './condition.js'
import { deadlineOf } from './deadline.js'
import type { Condition, Route, Terms } from './decision.js'
import { grantDuties } from './duties.js'
import type { Evaluation } from './evaluation.js'
import { grantEvidence } from './evidence.js'
import type { Findings } from './findings.js'
import { liftedBy } from './standing.js'
import { grantTerms } from './terms.js'

const NOBODY: readonly RuleId[] = Object.freeze([])
const NO_REFUND: Refund = Object.freeze({ deductions: [], missing: [] })

const CERTAINTIES: readonly Certainty[] = ['high', 'medium', 'low']

/** A standing grant as a route: its own deadline, evidence, terms and duties, never another's. */
export function routeOf(evaluation: Evaluation, grant: CompiledGrant, { window: { frames, by: framedBy } }: Findings, conditions: Condition[]): Route {
  const { zone } = grant.pack
  const own = frames.find(({ tests }) => tests === 'submitted')
  const covers = frames.filter(({ tests }) => tests !== 'submitted').map(({ tests, closes }) => ({ event: tests, deadline: deadlineOf(closes, zone) }))
  const evidence = grantEvidence(evaluation, grant)
  const { terms, open, by } = settleTerms(evaluation, grant)
  const { duties, open: openDuties } = grantDuties(evaluation, grant)
  const lifted = liftedExclusions(evaluation, grant)
  const rules = shapedBy(grant.id, [...framedBy, ...evidence.by, ...by], lifted, duties)
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
    certainty: lowest(evaluation, rules, conditions, grant),
  }
}

/** The rule itself, then those that shaped it, those that lifted an exclusion, and its duties, each once. */
function shapedBy(own: RuleId, shaping: RuleId[], lifted: Route['lifted'], duties: Route['duties']): RuleId[] {
  const rules = [own]
  const add = (id: RuleId): void => {
    if (!rules.includes(id)) rules.push(id)
  }
  shaping.sort().forEach(add)
  if (lifted.length > 0)
    lifted
      .map(({ by }) => by)
      .sort()
      .forEach(add)
  for (const { rule } of duties) add(rule)
  return rules
}

function liftedExclusions(evaluation: Evaluation, { excludes }: CompiledGrant): Route['lifted'] {
  const lifted: Route['lifted'] = []
  for (const exclude of excludes) {
    const lifter = liftedBy(evaluation, exclude)
    if (lifter) lifted.push({ exclusion: exclude.id, by: lifter.id })
  }
  return lifted
}

/** Terms with the computed amounts; a term that is not settled, or an amount with an unknown operand, is open. */
function settleTerms(evaluation: Evaluation, grant: CompiledGrant): { terms: Terms; open: Route['open']; by: readonly RuleId[] } {
  const { settled, open } = grantTerms(evaluation, grant)
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
  return { terms: terms as Terms, open: waiting, by: grant.plainTerms ? NOBODY : [...settled.values()].flatMap(({ by }) => by) }
}

function lowest(evaluation: Evaluation, rules: readonly RuleId[], conditions: readonly Condition[], { provided }: CompiledGrant): Certainty {
  let lowestFound = 0
  const count = (certainty: Certainty = 'high'): void => {
    lowestFound = Math.max(lowestFound, CERTAINTIES.indexOf(certainty))
  }
  for (const id of rules) count(evaluation.policy.rules.get(id)?.rule.certainty)
  for (const { rule } of conditions) count(evaluation.policy.rules.get(rule)?.rule.certainty)
  for (const { source, if: condition } of provided) if (source.certainty && truthOf(evaluation, condition) !== TRUE) count(source.certainty)
  return CERTAINTIES[lowestFound] as Certainty
}
