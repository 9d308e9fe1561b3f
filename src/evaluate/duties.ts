import { TRUE, UNKNOWN } from '../core/truth.js'
import type { CompiledDuty, CompiledGrant } from '../policy/compiled.js'
import { deadlineOf } from './deadline.js'
import type { Duty } from './decision.js'
import type { Evaluation } from './evaluation.js'
import { appliesTruth, missingToApply } from './standing.js'
import { endOf } from './window.js'

export interface DutiesOf {
  readonly duties: Duty[]
  readonly open: { part: string; dependsOn: string[] }[]
}

/** What follows once the service is chosen, in the order of the acts in the vocabulary (S-12). */
export function grantDuties(evaluation: Evaluation, grant: CompiledGrant): DutiesOf {
  const duties: Duty[] = []
  const open: DutiesOf['open'] = []
  for (const duty of grant.duties) {
    const truth = appliesTruth(evaluation, duty)
    if (truth === TRUE) duties.push(dutyOf(evaluation, duty))
    else if (truth === UNKNOWN) open.push({ part: `duties.${duty.id}`, dependsOn: [...new Set(missingToApply(evaluation, duty))].sort() })
  }
  const order = Object.keys(evaluation.policy.vocabulary.duties.acts)
  duties.sort((a, b) => order.indexOf(a.act) - order.indexOf(b.act) || (a.rule < b.rule ? -1 : 1))
  return { duties, open }
}

function dutyOf(evaluation: Evaluation, { source, pack, id }: CompiledDuty): Duty {
  const { act, actor, ends, onSilence, doneBy } = source
  const end = endOf(evaluation, ends, pack)
  const started = end !== null && Number.isFinite(end.lo)
  const done = doneBy === undefined ? undefined : evaluation.facts.events.get(doneBy)
  const { asOf } = evaluation.facts
  // Done is not overdue; not done is overdue once the end has surely passed, and not while it surely has not.
  const overdue = !started || done === undefined ? undefined : done !== null ? false : asOf >= end.hi ? true : asOf < end.lo ? false : undefined
  return {
    act,
    actor,
    ...(started ? { due: deadlineOf(end, pack.zone) } : { after: { ends } }),
    ...(overdue !== undefined && { overdue }),
    ...(onSilence !== undefined && { onSilence }),
    rule: id,
  }
}
