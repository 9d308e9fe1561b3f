import type { Duty } from '../../evaluate/decision.js'
import type { DutyRule } from '../../policy/rule.js'
import { applies } from './applies.js'
import { deadlineOf, type OracleDeadline } from './deadline.js'
import { type End, endMoment } from './ends.js'
import type { GroundRule, Of } from './ground-rules.js'
import { almanacOf, pointersOf, type World } from './world.js'

export type OracleDuty = Omit<Duty, 'due'> & { due?: OracleDeadline }

export interface Duties {
  duties: OracleDuty[]
  open: string[]
  by: GroundRule[]
}

/** What follows for whom once a route is taken (S-12). */
export function dutiesOf(grant: GroundRule, world: World): Duties {
  const bound = pointersOf<DutyRule>('duty', grant, world)
  const by = bound.filter((duty) => applies(duty, world) === true)
  const open = bound.filter((duty) => applies(duty, world) === 'unknown').map(({ id }) => `duties.${id}`)
  return { duties: by.map((duty) => dutyOf(duty, world)), open, by }
}

function dutyOf({ id, rule, pack }: Of<DutyRule>, world: World): OracleDuty {
  const almanac = almanacOf(pack, world)
  const end = endMoment(rule.ends, world.facts, almanac)
  const due = deadlineOf(end, almanac.zone)
  // A clock that may have started is due at the earliest when its end is known to lie no sooner.
  const started = end.happened !== false && 'closesAt' in due
  const late = rule.doneBy === undefined || !started ? undefined : isOverdue(end, rule.doneBy, world)
  return {
    act: rule.act,
    actor: rule.actor,
    ...(started ? { due } : { after: { ends: rule.ends } }),
    ...(late !== undefined && { overdue: late }),
    ...(rule.onSilence !== undefined && { onSilence: rule.onSilence }),
    rule: id,
  }
}

/** Past its end, and known not to be done; what was done late is not overdue any more. */
function isOverdue({ lo, hi, happened }: End, doneBy: string, { facts }: World): boolean | undefined {
  const done = facts.events.get(doneBy)
  if (done === undefined) return undefined
  if (done !== null || facts.asOf < lo) return false
  // A clock that may never start is not known to have run out.
  return happened === true && facts.asOf >= hi ? true : undefined
}
