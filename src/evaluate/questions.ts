import { type EventDefinition, type FactDefinition, factDefinition, type Vocabulary, valuesOf } from '../facts/vocabulary.js'
import type { Question } from './decision.js'
import { type Evaluation, sharedPart } from './evaluation.js'

/** A fact that is asked, with how many services it would touch and how many rules. */
export interface Asked {
  readonly fact: string
  services: number
  rules: number
}

/** Who supplies an event, by who records it; the platform asks everybody else. */
const RECORDED_BY: ReadonlyMap<string, Question['suppliedBy']> = new Map([
  ['buyer', 'buyer'],
  ['seller', 'seller'],
  ['maker', 'seller'],
])

function questionOf(vocabulary: Vocabulary, fact: string): Question {
  if (fact === 'history') return { fact, kind: 'history', suppliedBy: 'platform' }
  if (fact.startsWith('calendar:')) return { fact, kind: 'calendar', suppliedBy: 'pack' }
  if (fact.startsWith('events.')) {
    const { recordedBy } = vocabulary.events[fact.slice('events.'.length)] as EventDefinition
    return { fact, kind: 'instant', suppliedBy: RECORDED_BY.get(recordedBy) ?? 'platform' }
  }
  const definition = factDefinition(vocabulary, fact) as FactDefinition
  const kind = definition.type === 'category' ? 'enum' : fact === 'claim.evidence' ? 'evidence' : definition.type
  const values = valuesOf(vocabulary, definition)
  return { fact, kind, ...(values.size > 0 && { values: [...values] }), suppliedBy: definition.suppliedBy }
}

/** The question about a fact, an event, the history or a calendar. */
export const questionAbout = (evaluation: Pick<Evaluation, 'policy'>, fact: string): Question =>
  sharedPart(evaluation, 'question', fact, () => questionOf(evaluation.policy.vocabulary, fact))

/** Questions in the order of S-17: services settled, rules touched, path. */
export function inOrder(asked: Iterable<Asked>, evaluation: Evaluation): Question[] {
  return [...asked]
    .sort((a, b) => b.services - a.services || b.rules - a.rules || (a.fact < b.fact ? -1 : 1))
    .map(({ fact }) => questionAbout(evaluation, fact))
}

/** Counts how often each fact is asked. */
export function countAsked(facts: readonly string[], counted: Map<string, Asked>): void {
  for (const fact of facts) {
    const known = counted.get(fact)
    if (known) known.rules++
    else counted.set(fact, { fact, services: 1, rules: 1 })
  }
}
