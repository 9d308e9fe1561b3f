import { describe, expect, it } from 'vitest'
import { explain } from '../../src/explain/explain.js'
import { render } from '../../src/explain/render.js'
import type { TextDocument, TextSection } from '../../src/explain/say/document.js'
import type { Locale } from '../../src/explain/words/locale.js'
import { facts, grant, type More, policyOf } from '../support/decide.js'
import type { RuleSketch } from '../support/test-pack.js'

const is = (fact: string, value: unknown = true): unknown => ({ '==': [{ var: fact }, value] })
const week = { ends: { from: 'delivered', for: { days: 7 } } }
const returns = (more: More = {}): RuleSketch => grant({ service: 'return', text: { en: 'Goods can be returned.', zh: '商品可退。' }, ...more })
const DELIVERED = { events: { delivered: '2026-06-05T10:00:00+08:00' } }

/** A decision about the return, and its explanation, in words. */
function said(rules: RuleSketch[], more: More, locale: Locale, options: object = {}): { decided: string; explained: string } {
  const policy = policyOf(rules)
  const given = facts({ ...DELIVERED, ...more })
  const speech = { policy, locale, ...options } as { policy: typeof policy; locale: Locale }
  return {
    decided: render(policy.evaluate(given, { only: ['return'] }), speech),
    explained: render(explain(policy, given, { service: 'return' }), speech),
  }
}

const text = (...lines: string[]): string => lines.join('\n')

describe('a decision in words', () => {
  it.each<[what: string, rules: RuleSketch[], more: More, en: string, zh: string]>([
    [
      'available',
      [returns({ windows: [week], terms: { freight: 'seller' } })],
      {},
      text(
        'Return',
        '  The goods can be returned until the end of 12 June 2026.',
        '',
        '  By law – A rule of a test',
        '    Goods can be returned. (A rule of a test, 1)',
        '    The last day is 12 June 2026.',
        '    The seller pays the freight.',
      ),
      text(
        '退货',
        '  可以退货，最晚至2026年6月12日 24:00。',
        '',
        '  依照法律——测试规则',
        '    商品可退。（《测试规则》1）',
        '    最后一天是2026年6月12日。',
        '    运费由卖家承担。',
      ),
    ],
    [
      'on conditions',
      [returns({ provided: [{ code: 'not_opened', if: is('goods.opened', false) }], certainty: 'low' })],
      {},
      text(
        'Return',
        '  The goods can be returned, with no time limit, on the conditions below.',
        '',
        '  By law – A rule of a test',
        '    Goods can be returned. (A rule of a test, 1)',
        '    There is no time limit. The rules are not clear on this point, so the answer is uncertain.',
        '    This holds if:',
        '      - The package is unopened',
        '',
        '  Still to be settled',
        '      - Have you opened the package?',
      ),
      text(
        '退货',
        '  满足下列条件时可以退货，没有时间限制。',
        '',
        '  依照法律——测试规则',
        '    商品可退。（《测试规则》1）',
        '    没有时间限制。规定对此不够明确，这一结论并不确定。',
        '    前提是：',
        '      - 外包装未打开',
        '',
        '  还需确认',
        '      - 您打开外包装了吗？',
      ),
    ],
    [
      'not settled',
      [returns({ when: is('goods.opened') })],
      {},
      text('Return', '  It is not settled yet whether the goods can be returned.', '  Still to be settled:', '    - Have you opened the package?'),
      text('退货', '  目前还不能确定是否可以退货。', '  还需确认：', '    - 您打开外包装了吗？'),
    ],
    [
      'not possible',
      [returns({ scope: { reason: ['defective'] } })],
      { claim: { reason: 'changed_mind' } },
      text(
        'Return',
        '  The goods cannot be returned.',
        '  Why not:',
        '    - By law: Goods can be returned. (A rule of a test, 1)',
        '      - This rule is not meant for the reason “No longer wanted”.',
      ),
      text('退货', '  不能退货。', '  原因：', '    - 依照法律：商品可退。（《测试规则》1）', '      - 该规定不适用于“不想要了”这一申请原因。'),
    ],
    [
      'not possible for such an item',
      [grant()],
      {},
      text('Return', '  The goods cannot be returned.', '  Why not:', '    - No rule gives this for such an item.'),
      text('退货', '  不能退货。', '  原因：', '    - 对这类商品，没有提供这项服务的规定。'),
    ],
  ])('%s', (_, rules, more, en, zh) => {
    expect(said(rules, more, 'en').decided).toBe(en)
    expect(said(rules, more, 'zh').decided).toBe(zh)
  })
})

