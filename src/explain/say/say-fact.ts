import type { Params } from '../../policy/rule.js'
import type { KnownFact } from '../explanation.js'
import type { Saying } from '../words/fact-sayings.js'
import type { FactUnit } from '../words/messages.js'
import type { Group } from '../words/vocabulary-words.js'
import type { Speaker } from './speaker.js'

/** Facts whose values are codes of another list of the vocabulary. */
const LISTED: Readonly<Record<string, Group>> = {
  'claim.reason': 'reasons',
  'claim.service': 'services',
  'claim.evidence': 'evidence',
  'item.labels': 'labels',
  'item.category': 'categories',
  'derived.categories': 'categories',
}

/** A fact with its value as a clause: "the package has been opened". A fact that a pack declares is said by its text and its value. */
export function factClause(speaker: Speaker, { fact, value }: KnownFact): string {
  const { sayings, words } = speaker
  const saying = (sayings as unknown as Record<string, Saying>)[baseOf(fact)]
  if (value === undefined) return words.question(fact) ?? words.word('facts', fact)
  const plainly = (): string => aroundValue(speaker, fact, valueText(speaker, fact, value))
  if (saying === undefined) return plainly()
  if (typeof saying === 'function') return saying(valueText(speaker, fact, value))
  if (typeof value === 'boolean') return (saying as Record<string, string>)[value ? 'yes' : 'no'] as string
  return (saying as Record<string, string>)[String(value)] ?? plainly()
}

/** A value of a fact, or words in its place. */
export type ValueOrWords = boolean | number | string | { readonly said: string }

/**
 * That a fact has one of some values. A sentence around the value takes all at once, and what comes after them, each in quotes where it quotes the value; others
 * are said one after the other.
 */
export function choiceClause(speaker: Speaker, fact: string, values: readonly ValueOrWords[], more: (said: string) => string = (said) => said): string {
  const { say } = speaker
  const plain = values.filter((value) => typeof value !== 'object')
  const around = sayingAround(speaker, fact)
  if (plain.length === values.length && !around) return more(say.either(plain.map((value) => factClause(speaker, { fact, value }))))
  const [quote, isQuoted] = [say.quoted(HERE), around?.(HERE).includes(say.quoted(HERE))]
  const words = values.map((value) => {
    if (typeof value === 'object') return value.said
    return isQuoted ? say.quoted(valueText(speaker, fact, value)) : valueText(speaker, fact, value)
  })
  const said = more(say.either(words))
  return isQuoted ? (around as (value: string) => string)(HERE).replace(quote, () => said) : aroundValue(speaker, fact, said)
}

/** Stands for a value in a sentence. */
const HERE = '\uE000'

/** "The item belongs to …", or for a fact without such a sentence its name and the value. */
export function aroundValue(speaker: Speaker, fact: string, value: string): string {
  return sayingAround(speaker, fact)?.(value) ?? `${speaker.words.word('facts', fact)}${speaker.locale === 'zh' ? '：' : ': '}${value}`
}

function sayingAround({ sayings }: Speaker, fact: string): ((value: string) => string) | undefined {
  const saying = (sayings as unknown as Record<string, unknown>)[baseOf(fact)]
  return typeof saying === 'function' ? (saying as (value: string) => string) : undefined
}

/** `derived.labelUses.style_exchange` is said like every other label. */
const baseOf = (fact: string): string => fact.replace(/^(derived\.labelUses|buyer\.labelUsesThisYear)\..*$/, '$1')

/** A value in words: a number with its unit, money, codes as the vocabulary calls them. */
export function valueText(speaker: Speaker, fact: string, value: KnownFact['value'] & {}): string {
  const { say, words } = speaker
  if (typeof value === 'boolean') return value ? say.yes : say.no
  if (typeof value === 'number') return numberText(speaker, fact, value)
  const group = LISTED[fact]
  const one = (code: string): string => (group ? words.word(group, code) : words.factValue(fact, code))
  if (typeof value === 'string') return one(value)
  // Promises of a page are sentences of their own.
  return say.listed(value.map((code) => (group === 'labels' ? say.quoted(one(code)) : one(code))))
}

function numberText({ say, words, money }: Speaker, fact: string, value: number): string {
  const unit = words.unit(fact)
  if (unit === 'minor') return money(value)
  if (unit === 'minute') return `${String(Math.floor(value / 60)).padStart(2, '0')}:${String(value % 60).padStart(2, '0')}`
  return say.unit[unit as FactUnit]?.(value) ?? String(value)
}

/** What would be needed of a number that does not fit; nothing for other facts, whose values say enough. */
export function neededText(speaker: Speaker, { fact, fits }: KnownFact): string[] {
  if (fits?.min === undefined && fits?.max === undefined) return []
  return [
    speaker.say.needed({
      ...(fits.min !== undefined && { min: numberText(speaker, fact, fits.min) }),
      ...(fits.max !== undefined && { max: numberText(speaker, fact, fits.max) }),
    }),
  ]
}

/** The answers that are missing while facts are not known, as one phrase; what no person can answer is left out. */
export function answersText({ say, words }: Speaker, facts: readonly string[], most = Number.POSITIVE_INFINITY): string | undefined {
  const asked = facts.flatMap((fact) => words.question(fact) ?? []).map(say.quoted)
  const questions = asked.slice(0, most)
  return asked.length === 0 ? undefined : say.answersTo({ questions, hidden: asked.length - questions.length })
}

/** A condition in words, with what its params stand for. */
export function conditionText({ say, words }: Speaker, code: string, params: Params): string {
  if (code === 'label_uses_left' && params.limit === 1) return say.neverUsed
  const { level } = params
  const said = typeof level === 'string' ? { ...params, level: say.quoted(words.factValue('buyer.memberships', level)) } : params
  return words.word('conditions', code, said)
}
