import { applies } from './applies.js'
import { pointsAt } from './edges.js'
import type { GroundRule } from './ground-rules.js'
import { every, type Kleene, not } from './kleene.js'
import type { World } from './world.js'

/** The excludes or excepts that defeat a rule. */
export const defeatersOf = (rule: GroundRule, { rules }: World): GroundRule[] =>
  rules.filter((other) => (other.rule.kind === 'exclude' || other.rule.kind === 'except') && pointsAt(other, rule))

/** It applies and no standing rule defeats it (S-4). */
export const stands = (rule: GroundRule, world: World): Kleene =>
  every([applies(rule, world), ...defeatersOf(rule, world).map((other) => not(stands(other, world)))])
