import { EVENTS_ZH } from './events-zh.js'
import type { Limit, Messages } from './messages.js'
import { pinpointZh } from './pinpoint-zh.js'

// Called inside, not where the messages are declared, so that a bundle that says nothing can leave them out.
const of = (count: number, unit: string): string => `${count} ${unit}`

function until(limit: Limit): string {
  switch (limit.kind) {
    case 'until':
      return `，最晚至${limit.moment}`
    case 'at_least':
      return `，至少可到${limit.moment}`
    case 'none':
      return '，没有时间限制'
    case 'unknown':
      return '，截止时间尚不能确定'
  }
}

const handedIn = (supplied: boolean): string => (supplied ? '（已提交）' : '')

const BEFORE_NUMBER = /(?<=\p{Script=Han})(?=[\d¥])(?!\d{4}年|\d{1,2}月|\d{1,2}日)/gu
/** Packs may set a date apart: “2024 年 7 月 1 日”. */
const DATE = /(?<!\d)(\d{4}) ?年(?: ?(\d{1,2}) ?月(?: ?(\d{1,2}) ?日)?)?/gu
const AFTER_NUMBER = /(?<=[\d%])(?=\p{Script=Han})(?![年月日])/gu
/** A sentence leaves room for a number where words came to stand. */
const AMONG_WORDS = /(?<=\p{Script=Han}) +(?=\p{Script=Han})/gu

