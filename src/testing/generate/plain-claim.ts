import { type FactDefinition, factDefinition, valuesOf } from '../../facts/vocabulary.js'
import { firstInstant, type Ms, type ReadZone } from '../oracle/clock.js'
import type { FlatClaim } from './flat-claim.js'
import type { PackWords } from './pack-words.js'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** What is the usual case where it is not the first value of the vocabulary. */
const USUAL: Record<string, unknown> = {
  'item.unitPaid': 39_900,
  'order.goodsPaid': 39_900,
  'item.quantity': 1,
  'claim.quantity': 1,
  'order.currency': 'CNY',
  'order.state': 'completed',
  'order.deliveryState': 'delivered',
  'goods.remainingPercent': 100,
  'claim.priceNow': 39_900,
  'claim.foodFinding': 'none',
}

/** Left out of the plainest claim: what a category says, and what is asked for. */
const UNSAID = ['item.durable', 'claim.service']

/** The plainest claim that some rules can decide: every fact they read is known and nothing is special about any; bought on a Monday, claimed on its Saturday. */
export function plainClaim(words: PackWords, zone: ReadZone): FlatClaim {
  const purchased = firstInstant(zone, '2026-03-02', 10 * HOUR)
  const values = new Map<string, unknown>([
    ['order.market', usual(words.scope.market, 'CN')],
    ['item.category', usual(words.scope.category, 'phones')],
    ...[...words.facts.keys()].flatMap((path): [string, unknown][] => {
      const value = UNSAID.includes(path) || path === 'item.category' || path.startsWith('derived.') ? undefined : plainValue(path, words)
      return value === undefined ? [] : [[path, value]]
    }),
    ['order.channel', usual(words.scope.channel, 'self_operated')],
    ['claim.reason', usual(words.scope.reason, 'changed_mind')],
    ['item.brand', 'acme'],
    ['item.labels', []],
  ])
  const events = claimEvents(words).map((id): [string, Ms | null] => {
    if (id === 'delivered') return [id, purchased + 2 * DAY]
    return [id, words.vocabulary.events[id]?.future ? purchased + 40 * DAY : null]
  })
  return { purchased, submitted: undefined, asOf: purchased + 5 * DAY, values, events: new Map(events), history: [] }
}

/** The usual value, unless rules name others only. */
const usual = (named: readonly string[], value: string): string => (named.includes(value) ? value : (named[0] ?? value))

/** Events that may be given; those that follow from the history are left to it. */
export const claimEvents = ({ events }: PackWords): string[] =>
  events.filter((id) => !['purchased', 'submitted', 'repairDone', 'exchanged', 'repairReceived'].includes(id))

function plainValue(path: string, { vocabulary, facts }: PackWords): unknown {
  const definition = factDefinition(vocabulary, path) as FactDefinition
  if (Object.hasOwn(USUAL, path)) return USUAL[path]
  switch (definition.type) {
    case 'boolean':
      return false
    case 'integer':
      return definition.min ?? 0
    case 'set':
      return []
    case 'enum':
      return [...valuesOf(vocabulary, definition)][0]
    default:
      return facts.get(path)?.[0]
  }
}
