import type { Pack } from './pack.js'
import type { LocaleMap } from './rule.js'

/** A text of a pack, with its place. */
export interface PackText {
  readonly file: string
  readonly path: readonly (string | number)[]
  readonly text: LocaleMap
}

/** Every text of a pack that people read, but for those of its rules: titles of provisions, sources, days off, parameters, columns of tables, vocabulary. */
export function textsBesideRules({ sources, calendars, parameters = {}, provisions, vocabularyTexts }: Pack): PackText[] {
  return [
    ...textsIn(sources, 'sources.json', []),
    ...calendars.flatMap(({ daysOff }) => textsIn(daysOff, 'calendar.json', ['daysOff'])),
    ...textsIn(parameters, 'pack.json', ['parameters']),
    ...provisions.flatMap(({ file, provision: { text, tables = [] } }) => [
      { file, path: ['text'], text },
      ...tables.flatMap(({ columns }, index) => textsIn(columns, file, ['tables', index, 'columns'])),
    ]),
    ...Object.entries(vocabularyTexts).flatMap(([name, entries]) => textsIn(entries, `vocabulary/${name}.json`, [])),
  ]
}

/** The texts of its rules. */
export const textsOfRules = ({ provisions }: Pack): PackText[] =>
  provisions.flatMap(({ file, provision: { rules } }) => rules.map(({ text }, index) => ({ file, path: ['rules', index, 'text'], text })))

/** The texts inside some JSON: objects that have one in English. */
function textsIn(value: unknown, file: string, path: readonly (string | number)[]): PackText[] {
  if (typeof value !== 'object' || value === null) return []
  if (typeof (value as { en?: unknown }).en === 'string') return [{ file, path, text: value as LocaleMap }]
  const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  return entries.flatMap(([key, part]) => textsIn(part, file, [...path, key]))
}
