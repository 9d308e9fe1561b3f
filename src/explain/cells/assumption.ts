import type { Diagrams, Node } from '../../core/diagram.js'
import { given } from '../../core/diagram-logic.js'
import { type Evaluation, newEvaluation } from '../../evaluate/evaluation.js'
import { addFallbacks } from '../../facts/fallbacks.js'
import type { ServiceOutcome } from './service-outcome.js'

/** A variable whose value is taken to be known. */
export interface Assumption {
  readonly variable: number
  readonly value: number
}

/** A function once some variables are known. */
export function assume(table: Diagrams, node: Node, assumed: readonly Assumption[]): Node {
  const [only, ...others] = assumed
  if (!only) return node
  if (others.length === 0) return table.restrict(node, only.variable, only.value)
  return given(table, node, new Map(assumed.map(({ variable, value }) => [variable, value])))
}

/** What an empty history settles: every count is nothing, nothing was repaired or exchanged, and no deadline was moved. */
export function emptyHistory({ evaluation, space }: ServiceOutcome): Assumption[] {
  const known = withoutHistory(evaluation)
  return space.variables.flatMap((variable, number) => {
    if (!variable.asks.includes('history')) return []
    const value = variable.valueIn?.(known)
    return value === undefined ? [] : [{ variable: number, value }]
  })
}

function withoutHistory({ policy, facts }: Evaluation): Evaluation {
  const events = new Map(facts.events)
  addFallbacks(events, events.get('purchased') as number, facts.submitted, [])
  return newEvaluation(policy, { ...facts, events, history: [] })
}
