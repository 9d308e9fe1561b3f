import type { Part } from '../../facts/facts.js'
import type { Span } from '../../policy/rule.js'
import { addDays, civilDay, firstInstant, type Ms } from './clock.js'
import type { Case, KnownFacts } from './known-facts.js'
import type { Rests } from './working-days.js'
import type { Almanac } from './world.js'

/** A past case of the claim's part in one reading: its closing is known, unless it is open. */
export type ReadCase = Case

/** One way in which what is unknown about a span may be. */
export interface Reading {
  cases: readonly ReadCase[]
  rests: Rests
}

const matters = ({ suspend, restart }: Span, { service }: Case): boolean => suspend?.by.includes(service) === true || restart?.by.includes(service) === true

/** Every reading of a span (S-6d): of the part of the claim, of closings that are missing, and of days without calendar data. */
export function readingsOf(span: Span, anchor: Ms, facts: KnownFacts, almanac: Almanac): Reading[] {
  const rests: Rests[] = almanac.calendar ? ['none', 'longest'] : ['none']
  const cases = (facts.history ?? []).filter((past) => matters(span, past))
  const histories = partsOf(cases, facts).flatMap((part) =>
    closings(
      cases.filter((past) => past.part === part),
      anchor,
      facts.asOf,
      almanac,
    ),
  )
  return histories.flatMap((history) => rests.map((rest) => ({ cases: history, rests: rest })))
}

/** The part of the claim; unknown, it is any part of a case, or none of them. */
function partsOf(cases: readonly Case[], { given }: KnownFacts): (Part | 'another')[] {
  const part = given.get('claim.part') as Part | undefined
  return part === undefined ? [...new Set(cases.map((past) => past.part)), 'another'] : [part]
}

/** Cases that came to an end without saying when did so at any time from openedAt to asOf. */
function closings(cases: readonly Case[], anchor: Ms, asOf: Ms, almanac: Almanac): ReadCase[][] {
  const [first, ...rest] = cases
  if (first === undefined) return [[]]
  const others = closings(rest, anchor, asOf, almanac)
  const ended = first.outcome === 'done' || first.outcome === 'not_fixed'
  const candidates = ended && first.closedAt === undefined ? instantsOf(first.openedAt, asOf, anchor, almanac) : [first.closedAt]
  return candidates.flatMap((closedAt) => others.map((other) => [{ ...first, closedAt }, ...other]))
}

/** Both ends, the start of every day between, and the moments around the anchor. */
function instantsOf(from: Ms, until: Ms, anchor: Ms, { zone }: Almanac): Ms[] {
  const found = [from, until]
  for (let day = addDays(civilDay(zone, from), 1); day <= civilDay(zone, until); day = addDays(day, 1)) found.push(firstInstant(zone, day))
  return [...found, ...[anchor - 1, anchor].filter((ms) => from < ms && ms < until)]
}
