import { BASE_VOCABULARY, type Vocabulary } from '../../facts/vocabulary.js'
import type { Calendar, Pack, Zone } from '../../policy/pack.js'
import type { Roll } from '../../policy/rule.js'
import type { Reader } from './condition.js'
import { type GroundRule, groundRules } from './ground-rules.js'

/** Everything a decision rests on: the packs, their ground rules, and what is known. */
export interface World extends Reader {
  packs: readonly Pack[]
  rules: readonly GroundRule[]
}

/** By which clock and which rest days a pack counts. */
export interface Almanac {
  zone: Zone
  calendar: Calendar | undefined
  roll: Roll
}

/** What the packs say, before any claim. */
export function worldOf(packs: readonly Pack[]): Omit<World, 'facts'> {
  const vocabulary = vocabularyOf(packs)
  return { packs, vocabulary, rules: groundRules(packs, vocabulary), zone: zoneOf(packs[0] as Pack, packs) }
}

/** Packs add to the vocabulary, they never change it. */
function vocabularyOf(packs: readonly Pack[]): Vocabulary {
  const merged = { ...BASE_VOCABULARY } as Record<string, object>
  for (const pack of packs) for (const [part, added] of Object.entries(pack.vocabulary)) merged[part] = { ...merged[part], ...added }
  return merged as unknown as Vocabulary
}

const zoneOf = (pack: Pack, packs: readonly Pack[]): Zone => packs.flatMap(({ zones }) => zones).find(({ id }) => id === pack.timeZone) as Zone

export const almanacOf = (pack: Pack, { packs }: Pick<World, 'packs'>): Almanac => ({
  zone: zoneOf(pack, packs),
  calendar: packs.flatMap(({ calendars }) => calendars).find(({ id }) => id === pack.calendar),
  roll: pack.roll ?? 'none',
})
