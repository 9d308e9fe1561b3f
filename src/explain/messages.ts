import type { Verdict } from '../evaluate/decision.js'
import type { Locale } from './words.js'

/** The sentences around the vocabulary's words. */
interface Messages {
  verdict: Record<Verdict, string>
  until: string
  atLeastUntil: string
  noLimit: string
  notYetRunning: string
  from: string
  rolled: string
  condition: string
  evidence: string
  evidenceOr: string
  evidenceOf: string
  duty: string
  dutyBy: string
  dutyAfter: string
  overdue: string
  silence: string
  because: string
  denied: string
  ask: string
  askMore: string
  decidedFor: string
  low: string
  medium: string
  late: string
  colon: string
  comma: string
}

export const MESSAGES: Record<Locale, Messages> = {
  en: {
    verdict: { available: 'yes', conditional: 'yes, on conditions', needs_information: 'not known yet', unavailable: 'no' },
    until: 'until {day}',
    atLeastUntil: 'at least until {day}',
    noLimit: 'no time limit',
    notYetRunning: 'the time limit has not begun to run',
    from: 'from {day}',
    rolled: 'moved from {day}, a rest day',
    condition: 'on condition that: {text}',
    evidence: 'to hand in: {list}',
    evidenceOr: '{a} or {b}',
    evidenceOf: '{count} of: {list}',
    duty: '{actor}: {act}',
    dutyBy: '{actor}: {act}, {deadline}',
    dutyAfter: '{actor}: {act}, {span} after "{event}"',
    overdue: 'overdue',
    silence: 'if nothing happens: {outcome}',
    because: '{text} [{source}]',
    denied: 'not by {rule}: {reason}',
    ask: 'to be settled: {question}',
    askMore: 'and {count} more questions',
    decidedFor: 'as of {instant}',
    low: 'the sources leave this open',
    medium: 'this rests on a step of interpretation',
    late: 'The last day was {day}; the claim came later the same day',
    colon: ': ',
    comma: ', ',
  },
  zh: {
    verdict: { available: '可以', conditional: '满足条件时可以', needs_information: '尚不能确定', unavailable: '不可以' },
    until: '截止 {day}',
    atLeastUntil: '至少到 {day}',
    noLimit: '没有期限',
    notYetRunning: '期限尚未开始计算',
    from: '自 {day} 起',
    rolled: '原为 {day}，遇休息日顺延',
    condition: '条件：{text}',
    evidence: '需提供：{list}',
    evidenceOr: '{a}或{b}',
    evidenceOf: '以下任选 {count} 项：{list}',
    duty: '{actor}：{act}',
    dutyBy: '{actor}：{act}，{deadline}',
    dutyAfter: '{actor}：{act}，“{event}”后{span}',
    overdue: '已逾期',
    silence: '逾期未处理：{outcome}',
    because: '{text}［{source}］',
    denied: '不适用 {rule}：{reason}',
    ask: '待确认：{question}',
    askMore: '另有 {count} 个问题',
    decidedFor: '截至 {instant}',
    low: '来源对此没有定论',
    medium: '此结论包含一步解释',
    late: '最后一天是 {day}，申请在当天稍晚提出',
    colon: '：',
    comma: '，',
  },
}
