/**
 * Proving policies: worked cases, generated packs and claims, laws, and the plain second evaluator that the fast one must agree with.
 *
 * @module aftersales/testing
 */
export type { Case, CaseFile, ExpectedDenial, ExpectedRoute, ExpectedService } from './testing/case.js'
export { expectPolicy, type PolicyExpectation, type Provable } from './testing/expect-policy.js'
export { baselineOf, type ClaimOptions, claims } from './testing/generate/claims.js'
export { differences } from './testing/generate/differences.js'
export { type Journey, journeys, type Step } from './testing/generate/journeys.js'
export { packs } from './testing/generate/packs.js'
export type { Law } from './testing/laws/law.js'
export type { LawOptions } from './testing/laws/law-options.js'
export { type LawName, laws } from './testing/laws/laws.js'
export { type Comparable, comparable } from './testing/oracle/comparable.js'
export type { OracleDeadline } from './testing/oracle/deadline.js'
export type { OracleDuty } from './testing/oracle/duties.js'
export { type OracleDecision, type OracleService, oracleFor } from './testing/oracle/oracle.js'
export type { OracleRoute } from './testing/oracle/route.js'
export { policySuite, type SuiteOptions, type TestFunctions } from './testing/policy-suite.js'
export { type CaseResult, runCases } from './testing/run-cases.js'
