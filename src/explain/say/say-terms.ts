import type { Route } from '../../evaluate/decision.js'
import type { Duration } from '../../policy/rule.js'
import type { DurationUnit, Messages } from '../words/messages.js'
import type { Speaker } from './speaker.js'

/** Terms that are said by a sentence for each value, in the order in which a person wants to hear them. */
const MONEY_TERMS = ['refundTo', 'voucherReturn', 'freight', 'outboundFreight', 'customsDuty'] as const
const SERVICE_TERMS = ['repairCharge', 'exchangeQuality', 'warrantyAfter', 'servedBy', 'burdenOfProof', 'testFee'] as const

/** What a route brings, in sentences; a term that is not settled says nothing. */
export function termSentences(speaker: Speaker, { terms }: Route): string[] {
  const { say, words, money } = speaker
  const coded = (names: readonly (keyof Messages['term'])[]): string[] =>
    names.flatMap((name) => (terms[name] === undefined ? [] : [(say.term[name] as Record<string, string>)[terms[name]] as string]))
  const few = (term: 'repairMode' | 'stockFallback', sentence: (names: string[]) => string): string[] =>
    terms[term] ? [sentence(terms[term].map((value) => say.inside(words.termValue(term, value))))] : []
  return [
    ...(terms.refundAmount === undefined ? [] : [say.refundAmount({ money: money(terms.refundAmount), nothing: terms.refundAmount === 0 })]),
    ...deductionSentences(speaker, terms.deductions ?? []),
    ...(terms.compensationAmount === undefined ? [] : [say.compensationAmount({ money: money(terms.compensationAmount) })]),
    ...coded(MONEY_TERMS),
    ...(terms.goodsBack === false ? [say.goodsStay] : []),
    ...few('repairMode', (modes) => say.repairMode({ modes })),
    ...(terms.loaner ? [say.loaner({ duration: durationText(speaker, terms.loaner) })] : []),
    ...few('stockFallback', (offers) => say.stockFallback({ offers })),
    ...(terms.respondents ? [say.respondents({ names: terms.respondents.map((name) => say.respondent[name]) })] : []),
    ...coded(SERVICE_TERMS),
  ]
}

function deductionSentences({ say, words, money }: Speaker, deductions: readonly { code: string; amount?: number }[]): string[] {
  const name = (code: string): string => say.inside(words.termValue('deductions', code))
  const known = deductions.flatMap(({ code, amount }) => (amount === undefined ? [] : [say.deduction({ what: name(code), money: money(amount) })]))
  const open = deductions.flatMap(({ code, amount }) => (amount === undefined ? [name(code)] : []))
  return [...(known.length > 0 ? [say.deductions({ items: known })] : []), ...(open.length > 0 ? [say.deductionsOpen({ items: open })] : [])]
}

/** A length of time in words. */
export function durationText({ say }: Speaker, duration: Duration): string {
  const [unit, count] = Object.entries(duration)[0] as [DurationUnit, number]
  return say.duration[unit](count)
}
