import { LogicEngine } from 'json-logic-engine'
import type { FlatFacts } from '../sixty/claims.js'
import { conditionsOf, picking, type SetUp, testingAll } from './peer.js'

/** With its compiler, which makes code from text. */
export const setUp: SetUp = async (setting) => {
  const engine = new LogicEngine()
  const conditions = conditionsOf(setting.ranked).map((condition) => engine.build(condition) as (facts: FlatFacts) => unknown)
  return picking(
    setting,
    testingAll(setting.ranked, (rule, facts) => engine.truthy((conditions[rule] as (facts: FlatFacts) => unknown)(facts))),
  )
}
