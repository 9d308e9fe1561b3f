import type { Grant, Window } from '../../policy/rule.js'
import { type Frame, framesOf, hullOf, isSameFrame, join } from './frame.js'
import type { GroundRule, Of } from './ground-rules.js'
import { type Possible, possibleValues } from './parts.js'
import { almanacOf, type World } from './world.js'

export interface Windows {
  /** One for each event that is tested, each holding every possible value. */
  frames: Frame[]
  /** The adjusts that shaped them: with them, what holds every possible value opens or closes at another time (S-15e). */
  by: GroundRule[]
}

/** The windows of a grant, with what its adjusts make of them (S-6e, S-10). */
export function windowsOf(grant: Of<Grant>, world: World): Windows {
  const frames = (rule: GroundRule, windows: readonly Window[]): Frame[] => framesOf(windows, world.facts, almanacOf(rule.pack, world))
  const said = (rule: GroundRule): Frame[] | undefined => (rule.rule.kind === 'adjust' && rule.rule.windows ? frames(rule, rule.rule.windows) : undefined)
  const values = possibleValues<Frame[]>(grant, world, said, frames(grant, grant.rule.windows ?? []), joined)
  return { frames: hullOf(values.map(({ value }) => value)), by: [...new Set(values.flatMap(({ by }) => by))] }
}

function joined(values: readonly Possible<Frame[]>[], said: Frame[], adjust: GroundRule): Possible<Frame[]>[] {
  const wider = values.map(({ value }) =>
    value.map((frame) => {
      const other = said.find(({ tests }) => tests === frame.tests)
      return other ? join(frame, other) : frame
    }),
  )
  const before = hullOf(values.map(({ value }) => value))
  const shaped = hullOf(wider).some((frame, index) => !isSameFrame(frame, before[index] as Frame))
  return values.map(({ by }, index) => ({ value: wider[index] as Frame[], by: shaped ? [...by, adjust] : by }))
}
