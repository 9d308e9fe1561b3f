import { Engine, type NestedCondition, type TopLevelCondition } from 'json-rules-engine'
import type { When } from '../sixty/rules.js'
import { bestOf, conditionsOf, pickingLater, type SetUp } from './peer.js'

const OPERATORS: Record<string, string> = { '==': 'equal', '!=': 'notEqual', '<': 'lessThan', '<=': 'lessThanInclusive', '>=': 'greaterThanInclusive' }

function nested(when: When): NestedCondition {
  if (when === true) return { all: [] }
  const [operator, operands] = Object.entries(when)[0] as [string, unknown]
  if (operator === 'var') return { fact: operands as string, operator: 'equal', value: true }
  const list = operands as { var: string }[]
  if (operator === 'and') return { all: list.map((part) => nested(part as unknown as When)) }
  if (operator === 'or') return { any: list.map((part) => nested(part as unknown as When)) }
  const [left, right] = list as [{ var: string }, { var: string }]
  if (operator === '!') return { fact: left.var, operator: 'equal', value: false }
  if (operator !== 'in') return { fact: left.var, operator: OPERATORS[operator] as string, value: right }
  return Array.isArray(right) ? { fact: left.var, operator: 'in', value: right } : { fact: right.var, operator: 'contains', value: left }
}

function topLevel(when: When): TopLevelCondition {
  const condition = nested(when)
  return 'all' in condition || 'any' in condition ? condition : { all: [condition] }
}

export const setUp: SetUp = async (setting) => {
  const best = bestOf(setting.ranked)
  const engine = new Engine(conditionsOf(setting.ranked).map((when, rule) => ({ conditions: topLevel(when), event: { type: 'match', params: { rule } } })))
  return pickingLater(setting, async (facts) => {
    const { events } = await engine.run(facts)
    return best(events.map(({ params }) => (params as { rule: number }).rule))
  })
}
