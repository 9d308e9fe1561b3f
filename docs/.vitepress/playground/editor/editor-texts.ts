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
  comparing(done: number, of: number): string
  compared(packs: readonly string[]): string
  changes: string
  notCompared: string
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
    comparing: (done, of) =>
      of === 0 ? 'Every claim is being compared with the shipped rules …' : `Every claim is being compared with the shipped rules: ${done} of ${of} services …`,
    compared: (packs) => `Compared with the shipped rules, for every claim that can be made under ${packs.join(' + ')}:`,
    changes: 'What your change does',
    notCompared: 'The comparison with the shipped rules did not come to an end.',
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
    comparing: (done, of) => (of === 0 ? '正在与随库规则逐一比较所有可能的申请……' : `正在与随库规则逐一比较所有可能的申请：${done} / ${of} 项服务……`),
    compared: (packs) => `与随库规则相比，对 ${packs.join(' + ')} 下所有可能的申请：`,
    changes: '改动的影响',
    notCompared: '与随库规则的比较没有完成。',
    wrong: (count) => `有 ${count} 处错误，暂按随库规则判定：`,
  },
}