/** The lines under one lead. */
function under(lead: string, whole: string): string[] {
  const lines = whole.split('\n')
  const start = lines.findIndex((line) => line.trim() === lead) + 1
  const rest = lines.slice(start)
  const end = rest.findIndex((line) => !/^\s*- /.test(line))
  return (end < 0 ? rest : rest.slice(0, end)).map((line) => line.trim().replace(/^- /, ''))
}

describe('reasons in words', () => {
  const late = { windows: [{ ends: { from: 'delivered', for: { days: 3 } } }] }
  it.each<[what: string, rule: More, more: More, en: string[], zh: string[]]>([
    ['late', late, {}, ['The claim is 2 days late: the last day was 8 June 2026.'], ['申请已逾期 2 天，最后一天是2026年6月8日。']],
    [
      'late by hours',
      { windows: [{ ends: { from: 'delivered', for: { hours: 121 } } }] },
      {},
      ['The claim is less than a day late: the time ran until 10 June 2026 at 11:00.'],
      ['申请逾期不到一天，截止时间为2026年6月10日 11:00。'],
    ],
    [
      'early',
      { windows: [{ opens: { event: 'delivered', plus: { days: 9 } } }] },
      {},
      ['It can be claimed only from 14 June 2026 on.'],
      ['须自2026年6月14日起才能申请。'],
    ],
    [
      'a kind of case',
      { when: is('order.saleMode', 'distance') },
      { order: { saleMode: 'store' } },
      ['This rule is for other cases: it was bought in a shop.'],
      ['该规定不适用于本情形：商品是在实体店购买的。'],
    ],
    [
      'the state of the order',
      { when: is('order.state', 'completed') },
      { order: { state: 'shipped' } },
      ['That is not possible now: the order is on its way and receipt is not confirmed yet.'],
      ['目前不能申请：订单已发货但尚未确认收货。'],
    ],
    [
      'a number',
      { provided: [{ code: 'enough_left', params: { percent: 80 }, if: { '>=': [{ var: 'goods.remainingPercent' }, 80] } }] },
      { goods: { remainingPercent: 70 } },
      ['A condition is not met: at least 80 per cent is left.', 'In this case, 70 per cent of the content is left.'],
      ['不满足条件：剩余量不少于 80%。', '实际情况是：内容物还剩 70%。'],
    ],
    [
      'a number that makes it another case',
      { when: { '<=': [{ var: 'goods.kilometres' }, 100] } },
      { goods: { kilometres: 120 } },
      ['This rule is for other cases: it has been driven 120 kilometres.', 'It may be no more than 100 kilometres.'],
      ['该规定不适用于本情形：车辆已行驶 120 公里。', '不得超过 100 公里。'],
    ],
    [
      'what can still be put right',
      { provided: [{ code: 'locks_off', if: is('goods.accountLocked', false) }] },
      { goods: { accountLocked: true } },
      ['A condition is not met: device locks are switched off.', 'That can still be put right.'],
      ['不满足条件：设备锁已关闭。', '这一点仍可补救。'],
    ],
    [
      'used up',
      { provided: [{ code: 'label_uses_left', params: { limit: 1 }, if: { '<': [{ var: 'derived.labelUses.taste_cover' }, 1] } }] },
      {
        history: [
          { service: 'return', label: 'taste_cover', outcome: 'cancelled', openedAt: '2026-06-06T10:00:00+08:00' },
          { service: 'return', label: 'taste_cover', outcome: 'done', quantity: 1, openedAt: '2026-06-06T10:00:00+08:00' },
        ],
        item: { quantity: 3 },
        claim: { quantity: 1 },
      },
      ['The service has already been used once; the limit is once.'],
      ['该服务已使用 1 次，上限为 1 次。'],
    ],
    [
      'too many',
      {},
      { history: [{ service: 'return', outcome: 'done', quantity: 1, openedAt: '2026-06-06T10:00:00+08:00' }], item: { quantity: 3 }, claim: { quantity: 3 } },
      ['3 units are asked for, but only 2 are left.', 'That can still be put right.'],
      ['申请 3 件，仅剩 2 件可申请。', '这一点仍可补救。'],
    ],
    [
      'not in force',
      { inForce: { from: '2026-06-02' } },
      {},
      ['The rule has been in force only since 2 June 2026; the order was placed on 1 June 2026.'],
      ['该规定自2026年6月2日起施行，2026年6月1日买家下单时尚未施行。'],
    ],
  ])('%s', (_, rule, more, en, zh) => {
    const lines = (locale: Locale, lead: string): string[] => under(lead, said([returns(rule)], more, locale).explained).slice(1)
    expect(lines('en', 'Why not:')).toEqual(en)
    expect(lines('zh', '原因：')).toEqual(zh)
  })

  it('an exception', () => {
    const rules: RuleSketch[] = [
      returns(),
      { id: 'test.exclude', kind: 'exclude', defeats: ['test.grant'], when: is('goods.opened'), text: { en: 'Opened goods stay.', zh: '拆封不退。' } },
    ]
    const { explained } = said(rules, { goods: { opened: true } }, 'en')
    expect(under('Why not:', explained).slice(1)).toEqual(['An exception applies: Opened goods stay.'])
    expect(under('原因：', said(rules, { goods: { opened: true } }, 'zh').explained).slice(1)).toEqual(['属于例外情形：拆封不退。'])
  })

  it('of a decision, which knows no facts, by the question behind it', () => {
    const { decided } = said([returns({ when: is('order.saleMode', 'distance') })], { order: { saleMode: 'store' } }, 'en')
    expect(under('Why not:', decided)[1]).toBe('This rule is for other cases. What counts is the answer to “Was it bought at a distance or in person?”')
  })
})

