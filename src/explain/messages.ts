import type { Verdict } from '../evaluate/decision.js'
import type { Layer } from '../policy/rule.js'
import type { Locale } from './words.js'

/** The sentences around the vocabulary's words. */
interface Messages {
  verdict: Record<Verdict, string>
  layer: Record<Layer, string>
  until: string
  atLeastUntil: string
  noLimit: string
  notYetRunning: string
  rolled: string
  conditions: string
  evidence: string
  or: string
  someOf: string
  duties: string
  dutyBy: string
  dutyAfter: string
  overdue: string
  silence: string
  denied: string
  ask: string
  askMore: string
  calendar: string
  moreRoutes: string
  low: string
  medium: string
  lateSameDay: string
  colon: string
  comma: string
  listed: string
  clause: string
  quoted: string
  inBrackets: string
  /** Short names of the terms that a text shows; the vocabulary's own are sentences. */
  terms: Record<
    'freight' | 'refundAmount' | 'compensationAmount' | 'refundTo' | 'repairMode' | 'repairCharge' | 'exchangeQuality' | 'servedBy' | 'burdenOfProof',
    string
  >
}

export const MESSAGES: Record<Locale, Messages> = {
  en: {
    verdict: { available: 'yes', conditional: 'yes, on conditions', needs_information: 'not known yet', unavailable: 'no' },
    layer: { law: 'by law', platform: 'by the platform', seller: 'by the seller', manufacturer: 'by the maker' },
    until: 'until {day}',
    atLeastUntil: 'at least until {day}',
    noLimit: 'no time limit',
    notYetRunning: 'the time limit has not begun to run',
    rolled: 'moved from {day}, a rest day',
    conditions: 'if{colon}{list}',
    evidence: 'hand in{colon}{list}',
    or: '{a} or {b}',
    someOf: '{count} of ({list})',
    duties: 'then{colon}{list}',
    dutyBy: '{act} ({actor}, {deadline})',
    dutyAfter: '{act} ({actor}, {span} after “{event}”)',
    overdue: 'overdue',
    silence: 'silence{colon}{outcome}',
    denied: 'not {layer}, “{rule}”{colon}{reason}',
    ask: 'to be settled{colon}{question}',
    askMore: 'and {count} more (--all)',
    calendar: 'the days off of {year}, which the calendar “{calendar}” does not have yet',
    moreRoutes: 'and {count} more (--all)',
    low: 'the sources leave this open',
    medium: 'rests on a step of interpretation',
    lateSameDay: 'The last day was {day}; the claim came later that day',
    colon: ': ',
    comma: ', ',
    listed: ', ',
    clause: '; ',
    quoted: '“{text}”',
    inBrackets: ' ({text})',
    terms: {
      freight: 'freight',
      refundAmount: 'refund',
      compensationAmount: 'compensation',
      refundTo: 'paid to',
      repairMode: 'repair',
      repairCharge: 'charge',
      exchangeQuality: 'replacement',
      servedBy: 'served by',
      burdenOfProof: 'burden of proof',
    },
  },
  zh: {
    verdict: { available: '可以', conditional: '满足条件时可以', needs_information: '尚不能确定', unavailable: '不可以' },
    layer: { law: '依法', platform: '依平台规则', seller: '依商家承诺', manufacturer: '依厂家承诺' },
    until: '截至 {day}',
    atLeastUntil: '至少到 {day}',
    noLimit: '没有期限',
    notYetRunning: '期限尚未开始计算',
    rolled: '原为 {day}，遇休息日顺延',
    conditions: '条件{colon}{list}',
    evidence: '需提供{colon}{list}',
    or: '{a}或{b}',
    someOf: '以下任选 {count} 项（{list}）',
    duties: '后续{colon}{list}',
    dutyBy: '{act}（{actor}，{deadline}）',
    dutyAfter: '{act}（{actor}，“{event}”后{span}）',
    overdue: '已逾期',
    silence: '逾期未处理{colon}{outcome}',
    denied: '{layer}不适用，“{rule}”{colon}{reason}',
    ask: '待确认{colon}{question}',
    askMore: '另有 {count} 个问题（--all）',
    calendar: '日历“{calendar}”尚无 {year} 年的放假安排',
    moreRoutes: '另有 {count} 条途径（--all）',
    low: '来源对此没有定论',
    medium: '包含一步解释',
    lateSameDay: '最后一天是 {day}，申请在当天稍晚提出',
    colon: '：',
    comma: '，',
    listed: '、',
    clause: '；',
    quoted: '“{text}”',
    inBrackets: '（{text}）',
    terms: {
      freight: '运费承担',
      refundAmount: '退款',
      compensationAmount: '赔偿',
      refundTo: '退至',
      repairMode: '维修方式',
      repairCharge: '维修费用',
      exchangeQuality: '换货',
      servedBy: '服务方',
      burdenOfProof: '举证责任',
    },
  },
}
