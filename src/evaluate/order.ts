import { latenessOf } from './deadline.js'
import type { Deadline, Route, Verdict } from './decision.js'

/** Negative when the first deadline is later. */
function laterFirst(a: Deadline, b: Deadline): number {
  const [one, other] = [latenessOf(a), latenessOf(b)]
  return one === other ? 0 : one > other ? -1 : 1
}

const FREIGHT_TIER: Record<NonNullable<Route['terms']['freight']>, number> = { seller: 0, platform: 0, maker: 0, buyer: 1 }
const UNSETTLED_TIER = 2

const freightTier = ({ terms }: Ranked): number => (terms.freight === undefined ? UNSETTLED_TIER : FREIGHT_TIER[terms.freight])

const byText = (a: string, b: string): number => Number(a > b) - Number(a < b)

/** What tells which of two routes is better. */
export type Ranked = Pick<Route, 'rule' | 'firm' | 'deadline'> & {
  readonly terms: { readonly freight?: Route['terms']['freight'] | undefined }
  readonly evidence: ArrayLike<unknown>
}

/** Best for the consumer first (S-17). */
export const routeOrder = (a: Ranked, b: Ranked): number =>
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
