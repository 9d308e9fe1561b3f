import type { Grant, Window } from '../../policy/rule.js'
import { type Frame, framesOf, hullOf, isSameFrame, join } from './frame.js'
import type { GroundRule, Of } from './ground-rules.js'
import { type Possible, possibleValues } from './parts.js'
import { almanacOf, type World } from './world.js'

export interface Windows {
  /** One for each event that is tested, each holding every possible value. */
  frames: Frame[]
  /** The adjusts that shaped them. */
  by: GroundRule[]
}

/** The windows of a grant, with what its adjusts make of them (S-6e, S-10). */
export function windowsOf(grant: Of<Grant>, world: World): Windows {
  const frames = (rule: GroundRule, windows: readonly Window[]): Frame[] => framesOf(windows, world.facts, almanacOf(rule.pack, world))
  const said = (rule: GroundRule): Frame[] | undefined => (rule.rule.kind === 'adjust' && rule.rule.windows ? frames(rule, rule.rule.windows) : undefined)
  const values = possibleValues<Frame[]>(grant, world, said, frames(grant, grant.rule.windows ?? []), joined)
  return { frames: hullOf(values.map(({ value }) => value)), by: [...new Set(values.flatMap(({ by }) => by))] }
}

function joined(stands: Possible<Frame[]>, said: Frame[], adjust: GroundRule): Possible<Frame[]> {
  const value = stands.value.map((frame) => {
    const other = said.find(({ tests }) => tests === frame.tests)
    return other ? join(frame, other) : frame
  })
  const shaped = value.some((frame, index) => !isSameFrame(frame, stands.value[index] as Frame))
  return { value, by: shaped ? [...stands.by, adjust] : stands.by }
}
