import type { Verdict } from '../../../src/evaluate/decision'
import type { Locale } from '../../../src/explain/words/locale'

/** What the playground itself says; everything about rules and facts comes from the library. */
export interface Texts {
  title: string
  intro: string
  otherLanguage: string
  loading: string
  failed: string
  bought: string
  platform: string
  jd: string
  otherPlatform: string
  channel: string
  channelUnknown: string
  saleMode: string
  distance: string
  store: string
  category: string
  brand: string
  otherBrand: string
  unknown: string
  purchased: string
  delivered: string
  notDelivered: string
  asOf: string
  zone: string
  price: string
  reason: string
  anyReason: string
  goods: string
  yes: string
  no: string
  noHistory: string
  alsoSaid: string
  takeBack: string
  verdict: Record<Verdict, string>
  results: string
  details: string
  timeline: string
  claimDay: string
  moved: string
  atLeast: string
  noBars: string
  question: string
  about: string
  open(count: number): string
  decides(p: { answer: string; service: string; verdict: string }): string
  presumed(answer: string): string
  dontKnow: string
  answer: string
  noneOfThese: string
  notHappened: string
  decided: string
  never: string
  share: string
  shared: string
  tooLong: string
  reset: string
  editRules: string
  closeEditor: string
  problems: string
  before: string
  suppliedBy: Record<'buyer' | 'seller' | 'platform' | 'inspection' | 'pack', string>
}

export const TEXTS: Record<Locale, Texts> = {
  en: {
    title: 'What can I still do?',
    intro: 'Say what was bought and what is wrong. Everything is worked out in your browser; nothing is sent anywhere.',
    otherLanguage: '中文',
    loading: 'Loading the rules …',
    failed: 'The rules could not be loaded. Please reload the page.',
    bought: 'The purchase',
    platform: 'Platform',
    jd: 'JD.com',
    otherPlatform: 'Another one',
    channel: 'Sold by',
    channelUnknown: 'I do not know',
    saleMode: 'How it was bought',
    distance: 'Online or by phone',
    store: 'In a shop',
    category: 'Category',
    brand: 'Brand',
    otherBrand: 'Another brand',
    unknown: 'Not known',
    purchased: 'Bought on',
    delivered: 'Delivered on',
    notDelivered: 'Not delivered yet',
    asOf: 'Day of the claim',
    zone: 'All times are those of China.',
    price: 'Price paid, in yuan',
    reason: 'What is wrong',
    anyReason: 'Nothing said yet',
    goods: 'State of the goods',
    yes: 'Yes',
    no: 'No',
    noHistory: 'No repair, exchange or other claim before',
    alsoSaid: 'You also said',
    takeBack: 'Take back',
    verdict: { available: 'Yes', conditional: 'Yes, on conditions', needs_information: 'Not known yet', unavailable: 'No' },
    results: 'What can be done',
    details: 'Evidence, terms and why',
    timeline: 'Until when',
    claimDay: 'claim',
    moved: 'moved off a day off',
    atLeast: 'at least until then',
    noBars: 'No time limit is known yet.',
    question: 'Next question',
    about: 'Asked about',
    open: (count) => (count === 1 ? 'the last one that matters' : `${count} facts still matter`),
    decides: ({ answer, service, verdict }) => `“${answer}” → ${service}: ${verdict}`,
    presumed: (answer) => `If nobody can say, the law takes it to be: ${answer}.`,
    dontKnow: 'I do not know',
    answer: 'Answer',
    noneOfThese: 'None of these',
    notHappened: 'It has not happened',
    decided: 'Nothing is left to ask about this service.',
    never: 'No, never',
    share: 'Copy link',
    shared: 'Link copied',
    tooLong: 'Your rules are too long for a link, so it holds the claim alone, decided by the shipped rules.',
    reset: 'Start again',
    editRules: 'Edit the rules',
    closeEditor: 'Close the editor',
    problems: 'This cannot be decided',
    before: 'With the shipped rules:',
    suppliedBy: {
      buyer: 'for the buyer to say',
      seller: 'for the seller to say',
      platform: 'for the platform to say',
      inspection: 'found on inspection',
      pack: 'a matter of the rules',
    },
  },
  zh: {
    title: '现在还能申请什么？',
    intro: '说明买了什么、哪里有问题。一切都在您的浏览器里计算，不会发送到任何地方。',
    otherLanguage: 'English',
    loading: '正在加载规则……',
    failed: '规则加载失败，请刷新页面。',
    bought: '购买情况',
    platform: '平台',
    jd: '京东',
    otherPlatform: '其他平台',
    channel: '销售方式',
    channelUnknown: '不清楚',
    saleMode: '购买方式',
    distance: '网购或电话购买',
    store: '门店购买',
    category: '品类',
    brand: '品牌',
    otherBrand: '其他品牌',
    unknown: '不清楚',
    purchased: '下单时间',
    delivered: '签收时间',
    notDelivered: '尚未签收',
    asOf: '申请时间',
    zone: '所有时间均为北京时间。',
    price: '实付单价（元）',
    reason: '申请原因',
    anyReason: '暂不说明',
    goods: '商品状态',
    yes: '是',
    no: '否',
    noHistory: '此前没有维修、换货等售后记录',
    alsoSaid: '您还说明了',
    takeBack: '撤回',
    verdict: { available: '可以', conditional: '附条件可以', needs_information: '尚不能确定', unavailable: '不可以' },
    results: '可以申请的服务',
    details: '凭证、条件与理由',
    timeline: '截止时间',
    claimDay: '申请日',
    moved: '遇休息日顺延',
    atLeast: '至少到这天',
    noBars: '目前还没有确定的期限。',
    question: '下一个问题',
    about: '针对',
    open: (count) => (count === 1 ? '最后一个相关问题' : `还有 ${count} 项事实有影响`),
    decides: ({ answer, service, verdict }) => `“${answer}” → ${service}：${verdict}`,
    presumed: (answer) => `如果没有人能说明，法律推定为：${answer}。`,
    dontKnow: '不清楚',
    answer: '回答',
    noneOfThese: '都不是',
    notHappened: '没有发生',
    decided: '关于这项服务，没有更多要问的了。',
    never: '从来没有',
    share: '复制链接',
    shared: '链接已复制',
    tooLong: '您的规则太长，链接放不下，所以链接里只有申请本身，按随库规则判定。',
    reset: '重新开始',
    editRules: '修改规则',
    closeEditor: '关闭编辑器',
    problems: '无法判定',
    before: '按随库规则：',
    suppliedBy: { buyer: '由买家说明', seller: '由商家说明', platform: '由平台说明', inspection: '检查后得知', pack: '由规则决定' },
  },
}
