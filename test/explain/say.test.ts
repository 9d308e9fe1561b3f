import { describe, expect, it } from 'vitest'
import type { Duty, Route } from '../../src/evaluate/decision.js'
import type { EndSteps, ExplainedWindow } from '../../src/explain/explanation.js'
import type { TextBlock, TextItem } from '../../src/explain/say/document.js'
import { deadlineSentences, eventWords } from '../../src/explain/say/say-deadline.js'
import { dutyBlocks } from '../../src/explain/say/say-duties.js'
import { factClause } from '../../src/explain/say/say-fact.js'
import { reasonSentences, type SaidReason } from '../../src/explain/say/say-reason.js'
import { countingBlocks } from '../../src/explain/say/say-steps.js'
import { type Speaker, sourceText, speakerFor } from '../../src/explain/say/speaker.js'
import { policyOf } from '../support/decide.js'

type Sayer = (speaker: Speaker) => string[]
/** What is said, in English and in Chinese. */
type Row = [Sayer, string[], string[]]

/** Lines of a list, two spaces deeper for each level. */
const itemLines = ({ spans, items = [] }: TextItem): string[] => [
  spans.map(({ text }) => text).join(''),
  ...items.flatMap(itemLines).map((line) => `  ${line}`),
]
const blockLines = (blocks: TextBlock[]): string[] =>
  blocks.flatMap((block) => (block.kind === 'list' ? [block.lead, ...block.items.flatMap(itemLines).map((line) => `  ${line}`)] : []))

const midnight = { status: 'fixed', lastDay: '2026-06-10', closesAt: '2026-06-11T00:00:00+08:00', timeZone: 'Asia/Shanghai' }
const span = { kind: 'span', event: 'delivered', eventAt: '2026-06-03T15:30:00+08:00', for: { days: 7 }, starts: 'next_day', suspended: [], end: midnight }
const raw = { rawEnd: { lastDay: '2026-06-10', closesAt: '2026-06-10T18:00:00+08:00' }, firstDay: '2026-06-04' }
const repair = { service: 'repair', outcome: 'done', openedAt: '2026-06-05T10:00:00+08:00' }
const week = { from: 'returnReceived', for: { days: 7 } }
const window = (ends: object | undefined, more: object = {}): ExplainedWindow =>
  ({ tests: 'submitted', testedAt: '2026-06-10T10:00:00+08:00', decides: true, certain: true, ends: ends as EndSteps, ...more }) as ExplainedWindow

const reason =
  (code: string, params: object = {}, more: object = {}): Sayer =>
  (speaker) =>
    reasonSentences(speaker, { code, params, ...more } as SaidReason)
const duty =
  (more: object): Sayer =>
  (speaker) =>
    blockLines(dutyBlocks(speaker, { duties: [{ act: 'refund', actor: 'seller', rule: 'test.pay', ...more } as Duty] } as Route))
const counted =
  (...windows: ExplainedWindow[]): Sayer =>
  (speaker) =>
    blockLines(countingBlocks(speaker, windows))
const deadline =
  (one: object): Sayer =>
  (speaker) =>
    deadlineSentences(speaker, one as Route['deadline'])

