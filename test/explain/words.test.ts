import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { factClause } from '../../src/explain/say/say-fact.js'
import { type Speaker, speakerFor } from '../../src/explain/say/speaker.js'
import type { Saying } from '../../src/explain/words/fact-sayings.js'
import { inLocale, languageOf } from '../../src/explain/words/locale.js'
import { formatsIn } from '../../src/explain/words/locale-format.js'
import { MESSAGES_EN } from '../../src/explain/words/messages-en.js'
import { MESSAGES_ZH } from '../../src/explain/words/messages-zh.js'
import { pinpointZh } from '../../src/explain/words/pinpoint-zh.js'
import { BASE_VOCABULARY, type FactDefinition, valuesOf } from '../../src/facts/vocabulary.js'
import { policyOf } from '../support/decide.js'

const { facts, events, duties, services, terms } = BASE_VOCABULARY
const speaker = (locale: 'en' | 'zh'): Speaker => speakerFor({ policy: policyOf([]), locale, zone: undefined, currency: 'CNY', all: false, rules: {} })
const file = (name: string): Record<string, Record<string, unknown>> => JSON.parse(readFileSync(`src/facts/vocabulary/${name}.json`, 'utf8'))
/** Their moments are said by their events. */
const MOMENTS = ['order.purchasedAt', 'claim.submittedAt']

describe.each(['en', 'zh'] as const)('in %s', (locale) => {
  const { messages, sayings } = languageOf(locale)

  it('every fact of the base vocabulary has a clause for every value', () => {
    const missingOf = (path: string): string[] => {
      const saying = (sayings as unknown as Record<string, Saying>)[path.replace('.{label}', '')]
      if (saying === undefined) return [path]
      if (typeof saying === 'function') return []
      const definition = facts[path] as FactDefinition
      const values = definition.type === 'boolean' ? ['yes', 'no'] : [...(valuesOf(BASE_VOCABULARY, definition) ?? [])]
      return values.filter((value) => !(saying as Record<string, string>)[value]).map((value) => `${path} ${value}`)
    }
    expect(
      Object.keys(facts)
        .filter((path) => !MOMENTS.includes(path))
        .flatMap(missingOf),
    ).toEqual([])
  })

  it('no fact has a clause that the vocabulary does not know', () => {
    const known = new Set(Object.keys(facts).map((path) => path.replace('.{label}', '')))
    expect(Object.keys(sayings).filter((path) => !known.has(path))).toEqual([])
  })

  it('every clause begins small and has no full stop', () => {
    const clauses = Object.values(sayings as unknown as Record<string, Saying>).flatMap((saying) =>
      typeof saying === 'function' ? [saying('5')] : Object.values(saying),
    )
    expect(clauses.filter((clause) => /^[A-Z](?!LUS)|[.。]$/.test(clause))).toEqual([])
  })

  it('every event, act of silence, service and unit has words', () => {
    expect(Object.keys(messages.event).sort()).toEqual(Object.keys(events).sort())
    expect(Object.keys(messages.otherwise).sort()).toEqual(Object.keys(duties.onSilence).sort())
    expect(Object.keys(messages.can).sort()).toEqual(Object.keys(services).sort())
    const units = new Set(Object.values(file('facts')).flatMap(({ unit }) => (typeof unit === 'string' ? [unit] : [])))
    expect([...units].filter((unit) => !['minor', 'minute'].includes(unit) && !Object.hasOwn(messages.unit, unit))).toEqual([])
  })

  it('every value of the terms that are said has a sentence', () => {
    for (const [term, sentences] of Object.entries(messages.term)) expect(Object.keys(sentences).sort()).toEqual([...(terms[term]?.values ?? [])].sort())
    expect(Object.keys(messages.respondent).sort()).toEqual([...(terms.respondents?.values ?? [])].sort())
  })

  it('what never happened is not counted', () => {
    const counted = ['buyer.labelUsesThisYear.no_effect_28d', 'derived.repairs', 'derived.failedRepairs', 'derived.exchangesDone']
    expect(counted.map((fact) => factClause(speaker(locale), { fact, value: 0 }))).toEqual(
      locale === 'en'
        ? ['the service has not been used this year', 'it has never been repaired', 'no repair has failed', 'it has never been exchanged']
        : ['本年内尚未使用该服务', '商品没有维修过', '没有未修好的维修', '商品没有换过货'],
    )
  })

  it('a number is said with its unit, money in its currency, a time of day by the clock', () => {
    const say = (fact: string, value: number): string => factClause(speaker(locale), { fact, value })
    expect(
      [say('goods.remainingPercent', 70), say('item.unitPaid', 29900), say('derived.failedRepairs', 2), say('derived.submittedMinute', 1085)].map((clause) =>
        messages.typeset(clause),
      ),
    ).toEqual(
      locale === 'en'
        ? ['70 per cent of the content is left', 'CN¥299.00 was paid for one unit', 'repairs have failed twice', 'the claim was made at 18:05']
        : ['内容物还剩 70%', '每件实付 ¥299.00', '已有 2 次维修未修好', '申请于 18:05 提出'],
    )
  })
})

