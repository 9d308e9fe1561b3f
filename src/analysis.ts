// Exact analysis of policies: what is wrong with rules, what is proved of them, and what a new version changes for the consumer.
export type { Finding, FindingCode, Unsettled } from './analysis/lint/finding.js'
export { type Acceptance, type LintOptions, type LintReport, lint } from './analysis/lint/lint.js'
