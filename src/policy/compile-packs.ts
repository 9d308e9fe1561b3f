import type { TimeZone } from '../core/zone.js'
import type { Vocabulary } from '../facts/vocabulary.js'
import { checkScope, checkText } from './check-rule.js'
import type { CompiledPack } from './compiled.js'
import { ALWAYS_TRUE, type ConditionTable, readCondition } from './condition.js'
import { readCalendar, readZone } from './link-packs.js'
import type { Pack } from './pack.js'
import { textsBesideRules } from './pack-texts.js'
import type { PackReport } from './report.js'
import { allSelectors, type SelectorTable } from './selectors.js'

type Path = readonly (string | number)[]

interface Tables {
  readonly table: ConditionTable
  readonly selectors: SelectorTable
}

/** What the rules of each pack share, with everything that is wrong beside its rules. */
export function compilePacks(
  packs: readonly Pack[],
  vocabulary: Vocabulary,
  { table, selectors }: Tables,
  reportOf: (pack: Pack) => PackReport,
): Map<Pack, CompiledPack> {
  const calendars = new Map(packs.flatMap((pack) => pack.calendars.map((calendar) => [calendar.id, readCalendar(calendar, reportOf(pack))] as const)))
  const zones = new Map(packs.flatMap((pack) => pack.zones.map((zone) => [zone.id, readZone(zone, reportOf(pack))] as const)))
  const nowhere: TimeZone = { id: 'none', from: 0, until: 0, starts: [Number.NEGATIVE_INFINITY], offsets: [0] }
  return new Map(
    packs.map((pack, number) => {
      const report = reportOf(pack)
      const context = {
        vocabulary,
        pack,
        report: (code: Parameters<PackReport>[0], path: Path, params?: Record<string, string | number | boolean>, more?: { hint?: string }) =>
          report(code, 'pack.json', path, params, undefined, more),
      }
      const zone = zones.get(pack.timeZone)
      if (!zone) report('unknown_zone', 'pack.json', ['timeZone'], { zone: pack.timeZone })
      if (pack.calendar !== undefined && !calendars.has(pack.calendar)) report('unknown_calendar', 'pack.json', ['calendar'], { calendar: pack.calendar })
      checkScope(pack.scope ?? {}, ['scope'], context)
      for (const { file, path, text } of textsBesideRules(pack))
        checkText(text, path, { ...context, report: (code, at, params) => report(code, file, at, params) })
      const when = pack.when === undefined ? ALWAYS_TRUE : readCondition(pack.when, ['when'], { vocabulary, table, report: context.report })
      const calendar = pack.calendar === undefined ? undefined : calendars.get(pack.calendar)
      const scope = pack.scope ?? {}
      return [
        pack,
        {
          id: pack.id,
          number,
          layer: pack.layer,
          zone: zone ?? nowhere,
          calendar,
          roll: pack.roll ?? 'none',
          scope,
          selectors: allSelectors([scope], selectors),
          when,
          ends: new Map(),
        },
      ]
    }),
  )
}
