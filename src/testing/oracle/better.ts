import type { TermDefinition } from '../../facts/vocabulary.js'
import type { GroundRule } from './ground-rules.js'
import type { Possible } from './parts.js'

type Arrival = { method: string; minWorkingDays: number; maxWorkingDays: number }
type Deduction = { code: string }

/** The better of two values of a term, for the consumer (S-10c). */
export function betterTerm({ type, better }: TermDefinition, stands: Possible<unknown>, said: unknown, adjust: GroundRule): Possible<unknown> {
  const taken = (value: unknown): Possible<unknown> => (same(value, stands.value) ? stands : { value, by: [...stands.by, adjust] })
  if (better === 'fewer') return stands.value === undefined ? stands : taken(fewer(stands.value as Deduction[], said as Deduction[]))
  if (stands.value === undefined) return taken(said)
  if (better === 'more') return taken([...new Set([...(stands.value as string[]), ...(said as string[])])])
  if (better === 'less' && type !== 'duration') return taken(sooner(stands.value as Arrival[], said as Arrival[]))
  const rank = (value: unknown): number => (better === 'less' ? hoursOf(value as object) : tierOf(better as unknown[][], value))
  // Of equal ones what stands stays; of what gives way nothing is left.
  return rank(said) < rank(stands.value) ? { value: said, by: [adjust] } : stands
}

const tierOf = (tiers: unknown[][], value: unknown): number => tiers.findIndex((tier) => tier.includes(value))

/** Only the deductions that both have. */
const fewer = (stands: Deduction[], said: Deduction[]): Deduction[] => stands.filter(({ code }) => said.some((other) => other.code === code))

const HOURS = { hours: 1, openHours: 1, days: 24, workingDays: 24, weeks: 7 * 24, months: 730, years: 8760 }

const hoursOf = (duration: object): number =>
  Object.entries(HOURS).reduce((sum, [unit, hours]) => sum + hours * ((duration as Record<string, number>)[unit] ?? 0), 0)

/** For each way of payment the sooner arrival. */
function sooner(stands: Arrival[], said: Arrival[]): Arrival[] {
  const methods = [...new Set([...stands, ...said].map(({ method }) => method))]
  return methods.map((method) => {
    const [a, b] = [stands, said].map((list) => list.find((one) => one.method === method))
    if (!a || !b) return (a ?? b) as Arrival
    return b.maxWorkingDays < a.maxWorkingDays || (b.maxWorkingDays === a.maxWorkingDays && b.minWorkingDays < a.minWorkingDays) ? b : a
  })
}

/** One text for one value of a term: the order of a set or a list means nothing. */
export const termText = (value: unknown): string => (Array.isArray(value) ? value.map(textOf).sort().join() : textOf(value))
const same = (a: unknown, b: unknown): boolean => termText(a) === termText(b)

/** One text for one value, whatever the order of keys. */
export const textOf = (value: unknown): string => JSON.stringify(sorted(value)) ?? 'undefined'

/** With the keys of every object in one order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  )
}
