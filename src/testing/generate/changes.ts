import fc, { type Arbitrary } from 'fast-check'
import type { Facts } from '../../facts/facts.js'
import { firstInstant, type Ms, msOf, type ReadZone } from '../oracle/clock.js'
import { factValues } from './fact-values.js'
import type { FlatClaim } from './flat-claim.js'
import { type CaseSketch, histories, placeCases } from './histories.js'
import type { PackWords } from './pack-words.js'
import { oneOf, sometimes } from './sometimes.js'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const TIMES_OF_DAY = [10 * HOUR, 0, DAY - 1, 15.5 * HOUR]
const OFFSETS = [2 * DAY, 0, 1, HOUR, DAY, 5 * DAY + 3 * HOUR, 40 * DAY, 200 * DAY]
/** How an event is known when it is changed: mostly it has happened. */
const KNOWN = ['at', 'at', 'at', 'null'] as const

/** One thing that is not as in the baseline. */
export type Change = (claim: FlatClaim) => void

/** A moment: a day on which counting goes wrong when it does, at a time of day that does too. */
export const moments = (days: readonly string[], zone: ReadZone): Arbitrary<Ms> =>
  fc
    .record({ day: oneOf(days), time: oneOf(TIMES_OF_DAY), nudge: oneOf([0, 0, 0, -1, 1]) })
    .map(({ day, time, nudge }) => firstInstant(zone, day, time) + nudge)

/** Facts and events with other values, each path once; shrinks to none. */
export function changes(words: PackWords, moment: Arbitrary<Ms>): Arbitrary<Change[]> {
  const facts = changeablePaths(words).flatMap((path) => {
    const values = factValues(path, words)
    return values ? [values.map((value) => ({ path, change: (({ values: known }) => void known.set(path, value)) as Change }))] : []
  })
  const events = words.events
    .filter((id) => !['purchased', 'submitted', 'repairDone'].includes(id))
    .map((id) =>
      fc.record({ offset: oneOf(OFFSETS), known: oneOf(KNOWN), hard: sometimes(moment, 4) }).map(({ offset, known, hard }) => ({
        path: `events.${id}`,
        change: (({ events: when, purchased }) => void when.set(id, known === 'null' ? null : Math.max(purchased, hard ?? purchased + offset))) as Change,
      })),
    )
  const all = [...facts, ...events]
  return fc
    .uniqueArray(fc.oneof(...all), { selector: ({ path }) => path, maxLength: all.length, size: 'max' })
    .map((found) => found.map(({ change }) => change))
}

/** Facts that rules read, without those by which rules are found: these are drawn for themselves. */
export const changeablePaths = ({ facts }: PackWords): string[] =>
  [...facts.keys()].filter(
    (path) => !['item.category', 'order.market', 'order.channel', 'claim.reason', 'item.brand', 'item.labels'].includes(path) && !path.startsWith('derived.'),
  )

/** Another item, reason or way of selling; shrinks to that of the baseline. */
export function scopeChanges({ scope, vocabulary: { categories } }: PackWords): Arbitrary<Change> {
  const named = [...new Set([...scope.category, ...scope.notCategory, 'phones'])]
  const beside = Object.entries(categories).flatMap(([id, { parent }]) =>
    named.includes(id) && parent ? [parent] : parent && named.includes(parent) ? [id] : [],
  )
  const some = (values: readonly string[], other: string): Arbitrary<string | undefined> => sometimes(oneOf([...values, other]), 2)
  return fc
    .record({
      'item.category': some([...new Set([...named, ...beside])], 'phones'),
      'order.market': sometimes(oneOf([...new Set(['CN', ...scope.market, 'GB'])]), 6),
      'claim.reason': some(scope.reason, 'other'),
      'order.channel': some(scope.channel, 'store'),
      'item.brand': some(scope.brand, 'acme'),
      'item.labels': sometimes(fc.oneof(fc.subarray(scope.label, { maxLength: Math.min(3, scope.label.length) }), fc.subarray(scope.label)), 2),
    })
    .map((drawn) => ({ values }) => {
      for (const [path, value] of Object.entries(drawn)) if (value !== undefined) values.set(path, value)
    })
}

/** Another history; shrinks to that of the baseline. */
export const historyChanges = (words: PackWords, instant: (ms: Ms) => string): Arbitrary<Change> =>
  sometimes(histories(words.scope.label), 2).map((given) => (claim) => {
    if (given === undefined) return
    const from = claim.events.get('delivered') ?? claim.purchased
    claim.history = placed(given, from, claim.asOf, instant)
  })

function placed(sketches: readonly CaseSketch[], from: Ms, asOf: Ms, instant: (ms: Ms) => string): Facts['history'] {
  return placeCases(sketches, from, asOf).map(({ openedAt, closedAt, ...past }) => ({
    ...past,
    openedAt: instant(msOf(openedAt)),
    ...(closedAt !== undefined && { closedAt: instant(msOf(closedAt)) }),
  }))
}
