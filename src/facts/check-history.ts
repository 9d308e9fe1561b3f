import { pathText } from '../core/issue.js'
import { checkCode, checkInstant, checkInteger, checkText, sayAfterAsOf } from './check-value.js'
import type { CheckedCase } from './checked-facts.js'
import type { Service } from './facts.js'
import { type Path, type Reading, UNREADABLE } from './reading.js'
import type { Vocabulary } from './vocabulary.js'

/** Codes that the fields of a past case may hold, made once. */
export interface CaseCodes {
  readonly service: ReadonlySet<string>
  readonly outcome: ReadonlySet<string>
  readonly part: ReadonlySet<string>
  readonly label: ReadonlySet<string>
}

const FIELDS: readonly string[] = ['id', 'service', 'openedAt', 'closedAt', 'quantity', 'outcome', 'fault', 'part', 'label']
const REQUIRED = ['service', 'openedAt', 'outcome'] as const
const MOST_UNITS = 100_000
/** What `part` means when it is left out. */
const MAIN_UNIT = 'main_unit'

export const caseCodes = (vocabulary: Vocabulary): CaseCodes => ({
  service: new Set(Object.keys(vocabulary.services)),
  outcome: new Set(['open', 'done', 'not_fixed', 'refused', 'cancelled']),
  part: new Set(vocabulary.facts['claim.part']?.values),
  label: new Set(Object.keys(vocabulary.labels)),
})

/** Reads the past cases, in the order given; cases that are wrong are left out, with their issues. */
export function checkHistory(reading: Reading, value: unknown, codes: CaseCodes): CheckedCase[] {
  return (reading.entriesOf(value, ['history']) ?? []).flatMap((entry, index) => {
    const checked = checkCase(reading, entry, ['history', index], codes)
    return checked ? [checked] : []
  })
}

function checkCase(reading: Reading, value: unknown, path: Path, codes: CaseCodes): CheckedCase | undefined {
  const keys = reading.keysOf(value, path)
  if (keys === undefined) return undefined
  const before = reading.issues.length
  const found = new Map<string, unknown>()
  const absent = new Set<string>(REQUIRED)
  for (const key of keys) {
    const part = reading.at(value, key, path)
    if (part === undefined) continue
    absent.delete(key)
    if (part === UNREADABLE) continue
    if (!FIELDS.includes(key)) reading.say('unknown_fact', [...path, key], { key }, reading.near(key, FIELDS))
    else found.set(key, checkField(reading, key, part, [...path, key], codes))
  }
  for (const key of absent) reading.say('missing_fact', [...path, key], { fact: pathText([...path, key]) })
  const past: CheckedCase = {
    service: found.get('service') as Service,
    openedAt: found.get('openedAt') as number,
    closedAt: found.get('closedAt') as number | undefined,
    quantity: found.get('quantity') as number | undefined,
    outcome: found.get('outcome') as CheckedCase['outcome'],
    part: (found.get('part') as string | undefined) ?? MAIN_UNIT,
    label: found.get('label') as CheckedCase['label'],
  }
  sayOrder(reading, past, path)
  return reading.issues.length === before ? past : undefined
}

function checkField(reading: Reading, key: string, value: unknown, path: Path, codes: CaseCodes): unknown {
  switch (key) {
    case 'openedAt':
    case 'closedAt':
      return checkPastInstant(reading, value, path)
    case 'quantity':
      return checkInteger(reading, value, path, 1, MOST_UNITS)
    case 'id':
    case 'fault':
      return checkText(reading, value, path)
    default:
      return checkCode(reading, value, path, codes[key as keyof CaseCodes], `history.${key}`)
  }
}

function checkPastInstant(reading: Reading, value: unknown, path: Path): number | undefined {
  const ms = checkInstant(reading, value, path)
  if (ms !== undefined) sayAfterAsOf(reading, ms, path)
  return ms
}

function sayOrder(reading: Reading, { openedAt, closedAt, outcome }: CheckedCase, path: Path): void {
  if (closedAt === undefined) return
  if (outcome === 'open') reading.say('open_case_closed', [...path, 'closedAt'])
  if (openedAt > closedAt) reading.say('wrong_order', [...path, 'closedAt'], { first: 'openedAt', second: 'closedAt' })
}
