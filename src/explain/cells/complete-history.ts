import { DAY_MS } from '../../core/civil-day.js'
import { type Evaluation, newEvaluation } from '../../evaluate/evaluation.js'
import type { CheckedCase } from '../../facts/checked-facts.js'
import type { FactPath, Label } from '../../facts/facts.js'
import { isTaking, unitsLeftAtMost } from '../../facts/history-counts.js'
import { leafEnd } from './leaf-end.js'
import { BOUGHT, UNITS_LEFT } from './most-left.js'
import type { Draft, Pick } from './variable.js'

/** Name of the variable that says whether the units of the claim are still there. */
export const UNITS = 'units'
const LABEL_USES = 'derived.labelUses.'
/** A part whose repair leaves the unit as it was. */
const OTHER_PART = 'charger'
/** The part that a past case is about unless it says another. */
export const MAIN = 'main_unit'
const FEW = 4
/** Many enough that some are left, or that none is. */
export const MANY = 1000
const LONG_BEFORE = 400 * DAY_MS

/** How many cases of a kind are wanted: at least `least`, and few. */
const wantedOf =
  ({ counts }: Draft, pick: Pick) =>
  (fact: FactPath, least = 0): number => {
    const bounds = counts.get(fact)
    const min = Math.max(bounds?.min ?? 0, least)
    return bounds ? pick(min, Math.max(min, Math.min(bounds.max, min + FEW))) : min
  }

/** Histories that may come to what is wanted, the plainest first: whether one does is for the caller to check. */
export function historiesFor(evaluation: Evaluation, draft: Draft, pick: Pick): CheckedCase[][] {
  const plain = quietHistory(evaluation, draft, pick)
  const stretched = stretches(evaluation, draft).flatMap((more) => {
    // One that is wanted anyway may be the one that stretches.
    const same = plain.findIndex(({ service, outcome, part }) => service === more.service && outcome === more.outcome && part === more.part)
    return [...(same < 0 ? [] : [[...plain.filter((_, index) => index !== same), more]]), [...plain, more]]
  })
  return [plain, ...stretched].map((history) => [...history].sort((a, b) => a.openedAt - b.openedAt))
}

/** Cases that move a deadline on to the claim or past it: one that suspends it, or one that restarts it. */
function stretches({ policy, facts }: Evaluation, { comparisons, events, values }: Draft): CheckedCase[] {
  return comparisons.flatMap(({ leaf, tested, holds }) => {
    const [from, at] = [events.get(leaf.event), events.get(tested)]
    const { suspend, restart } = leaf.span ?? {}
    if (!holds || typeof from !== 'number' || typeof at !== 'number' || (!suspend && !restart)) return []
    const end = leafEnd(newEvaluation(policy, { ...facts, history: [] }), leaf, from).lo
    const part = (values.get('claim.part') as string | undefined) ?? MAIN
    // As late as it still counts, or as long as it can.
    return [Math.min(end, facts.asOf) - 1, from].flatMap((openedAt) => {
      const past = { openedAt, closedAt: facts.asOf, part, quantity: undefined, label: undefined }
      const suspending = (suspend?.by ?? []).flatMap((service): CheckedCase[] => [
        { ...past, service, outcome: 'done' },
        { ...past, service, outcome: 'not_fixed' },
        { ...past, service, outcome: 'open', closedAt: undefined },
      ])
      const restarting = (restart?.by ?? []).map((service): CheckedCase => ({ ...past, service, outcome: 'done', label: restart?.label?.[0] }))
      return [...suspending, ...restarting]
    })
  })
}

/** A history that was given, what its cases leave open filled in: the last instant and one unit, or the first and as many units as leave what is wanted. */
export function filledHistories(history: readonly CheckedCase[], asOf: number, { values, counts }: Draft): CheckedCase[][] {
  const isOpen = ({ outcome, closedAt }: CheckedCase): boolean => closedAt === undefined && outcome !== 'open'
  const ends = history.some(isOpen) ? [asOf, 0] : [asOf]
  const bought = (values.get(BOUGHT) as number | undefined) ?? MANY
  const spare = unitsLeftAtMost(history, bought)
  const kept = [spare, counts.get(UNITS_LEFT)?.max ?? 0, 0].filter((left) => left <= spare)
  return ends.flatMap((end) =>
    [...new Set(kept)].map((left) => {
      // The first case that may have took all that are to be gone, the others one unit each.
      const first = history.find((past) => past.quantity === undefined && isTaking(past))
      return history.map((past) => ({
        ...past,
        quantity: past.quantity ?? (past === first ? 1 + spare - left : 1),
        ...(isOpen(past) && { closedAt: Math.max(past.openedAt, end) }),
      }))
    }),
  )
}

