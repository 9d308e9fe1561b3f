import type { Issue } from '../core/issue.js'
import type { CheckedCase, CheckedFacts, FactValue } from './checked-facts.js'
import { caseCodes, checkHistory } from './check-history.js'
import { checkOrders } from './check-orders.js'
import { checkEvents, checkSection, refuseDerived, sayUnknownSection } from './check-sections.js'
import { checkInstant } from './check-value.js'
import { addFallbacks } from './fallbacks.js'
import { factTree, REQUIRED_SECTIONS } from './fact-tree.js'
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
  const tree = factTree(vocabulary)
  const codes = caseCodes(vocabulary)

  function visit(reading: Reading, input: unknown): CheckedFacts | undefined {
    const keys = reading.keysOf(input, [])
    if (keys === undefined) return undefined
    const missing = new Set<string>(['asOf', ...REQUIRED_SECTIONS])
    const values = new Map<string, FactValue>()
    let events = new Map<string, number | null>()
    let history: CheckedCase[] | undefined
    let asOfText = ''
    // First, since other instants are held against it.
    if (keys.includes('asOf')) readAsOf(reading.at(input, 'asOf', []))
    for (const key of keys) {
      if (key === 'asOf') continue
      const part = reading.at(input, key, [])
      if (part === undefined) continue
      missing.delete(key)
      if (part === UNREADABLE) continue
      const section = tree.sections.get(key)
      if (section !== undefined) for (const fact of checkSection(reading, section, part, tree, values)) missing.add(fact)
      else if (key === 'events') events = checkEvents(reading, part, tree, vocabulary)
      else if (key === 'history') history = checkHistory(reading, part, codes)
      else if (key === 'derived') refuseDerived(reading, part)
      else sayUnknownSection(reading, key, tree)
    }
    for (const fact of missing) reading.say('missing_fact', fact.split('.'), { fact })
    checkOrders(reading, values, events, vocabulary)
    const { asOf } = reading
    if (reading.issues.length > 0 || asOf === undefined) return undefined

    history?.sort((a, b) => a.openedAt - b.openedAt)
    const submitted = (values.get('claim.submittedAt') as number | undefined) ?? asOf
    addFallbacks(events, values.get('order.purchasedAt') as number, submitted, history)
    return { asOfText, asOf, submitted, values, events, history }

    function readAsOf(text: unknown): void {
      if (text === undefined) return
      missing.delete('asOf')
      if (text === UNREADABLE) return
      reading.asOf = checkInstant(reading, text, ['asOf'])
      if (reading.asOf !== undefined) asOfText = text as string
    }
  }

  return (input) => {
    const reading = new Reading(range)
    try {
      const facts = visit(reading, input)
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
