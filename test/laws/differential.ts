import { describe, expect } from 'vitest'
import { briefOf } from '../../src/evaluate/brief-of.js'
import type { Facts } from '../../src/facts/facts.js'
import type { Pack } from '../../src/policy/pack.js'
import { comparable } from '../../src/testing/oracle/comparable.js'
import { type OracleDecision, oracleFor } from '../../src/testing/oracle/oracle.js'
import { seedOf } from './runs.js'
import { decide, decideBriefly, generatedLaw, type Situation } from './situations.js'

const oracles = new WeakMap<readonly Pack[], (facts: Facts) => OracleDecision>()

function oracleOf(packs: readonly Pack[]): (facts: Facts) => OracleDecision {
  const oracle = oracles.get(packs) ?? oracleFor(packs)
  oracles.set(packs, oracle)
  return oracle
}

/** The evaluator decides as the oracle does, and in brief as in full. */
export function agrees(situation: Situation): void {
  const decision = decide(situation)
  expect(comparable(decision)).toEqual(comparable(oracleOf(situation.packs)(situation.facts)))
  expect(decideBriefly(situation)).toEqual(briefOf(decision))
}

/** A quarter of the 10,000 claims about generated packs; each quarter is a test file of its own, so that they run at the same time. */
export function differentialQuarter(file: number): void {
  describe('the evaluator decides as the oracle does', () => generatedLaw(agrees, { generated: 2500, seed: seedOf(file) }))
}
