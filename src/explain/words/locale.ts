import type { LocaleMap } from '../../policy/rule.js'
import type { FactSayings } from './fact-sayings.js'
import { FACT_SAYINGS_EN } from './fact-sayings-en.js'
import { FACT_SAYINGS_ZH } from './fact-sayings-zh.js'
import type { Messages } from './messages.js'
import { MESSAGES_EN } from './messages-en.js'
import { MESSAGES_ZH } from './messages-zh.js'

/** The languages in which decisions are said. */
export type Locale = 'en' | 'zh'

interface Language {
  readonly messages: Messages
  readonly sayings: FactSayings
  /** By which dates and money are written. */
  readonly tag: string
}

const LANGUAGES: Readonly<Record<Locale, Language>> = {
  en: { messages: MESSAGES_EN, sayings: FACT_SAYINGS_EN, tag: 'en-GB' },
  zh: { messages: MESSAGES_ZH, sayings: FACT_SAYINGS_ZH, tag: 'zh-CN' },
}

/** @throws RangeError for a language that has no messages. */
export function languageOf(locale: Locale): Language {
  if (!Object.hasOwn(LANGUAGES, locale)) throw new RangeError(`there are no messages in "${locale}"; there are: ${Object.keys(LANGUAGES).join(', ')}`)
  return LANGUAGES[locale]
}

/** A text of a pack: English stands in for a language that it does not have. */
export const inLocale = (text: LocaleMap, locale: Locale): string => text[locale] ?? text.en
