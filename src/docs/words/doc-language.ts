import type { Locale } from '../../explain/words/locale.js'
import type { DocMessages } from './doc-messages.js'
import { DOC_MESSAGES_EN } from './doc-messages-en.js'
import { DOC_MESSAGES_ZH } from './doc-messages-zh.js'

const MESSAGES: Readonly<Record<Locale, DocMessages>> = { en: DOC_MESSAGES_EN, zh: DOC_MESSAGES_ZH }

export const docMessages = (locale: Locale): DocMessages => MESSAGES[locale]
