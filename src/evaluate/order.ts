import { parseInstant } from '../core/instant.js'
import type { Deadline, Denial, Route, Verdict } from './decision.js'

/** How late a deadline is, for putting routes in order: no limit, then a clock that has still to start, then by the closing instant. */
function rankOf(deadline: Deadline): readonly [number, number, number] {
  switch (deadline.status) {
    case 'none':
      return [2, 0, 0]
    case 'unknown':
      return [1, 0, 0]
    default:
      return [0, parseInstant(deadline.closesAt) ?? 0, deadline.status === 'at_least' ? 1 : 0]
  }
}

/** Negative when the first deadline is later. */
function laterFirst(a: Deadline, b: Deadline): number {
  const [one, other] = [rankOf(a), rankOf(b)]
  return other[0] - one[0] || other[1] - one[1] || other[2] - one[2]
}

const FREIGHT_TIER: Record<string, number> = { seller: 0, platform: 0, maker: 0, buyer: 1 }
const UNSETTLED_TIER = 2

const freightTier = ({ terms }: Route): number => (terms.freight === undefined ? UNSETTLED_TIER : (FREIGHT_TIER[terms.freight] ?? UNSETTLED_TIER))

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Best for the consumer first (S-17). */
export const routeOrder = (a: Route, b: Route): number =>
  Number(b.firm) - Number(a.firm) ||
  laterFirst(a.deadline, b.deadline) ||
  freightTier(a) - freightTier(b) ||
  a.evidence.length - b.evidence.length ||
  byText(a.rule, b.rule)

/** A denial that is not late is farther from standing than any that is, by however many days. */
const daysLate = ({ code, params, also = [] }: Denial): number => {
  const expired = [{ code, params }, ...also].find((reason) => reason.code === 'window_expired')
  const late = expired?.params.daysLate
  return typeof late === 'number' ? late : expired ? Number.MAX_SAFE_INTEGER : Number.POSITIVE_INFINITY
}

/** Nearest to standing first (S-17). */
export function denialOrder(a: Denial, b: Denial): number {
  const [one, other] = [daysLate(a), daysLate(b)]
  return (a.also?.length ?? 0) - (b.also?.length ?? 0) || (one === other ? 0 : one < other ? -1 : 1) || byText(a.rule ?? '', b.rule ?? '')
}

/** The verdict of a service from its routes and open grants (S-9). */
export function verdictOf(routes: readonly Route[], open: readonly unknown[]): Verdict {
  if (routes.some(({ firm }) => firm)) return 'available'
  if (routes.length > 0) return 'conditional'
  return open.length > 0 ? 'needs_information' : 'unavailable'
}

/** The latest deadline among the routes that carry the verdict. */
export function verdictDeadline(routes: readonly Route[]): Deadline | undefined {
  const carrying = routes.some(({ firm }) => firm) ? routes.filter(({ firm }) => firm) : routes
  return [...carrying].sort((a, b) => laterFirst(a.deadline, b.deadline))[0]?.deadline
}