const reasons: Row[] = [
  [reason('window_expired'), ['It is too late.'], ['已超过期限。']],
  [reason('window_expired', { lastDay: '2026-06-10' }), ['It is too late.'], ['已超过期限。']],
  [
    reason('window_expired', { lastDay: '2026-06-10', daysLate: 1 }),
    ['The claim is 1 day late: the last day was 10 June 2026.'],
    ['申请已逾期 1 天，最后一天是2026年6月10日。'],
  ],
  [
    reason('window_expired', { lastDay: '2026-06-10', daysLate: 2 }),
    ['The claim is 2 days late: the last day was 10 June 2026.'],
    ['申请已逾期 2 天，最后一天是2026年6月10日。'],
  ],
  [reason('window_expired', { lastDay: '2026-06-10', daysLate: 0 }), ['It is too late.'], ['已超过期限。']],
  [
    reason(
      'window_expired',
      { lastDay: '2026-06-10', daysLate: 0 },
      { window: window({ ...span, end: { ...span.end, closesAt: '2026-06-10T18:00:00+08:00' } }) },
    ),
    ['The claim is less than a day late: the time ran until 10 June 2026 at 18:00.'],
    ['申请逾期不到一天，截止时间为2026年6月10日18:00。'],
  ],
  [
    reason('window_expired', { lastDay: '2026-06-10', event: 'sentBack' }),
    ['It counts only if the goods were sent back no later than 10 June 2026.'],
    ['仅适用于2026年6月10日前商品寄回的情形。'],
  ],
  [
    reason(
      'window_expired',
      { lastDay: '2026-06-10', daysLate: 1 },
      { window: window({ ...span, rolled: { from: '2026-06-07', to: '2026-06-10', restDay: { weekday: 7 } } }) },
    ),
    ['The claim is 1 day late: the last day was 10 June 2026, moved from 7 June 2026, a Sunday.'],
    ['申请已逾期 1 天，最后一天是2026年6月10日（原为2026年6月7日，适逢星期日，顺延）。'],
  ],
  [
    reason('window_expired', { lastDay: '2026-06-10', daysLate: 1 }, { window: window(span, { rule: 'test.short' }) }),
    ['A special rule sets the time limit here: “test.short”.', 'The claim is 1 day late: the last day was 10 June 2026.'],
    ['这里的期限按特别规定计算：“test.short”。', '申请已逾期 1 天，最后一天是2026年6月10日。'],
  ],
  [reason('window_not_open', { opensAt: '2026-06-12T00:00:00+08:00' }), ['It can be claimed only from 12 June 2026 on.'], ['须自2026年6月12日起才能申请。']],
  [reason('window_not_open'), ['It cannot be claimed yet.'], ['目前还不能申请。']],
  [reason('window_not_open', {}, { window: window(span) }), ['It cannot be claimed yet.'], ['目前还不能申请。']],
  [reason('window_not_open', {}, { window: window({ ...span, eventAt: null }) }), ['It can be claimed only after delivery.'], ['须在签收之后才能申请。']],
  [reason('order_state'), ['It cannot be claimed yet.'], ['目前还不能申请。']],
  [
    reason('order_state', { state: 'shipped' }),
    ['That is not possible now: the order is on its way and receipt is not confirmed yet.'],
    ['目前不能申请：订单已发货但尚未确认收货。'],
  ],
  [reason('reason_not_covered'), ['This rule is not meant for the reason that was given.'], ['该规定不适用于所述的申请原因。']],
  [
    reason('reason_not_covered', { reason: 'defective' }),
    ['This rule is not meant for the reason “Defect or fault”.'],
    ['该规定不适用于“质量或性能故障”这一申请原因。'],
  ],
  [reason('not_in_force'), ['The rule was not in force.'], ['该规定当时不在施行期内。']],
  [reason('not_in_force', { day: '2026-06-10' }), ['The rule was not in force on 10 June 2026.'], ['该规定在2026年6月10日不在施行期内。']],
  [reason('not_covered'), ['This rule is for other cases.'], ['该规定不适用于本情形。']],
  [reason('not_covered', { fact: 'test.own' }), ['This rule is for other cases: test.own.'], ['该规定不适用于本情形：test.own。']],
  [
    reason('not_covered', { fact: 'goods.opened' }),
    ['This rule is for other cases. What counts is the answer to “Have you opened the package?”'],
    ['该规定不适用于本情形，关键在于“您打开外包装了吗？”的答案。'],
  ],
  [
    reason('not_covered', { fact: 'derived.durable' }),
    ['This rule is for other cases. What counts is the answer to “Is it a durable product?”'],
    ['该规定不适用于本情形，关键在于“商品是耐用商品吗？”的答案。'],
  ],
  [
    reason('not_covered', { fact: 'claim.quantity' }, { facts: [{ fact: 'claim.quantity', value: 1, fits: { min: 2 } }] }),
    ['This rule is for other cases: the claim covers 1 unit.', 'It takes at least 2 units.'],
    ['该规定不适用于本情形：申请涉及1 件。', '至少须为2 件。'],
  ],
  [
    reason('not_covered', { fact: 'claim.quantity' }, { facts: [{ fact: 'claim.quantity', value: 5, fits: { min: 2, max: 3 } }] }),
    ['This rule is for other cases: the claim covers 5 units.', 'It takes between 2 units and 3 units.'],
    ['该规定不适用于本情形：申请涉及5 件。', '须在2 件至3 件之间。'],
  ],
  [
    reason('not_covered', { fact: 'claim.quantity' }, { facts: [{ fact: 'claim.quantity', value: 5, fits: { max: 3 } }], nearness: 'changeable' }),
    ['This rule is for other cases: the claim covers 5 units.', 'It may be no more than 3 units.', 'That can still be put right.'],
    ['该规定不适用于本情形：申请涉及5 件。', '不得超过3 件。', '这一点仍可补救。'],
  ],
  [reason('already_used'), ['The service has already been used.'], ['该服务已使用。']],
  [reason('already_used', { used: 1, limit: 2 }), ['The service has already been used once; the limit is twice.'], ['该服务已使用 1 次，上限为 2 次。']],
  [reason('already_used', { used: 3 }), ['The service has already been used 3 times.'], ['该服务已使用 3 次。']],
  [reason('already_used', { used: 0, limit: 1 }), ['The service has not been used yet; the limit is once.'], ['该服务尚未使用，上限为 1 次。']],
  [reason('quantity_exceeded'), ['More units are asked for than are left.'], ['申请的数量超过了可申请的数量。']],
  [reason('quantity_exceeded', { asked: 3, left: 0 }), ['No unit is left to claim.'], ['已没有可申请的数量。']],
  [reason('quantity_exceeded', { asked: 3, left: 1 }), ['3 units are asked for, but only 1 is left.'], ['申请 3 件，仅剩 1 件可申请。']],
  [reason('quantity_exceeded', { asked: 3, left: 2 }), ['3 units are asked for, but only 2 are left.'], ['申请 3 件，仅剩 2 件可申请。']],
  [reason('excluded', {}, { by: 'test.gone' }), ['An exception applies: test.gone'], ['属于例外情形：test.gone']],
  [reason('no_rule'), ['No rule gives this for such an item.'], ['对这类商品，没有提供这项服务的规定。']],
  [
    reason('other_item', {}, { facts: [{ fact: 'item.category', value: 'phones' }] }),
    ['This rule is about other items: the item belongs to “Mobile phones”.'],
    ['该规定针对其他商品：商品属于“手机”类目。'],
  ],
]

