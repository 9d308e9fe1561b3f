import type { DefaultTheme, LocaleSpecificConfig } from 'vitepress'
import { pagesIn } from '../pages'
import { ruleLinks } from '../rule-links'

const guide: DefaultTheme.SidebarItem[] = [
  {
    text: '指南',
    items: [
      { text: '第一次判定', link: '/zh/guide/first-decision' },
      { text: '第一条规则', link: '/zh/guide/first-rule' },
      { text: '测试政策', link: '/zh/guide/testing' },
      { text: '接入系统', link: '/zh/guide/integration' },
      { text: '一次处理许多申请', link: '/zh/guide/batch' },
      { text: '编写规则', link: '/zh/guide/writing-rules' },
      { text: '证明政策', link: '/zh/guide/proving-a-policy' },
    ],
  },
  {
    text: '参考',
    items: [
      { text: '语义', link: '/zh/guide/semantics' },
      { text: '错误代码（英文）', link: '/issues' },
      { text: '术语表（英文）', link: '/glossary' },
      { text: 'API（英文）', link: '/api/' },
    ],
  },
]

/** What the search dialogue says in Chinese. */
export const searchZh: NonNullable<DefaultTheme.LocalSearchOptions['translations']> = {
  button: { buttonText: '搜索', buttonAriaLabel: '搜索' },
  modal: {
    displayDetails: '显示详细列表',
    resetButtonTitle: '清除',
    backButtonTitle: '关闭',
    noResultsText: '没有找到',
    footer: {
      selectText: '选择',
      selectKeyAriaLabel: '回车',
      navigateText: '切换',
      navigateUpKeyAriaLabel: '上',
      navigateDownKeyAriaLabel: '下',
      closeText: '关闭',
      closeKeyAriaLabel: 'Esc',
    },
  },
}

/** The Chinese half of the site. */
export const zh: LocaleSpecificConfig<DefaultTheme.Config> & { label: string } = {
  label: '简体中文',
  lang: 'zh-CN',
  description: '把售后政策写成数据，由纯函数判定：能享受哪些服务、截止到哪天、需要什么凭证、为什么。',
  themeConfig: {
    nav: [
      { text: '指南', link: '/zh/guide/first-decision', activeMatch: '^/zh/guide' },
      { text: '规则', link: '/zh/rules/', activeMatch: '^/zh/rules/' },
      { text: '解答', link: '/zh/answers/', activeMatch: '^/zh/answers/' },
      { text: '试算', link: '/zh/playground' },
      { text: 'API', link: '/api/' },
    ],
    sidebar: {
      '/zh/rules/': ruleLinks('zh'),
      '/zh/answers/': [{ text: '解答', link: '/zh/answers/', items: pagesIn('answers/zh', '/zh/answers/') }],
      '/zh/': guide,
    },
    outline: { label: '本页内容' },
    docFooter: { prev: '上一页', next: '下一页' },
    darkModeSwitchLabel: '外观',
    lightModeSwitchTitle: '切换到浅色',
    darkModeSwitchTitle: '切换到深色',
    sidebarMenuLabel: '目录',
    returnToTopLabel: '回到顶部',
    langMenuLabel: '切换语言',
    skipToContentLabel: '跳到正文',
    notFound: {
      title: '没有这个页面',
      quote: '地址可能写错了，或者页面已经移走。',
      linkLabel: '回到首页',
      linkText: '回到首页',
    },
  },
}