describe('the parts of a route in words', () => {
  const found = (rule: More, more: More = {}, others: RuleSketch[] = []): string => said([returns(rule), ...others], more, 'en').explained

  it('evidence: required, recommended, alternatives, handed in', () => {
    const evidence = [
      { anyOf: ['invoice', 'order_record'] },
      { anyOf: ['photos', 'video', 'detail_photo'], atLeast: 2 },
      { anyOf: ['description'], need: 'recommended' },
    ]
    const whole = found({ evidence }, { claim: { evidence: ['order_record'] } })
    expect(under('Please have ready:', whole)).toEqual([
      'One of these (already handed in): invoice, paper or electronic; order record',
      '2 of these: photos of the problem from several angles; video of the problem; close-up of the damage with barcode or label',
    ])
    expect(under('It also helps to have:', whole)).toEqual(['Description of the problem'])
  })

  it('money, with what is taken off', () => {
    const terms = { refundBasis: 'paid', deductions: [{ code: 'outbound_freight' }, { code: 'invoice_tax' }], refundTo: 'original_payment' }
    const known = { order: { currency: 'CNY', freightNoLongerFree: 600 }, item: { unitPaid: 29900, quantity: 1 }, claim: { quantity: 1 } }
    expect(found({ terms }, known)).toContain(
      'This is taken off the refund: outbound freight that is no longer free (CN¥6.00). The refund may be reduced by: tax of a paper invoice that does not come back.',
    )
    expect(found({ terms }, { ...known, goods: { paperInvoice: 'held' } })).toContain('The refund is CN¥293.00. This is taken off the refund')
  })

  it('duties: with a started clock, with one that has still to start, and what silence means', () => {
    const duty = (id: string, more: More): RuleSketch => ({ id: `test.${id}`, kind: 'duty', of: ['test.grant'], actor: 'seller', ...more })
    const whole = found({}, {}, [
      duty('review', { act: 'review', ends: { from: 'submitted', for: { hours: 24 } }, onSilence: 'approved' }),
      duty('refund', {
        act: 'refund',
        ends: {
          earliest: [
            { from: 'returnReceived', for: { hours: 24 } },
            { from: 'sentBack', for: { days: 7 } },
          ],
        },
      }),
      duty('inspect', { act: 'inspect', ends: { from: 'returnReceived', for: { workingDays: 1 } } }),
    ])
    expect(under('What follows:', whole)).toEqual([
      'The seller must review the claim by 11 June 2026 at 12:00. Otherwise the claim counts as approved.',
      'The seller must inspect the goods within 1 working day after receipt of the returned goods.',
      'The seller must pay the refund within 24 hours after receipt of the returned goods or 7 days after dispatch of the returned goods, whichever ends first.',
    ])
  })

  it('why, with exceptions that were lifted and those that do not apply', () => {
    const exclude = (id: string, fact: string): RuleSketch => ({
      id: `test.${id}`,
      kind: 'exclude',
      defeats: ['test.grant'],
      when: is(fact),
      text: { en: `Not if ${id}.`, zh: '除外' },
    })
    const whole = found({ when: is('order.saleMode', 'distance') }, { order: { saleMode: 'distance' }, goods: { opened: true, used: false, tagsOn: true } }, [
      exclude('opened', 'goods.opened'),
      exclude('used', 'goods.used'),
      { id: 'test.lift', kind: 'except', defeats: ['test.opened'], when: is('goods.tagsOn'), text: { en: 'Tags on.', zh: '吊牌' } },
    ])
    expect(under('Why:', whole)).toEqual([
      'It was bought online, by phone or otherwise at a distance.',
      'An exception would apply (“Not if opened”), but another rule sets it aside: “Tags on”.',
      'There is one exception, and it does not apply.',
    ])
  })

  it('questions behind what is still open, a few of them', () => {
    expect(under('Still open:', found({ terms: { refundBasis: 'paid' } }))).toEqual([
      'Refund after deductions: this depends on the answers to “How many units does the claim cover?” and “How much was really paid for one unit?”',
    ])
  })

  it('a step that may follow, by the question behind it', () => {
    const ends = { from: 'returnReceived', for: { days: 7 } }
    const text = { en: 'The seller checks the goods.', zh: '卖家验收商品。' }
    const check: RuleSketch = { id: 'test.check', kind: 'duty', of: ['test.grant'], act: 'inspect', actor: 'seller', ends, when: is('goods.opened'), text }
    const lines = (locale: Locale): string[] => said([returns(), check], {}, locale).explained.split('\n').slice(-2)
    expect(lines('en')).toEqual(['    Still open:', '      - The seller checks the goods: this depends on the answer to “Have you opened the package?”'])
    expect(lines('zh')).toEqual(['    尚未确定：', '      - 卖家验收商品：取决于“您打开外包装了吗？”的答案'])
  })

  it('rules that say the same and fail alike once, unless all are wanted', () => {
    const twice = ['test.a', 'test.b'].map((id) => returns({ id, when: is('goods.used', false) }))
    const other = returns({ id: 'test.c', when: is('goods.used', false), text: { en: 'Goods can be returned later.', zh: '商品之后可退。' } })
    const why = (options: object): string[] =>
      said([...twice, other], { goods: { used: true } }, 'en', options)
        .explained.split('\n')
        .filter((line) => line.includes('By law'))
    const [first, last] = ['Goods can be returned.', 'Goods can be returned later.'].map((text) => `    - By law: ${text} (A rule of a test, 1)`)
    expect(why({})).toEqual([first, last])
    expect(why({ all: true })).toEqual([first, first, last])
  })

  it('a category that is read twice is said once', () => {
    const when = { in: ['phones_and_digital', { var: 'derived.categories' }] }
    const lines = (scope: object): string[] =>
      said([returns({ when, ...scope })], {}, 'en', { all: true })
        .explained.split('\n')
        .filter((line) => line.includes('belongs to'))
    expect(lines({ scope: { category: ['phones'] } })).toEqual(['      - The item belongs to “Mobile phones”.'])
    expect(lines({})).toEqual(['      - The item belongs to “Phones and digital”.'])
  })

  it('a few ways and reasons, unless all are wanted', () => {
    const rules = [1, 2, 3, 4].map((n) => returns({ id: `test.way-${n}`, text: { en: `Way ${n}.`, zh: `途径${n}` } }))
    const far = [10, 20, 30, 40].map((n) => returns({ id: `test.no-${n}`, when: is('goods.opened'), text: { en: `No ${n}.`, zh: `不${n}` } }))
    const known = { goods: { opened: false } }
    const few = said([...rules, ...far], known, 'en').explained
    expect([few.match(/Way \d/g), few.match(/No \d/g)]).toEqual([['Way 1', 'Way 2'], null])
    expect(few).toContain('2 more ways, not shown here')
    const all = said([...rules, ...far], known, 'en', { all: true }).explained
    expect([all.match(/Way \d/g)?.length, all.match(/No \d/g)?.length]).toEqual([4, 4])
  })
})

