import { askingEnds, diagram, honestQuestions, refinement } from './asking.js'
import { casesOnlyLengthen, casesWithoutResult, journeyOracle, waitingKeeps } from './journey.js'
import type { Law } from './law.js'
import { deterministic, irrelevantFacts, orderIsIrrelevant, pure, replay, serialisation } from './purity.js'
import { denialsHaveReasons, faithfulReasons, whatIf } from './reasons.js'
import { fewerExclusions, floor, goodFacts, tightening } from './rights.js'
import { oracleAgrees, oracleDeadline, truthTables } from './second-opinion.js'
import { inTimeUntil, lastInstant, openBetween, shiftedDates, waitingNeverHelps } from './time.js'

/**
 * The properties that a policy has, by name; each can be used by itself. Those with `optIn` hold where an author says so, the others for every policy.
 *
 * @example
 * fc.assert(laws.waitingNeverHelps.property(policy), { numRuns: 1000 })
 */
export const laws = {
  deterministic,
  pure,
  orderIsIrrelevant,
  irrelevantFacts,
  waitingNeverHelps,
  floor,
  denialsHaveReasons,
  openBetween,
  refinement,
  askingEnds,
  honestQuestions,
  shiftedDates,
  lastInstant,
  inTimeUntil,
  goodFacts,
  oracleAgrees,
  oracleDeadline,
  truthTables,
  diagram,
  replay,
  tightening,
  fewerExclusions,
  faithfulReasons,
  whatIf,
  serialisation,
  journeyOracle,
  waitingKeeps,
  casesWithoutResult,
  casesOnlyLengthen,
} satisfies Record<string, Law>

export type LawName = keyof typeof laws
