import { type Speaker, speakerFor } from '../explain/say/speaker.js'
import type { Locale } from '../explain/words/locale.js'
import type { Subject } from './subject.js'
import { docMessages } from './words/doc-language.js'
import type { DocMessages } from './words/doc-messages.js'

/** Everything that is needed to write a page in one language. */
export interface DocSpeaker extends Speaker {
  readonly tell: DocMessages
  readonly subject: Subject
}

/** @param currency - ISO 4217, in which amounts of the rules are; left out, they are said in minor units. */
export function docSpeaker(subject: Subject, locale: Locale, currency: string | undefined): DocSpeaker {
  const speaker = speakerFor({ policy: subject.policy, locale, zone: undefined, currency, all: true, rules: {} })
  return { ...speaker, tell: docMessages(locale), subject }
}
