import type { Service } from '../../facts/facts.js'
import type { Layer, RuleId } from '../../policy/rule.js'

/** What each finding says; `{name}` is filled from its params. */
export const FINDING_MESSAGES = {
  condition_never: '{where} can never hold for what the rule is about',
  condition_always: '{where} always holds for what the rule is about, so it says nothing',
  rule_never_stands: 'there is no claim for which the rule stands',
  rule_without_effect: 'without the rule every claim would be decided the same: {covered}',
  exclusion_never_bites: 'no claim that the exclusion is about would be granted by a rule that it defeats',
  exception_never_needed: 'there is no claim for which a rule that it lifts would stand and the exception is about',
  grants_alike: '"{other}" gives the same, on the same conditions, until the same day',
  period_gap: 'from {from} until {until} neither this rule nor "{other}", which comes after it, is in force',
  period_overlap: 'from {from} until {until} both this rule and "{other}", which comes after it, are in force',
  deadline_order_varies: 'whether {duration} or {otherDuration} of "{other}" ends first depends on the month',
  inspection_fact_in_when: '"{fact}" is found on inspection: a condition of `provided` would let the rule stand until then',
  unread_name: 'the {kind} "{name}" of the pack is read by no rule',
  missing_words: '{what} has no {missing}',
  extra_words: '{what} has words in "{locale}", a language that the pack does not speak',
  acceptance_unused: 'nothing is found that this acceptance is about: {accepted} of "{of}"',
} as const

export type FindingCode = keyof typeof FINDING_MESSAGES

/** Something about a rule that its author would want to know. It is proved: it holds for every claim of the horizon. */
export interface Finding {
  readonly code: FindingCode
  /** The rule; for words and names, the pack. */
  readonly rule: RuleId
  readonly message: string
  readonly params: Readonly<Record<string, string>>
  /** Of a rule. */
  readonly layer?: Layer
}

/** Something that was not settled, and why. */
export interface Unsettled {
  readonly what: string
  readonly service?: Service
  readonly because: string
}

export function finding(code: FindingCode, rule: RuleId, params: Readonly<Record<string, string>> = {}, layer?: Layer): Finding {
  const message = FINDING_MESSAGES[code].replace(/\{(\w+)\}/g, (_, name: string) => params[name] as string)
  return { code, rule, message, params, ...(layer && { layer }) }
}
