import type { DefaultTheme } from 'vitepress'
import { docMessages } from '../../src/docs/words/doc-language'
import { wordsIn } from '../../src/explain/words/vocabulary-words'

/** What is looked for most. */
const OFTEN = { categories: ['phones', 'laptops', 'clothing', 'food_and_drink'], services: ['return', 'exchange', 'repair', 'price_protection'] } as const

/** The ways into the pages about the rules, in the words of those pages. */
export function ruleLinks(locale: 'en' | 'zh'): DefaultTheme.SidebarItem[] {
  const { home, lists, single } = docMessages(locale)
  const words = wordsIn(locale)
  const base = `${locale === 'en' ? '' : `/${locale}`}/rules/`
  const often = (group: keyof typeof OFTEN): DefaultTheme.SidebarItem => ({
    text: lists[group],
    link: `${base}${group}/`,
    items: OFTEN[group].map((id) => ({ text: words.word(group, id), link: `${base}${group}/${id}` })),
  })
  return [
    {
      text: home,
      link: base,
      items: [
        often('categories'),
        often('services'),
        ...(['labels', 'brands', 'provisions', 'packs'] as const).map((name) => ({ text: lists[name], link: `${base}${name}/` })),
        ...(['glossary', 'calendar', 'sources'] as const).map((name) => ({ text: single[name].title, link: `${base}${name}` })),
      ],
    },
  ]
}
