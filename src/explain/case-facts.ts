import { formatDay } from '../core/civil-day.js'
import { TRUE, type Truth } from '../core/truth.js'
import { dayAt } from '../core/zone.js'
import { type Evaluation, knownValue } from '../evaluate/evaluation.js'
import { eventTime } from '../evaluate/events.js'
import { COVERAGE, REACH, scopeTruth, selectedFacts } from '../evaluate/scope.js'
import type { CompiledBase } from '../policy/compiled.js'
import type { Scope } from '../policy/rule.js'
import type { InForceDay, KnownFact } from './explanation.js'
import { distinctFacts, factsBehind, knownFact } from './known-facts.js'

type Selector = keyof Scope

/** The facts that selectors read, where they have this truth. Where they do not fit, each says with which values it would. */
export function scopeFacts(evaluation: Evaluation, scopes: readonly Scope[], selectors: readonly Selector[], truth: Truth): KnownFact[] {
  const found = scopes.flatMap((scope) =>
    selectors
      .filter((selector) => scope[selector] !== undefined && scopeTruth(evaluation, [scope], [selector]) === truth)
      .flatMap((selector) => selectedFacts(evaluation, [scope], [selector], truth).map((fact) => selected(evaluation, fact, selector, scope, truth))),
  )
  return distinctFacts(found)
}

function selected(evaluation: Evaluation, fact: string, selector: Selector, scope: Scope, truth: Truth): KnownFact {
  const listed = (scope[selector] ?? []) as string[]
  if (truth !== TRUE) return knownFact(evaluation, fact, selector === 'notCategory' ? undefined : { values: [...listed] })
  if (selector !== 'label') return knownFact(evaluation, fact)
  // Of many labels on a page only those that the rule names matter.
  const labels = knownValue(evaluation, fact) as ReadonlySet<string>
  return { fact, value: listed.filter((label) => labels.has(label)) }
}

/** The facts by which a rule that applies is about this case: its selectors and its condition. */
export function factsOfCase(evaluation: Evaluation, { scopes, when }: CompiledBase): KnownFact[] {
  return distinctFacts([
    ...scopeFacts(evaluation, scopes, [...COVERAGE, ...REACH.filter((selector) => selector !== 'notCategory')], TRUE),
    ...factsBehind(evaluation, when),
  ])
}

/** The facts by which its whole pack is. */
export function factsOfPack(evaluation: Evaluation, { pack }: CompiledBase): KnownFact[] {
  return distinctFacts([...scopeFacts(evaluation, [pack.scope], [...COVERAGE, ...REACH], TRUE), ...factsBehind(evaluation, pack.when)])
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
