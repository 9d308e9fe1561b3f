import type { DenialCode, Reason } from '../../evaluate/decision.js'
import type { RuleId } from '../../policy/rule.js'
import type { WhyNotReason } from '../explanation.js'
import { eventWords, momentText, spansOf, specialTimeSentences } from './say-deadline.js'
import { conditionText, factClause, neededText, valueText } from './say-fact.js'
import { restDayText, type Speaker } from './speaker.js'

/** A reason of a decision, or one of an explanation, which knows the facts and the steps behind it. */
export type SaidReason = Reason | WhyNotReason

type Sayers = { [C in DenialCode | 'other_item']: (speaker: Speaker, reason: SaidReason) => string[] }

const factsOf = (reason: SaidReason): WhyNotReason['facts'] => ('facts' in reason ? reason.facts : [])
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)

/** A sentence or two for each code. */
const SAYERS: Sayers = {
  window_expired: lateSentences,
  window_not_open: earlySentences,
  condition_not_met: (speaker, reason) => {
    const { condition, ...params } = reason.params
    const text = speaker.say.inside(conditionText(speaker, String(condition), params))
    const measured = factsOf(reason).filter(({ value }) => typeof value === 'number')
    return [speaker.say.conditionNotMet({ condition: text }), ...measured.map((fact) => speaker.say.because({ saying: factClause(speaker, fact) }))]
  },
  already_used: ({ say }, { params }) => [say.alreadyUsed({ used: numberOf(params.used), limit: numberOf(params.limit) })],
  quantity_exceeded: ({ say }, { params }) => [say.quantityExceeded({ asked: numberOf(params.asked), left: numberOf(params.left) })],
  excluded: ({ say, ruleText }, { by = '' }) => [say.excludedBy({ text: ruleText(by) })],
  not_covered: coverageSentences,
  order_state: (speaker, { params }) => {
    const state = textOf(params.state)
    return [state === undefined ? speaker.say.notOpen : speaker.say.stateDoesNotFit({ saying: factClause(speaker, { fact: 'order.state', value: state }) })]
  },
  reason_not_covered: (speaker, { params }) => {
    const reason = textOf(params.reason)
    return [reason === undefined ? speaker.say.reasonUnlike : speaker.say.otherReason({ reason: valueText(speaker, 'claim.reason', reason) })]
  },
  not_in_force: notInForceSentences,
  no_rule: ({ say }) => [say.noRule],
  other_item: (speaker, reason) => factsOf(reason).map((fact) => speaker.say.otherItem({ saying: factClause(speaker, fact) })),
}

/** A reason, why a rule gives nothing, in whole sentences. */
export function reasonSentences(speaker: Speaker, reason: SaidReason, rule?: RuleId): string[] {
  const changeable = 'nearness' in reason && reason.nearness === 'changeable'
  const special = 'window' in reason && reason.window ? specialTimeSentences(speaker, rule, [reason.window]) : []
  return [...special, ...SAYERS[reason.code](speaker, reason), ...(changeable ? [speaker.say.stillChangeable] : [])]
}

/** Only an explanation knows since when a rule has been in force. */
function notInForceSentences(speaker: Speaker, reason: SaidReason): string[] {
  const { say, day } = speaker
  const inForce = 'inForce' in reason ? reason.inForce : undefined
  const was = textOf(reason.params.day)
  const from = inForce?.from !== undefined && was !== undefined && was < inForce.from ? inForce.from : undefined
  const clause = inForce && eventWords(speaker, inForce.event).was
  return [say.notInForce({ day: was && day(was), from: from && day(from), clause })]
}

function lateSentences(speaker: Speaker, reason: SaidReason): string[] {
  const { say, day } = speaker
  const [lastDay, days, event] = [textOf(reason.params.lastDay), numberOf(reason.params.daysLate), textOf(reason.params.event)]
  if (lastDay === undefined) return [say.tooLate]
  if (event !== undefined) return [say.lateOf({ was: eventWords(speaker, event).was, lastDay: day(lastDay) })]
  if (days === undefined) return [say.tooLate]
  if (days === 0) return [closingSentence(speaker, reason) ?? say.tooLate]
  const rolled = 'window' in reason && reason.window ? spansOf(reason.window).find((span) => span.rolled?.to === lastDay)?.rolled : undefined
  if (!rolled) return [say.late({ days, lastDay: day(lastDay) })]
  return [say.lateMoved({ days, lastDay: day(lastDay), from: day(rolled.from), because: restDayText(speaker, rolled.restDay) })]
}

function closingSentence(speaker: Speaker, reason: SaidReason): string | undefined {
  const end = 'window' in reason ? reason.window?.ends?.end : undefined
  return end?.status === 'fixed' ? speaker.say.lateThatDay({ moment: momentText(speaker, end) }) : undefined
}

function earlySentences(speaker: Speaker, reason: SaidReason): string[] {
  const opensAt = textOf(reason.params.opensAt)
  if (opensAt !== undefined) return [speaker.say.opensAt({ moment: speaker.when(opensAt, true) })]
  const waits = 'window' in reason && reason.window ? spansOf(reason.window).find(({ eventAt }) => typeof eventAt !== 'string') : undefined
  return [waits ? speaker.say.opensAfter({ event: eventWords(speaker, waits.event).after }) : speaker.say.notOpen]
}

/** What kind of case it is for: the fact as it is; where only the decision is known, the question behind it. */
function coverageSentences(speaker: Speaker, reason: SaidReason): string[] {
  const known = factsOf(reason).filter(({ value }) => value !== undefined)
  if (known.length > 0) return known.flatMap((fact) => [speaker.say.otherCase({ saying: factClause(speaker, fact) }), ...neededText(speaker, fact)])
  const fact = textOf(reason.params.fact)
  if (fact === undefined) return [speaker.say.caseUnlike]
  const question = speaker.words.question(fact)
  if (question !== undefined) return [speaker.say.otherCaseAsked({ question })]
  return [speaker.say.otherCase({ saying: speaker.say.inside(speaker.words.word('facts', fact)) })]
}
