import { parseInstant } from '../core/instant.js'
import type { Deadline, Route, Verdict } from './decision.js'

/** Later deadlines have greater numbers: no limit, then a clock that has still to start, then by the closing instant, of equal ones the one that may move. */
function latenessOf(deadline: Deadline): number {
  switch (deadline.status) {
    case 'none':
      return Number.POSITIVE_INFINITY
    case 'unknown':
      return Number.MAX_VALUE
    default:
      return (parseInstant(deadline.closesAt) as number) + (deadline.status === 'at_least' ? 0.5 : 0)
  }
}

/** Deadlines are shared between routes and decisions, so each is read once. */
const LATENESS = new WeakMap<Deadline, number>()

function lateness(deadline: Deadline): number {
  const known = LATENESS.get(deadline)
  if (known !== undefined) return known
  const found = latenessOf(deadline)
  LATENESS.set(deadline, found)
  return found
}

/** Negative when the first deadline is later. */
function laterFirst(a: Deadline, b: Deadline): number {
  const [one, other] = [lateness(a), lateness(b)]
  return one === other ? 0 : one > other ? -1 : 1
}

const FREIGHT_TIER: Record<NonNullable<Route['terms']['freight']>, number> = { seller: 0, platform: 0, maker: 0, buyer: 1 }
const UNSETTLED_TIER = 2

const freightTier = ({ terms }: Route): number => (terms.freight === undefined ? UNSETTLED_TIER : FREIGHT_TIER[terms.freight])

const byText = (a: string, b: string): number => Number(a > b) - Number(a < b)

/** Best for the consumer first (S-17). */
export const routeOrder = (a: Route, b: Route): number =>
  Number(b.firm) - Number(a.firm) ||
  laterFirst(a.deadline, b.deadline) ||
  freightTier(a) - freightTier(b) ||
  a.evidence.length - b.evidence.length ||
  byText(a.rule, b.rule)

/** The verdict of a service from its routes and open grants (S-9). */
export function verdictOf(routes: readonly Route[], open: readonly unknown[]): Verdict {
  if (routes.some(({ firm }) => firm)) return 'available'
  if (routes.length > 0) return 'conditional'
  return open.length > 0 ? 'needs_information' : 'unavailable'
}
