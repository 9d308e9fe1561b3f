import type { DefaultTheme, LocaleSpecificConfig } from 'vitepress'
import { pagesIn } from '../pages'
import { ruleLinks } from '../rule-links'

const guide: DefaultTheme.SidebarItem[] = [
  {
    text: 'Guide',
    items: [
      { text: 'A first decision', link: '/guide/first-decision' },
      { text: 'A first rule', link: '/guide/first-rule' },
      { text: 'Testing a policy', link: '/guide/testing' },
      { text: 'Integration', link: '/guide/integration' },
      { text: 'Many claims at once', link: '/guide/batch' },
      { text: 'Writing rules', link: '/guide/writing-rules' },
      { text: 'Proving a policy', link: '/guide/proving-a-policy' },
    ],
  },
  {
    text: 'Reference',
    items: [
      { text: 'Semantics', link: '/semantics' },
      { text: 'Errors', link: '/issues' },
      { text: 'Glossary', link: '/glossary' },
      { text: 'Benchmarks', link: '/benchmarks' },
      { text: 'API', link: '/api/' },
    ],
  },
  { text: 'Design decisions', items: pagesIn('decisions', '/decisions/') },
]

/** The English half of the site. */
export const en: LocaleSpecificConfig<DefaultTheme.Config> & { label: string } = {
  label: 'English',
  lang: 'en',
  description: 'After-sales policy as data, decided by a pure function: which services apply, until when, with which evidence, and why.',
  themeConfig: {
    nav: [
      { text: 'Guide', link: '/guide/first-decision', activeMatch: '^/(guide|semantics|issues|glossary|decisions)' },
      { text: 'Rules', link: '/rules/', activeMatch: '^/rules/' },
      { text: 'Answers', link: '/answers/', activeMatch: '^/answers/' },
      { text: 'Playground', link: '/playground' },
      { text: 'API', link: '/api/', activeMatch: '^/api/' },
    ],
    sidebar: {
      '/rules/': ruleLinks('en'),
      '/answers/': [{ text: 'Answers', link: '/answers/', items: pagesIn('answers/en', '/answers/') }],
      '/api/': [{ text: 'API', link: '/api/', items: pagesIn('api', '/api/') }],
      '/': guide,
    },
  },
}
