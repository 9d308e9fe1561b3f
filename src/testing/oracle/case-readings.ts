import type { Part } from '../../facts/facts.js'
import type { Span } from '../../policy/rule.js'
import { type ClaimedPart, isRestartedBy, isSuspendedBy } from './claimed-part.js'
import { addDays, civilDay, firstInstant, type Ms } from './clock.js'
import type { Case, KnownFacts } from './known-facts.js'
import type { Rests } from './working-days.js'
import type { Almanac } from './world.js'

/** A past case in one reading: its closing is known, unless it is open. */
export type ReadCase = Case

/** One way in which what is unknown about a span may be. */
export interface Reading {
  cases: readonly ReadCase[]
  /** Of the claim. */
  part: ClaimedPart
  rests: Rests
}

const matters = ({ suspend, restart }: Span, past: Case, part: ClaimedPart): boolean =>
  (suspend !== undefined && isSuspendedBy(suspend, past, part)) || (restart !== undefined && isRestartedBy(restart, past, part))

/** Every reading of a span (S-6d): of the part of the claim, of closings that are missing, and of days without calendar data. */
export function readingsOf(span: Span, anchor: Ms, facts: KnownFacts, almanac: Almanac): Reading[] {
  const rests: Rests[] = almanac.calendar ? ['none', 'longest'] : ['none']
  return partsOf(facts).flatMap((part) => {
    const cases = (facts.history ?? []).filter((past) => matters(span, past, part))
    return closings(cases, anchor, facts.asOf, almanac).flatMap((history) => rests.map((rest) => ({ cases: history, part, rests: rest })))
  })
}

/** The part of the claim; unknown, it is any part of a case, the unit, its main part, or another. */
function partsOf({ given, history = [] }: KnownFacts): ClaimedPart[] {
  const part = given.get('claim.part') as Part | undefined
  return part === undefined ? [...new Set<ClaimedPart>([...history.map((past) => past.part), 'main_unit', 'main_part', 'another'])] : [part]
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
