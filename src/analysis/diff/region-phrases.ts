import type { Locale } from '../../explain/words/locale.js'

/** What is said of a region around the clauses of facts and events, as clauses without a capital or a stop. */
export interface RegionPhrases {
  readonly other: string
  /** None of these. */
  not(clause: string): string
  more(said: string, count: number): string
  market(name: string): string
  atLeast(value: string): string
  most(value: string): string
  fromTo(min: string, max: string): string
  kinds(fact: string, some: number, of: number): string
  notYet(was: string): string
  /** How long after an event the claim was made. */
  moreThan(duration: string, after: string): string
  atMost(duration: string, after: string): string
  /** Beside `atMost`: or the event has not happened. */
  orNotYet(said: string): string
  /** Of another event than the claim, by what is said of the claim. */
  when(was: string, said: string): string
  before(was: string, day: string): string
  since(was: string, day: string): string
  between(was: string, from: string, until: string): string
}

export const REGION_PHRASES: Readonly<Record<Locale, RegionPhrases>> = {
  en: {
    other: 'one that no rule names',
    not: (clause) => `it is not so that ${clause}`,
    market: (name) => `the market of the sale is “${name}”`,
    more: (said, count) => `${said} and ${count} more`,
    atLeast: (value) => `at least ${value}`,
    most: (value) => `at most ${value}`,
    fromTo: (min, max) => `${min} to ${max}`,
    kinds: (fact, some, of) => `${fact}: ${some} of ${of} kinds`,
    notYet: (was) => `not yet: ${was}`,
    moreThan: (duration, after) => `more than ${duration} after ${after}`,
    atMost: (duration, after) => `up to ${duration} after ${after}`,
    orNotYet: (said) => `${said}, or before it`,
    when: (was, said) => `${was} ${said}`,
    before: (was, day) => `${was} before ${day}`,
    since: (was, day) => `${was} on or after ${day}`,
    between: (was, from, until) => `${was} on or after ${from} and before ${until}`,
  },
  zh: {
    other: '规则未列明的其他情形',
    not: (clause) => `不属于以下情形：${clause}`,
    market: (name) => `买卖所在市场为“${name}”`,
    more: (said, count) => `${said}等（另有 ${count} 种）`,
    atLeast: (value) => `不少于 ${value}`,
    most: (value) => `不超过 ${value}`,
    fromTo: (min, max) => `${min} 至 ${max}`,
    kinds: (fact, some, of) => `${fact}：${of} 种情形中的 ${some} 种`,
    notYet: (was) => `尚未：${was}`,
    moreThan: (duration, after) => `${after}后超过 ${duration}`,
    atMost: (duration, after) => `${after}后不超过 ${duration}`,
    orNotYet: (said) => `${said}，或在此之前`,
    when: (was, said) => `${was}的时间：${said}`,
    before: (was, day) => `${was}：${day}之前`,
    since: (was, day) => `${was}：${day}起`,
    between: (was, from, until) => `${was}：${from}起、${until}之前`,
  },
}
