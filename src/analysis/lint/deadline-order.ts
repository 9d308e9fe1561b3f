import { addCivilMonths } from '../../core/civil-day.js'
import { NEVER } from '../../core/diagram.js'
import type { CompiledGrant } from '../../policy/compiled.js'
import type { Duration, Ends, Span } from '../../policy/rule.js'
import type { ServiceRoom } from '../studied-policy.js'
import type { Ledger } from './ledger.js'

/** Days from which it is tried which of two durations ends first: four years with a leap day. */
const DAYS = Array.from({ length: 1461 }, (_, index) => 19_358 + index)

/** A span, how many days it is from each day, and the grants that count by it. */
interface Counted {
  readonly span: Span
  readonly days: readonly number[]
  readonly grants: CompiledGrant[]
}

/** Two grants that can stand together, of which the month decides which ends first. */
export function lintDeadlineOrder({ grants, space }: ServiceRoom, ledger: Ledger): void {
  const counted = countedSpans(grants)
  for (const [index, one] of counted.entries())
    for (const other of counted.slice(index + 1)) {
      const pair = alike(one, other) && varies(one.days, other.days) ? together(space, one.grants, other.grants) : undefined
      if (!pair) continue
      const [rule, { id }] = pair
      ledger.add('deadline_order_varies', rule, { other: id, duration: inWords(one.span.for), otherDuration: inWords(other.span.for) })
    }
}

/** Whether two spans count from the same event in the same way. */
const alike = (one: Counted, other: Counted): boolean =>
  JSON.stringify([one.span.from, one.span.starts]) === JSON.stringify([other.span.from, other.span.starts])

function countedSpans(grants: readonly CompiledGrant[]): Counted[] {
  const spans = new Map<string, Counted>()
  for (const grant of grants)
    for (const span of grant.windows.flatMap(({ ends, tests = 'submitted' }) => (ends && tests === 'submitted' ? spansOf(ends) : []))) {
      const key = JSON.stringify([span.from, span.for, span.starts])
      const known = spans.get(key) ?? { span, days: lastDays(span.for), grants: [] }
      known.grants.push(grant)
      spans.set(key, known)
    }
  return [...spans.values()].filter(({ days }) => days.length > 0)
}

function spansOf(ends: Ends): Span[] {
  if ('from' in ends) return [ends]
  return ('latest' in ends ? ends.latest : ends.earliest).flatMap(spansOf)
}

/** The days of durations, by their text: many rules have the same. */
const known = new Map<string, readonly number[]>()

/** How many days a duration is from each of the days; none where it counts no civil days. */
function lastDays(duration: Duration): readonly number[] {
  const text = JSON.stringify(duration)
  const days = known.get(text) ?? countDays(duration)
  known.set(text, days)
  return days
}

function countDays(duration: Duration): readonly number[] {
  if ('openHours' in duration) return []
  if ('days' in duration) return DAYS.map(() => duration.days)
  if ('weeks' in duration) return DAYS.map(() => 7 * duration.weeks)
  if ('months' in duration) return DAYS.map((day) => addCivilMonths(day, duration.months) - day)
  return 'years' in duration ? DAYS.map((day) => addCivilMonths(day, 12 * duration.years) - day) : []
}

const varies = (a: readonly number[], b: readonly number[]): boolean =>
  a.some((days, index) => days < (b[index] as number)) && a.some((days, index) => days > (b[index] as number))

const inWords = (duration: Duration): string => {
  const [[unit, count] = ['', 0]] = Object.entries(duration)
  return `${count} ${unit}`
}

/** Two grants, one of each list, that can stand for the same claim. */
function together(
  { nodes, space, possible }: ServiceRoom['space'],
  some: readonly CompiledGrant[],
  others: readonly CompiledGrant[],
): [CompiledGrant, CompiledGrant] | undefined {
  for (const one of some)
    for (const other of others) {
      const a = nodes.grant(one)
      const b = nodes.grant(other)
      if (one !== other && possible(space.and(space.and(a.stands, a.conditions), space.and(b.stands, b.conditions))) !== NEVER) return [one, other]
    }
  return undefined
}
