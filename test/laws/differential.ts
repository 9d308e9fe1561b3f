import { describe, expect } from 'vitest'
import type { Facts } from '../../src/facts/facts.js'
import type { Pack } from '../../src/policy/pack.js'
import { comparable } from '../../src/testing/oracle/comparable.js'
import { type OracleDecision, oracleFor } from '../../src/testing/oracle/oracle.js'
import { seedOf } from './runs.js'
import { decide, generatedLaw, type Situation } from './situations.js'

const oracles = new WeakMap<readonly Pack[], (facts: Facts) => OracleDecision>()

function oracleOf(packs: readonly Pack[]): (facts: Facts) => OracleDecision {
  const oracle = oracles.get(packs) ?? oracleFor(packs)
  oracles.set(packs, oracle)
  return oracle
}

/** The evaluator decides as the oracle does. */
export const agrees = (situation: Situation): void => expect(comparable(decide(situation))).toEqual(comparable(oracleOf(situation.packs)(situation.facts)))

/** A quarter of the 10,000 claims about generated packs; each quarter is a test file of its own, so that they run at the same time. */
export function differentialQuarter(file: number): void {
  describe('the evaluator decides as the oracle does', () => generatedLaw(agrees, { generated: 2500, seed: seedOf(file) }))
}
