import { defineClientComponent, type Theme } from 'vitepress'
import DefaultTheme from 'vitepress/theme-without-fonts'
import './theme.css'

export default {
  extends: DefaultTheme,
  enhanceApp: ({ app }) => {
    // In the browser alone: it runs a worker, and reads the address and the clock.
    app.component(
      'Playground',
      defineClientComponent(() => import('../playground/PlaygroundPage.vue')),
    )
  },
} satisfies Theme
