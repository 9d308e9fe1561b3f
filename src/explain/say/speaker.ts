import type { Policy } from '../../evaluate/create-policy.js'
import { linkedOf } from '../../evaluate/linked.js'
import type { Day, Instant } from '../../facts/facts.js'
import type { Layer, LocaleMap, RuleId } from '../../policy/rule.js'
import type { ExplainedCitation, ExplainedRule, RestDay } from '../explanation.js'
import { explainRule } from '../rule-texts.js'
import type { FactSayings } from '../words/fact-sayings.js'
import { inLocale, type Locale, languageOf } from '../words/locale.js'
import { type Formats, formatsIn } from '../words/locale-format.js'
import type { Messages } from '../words/messages.js'
import { type Words, wordsIn } from '../words/vocabulary-words.js'

/** What a speaker is made for. */
export interface Speech {
  readonly policy: Policy
  readonly locale: Locale
  readonly zone: string | undefined
  readonly currency: string | undefined
  readonly all: boolean
  /** Rules as an explanation has them; others are looked up in the policy. */
  readonly rules: Readonly<Record<RuleId, ExplainedRule>>
}

/** Everything that is needed to say something in one language. */
export interface Speaker {
  readonly locale: Locale
  readonly say: Messages
  readonly sayings: FactSayings
  readonly words: Words
  readonly formats: Formats
  /** Say everything, not only what is nearest. */
  readonly all: boolean
  readonly zone: string | undefined
  text(map: LocaleMap): string
  /** The sentence of a rule; its id where the policy has no such rule. */
  ruleText(id: RuleId): string
  /** The title of its provision. */
  provision(id: RuleId): string | undefined
  layer(id: RuleId): Layer | undefined
  cites(id: RuleId): readonly ExplainedCitation[]
  money(amount: number): string
  day(day: Day): string
  /** An instant by day and time, the day alone at midnight when `dayAlone` is set. */
  when(instant: Instant, dayAlone?: boolean): string
}

export function speakerFor({ policy, locale, zone, currency, all, rules }: Speech): Speaker {
  const { policy: compiled } = linkedOf(policy)
  const { messages, sayings, tag } = languageOf(locale)
  const formats = formatsIn(tag, zone)
  const ruleOf = (id: RuleId): ExplainedRule | undefined => rules[id] ?? explainRule(compiled, id)?.explained
  const text = (map: LocaleMap): string => inLocale(map, locale)
  return {
    locale,
    say: messages,
    sayings,
    words: wordsIn(
      locale,
      compiled.packs.map(({ vocabularyTexts }) => vocabularyTexts),
    ),
    formats,
    all,
    zone,
    text,
    ruleText: (id) => {
      const rule = ruleOf(id)
      return rule ? text(rule.text) : id
    },
    provision: (id) => {
      const title = ruleOf(id)?.provision?.text
      return title && text(title)
    },
    layer: (id) => ruleOf(id)?.layer,
    cites: (id) => ruleOf(id)?.cites ?? [],
    money: (amount) => (currency === undefined ? undefined : formats.money(amount, currency)) ?? messages.withoutCurrency({ amount: formats.number(amount) }),
    day: formats.day,
    when: (instant, dayAlone = false) => {
      const { day, time, midnight } = formats.clock(instant)
      return dayAlone && midnight ? formats.day(day) : messages.dateTime({ date: formats.day(day), time })
    },
  }
}

/** Where a citation points: its title with the place in it, and its address when it is one of the web. */
export function sourceText({ say, text }: Speaker, { source, at, title, address }: ExplainedCitation): { text: string; link?: string } {
  const name = title ? say.titled(text(title)) : source
  return { text: name + (at === undefined ? '' : say.pinpoint(at)), ...(address !== undefined && /^https?:\/\//.test(address) && { link: address }) }
}

/** Why a day is a rest day. */
export function restDayText({ say, text, formats }: Speaker, restDay: RestDay): string {
  return 'name' in restDay ? say.movedBy.holiday({ name: text(restDay.name) }) : say.movedBy.weekday({ weekday: formats.weekday(restDay.weekday) })
}

/** A sentence of a pack without its full stop, to be quoted. */
export const unstopped = (text: string): string => text.replace(/[.。]$/, '')
