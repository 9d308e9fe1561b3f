import type { CompiledPolicy } from '../../policy/compiled.js'
import type { Pack } from '../../policy/pack.js'
import type { LocaleMap } from '../../policy/rule.js'
import type { Ledger } from './ledger.js'

type Texts = Readonly<Record<string, { readonly text?: LocaleMap; readonly ask?: LocaleMap }>>

/** Words that a pack adds to the vocabulary: each in every language of the pack, each read by some rule. */
export function lintWords(policy: CompiledPolicy, ledger: Ledger): void {
  // Rows of tables name what the rules made of them are about.
  const named = JSON.stringify(policy.packs.map(({ provisions }) => provisions))
  for (const pack of policy.packs) {
    const locales = Object.keys(pack.text)
    for (const [group, entries] of Object.entries(pack.vocabularyTexts) as [string, Texts][])
      for (const [name, { text, ask }] of Object.entries(entries)) {
        const what = `${group} "${name}"`
        const missing = (words: LocaleMap | undefined, kind: string): void => {
          for (const locale of locales) if (!words?.[locale]) ledger.add('missing_words', { id: pack.id }, { what, missing: `${kind} in "${locale}"` })
        }
        missing(text, 'text')
        if (group === 'facts' && !name.startsWith('derived.')) missing(ask, 'question')
      }
    lintUnread(pack, policy, named, ledger)
  }
}

/** Labels and categories that a pack declares and no rule can tell from others: it is not named, nor is a category above or below it. */
function lintUnread(pack: Pack, { categories }: CompiledPolicy, rules: string, ledger: Ledger): void {
  const isNamed = (name: string): boolean => rules.includes(JSON.stringify(name)) || rules.includes(`.${name}"`)
  for (const name of Object.keys(pack.vocabulary.labels ?? {})) if (!isNamed(name)) ledger.add('unread_name', { id: pack.id }, { kind: 'label', name })
  for (const name of Object.keys(pack.vocabulary.categories ?? {})) {
    const { line, below } = categories.get(name) ?? { line: [name], below: [] }
    if (![...line, ...below].some(isNamed)) ledger.add('unread_name', { id: pack.id }, { kind: 'category', name })
  }
}
