import { FALSE, TRUE } from '../core/truth.js'
import type { Question } from '../evaluate/decision.js'
import type { Evaluation } from '../evaluate/evaluation.js'
import { findingsOf } from '../evaluate/findings.js'
import { appliesTruth } from '../evaluate/standing.js'
import { unitsTruth } from '../evaluate/units.js'
import { grantFrames } from '../evaluate/window.js'
import type { FactPath, Service } from '../facts/facts.js'
import type { CompiledGrant } from '../policy/compiled.js'
import type { Citation, Grant } from '../policy/rule.js'
import { factsRead } from './facts-read.js'

export type Presumed = NonNullable<Question['presumed']>
/** What is presumed of each fact; undefined where rules presume different answers. */
export type Presumptions = Map<FactPath, Presumed | undefined>

/**
 * What the law presumes of the facts of a service while nobody can show them (S-20c): what the grants that read them say where they apply, are
 * in time and are not denied, and the adjusts of them that apply. For a person to apply; the engine does not.
 */
export function presumptionsOf(evaluation: Evaluation, service: Service, known: Presumptions = new Map()): Presumptions {
  for (const grant of evaluation.policy.grants.get(service) as readonly CompiledGrant[]) {
    if (grant.source.presumes === undefined && grant.presuming.length === 0) continue
    if (!mayStand(evaluation, grant)) continue
    const read = factsRead(evaluation.policy, grant)
    add(known, grant.source, read)
    for (const adjust of grant.presuming) if (appliesTruth(evaluation, adjust) === TRUE) add(known, adjust.source, read)
  }
  return known
}

/** Applies and is in time for sure, and nothing is known that denies it. */
function mayStand(evaluation: Evaluation, grant: CompiledGrant): boolean {
  if (appliesTruth(evaluation, grant) !== TRUE) return false
  const findings = findingsOf(evaluation, grant)
  if (findings.standing === FALSE || findings.conditions === FALSE) return false
  return grantFrames(evaluation, grant).inTime === TRUE && unitsTruth(evaluation, grant.source.service) !== FALSE
}

function add(known: Presumptions, { presumes = [], cites: ofRule }: Pick<Grant, 'presumes' | 'cites'>, read: ReadonlySet<FactPath>): void {
  for (const { fact, answer, cites = ofRule } of presumes) {
    if (!read.has(fact)) continue
    const before = known.get(fact)
    if (!known.has(fact)) known.set(fact, { answer, cites })
    else if (before) known.set(fact, before.answer === answer ? { answer, cites: together(before.cites, cites) } : undefined)
  }
}

/** Each citation once. */
const together = (some: readonly Citation[], more: readonly Citation[]): Citation[] => [
  ...new Map([...some, ...more].map((one) => [`${one.source} ${one.at}`, one])).values(),
]

/** A question with what is presumed of it. */
export function withPresumption(question: Question, presumptions: Presumptions): Question {
  const presumed = presumptions.get(question.fact)
  return presumed ? { ...question, presumed } : question
}
