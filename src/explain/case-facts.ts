import { formatDay } from '../core/civil-day.js'
import { TRUE, type Truth } from '../core/truth.js'
import { dayAt } from '../core/zone.js'
import { type Evaluation, knownValue } from '../evaluate/evaluation.js'
import { eventTime } from '../evaluate/events.js'
import { selectedFacts } from '../evaluate/scope.js'
import type { CompiledBase, NumberedSelector, Selector } from '../policy/compiled.js'
import type { InForceDay, KnownFact } from './explanation.js'
import { distinctFacts, factsBehind, knownFact } from './known-facts.js'

/** The facts that selectors read, where they have this truth. Where they do not fit, each says with which values it would. */
export function scopeFacts(evaluation: Evaluation, selectors: readonly NumberedSelector[], truth: Truth): KnownFact[] {
  return distinctFacts(selectors.flatMap((selector) => selectedFacts(evaluation, [selector], truth).map((fact) => selected(evaluation, fact, selector, truth))))
}

function selected(evaluation: Evaluation, fact: string, { kind, values }: Selector, truth: Truth): KnownFact {
  if (truth !== TRUE) return knownFact(evaluation, fact, kind === 'notCategory' ? undefined : { values: [...values] })
  if (kind !== 'label') return knownFact(evaluation, fact)
  // Of many labels on a page only those that the rule names matter.
  const labels = knownValue(evaluation, fact) as ReadonlySet<string>
  return { fact, value: [...values].filter((label) => labels.has(label)) }
}

/** The facts by which a rule that applies is about this case: its selectors and its condition. */
export function factsOfCase(evaluation: Evaluation, { reach, coverage, when }: CompiledBase): KnownFact[] {
  const selectors = [...coverage, ...reach.filter(({ kind }) => kind !== 'notCategory')]
  return distinctFacts([...scopeFacts(evaluation, selectors, TRUE), ...factsBehind(evaluation, when)])
}

/** The facts by which its whole pack is. */
export function factsOfPack(evaluation: Evaluation, { pack }: CompiledBase): KnownFact[] {
  return distinctFacts([...scopeFacts(evaluation, pack.selectors, TRUE), ...factsBehind(evaluation, pack.when)])
}

/** The days between which a rule is in force, with the day that had to lie there; undefined for a rule that always is. */
export function inForceDay(evaluation: Evaluation, { inForce, pack }: CompiledBase): InForceDay | undefined {
  if (!inForce) return undefined
  const { by, from, until } = inForce
  const time = eventTime(evaluation, by)
  return {
    event: by,
    ...(time !== null && time.lo === time.hi && { day: formatDay(dayAt(pack.zone, time.lo)) }),
    ...(Number.isFinite(from) && { from: formatDay(from) }),
    ...(Number.isFinite(until) && { until: formatDay(until) }),
  }
}
