import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitepress'
import { en } from './locales/en'
import { searchZh, zh } from './locales/zh'
import { withoutOtherHashes } from './page-hashes'
import { searchedText, withRuleText } from './rule-text'
import { pageOf, sourceLinks, tagsAreText } from './source-links'
import { tokenize } from './tokenize'

const root = fileURLToPath(new URL('../', import.meta.url))

export default defineConfig({
  title: 'aftersales',
  base: process.env.DOCS_BASE ?? '/',
  rewrites: pageOf,
  locales: { root: en, zh },
  head: [['meta', { name: 'theme-color', content: '#0f6b5c' }]],
  markdown: {
    // Enough contrast for everybody, in light and in dark.
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    config: (md) => {
      sourceLinks(md, root)
      tagsAreText(md, `${root}api/`)
    },
  },
  // A visit costs what is read, and not every page that is linked from it.
  router: { prefetchLinks: false },
  themeConfig: {
    // Not every page is written in both languages.
    i18nRouting: false,
    search: {
      provider: 'local',
      options: {
        locales: { zh: { translations: searchZh } },
        miniSearch: { options: { tokenize } },
        _render: (source, env, md) => searchedText(source) ?? md.render(source, env),
      },
    },
  },
  transformHtml: (html, _, { pageData }) => withoutOtherHashes(withRuleText(html), pageData.relativePath),
  vite: { build: { chunkSizeWarningLimit: 2000 }, worker: { format: 'es' } },
})
