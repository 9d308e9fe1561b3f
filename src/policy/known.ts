import type { IssueCode } from '../core/issue.js'
import { nearMiss } from '../core/near-miss.js'
import { type FactDefinition, factDefinition, type Vocabulary, valuesOf } from '../facts/vocabulary.js'
import type { NearName } from './report.js'
import type { Scope } from './rule.js'

type Path = readonly (string | number)[]
type Report = (code: IssueCode, path: Path, params: Record<string, string>, more: { hint?: string; near?: NearName }) => void

/** Reports a name that is not among those declared; a cell may have put anything in its place. */
export function known(name: unknown, names: object, kind: string, path: Path, report: Report): void {
  if (typeof name !== 'string') report('unknown_name', path, { name: JSON.stringify(name) ?? 'nothing', kind }, {})
  else if (!Object.hasOwn(names, name)) report('unknown_name', path, { name, kind }, { near: () => nearMiss(name, Object.keys(names)) })
}

/** The same for one of a few words. */
export const knownWord = (word: unknown, words: readonly string[], kind: string, path: Path, report: Report): void =>
  known(word, Object.fromEntries(words.map((one) => [one, 0])), kind, path, report)

/** The names that the selectors of a scope may hold, with what they are; brands and markets are open lists. */
export const selectorNames = (vocabulary: Vocabulary): [keyof Scope, object, string][] => [
  ['category', vocabulary.categories, 'a category'],
  ['notCategory', vocabulary.categories, 'a category'],
  [
    'channel',
    Object.fromEntries([...valuesOf(vocabulary, factDefinition(vocabulary, 'order.channel') as FactDefinition)].map((value) => [value, 0])),
    'a channel',
  ],
  ['reason', vocabulary.reasons, 'a reason'],
  ['label', vocabulary.labels, 'a label'],
]