describe('messages', () => {
  /** Every text that a message can be, with made-up params. */
  const texts = (messages: unknown): string[] => {
    if (typeof messages === 'string') return [messages]
    if (Array.isArray(messages)) return messages.flatMap(texts)
    if (typeof messages === 'object' && messages !== null) return Object.values(messages).flatMap(texts)
    if (typeof messages !== 'function') return []
    const limits = [{ kind: 'until', moment: '□' }, { kind: 'at_least', moment: '□' }, { kind: 'none' }, { kind: 'unknown' }].map((limit) =>
      Object.assign(Object.create({ toString: () => '□' }) as object, limit),
    )
    const lists = new Set(['items', 'names', 'years', 'modes', 'offers', 'parts', 'spans', 'clauses', 'because', 'questions'])
    return limits.flatMap((limit) => {
      const params = new Proxy({}, { get: (_, name) => (name === 'limit' ? limit : lists.has(String(name)) ? ['□', '○'] : '□') })
      for (const argument of [params, '□', ['□', '○'], 2]) {
        try {
          return [String((messages as (argument: unknown) => unknown)(argument))]
        } catch {
          // Another kind of argument then.
        }
      }
      throw new Error(`no argument fits ${messages}`)
    })
  }

  it.each([
    ['en', MESSAGES_EN],
    ['zh', MESSAGES_ZH],
  ])('use no word of the engine: %s', (_, messages) => {
    const all = texts(messages)
    expect(all.length).toBeGreaterThan(150)
    expect(all.filter((text) => /\b(grants?|routes?|denial|denied|kleene|verdict|defeats?|adjust|scope|undefined)\b|\[object/i.test(text))).toEqual([])
  })

  it('are Chinese in Chinese', () => {
    expect(texts(MESSAGES_ZH).filter((text) => /[A-Za-z]{2,}/.test(text.replace('NaN', '')))).toEqual([])
  })
})

describe('a text of a pack', () => {
  it('falls back to English', () => {
    expect(inLocale({ en: 'one', zh: '一' }, 'zh')).toBe('一')
    expect(inLocale({ en: 'one' }, 'zh')).toBe('one')
  })
})

describe('dates', () => {
  it.each([
    ['en', '8 October 2026', 'Saturday'],
    ['zh', '2026年10月8日', '星期六'],
  ] as const)('in %s', (locale, day, saturday) => {
    const formats = formatsIn(languageOf(locale).tag)
    expect([formats.day('2026-10-08'), formats.weekday(6)]).toEqual([day, saturday])
  })

  it('are those of the zone that is handed in, across daylight saving', () => {
    const clock = (zone: string | undefined, instant: string): object => formatsIn('en-GB', zone).clock(instant)
    expect(clock(undefined, '2026-10-09T00:00:00+08:00')).toEqual({ day: '2026-10-09', time: '00:00', midnight: true })
    expect(clock('Europe/Berlin', '2026-10-09T00:00:00+08:00')).toEqual({ day: '2026-10-08', time: '18:00', midnight: false })
    expect(clock('Europe/Berlin', '2026-12-09T07:00:00+08:00')).toEqual({ day: '2026-12-09', time: '00:00', midnight: true })
    expect(clock('America/New_York', '2026-01-01T12:30:05Z')).toEqual({ day: '2026-01-01', time: '07:30', midnight: false })
  })
})

describe('Chinese typesetting', () => {
  it.each([
    ['申请已逾期7天', '申请已逾期 7 天'],
    ['最后一天是2026年10月8日（原为2026年10月1日）', '最后一天是2026年10月8日（原为2026年10月1日）'],
    ['2026年10月8日24:00前', '2026年10月8日 24:00 前'],
    ['退款金额为¥299.00。', '退款金额为 ¥299.00。'],
    ['（2013 年修正）', '（2013年修正）'],
    ['2024 年 7 月 1 日仍在', '2024年7月1日仍在'],
    ['2024 年 7 月起', '2024年7月起'],
    ['2026年5月8日24:00前', '2026年5月8日 24:00 前'],
    ['还剩70%以上', '还剩 70% 以上'],
    ['签收后 下表“期限”一栏的值', '签收后下表“期限”一栏的值'],
  ])('%s', (text, set) => expect(MESSAGES_ZH.typeset(text)).toBe(set))

  it.each([
    ['art. 25', '第 25 条'],
    ['art. 5 part 3', '第 5 条第 3 部分'],
    ['appeal and human review', '申诉和人工处理'],
    ['art. 9(3)', '第 9(3) 条'],
    ['art. 59, 61, 63', '第 59、61、63 条'],
    ['art. 8-24', '第 8 至 24 条'],
    ['art. 14, annex 3', '第 14 条，附件 3'],
    ['items 2-3', '第 2 至 3 项'],
    ['part 2, 3(1)', '第 2、3(1) 部分'],
    ['table, row 1', '表，第 1 行'],
    ['table 2, row 3', '表 2，第 3 行'],
    ['table of periods', '期限表'],
    ['1(3)', '1(3)'],
    ['something else', 'something else'],
  ])('the pinpoint %s is %s', (at, zh) => expect(pinpointZh(at)).toBe(zh))
})
