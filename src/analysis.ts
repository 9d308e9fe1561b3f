// Exact analysis of policies: what is wrong with rules, what is proved of them, and what a new version changes for the consumer.

export type { ChangedClaims, InCommon } from './analysis/diff/changed-claims.js'
export { type DiffOptions, type DiffReport, diff, type ServiceDiff } from './analysis/diff/diff.js'
export type { Edit } from './analysis/diff/edits.js'
export type { ChangedPromise } from './analysis/diff/promises.js'
export { type KitOptions, type KitReport, kit } from './analysis/kit/kit.js'
export type { KitCase } from './analysis/kit/write-case.js'
export { FINDING_MESSAGES, type Finding, type FindingCode, type Unsettled } from './analysis/lint/finding.js'
export { type Acceptance, type LintOptions, type LintReport, lint } from './analysis/lint/lint.js'
export type { Monotone } from './analysis/verify/monotone.js'
export type { Counterexample, Proof, ProofName } from './analysis/verify/proof.js'
export type { Expected, Proposition } from './analysis/verify/propositions.js'
export { type ServiceReplay, type VerifyOptions, type VerifyReport, verify } from './analysis/verify/verify.js'
