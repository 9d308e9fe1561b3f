import { BASE_VOCABULARY, type Vocabulary } from '../../facts/vocabulary.js'
import type { Calendar, Pack } from '../../policy/pack.js'
import type { Roll } from '../../policy/rule.js'
import { type ReadZone, readZone } from './clock.js'
import type { Reader } from './condition.js'
import { type GroundRule, groundRules } from './ground-rules.js'

/** Everything a decision rests on: the packs, their ground rules, and what is known. */
export interface World extends Reader {
  packs: readonly Pack[]
  zones: readonly ReadZone[]
  rules: readonly GroundRule[]
}

/** By which clock and which rest days a pack counts. */
export interface Almanac {
  zone: ReadZone
  calendar: Calendar | undefined
  roll: Roll
}

/** What the packs say, before any claim. */
export function worldOf(packs: readonly Pack[]): Omit<World, 'facts'> {
  const vocabulary = vocabularyOf(packs)
  const zones = packs.flatMap((pack) => pack.zones.map(readZone))
  return { packs, vocabulary, zones, rules: groundRules(packs, vocabulary), zone: zoneOf(packs[0] as Pack, zones) }
}

/** Packs add to the vocabulary, they never change it. */
function vocabularyOf(packs: readonly Pack[]): Vocabulary {
  const merged = { ...BASE_VOCABULARY } as Record<string, object>
  for (const pack of packs) for (const [part, added] of Object.entries(pack.vocabulary)) merged[part] = { ...merged[part], ...added }
  return merged as unknown as Vocabulary
}

const zoneOf = (pack: Pack, zones: readonly ReadZone[]): ReadZone => zones.find(({ id }) => id === pack.timeZone) as ReadZone

export const almanacOf = (pack: Pack, { packs, zones }: Pick<World, 'packs' | 'zones'>): Almanac => ({
  zone: zoneOf(pack, zones),
  calendar: packs.flatMap(({ calendars }) => calendars).find(({ id }) => id === pack.calendar),
  roll: pack.roll ?? 'none',
})
