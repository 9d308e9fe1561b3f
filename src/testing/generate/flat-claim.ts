import type { Facts, PastCase } from '../../facts/facts.js'
import type { Vocabulary } from '../../facts/vocabulary.js'
import { type Ms, msOf } from '../oracle/clock.js'

/** A claim that is easy to change: facts by their paths, instants in milliseconds. */
export interface FlatClaim {
  purchased: Ms
  /** Left out: the claim is made at asOf. */
  submitted: Ms | undefined
  asOf: Ms
  values: Map<string, unknown>
  /** null: known not to have happened; absent: unknown. */
  events: Map<string, Ms | null>
  history: PastCase[] | undefined
}

const SECTIONS = ['order', 'buyer', 'item', 'goods', 'claim'] as const

export function flattened(facts: Facts): FlatClaim {
  const values = new Map<string, unknown>()
  for (const section of SECTIONS) flattenInto(values, section, facts[section])
  const submitted = values.get('claim.submittedAt') as string | undefined
  values.delete('claim.submittedAt')
  values.delete('order.purchasedAt')
  const events = Object.entries(facts.events ?? {}).flatMap(([id, at]): [string, Ms | null][] =>
    at === undefined ? [] : [[id, at === null ? null : msOf(at)]],
  )
  return {
    purchased: msOf(facts.order.purchasedAt),
    submitted: submitted === undefined ? undefined : msOf(submitted),
    asOf: msOf(facts.asOf),
    values,
    events: new Map(events),
    history: facts.history,
  }
}

function flattenInto(values: Map<string, unknown>, path: string, value: unknown): void {
  if (value === undefined) return
  if (typeof value !== 'object' || value === null || Array.isArray(value)) values.set(path, value)
  else for (const [key, inner] of Object.entries(value)) flattenInto(values, `${path}.${key}`, inner)
}

/** The claim that much later, with everything that happened. */
export function shifted(claim: FlatClaim, by: Ms, instant: (ms: Ms) => string): FlatClaim {
  const moved = (at: string): string => instant(msOf(at) + by)
  return {
    purchased: claim.purchased + by,
    submitted: claim.submitted === undefined ? undefined : claim.submitted + by,
    asOf: claim.asOf + by,
    values: new Map(claim.values),
    events: new Map([...claim.events].map(([id, at]) => [id, at === null ? null : at + by])),
    history: claim.history?.map((past) => ({
      ...past,
      openedAt: moved(past.openedAt),
      ...(past.closedAt !== undefined && { closedAt: moved(past.closedAt) }),
    })),
  }
}

/** The facts again, such that they pass the door: nothing lies after the decision, and the declared orders hold. */
export function factsOf(claim: FlatClaim, vocabulary: Vocabulary, instant: (ms: Ms) => string): Facts {
  const { purchased, values } = claim
  const claimed = Math.max(claim.submitted ?? claim.asOf, purchased)
  const asOf = Math.max(claim.asOf, claimed)
  const facts: Record<string, Record<string, unknown>> = { order: {}, item: {}, claim: {} }
  for (const [path, value] of values) put(facts, path.split('.'), value)
  put(facts, ['order', 'purchasedAt'], instant(purchased))
  if (claim.submitted !== undefined) put(facts, ['claim', 'submittedAt'], instant(claimed))
  clampQuantity(facts)
  const events = [...claim.events].map(([id, at]) => [id, at === null ? null : eventAt(id, at)] as const)
  const history = claim.history?.flatMap((past) => pastBy(past, asOf))
  return {
    asOf: instant(asOf),
    ...facts,
    ...(events.length > 0 && { events: Object.fromEntries(events) }),
    ...(history && { history }),
  } as unknown as Facts

  /** What would lie after the decision has not happened; goods are bought before they come, and a defect is found before the claim. */
  function eventAt(id: string, at: Ms): string | null {
    if (id === 'defectFound') return instant(Math.min(at, claimed))
    const after = id === 'delivered' ? Math.max(at, purchased) : at
    return after > asOf && !vocabulary.events[id]?.future ? null : instant(after)
  }
}

/** A past case as it is known by then. */
function pastBy(past: PastCase, asOf: Ms): PastCase[] {
  if (msOf(past.openedAt) > asOf) return []
  const { closedAt, ...open } = past
  return closedAt !== undefined && msOf(closedAt) > asOf ? [{ ...open, outcome: 'open' }] : [past]
}

function put(into: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [key, ...rest] = path as [string, ...string[]]
  if (rest.length === 0) into[key] = value
  else {
    into[key] ??= {}
    put(into[key] as Record<string, unknown>, rest, value)
  }
}

/** No more is claimed than was bought. */
function clampQuantity({ claim, item }: Record<string, Record<string, unknown>>): void {
  if (claim && item && Number(claim.quantity) > Number(item.quantity)) claim.quantity = item.quantity
}