export const MESSAGES_ZH: Messages = {
  // Dates are written without spaces, other numbers with them.
  typeset: (text) =>
    text
      .replace(BEFORE_NUMBER, ' ')
      .replace(AFTER_NUMBER, ' ')
      .replace(AMONG_WORDS, '')
      .replace(DATE, (_, year, month, day) => `${year}年${month === undefined ? '' : `${month}月${day === undefined ? '' : `${day}日`}`}`),
  sentence: (clause) => `${clause}。`,
  listed: (items) => items.join('、'),
  either: (items) => items.join('或'),
  quoted: (text) => `“${text}”`,
  comma: '、',
  titled: (title) => `《${title}》`,
  pinpoint: pinpointZh,
  inside: (word) => word,
  gap: '',
  dateTime: ({ date, time }) => `${date}${time}`,
  endOfDay: ({ date }) => `${date}24:00`,
  zoned: ({ moment, zone }) => `${moment}（${zone}）`,
  duration: {
    years: (count) => of(count, '年'),
    months: (count) => of(count, '个月'),
    weeks: (count) => of(count, '周'),
    days: (count) => of(count, '天'),
    hours: (count) => of(count, '小时'),
    workingDays: (count) => of(count, '个工作日'),
    openHours: (count) => of(count, '个工作小时'),
  },
  unit: {
    percent: (count) => `${count}%`,
    bp: (count) => `${count / 100}%`,
    piece: (count) => of(count, '件'),
    star: (count) => of(count, '星'),
    use: (count) => of(count, '次'),
    time: (count) => of(count, '次'),
    km: (count) => of(count, '公里'),
    pixel: (count) => of(count, '个'),
    mg: (count) => of(count, '毫克'),
    point: (count) => of(count, '分'),
    m: (count) => of(count, '米'),
    g: (count) => of(count, '克'),
    day: (count) => of(count, '天'),
  },
  event: EVENTS_ZH,

  can: {
    return: '可以退货',
    exchange: '可以换货',
    repair: '可以要求维修',
    refund: '可以仅退款不退货',
    reissue: '可以要求补发',
    price_protection: '可以申请价格保护',
    price_reduction: '可以要求减少价款',
    compensation: '可以要求赔偿',
    consultation: '可以咨询',
    complaint: '可以投诉',
  },
  cannot: {
    return: '不能退货。',
    exchange: '不能换货。',
    repair: '不能要求维修。',
    refund: '不能仅退款不退货。',
    reissue: '不能要求补发。',
    price_protection: '不能申请价格保护。',
    price_reduction: '不能要求减少价款。',
    compensation: '不能要求赔偿。',
    consultation: '没有可用的咨询渠道。',
    complaint: '不能投诉。',
  },
  maybe: {
    return: '目前还不能确定是否可以退货。',
    exchange: '目前还不能确定是否可以换货。',
    repair: '目前还不能确定是否可以要求维修。',
    refund: '目前还不能确定是否可以仅退款不退货。',
    reissue: '目前还不能确定是否可以要求补发。',
    price_protection: '目前还不能确定是否可以申请价格保护。',
    price_reduction: '目前还不能确定是否可以要求减少价款。',
    compensation: '目前还不能确定是否可以要求赔偿。',
    consultation: '目前还不能确定是否可以咨询。',
    complaint: '目前还不能确定是否可以投诉。',
  },
  available: ({ can, limit }) => `${can}${until(limit)}。`,
  conditional: ({ can, limit }) => `满足下列条件时${can}${until(limit)}。`,
  layer: { law: '依照法律', platform: '依照平台规则', seller: '依照商家承诺', manufacturer: '依照厂家承诺' },
  routeHeading: ({ layer, provision }) => `${layer}——${provision}`,
  ruleSaid: ({ text, source }) => `${text}（${source}）`,
  specialTime: ({ text }) => `这里的期限按特别规定计算：“${text}”。`,
  certainty: { medium: '这一结论含有对规定的解释。', low: '规定对此不够明确，这一结论并不确定。' },
  more: ({ count }) => `另有 ${count} 项`,
  moreWays: ({ count }) => `另有 ${count} 种途径，此处从略`,
  withoutCurrency: ({ amount }) => `${amount}（以货币最小单位计）`,

  lastDay: ({ day }) => `最后一天是${day}。`,
  endsAt: ({ moment }) => `截止时间为${moment}。`,
  movedBy: { holiday: ({ name }) => `${name}放假`, weekday: ({ weekday }) => weekday, restDay: '休息日' },
  lastDayMoved: ({ day, from, because }) => `最后一天是${day}（原为${from}，适逢${because}，顺延）。`,
  lastsAtLeast: ({ moment }) => `至少可到${moment}。`,
  noLimit: '没有时间限制。',
  notYetKnown: '截止时间尚不能确定。',
  mayEndLater: ({ because }) => `期限可能更晚：${because.join('；')}。`,
  laterBecause: {
    calendar: ({ years }) => `${years.map((year) => `${year}年`).join('和')}的放假安排尚未收录`,
    history: '以往的维修和换货可能延长期限',
    facts: ({ answers }) => `取决于${answers}`,
  },
  dependsOn: ({ answers }) => `这取决于${answers}。`,
  answersTo: ({ questions, hidden }) => `${questions.join('')}${hidden > 0 ? `等 ${questions.length + hidden} 个问题` : ''}的答案`,
  covers: ({ clause, limit }) =>
    'moment' in limit ? `另外，${clause}的时间不得晚于${limit.moment}${limit.kind === 'at_least' ? '（期限可能更晚）' : ''}。` : `另外，须${clause}。`,

  conditions: '前提是：',
  neverUsed: '该服务尚未使用过',
  evidence: '请准备：',
  recommended: '最好还能提供：',
  oneOf: ({ names, supplied }) => (names.length === 1 ? `${names[0]}${handedIn(supplied)}` : `以下任一项${handedIn(supplied)}：${names.join('；')}`),
  someOf: ({ count, names, supplied }) => `以下任意 ${count} 项${handedIn(supplied)}：${names.join('；')}`,
  term: {
    freight: { buyer: '运费由买家承担。', seller: '运费由卖家承担。', platform: '运费由平台承担。', maker: '运费由厂家承担。' },
    outboundFreight: { refunded: '首次发货的运费予以退还。', kept: '首次发货的运费不退。' },
    customsDuty: {
      buyer: '退回包裹的关税和税费由买家承担。',
      seller: '退回包裹的关税和税费由卖家承担。',
      platform: '退回包裹的关税和税费由平台承担。',
      maker: '退回包裹的关税和税费由厂家承担。',
    },
    refundTo: { original_payment: '款项按原支付方式退回。', account_balance: '款项退至账户余额。', store_credit: '款项退为店铺余额。' },
    voucherReturn: {
      in_kind: '已使用的优惠券和积分予以退还。',
      when_all_returned: '用券、用积分购买的商品全部退回时，退还优惠券和积分。',
      none: '已使用的优惠券和积分不退还。',
    },
    repairCharge: { free: '维修免费，含材料和工时。', by_quote: '维修收费，维修前先报价。' },
    exchangeQuality: { new: '换给的商品应为全新且未经维修的商品。', same_grade: '换给的商品为同成色的二手商品。' },
    warrantyAfter: { restarts: '处理之后，质保期重新计算。', part_restarts: '处理之后，该部件的质保期重新计算。', continues: '质保期按原期限继续计算。' },
    servedBy: {
      seller: '由卖家处理。',
      platform: '由平台客服处理。',
      maker: '由厂家处理。',
      authorised_centre: '由厂家授权网点处理。',
      dealer: '由经销商处理。',
      publisher: '由出版社处理。',
      insurer: '由保险公司处理。',
      authority: '由行政部门处理。',
    },
    burdenOfProof: { seller: '发生争议时，由卖家承担举证责任。', buyer: '发生争议时，由买家承担举证责任。' },
    testFee: { buyer: '检测费由买家承担。', seller: '检测费由卖家承担。', losing_party: '检测费由过错方承担。' },
  },
  refundAmount: ({ money, nothing }) => (nothing ? '没有可退的金额。' : `退款金额为${money}。`),
  compensationAmount: ({ money }) => `赔偿金额为${money}。`,
  deductions: ({ items }) => `退款中扣减：${items.join('；')}。`,
  deduction: ({ what, money }) => `${what}（${money}）`,
  deductionsOpen: ({ items }) => `退款可能扣减：${items.join('；')}。`,
  goodsStay: '商品无需退回。',
  repairMode: ({ modes }) => `维修方式：${modes.join('或')}。`,
  stockFallback: ({ offers }) => `同型号无货时，可选：${offers.join('或')}。`,
  respondent: { seller: '卖家', platform: '平台', producer: '生产者' },
  respondents: ({ names }) => `可以向${names.join('或')}主张权利。`,
  loaner: ({ duration }) => `维修超过${duration}的，应免费提供备用机。`,
  duties: '后续流程：',
  actor: { buyer: '买家', seller: '卖家', platform: '平台', maker: '厂家', authority: '行政部门' },
  mustBy: ({ actor, act, limit }) =>
    'moment' in limit ? `${actor}应在${limit.moment}前${act}${limit.kind === 'at_least' ? '（也可能更晚）' : ''}。` : `${actor}应${act}。`,
  mustWithin: ({ actor, act, duration, after }) => `${actor}应在${after}后 ${duration}内${act}。`,
  mustWithinEach: ({ actor, act, kind, spans }) => `${actor}应在${spans.join('或')}内${act}，以${kind === 'latest' ? '较晚' : '较早'}者为准。`,
  spanAfter: ({ duration, after }) => `${after}后 ${duration}`,
  otherwise: {
    approved: '逾期未处理的，视为同意。',
    refunded: '逾期未处理的，自动退款。',
    closed: '逾期未处理的，申请关闭。',
    confirmed: '逾期未处理的，自动确认收货。',
    counts_as_refusal: '逾期未处理的，视为无理拒绝。',
    counts_as_delay: '逾期未处理的，视为故意拖延。',
    loses_proof: '逾期未提供的，承担举证不能的后果。',
  },
  overdue: '已经逾期。',
  stillOpen: '尚未确定：',
  openPart: ({ parts, answers }) => `${parts.join('、')}：取决于${answers}`,
  evidenceAsAWhole: '需要提供的凭证',

  why: '理由：',
  inForce: ({ day, clause }) => `${day}${clause}时，该规定正在施行。`,
  counting: '期限的计算：',
  countingFor: ({ event }) => `${event}的期限：`,
  happened: ({ was, when }) => `${when}，${was}。`,
  notHappened: ({ event }) => `期限从${event}起算，目前尚未发生。`,
  whenUnknown: ({ event }) => `期限从${event}起算，具体时间尚不清楚。`,
  countsAfter: ({ duration, event }) => `从${event}后 ${duration}开始计算。`,
  firstDay: ({ day, counted }) => (counted ? '当日计入，为第 1 天。' : `当日不计，${day}为第 1 天。`),
  spanEnds: ({ duration, day }) => `${duration}的期限到${day}为止。`,
  spanEndsAt: ({ duration, moment }) => `${duration}的期限到${moment}为止。`,
  restarted: ({ service, when }) => `${when}完成${service}，期限重新计算。`,
  suspended: ({ service, from, to, days }) => `${from}至${to}的${service}占用 ${days} 天，期限相应延长。`,
  suspendedOpen: ({ service, from, days }) => `自${from}起的${service}尚未结束，目前已延长 ${days} 天。`,
  lastDayNow: ({ day }) => `因此最后一天为${day}。`,
  rolled: ({ from, to, because }) => `${from}适逢${because}，最后一天顺延至下一个工作日${to}。`,
  laterCounts: '以较晚的截止时间为准。',
  earlierCounts: '以较早的截止时间为准。',
  endsWith: ({ moment }) => `截止于${moment}。`,
  claimCame: ({ when, inTime }) => `申请于${when}提出，${inTime ? '在期限内' : '已超过期限'}。`,
  eventCame: ({ was, when }) => `${when}，${was}。`,
  windowOpens: ({ when }) => `自${when}起可以申请。`,
  ofLayer: ({ layer }) => `${layer}：`,
  lifted: ({ exclusion, by }) => `本属例外情形（“${exclusion}”），但另有规定，不按例外处理：“${by}”。`,
  noExclusion: ({ count }) => (count === 1 ? '有 1 种例外情形，但不适用。' : `有 ${count} 种例外情形，均不适用。`),

  whyNot: '原因：',
  whyNotBesides: '不适用的规定：',
  whyNotAfter: '不适用的规定',
  late: ({ days, lastDay }) => `申请已逾期 ${days} 天，最后一天是${lastDay}。`,
  lateMoved: ({ days, lastDay, from, because }) => `申请已逾期 ${days} 天，最后一天是${lastDay}（原为${from}，适逢${because}，顺延）。`,
  lateThatDay: ({ moment }) => `申请逾期不到一天，截止时间为${moment}。`,
  lateOf: ({ was, lastDay }) => `仅适用于${lastDay}前${was}的情形。`,
  tooLate: '已超过期限。',
  opensAt: ({ moment }) => `须自${moment}起才能申请。`,
  opensAfter: ({ event }) => `须在${event}之后才能申请。`,
  notOpen: '目前还不能申请。',
  stateDoesNotFit: ({ saying }) => `目前不能申请：${saying}。`,
  otherCase: ({ saying }) => `该规定不适用于本情形：${saying}。`,
  otherCaseAsked: ({ question }) => `该规定不适用于本情形，关键在于“${question}”的答案。`,
  caseUnlike: '该规定不适用于本情形。',
  otherReason: ({ reason }) => `该规定不适用于“${reason}”这一申请原因。`,
  reasonUnlike: '该规定不适用于所述的申请原因。',
  excludedBy: ({ text }) => `属于例外情形：${text}`,
  conditionNotMet: ({ condition }) => `不满足条件：${condition}。`,
  because: ({ saying }) => `实际情况是：${saying}。`,
  needed: ({ min, max }) => (min !== undefined && max !== undefined ? `须在${min}至${max}之间。` : min !== undefined ? `至少须为${min}。` : `不得超过${max}。`),
  stillChangeable: '这一点仍可补救。',
  whatIf: '怎样才能办理：',
  wouldBe: ({ can, clauses, sure }) => `如果${clauses.join('，并且')}，${sure ? '就' : '满足其他条件后'}${can}。`,
  alreadyUsed: ({ used, limit }) =>
    `该服务${used === 0 ? '尚未使用' : `已使用${used === undefined ? '' : ` ${used} 次`}`}${limit === undefined ? '' : `，上限为 ${limit} 次`}。`,
  quantityExceeded: ({ asked, left }) =>
    left === 0
      ? '已没有可申请的数量。'
      : asked === undefined || left === undefined
        ? '申请的数量超过了可申请的数量。'
        : `申请 ${asked} 件，仅剩 ${left} 件可申请。`,
  notInForce: ({ day, from, clause }) => {
    if (day === undefined) return '该规定当时不在施行期内。'
    return from === undefined || clause === undefined ? `该规定在${day}不在施行期内。` : `该规定自${from}起施行，${day}${clause}时尚未施行。`
  },
  noRule: '对这类商品，没有提供这项服务的规定。',
  otherItem: ({ saying }) => `该规定针对其他商品：${saying}。`,

  questions: '还需确认：',
  questionsAfter: '还需确认',
  presumed: ({ answer }) => `（没有相反证据的，法律上推定为：${answer}。）`,
  calendarMissing: ({ year }) => `${year}年的放假安排尚未收录，还不能确定最后一天。`,
  yes: '是',
  no: '否',
}
