import fc from 'fast-check'
import { formatInstant } from '../../src/core/instant.js'
import type { Facts } from '../../src/facts/facts.js'
import { BASE_VOCABULARY, type FactDefinition } from '../../src/facts/vocabulary.js'

type Json = Record<string, unknown>

const { facts, events, labels, services } = BASE_VOCABULARY
const FROM = Date.UTC(2019, 0, 1)
const AS_OF = Date.UTC(2027, 5, 1)

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
const written = (ms: fc.Arbitrary<number>): fc.Arbitrary<string> =>
  fc.tuple(ms, fc.constantFrom(0, 480, -300, 330)).map(([at, offset]) => formatInstant(at, offset))
const between = (from: number, until: number): fc.Arbitrary<string> => written(fc.integer({ min: from, max: until }))

function valueOfFact({ type, values, valuesFrom, min = 0, max = 0 }: FactDefinition): fc.Arbitrary<unknown> {
  const codes = values ?? Object.keys(valuesFrom ? BASE_VOCABULARY[valuesFrom] : {})
  switch (type) {
    case 'boolean':
      return fc.boolean()
    case 'integer':
      return fc.integer({ min, max })
    case 'string':
      return text
    case 'instant':
      return between(FROM, AS_OF)
    case 'enum':
    case 'category':
      return fc.constantFrom(...codes)
    case 'set':
      return fc.uniqueArray(fc.constantFrom(...codes), { maxLength: 4 })
  }
}

/** Some of the facts of a section; `given` are always there. */
function section(name: string, given: Record<string, fc.Arbitrary<unknown>> = {}): fc.Arbitrary<Json> {
  const paths = Object.keys(facts).filter((path) => path.startsWith(`${name}.`) && !path.includes('{'))
  const all = Object.fromEntries(paths.map((path) => [path.slice(name.length + 1), valueOfFact(facts[path] as FactDefinition)]))
  return fc
    .tuple(fc.subarray(Object.keys(all), { maxLength: Math.min(8, paths.length) }), fc.record(given, { noNullPrototype: true }))
    .chain(([some, always]) =>
      fc
        .record(Object.fromEntries(some.map((key) => [key, all[key] as fc.Arbitrary<unknown>])), { noNullPrototype: true })
        .map((more) => ({ ...more, ...always })),
    )
}

const past: fc.Arbitrary<Json> = fc
  .record(
    {
      service: fc.constantFrom(...Object.keys(services)),
      opened: fc.integer({ min: FROM, max: AS_OF }),
      took: fc.integer({ min: 0, max: 90 * 86_400_000 }),
      outcome: fc.constantFrom('open', 'done', 'not_fixed', 'refused', 'cancelled'),
      more: fc.record(
        {
          id: text,
          fault: text,
          quantity: fc.integer({ min: 1, max: 9 }),
          part: valueOfFact(facts['claim.part'] as FactDefinition),
          label: fc.constantFrom(...Object.keys(labels)),
        },
        { requiredKeys: [], noNullPrototype: true },
      ),
      ended: fc.boolean(),
    },
    { noNullPrototype: true },
  )
  .map(({ service, opened, took, outcome, more, ended }) => ({
    service,
    openedAt: formatInstant(opened, 480),
    ...(outcome !== 'open' && ended && { closedAt: formatInstant(Math.min(opened + took, AS_OF), 0) }),
    outcome,
    ...more,
  }))

/** Facts that pass the door: instants in the orders that are declared, no more claimed than bought. */
export const validFacts: fc.Arbitrary<Facts> = fc
  .record(
    {
      order: section('order', { id: text, market: fc.constantFrom('CN', 'US-CA') }),
      buyer: fc.option(section('buyer'), { nil: undefined }),
      uses: fc.option(fc.dictionary(fc.constantFrom(...Object.keys(labels)), fc.integer({ min: 0, max: 999 }), { maxKeys: 3, noNullPrototype: true }), {
        nil: undefined,
      }),
      item: section('item', { name: text, category: fc.constantFrom(...Object.keys(BASE_VOCABULARY.categories)) }),
      goods: fc.option(section('goods'), { nil: undefined }),
      happened: fc.subarray(
        Object.keys(events).filter((id) => events[id]?.builtIn === undefined),
        { maxLength: 6 },
      ),
      history: fc.option(fc.array(past, { maxLength: 4 }), { nil: undefined }),
      claim: section('claim', { description: text }),
      times: fc.infiniteStream(fc.oneof(fc.constant(null), fc.double({ min: 0, max: 1, noNaN: true }))),
    },
    { noNullPrototype: true },
  )
  .map(({ order, buyer, uses, item, goods, happened, history, claim, times }) => {
    const next = (from: number, until: number): string | null => {
      const share = times.next().value
      return share === null ? null : formatInstant(Math.floor(from + share * (until - from)), 480)
    }
    const purchased = Math.floor((FROM + AS_OF) / 2)
    const submitted = claim.submittedAt === undefined ? AS_OF : Date.parse(claim.submittedAt as string)
    const when = (id: string): string | null => (id === 'delivered' ? next(purchased, AS_OF) : next(FROM, id === 'defectFound' ? submitted : AS_OF))
    const bought = item.quantity as number | undefined
    const asked = claim.quantity as number | undefined
    return {
      asOf: formatInstant(AS_OF, 480),
      order: { ...order, purchasedAt: formatInstant(purchased, 0) },
      buyer: buyer && { ...buyer, ...(uses && { labelUsesThisYear: uses }) },
      item,
      goods,
      events: Object.fromEntries(happened.map((id) => [id, when(id)])),
      history,
      claim: { ...claim, ...(asked !== undefined && bought !== undefined && { quantity: Math.min(asked, bought) }) },
    } as unknown as Facts
  })

/** A place inside a value: the object or list and its key. */
function places(value: unknown): { at: Json; key: string }[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => [{ at: value as Json, key }, ...places(part)])
}

export const spoiltFacts = (junk: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => spoilt(validFacts, junk)

/** Data with one to three places spoilt: another value, another key, no value, one more key. */
export function spoilt(data: fc.Arbitrary<unknown>, junk: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const spoiling = fc.record({
    place: fc.nat(),
    how: fc.constantFrom('value', 'rename', 'remove', 'add', 'twin'),
    junk,
    key: fc.constantFrom('x', 'opend', 'lables', 'derived', 'purchased', 'asOf', 'id'),
  })
  return fc.tuple(data, fc.array(spoiling, { minLength: 1, maxLength: 3 })).map(([valid, spoilings]) => {
    const copy = structuredClone(valid) as unknown as Json
    // Taken before, so that what is put in is never changed itself.
    const all = places(copy)
    for (const { place, ...how } of spoilings) {
      const chosen = all[place % all.length]
      if (chosen !== undefined) spoil(chosen.at, chosen.key, how)
    }
    return copy
  })
}

function spoil(at: Json | unknown[], key: string, { how, junk, key: name }: { how: string; junk: unknown; key: string }): void {
  if (Array.isArray(at)) spoilList(at, Number(key), how, junk)
  else if (how === 'value' || how === 'twin') at[key] = junk
  else if (how === 'add') at[name] = junk
  else {
    const kept = at[key]
    delete at[key]
    if (how === 'rename') at[name] = kept
  }
}

function spoilList(list: unknown[], index: number, how: string, value: unknown): void {
  if (how === 'twin') list.push(list[index])
  else if (how === 'remove') list.splice(index, 1)
  else list[index] = value
}