const duties: Row[] = [
  [duty({ due: { status: 'none' } }), ['What follows:', '  The seller must pay the refund.'], ['后续流程：', '  卖家应退款。']],
  [
    duty({ due: midnight, overdue: true }),
    ['What follows:', '  The seller must pay the refund by the end of 10 June 2026. This is overdue.'],
    ['后续流程：', '  卖家应在2026年6月10日24:00前退款。已经逾期。'],
  ],
  [
    duty({ due: { ...midnight, status: 'at_least', dependsOn: [] }, onSilence: 'refunded' }),
    [
      'What follows:',
      '  The seller must pay the refund by the end of 10 June 2026 or, as the case may be, somewhat later. Otherwise the refund is paid automatically.',
    ],
    ['后续流程：', '  卖家应在2026年6月10日24:00前退款（也可能更晚）。逾期未处理的，自动退款。'],
  ],
  [
    duty({ after: { ends: week } }),
    ['What follows:', '  The seller must pay the refund within 7 days after receipt of the returned goods.'],
    ['后续流程：', '  卖家应在收到退回的商品后 7 天内退款。'],
  ],
  [
    duty({ after: { ends: { latest: [week, { from: { event: 'submitted', plus: { days: 3 } }, for: { days: 3 } }] } } }),
    ['What follows:', '  The seller must pay the refund within 7 days after receipt of the returned goods or 3 days after the claim, whichever ends later.'],
    ['后续流程：', '  卖家应在收到退回的商品后 7 天或提出申请后 3 天内退款，以较晚者为准。'],
  ],
  [
    duty({
      after: {
        ends: {
          earliest: [
            { from: { first: ['installed', 'delivered'] }, for: { days: 1 } },
            {
              latest: [
                { from: { latest: ['paid', 'delivered'] }, for: { days: 2 } },
                { from: { earliest: [{ first: ['collected'] }] }, for: { days: 3 } },
              ],
            },
          ],
        },
      },
    }),
    [
      'What follows:',
      '  The seller must pay the refund within 1 day after installation, 2 days after payment or 3 days after collection of the goods, whichever ends first.',
    ],
    ['后续流程：', '  卖家应在安装完成后 1 天或付款后 2 天或上门取件后 3 天内退款，以较早者为准。'],
  ],
]