describe('options', () => {
  const policy = policyOf([returns({ windows: [week], terms: { refundBasis: 'paid' } })])
  const given = facts({ ...DELIVERED, item: { unitPaid: 29900, quantity: 1 }, claim: { quantity: 1 } })
  const decision = policy.evaluate(given, { only: ['return'] })

  it('zone: moments are said on its clock, and the zone is named', () => {
    expect(render(decision, { policy, locale: 'en', zone: 'America/New_York' })).toContain('returned until 12 June 2026 at 12:00 (America/New_York).')
    expect(render(decision, { policy, locale: 'en', zone: 'Asia/Shanghai' })).toContain('returned until the end of 12 June 2026.')
    expect(() => render(decision, { policy, locale: 'en', zone: 'Europe/Berlim' })).toThrow(RangeError)
  })

  it.each([
    ['en', 'CNY', 'CN¥299.00'],
    ['en', 'JPY', '¥29,900'],
    ['en', 'KWD', 'KWD 29.900'],
    ['zh', 'CNY', '¥299.00'],
    ['zh', undefined, '29,900（以货币最小单位计）'],
  ] as const)('currency: in %s an amount of %s is %s', (locale, currency, money) => {
    const found = render(decision, { policy, locale, ...(currency && { currency }) })
    expect(found.replaceAll('\u00A0', ' ')).toContain(money)
  })

  it('locale: one without messages is refused', () => {
    expect(() => render(decision, { policy, locale: 'fr' as never })).toThrow('there are no messages in "fr"; there are: en, zh')
  })

  it('an explanation knows the currency of its order', () => {
    const order = { ...given.order, currency: 'CNY' }
    expect(render(explain(policy, { ...given, order }, { service: 'return' }), { policy, locale: 'en' })).toContain('The refund is CN¥299.00.')
  })
})

