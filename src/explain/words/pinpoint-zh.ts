/** Words of a pinpoint and what stands for them; `#` is the number behind the word. Longer words come first. */
const PLACES: readonly [pattern: RegExp, text: string][] = [
  [/return within fifteen working days/g, '十五个工作日内退货'],
  [/return where no car is to be had/g, '无车可换时退货'],
  [/third-party orders/g, '第三方订单'],
  [/table of periods/g, '期限表'],
  [/days off and make-up days/g, '放假与调休'],
  [/three-guarantee period/g, '三包有效期'],
  [/handling of claims/g, '申请处理'],
  [/rule on lost papers/g, '单证遗失的规定'],
  [/rules on periods and repair/g, '期限和维修的规定'],
  [/rule on medicines sold/g, '售出药品的规定'],
  [/date in force/g, '施行日期'],
  [/as a whole/g, '全文'],
  [/read in reports only/g, '仅据报道'],
  [/freight table/g, '运费表'],
  [/washing machines/g, '洗衣机'],
  [/microwave ovens/g, '微波炉'],
  [/refrigerators/g, '电冰箱'],
  [/seven days/g, '七日'],
  [/sixty days/g, '六十日'],
  [/exceptions/g, '除外情形'],
  [/special cases/g, '特殊情形'],
  [/self-operated/g, '自营'],
  [/duties of shops/g, '商家的义务'],
  [/cancellation/g, '取消'],
  [/duplicates/g, '重复投诉'],
  [/conditions/g, '条件'],
  [/earphones/g, '耳机'],
  [/hotline/g, '热线'],
  [/refusal/g, '拒收'],
  [/returns/g, '退货'],
  [/\bhints?\b/g, '提示'],
  [/procedure/g, '流程'],
  [/time limits/g, '时限'],
  [/reasons/g, '原因'],
  [/periods/g, '期限'],
  [/preamble/g, '前言'],
  [/service/g, '服务'],
  [/answer/g, '答复'],
  [/last day/g, '最后一日'],
  [/start/g, '开头'],
  [/appeal/g, '申诉'],
  [/human review/g, '人工处理'],
  [/ways of asking/g, '咨询方式'],
  [/\band\b/g, '和'],
  [/\bart\. ?([\d.()–-]+(?:, [\d.()–-]+)*)/g, '第#条'],
  [/\bitems? ([\d()–-]+(?:, [\d()–-]+)*)/g, '第#项'],
  [/\bparts? ([\d.()–-]+(?:, [\d.()–-]+)*)/g, '第#部分'],
  [/\brows? ([\d()–-]+(?: 和 [\d()–-]+|, [\d()–-]+)*)/g, '第#行'],
  [/\bannex(?:es)? ?([\d–-]*)/g, '附件#'],
  [/\btable ?(\d*)/g, '表#'],
  [/\bnotes? ?([\d()–-]*)/g, '注#'],
]

/**
 * A pinpoint of a citation in Chinese. Packs write them in English, by a few words; what is none of these stays as it is.
 *
 * @example
 * pinpointZh('art. 9(3)') // => '第 9(3) 条'
 * pinpointZh('table, row 1') // => '表，第 1 行'
 */
export function pinpointZh(at: string): string {
  let text = at
  for (const [pattern, to] of PLACES)
    text = text.replace(pattern, (_, number: unknown) =>
      to.replace('#', typeof number === 'string' && number !== '' ? ` ${number.replaceAll(', ', '、')} ` : ''),
    )
  // Between Chinese words stands no space, and a range is written out.
  return text
    .replaceAll(/(?<=第[^第]*\d\)?)[–-](?=\d)/gu, ' 至 ')
    .replaceAll(/ *, */g, '，')
    .replaceAll(/ {2,}/g, ' ')
    .replaceAll(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
    .trim()
}
