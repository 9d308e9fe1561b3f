import { describe, expect, it } from 'vitest'
import { explain } from '../../src/explain/explain.js'
import { render } from '../../src/explain/render.js'
import { conditionText, factClause, neededText, valueText } from '../../src/explain/say/say-fact.js'
import { type Speaker, sourceText, speakerFor } from '../../src/explain/say/speaker.js'
import { wordsIn } from '../../src/explain/words/vocabulary-words.js'
import { createPolicy, type Policy } from '../../src/index.js'
import { facts, grant, policyOf } from '../support/decide.js'
import { type RuleSketch, testPack } from '../support/test-pack.js'

const other = policyOf([])
const speaker = (locale: 'en' | 'zh' = 'en'): Speaker => speakerFor({ policy: other, locale, zone: undefined, currency: undefined, all: false, rules: {} })

describe('what another policy does not know', () => {
  it('is said by its id', () => {
    const decision = policyOf([grant({ service: 'return' })]).evaluate(facts(), { only: ['return'] })
    expect(render(decision, { policy: other, locale: 'en' })).toBe(
      ['Return', '  The goods can be returned, with no time limit.', '', '  By law', '    test.grant', '    There is no time limit.'].join('\n'),
    )
  })

  it.each([
    ['a word', wordsIn('en').word('labels', 'own_label'), 'own_label'],
    ['a step', wordsIn('en').duty('acts', 'own_act'), 'own_act'],
    ['a value of a term', wordsIn('en').termValue('freight', 'nobody'), 'nobody'],
    ['a part of a term', wordsIn('en').termPart('compensation', 'own_part'), 'own_part'],
    ['a value of a part of a term', wordsIn('en').termPart('compensation', 'of', 'own_basis'), 'own_basis'],
    ['a value of a fact', wordsIn('en').factValue('order.channel', 'own_channel'), 'own_channel'],
    ['a source without a title', sourceText(speaker(), { source: 'src', at: '1' }).text, 'src, 1'],
    ['no complaint yet', factClause(speaker('zh'), { fact: 'derived.complaints', value: 0 }), '该商品的投诉尚未处理过'],
    ['no use of a promise yet', factClause(speaker('zh'), { fact: 'derived.labelUses.no_reason_7d', value: 0 }), '该商品尚未使用过该服务'],
    ['complaints', factClause(speaker('zh'), { fact: 'derived.complaints', value: 2 }), '该商品的投诉已处理2 次'],
    ['a fact of a pack', factClause(speaker(), { fact: 'goods.test.own', value: false }), 'goods.test.own: no'],
  ])('%s', (_, said, expected) => {
    expect(said).toBe(expected)
  })
})

describe('a decision by more packs than the policy has that says it', () => {
  it('says a step that is due twice without whose the other is', () => {
    const law = testPack({ rules: [grant({ service: 'return' }), pay('test.pay', 7)] })
    const files = { 'calendar.json': undefined, 'zone.json': undefined }
    const shop = testPack({ manifest: { id: 'shop', layer: 'seller', needs: ['test'] }, rules: [pay('shop.pay', 3)], files })
    const decision = createPolicy([law, shop]).evaluate(facts(), { only: ['return'] })
    const steps = (policy: Policy): string[] =>
      render(decision, { policy, locale: 'en' })
        .split('\n')
        .filter((line) => line.includes('refund'))
    const [week, three] = [7, 3].map((days) => `The seller must pay the refund within ${days} days after receipt of the returned goods.`)
    expect(steps(createPolicy([law, shop]))).toEqual([`      - By the seller’s promise: ${three}`, `      - By law: ${week}`])
    expect(steps(createPolicy([law]))).toEqual([`      - ${three}`, `      - By law: ${week}`])
  })
})
const pay = (id: string, days: number): RuleSketch => ({
  ...{ id, kind: 'duty', of: ['test.grant'], act: 'refund', actor: 'seller', ends: { from: 'returnReceived', for: { days } } },
})

describe('values in words', () => {
  it.each<[string, unknown, string]>([
    ['item.labels', ['no_reason_7d', 'no_reason_30d'], '“No-reason return for 7 days” and “No-reason return for 30 days”'],
    ['claim.evidence', ['photos', 'video'], 'Photos of the problem from several angles and Video of the problem'],
    ['derived.submittedMinute', 605, '10:05'],
    ['item.unitPaid', 500, '500 (in the smallest unit of the currency)'],
    ['goods.test.own', 7, '7'],
  ])('%s', (fact, value, said) => {
    expect(valueText(speaker(), fact, value as never)).toBe(said)
  })

  it('an abbreviation keeps its capitals inside a sentence', () => {
    expect(['PLUS member', 'Refund'].map(speaker().say.inside)).toEqual(['PLUS member', 'refund'])
  })

  it('an amount in what is no currency', () => {
    const inNone = speakerFor({ policy: other, locale: 'en', zone: undefined, currency: 'yuan', all: false, rules: {} })
    expect(valueText(inNone, 'item.unitPaid', 500)).toBe('500 (in the smallest unit of the currency)')
  })

  it('a condition with its params', () => {
    expect([
      conditionText(speaker(), 'label_uses_left', { limit: 1 }),
      conditionText(speaker(), 'label_uses_left', { limit: 3 }),
      conditionText(speaker(), 'member_level', { level: 'plus' }),
    ]).toEqual(['The service has not been used yet', 'The service has been used fewer than 3 times', 'The buyer holds the membership “PLUS member”'])
    expect(neededText(speaker(), { fact: 'claim.quantity', value: 1 })).toEqual([])
  })
})

describe('what is out of reach', () => {
  const pack = (when: object): Policy =>
    createPolicy([testPack({ manifest: { when } as never, rules: [grant({ service: 'return', scope: { category: ['books'] } })] })])
  const shop = { '==': [{ var: 'order.channel' }, 'store'] }
  it.each([
    [
      'of another pack',
      pack(shop),
      { order: { channel: 'auction' }, item: { category: 'books' } },
      [{ fact: 'order.channel', value: 'auction', fits: { values: ['store'] } }],
    ],
    [
      'about another item',
      pack(shop),
      { order: { channel: 'store' }, item: { category: 'phones' } },
      [{ fact: 'item.category', value: 'phones', fits: { values: ['books'] } }],
    ],
  ])('a rule %s', (_, policy, more, named) => {
    const { whyNot } = explain(policy, facts(more), { service: 'return', otherItems: true }).services.return
    expect(whyNot.flatMap(({ reasons }) => reasons).filter(({ code }) => code !== 'no_rule')).toMatchObject([{ nearness: 'other_item', facts: named }])
    expect(explain(policy, facts(more), { service: 'return' }).services.return.whyNot.map(({ reasons }) => reasons[0]?.code)).toEqual(['no_rule'])
  })

  it('refuses facts that are none', () => {
    expect(() => explain(other, {} as never)).toThrow('facts')
    expect(() => createPolicy([testPack()]).questions({} as never)).toThrow('facts')
  })

  it('asks about every service when none is named', () => {
    const policy = createPolicy([
      testPack({ rules: [grant({ service: 'return', when: { '==': [{ var: 'goods.opened' }, true] } }), grant({ id: 'test.fix', service: 'repair' })] }),
    ])
    expect(policy.questions(facts()).map(({ fact }) => fact)).toEqual(['goods.opened'])
    const step = policy.interview(facts({ goods: { opened: true } }))
    expect(step.done && Object.entries(step.verdicts).filter(([, verdict]) => verdict !== 'unavailable')).toEqual([
      ['return', 'available'],
      ['repair', 'available'],
    ])
  })
})
