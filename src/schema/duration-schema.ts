import type * as z from 'zod'
import { didYouMean } from '../core/issue.js'
import { nearMiss } from '../core/near-miss.js'
import { isDuration } from '../policy/check-windows.js'
import { anything, named, say } from './shape.js'

const MOST_YEARS = 40
const UNITS = ['years', 'months', 'weeks', 'days', 'hours', 'workingDays'] as const
const OPEN_HOURS = ['openHours', 'from', 'to', 'days']

const count = { anyOf: [{ type: 'integer', minimum: 1 }, { $ref: '#/definitions/Cell' }] }
const clock = { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$' }
const only = (properties: object, required: readonly string[]): object => ({ type: 'object', properties, required, additionalProperties: false })

/** A length of time or a cell. Zod would only say that no alternative fits, so it is checked by hand. */
export const duration: z.ZodType = named(
  'Duration',
  'A length of time: exactly one unit, a positive whole number; openHours counts only while open',
  anything().superRefine((value, context) => {
    if (!isCell(value) && !isDuration(withoutCells(value))) say(context, 'duration', { value: JSON.stringify(value), most: MOST_YEARS }, unitHint(value))
  }),
  {
    anyOf: [
      ...UNITS.map((unit) => only({ [unit]: count }, [unit])),
      only({ openHours: count, from: clock, to: clock, days: { enum: ['all', 'working'] } }, ['openHours', 'from', 'to']),
      { $ref: '#/definitions/Cell' },
    ],
  },
)

function isCell(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const [key, ...others] = Object.keys(value)
  return others.length === 0 && (key === 'row' || key === 'param') && typeof (value as Record<string, unknown>)[key] === 'string'
}

/** Cells stand for numbers that fit. */
function withoutCells(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, isCell(part) ? 1 : part]))
}

function unitHint(value: unknown): { hint?: string } {
  const known = [...UNITS, ...OPEN_HOURS]
  const wrong = typeof value === 'object' && value !== null ? Object.keys(value).find((key) => !known.includes(key)) : undefined
  return didYouMean(wrong === undefined ? undefined : nearMiss(wrong, UNITS))
}
