import type { DiffReport } from '../analysis/diff/diff.js'
import type { Policy } from '../evaluate/create-policy.js'
import type { Locale } from '../explain/words/locale.js'
import { docSpeaker } from './doc-speaker.js'
import { mapPageTexts } from './model.js'
import { changesPage } from './pages/changes-page.js'
import { subjectOf } from './subject.js'
import { writeMarkdownPage } from './write/write-markdown-page.js'

export interface ChangeNoteOptions {
  readonly locale?: Locale
  /** ISO 4217, in which amounts of the rules are; left out, they are said in minor units. */
  readonly currency?: string
}

/**
 * What a new version changes for the consumer, for whoever answers for the policy: service by service which claims come to less or to more, with an example
 * of each kind and the rule that did it, terms and evidence, every edit, and the version step. Markdown that stands by itself.
 *
 * @param policy - The later version.
 * @example
 * changeNote(after, diff(before, after), { locale: 'zh' })
 */
export function changeNote(policy: Policy, changes: DiffReport, { locale = 'en', currency }: ChangeNoteOptions = {}): string {
  const doc = docSpeaker(subjectOf(policy, { changes }), locale, currency)
  const page = mapPageTexts(changesPage(doc, changes, false), doc.say.typeset)
  return writeMarkdownPage(page, { addressOf: () => undefined, picture: () => undefined, languages: [] }).replace(/^<a id="[^"]*"><\/a>\n\n/gm, '')
}
