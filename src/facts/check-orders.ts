import { sayAfterAsOf } from './check-value.js'
import type { FactValue } from './checked-facts.js'
import type { Reading } from './reading.js'
import type { Vocabulary } from './vocabulary.js'

type Values = ReadonlyMap<string, FactValue>
type Events = ReadonlyMap<string, number | null>

/** Checks that nothing lies after asOf, that declared orders hold, and that no more is claimed than was bought (S-1b). What is wrong by itself is left out of it. */
export function checkOrders(reading: Reading, values: Values, events: Events, vocabulary: Vocabulary): void {
  const purchased = numberAt(values, 'order.purchasedAt')
  const submitted = numberAt(values, 'claim.submittedAt')
  if (purchased !== undefined) sayAfterAsOf(reading, purchased, ['order', 'purchasedAt'])
  if (submitted !== undefined) sayAfterAsOf(reading, submitted, ['claim', 'submittedAt'])
  for (const [id, ms] of events) if (ms !== null && !vocabulary.events[id]?.future) sayAfterAsOf(reading, ms, ['events', id])

  const delivered = events.get('delivered') ?? undefined
  if (purchased !== undefined && delivered !== undefined && purchased > delivered) {
    reading.say('wrong_order', ['events', 'delivered'], { first: 'order.purchasedAt', second: 'events.delivered' })
  }
  const found = events.get('defectFound') ?? undefined
  // Without submittedAt the claim is made at asOf, and the event has been held against that above.
  if (submitted !== undefined && found !== undefined && found > submitted) {
    reading.say('wrong_order', ['events', 'defectFound'], { first: 'events.defectFound', second: 'claim.submittedAt' })
  }
  const asked = numberAt(values, 'claim.quantity')
  const bought = numberAt(values, 'item.quantity')
  if (asked !== undefined && bought !== undefined && asked > bought) reading.say('quantity_over_item', ['claim', 'quantity'], { asked, bought })
}

function numberAt(values: Values, path: string): number | undefined {
  const value = values.get(path)
  return typeof value === 'number' ? value : undefined
}