describe('what would change it, in words', () => {
  it.each<[locale: Locale, said: string[]]>([
    [
      'en',
      [
        '  What would change that:',
        '    - The goods can be returned if this has been handed in: Photos of the problem from several angles, on further conditions.',
      ],
    ],
    ['zh', ['  怎样才能办理：', '    - 如果已提交：多角度的问题照片，满足其他条件后可以退货。']],
  ])('of a set says what is added (%s)', (locale, expected) => {
    const rules = [returns({ when: { in: ['photos', { var: 'claim.evidence' }] }, provided: [{ code: 'not_opened', if: is('goods.opened', false) }] })]
    const { explained } = said(rules, { claim: { evidence: ['video'] } }, locale)
    expect(explained.split('\n').slice(-2)).toEqual(expected)
  })
})

describe('formats', () => {
  const policy = policyOf([returns({ provided: [{ code: 'not_opened', if: is('goods.opened', false) }] })])
  const decision = policy.evaluate(facts(DELIVERED), { only: ['return'] })

  it('markdown', () => {
    expect(render(decision, { policy, locale: 'en', format: 'markdown' })).toBe(
      text(
        '## Return',
        '',
        'The goods can be returned, with no time limit, on the conditions below.',
        '',
        '### By law – A rule of a test',
        '',
        'Goods can be returned. (A rule of a test, 1)',
        '',
        'There is no time limit.',
        '',
        'This holds if:',
        '',
        '- The package is unopened',
        '',
        '### Still to be settled',
        '',
        '- Have you opened the package?',
      ),
    )
  })

  it('markdown in which a text begins like a list', () => {
    const entry = (en: string): object => ({ facts: ['goods.opened'], params: [], text: { en, zh: en } })
    const provided = ['test_dry', 'test_cool'].map((code) => ({ code, if: is('goods.opened', false) }))
    const files = { 'vocabulary/conditions.json': { test_dry: entry('1. kept dry'), test_cool: entry('- kept cool') } }
    const numbered = policyOf([returns({ provided })], { files })
    const lines = render(numbered.evaluate(facts(DELIVERED), { only: ['return'] }), { policy: numbered, locale: 'en', format: 'markdown' }).split('\n')
    const from = lines.indexOf('This holds if:')
    expect(lines.slice(from, from + 4)).toEqual(['This holds if:', '', '- 1\\. kept dry', '- \\- kept cool'])
  })

  it('html', () => {
    expect(render(decision, { policy, locale: 'zh', format: 'html' })).toBe(
      text(
        '<section lang="zh" class="partly">',
        '<h2>退货</h2>',
        '<p>满足下列条件时可以退货，没有时间限制。</p>',
        '<section>',
        '<h3>依照法律——测试规则</h3>',
        '<p>商品可退。（<small>《测试规则》1</small>）</p>',
        '<p>没有时间限制。</p>',
        '<p>前提是：</p>',
        '<ul>',
        '<li>外包装未打开</li>',
        '</ul>',
        '</section>',
        '<section>',
        '<h3>还需确认</h3>',
        '<ul>',
        '<li>您打开外包装了吗？</li>',
        '</ul>',
        '</section>',
        '</section>',
      ),
    )
  })

  it('plain object', () => {
    const document: TextDocument = render(decision, { policy, locale: 'en', format: 'plain-object' })
    const [section] = document.sections as [TextSection]
    expect(document.locale).toBe('en')
    expect(section).toMatchObject({
      heading: 'Return',
      tone: 'partly',
      service: 'return',
      sections: [{ rule: 'test.grant' }, { heading: 'Still to be settled' }],
    })
    expect(section.blocks).toEqual([{ kind: 'paragraph', spans: [{ text: 'The goods can be returned, with no time limit, on the conditions below.' }] }])
    expect(JSON.parse(JSON.stringify(document))).toEqual(document)
  })
})
