import type { Decision, Denial, Reason } from '../../evaluate/decision.js'
import { textOf } from './better.js'
import { instantOf, msOf } from './clock.js'
import type { OracleDecision } from './oracle.js'

/** A decision as both can say it: in one order where order means nothing, and without what only the evaluator gives. */
export type Comparable = { [key: string]: unknown }

/** Keys that the oracle does not give. */
const LEFT_OUT = ['policy', 'ask', 'dependsOn']
/** Lists whose order means nothing. */
const UNORDERED = ['conditions', 'duties', 'lifted', 'rules', 'open', 'covers', 'deductions', 'refundArrival']
const INSTANTS = ['asOf', 'closesAt', 'opensAt']

/** Brings a decision of either into the shape that is compared. */
export const comparable = (decision: Decision | OracleDecision): Comparable => strip(decision) as Comparable

function strip(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) {
    const parts = value.map((part) => (key === 'denials' ? strip(reasonsOf(part as Denial)) : strip(part)))
    return UNORDERED.includes(key) || value.every((part) => typeof part === 'string') ? parts.sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1)) : parts
  }
  if (typeof value !== 'object' || value === null) return INSTANTS.includes(key) ? instantOf(msOf(value as string)) : value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, part]) => !LEFT_OUT.includes(name) && part !== undefined)
      .map(([name, part]) => [name, strip(part, name)]),
  )
}

/** The reasons of a denial in one list: between reasons of one code the order means nothing. */
function reasonsOf({ rule, layer, code, params, by, also = [] }: Denial): object {
  const reasons: Reason[] = [{ code, params, ...(by !== undefined && { by }) }, ...also]
  const codes = [...new Set(reasons.map((reason) => reason.code))]
  const sorted = codes.flatMap((one) => reasons.filter((reason) => reason.code === one).sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1)))
  return { rule, layer, reasons: sorted }
}
