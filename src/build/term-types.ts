import { doc, union } from './type-text.js'
import type { ParamText, TermText, VocabularyTexts } from './vocabulary-texts.js'

/** Declared by hand in src/evaluate/decision.ts: their entries name rules and the parts of a list. */
const BY_HAND = ['refundArrival', 'deductions']

const DURATION = [
  '/** A length of time: exactly one unit. The same shape as `Duration` of a rule file, which this layer may not import. */',
  'export type TermDuration =',
  '  | { years: number }',
  '  | { months: number }',
  '  | { weeks: number }',
  '  | { days: number }',
  '  | { hours: number }',
  '  | { workingDays: number }',
  "  | { openHours: number; from: string; to: string; days?: 'all' | 'working' }",
  '',
].join('\n')

/** The interface GeneratedTerms, from terms.json. */
export function termInterface(texts: VocabularyTexts): string {
  const members = Object.entries(texts.terms)
    .filter(([name]) => !BY_HAND.includes(name))
    .map(([name, term]) => `${doc(`${term.text.en}${term.computed ? '; computed, never set by a rule' : ''}`, '  ')}  ${name}?: ${termType(term)}\n`)
  return `${DURATION}\n/** Terms of a route. A pack adds its own terms by declaration merging. */\nexport interface GeneratedTerms {\n${members.join('')}}\n`
}

function termType(term: TermText): string {
  const { type } = term
  if (type === 'object') return objectType(Object.entries(term.params ?? {}))
  if (type === 'duration') return 'TermDuration'
  return scalarType(type, term.values)
}

const objectType = (params: [string, ParamText][]): string => `{\n${params.map(objectMember).join('')}  }`

const objectMember = ([name, param]: [string, ParamText]): string => `${doc(param.text.en, '    ')}    ${name}?: ${scalarType(param.type, param.values)}\n`

function scalarType(type: string, values: Record<string, unknown> | undefined): string {
  const codes = union(Object.keys(values ?? {}))
  if (type === 'enum') return codes
  if (type === 'set') return `(${codes})[]`
  if (type === 'minor') return 'Minor'
  return type === 'integer' ? 'number' : type
}
