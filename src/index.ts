// The library: link packs into a policy, decide.
export { ENGINE } from './core/engine.js'
export type { Issue } from './core/issue.js'
export { createPolicy, type EvaluateOptions, FactsError, type Policy, PolicyError } from './evaluate/create-policy.js'
export type * from './evaluate/decision.js'
export type { Replay } from './evaluate/replay.js'
export type * from './facts/facts.js'
export type * from './policy/pack.js'
export type * from './policy/rule.js'
