import type { Locale } from '../../explain/words/locale.js'

/** What is said of a region around the words of the vocabulary. */
export interface RegionPhrases {
  readonly colon: string
  readonly comma: string
  readonly yes: string
  readonly no: string
  readonly other: string
  otherThan(said: string): string
  more(said: string, count: number): string
  kinds(some: number, of: number): string
  notHappened(event: string): string
  orNotHappened: string
  moreThan(duration: string, event: string): string
  atMost(duration: string, event: string): string
  never: string
  before(day: string): string
  since(day: string): string
  between(from: string, until: string): string
  duration(count: number, unit: string): string
}

const ZH_UNITS: Readonly<Record<string, string>> = {
  hours: '小时',
  openHours: '个营业小时',
  days: '天',
  workingDays: '个工作日',
  weeks: '周',
  months: '个月',
  years: '年',
}

export const REGION_PHRASES: Readonly<Record<Locale, RegionPhrases>> = {
  en: {
    colon: ': ',
    comma: ', ',
    yes: 'yes',
    no: 'no',
    other: 'any other',
    otherThan: (said) => `other than ${said}`,
    more: (said, count) => `${said} and ${count} more`,
    kinds: (some, of) => `${some} of ${of} kinds`,
    notHappened: (event) => `has not happened: ${event}`,
    orNotHappened: ' (or it has not happened)',
    moreThan: (duration, event) => `more than ${duration} after: ${event}`,
    atMost: (duration, event) => `at most ${duration} after: ${event}`,
    never: 'never',
    before: (day) => `before ${day}`,
    since: (day) => `from ${day}`,
    between: (from, until) => `from ${from} until ${until}`,
    duration: (count, unit) => {
      const units = unit.replace(/[A-Z]/, (capital) => ` ${capital.toLowerCase()}`)
      return `${count} ${count === 1 ? units.slice(0, -1) : units}`
    },
  },
  zh: {
    colon: '：',
    comma: '、',
    yes: '是',
    no: '否',
    other: '其他',
    otherThan: (said) => `除${said}以外`,
    more: (said, count) => `${said}等（另有 ${count} 种）`,
    kinds: (some, of) => `${of} 种情形中的 ${some} 种`,
    notHappened: (event) => `尚未发生：${event}`,
    orNotHappened: '（或尚未发生）',
    moreThan: (duration, event) => `“${event}”之后超过 ${duration}`,
    atMost: (duration, event) => `“${event}”之后不超过 ${duration}`,
    never: '从未',
    before: (day) => `${day} 之前`,
    since: (day) => `${day} 起`,
    between: (from, until) => `${from} 起、${until} 之前`,
    duration: (count, unit) => `${count} ${ZH_UNITS[unit] ?? unit}`,
  },
}
