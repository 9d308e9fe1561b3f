import type { Locale } from '../../explain/words/locale.js'

/** What an interview says around the questions of the vocabulary. */
export interface InterviewTexts {
  intro: string
  whichService: string
  unknown: string
  yes: string
  no: string
  happened: string
  notYet: string
  whenExactly: string
  whenExample: string
  amountIn(currency: string): string
  minorUnits: string
  emptyIsUnknown: string
  notANumber: string
  notAnInstant: string
  notValid(why: string): string
  pickSome: string
  noneSoFar: string
  someSoFar: string
  pastService: string
  pastOutcome: string
  outcome: Record<'open' | 'done' | 'not_fixed' | 'refused' | 'cancelled', string>
  pastOpened: string
  pastClosed: string
  pastMore: string
  decided: string
  noMoreQuestions: string
  stopped: string
}

export const INTERVIEW_TEXTS: Record<Locale, InterviewTexts> = {
  en: {
    intro: 'A few questions about this claim (arrows choose, enter confirms, Ctrl-C stops)',
    whichService: 'What do you want?',
    unknown: 'I do not know',
    yes: 'Yes',
    no: 'No',
    happened: 'It has happened',
    notYet: 'It has not happened yet',
    whenExactly: 'When exactly?',
    whenExample: '2026-05-01 15:30',
    amountIn: (currency) => `in ${currency}, such as 299.00`,
    minorUnits: 'in the smallest unit of the currency, such as fen or cent',
    emptyIsUnknown: 'leave it empty if you do not know',
    notANumber: 'That is not a number.',
    notAnInstant: 'Write it like 2026-05-01 15:30.',
    notValid: (why) => `That cannot be: ${why}`,
    pickSome: 'space picks, enter goes on; picking nothing means none',
    noneSoFar: 'None',
    someSoFar: 'There were some',
    pastService: 'What was it?',
    pastOutcome: 'How did it end?',
    outcome: {
      open: 'It is still open',
      done: 'It was done',
      not_fixed: 'It did not cure the fault',
      refused: 'It was refused',
      cancelled: 'It was withdrawn',
    },
    pastOpened: 'When did it begin?',
    pastClosed: 'When did it end?',
    pastMore: 'Was there another one?',
    decided: 'That settles it.',
    noMoreQuestions: 'There is nothing more to ask.',
    stopped: 'Stopped. This is the answer as far as it is known.',
  },
  zh: {
    intro: '关于这次售后的几个问题（方向键选择，回车确认，Ctrl-C 停止）',
    whichService: '您需要哪项服务？',
    unknown: '不清楚',
    yes: '是',
    no: '否',
    happened: '已经发生',
    notYet: '尚未发生',
    whenExactly: '具体时间是？',
    whenExample: '2026-05-01 15:30',
    amountIn: (currency) => `单位为 ${currency}，例如 299.00`,
    minorUnits: '单位为货币的最小单位，例如分',
    emptyIsUnknown: '不清楚可以留空',
    notANumber: '请输入数字。',
    notAnInstant: '请按 2026-05-01 15:30 的格式填写。',
    notValid: (why) => `这个回答不成立：${why}`,
    pickSome: '空格选择，回车继续；不选表示没有',
    noneSoFar: '没有',
    someSoFar: '有',
    pastService: '是哪种服务？',
    pastOutcome: '结果如何？',
    outcome: { open: '尚未结束', done: '已完成', not_fixed: '没有修好', refused: '被拒绝', cancelled: '已撤销' },
    pastOpened: '什么时候开始的？',
    pastClosed: '什么时候结束的？',
    pastMore: '还有其他售后记录吗？',
    decided: '已经可以得出结论。',
    noMoreQuestions: '没有更多问题了。',
    stopped: '已停止。以下是目前所知的答复。',
  },
}