const counting: Row[] = [
  [
    counted(window(span)),
    ['How the time is counted:', '  The goods were delivered on 3 June 2026 at 15:30.', '  The claim was made on 10 June 2026 at 10:00, in time.'],
    ['期限的计算：', '  2026年6月3日15:30，商品签收。', '  申请于2026年6月10日10:00提出，在期限内。'],
  ],
  [
    counted(window(span, { testedAt: '2026-06-12T10:00:00+08:00' })),
    ['How the time is counted:', '  The goods were delivered on 3 June 2026 at 15:30.', '  The claim was made on 12 June 2026 at 10:00, too late.'],
    ['期限的计算：', '  2026年6月3日15:30，商品签收。', '  申请于2026年6月12日10:00提出，已超过期限。'],
  ],
  [
    counted(window({ ...span, ...raw })),
    [
      'How the time is counted:',
      '  The goods were delivered on 3 June 2026 at 15:30.',
      '  That day is not counted; day 1 is 4 June 2026.',
      '  The period of 7 days ends on 10 June 2026.',
      '  The claim was made on 10 June 2026 at 10:00, in time.',
    ],
    [
      '期限的计算：',
      '  2026年6月3日15:30，商品签收。',
      '  当日不计，2026年6月4日为第 1 天。',
      '  7 天的期限到2026年6月10日为止。',
      '  申请于2026年6月10日10:00提出，在期限内。',
    ],
  ],
  [
    counted(window({ ...span, eventAt: null })),
    ['How the time is counted:', '  The time runs from delivery, which has not come yet.', '  The claim was made on 10 June 2026 at 10:00, in time.'],
    ['期限的计算：', '  期限从签收起算，目前尚未发生。', '  申请于2026年6月10日10:00提出，在期限内。'],
  ],
  [
    counted(window({ ...span, eventAt: undefined }, { testedAt: null })),
    ['How the time is counted:', '  The time runs from delivery; when that was is not known.'],
    ['期限的计算：', '  期限从签收起算，具体时间尚不清楚。'],
  ],
  [
    counted(window({ ...span, plus: { days: 3 } }, { tests: 'sentBack' })),
    [
      'How the time is counted:',
      '  The goods were delivered on 3 June 2026 at 15:30.',
      '  Counting starts 3 days after delivery.',
      '  The goods were sent back on 10 June 2026 at 10:00.',
    ],
    ['期限的计算：', '  2026年6月3日15:30，商品签收。', '  从签收后 3 天开始计算。', '  2026年6月10日10:00，商品寄回。'],
  ],
  [
    counted(window(span), window(span, { tests: 'sentBack' }), window(undefined), window(span, { decides: false })),
    [
      'How the time is counted:',
      '  The time limit for the claim:',
      '    The goods were delivered on 3 June 2026 at 15:30.',
      '    The claim was made on 10 June 2026 at 10:00, in time.',
      '  The time limit for dispatch of the returned goods:',
      '    The goods were delivered on 3 June 2026 at 15:30.',
      '    The goods were sent back on 10 June 2026 at 10:00.',
    ],
    [
      '期限的计算：',
      '  提出申请的期限：',
      '    2026年6月3日15:30，商品签收。',
      '    申请于2026年6月10日10:00提出，在期限内。',
      '  买家寄回商品的期限：',
      '    2026年6月3日15:30，商品签收。',
      '    2026年6月10日10:00，商品寄回。',
    ],
  ],
  [
    counted(window({ ...span, ...raw, for: { hours: 3 }, starts: 'instant', firstDay: undefined })),
    [
      'How the time is counted:',
      '  The goods were delivered on 3 June 2026 at 15:30.',
      '  The period of 3 hours runs until 10 June 2026 at 18:00.',
      '  The claim was made on 10 June 2026 at 10:00, in time.',
    ],
    ['期限的计算：', '  2026年6月3日15:30，商品签收。', '  3 小时的期限到2026年6月10日18:00为止。', '  申请于2026年6月10日10:00提出，在期限内。'],
  ],
  [
    counted(window({ ...span, ...raw, for: { hours: 3 }, firstDay: undefined })),
    [
      'How the time is counted:',
      '  The goods were delivered on 3 June 2026 at 15:30.',
      '  The period of 3 hours runs until 10 June 2026 at 18:00.',
      '  The claim was made on 10 June 2026 at 10:00, in time.',
    ],
    ['期限的计算：', '  2026年6月3日15:30，商品签收。', '  3 小时的期限到2026年6月10日18:00为止。', '  申请于2026年6月10日10:00提出，在期限内。'],
  ],
  [
    counted(window({ ...span, ...raw, starts: 'same_day' })),
    [
      'How the time is counted:',
      '  The goods were delivered on 3 June 2026 at 15:30.',
      '  That day counts as day 1.',
      '  The period of 7 days ends on 10 June 2026.',
      '  The claim was made on 10 June 2026 at 10:00, in time.',
    ],
    [
      '期限的计算：',
      '  2026年6月3日15:30，商品签收。',
      '  当日计入，为第 1 天。',
      '  7 天的期限到2026年6月10日为止。',
      '  申请于2026年6月10日10:00提出，在期限内。',
    ],
  ],
  [
    counted(
      window({
        ...span,
        ...raw,
        suspended: [
          { case: { ...repair, closedAt: '2026-06-06T10:00:00+08:00' }, days: 1 },
          { case: repair, days: 2 },
        ],
      }),
    ),
    [
      'How the time is counted:',
      '  The goods were delivered on 3 June 2026 at 15:30.',
      '  That day is not counted; day 1 is 4 June 2026.',
      '  The period of 7 days ends on 10 June 2026.',
      '  The repair from 5 June 2026 to 6 June 2026 adds 1 day.',
      '  The repair that has been open since 5 June 2026 has added 2 days so far.',
      '  That makes 10 June 2026 the last day.',
      '  The claim was made on 10 June 2026 at 10:00, in time.',
    ],
    [
      '期限的计算：',
      '  2026年6月3日15:30，商品签收。',
      '  当日不计，2026年6月4日为第 1 天。',
      '  7 天的期限到2026年6月10日为止。',
      '  2026年6月5日至2026年6月6日的维修占用 1 天，期限相应延长。',
      '  自2026年6月5日起的维修尚未结束，目前已延长 2 天。',
      '  因此最后一天为2026年6月10日。',
      '  申请于2026年6月10日10:00提出，在期限内。',
    ],
  ],
  [
    counted(
      window({
        ...span,
        ...raw,
        suspended: [
          { case: { ...repair, closedAt: '2026-06-06T10:00:00+08:00' }, days: 2 },
          { case: repair, days: 1 },
        ],
        end: { status: 'unknown', dependsOn: [] },
      }),
    ),
    [
      'How the time is counted:',
      '  The goods were delivered on 3 June 2026 at 15:30.',
      '  That day is not counted; day 1 is 4 June 2026.',
      '  The period of 7 days ends on 10 June 2026.',
      '  The repair from 5 June 2026 to 6 June 2026 adds 2 days.',
      '  The repair that has been open since 5 June 2026 has added 1 day so far.',
    ],
    [
      '期限的计算：',
      '  2026年6月3日15:30，商品签收。',
      '  当日不计，2026年6月4日为第 1 天。',
      '  7 天的期限到2026年6月10日为止。',
      '  2026年6月5日至2026年6月6日的维修占用 2 天，期限相应延长。',
      '  自2026年6月5日起的维修尚未结束，目前已延长 1 天。',
    ],
  ],
  [
    counted(
      window({
        ...span,
        ...raw,
        restarted: { ...repair, closedAt: '2026-06-06T10:00:00+08:00' },
        rolled: { from: '2026-06-07', to: '2026-06-10', restDay: { weekday: 7 } },
      }),
    ),
    [
      'How the time is counted:',
      '  The goods were delivered on 3 June 2026 at 15:30.',
      '  The repair was finished on 6 June 2026, so the period starts again.',
      '  That makes 7 June 2026 the last day.',
      '  7 June 2026 is a Sunday, so the last day moves to the next working day, 10 June 2026.',
      '  The claim was made on 10 June 2026 at 10:00, in time.',
    ],
    [
      '期限的计算：',
      '  2026年6月3日15:30，商品签收。',
      '  2026年6月6日完成维修，期限重新计算。',
      '  因此最后一天为2026年6月7日。',
      '  2026年6月7日适逢星期日，最后一天顺延至下一个工作日2026年6月10日。',
      '  申请于2026年6月10日10:00提出，在期限内。',
    ],
  ],
  [
    counted(window({ ...span, ...raw, restarted: repair })),
    [
      'How the time is counted:',
      '  The goods were delivered on 3 June 2026 at 15:30.',
      '  The repair was finished on 5 June 2026, so the period starts again.',
      '  That makes 10 June 2026 the last day.',
      '  The claim was made on 10 June 2026 at 10:00, in time.',
    ],
    [
      '期限的计算：',
      '  2026年6月3日15:30，商品签收。',
      '  2026年6月5日完成维修，期限重新计算。',
      '  因此最后一天为2026年6月10日。',
      '  申请于2026年6月10日10:00提出，在期限内。',
    ],
  ],
  [
    counted(window({ kind: 'latest', of: [span, { kind: 'earliest', of: [span] }], end: span.end })),
    [
      'How the time is counted:',
      '  The later of these ends counts.',
      '    The goods were delivered on 3 June 2026 at 15:30.',
      '    The earlier of these ends counts.',
      '  The claim was made on 10 June 2026 at 10:00, in time.',
    ],
    [
      '期限的计算：',
      '  以较晚的截止时间为准。',
      '    2026年6月3日15:30，商品签收。',
      '    以较早的截止时间为准。',
      '  申请于2026年6月10日10:00提出，在期限内。',
    ],
  ],
]

