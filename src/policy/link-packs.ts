import type { WorkCalendar } from '../core/calendar.js'
import { DAY_MS, parseDay, weekdayOf } from '../core/civil-day.js'
import { parseInstant } from '../core/instant.js'
import { didYouMean } from '../core/issue.js'
import { nearMiss } from '../core/near-miss.js'
import type { TimeZone } from '../core/zone.js'
import { IDENTIFYING_FACTS } from '../facts/fact-tree.js'
import { BASE_VOCABULARY, type Vocabulary } from '../facts/vocabulary.js'
import type { Calendar, Pack, Zone } from './pack.js'
import type { PackReport } from './report.js'

/**
 * Puts packs into the one order in which each follows those it needs, ties by id: the order in which they are given does not matter.
 */
export function sortPacks(packs: readonly Pack[], report: (pack: Pack) => PackReport): Pack[] {
  const byId = new Map<string, Pack>()
  for (const pack of packs) {
    if (byId.has(pack.id)) report(pack)('duplicate_pack', 'pack.json', ['id'], { pack: pack.id })
    byId.set(pack.id, pack)
  }
  for (const pack of byId.values())
    for (const [index, needs] of (pack.needs ?? []).entries())
      if (!byId.has(needs))
        report(pack)('missing_pack', 'pack.json', ['needs', index], { pack: pack.id, needs }, undefined, didYouMean(nearMiss(needs, byId.keys())))
  const sorted: Pack[] = []
  const waiting = new Map([...byId].sort(([a], [b]) => (a < b ? -1 : 1)))
  while (waiting.size > 0) {
    const next = [...waiting.values()].find((pack) => (pack.needs ?? []).every((id) => !waiting.has(id) || !byId.has(id)))
    if (!next) {
      const [first] = waiting.values()
      report(first as Pack)('pack_cycle', 'pack.json', ['needs'], { packs: [...waiting.keys()].join(', ') })
      return [...sorted, ...waiting.values()]
    }
    waiting.delete(next.id)
    sorted.push(next)
  }
  return sorted
}

const GROUPS = ['facts', 'events', 'services', 'reasons', 'evidence', 'labels', 'conditions', 'terms', 'categories'] as const
/** The contract closes these lists. */
const CLOSED = new Set<string>(['services', 'reasons'])

/** The base vocabulary with what the packs add; they may add, never change, and what they add carries their name. */
export function mergeVocabulary(packs: readonly Pack[], report: (pack: Pack) => PackReport): Vocabulary {
  const merged: Vocabulary = { ...BASE_VOCABULARY }
  for (const pack of packs)
    for (const group of GROUPS) {
      const added = pack.vocabulary[group] ?? {}
      checkAdded(group, Object.keys(added), merged[group], pack, report(pack))
      merged[group] = { ...merged[group], ...added } as never
    }
  for (const pack of packs) checkAbove(Object.keys(pack.vocabulary.facts ?? {}), merged, report(pack))
  for (const pack of packs)
    for (const [id, { parent }] of Object.entries(pack.vocabulary.categories ?? {}))
      if (parent === null || !Object.hasOwn(merged.categories, parent))
        report(pack)('vocabulary_name', 'vocabulary/categories.json', [id, 'parent'], { name: id, pack: pack.id, expected: 'a parent that exists' })
  return merged
}

function checkAdded(group: (typeof GROUPS)[number], ids: readonly string[], known: object, pack: Pack, report: PackReport): void {
  const file = `vocabulary/${group}.json`
  for (const id of ids) {
    const expected = misnamed(group, id, pack.id.replace(/\W+/g, '_'))
    if (Object.hasOwn(known, id)) report('vocabulary_clash', file, [id], { name: id })
    else if (expected !== undefined) report('vocabulary_name', file, [id], { name: id, pack: pack.id, expected })
  }
}

/** No fact stands below another one: that one has a value where the other would need a section. */
function checkAbove(ids: readonly string[], { facts }: Vocabulary, report: PackReport): void {
  for (const id of ids) {
    const keys = id.split('.')
    const above = keys.map((_, index) => keys.slice(0, index).join('.')).find((path) => Object.hasOwn(facts, path) || IDENTIFYING_FACTS.includes(path))
    if (above !== undefined) report('vocabulary_clash', 'vocabulary/facts.json', [id], { name: above })
  }
}

/** What the name of an added entry would need: a fact carries the pack's name as a segment, a code as its prefix; categories hang below one that exists. */
function misnamed(group: (typeof GROUPS)[number], id: string, name: string): string | undefined {
  if (CLOSED.has(group)) return `no entry: the list of ${group} is closed`
  if (group === 'facts') return id.split('.')[1] === name ? undefined : `the segment "${name}" after the section`
  return group === 'categories' || id.startsWith(name) ? undefined : `the prefix "${name}"`
}

/** A calendar ready for use; wrong days are reported. */
export function readCalendar(calendar: Calendar, report: PackReport): WorkCalendar {
  const day = (text: string, path: (string | number)[]): number => {
    const parsed = parseDay(text)
    if (parsed === undefined) report('not_a_day', 'calendar.json', path, { value: text })
    return parsed ?? 0
  }
  const from = day(calendar.from, ['from'])
  const until = day(calendar.until, ['until'])
  if (from >= until) report('empty_interval', 'calendar.json', ['from'], { from: calendar.from, until: calendar.until })
  const weekend = new Set(calendar.weekend)
  const seen = new Set<number>()
  const read = (text: string, path: (string | number)[], why: (civil: number) => string | undefined): number => {
    const civil = day(text, path)
    const wrong = civil < from || civil >= until ? 'outside the calendar' : seen.has(civil) ? 'listed twice' : why(civil)
    if (wrong) report('calendar_days', 'calendar.json', path, { calendar: calendar.id, day: text, why: wrong })
    seen.add(civil)
    return civil
  }
  const daysOff = new Set(calendar.daysOff.map((off, index) => read(off.day, ['daysOff', index, 'day'], () => undefined)))
  const notWeekend = (civil: number): string | undefined => (weekend.has(weekdayOf(civil)) ? undefined : 'a working day anyway')
  const workingDays = new Set(calendar.workingDays.map((text, index) => read(text, ['workingDays', index], notWeekend)))
  return { id: calendar.id, from, until, weekend, daysOff, workingDays, longestRest: calendar.longestRest }
}

/** A zone ready for use; wrong entries are reported. */
export function readZone(zone: Zone, report: PackReport): TimeZone {
  const from = parseDay(zone.from)
  const until = parseDay(zone.until)
  if (from === undefined) report('not_a_day', 'zone.json', ['from'], { value: zone.from })
  if (until === undefined) report('not_a_day', 'zone.json', ['until'], { value: zone.until })
  const starts = zone.changes.map((change, index) => {
    const at = parseInstant(change.at)
    if (at === undefined) report('not_an_instant', 'zone.json', ['changes', index, 'at'], { value: change.at })
    return index === 0 ? Number.NEGATIVE_INFINITY : (at ?? 0)
  })
  return { id: zone.id, from: (from ?? 0) * DAY_MS, until: (until ?? 0) * DAY_MS, starts, offsets: zone.changes.map((change) => change.offsetMinutes) }
}
