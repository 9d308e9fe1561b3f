import jsonLogic from 'json-logic-js'
import { conditionsOf, picking, type SetUp, testingAll } from './peer.js'

export const setUp: SetUp = async (setting) => {
  const conditions = conditionsOf(setting.ranked)
  return picking(
    setting,
    testingAll(setting.ranked, (rule, facts) => jsonLogic.truthy(jsonLogic.apply(conditions[rule] as never, facts))),
  )
}
