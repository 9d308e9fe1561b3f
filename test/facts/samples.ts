import { type Issue, pathText } from '../../src/core/issue.js'
import type { CheckedFacts } from '../../src/facts/checked-facts.js'
import { makeDoor } from '../../src/facts/door.js'
import type { Facts } from '../../src/facts/facts.js'
import { BASE_VOCABULARY } from '../../src/facts/vocabulary.js'

export const RANGE = { from: Date.UTC(1992, 0, 1), until: Date.UTC(2160, 0, 1) }

export const door = makeDoor(BASE_VOCABULARY, RANGE)

/** The fewest facts that pass. */
export const LEAST: Facts = {
  asOf: '2026-05-06T10:00:00+08:00',
  order: { market: 'CN', purchasedAt: '2026-04-29T20:15:00+08:00' },
  item: { category: 'phones' },
  claim: {},
}

type Part = Record<string, unknown>

/** The fewest facts with more on top: sections are merged, anything else replaced. */
export function factsWith(more: { [key: string]: unknown }): Facts {
  const merged: Part = { ...LEAST }
  for (const [key, value] of Object.entries(more)) {
    const isSection = ['order', 'item', 'claim'].includes(key) && typeof value === 'object' && value !== null && !Array.isArray(value)
    merged[key] = isSection ? { ...(merged[key] as Part), ...value } : value
  }
  return merged as unknown as Facts
}

/** The checked facts of an input that must pass. */
export function checked(input: unknown): CheckedFacts {
  const result = door(input)
  if (!result.ok) throw new Error(lines(result.issues).join('\n'))
  return result.facts
}

/** Issues as lines `code at path: params; hint`, so that a whole list can be compared at a glance. */
export const lines = (issues: readonly Issue[]): string[] =>
  issues.map(({ code, path, params, hint }) => `${code} at ${pathText(path)}: ${JSON.stringify(params)}${hint === undefined ? '' : `; ${hint}`}`)

export function problems(input: unknown): string[] {
  const result = door(input)
  return result.ok ? [] : lines(result.issues)
}
