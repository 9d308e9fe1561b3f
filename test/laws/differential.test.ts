import { expect } from 'vitest'
import type { Facts } from '../../src/facts/facts.js'
import type { Pack } from '../../src/policy/pack.js'
import { comparable } from '../../src/testing/oracle/comparable.js'
import { type OracleDecision, oracleFor } from '../../src/testing/oracle/oracle.js'
import { decide, law } from './situations.js'

const oracles = new WeakMap<readonly Pack[], (facts: Facts) => OracleDecision>()

function oracleOf(packs: readonly Pack[]): (facts: Facts) => OracleDecision {
  const oracle = oracles.get(packs) ?? oracleFor(packs)
  oracles.set(packs, oracle)
  return oracle
}

law(
  'the evaluator decides as the oracle does',
  (situation) => expect(comparable(decide(situation))).toEqual(comparable(oracleOf(situation.packs)(situation.facts))),
  { generated: 2500, shipped: 100 },
)
