import fc, { type Arbitrary } from 'fast-check'
import type { Label, Part, PastCase, Service } from '../../facts/facts.js'
import { instantOf, type Ms } from '../oracle/clock.js'
import { compact, oneOf, sometimes } from './sometimes.js'

const DAY = 86_400_000

/** A past case before it is placed in time. */
export interface CaseSketch {
  service: Service
  opened: number
  days: number
  outcome: PastCase['outcome']
  part: Part | undefined
  label: Label | undefined
  quantity: number | undefined
  /** Its closing is not given. */
  unclosed: boolean
}

export const histories = (labels: readonly string[]): Arbitrary<CaseSketch[]> =>
  fc.array(
    fc.record({
      service: oneOf(['repair', 'exchange', 'return', 'refund', 'complaint'] as const),
      opened: oneOf([3, 0, 1, 5.5, 6.9, 12, 29, 100, 200]),
      days: oneOf([2, 0, 0.3, 1, 6, 20, 45]),
      outcome: oneOf(['done', 'not_fixed', 'open', 'refused', 'cancelled'] as const),
      part: sometimes(oneOf(['main_unit', 'battery', 'main_part'] as const), 2),
      label: sometimes(oneOf((labels.length > 0 ? labels : ['exchange_only_180d']) as Label[])),
      quantity: sometimes(oneOf([1, 2]), 2),
      unclosed: fc.nat(7).map((n) => n === 7),
    }),
    { maxLength: 3 },
  )

/** Places the cases after an instant; none lies after the decision. Few closings are left out, since each is read in every way. */
export function placeCases(sketches: readonly CaseSketch[], from: Ms, asOf: Ms): PastCase[] {
  let unclosed = 0
  return sketches.flatMap(({ service, opened, days, outcome, part, label, quantity, unclosed: leave }) => {
    const openedAt = from + opened * DAY
    const closedAt = Math.min(asOf, openedAt + days * DAY)
    if (openedAt > asOf) return []
    const left = leave && unclosed < 2 && asOf - openedAt < (unclosed === 0 ? 400 : 30) * DAY
    if (left && outcome !== 'open') unclosed++
    const closing = left || outcome === 'open' ? undefined : instantOf(closedAt)
    return [compact({ service, openedAt: instantOf(openedAt), closedAt: closing, outcome, part, label, quantity }) as PastCase]
  })
}