/** There are as many repairs as failed ones, and one where any day was spent on them. */
export const REPAIRS_AT_LEAST: ReadonlyMap<FactPath, (count: number) => number> = new Map([
  ['derived.failedRepairs', (failed: number) => failed],
  ['derived.daysInRepair', (days: number) => Math.min(days, 1)],
])

/** Raises the repairs that are wanted to what the others come to. */
export function settleRepairs({ counts }: Draft): void {
  const repairs = counts.get('derived.repairs')
  if (!repairs) return
  const least = Math.max(0, ...[...REPAIRS_AT_LEAST].map(([fact, atLeast]) => atLeast(counts.get(fact)?.min ?? 0)))
  const min = Math.max(repairs.min, least)
  const max = Math.max(repairs.max, least)
  counts.set('derived.repairs', { min, max })
  const failed = counts.get('derived.failedRepairs')
  if (failed) counts.set('derived.failedRepairs', { min: failed.min, max: Math.min(failed.max, max) })
}

/** Past cases that come to the counts that are wanted, all of them long before the purchase, so that they suspend and restart nothing. */
function quietHistory({ facts }: Evaluation, draft: Draft, pick: Pick): CheckedCase[] {
  const { counts, values } = draft
  const wanted = wantedOf(draft, pick)
  const long = (facts.events.get('purchased') as number) - LONG_BEFORE
  const past = (more: Partial<CheckedCase>): CheckedCase => ({
    service: 'repair',
    openedAt: long,
    closedAt: long,
    outcome: 'done',
    part: MAIN,
    quantity: undefined,
    label: undefined,
    ...more,
  })
  const times = (count: number, more: Partial<CheckedCase>): CheckedCase[] => Array.from({ length: count }, () => past(more))
  const part = values.get('claim.part') as string | undefined
  const labels = [...counts.keys()].filter((fact) => fact.startsWith(LABEL_USES))
  return [
    ...repairs(draft, pick, past),
    ...(counts.get('derived.inRepair')?.min === 1 ? [past({ outcome: 'open', closedAt: undefined, part: OTHER_PART })] : []),
    ...times(wanted('derived.exchangesDone'), { service: 'exchange' }),
    ...(part === undefined || part === MAIN ? [] : times(wanted('derived.partExchanges'), { service: 'exchange', part })),
    ...times(wanted('derived.complaints'), { service: 'complaint' }),
    ...labels.flatMap((fact) => times(wanted(fact), { service: 'consultation', label: fact.slice(LABEL_USES.length) as Label })),
    ...times(1, { service: 'return', quantity: unitsGone(draft) }).filter(({ quantity }) => quantity !== undefined && quantity > 0),
  ]
}

/** Ended repairs: so many, so many of them failed, so many days, the last one closed when it has to be. */
function repairs(draft: Draft, pick: Pick, past: (more: Partial<CheckedCase>) => CheckedCase): CheckedCase[] {
  const wanted = wantedOf(draft, pick)
  const failed = wanted('derived.failedRepairs')
  const days = wanted('derived.daysInRepair')
  const count = wanted('derived.repairs', Math.max(failed, days > 0 ? 1 : 0))
  const made = Array.from({ length: count }, (_, index) => past({ outcome: index < failed ? 'not_fixed' : 'done' }))
  const done = draft.events.get('repairDone')
  const [first, ...others] = made
  if (!first) return typeof done === 'number' ? [past({ part: OTHER_PART, openedAt: done, closedAt: done })] : []
  const closedAt = typeof done === 'number' ? done : (first.closedAt as number)
  return [{ ...first, openedAt: closedAt - days * DAY_MS, closedAt }, ...others]
}

/** So many that as many are left as may be. */
function unitsGone({ counts, opens, values }: Draft): number | undefined {
  const [left, units] = [counts.get(UNITS_LEFT), opens.get(UNITS)]
  if (!left && units === undefined) return undefined
  const [bought, asked] = ['item.quantity', 'claim.quantity'].map((fact) => (values.get(fact) as number | undefined) ?? 1) as [number, number]
  return bought - Math.min(bought, left?.max ?? bought, units === false ? asked - 1 : bought)
}
