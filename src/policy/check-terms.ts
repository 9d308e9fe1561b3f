import { didYouMean, type IssueCode } from '../core/issue.js'
import { nearMiss } from '../core/near-miss.js'
import { factDefinition, type TermDefinition, type Vocabulary } from '../facts/vocabulary.js'
import { isDuration } from './check-windows.js'
import type { TermValues } from './rule.js'

type Path = readonly (string | number)[]
type Report = (code: IssueCode, path: Path, params?: Record<string, string | number>, more?: { hint?: string }) => void

interface Context {
  readonly vocabulary: Vocabulary
  readonly report: Report
}

/** Checks the terms of a grant or an adjust against terms.json. */
export function checkTerms(terms: TermValues, path: Path, context: Context): void {
  const { vocabulary, report } = context
  for (const [term, value] of Object.entries(terms)) {
    const at = [...path, term]
    if (!Object.hasOwn(vocabulary.terms, term)) {
      report('unknown_name', at, { name: term, kind: 'a term' }, didYouMean(nearMiss(term, Object.keys(vocabulary.terms))))
      continue
    }
    const definition = vocabulary.terms[term] as TermDefinition
    if (definition.computed) report('term_computed', at, { term })
    else if (term === 'deductions') checkDeductions(value, at, definition, context)
    else if (definition.type === 'list') checkList(term, value, at, definition, context)
    else if (!fits(definition, value, vocabulary)) wrong(term, value, at, report)
  }
}

const wrong = (term: string, value: unknown, path: Path, report: Report): void =>
  report('term_value', path, { term, value: JSON.stringify(value) ?? 'nothing' })

function fits({ type, values = [], params = {} }: TermDefinition, value: unknown, vocabulary: Vocabulary): boolean {
  switch (type) {
    case 'enum':
      return typeof value === 'string' && values.includes(value)
    case 'set':
      return Array.isArray(value) && value.length > 0 && new Set(value).size === value.length && value.every((one) => values.includes(one))
    case 'boolean':
      return typeof value === 'boolean'
    case 'integer':
    case 'minor':
      return Number.isSafeInteger(value) && (value as number) >= 0
    case 'duration':
      return isDuration(value)
    default:
      // An object: lists are checked by their entries.
      return isFields(value, params, vocabulary)
  }
}

type Fields = Record<string, { type: string; values?: string[] }>

/** An object whose entries are declared and fit; which of them are needed depends on the term. */
function isFields(value: unknown, fields: Fields, vocabulary: Vocabulary): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.entries(value).every(([key, part]) => Object.hasOwn(fields, key) && fieldFits(fields[key] as Fields[string], part, vocabulary))
}

function fieldFits({ type, values }: Fields[string], value: unknown, vocabulary: Vocabulary): boolean {
  if (type === 'events') return typeof value === 'string' && Object.hasOwn(vocabulary.events, value)
  if (type === 'payment_method') return factDefinition(vocabulary, 'order.payment')?.values?.includes(value as string) === true
  if (type === 'object') return isTariff(value, vocabulary)
  return fits({ type: type as TermDefinition['type'], ...(values && { values }) }, value, vocabulary)
}

/** `{ base, steps: [{ fact, over, each, add }], cap? }`, amounts in minor units. A step counts a whole number or the minute of the day of an event; it may take off. */
function isTariff(value: unknown, vocabulary: Vocabulary): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { base, steps, cap, ...rest } = value as Record<string, unknown>
  const whole = (amount: unknown): boolean => Number.isSafeInteger(amount) && (amount as number) >= 0
  if (Object.keys(rest).length > 0 || !whole(base) || (cap !== undefined && !whole(cap)) || !Array.isArray(steps)) return false
  return steps.every((step: Record<string, unknown>) => {
    const counted = typeof step.fact === 'string' && isCounted(step.fact, vocabulary)
    return counted && whole(step.over) && whole(step.each) && (step.each as number) > 0 && Number.isSafeInteger(step.add) && Object.keys(step).length === 4
  })
}

const isCounted = (path: string, vocabulary: Vocabulary): boolean =>
  path.startsWith('events.') ? Object.hasOwn(vocabulary.events, path.slice('events.'.length)) : factDefinition(vocabulary, path)?.type === 'integer'

function checkDeductions(value: unknown, path: Path, definition: TermDefinition, { vocabulary, report }: Context): void {
  if (!Array.isArray(value)) {
    wrong('deductions', value, path, report)
    return
  }
  const codes = definition.codes as NonNullable<TermDefinition['codes']>
  for (const [index, entry] of value.entries()) {
    const { code, ...params } = (entry ?? {}) as Record<string, unknown>
    if (typeof code !== 'string' || !Object.hasOwn(codes, code)) {
      const hint = typeof code === 'string' ? didYouMean(nearMiss(code, Object.keys(codes))) : {}
      report('unknown_name', [...path, index, 'code'], { name: String(code), kind: 'a deduction' }, hint)
    } else if (!isFields(params, codes[code]?.params as Fields, vocabulary)) wrong('deductions', entry, [...path, index], report)
  }
}

function checkList(term: string, value: unknown, path: Path, definition: TermDefinition, { vocabulary, report }: Context): void {
  const fields = definition.params as Fields
  const complete = (entry: unknown): boolean => isFields(entry, fields, vocabulary) && Object.keys(entry as object).length === Object.keys(fields).length
  if (!Array.isArray(value)) wrong(term, value, path, report)
  else for (const [index, entry] of value.entries()) if (!complete(entry)) wrong(term, entry, [...path, index], report)
}
