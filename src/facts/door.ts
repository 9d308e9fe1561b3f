import type { Issue } from '../core/issue.js'
import { type CaseCodes, caseCodes, checkHistory } from './check-history.js'
import { checkOrders } from './check-orders.js'
import { checkEvents, checkSection, refuseDerived, sayUnknownSection } from './check-sections.js'
import { checkInstant } from './check-value.js'
import type { CheckedCase, CheckedFacts, FactValue } from './checked-facts.js'
import { type FactTree, factTree, REQUIRED } from './fact-tree.js'
import { addFallbacks } from './fallbacks.js'
import { type InstantRange, Reading, UNREADABLE } from './reading.js'
import type { Vocabulary } from './vocabulary.js'

export type DoorResult = { ok: true; facts: CheckedFacts } | { ok: false; issues: Issue[] }
/** Checks an input of any kind; never throws. */
export type Door = (input: unknown) => DoorResult
export type { InstantRange }

/**
 * The door of `evaluate` (S-1): every problem is reported with its path, none is repaired. Made once for a policy; the vocabulary must not change afterwards.
 * A value `undefined` counts as left out.
 *
 * @param range - The instants that the policy's zones cover (S-1d).
 * @example
 * makeDoor(BASE_VOCABULARY, range)({ order: { market: 'CN' } })
 * // => { ok: false, issues: [missing asOf, order.purchasedAt, item, claim] }
 */
export function makeDoor(vocabulary: Vocabulary, range: InstantRange): Door {
  const tables: Tables = { vocabulary, tree: factTree(vocabulary), codes: caseCodes(vocabulary) }
  return (input) => {
    const reading = new Reading(range)
    try {
      const facts = visit(reading, input, tables)
      if (facts !== undefined) return { ok: true, facts }
    } catch (error) {
      // Every touch of the input is guarded; what is left is a stack or a memory that ran out.
      reading.unreadable(error, [])
    }
    return { ok: false, issues: reading.issues }
  }
}

/** One check with a door made for it; see `makeDoor`. */
export const checkFacts = (input: unknown, vocabulary: Vocabulary, range: InstantRange): DoorResult => makeDoor(vocabulary, range)(input)

interface Tables {
  readonly vocabulary: Vocabulary
  readonly tree: FactTree
  readonly codes: CaseCodes
}

/** What has been read so far; only what passed as a whole leaves the door. */
interface Draft {
  /** A bit for each required part that was given, right or wrong. */
  given: number
  asOfText: string
  values: Map<string, FactValue>
  events: Map<string, number | null>
  history: CheckedCase[] | undefined
}

function visit(reading: Reading, input: unknown, tables: Tables): CheckedFacts | undefined {
  const keys = reading.keysOf(input, [])
  if (keys === undefined) return undefined
  const draft: Draft = { given: 0, asOfText: '', values: new Map(), events: new Map(), history: undefined }
  // First, since other instants are held against it.
  if (keys.includes('asOf')) visitPart(reading, 'asOf', reading.at(input, 'asOf', []), draft, tables)
  for (const key of keys) if (key !== 'asOf') visitPart(reading, key, reading.at(input, key, []), draft, tables)
  for (const key of REQUIRED) if ((draft.given & bitOf(key)) === 0) reading.say('missing_fact', [key], { fact: key })
  checkOrders(reading, draft.values, draft.events, tables.vocabulary)
  return reading.asOf === undefined || reading.issues.length > 0 ? undefined : settle(draft, reading.asOf)
}

function visitPart(reading: Reading, key: string, part: unknown, draft: Draft, { vocabulary, tree, codes }: Tables): void {
  if (part === undefined) return
  draft.given |= bitOf(key)
  if (part === UNREADABLE) return
  const section = tree.sections.get(key)
  if (section !== undefined) checkSection(reading, section, part, tree, draft.values)
  else if (key === 'asOf') {
    reading.asOf = checkInstant(reading, part, [key])
    draft.asOfText = part as string
  } else if (key === 'events') draft.events = checkEvents(reading, part, tree, vocabulary)
  else if (key === 'history') draft.history = checkHistory(reading, part, codes)
  else if (key === 'derived') refuseDerived(reading, part)
  else sayUnknownSection(reading, key, tree)
}

/** Sorts the past cases and fills in the fallbacks. */
function settle({ asOfText, values, events, history }: Draft, asOf: number): CheckedFacts {
  history?.sort((a, b) => a.openedAt - b.openedAt)
  const submitted = (values.get('claim.submittedAt') as number | undefined) ?? asOf
  addFallbacks(events, values.get('order.purchasedAt') as number, submitted, history)
  return { asOfText, asOf, submitted, values, events, history }
}

/** A bit for each required part of the input; 0: not required. */
function bitOf(key: string): number {
  const index = REQUIRED.indexOf(key)
  return index < 0 ? 0 : 1 << index
}
