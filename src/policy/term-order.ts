import type { TermDefinition } from '../facts/vocabulary.js'
import { unitOf } from './check-windows.js'
import type { Duration } from './rule.js'

/** Hours in a unit, by which durations of different units are put in order. */
const HOURS = { years: 8760, months: 730, weeks: 168, days: 24, workingDays: 24, hours: 1, openHours: 1 }

const hoursOf = (duration: Duration): number => {
  const unit = unitOf(duration) as keyof typeof HOURS
  return duration[unit as keyof Duration] * HOURS[unit]
}

interface Arrival {
  method: string
  minWorkingDays: number
  maxWorkingDays: number
}

/** Whether two values of a term can be put in order for the consumer. */
export const hasDirection = (definition: TermDefinition): boolean => definition.better !== undefined

/** Whether a value of a tiered term stands in the last tier, so that it can never better another. */
export function isWorst({ better }: TermDefinition, value: unknown): boolean {
  return Array.isArray(better) && better.length > 1 && (better[better.length - 1] as unknown[]).includes(value)
}

/**
 * The better of two values of a term for the consumer (S-10). Of equal ones the first stays.
 */
export function betterTerm(definition: TermDefinition, first: unknown, second: unknown): unknown {
  const { better } = definition
  // A grant that takes nothing off has fewer deductions than any.
  if (better === 'fewer' && first === undefined) return undefined
  if (first === undefined || second === undefined) return first ?? second
  if (Array.isArray(better)) return lower(first, second, (value) => better.findIndex((tier) => tier.includes(value)))
  if (better === 'more') return (definition.values as string[]).filter((value) => (first as unknown[]).includes(value) || (second as unknown[]).includes(value))
  if (better === 'fewer') return fewerDeductions(first as { code: string }[], second as { code: string }[])
  if (definition.type === 'list') return soonerArrivals(first as Arrival[], second as Arrival[])
  return lower(first, second, (value) => hoursOf(value as Duration))
}

/** The value of lower rank; of equal ones the first. */
const lower = (first: unknown, second: unknown, rank: (value: unknown) => number): unknown => (rank(second) < rank(first) ? second : first)

/** Only what both would take off, as it stands. */
const fewerDeductions = (first: { code: string }[], second: { code: string }[]): unknown[] =>
  first.filter(({ code }) => second.some((other) => other.code === code))

function soonerArrivals(first: Arrival[], second: Arrival[]): Arrival[] {
  const methods = [...new Set([...first, ...second].map(({ method }) => method))].sort()
  return methods.map((method) => {
    const [one] = [...first, ...second]
      .filter((entry) => entry.method === method)
      .sort((a, b) => a.maxWorkingDays - b.maxWorkingDays || a.minWorkingDays - b.minWorkingDays)
    return one as Arrival
  })
}