const deadlines: Row[] = [
  [deadline({ status: 'unknown', dependsOn: [] }), ['Until when this is possible is not known yet.'], ['截止时间尚不能确定。']],
  [
    deadline({ status: 'unknown', dependsOn: ['events.delivered'] }),
    ['Until when this is possible is not known yet.', 'That depends on the answer to “Have you received the item, and if so when?”'],
    ['截止时间尚不能确定。', '这取决于“您收到商品了吗？是什么时候收到的？”的答案。'],
  ],
  [
    deadline({ ...midnight, rolledFrom: '2026-06-07' }),
    ['The last day is 10 June 2026, moved from 7 June 2026, a rest day.'],
    ['最后一天是2026年6月10日（原为2026年6月7日，适逢休息日，顺延）。'],
  ],
  [
    deadline({ ...midnight, status: 'at_least', dependsOn: ['history', 'goods.opened', 'calendar:cn:2027', 'calendar:cn:2028'] }),
    [
      'This is possible at least until the end of 10 June 2026.',
      'It may be possible for longer: the days off of 2027 are not in the calendar yet; earlier repairs and exchanges may add time; it depends on the answer to “Have you opened the package?”',
    ],
    ['至少可到2026年6月10日24:00。', '期限可能更晚：2027年的放假安排尚未收录；以往的维修和换货可能延长期限；取决于“您打开外包装了吗？”的答案。'],
  ],
  [
    deadline({ ...midnight, status: 'at_least', dependsOn: ['calendar:cn:2028'] }),
    ['This is possible at least until the end of 10 June 2026.'],
    ['至少可到2026年6月10日24:00。'],
  ],
]

