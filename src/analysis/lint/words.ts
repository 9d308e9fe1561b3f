import type { CategoryFacts } from '../../facts/category-facts.js'
import type { CompiledPolicy } from '../../policy/compiled.js'
import type { Pack } from '../../policy/pack.js'
import { textsBesideRules, textsOfRules } from '../../policy/pack-texts.js'
import type { LocaleMap } from '../../policy/rule.js'
import type { Ledger } from './ledger.js'

type Texts = Readonly<Record<string, { readonly text?: LocaleMap; readonly ask?: LocaleMap }>>

/** Words of a pack: each that is asked has a question, none is in a language that the pack does not speak, each is read by some rule. */
export function lintWords(policy: CompiledPolicy, ledger: Ledger): void {
  // Rows of tables name what the rules made of them are about.
  const named = JSON.stringify(policy.packs.map(({ provisions }) => provisions))
  for (const pack of policy.packs) {
    for (const [group, entries] of Object.entries(pack.vocabularyTexts) as [string, Texts][])
      for (const [name, { text, ask }] of Object.entries(entries)) {
        const what = `${group} "${name}"`
        if (text === undefined) ledger.add('missing_words', { id: pack.id }, { what, missing: 'text' })
        if (ask === undefined && group === 'facts' && !name.startsWith('derived.')) ledger.add('missing_words', { id: pack.id }, { what, missing: 'question' })
      }
    lintLanguages(pack, ledger)
    lintUnread(pack, policy, named, ledger)
  }
}

/** Texts in a language that the pack itself does not have: nobody would miss it where it is missing elsewhere. */
function lintLanguages(pack: Pack, ledger: Ledger): void {
  for (const { file, path, text } of [...textsOfRules(pack), ...textsBesideRules(pack)])
    for (const locale of Object.keys(text))
      if (!Object.hasOwn(pack.text, locale)) ledger.add('extra_words', { id: pack.id }, { what: `${file} ${path.join('.')}`, locale })
}

/** Labels and categories that a pack declares and no rule can tell from others: it is not named, nor is a category above or below it. */
function lintUnread(pack: Pack, { categories }: CompiledPolicy, rules: string, ledger: Ledger): void {
  const isNamed = (name: string): boolean => rules.includes(JSON.stringify(name)) || rules.includes(`.${name}"`)
  for (const name of Object.keys(pack.vocabulary.labels ?? {})) if (!isNamed(name)) ledger.add('unread_name', { id: pack.id }, { kind: 'label', name })
  for (const name of Object.keys(pack.vocabulary.categories ?? {})) {
    const { line, below } = categories.get(name) as CategoryFacts
    if (![...line, ...below].some(isNamed)) ledger.add('unread_name', { id: pack.id }, { kind: 'category', name })
  }
}
