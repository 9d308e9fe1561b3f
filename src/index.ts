/**
 * Link packs into a policy, decide, ask, explain, say in words, store and verify.
 *
 * @module aftersales
 */
export { ENGINE } from './core/engine.js'
export type { Issue } from './core/issue.js'
export type { Brief, ServiceBrief } from './evaluate/brief.js'
export { briefOf } from './evaluate/brief-of.js'
export { type EvaluateOptions, FactsError, type Policy as DecidingPolicy, PolicyError } from './evaluate/create-policy.js'
export type * from './evaluate/decision.js'
export type { Evaluated, EvaluateMany } from './evaluate/evaluate-many.js'
export type { Replay } from './evaluate/replay.js'
export { createPolicy, type Policy } from './explain/create-policy.js'
export { type ExplainOptions, explain } from './explain/explain.js'
export type * from './explain/explanation.js'
export type { InterviewOptions, InterviewStep } from './explain/interview.js'
export { type DecisionRecord, toRecord } from './explain/record.js'
export { type RenderFormat, type RenderOptions, render } from './explain/render.js'
export type { TextBlock, TextDocument, TextItem, TextSection, TextSpan, Tone } from './explain/say/document.js'
export { type RecordPart, type Verification, verifyRecord } from './explain/verify-record.js'
export { whatIf } from './explain/what-if.js'
export type { Locale } from './explain/words/locale.js'
export type * from './facts/facts.js'
export type * from './facts/vocabulary.js'
export type * from './policy/pack.js'
export type * from './policy/rule.js'
