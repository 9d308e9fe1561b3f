import type { Except, Exclude } from '../../policy/rule.js'
import { applies } from './applies.js'
import type { GroundRule } from './ground-rules.js'
import { every, type Kleene, not } from './kleene.js'
import { pointersOf, type World } from './world.js'

/** The excludes or excepts that defeat a rule. */
export const defeatersOf = (rule: GroundRule, world: World): GroundRule[] => [
  ...pointersOf<Exclude>('exclude', rule, world),
  ...pointersOf<Except>('except', rule, world),
]

/** It applies and no standing rule defeats it (S-4). */
export const stands = (rule: GroundRule, world: World): Kleene =>
  every([applies(rule, world), ...defeatersOf(rule, world).map((other) => not(stands(other, world)))])
