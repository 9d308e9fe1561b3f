import type { Policy } from '../../evaluate/create-policy.js'
import type { Route } from '../../evaluate/decision.js'
import { linkedOf } from '../../evaluate/linked.js'
import type { Duration, Ends, Window } from '../../policy/rule.js'
import type { WarrantyPromise } from './schema-org.js'

type Length = WarrantyPromise['durationOfWarranty']

/** The longest free repair from delivery that one rule gives; of several ends that must all hold the shortest counts. */
export function warrantyOf(policy: Policy, routes: readonly Route[]): WarrantyPromise | undefined {
  const grants = linkedOf(policy).policy.grants.get('repair') ?? []
  const free = routes.filter(({ terms }) => terms.repairCharge === 'free')
  const lengths = free.flatMap(({ rule }) => {
    const windows = grants.find(({ id }) => id === rule)?.windows ?? []
    return shortest(windows.filter(({ tests = 'submitted' }) => tests === 'submitted').flatMap(lengthsOf)) ?? []
  })
  const longest = lengths.sort((a, b) => inDays(b) - inDays(a))[0]
  return longest && { '@context': 'https://schema.org', '@type': 'WarrantyPromise', durationOfWarranty: longest }
}

const lengthsOf = ({ ends }: Window): Length[] => (ends ? spansOf(ends).flatMap((length) => quantity(length) ?? []) : [])

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

const shortest = (lengths: readonly Length[]): Length | undefined => [...lengths].sort((a, b) => inDays(a) - inDays(b))[0]

/** Only to compare. */
const inDays = ({ value, unitCode }: Length): number => value * { ANN: 365, MON: 30, DAY: 1 }[unitCode]
