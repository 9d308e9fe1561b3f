/**
 * Proving policies: worked cases, generated packs and claims, and the plain second evaluator that the fast one must agree with.
 *
 * @module aftersales/testing
 */
export type { Case, CaseFile, ExpectedRoute, ExpectedService } from './testing/case.js'
export { claims } from './testing/generate/claims.js'
export { packs } from './testing/generate/packs.js'
export { type Comparable, comparable } from './testing/oracle/comparable.js'
export type { OracleDeadline } from './testing/oracle/deadline.js'
export type { OracleDuty } from './testing/oracle/duties.js'
export { type OracleDecision, type OracleService, oracleFor } from './testing/oracle/oracle.js'
export type { OracleRoute } from './testing/oracle/route.js'
export { type CaseResult, runCases } from './testing/run-cases.js'
