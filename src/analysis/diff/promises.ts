import type { Policy } from '../../evaluate/create-policy.js'
import { linkedOf } from '../../evaluate/linked.js'
import type { TermDefinition } from '../../facts/vocabulary.js'
import type { Evidence, Rule, RuleId } from '../../policy/rule.js'
import { betterTerm, hasDirection, isWorst } from '../../policy/term-order.js'

/** What a rule promises or asks for that is otherwise now; which claims come to it is told apart. */
export interface ChangedPromise {
  readonly rule: RuleId
  /** A term, or the evidence that is asked for. */
  readonly part: 'term' | 'evidence'
  /** The name of the term. */
  readonly term?: string
  /** As the rules write it; absent: nothing was, or is, said. */
  readonly before?: unknown
  readonly after?: unknown
  /** For the consumer; `other`: neither can be said to be better. */
  readonly direction: 'better' | 'worse' | 'mixed' | 'other'
}

/** Promises and demands of rules that are there before and after, rows of tables one by one. */
export function changedPromises(before: Policy, after: Policy): ChangedPromise[] {
  const [was, is] = [linkedOf(before).policy, linkedOf(after).policy]
  return [...is.rules].flatMap(([id, { rule }]): ChangedPromise[] => {
    const old = was.rules.get(id)?.rule
    return old ? [...changedTerms(id, old, rule, is.vocabulary.terms), ...changedEvidence(id, old, rule)] : []
  })
}

const partOf = <K extends string>(rule: Rule, key: K): unknown => (rule as unknown as Record<string, unknown>)[key]
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Of a term: the order of a set or a list means nothing. */
const alike = (one: unknown, other: unknown): boolean => termText(one) === termText(other)
const termText = (value: unknown): string => String(Array.isArray(value) ? value.map((part) => JSON.stringify(part)).sort() : JSON.stringify(value))

function changedTerms(rule: RuleId, old: Rule, now: Rule, terms: Readonly<Record<string, TermDefinition>>): ChangedPromise[] {
  const [was, is] = [old, now].map((one) => (partOf(one, 'terms') ?? {}) as Record<string, unknown>) as [Record<string, unknown>, Record<string, unknown>]
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].sort().flatMap((term): ChangedPromise[] => {
    const [before, after] = [was[term], is[term]]
    if (alike(before, after)) return []
    const definition = terms[term]
    const direction = definition && hasDirection(definition) ? directionOf(definition, before, after) : 'other'
    return [{ rule, part: 'term', term, ...(before !== undefined && { before }), ...(after !== undefined && { after }), direction }]
  })
}

function directionOf(definition: TermDefinition, before: unknown, after: unknown): ChangedPromise['direction'] {
  // A promise that was not made before is worse than silence only where it is the worst there can be, or takes something off.
  const isBad = (value: unknown): boolean => definition.better === 'fewer' || isWorst(definition, value)
  if (before === undefined) return isBad(after) ? 'worse' : 'better'
  if (after === undefined) return isBad(before) ? 'better' : 'worse'
  const [best, other] = [betterTerm(definition, before, after), betterTerm(definition, after, before)]
  // Of equal ones the first stays.
  if (alike(best, before) && alike(other, after)) return 'other'
  return alike(best, after) ? 'better' : alike(best, before) ? 'worse' : 'mixed'
}

function changedEvidence(rule: RuleId, old: Rule, now: Rule): ChangedPromise[] {
  const [before, after] = [old, now].map((one) => (partOf(one, 'evidence') ?? []) as readonly Evidence[]) as [readonly Evidence[], readonly Evidence[]]
  if (same(before, after)) return []
  // All that is asked for now was asked for before, and the other way round.
  const noHarder = after.every((one) => isMetBy(one, before))
  const noEasier = before.every((one) => isMetBy(one, after))
  return [{ rule, part: 'evidence', before, after, direction: noHarder ? (noEasier ? 'other' : 'better') : noEasier ? 'worse' : 'mixed' }]
}

/** Whether whoever meets some needs meets one more. */
const isMetBy = (one: Evidence, needs: readonly Evidence[]): boolean =>
  one.need === 'recommended' ||
  needs.some(
    (other) =>
      other.need !== 'recommended' &&
      other.anyOf.every((kind) => one.anyOf.includes(kind)) &&
      (one.atLeast ?? 1) <= (other.atLeast ?? 1) &&
      same(one.if, other.if),
  )
