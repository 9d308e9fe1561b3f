import type { EventId, Facts, Label, Part, PastCase, Service } from '../../facts/facts.js'
import { type Ms, msOf } from './clock.js'

export type Value = boolean | number | string | readonly string[]

/** A past case with its instants in milliseconds; `part` is the main unit when left out. */
export interface Case {
  service: Service
  openedAt: Ms
  closedAt: Ms | undefined
  quantity: number | undefined
  outcome: PastCase['outcome']
  part: Part
  label: Label | undefined
}

/** Everything given, flat. An absent key is unknown (S-1). */
export interface KnownFacts {
  asOf: Ms
  submitted: Ms
  given: ReadonlyMap<string, Value>
  /** null: known not to have happened; absent: unknown. */
  events: ReadonlyMap<EventId, Ms | null>
  /** In the order of openedAt; undefined: unknown. */
  history: readonly Case[] | undefined
}

export function knownFacts(facts: Facts): KnownFacts {
  const given = new Map<string, Value>()
  for (const section of ['order', 'buyer', 'item', 'goods', 'claim'] as const) flatten(section, facts[section], given)
  const asOf = msOf(facts.asOf)
  const submitted = facts.claim.submittedAt === undefined ? asOf : msOf(facts.claim.submittedAt)
  const history = facts.history?.map(caseOf).sort((a, b) => a.openedAt - b.openedAt)
  const events = new Map<EventId, Ms | null>([['purchased', msOf(facts.order.purchasedAt)], ['submitted', submitted], ...fromHistory(history)])
  for (const [id, at] of Object.entries(facts.events ?? {}) as [EventId, string | null | undefined][])
    if (at !== undefined) events.set(id, at === null ? null : msOf(at))
  return { asOf, submitted, given, events, history }
}

function flatten(path: string, value: unknown, into: Map<string, Value>): void {
  if (value === undefined) return
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    for (const [key, inner] of Object.entries(value)) flatten(`${path}.${key}`, inner, into)
  else into.set(path, value as Value)
}

const caseOf = (past: PastCase): Case => ({
  service: past.service,
  openedAt: msOf(past.openedAt),
  closedAt: past.closedAt === undefined ? undefined : msOf(past.closedAt),
  quantity: past.quantity,
  outcome: past.outcome,
  part: past.part ?? 'main_unit',
  label: past.label,
})

/** `exchanged`, `repairReceived` and `repairDone` as the history tells them (S-1b). */
function fromHistory(history: readonly Case[] | undefined): [EventId, Ms | null][] {
  if (history === undefined) return []
  const exchanges = history.filter(({ service, outcome }) => service === 'exchange' && outcome === 'done')
  const repairs = history.filter(({ service }) => service === 'repair')
  const ended = repairs.filter(({ outcome }) => outcome === 'done' || outcome === 'not_fixed')
  const open = repairs.filter(({ outcome }) => outcome === 'open').at(-1)
  const found: [EventId, Ms | null | undefined][] = [
    ['exchanged', lastClosing(exchanges)],
    ['repairDone', lastClosing(ended)],
    ['repairReceived', open?.openedAt ?? null],
  ]
  return found.flatMap(([id, at]) => (at === undefined ? [] : [[id, at]]))
}

/** null: there is none; undefined: a closing is missing, so the last is unknown. */
function lastClosing(cases: readonly Case[]): Ms | null | undefined {
  if (cases.length === 0) return null
  const closings = cases.map(({ closedAt }) => closedAt)
  return closings.includes(undefined) ? undefined : Math.max(...(closings as Ms[]))
}
