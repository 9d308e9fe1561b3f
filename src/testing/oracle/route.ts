import type { Condition, Route } from '../../evaluate/decision.js'
import type { Certainty } from '../../policy/rule.js'
import { instantOf } from './clock.js'
import { factValue } from './condition.js'
import { deadlineOf, type OracleDeadline } from './deadline.js'
import { dutiesOf, type OracleDuty } from './duties.js'
import { evidenceOf } from './evidence.js'
import type { Findings } from './grant.js'
import { isExact } from './moment.js'
import { termsOf } from './terms.js'
import { almanacOf, type World } from './world.js'

/** A route without what its open parts depend on. */
export type OracleRoute = Omit<Route, 'deadline' | 'covers' | 'duties' | 'open'> & {
  deadline: OracleDeadline
  covers?: { event: string; deadline: OracleDeadline }[]
  duties: OracleDuty[]
  open: { part: string }[]
}

const STAGES_AFTER_REVIEW = ['approved', 'sent_back', 'received', 'done']
const CERTAINTIES: readonly Certainty[] = ['high', 'medium', 'low']

/** S-9b. */
function isReviewed(world: World): boolean {
  const stage = factValue('claim.stage', world) as string | undefined
  const approved = world.facts.events.get('claimApproved')
  return (stage !== undefined && STAGES_AFTER_REVIEW.includes(stage)) || (approved !== undefined && approved !== null)
}

export function routeOf(findings: Findings, world: World): OracleRoute {
  const { grant, exclusions, windows, unknown } = findings
  const { zone } = almanacOf(grant.pack, world)
  const underReview = grant.rule.review === true && !isReviewed(world)
  const conditions: Condition[] = [
    ...unknown.map(({ code, params }) => ({ code, params: params ?? {}, rule: grant.id })),
    ...exclusions.pending.map(({ id, rule }) => ({ code: rule.pending?.code as string, params: rule.pending?.params ?? {}, rule: id })),
    ...(underReview ? [{ code: 'manual_review', params: {}, rule: grant.id }] : []),
  ]
  const main = windows.frames.find(({ tests }) => tests === 'submitted')
  const covers = windows.frames.filter(({ tests }) => tests !== 'submitted').map(({ tests, end }) => ({ event: tests, deadline: deadlineOf(end, zone) }))
  const { terms, open: openTerms, by: termRules } = termsOf(grant, world)
  const { evidence, open: openEvidence, by: evidenceRules } = evidenceOf(grant, world)
  const { duties, open: openDuties, by: dutyRules } = dutiesOf(grant, world)
  const shaping = [grant, ...windows.by, ...evidenceRules, ...termRules, ...exclusions.lifted.map(({ by }) => by), ...dutyRules]
  const rules = [...new Set(shaping)]
  const unsure = [...unknown.map(({ certainty }) => certainty ?? grant.rule.certainty), ...exclusions.pending.map(({ rule }) => rule.certainty)]
  return {
    rule: grant.id,
    layer: grant.layer,
    firm: conditions.length === 0,
    ...(main && isExact(main.opens) && { opensAt: instantOf(main.opens.lo) }),
    deadline: deadlineOf(main?.end, zone),
    ...(covers.length > 0 && { covers }),
    conditions,
    evidence,
    terms,
    duties,
    open: [...openTerms, ...openEvidence, ...openDuties].map((part) => ({ part })),
    lifted: exclusions.lifted.map(({ exclusion, by }) => ({ exclusion: exclusion.id, by: by.id })),
    rules: rules.map(({ id }) => id),
    certainty: lowest([...rules.map(({ rule }) => rule.certainty), ...unsure]),
  }
}

const lowest = (certainties: readonly Certainty[]): Certainty => CERTAINTIES[Math.max(...certainties.map((one) => CERTAINTIES.indexOf(one)))] as Certainty
