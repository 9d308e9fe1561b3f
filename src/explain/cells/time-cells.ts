import { TRUE, type Truth, UNKNOWN } from '../../core/truth.js'
import type { Evaluation } from '../../evaluate/evaluation.js'
import type { EventId, FactPath } from '../../facts/facts.js'
import type { InForce } from '../../policy/compiled.js'
import type { ClaimNeeds, Comparison, Use } from './claim-needs.js'
import { ComparisonCells } from './comparisons.js'
import { eventVariable, inForceChanges, inForceIn, truthsOf } from './event-variables.js'
import { openVariable } from './fact-variables.js'
import { withFact } from './leaf-end.js'
import { APPROVED } from './review.js'
import type { Table, Variable } from './variable.js'

export const PART: FactPath = 'claim.part'

/** The unknown events of a claim, cut where anything changes, and what hangs on them. */
export interface TimeCells {
  readonly variables: readonly Variable[]
  readonly periods: ReadonlyMap<InForce, Table>
  readonly events: ReadonlyMap<EventId, Table>
  readonly comparisons: ReadonlyMap<string, Table>
  /** Whether an unknown event shows that a person's decision was given. */
  readonly approved: readonly Table[]
}

/** @param part - The part of the claim as a variable, where ends depend on it: every part is a value of its own then. */
export function timeCells(evaluation: Evaluation, needs: ClaimNeeds, part: Variable | undefined): TimeCells {
  const readings = (part?.answers ?? []).map(({ answer }) => withFact(evaluation, PART, answer as string))
  const cells = cutCells(readings.length > 0 ? readings : [evaluation], needs)
  const [first] = cells as [ComparisonCells]
  const variables = new Map([...eventUses(first, needs)].map(([event, use]) => [event, eventVariable(evaluation, first.spans(event), use)] as const))
  const open: Variable[] = []
  const tableOf = (comparison: Comparison & { use: Use }): Table => {
    const { leaf, tested, use } = comparison
    const tables = cells.map((one) => one.table(comparison))
    const flat = tables.map(({ truths }) => (leaf.event === tested && truths.length > 1 ? truths.map((row, index) => row[index] as Truth) : truths.flat()))
    const by = [...new Set([leaf.event, tested])].flatMap((event) => variables.get(event) ?? [])
    const alike = flat.every((one) => one.join() === flat[0]?.join())
    const truths = alike ? (flat[0] as Truth[]) : flat.flat()
    const asks = [...new Set(tables.flatMap((one) => one.asks))]
    // Without a history an end is where it lies at least.
    const bare = asks.every((ask) => ask === 'history') ? (known: Evaluation) => (known.facts.history?.length === 0 ? 0 : undefined) : undefined
    const unsure = truths.includes(UNKNOWN)
      ? openVariable(
          openName(comparison),
          asks,
          use,
          (draft, holds) => {
            draft.comparisons = [...draft.comparisons, { leaf, tested, holds }]
          },
          bare,
        )
      : undefined
    if (unsure) open.push(unsure)
    return { by: alike ? by : [part as Variable, ...by], truths, unsure }
  }
  const events = new Map([...variables].map(([event, variable]) => [event, { by: [variable], truths: truthsOf(first.spans(event), () => TRUE) }]))
  const approval = events.get(APPROVED)
  return {
    comparisons: new Map([...needs.comparisons].map(([key, comparison]) => [key, tableOf(comparison)])),
    events,
    approved: approval ? [approval] : [],
    periods: new Map(
      [...needs.periods.keys()].map((days) => [
        days,
        { by: [variables.get(days.by) as Variable], truths: truthsOf(first.spans(days.by), (span) => inForceIn(days, span)) },
      ]),
    ),
    variables: [...variables.values(), ...open],
  }
}

/** The name of what only the history, a calendar or two unknown events decide. */
const openName = ({ leaf, tested }: Comparison): string => `open:${leaf.number}:${tested}`

/** The unknown events in every reading of the part, each cut wherever any reading changes, so that a span is the same span in all. */
function cutCells(readings: readonly Evaluation[], needs: ClaimNeeds): ComparisonCells[] {
  const cells = readings.map((evaluation) => cutReading(evaluation, needs))
  if (cells.length === 1) return cells
  for (const event of eventUses(cells[0] as ComparisonCells, needs).keys()) {
    const all = cells.flatMap((one) => one.spans(event).starts)
    for (const one of cells) one.cut(event, all)
  }
  return cells
}

function cutReading(evaluation: Evaluation, needs: ClaimNeeds): ComparisonCells {
  const cells = new ComparisonCells(evaluation)
  const comparisons = [...needs.comparisons.values()]
  for (const { tested } of comparisons) cells.test(tested)
  for (const comparison of comparisons) cells.cutByKnown(comparison)
  for (const days of needs.periods.keys()) cells.cut(days.by, inForceChanges(days))
  for (const comparison of comparisons) cells.cutByUnknown(comparison)
  return cells
}

/** The unknown events that anything hangs on. */
function eventUses(cells: ComparisonCells, needs: ClaimNeeds): Map<EventId, Use> {
  const uses = new Map<EventId, Use>()
  const add = (event: EventId, { grants, first }: Use): void => {
    if (!cells.isUnknown(event)) return
    const before = uses.get(event)
    uses.set(event, before ? { grants: before.grants + grants, first: Math.min(before.first, first) } : { grants, first })
  }
  for (const [event, use] of needs.events) add(event, use)
  for (const { leaf, tested, use } of needs.comparisons.values()) for (const event of [leaf.event, tested]) add(event, use)
  for (const [{ by }, use] of needs.periods) add(by, use)
  return uses
}
