import { BASE_VOCABULARY, type Vocabulary } from '../../facts/vocabulary.js'
import type { Calendar, Pack } from '../../policy/pack.js'
import type { Roll, Rule } from '../../policy/rule.js'
import { type ReadZone, readZone } from './clock.js'
import type { Reader } from './condition.js'
import { pointsAt } from './edges.js'
import { type GroundRule, groundRules, type Of } from './ground-rules.js'

/** Everything a decision rests on: the packs, their ground rules, and what is known. */
export interface World extends Reader {
  packs: readonly Pack[]
  zones: readonly ReadZone[]
  rules: readonly GroundRule[]
  /** The rules that point at a rule. */
  pointers: ReadonlyMap<GroundRule, readonly GroundRule[]>
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
  const rules = groundRules(packs, vocabulary)
  const sources = rules.filter(({ rule }) => rule.kind !== 'grant')
  const pointers = new Map(rules.map((target) => [target, sources.filter((source) => pointsAt(source, target))]))
  return { packs, vocabulary, zones, rules, pointers, zone: zoneOf(packs[0] as Pack, zones) }
}

/** Packs add to the vocabulary, they never change it. */
function vocabularyOf(packs: readonly Pack[]): Vocabulary {
  const merged = { ...BASE_VOCABULARY } as Record<string, object>
  for (const pack of packs) for (const [part, added] of Object.entries(pack.vocabulary)) merged[part] = { ...merged[part], ...added }
  return merged as unknown as Vocabulary
}

const zoneOf = (pack: Pack, zones: readonly ReadZone[]): ReadZone => zones.find(({ id }) => id === pack.timeZone) as ReadZone

/** The rules of one kind that point at a rule. */
export const pointersOf = <R extends Rule>(kind: R['kind'], target: GroundRule, { pointers }: World): Of<R>[] =>
  (pointers.get(target) as GroundRule[]).filter((source): source is Of<R> => source.rule.kind === kind)

export const almanacOf = (pack: Pack, { packs, zones }: Pick<World, 'packs' | 'zones'>): Almanac => ({
  zone: zoneOf(pack, zones),
  calendar: packs.flatMap(({ calendars }) => calendars).find(({ id }) => id === pack.calendar),
  roll: pack.roll ?? 'none',
})
