import type { Locale } from '../../../../src/explain/words/locale'

interface EditorTexts {
  heading: string
  label: string
  file: string
  help: string
  revert: string
  unchanged: string
  used: string
  wrong(count: number): string
}

export const EDITOR_TEXTS: Record<Locale, EditorTexts> = {
  en: {
    heading: 'Edit the rules',
    label: 'Rule file as JSON',
    file: 'File',
    help: 'Change a rule and watch the answer change. Ctrl-Space completes; Escape, then Tab leaves the editor. Your change lives in the address of this page only.',
    revert: 'Back to the shipped rules',
    unchanged: 'These are the shipped rules.',
    used: 'Decided by your rules. Services that come out otherwise say what the shipped rules say.',
    wrong: (count) => (count === 1 ? 'One thing is wrong, so the shipped rules decide:' : `${count} things are wrong, so the shipped rules decide:`),
  },
  zh: {
    heading: '修改规则',
    label: '规则文件（JSON）',
    file: '文件',
    help: '修改一条规则，看结果怎样变化。Ctrl-空格补全；按 Esc 再按 Tab 离开编辑器。改动只保存在本页地址里。',
    revert: '恢复随库规则',
    unchanged: '这是随库提供的规则。',
    used: '按您的规则判定。结果不同的服务会同时列出随库规则的结论。',
    wrong: (count) => `有 ${count} 处错误，暂按随库规则判定：`,
  },
}
