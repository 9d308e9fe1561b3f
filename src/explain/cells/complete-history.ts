import { DAY_MS } from '../../core/civil-day.js'
import { type Evaluation, newEvaluation } from '../../evaluate/evaluation.js'
import type { CheckedCase } from '../../facts/checked-facts.js'
import type { FactPath, Label } from '../../facts/facts.js'
import { leafEnd } from './leaf-end.js'
import type { Draft, Pick } from './variable.js'

/** Name of the variable that says whether the units of the claim are still there. */
export const UNITS = 'units'
const LABEL_USES = 'derived.labelUses.'
/** A part whose repair leaves the unit as it was. */
const OTHER_PART = 'charger'
const MAIN = 'main_unit'
const FEW = 4
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
  return [[], ...stretches(evaluation, draft)].map((more) => [...plain, ...more].sort((a, b) => a.openedAt - b.openedAt))
}

/** Cases that move a deadline on to the claim or past it: one that suspends it, or one that restarts it. */
function stretches({ policy, facts }: Evaluation, { comparisons, events, values }: Draft): CheckedCase[][] {
  return comparisons.flatMap(({ leaf, tested, holds }) => {
    const [from, at] = [events.get(leaf.event), events.get(tested)]
    const { suspend, restart } = leaf.span ?? {}
    if (!holds || typeof from !== 'number' || typeof at !== 'number' || (!suspend && !restart)) return []
    const end = leafEnd(newEvaluation(policy, { ...facts, history: [] }), leaf, from).lo
    const part = (values.get('claim.part') as string | undefined) ?? MAIN
    const past = { openedAt: Math.min(end, facts.asOf) - 1, closedAt: facts.asOf, part, quantity: undefined, label: undefined }
    const suspending = (suspend?.by ?? []).flatMap((service): CheckedCase[] => [
      { ...past, service, outcome: 'done' },
      { ...past, service, outcome: 'not_fixed' },
      { ...past, service, outcome: 'open', closedAt: undefined },
    ])
    const restarting = (restart?.by ?? []).map((service): CheckedCase => ({ ...past, service, outcome: 'done', label: restart?.label?.[0] }))
    return [...suspending, ...restarting].map((one) => [one])
  })
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

function unitsGone({ counts, opens, values }: Draft): number | undefined {
  const left = counts.get('derived.unitsLeft')?.max
  const bought = (values.get('item.quantity') as number | undefined) ?? 1
  if (opens.get(UNITS) === false) return bought
  return left === undefined ? undefined : bought - left
}
