import { defineClientComponent, type Theme } from 'vitepress'
import DefaultTheme from 'vitepress/theme-without-fonts'
import { h } from 'vue'
import './theme.css'
import OtherLanguage from './OtherLanguage.vue'
import RulePage from './RulePage.vue'

/** A page about the rules is opened as a document of its own, and all others as VitePress does. */
function leaveForRules(to: string): boolean {
  const { pathname } = new URL(to, location.href)
  if (pathname === location.pathname || !/\/rules\//.test(pathname)) return true
  location.href = to
  return false
}

export default {
  extends: DefaultTheme,
  Layout: () => h(DefaultTheme.Layout, null, { 'doc-before': () => h(OtherLanguage) }),
  enhanceApp: ({ app, router }) => {
    app.component('RulePage', RulePage)
    // Pages about the rules are whole documents: the server has their text, and the script of the site has not.
    if (!import.meta.env.SSR && !import.meta.env.DEV) router.onBeforeRouteChange = leaveForRules
    // In the browser alone: it runs a worker, and reads the address and the clock.
    app.component(
      'Playground',
      defineClientComponent(() => import('../playground/PlaygroundPage.vue')),
    )
  },
} satisfies Theme