const words: Row[] = [
  [
    (s) => [
      factClause(s, { fact: 'goods.opened' }),
      factClause(s, { fact: 'derived.durable' }),
      factClause(s, { fact: 'test.own' }),
      factClause(s, { fact: 'test.own', value: 'x' }),
      factClause(s, { fact: 'test.own', value: true }),
      factClause(s, { fact: 'test.own', value: 5 }),
      factClause(s, { fact: 'claim.evidence', value: [] }),
      factClause(s, { fact: 'order.saleMode', value: 'elsewhere' }),
    ],
    [
      'Have you opened the package?',
      'Is it a durable product?',
      'test.own',
      'test.own: x',
      'test.own: yes',
      'test.own: 5',
      'no evidence has been handed in',
      'How buyer and seller met when the contract was made: elsewhere',
    ],
    [
      '您打开外包装了吗？',
      '商品是耐用商品吗？',
      'test.own',
      'test.own：x',
      'test.own：是',
      'test.own：5',
      '尚未提交凭证',
      '订立合同时买卖双方的接触方式：elsewhere',
    ],
  ],
  [
    (s) => [
      s.ruleText('test.gone'),
      JSON.stringify(s.cites('test.gone')),
      sourceText(s, { source: 'src', at: '1' }).text,
      s.day('soon'),
      eventWords(s, 'test_own').after,
      eventWords(s, 'test_own').was,
    ],
    ['test.gone', '[]', 'src, 1', 'soon', '“test_own”', 'test_own'],
    ['test.gone', '[]', 'src1', 'soon', '“test_own”', 'test_own'],
  ],
]

const speaker = (locale: 'en' | 'zh'): Speaker => speakerFor({ policy: policyOf([]), locale, zone: undefined, currency: 'CNY', all: false, rules: {} })

describe.each<[string, Row[]]>([
  ['reasons', reasons],
  ['duties', duties],
  ['how the time is counted', counting],
  ['deadlines', deadlines],
  ['words', words],
])('%s', (_, rows) => {
  it.each(rows.map(([say, en, zh]) => [en.at(-1) as string, say, en, zh] as const))('%s', (_title, say, en, zh) => {
    expect([say(speaker('en')), say(speaker('zh'))]).toEqual([en, zh])
  })
})
