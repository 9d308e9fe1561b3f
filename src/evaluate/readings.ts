import type { CheckedCase } from '../facts/checked-facts.js'
import { UNIT_PARTS } from '../facts/history-counts.js'
import type { Span } from '../policy/rule.js'
import { type Evaluation, knownValue } from './evaluation.js'

/** A past case as one reading of the history has it. */
interface ReadCase {
  readonly openedAt: number
  /** When it closed, or asOf while it is open. */
  readonly until: number
  readonly restarts: boolean
  /** Not closed yet: what it adds is not all that it will add. */
  readonly open: boolean
}

/** The past cases that suspend or restart a span, in the order in which they were opened. */
export type Reading = readonly ReadCase[]

interface Readings {
  readonly readings: readonly Reading[]
  /** Nothing is known of the history: the end may be later than any reading has it. */
  readonly unbounded: boolean
  readonly dependsOn: readonly string[]
}

const NOTHING: Readings = { readings: [[]], unbounded: false, dependsOn: [] }
const NOT_KNOWN: Readings = { readings: [[]], unbounded: true, dependsOn: ['history'] }

/**
 * What the history may say about a span (S-6b, S-6d): one reading when all is known; several while the part of the claim, or when a case was closed, is not.
 */
export function historyReadings(evaluation: Evaluation, span: Span): Readings {
  if (!span.suspend && !span.restart) return NOTHING
  const { history, asOf } = evaluation.facts
  if (history === undefined) return NOT_KNOWN
  if (history.length === 0) return NOTHING
  const cases = history.filter((past) => restarts(span, past) || suspends(span, past))
  if (cases.length === 0) return NOTHING
  const claimed = knownValue(evaluation, 'claim.part') as string | undefined
  const parts = claimed === undefined ? new Set([...cases.map(({ part }) => part), ...UNIT_PARTS, '']) : [claimed]
  const unclosed = cases.some((past) => past.outcome !== 'open' && past.closedAt === undefined)
  const read = (part: string, closed: (past: CheckedCase) => number): Reading =>
    cases.flatMap((past) => {
      const restarted = restarts(span, past) && restartsPart(past.part, part)
      if (!restarted && !(suspends(span, past) && suspendsPart(past.part, part))) return []
      const open = past.outcome === 'open'
      return [{ openedAt: past.openedAt, until: past.closedAt ?? (open ? asOf : closed(past)), restarts: restarted, open }]
    })
  const readings = [...parts].flatMap((part) => [read(part, ({ openedAt }) => openedAt), ...(unclosed ? [read(part, () => asOf)] : [])])
  return { readings, unbounded: false, dependsOn: [...(claimed === undefined ? ['claim.part'] : []), ...(unclosed ? ['history'] : [])] }
}

/** The unit is away with its main part; anything else leaves it in use. */
const suspendsPart = (past: string, claimed: string): boolean => past === claimed || (UNIT_PARTS.includes(past) && UNIT_PARTS.includes(claimed))

/** A new unit has a new main part; a new main part leaves the unit the same. */
const restartsPart = (past: string, claimed: string): boolean => past === claimed || (past === 'main_unit' && claimed === 'main_part')

const restarts = ({ restart }: Span, past: CheckedCase): boolean =>
  restart !== undefined && past.outcome === 'done' && restart.by.includes(past.service) && underLabel(restart.label, past)

/** Left out: any case; an empty list: cases under no label. */
const underLabel = (labels: readonly string[] | undefined, { label }: CheckedCase): boolean =>
  labels === undefined || (labels.length === 0 ? label === undefined : label !== undefined && labels.includes(label))

const suspends = ({ suspend }: Span, past: CheckedCase): boolean =>
  suspend?.by.includes(past.service) === true && (past.outcome === 'done' || past.outcome === 'not_fixed' || past.outcome === 'open')
