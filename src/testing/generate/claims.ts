import fc, { type Arbitrary } from 'fast-check'
import type { Facts } from '../../facts/facts.js'
import type { Pack, Zone } from '../../policy/pack.js'
import { instantOf, type Ms, readZone } from '../oracle/clock.js'
import { factValues } from './fact-values.js'
import { type CaseSketch, histories, placeCases } from './histories.js'
import { type PackWords, packWords } from './pack-words.js'
import { mostly, oneOf } from './sometimes.js'
import { type Times, times } from './times.js'

/** Shares of the facts that are left out, in hundredths: all known, some, most. */
const MISSING = [0, 0, 15, 40, 85]

/** Claims that the rules of some packs may decide differently: near the ends of windows, with facts left out, the plainest first. */
export function claims(packs: readonly Pack[]): Arbitrary<Facts> {
  const words = packWords(packs)
  const zone = packs.flatMap(({ zones }) => zones).find(({ id }) => id === packs[0]?.timeZone) as Zone
  const paths = [...words.facts.keys()].filter((path) => !['item.category', 'order.market'].includes(path) && !path.startsWith('derived.'))
  const arbitraries = paths.map((path) => fc.record({ value: factValues(path, words) ?? fc.constant(undefined), rank: fc.nat(99) }))
  return fc
    .record({
      times: times(words, readZone(zone)),
      category: oneOf(categoriesNear(words)),
      market: oneOf([...new Set(['CN', ...words.scope.market, 'GB'])]),
      reason: option(words.scope.reason, 'other'),
      channel: option(words.scope.channel, 'store'),
      brand: option(words.scope.brand, 'acme'),
      labels: mostly(fc.subarray(words.scope.label), 4),
      values: fc.tuple(...arbitraries),
      missing: oneOf(MISSING),
      history: mostly(histories(words.scope.label), 4),
      says: fc.boolean(),
    })
    .map(({ times: when, category, market, reason, channel, brand, labels, values, missing, history, says }) => {
      const given: [string, unknown][] = paths.flatMap((path, index) => {
        const { value, rank } = values[index] as (typeof values)[number]
        return 99 - rank < missing || value === undefined ? [] : [[path, value]]
      })
      const scoped: [string, unknown][] = [
        ...Object.entries({ 'claim.reason': reason, 'order.channel': channel, 'item.brand': brand, 'item.labels': labels }).filter(
          ([, value]) => value !== undefined,
        ),
        ['item.category', category],
        ['order.market', market],
      ]
      return place([...given, ...scoped], when, history, says)
    })
}

/** One of some values or another one, or nothing. */
const option = (values: readonly string[], other: string): Arbitrary<string | undefined> => mostly(oneOf([...values, other]), 6)

/** Categories that rules name, and those right above and below. */
function categoriesNear({ scope, vocabulary: { categories } }: PackWords): string[] {
  const named = [...new Set([...scope.category, ...scope.notCategory, 'phones'])]
  const beside = Object.entries(categories).flatMap(([id, { parent }]) =>
    named.includes(id) && parent ? [parent] : parent && named.includes(parent) ? [id] : [],
  )
  return [...new Set([...named, ...beside])]
}

/** Puts facts together that pass the door: nothing lies after the decision, and the declared orders hold. */
function place(given: readonly [string, unknown][], { purchased, events, submitted, later }: Times, history: CaseSketch[] | undefined, says: boolean): Facts {
  const claimed = Math.max(submitted, purchased)
  const asOf = claimed + (says ? later : 0)
  const facts: Record<string, Record<string, unknown>> = {
    order: { purchasedAt: instantOf(purchased) },
    item: {},
    claim: says ? { submittedAt: instantOf(claimed) } : {},
  }
  for (const [path, value] of given) put(facts, path.split('.'), value)
  clampQuantity(facts)
  const known = [...events].map(([id, at]) => [id, at === null ? null : eventAt(id, at, claimed, asOf)] as const)
  const past = history && placeCases(history, (events.get('delivered') as Ms | null | undefined) ?? purchased, asOf)
  return {
    asOf: instantOf(asOf),
    ...facts,
    events: Object.fromEntries(known),
    ...(past && { history: past }),
  } as unknown as Facts
}

function put(into: Record<string, unknown>, [key, ...rest]: string[], value: unknown): void {
  if (key === undefined) return
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

/** What would lie after the decision has not happened; a defect is found before the claim. */
function eventAt(id: string, at: Ms, claimed: Ms, asOf: Ms): string | null {
  if (id === 'defectFound') return instantOf(Math.min(at, claimed))
  return at > asOf && !['deliveryDue', 'graceEnds', 'expiryDate', 'promiseEnds'].includes(id) ? null : instantOf(at)
}
