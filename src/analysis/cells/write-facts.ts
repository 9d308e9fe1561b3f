import { formatIn, type TimeZone } from '../../core/zone.js'
import type { CheckedFacts, FactValue } from '../../facts/checked-facts.js'
import type { Facts } from '../../facts/facts.js'

type Plain = Record<string, unknown>

/** Facts as a person writes them: what the door reads as these. */
export function writeFacts({ asOf, submitted, values, events, history }: CheckedFacts, zone: TimeZone): Facts {
  const written: Plain = { asOf: formatIn(zone, asOf) }
  for (const [path, value] of [...values].sort(([a], [b]) => (a < b ? -1 : 1))) if (!path.startsWith('derived.')) put(written, path.split('.'), plain(value))
  put(written, ['order', 'purchasedAt'], formatIn(zone, events.get('purchased') as number))
  if (submitted !== asOf) put(written, ['claim', 'submittedAt'], formatIn(zone, submitted))
  for (const [event, ms] of [...events].sort(([a], [b]) => (a < b ? -1 : 1)))
    if (!BUILT_IN.has(event)) put(written, ['events', event], ms === null ? null : formatIn(zone, ms))
  if (history)
    written.history = history.map(({ openedAt, closedAt, quantity, label, part, ...past }) => ({
      ...past,
      openedAt: formatIn(zone, openedAt),
      ...(closedAt !== undefined && { closedAt: formatIn(zone, closedAt) }),
      ...(quantity !== undefined && { quantity }),
      ...(part !== 'main_unit' && { part }),
      ...(label !== undefined && { label }),
    }))
  written.claim ??= {}
  written.item ??= {}
  return written as unknown as Facts
}

const BUILT_IN: ReadonlySet<string> = new Set(['purchased', 'submitted', 'repairDone'])

/** A value that stands for all that no rule names is written as one that a person can read. */
function plain(value: FactValue): unknown {
  if (typeof value === 'string') return value.endsWith('?') ? 'other' : value
  return typeof value === 'object' ? [...value] : value
}

function put(into: Plain, path: readonly string[], value: unknown): void {
  const [key, ...rest] = path as [string, ...string[]]
  if (rest.length === 0) into[key] = value
  else {
    into[key] ??= {}
    put(into[key] as Plain, rest, value)
  }
}
