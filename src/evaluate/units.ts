import { FALSE, TRUE, type Truth, truthOf, UNKNOWN } from '../core/truth.js'
import type { Service } from '../facts/facts.js'
import { type Evaluation, integerOf, sourcesOf } from './evaluation.js'

/** Services that take or pay back units, so that units already gone cannot be claimed again (S-15c). */
const UNIT_SERVICES: ReadonlySet<Service> = new Set<Service>(['return', 'exchange', 'repair', 'refund', 'reissue', 'price_protection', 'price_reduction'])
/** Services whose cases take units away, as the text of derived.unitsLeft says. */
const TAKING: ReadonlySet<Service> = new Set<Service>(['return', 'refund'])

/** Whether the units of the claim are still there; known true while no unit is gone (S-15). */
export function unitsTruth(evaluation: Evaluation, service: Service): Truth {
  if (!UNIT_SERVICES.has(service)) return TRUE
  const { history } = evaluation.facts
  const untouched = history?.every((past) => !TAKING.has(past.service) || (past.outcome !== 'done' && past.outcome !== 'open'))
  if (untouched) return TRUE
  const [asked, left] = [integerOf(evaluation, 'claim.quantity'), integerOf(evaluation, 'derived.unitsLeft')]
  if (left === 0 && asked === undefined) return FALSE
  return asked === undefined || left === undefined ? UNKNOWN : truthOf(asked <= left)
}

/** What to ask for while that is unknown. */
export const missingForUnits = (evaluation: Evaluation): string[] =>
  ['claim.quantity', 'derived.unitsLeft'].flatMap((fact) => (integerOf(evaluation, fact) === undefined ? sourcesOf(evaluation, fact) : []))
