import type { Adjust, Grant } from '../../policy/rule.js'
import { applies } from './applies.js'
import type { GroundRule, Of } from './ground-rules.js'
import type { Kleene } from './kleene.js'
import { pointersOf, type World } from './world.js'

/** A value that a part of a grant may have, and the adjusts known to apply that it comes from. */
export interface Possible<T> {
  value: T
  by: GroundRule[]
}

/** The adjusts that touch a grant. */
export const adjustsOf = (grant: GroundRule, world: World): Of<Adjust>[] => pointersOf<Adjust>('adjust', grant, world)

/** Adjusts in the order in which they go over each other. */
function inOrder(adjusts: readonly Of<Adjust>[]): Of<Adjust>[] {
  const first = adjusts.find((one) => !adjusts.some((other) => other.rule.over?.some((id) => id === one.id || id === one.template)))
  return first ? [first, ...inOrder(adjusts.filter((one) => one !== first))] : []
}

/**
 * What a part of a grant may be (S-10b): the own layer's adjusts until one is known to apply, then the grant's own; then each adjust of another layer, by id, betters all.
 *
 * The last of them is what stands when none applies that is not known to.
 *
 * @param partOf - What a rule says of the part; undefined: nothing.
 * @param better - The possible values, each bettered by what an adjust of another layer says.
 */
export function possibleValues<T>(
  grant: Of<Grant>,
  world: World,
  partOf: (rule: Of<Adjust>) => T | undefined,
  own: T,
  better: (values: readonly Possible<T>[], said: T, adjust: GroundRule) => Possible<T>[],
): Possible<T>[] {
  const adjusts = adjustsOf(grant, world).filter((adjust) => partOf(adjust) !== undefined)
  let values: Possible<T>[] = []
  let settled = false
  for (const adjust of inOrder(adjusts.filter(({ layer }) => layer === grant.layer))) {
    const truth: Kleene = settled ? false : applies(adjust, world)
    if (truth !== false) values.push({ value: partOf(adjust) as T, by: truth === true ? [adjust] : [] })
    settled ||= truth === true
  }
  if (!settled) values.push({ value: own, by: [] })
  const others = adjusts.filter(({ layer }) => layer !== grant.layer).sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const adjust of others) {
    const truth = applies(adjust, world)
    if (truth === false) continue
    const bettered = better(values, partOf(adjust) as T, adjust)
    // What does not surely apply has not surely shaped anything.
    values = truth === true ? bettered : [...bettered.map((value, index) => ({ ...value, by: (values[index] as Possible<T>).by })), ...values]
  }
  return values
}
