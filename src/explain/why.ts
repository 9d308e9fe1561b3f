import { canonicalJson } from '../core/canonical.js'
import { TRUE } from '../core/truth.js'
import { truthOf } from '../evaluate/condition.js'
import type { Route } from '../evaluate/decision.js'
import type { Evaluation } from '../evaluate/evaluation.js'
import type { CompiledGrant } from '../policy/compiled.js'
import { factsOfCase, factsOfPack, inForceDay } from './case-facts.js'
import { consideredExclusions } from './exclusions.js'
import type { Why } from './explanation.js'
import { factsBehind } from './known-facts.js'
import { explainWindows } from './window-steps.js'

/** Why a route stands (S-18): its case, its conditions, its windows, and the exclusions that did not remove it. */
export function whyOf(evaluation: Evaluation, grant: CompiledGrant, route: Route): Why {
  const inForce = inForceDay(evaluation, grant)
  return {
    route,
    ...(inForce && { inForce }),
    holds: factsOfCase(evaluation, grant),
    pack: factsOfPack(evaluation, grant),
    met: metConditions(evaluation, grant),
    windows: explainWindows(evaluation, grant),
    exclusions: consideredExclusions(evaluation, grant),
  }
}

/** What kind of item it is, and what its page promised. */
const KIND: ReadonlySet<string> = new Set(['derived.categories', 'item.category', 'item.kind', 'item.labels'])

/** Each condition once. One that holds only because the item is of another kind, or without a promise, says nothing about this item. */
function metConditions(evaluation: Evaluation, grant: CompiledGrant): Why['met'] {
  const met = grant.provided.flatMap((provided) => {
    const { code, params = {} } = provided.source
    const facts = truthOf(evaluation, provided.if) === TRUE ? factsBehind(evaluation, provided.if) : []
    return facts.some(({ fact }) => !KIND.has(fact)) ? [{ code, params, facts }] : []
  })
  return [...new Map(met.map((one) => [canonicalJson([one.code, one.params]), one])).values()]
}
