import { type CivilDay, parseDay, readDay } from '../../core/civil-day.js'
import { formatIn, instantAt } from '../../core/zone.js'
import type { Channel, Day } from '../../facts/facts.js'
import type { CompiledPolicy } from '../../policy/compiled.js'
import type { Calendar } from '../../policy/pack.js'
import type { Place, Setting } from './ordinary-claim.js'

/** Ten in the morning: neither edge of a day. */
const MORNING = 10 * 3_600_000
/** A holiday that long moves the last day of short windows. */
const LONG_REST = 5
/** So many days before its second day, a week of seven days ends in it. */
const WEEK = 7
/** User-assigned in ISO 3166: packs without a market hold in any. */
const ANY_MARKET = 'ZZ'

/** Where and when the ordinary claims of a policy are made: its own market, every platform and channel that its rules name, on a day that its calendar covers. */
export function settingOf(policy: CompiledPolicy, day?: Day): Setting {
  const market = policy.packs.find(({ scope }) => scope?.market?.length)?.scope?.market?.[0] ?? ANY_MARKET
  const delivered = day === undefined ? usualDay(policy) : parseDay(day)
  if (delivered === undefined) throw new RangeError(`"${day}" is not a day`)
  const at = formatIn(policy.zone, instantAt(policy.zone, delivered, MORNING))
  const places = placesOf(policy)
  return { market, at, places, usual: usualPlaces(policy, places) }
}

/** Six days before the longest holiday that the calendar knows last, so that a window of a week shows how a last day moves; else when the sources were read. */
function usualDay({ packs }: CompiledPolicy): CivilDay {
  const holiday = packs.flatMap(({ calendars }) => calendars.flatMap(lastLongRest)).at(-1)
  if (holiday !== undefined) return holiday + 1 - WEEK
  const read = packs.flatMap(({ sources }) => Object.values(sources).map(({ readOn }) => readDay(readOn)))
  return Math.max(0, ...read)
}

/** The first day of the last long run of days off, if there is one. */
function lastLongRest({ daysOff }: Calendar): CivilDay[] {
  const days = daysOff.map(({ day }) => readDay(day)).sort((a, b) => a - b)
  const starts = days.filter((day) => !days.includes(day - 1))
  const length = (start: CivilDay): number => {
    let count = 0
    while (days.includes(start + count)) count++
    return count
  }
  const last = starts.filter((start) => length(start) >= LONG_REST).at(-1)
  return last === undefined ? [] : [last]
}

/** Platforms that packs are about, with each channel that a grant is for. */
function placesOf(policy: CompiledPolicy): Place[] {
  const platforms = [...new Set(policy.packs.flatMap(({ when }) => valuesOfFact(when, 'order.platform')))]
  const scoped = [...policy.grants.values()].flat().flatMap(({ scopes }) => scopes.flatMap(({ channel = [] }) => channel))
  const known = policy.vocabulary.facts['order.channel']?.values as string[]
  const channels = known.filter((channel) => (scoped as string[]).includes(channel)) as Channel[]
  const ofPlatform = (platform: Place): Place[] => (channels.length === 0 ? [platform] : channels.map((channel) => ({ ...platform, channel })))
  return platforms.length === 0 ? ofPlatform({}) : platforms.flatMap((platform) => ofPlatform({ platform }))
}

/** More than that do not fit on a first screen. */
const FEW_PLACES = 3

/** Where most people buy, as far as rules tell: the channels for which most grants are. */
function usualPlaces(policy: CompiledPolicy, places: readonly Place[]): Place[] {
  const grants = [...policy.grants.values()].flat()
  const count = ({ channel }: Place): number =>
    grants.filter(({ scopes }) => scopes.some((scope) => channel !== undefined && scope.channel?.includes(channel))).length
  const few = [...places].sort((a, b) => count(b) - count(a)).slice(0, FEW_PLACES)
  return places.filter((place) => few.includes(place))
}

/** The values that a condition compares a fact with. */
function valuesOfFact(when: unknown, fact: string): string[] {
  if (typeof when !== 'object' || when === null) return []
  const compared = (when as { '=='?: unknown })['==']
  if (Array.isArray(compared) && (compared[0] as { var?: string } | null)?.var === fact && typeof compared[1] === 'string') return [compared[1]]
  return Object.values(when).flatMap((part) => valuesOfFact(part, fact))
}
