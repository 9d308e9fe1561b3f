import { parseDay } from '../core/civil-day.js'
import type { Issue } from '../core/issue.js'
import { type Door, makeDoor } from '../facts/door.js'
import type { Facts } from '../facts/facts.js'
import { BASE_VOCABULARY } from '../facts/vocabulary.js'

const DAY_MS = 86_400_000
const at = (day: string): number => (parseDay(day) as number) * DAY_MS

/** The years of every zone that the build writes, less forty years at the far end (S-1d). */
const YEARS = { from: at('1992-01-01'), until: at('2160-01-01') }

const door: Door = /* @__PURE__ */ (() => makeDoor(BASE_VOCABULARY, YEARS))()

/**
 * Checks that an input is `Facts` of the vocabulary that every policy has; every problem at once, none repaired (S-1). Never throws.
 * A policy whose packs add facts checks with `policy.check`.
 *
 * @example
 * const result = parseFacts(JSON.parse(body))
 * if (result.ok) policy.evaluate(result.facts)
 */
export function parseFacts(input: unknown): { ok: true; facts: Facts } | { ok: false; issues: Issue[] } {
  const result = door(input)
  return result.ok ? { ok: true, facts: input as Facts } : result
}
