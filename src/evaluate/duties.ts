import { TRUE, UNKNOWN } from '../core/truth.js'
import type { EventId } from '../facts/facts.js'
import type { CompiledDuty, CompiledGrant } from '../policy/compiled.js'
import { deadlineOf } from './deadline.js'
import type { Duty } from './decision.js'
import { type Evaluation, once } from './evaluation.js'
import { type Moment, orNever } from './moment.js'
import { appliesTruth, missingToApply } from './standing.js'
import { endOf } from './window.js'

export interface DutiesOf {
  readonly duties: readonly CompiledDuty[]
  readonly open: { part: string; dependsOn: string[] }[]
}

/** The duties of a grant that apply, in the order of the acts in the vocabulary, and those that may (S-12). */
export function dutiesOf(evaluation: Evaluation, grant: CompiledGrant): DutiesOf {
  const open: DutiesOf['open'] = []
  for (const duty of grant.duties)
    if (appliesTruth(evaluation, duty) === UNKNOWN) open.push({ part: `duties.${duty.id}`, dependsOn: [...new Set(missingToApply(evaluation, duty))].sort() })
  const order = Object.keys(evaluation.policy.vocabulary.duties.acts)
  const duties = grant.duties.filter((duty) => appliesTruth(evaluation, duty) === TRUE)
  // Those of one act stay as they are: by their ids.
  duties.sort((a, b) => order.indexOf(a.source.act) - order.indexOf(b.source.act))
  return { duties, open }
}

/** A duty that applies, with its clock: what follows once the service is chosen. */
export const dutyOnce = (evaluation: Evaluation, duty: CompiledDuty): Duty => once(evaluation.memo, duty, () => dutyOf(evaluation, duty))

function dutyOf(evaluation: Evaluation, { source, pack, id }: CompiledDuty): Duty {
  const { act, actor, ends, onSilence, doneBy } = source
  const counted = endOf(evaluation, ends, pack)
  const end = counted && orNever(counted)
  const started = end !== null && Number.isFinite(end.lo)
  const overdue = started && doneBy !== undefined ? isOverdue(evaluation, end, doneBy) : undefined
  return {
    act,
    actor,
    ...(started ? { due: deadlineOf(end, pack.zone) } : { after: { ends } }),
    ...(overdue !== undefined && { overdue }),
    ...(onSilence !== undefined && { onSilence }),
    rule: id,
  }
}

/** Done is not overdue; not done is overdue once the end has surely passed, and not while it surely has not. */
function isOverdue({ facts }: Evaluation, end: Moment, doneBy: EventId): boolean | undefined {
  const done = facts.events.get(doneBy)
  if (done !== null) return done === undefined ? undefined : false
  return facts.asOf >= end.hi ? true : facts.asOf < end.lo ? false : undefined
}
