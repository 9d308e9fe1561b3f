import type { Denial } from '../../evaluate/decision.js'
import type { Vocabulary } from '../../facts/vocabulary.js'
import { msOf } from './clock.js'
import type { OracleDeadline } from './deadline.js'
import type { OracleRoute } from './route.js'

/** Negative when the first comes before the second. */
type Compare<T> = (a: T, b: T) => number

/** By the first of some orders that tells two apart. */
const by =
  <T>(...orders: Compare<T>[]): Compare<T> =>
  (a, b) =>
    orders.map((order) => order(a, b)).find((found) => found !== 0) ?? 0

const least =
  <T>(measure: (value: T) => number | string): Compare<T> =>
  (a, b) => {
    const [x, y] = [measure(a), measure(b)]
    return x === y ? 0 : x < y ? -1 : 1
  }

const ruleId = ({ rule }: { rule?: string }): string => rule ?? ''

/** No limit is later than a clock that has not started, and that later than any instant; of two equal ones the one that may end later. */
const laterDeadline: Compare<OracleDeadline> = by<OracleDeadline>(
  least(({ status }) => (status === 'none' ? 0 : status === 'unknown' ? 1 : 2)),
  least((deadline) => ('closesAt' in deadline ? -msOf(deadline.closesAt) : 0)),
  least((deadline) => (deadline.status === 'at_least' ? 0 : 1)),
)

/** Firm first, later deadline, freight tier, fewer evidence needs, rule id (S-17). */
export function routeOrder({ terms }: Vocabulary): Compare<OracleRoute> {
  const tiers = terms.freight?.better as unknown[][]
  const tier = ({ terms: { freight } }: OracleRoute): number => (freight === undefined ? tiers.length : tiers.findIndex((one) => one.includes(freight)))
  return by<OracleRoute>(
    least(({ firm }) => (firm ? 0 : 1)),
    (a, b) => laterDeadline(a.deadline, b.deadline),
    least(tier),
    least(({ evidence }) => evidence.length),
    least(ruleId),
  )
}

/** By its first window that is over. Late by a number of days that is not known comes after the known ones, and before what is not late at all. */
function daysLate({ code, params, also = [] }: Denial): number {
  const late = [{ code, params }, ...also].find((reason) => reason.code === 'window_expired')
  return late ? ((late.params.daysLate as number | undefined) ?? Number.MAX_SAFE_INTEGER) : Number.POSITIVE_INFINITY
}

/** Fewer further reasons, fewer days late, rule id (S-17). */
export const denialOrder: Compare<Denial> = by<Denial>(
  least(({ also = [] }) => also.length),
  least(daysLate),
  least(ruleId),
)
