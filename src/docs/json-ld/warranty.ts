import type { Policy } from '../../evaluate/create-policy.js'
import type { Route } from '../../evaluate/decision.js'
import { linkedOf } from '../../evaluate/linked.js'
import type { Duration, Ends, Grant, Rule } from '../../policy/rule.js'
import type { WarrantyPromise } from './schema-org.js'

type Length = WarrantyPromise['durationOfWarranty']

/** The longest free repair from delivery that one rule gives; of several ends the shortest counts, and one that has no code promises nothing. */
export function warrantyOf(policy: Policy, routes: readonly Route[]): { route: Route; promise: WarrantyPromise } | undefined {
  const { rules } = linkedOf(policy).policy
  const free = routes.filter(({ terms }) => terms.repairCharge === 'free')
  const found = free.flatMap((route) => {
    const { windows = [] } = (rules.get(route.rule) as { rule: Rule }).rule as Grant
    const spans = windows.flatMap(({ tests = 'submitted', ends }) => (tests === 'submitted' && ends ? spansOf(ends) : []))
    const known = spans.flatMap((span) => quantity(span) ?? [])
    const [length] = known.length < spans.length ? [] : known.sort((a, b) => inDays(a) - inDays(b))
    return length ? [{ route, length }] : []
  })
  const [longest] = found.sort((a, b) => inDays(b.length) - inDays(a.length))
  return longest && { route: longest.route, promise: { '@context': 'https://schema.org', '@type': 'WarrantyPromise', durationOfWarranty: longest.length } }
}

const spansOf = (ends: Ends): Duration[] => ('from' in ends ? [ends.for] : ('latest' in ends ? ends.latest : ends.earliest).flatMap(spansOf))

/** Hours and working days have no code among those that are usual. */
function quantity(length: Duration): Length | undefined {
  const of = (value: number, unitCode: Length['unitCode']): Length => ({ '@type': 'QuantitativeValue', value, unitCode })
  if ('openHours' in length) return undefined
  if ('years' in length) return of(length.years, 'ANN')
  if ('months' in length) return of(length.months, 'MON')
  if ('weeks' in length) return of(length.weeks * 7, 'DAY')
  return 'days' in length ? of(length.days, 'DAY') : undefined
}

/** Only to compare. */
const inDays = ({ value, unitCode }: Length): number => value * { ANN: 365, MON: 30, DAY: 1 }[unitCode]
